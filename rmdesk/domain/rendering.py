"""Free text as a reader sees it, with every character's place in the text as written.

A word can be written in many ways that look the same: with emphasis inside, accents, full-width or look-alike
letters, entities, characters that take no room. Searches run over what these come to, and findings are told
in places of the original. Every step is linear in the length of the text.
"""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rmdesk.domain.places import Draft
from rmdesk.look_alikes import SIGNS, look_alikes

_SPELT = {
    **{"ß": "ss", "ẞ": "SS", "þ": "th", "Þ": "Th", "ſ": "s", "ー": "-", "ｰ": "-"},
    **{
        chr(first + place): chr(letter + place)
        for first, letter in ((0x1F150, 0x41), (0x1F170, 0x41), (0x1F1E6, 0x61))
        for place in range(26)
    },
}
"""What is spelt otherwise, and letters in boxes and flags: NFKD does not take these apart."""

_TYPOGRAPHY = frozenset("–—‘’“”„…•·«»€´")
"""Signs of ordinary texts, which look like nothing else: they need no table."""

_NO_ROOM = frozenset("\u0640\u115f\u1160\u2800\u3164\u17b4\u17b5\U0001d159")
_NO_ROOM_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cc", "Cs", "Cn", "Co"})
_FROM_THE_RIGHT = frozenset({"R", "AL"})
_ACCENTED = "\u0250"
"""Before it Unicode has the Latin letters with accents, which look like nothing but themselves."""
_TAGS = range(0xE0020, 0xE007F)
_SAME_SHAPE = str.maketrans({"i": "l", "1": "l", "|": "l", "0": "o"})
_BEYOND_ASCII = re.compile(r"[^\t\n\r -~]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_DOUBLED_ENTITY = re.compile(r"&(?:(?:amp|#0{0,6}38|#[xX]0{0,6}26);)+")
_ENTITY_PASSES = 4
_MARKED = re.compile(r"[*`~_\\<&\[\]]")
_MARK_SIGN = re.compile(r"[*`~_\\<\[\]!]")
_MARK = (
    r"</?[A-Za-z!?][^<>]*>|!?\[|\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?|[*`]+|~~"
    r"|\\[!-/:-@\[-`{-~]|_(?:(?<![^\W_]_)_*|_*(?![^\W_]))"
)
_MARKS = re.compile(_MARK)
_MARKS_AND_COMMENTS = re.compile(rf"(?s:<!--.*?-->)|{_MARK}")
_NEVER_STORED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class View:
    """A text as it is searched: with its case and without; its characters know where they came from.

    `is_guess`: signs and digits stand for the letters they look like; only words are looked for in it.
    """

    written: str
    draft: Draft
    folded: str
    is_guess: bool = False

    @property
    def cased(self) -> str:
        """The text with its case."""
        return self.draft.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the characters from `start` to before `end`."""
        return self.draft.span(start, end)

    def is_written_latin(self, start: int, end: int) -> bool:
        """Whether any of these characters was written in ASCII letters, not only in look-alikes."""
        begin, beyond = self.span(start, end)
        return _ASCII_LETTER.search(self.written, begin, beyond) is not None


_ASCII_LETTER = re.compile("[A-Za-z]")


def views(text: str) -> Iterator[View]:
    """The text with its markup left standing and, where there is any, as shown without it.

    Where signs or digits of other scripts look like letters, both once more with these as letters.
    """
    for place, draft in enumerate(_drafts(text)):
        yield _view(text, draft, is_guess=place > 0)
        if _MARKED.search(draft.text):
            yield _view(text, _without_marks(draft), is_guess=place > 0)


def shown(text: str) -> View:
    """The text without its markup."""
    return _view(text, _without_marks(next(_drafts(text))))


def rendered(text: str) -> str:
    """What a reader sees of `text`, in one spelling: for comparing, not for showing.

    Emphasis, code marks, escapes, tags, comments and link targets are gone (a link's words stay); entities
    are decoded, also when encoded several times; characters that take no room (zero-width, soft hyphens, bidi
    controls, tags, variation selectors, NUL) are gone; compatibility forms (NFKD), digits of other scripts,
    look-alikes (Unicode TR39), accents and case are folded; white space is one space.
    """
    return _SPACE.sub(" ", shown(text).folded).strip()


def clean(text: str) -> str:
    """What the program stores of `text`: exact but for NUL, lone surrogates and control characters.

    Line feeds and tabs stay; carriage returns become line feeds.
    """
    return _NEVER_STORED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _drafts(text: str) -> Iterator[Draft]:
    """Unmasked: as its characters read, and, where that is not the same, as they look."""
    draft = _decoded(Draft(text)) if "&" in text else Draft(text)
    is_plain = draft.text.isascii() and draft.text.replace("\n", "").isprintable()
    odd = set() if is_plain else set(_BEYOND_ASCII.findall(draft.text))
    if not odd:
        yield draft
        return
    readings = {character: _readings(character) for character in odd}
    yield _spelt_out(draft, {character: letters for character, (letters, _) in readings.items()})
    if any(first != second for first, second in readings.values()):
        yield _spelt_out(draft, {character: letters for character, (_, letters) in readings.items()})


def _decoded(draft: Draft) -> Draft:
    for _ in range(_ENTITY_PASSES):
        single = draft.replaced(_DOUBLED_ENTITY.finditer(draft.text), lambda _: "&")
        decoded = single.replaced(_ENTITY.finditer(single.text), lambda match: html.unescape(match[0]))
        if decoded.text == draft.text:
            break
        draft = decoded
    return draft


def _spelt_out(draft: Draft, plain: Mapping[str, str]) -> Draft:
    without_room = "".join(character for character, letters in plain.items() if not letters)
    several = "".join(character for character, letters in plain.items() if len(letters) > 1)
    found = [f"[{re.escape(without_room)}]+"] * bool(without_room)
    found += [f"[{re.escape(several)}]"] * bool(several)
    if found:
        draft = draft.replaced(
            re.finditer("|".join(found), draft.text),
            lambda match: plain[match[0]] if match[0] in several else "",
            is_absorbed=True,
        )
    return draft.exchanged(_exchanged(draft.text, plain))


def _exchanged(text: str, plain: Mapping[str, str]) -> str:
    """`text` with single letters for single letters; few of them are quicker one by one.

    None of the letters they are exchanged for is exchanged itself.
    """
    same_length = {
        character: letter for character, letter in plain.items() if len(letter) == 1 and letter != character
    }
    if len(same_length) > 8:
        return "".join([same_length.get(character, character) for character in text])
    for character, letter in same_length.items():
        text = text.replace(character, letter)
    return text


@lru_cache(maxsize=4096)
def _readings(character: str) -> tuple[str, str]:
    """The letters that one character reads as and those it looks like, case kept: none, one or several."""
    if character in "\t\n\r" or character in _TYPOGRAPHY:
        return character, character
    if character.isspace():
        space = "\n" if character in "\v\f\x85\u2028\u2029" else " "
        return space, space
    letters = _spelt(character)
    return letters, _look(character, letters)


def _spelt(character: str) -> str:
    if character in _SPELT:
        return _SPELT[character]
    if unicodedata.category(character) == "Sk" and _letter(character) not in SIGNS:
        return ""  # an accent standing alone, which NFKD takes for a space
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    parts = [part for part in unicodedata.normalize("NFKD", character) if not _takes_no_room(part)]
    plain = "".join(parts)
    if plain.isascii():
        return plain
    whole = _letter(character)
    return whole if whole != character else "".join(map(_letter, parts))


def _letter(character: str) -> str:
    """The Latin letter that a letter of another script looks like, or the sign that a sign looks like."""
    if unicodedata.bidirectional(character) in _FROM_THE_RIGHT:
        return character
    alike = look_alikes().get(character, character)
    if alike in SIGNS or character.isalpha():
        is_accent = alike == character and "\u02b0" <= character <= "\u02ff"
        return "" if is_accent else alike
    return character


def _look(character: str, letters: str) -> str:
    """What a sign or a digit looks like, or a letter that TR39 reads otherwise; else what it reads as."""
    if ord(character) in _TAGS:
        return chr(ord(character) - 0xE0000)
    if not letters or (character < _ACCENTED and letters.isascii() and character not in _SPELT):
        return letters
    alike = look_alikes().get(character, letters)
    return letters if _shape(alike) == _shape(letters) else alike


def _shape(letters: str) -> str:
    """The same for what the search for words takes for one another anyway."""
    return letters.lower().translate(_SAME_SHAPE).replace("rn", "m")


def _takes_no_room(character: str) -> bool:
    return character in _NO_ROOM or unicodedata.category(character) in _NO_ROOM_CATEGORIES


def _without_marks(draft: Draft) -> Draft:
    """Comments are looked for only up to the last one that closes, so that open ones cost nothing."""
    text = draft.text
    closed = text.rfind("-->") + 3 if "-->" in text else 0
    within = list(_marks(_MARKS_AND_COMMENTS, text, 0, closed))
    beyond = _marks(_MARKS, text, within[-1].end() if within else closed, len(text))
    return draft.replaced([*within, *beyond], lambda mark: mark[0][1:] if mark[0][0] == "\\" else "")


def _marks(marks: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Like `finditer`, but looked for only where one can begin, which is much quicker."""
    for sign in _MARK_SIGN.finditer(text, start, end):
        mark = marks.match(text, sign.start(), end) if sign.start() >= start else None
        if mark is not None:
            yield mark
            start = mark.end()


def _view(written: str, draft: Draft, *, is_guess: bool = False) -> View:
    folded = draft.text.casefold()
    if len(folded) != len(draft.text):
        folded = "".join([c.casefold() if len(c.casefold()) == 1 else c for c in draft.text])
    return View(written, draft, folded, is_guess)
