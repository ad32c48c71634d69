"""One word or phrase of a lexicon, found however it is written."""

import re
from collections.abc import Iterator

from rmdesk.domain.common_words import COMMON_WORDS, SHORT_WORDS, STOP_WORDS
from rmdesk.domain.rendering import View
from rmdesk.domain.spellings import SIGNS, STAND_INS, drawn_alike, pattern_of, shared, spellings, squeezed
from rmdesk.domain.traces import FindingKind

_ALL_STAND_INS = frozenset("".join(STAND_INS.values())) - {"i", "l"}
_SIGN_STANDS_IN = re.compile(rf"[{SIGNS}](?:[^\W\d_]|\d[^\W\d_])")
_TORN = " {0,3}"
_WORD = re.compile(r"[^\W_]+")
_BREAK_BETWEEN_WORDS = re.compile(r"[\s_/,;:–—]")
_NOT = re.compile(r"['’‘´`]t(?![^\W_])")
_APOSTROPHES = frozenset("'’‘´`")
_ENDINGS = re.compile(r"['’‘´`]s|s")
_ENDINGS_AFTER_HISS = re.compile(r"['’‘´`]s|es|s")
_BESIDE = re.compile("[\u0590-\u08ff\u0e00-\u0eff\u1100-\U0003ffff]")
"""Scripts that look like no Latin letter: words stand beside them without a space."""


class HiddenWord:
    """A name, a part of one, or a watchword, and every way of writing it that is looked for."""

    __slots__ = ("_compiled", "_spellings", "_torn", "entered", "keys", "kind")

    def __init__(self, entered: str, kind: FindingKind, spelling: str | None = None) -> None:
        """`entered`: what findings tell; `spelling`: what is looked for, when it is not the same."""
        self.entered = entered
        self.kind = kind
        plain = spellings(entered if spelling is None else spelling)
        drawn = drawn_alike(plain[0])
        self._spellings = [*plain, *drawn]
        self.keys = (shared(map(_key, plain)), *map(_key, drawn))
        self._compiled: re.Pattern[str] | None = None
        self._torn: re.Pattern[str] | None = None

    @staticmethod
    def letters_of(view: View) -> str | None:
        """The letters of a text alone: a word is only there when one of its `keys` is. None: cannot say."""
        if any(sign in view.folded for sign in SIGNS) and _SIGN_STANDS_IN.search(view.folded):
            return None
        return squeezed(view.folded)

    def occurrences(self, view: View) -> Iterator[tuple[int, int]]:
        """Where the word stands in `view`, with a plural or possessive ending: start and end."""
        pattern = self._pattern()
        match = pattern.search(view.folded)
        while match is not None:
            end = self._end(view, match)
            if end is not None:
                yield match.start(), end
            match = pattern.search(view.folded, match.start() + 1 if end is None else end)
        if self._torn is not None and " " in view.folded:
            for match in self._torn.finditer(view.folded):
                if _is_torn(view, *match.span()):
                    yield match.span()

    def _pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            is_field = self.kind is FindingKind.WATCHWORD
            patterns = [pattern_of(words, is_field=is_field) for words in self._spellings]
            self._compiled = re.compile("|".join(dict.fromkeys(patterns)))
            letters = "".join(self._spellings[0])
            if self.kind is FindingKind.NAME and len(letters) > 3:
                self._torn = re.compile(_TORN.join(map(re.escape, letters)))
        return self._compiled

    def _end(self, view: View, match: re.Match[str]) -> int | None:
        """The end of the whole word that was found; None when it is only a part of another word."""
        start, end = match.span()
        if not _WORD.search(match[0]):
            return end
        if not _begins(view, start, end) or self._is_chance(view, start, end):
            return None
        endings = _ENDINGS_AFTER_HISS if match[0].endswith(("s", "x", "z", "ch", "sh")) else _ENDINGS
        ending = endings.match(view.folded, end)
        if ending is not None and _finishes(view, start, ending.end()):
            word = view.folded[start : ending.end()]
            return (
                None if len(match[0]) <= 3 and (word in STOP_WORDS or word in COMMON_WORDS) else ending.end()
            )
        return end if _finishes(view, start, end) else None

    def _is_chance(self, view: View, start: int, end: int) -> bool:
        """Two everyday words that only a break makes one, or numbers that could be read as letters."""
        found = view.folded[start:end]
        pieces = _WORD.findall(found)
        broken = len(pieces) > max(map(len, self._spellings))
        if any("".join(pieces) == "".join(words) for words in self._spellings):
            between = len(found) < 6 or _BREAK_BETWEEN_WORDS.search(found) is not None
            return broken and between and _are_everyday(view, start, pieces)
        own = {letter for words in self._spellings for word in words for letter in word}
        stand_ins = sum(character in _ALL_STAND_INS and character not in own for character in found)
        apart = all(len(piece) == 1 for piece in pieces)
        in_parts = broken and not apart and not any(sign in found for sign in SIGNS)
        return in_parts or stand_ins * 2 > len(found) or self._is_drawn_otherwise(view.cased[start:end])

    def _is_drawn_otherwise(self, cased: str) -> bool:
        """Whether an i stands where the word has an l, or an l for i, and does not look like it here."""
        written = "".join(_WORD.findall(cased))
        meant = [word for word in map("".join, self._spellings) if len(word) == len(written)]
        return bool(meant) and not any(_looks_like(written, word) for word in meant)


def _are_everyday(view: View, start: int, pieces: list[str]) -> bool:
    """Whether these are words of their own, the first perhaps an ending ("it's"), or a "plan B"."""
    first, *others = pieces
    is_ending = len(first) == 1 and start > 1 and view.cased[start - 1] in _APOSTROPHES
    is_label = len(first) == 1 and view.cased[start].isupper()
    return (is_ending or is_label or _is_everyday(first)) and all(map(_is_everyday, others))


def _is_everyday(word: str) -> bool:
    return word in STOP_WORDS or word in COMMON_WORDS or word in SHORT_WORDS


def _looks_like(written: str, word: str) -> bool:
    """A capital I among small letters looks like l, a small l in front or among capitals like a capital i."""
    among_capitals = written.replace("l", "").isupper()
    for place, (drawn, meant) in enumerate(zip(written, word, strict=True)):
        if meant == "l" and drawn in "iI" and (drawn == "i" or written.isupper()):
            return False
        if meant == "i" and drawn in "lL" and (drawn == "L" or not (place == 0 or among_capitals)):
            return False
    return True


def _is_torn(view: View, start: int, end: int) -> bool:
    """Whether single spaces tear a letter off a name: "L indqvist". Letters alone can be endings: "it's"."""
    pieces = view.folded[start:end].split()
    is_torn = len(pieces) > 1 and any(len(piece) == 1 for piece in pieces)
    if not is_torn or _are_everyday(view, start, pieces) or view.cased[start - 1 : start] in _APOSTROPHES:
        return False
    return _begins(view, start, end) and _finishes(view, start, end)


def _key(words: tuple[str, ...]) -> str:
    return squeezed("".join(words))


def _begins(view: View, start: int, end: int) -> bool:
    if start == 0:
        return True
    before, first = view.cased[start - 1], view.cased[start]
    if not before.isalpha():
        return not (before.isdigit() and first.isdigit())
    if _BESIDE.match(first) or _is_of_another_script(view, start, end, start - 1):
        return True
    return first.isupper() and (before.islower() or view.cased[start + 1 : start + 2].islower())


def _finishes(view: View, start: int, end: int) -> bool:
    if end == len(view.cased):
        return True
    last, after = view.cased[end - 1], view.cased[end]
    if not after.isalpha():
        return not (last.isdigit() and after.isdigit()) and _NOT.match(view.folded, end) is None
    if _BESIDE.match(last) or _is_of_another_script(view, start, end, end):
        return True
    if after.isupper():
        return last.islower()
    return end - start > 3 and view.cased[start:end].isupper()


def _is_of_another_script(view: View, start: int, end: int, neighbour: int) -> bool:
    """Whether a word in Latin letters meets a letter of another script there: it does not go on."""
    begin, _ = view.span(neighbour, neighbour + 1)
    if _BESIDE.match(view.cased, neighbour):
        return True
    return "\u0370" <= view.written[begin] < "\u1100" and view.is_written_latin(start, end)
