"""One word or phrase of a lexicon, found however it is written."""

import re
from collections.abc import Iterator

from rmdesk.domain.common_words import COMMON_WORDS, PARTICLES, STOP_WORDS
from rmdesk.domain.rendering import View, views
from rmdesk.domain.traces import FindingKind

_STAND_INS = {"a": "4@", "b": "8", "e": "3€", "i": "1!|", "l": "1|", "o": "0", "s": "5$", "t": "7"}
_ALL_STAND_INS = frozenset("".join(_STAND_INS.values()))
_SIGN_STANDS_IN = re.compile(r"[@$!|€][^\W_]")
_LINE_END = r"(?:[ \t]{0,3}\r?\n[ \t>]{0,4})?"
_BETWEEN_LETTERS = rf"(?:[^\w\s]|_){{0,4}}{_LINE_END}"
_BETWEEN_LETTERS_OF_SHORT = rf"(?:[^\w\s'’‘´`]|_){{0,4}}{_LINE_END}"
_LINE_END_OR_SPACE = rf"(?: |{_LINE_END})"
"""For watchwords: a line break typed into a field of one line is a space."""
_BETWEEN_WORDS = r"[\W_]{0,6}"
_APART = r"[\W_]{1,6}"
_WORD = re.compile(r"[^\W_]+")
_BREAK_BETWEEN_WORDS = re.compile(r"[\s/,;:()–—]")
_NOT = re.compile(r"['’‘´`]t(?![^\W_])")
_ENDINGS = re.compile(r"['’‘´`]s|s")
_ENDINGS_AFTER_HISS = re.compile(r"['’‘´`]s|es|s")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SPACELESS = re.compile("[\u0e00-\u0eff\u1100-\U0003ffff]")


class _Squeeze(dict[int, str | None]):
    """For str.translate: drops what is no letter and makes one of letters and digits that look alike."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = character if character.isalnum() else None
        return self[code]


_SQUEEZE = _Squeeze(
    {ord(sign): letter for letter, signs in _STAND_INS.items() for sign in signs if sign.isdigit()}
)
_SQUEEZE.update({ord("l"): "i", ord("1"): "i"})


class HiddenWord:
    """A name, a part of one, or a watchword, and every way of writing it that is looked for."""

    __slots__ = ("_compiled", "_spellings", "entered", "key", "kind")

    def __init__(self, entered: str, kind: FindingKind, spelling: str | None = None) -> None:
        """`entered`: what findings tell; `spelling`: what is looked for, when it is not the same."""
        self.entered = entered
        self.kind = kind
        self._spellings = _spellings(entered if spelling is None else spelling)
        keys = ["".join(words).translate(_SQUEEZE) for words in self._spellings]
        self.key = _shared(keys)
        self._compiled: re.Pattern[str] | None = None

    @staticmethod
    def squeezed(view: View) -> str | None:
        """The letters of a text alone: a word is only there when its `key` is. None: cannot say."""
        if _SIGN_STANDS_IN.search(view.folded):
            return None
        return view.folded.translate(_SQUEEZE)

    def occurrences(self, view: View) -> Iterator[tuple[int, int]]:
        """Where the word stands in `view`, with a plural or possessive ending: start and end."""
        pattern = self._pattern()
        match = pattern.search(view.folded)
        while match is not None:
            end = self._end(view, match)
            if end is not None:
                yield match.start(), end
            match = pattern.search(view.folded, match.start() + 1 if end is None else end)

    def _pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            patterns = [_pattern_of(words) for words in self._spellings]
            if self.kind is FindingKind.WATCHWORD:
                patterns = [pattern.replace(_LINE_END, _LINE_END_OR_SPACE) for pattern in patterns]
            self._compiled = re.compile("|".join(dict.fromkeys(patterns)))
        return self._compiled

    def _end(self, view: View, match: re.Match[str]) -> int | None:
        """The end of the whole word that was found; None when it is only a part of another word."""
        start, end = match.span()
        if not _WORD.search(match[0]):
            return end
        if not _begins(view, start) or self._is_chance(view.folded[start:end]):
            return None
        endings = _ENDINGS_AFTER_HISS if match[0].endswith(("s", "x", "z", "ch", "sh")) else _ENDINGS
        ending = endings.match(view.folded, end)
        if ending is not None and _finishes(view, start, ending.end()):
            word = view.folded[start : ending.end()]
            return (
                None if len(match[0]) <= 3 and (word in STOP_WORDS or word in COMMON_WORDS) else ending.end()
            )
        return end if _finishes(view, start, end) else None

    def _is_chance(self, found: str) -> bool:
        """Two everyday words that only a break makes one, or numbers that could be read as letters."""
        pieces = _WORD.findall(found)
        broken = len(pieces) > max(map(len, self._spellings))
        if any("".join(pieces) == "".join(words) for words in self._spellings):
            everyday = all(piece in STOP_WORDS or piece in COMMON_WORDS for piece in pieces)
            return broken and everyday and (len(found) < 6 or _BREAK_BETWEEN_WORDS.search(found) is not None)
        stand_ins = sum(character in _ALL_STAND_INS for character in found)
        apart = all(len(piece) == 1 for piece in pieces)
        in_parts = broken and not apart and not any(sign in found for sign in "@$!|€")
        return in_parts or stand_ins * 2 > len(found)


def name_parts(name: str) -> list[str]:
    """The parts of a full name that name someone: without titles, and without particles inside it."""
    words = [word.strip('.,()"“”') for word in name.split()]
    kept = [word for word in words if word and not (word.lower() in PARTICLES and _names_nobody(word, words))]
    return kept or [word for word in words if word]


def _names_nobody(word: str, words: list[str]) -> bool:
    """A particle inside the name or in small letters; with a capital at either end it may be the name."""
    return word.islower() or word not in (words[0], words[-1]) or len(word) > 4 or word.lower() in _TITLES


_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "prof", "jr", "sr", "ii", "iii", "iv"}
)


def _spellings(entry: str) -> list[tuple[str, ...]]:
    """The words of an entry as texts show them: in every case (look-alikes differ by it); ü also as ue."""
    lower = entry.lower()
    forms = (entry, lower, entry.upper(), entry.title(), lower.translate(_UMLAUTS))
    found = [tuple(_WORD.findall(views(form)[-1].folded)) for form in forms]
    spelt = [words for words in dict.fromkeys(found) if words]
    spelt += [(*words[:-1], words[-1][:-1] + "ies") for words in spelt if words[-1].endswith("y")]
    if sum(map(len, spelt[0] if spelt else ())) > 1:
        return spelt
    return [(views(lower)[0].folded.strip(),)]


def _shared(keys: list[str]) -> str:
    """What every spelling begins with: one look tells whether any of them can be in a text."""
    first, last = min(keys), max(keys)
    for place, letter in enumerate(first):
        if place >= len(last) or last[place] != letter:
            return first[:place]
    return first


def _pattern_of(words: tuple[str, ...]) -> str:
    length = sum(map(len, words))
    letters = [[_letter(letter, length) for letter in word] for word in words]
    between = "" if length < 3 else _BETWEEN_LETTERS if length > 4 else _BETWEEN_LETTERS_OF_SHORT
    joined = _BETWEEN_WORDS.join(between.join(word) for word in letters)
    if length < 3:
        return joined
    return f"{joined}|{_APART.join(letter for word in letters for letter in word)}"


def _letter(letter: str, length: int) -> str:
    stand_ins = _STAND_INS.get(letter, "") if length >= 4 else ""
    return f"[{letter}{re.escape(stand_ins)}]" if stand_ins else re.escape(letter)


def _begins(view: View, start: int) -> bool:
    if start == 0:
        return True
    before, first = view.cased[start - 1], view.cased[start]
    if not before.isalpha():
        return not (before.isdigit() and first.isdigit())
    if _SPACELESS.match(first):
        return True
    return first.isupper() and (before.islower() or view.cased[start + 1 : start + 2].islower())


def _finishes(view: View, start: int, end: int) -> bool:
    if end == len(view.cased):
        return True
    last, after = view.cased[end - 1], view.cased[end]
    if not after.isalpha():
        return not (last.isdigit() and after.isdigit()) and _NOT.match(view.folded, end) is None
    if _SPACELESS.match(last):
        return True
    if after.isupper():
        return last.islower()
    return end - start > 3 and view.cased[start:end].isupper()
