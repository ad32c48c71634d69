"""Characters that a reader takes for Latin letters, or for the signs of an address.

The data is that of Unicode TR39, table confusables, https://www.unicode.org/reports/tr39/, as the package
`confusable-homoglyphs` carries it; nothing but its data file is read, at the first text that needs it. What
TR39 lacks stands here, each group with its reason.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unicodedata import category

_LEFT_TO_RIGHT = "\u200e"

SIGNS = frozenset(":./\\@'")
"""Signs that make addresses, clock times, paths and possessives: their look-alikes count as well."""

_SMALL_CAPITALS = dict(zip("ᴀʙᴅᴇꜰɢʜᴊᴋʟᴍɴᴘʀᴛ", "abdefghjklmnprt", strict=True))
"""TR39 takes them for letters of their own; other scripts' letters lead to them (н to ʜ)."""
_LIKE_SMALL_CAPITALS = dict(zip("кмтвнп", "kmtbhn", strict=True))
"""Cyrillic small letters drawn like capitals: TR39 compares whole shapes, a reader does not."""
_FAUX = dict(
    zip("βεκτχωηπΣΛΞΔΠςλψμ", "bektxwnnEAEANsayu", strict=True),
    **dict(zip("ДЯИЙШЩЦЧЭЄяиишщцчэєжьъҺԚЂ", "ARNNWWUYEErnnwwuyeexbbHQh", strict=True)),
    **dict(zip("ԼԱԵՄՆՊՏղռ", "LUEUUNSnn", strict=True)),
)
"""Greek, Cyrillic and Armenian letters that stand for Latin ones in mock-foreign lettering."""
_COPTIC = dict(zip("ⲀⲂⲈⲁⲭⲓⲕ", "ABEaxik", strict=True))
"""TR39 has the other Coptic letters."""
_TURNED = dict(zip("ǝəƏɐɔɟɹɥɯʇʌʍʎʞƎƆ∀∃ɿ", "eeEacfrhmtvwykECAEr", strict=True))
"""Letters upside down or mirrored, read without effort when there is one among upright ones."""
_OTHERS = dict(zip("ðÐȷþÞƿϸϷӏ°˚†‡£§µ∂∑∆¡∧", "dDjpPppPlootTLSudEAiA", strict=True))
"""Shapes that TR39 compares with something else, or with nothing."""
_LACKING_SIGNS = {
    **dict.fromkeys("∶꞉：﹕︓։", ":"),
    **dict.fromkeys("。｡", "."),
    **dict.fromkeys("⁄∕⧸", "/"),
    **dict.fromkeys("∖⧵﹨", "\\"),
    **dict.fromkeys("ʹʻʼʽʾʿˈˊˋꞌ՚", "'"),
}
_OWN = _SMALL_CAPITALS | _LIKE_SMALL_CAPITALS | _FAUX | _COPTIC | _TURNED | _OTHERS | _LACKING_SIGNS


@cache
def look_alikes() -> Mapping[str, str]:
    """Single characters beyond ASCII, and the Latin letters, digits or `SIGNS` each looks like.

    Read once, at the first call. Raises `OSError` when the package's data is not there.
    """
    found = {}
    for written, others in _confusables().items():
        character = written.strip(_LEFT_TO_RIGHT)
        if len(character) == 1 and not character.isascii():
            letters = _letters([other["c"] for other in others])
            if letters:  # TR39 takes a capital I for l
                found[character] = "I" if letters == "l" and character.isupper() else letters
    return found | _OWN


def _confusables() -> Mapping[str, list[dict[str, str]]]:
    """The table: single characters and sequences, each with what it is confused with.

    Letters written from right to left stand there between two marks of direction.
    """
    import json
    from importlib.util import find_spec

    package = find_spec("confusable_homoglyphs")
    if package is None or package.origin is None:
        raise FileNotFoundError("confusable_homoglyphs")
    found: dict[str, list[dict[str, str]]] = json.loads(
        Path(package.origin).with_name("confusables.json").read_bytes()
    )
    return found


def _letters(others: list[str]) -> str:
    """The first that is Latin, without the accents and strokes laid over it; "" when none is."""
    for other in others:
        if other.isascii():
            if other.isalnum() or other in SIGNS:
                return other
        elif other[0].isascii():
            letters = "".join(c for c in other if category(c)[0] != "M")
            if letters.isascii() and letters.isalnum():
                return letters
        elif other in _SMALL_CAPITALS:
            return _SMALL_CAPITALS[other]
    return ""
