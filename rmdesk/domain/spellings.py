"""The spellings of a name or watchword that are looked for, and the patterns that find them."""

import re
from collections.abc import Iterable
from itertools import product

from rmdesk.domain.common_words import PARTICLES
from rmdesk.domain.rendering import shown, views

STAND_INS = {
    "a": "4@",
    "b": "8",
    "e": "3€",
    "g": "69",
    "i": "1!|l",
    "l": "1|i",
    "o": "0",
    "q": "9",
    "s": "5$",
    "t": "7+",
    "z": "2",
}
"""What is written in place of a letter. I and l look alike in print, in one case each."""

SIGNS = "@$!|€+"
"""Of the stand-ins, those that are no letters and no digits."""

_LINE_END = r"(?:[ \t]{0,3}\r?\n[ \t>]{0,4})?"
_LINE_END_OR_SPACE = rf"(?: |{_LINE_END})"
"""For watchwords: a line break typed into a field of one line is a space."""
_SIGNS_BETWEEN = r"(?:[^\w\s]|_){0,12}"
_SIGNS_BETWEEN_IN_SHORT = r"(?:[^\w\s'’‘´`]|_){0,12}"
_BETWEEN_WORDS = r"[\W_]{0,12}"
_APART = r"[\W_]{1,12}"
_WORD = re.compile(r"[^\W_]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
DRAWN_ALIKE = {"m": "rn", "w": "vv"}
"""Two letters that look like one. Not d as cl: it makes too many everyday words (Dutch, clutch)."""
_LONG_ENOUGH = 5
"""Letters of a word that is also looked for with two letters drawn as one."""
_REALLY_RN = frozenset(
    {"burner", "burners", "corner", "corners", "garner", "kernel", "kernels", "learner", "modern", "turner"}
)
"""Everyday words with rn where another word could have m."""


class _Squeeze(dict[int, str | None]):
    """For str.translate: drops what is no letter and makes one of letters and digits that look alike."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = character if character.isalnum() else None
        return self[code]


_SQUEEZE = _Squeeze(
    {ord(sign): letter for letter, signs in STAND_INS.items() for sign in signs if sign.isdigit()}
)
_SQUEEZE.update({ord("l"): "i", ord("1"): "i", ord("9"): "g", ord("q"): "g"})


def squeezed(folded: str) -> str:
    """The letters alone, those that look alike made one: a quick look tells that a word is not there."""
    return folded.translate(_SQUEEZE)


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


def spellings(entry: str) -> list[tuple[str, ...]]:
    """The words of an entry as texts show them: in every case (look-alikes differ by it); ü also as ue."""
    lower = entry.lower()
    forms = (entry, lower, entry.upper(), entry.title(), lower.translate(_UMLAUTS))
    found = [tuple(_WORD.findall(shown(form).folded)) for form in forms]
    spelt = [words for words in dict.fromkeys(found) if words]
    spelt += [(*words[:-1], words[-1][:-1] + "ies") for words in spelt if words[-1].endswith("y")]
    if sum(map(len, spelt[0] if spelt else ())) > 1:
        return spelt
    return [(next(views(lower)).folded.strip(),)]


def drawn_alike(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The same words with two letters drawn as one, each letter everywhere; without everyday words."""
    if sum(map(len, words)) < _LONG_ENOUGH:
        return []
    found = []
    for letters in product(*((letter, drawn) for letter, drawn in DRAWN_ALIKE.items())):
        drawn = tuple(word.replace("m", letters[0]).replace("w", letters[1]) for word in words)
        if drawn != words and not any(word in _REALLY_RN for word in drawn):
            found.append(drawn)
    return list(dict.fromkeys(found))


def shared(spelt: Iterable[str]) -> str:
    """What every spelling begins with: one look tells whether any of them can be in a text."""
    ordered = sorted(spelt)
    first, last = ordered[0], ordered[-1]
    for place, letter in enumerate(first):
        if place >= len(last) or last[place] != letter:
            return first[:place]
    return first


def pattern_of(words: tuple[str, ...], *, is_field: bool) -> str:
    """The words with anything between their letters that a reader passes over, or all letters apart.

    `is_field`: a line break inside may have become a space.
    """
    length = sum(map(len, words))
    letters = [[_letter(letter, length) for letter in word] for word in words]
    line_end = _LINE_END_OR_SPACE if is_field else _LINE_END
    between = (_SIGNS_BETWEEN if length > 4 else _SIGNS_BETWEEN_IN_SHORT) + line_end
    joined = _BETWEEN_WORDS.join((between if length > 2 else "").join(word) for word in letters)
    if length < 3:
        return joined
    return f"{joined}|{_APART.join(letter for word in letters for letter in word)}"


def _letter(letter: str, length: int) -> str:
    stand_ins = STAND_INS.get(letter, "") if length >= 4 else ""
    return f"[{letter}{re.escape(stand_ins)}]" if stand_ins else re.escape(letter)
