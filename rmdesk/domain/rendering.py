"""Free text as a reader sees it, with every character's place in the text as written.

A word can be written in many ways that look the same: with emphasis inside, accents, full-width or look-alike
letters, entities, characters that take no room. Searches run over what these come to, and findings are told
in places of the original. Every step is linear in the length of the text.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_OWN_LETTERS = dict(
    zip("øØłŁđĐðÐħĦŧŦıȷɑɡſ", "oOlLdDdDhHtTijags", strict=True),
    **{"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th"},
)
_CYRILLIC = dict(
    zip("аеорсухкмтвнігпјѕһԁԛԝьӏ", "aeopcyxkmtbhirnjshdqwbl", strict=True),
    **dict(zip("АЕОРСУХКМТВНІЈЅҺԌԚԜӀ", "AEOPCYXKMTBHIJSHGQWI", strict=True)),
)
_GREEK = dict(
    zip("αβγεικνορστυχωη", "abyeikvopstuxwn", strict=True),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
)
_OTHERS = dict(
    zip("օոսհցԼՕՍᎪᏴᎬᎻᎫᏦᏞᎷᎾᏢᏒᎢᎳᏃ", "onuhgLOUABEHJKLMOPRTWZ", strict=True),
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
    **dict(zip("ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPDTGKJCZFMNLSRVHWXYAEIOU", strict=True)),
    **dict(zip("ⲀⲂⲈⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬⲁⲟⲣⲥⲭⲅⲓⲕ", "ABEHIKMNOPCTYXaopcxrik", strict=True)),
    **{"∶": ":", "꞉": ":", "：": ":", "。": ".", "⁄": "/", "∕": "/", "∖": "\\", "⧵": "\\"},
)
_BOXED = {
    chr(first + place): chr(letter + place)
    for first, letter in ((0x1F150, 0x41), (0x1F170, 0x41), (0x1F1E6, 0x61))
    for place in range(26)
}
LOOK_ALIKES: Mapping[str, str] = _OWN_LETTERS | _CYRILLIC | _GREEK | _OTHERS | _BOXED
"""Letters that a reader takes for Latin ones. A larger table can take this place."""

_NO_ROOM = frozenset("\u115f\u1160\u2800\u3164\u17b4\u17b5")
_NO_ROOM_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cc", "Cs"})
_BEYOND_ASCII = re.compile(r"[^\t\n\r -~]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_DOUBLED_ENTITY = re.compile(r"&(?:(?:amp|#0{0,6}38|#[xX]0{0,6}26);)+")
_ENTITY_PASSES = 4
_MARKED = re.compile(r"[*`~_\\<&\[\]]")
_MARK = (
    r"</?[A-Za-z!?][^<>]*>|!?\[|\](?:\([^()\n]*\)|\[[^\[\]\n]*\])?|[*`]+|~~"
    r"|\\[!-/:-@\[-`{-~]|(?<![^\W_])_+|_+(?![^\W_])"
)
_MARKS = re.compile(_MARK)
_MARKS_AND_COMMENTS = re.compile(rf"(?s:<!--.*?-->)|{_MARK}")
_NEVER_STORED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class View:
    """A text as it is searched: with its case, without, and where each character came from."""

    cased: str
    folded: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of the characters from `start` to before `end`."""
        return self.starts[start], self.ends[end - 1]


@dataclass(frozen=True, slots=True)
class _Draft:
    text: str
    starts: Sequence[int]
    ends: Sequence[int]


def views(text: str) -> tuple[View, ...]:
    """The text with its markup left standing and, where there is any, as shown without it."""
    plain = _unmasked(text)
    standing = _view(plain)
    if not _MARKED.search(plain.text):
        return (standing,)
    return standing, _view(_without_marks(plain))


def rendered(text: str) -> str:
    """What a reader sees of `text`, in one spelling: for comparing, not for showing.

    Emphasis, code marks, escapes, tags, comments and link targets are gone (a link's words stay); entities
    are decoded, also when encoded several times; characters that take no room (zero-width, soft hyphens, bidi
    controls, variation selectors, NUL) are gone; compatibility forms (NFKD), look-alikes, accents and case
    are folded; white space is one space.
    """
    return _SPACE.sub(" ", views(text)[-1].folded).strip()


def clean(text: str) -> str:
    """What the program stores of `text`: exact but for NUL, lone surrogates and control characters.

    Line feeds and tabs stay; carriage returns become line feeds.
    """
    return _NEVER_STORED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _unmasked(text: str) -> _Draft:
    draft = _Draft(text, range(len(text)), range(1, len(text) + 1))
    if "&" in text:
        draft = _decoded(draft)
    return _spelt_plainly(draft) if _BEYOND_ASCII.search(draft.text) else draft


def _decoded(draft: _Draft) -> _Draft:
    for _ in range(_ENTITY_PASSES):
        single = _replaced(draft, _DOUBLED_ENTITY.finditer(draft.text), lambda _: "&")
        decoded = _replaced(single, _ENTITY.finditer(single.text), lambda match: html.unescape(match[0]))
        if decoded.text == draft.text:
            break
        draft = decoded
    return draft


def _spelt_plainly(draft: _Draft) -> _Draft:
    plain = {character: _plain(character) for character in set(_BEYOND_ASCII.findall(draft.text))}
    without_room = "".join(character for character, letters in plain.items() if not letters)
    several = "".join(character for character, letters in plain.items() if len(letters) > 1)
    found = [f"[{re.escape(without_room)}]+"] * bool(without_room) + [f"[{re.escape(several)}]"] * bool(
        several
    )
    if found:
        odd = re.finditer("|".join(found), draft.text)
        draft = _replaced(
            draft, odd, lambda match: plain[match[0]] if match[0] in several else "", absorbed=True
        )
    return _Draft(_exchanged(draft.text, plain), draft.starts, draft.ends)


def _exchanged(text: str, plain: Mapping[str, str]) -> str:
    """`text` with single letters for single letters; few of them are quicker one by one."""
    same_length = {character: letter for character, letter in plain.items() if len(letter) == 1}
    if len(same_length) > 8:
        return "".join([same_length.get(character, character) for character in text])
    for character, letter in same_length.items():
        text = text.replace(character, letter)
    return text


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """The letters that one character comes to, case kept: none, one or several."""
    if character in "\t\n\r":
        return character
    if character in LOOK_ALIKES:
        return LOOK_ALIKES[character]
    if character.isspace():
        return "\n" if character in "\v\f\x85\u2028\u2029" else " "
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(LOOK_ALIKES.get(part, part) for part in decomposed if not _takes_no_room(part))


def _takes_no_room(character: str) -> bool:
    return character in _NO_ROOM or unicodedata.category(character) in _NO_ROOM_CATEGORIES


def _without_marks(draft: _Draft) -> _Draft:
    """Comments are looked for only up to the last one that closes, so that open ones cost nothing."""
    text = draft.text
    closed = text.rfind("-->") + 3 if "-->" in text else 0
    within = list(_MARKS_AND_COMMENTS.finditer(text, 0, closed))
    beyond = _MARKS.finditer(text, within[-1].end() if within else closed)
    return _replaced(draft, [*within, *beyond], lambda mark: mark[0][1:] if mark[0][0] == "\\" else "")


def _replaced(
    draft: _Draft,
    found: Iterable[re.Match[str]],
    replacement: Callable[[re.Match[str]], str],
    absorbed: bool = False,
) -> _Draft:
    """The draft with each match replaced; `absorbed` counts what vanishes to the character before it."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in found:
        begin, end = match.span()
        new = replacement(match)
        pieces += draft.text[at:begin], new
        starts += draft.starts[at:begin]
        ends += draft.ends[at:begin]
        starts += [draft.starts[begin]] * len(new)
        ends += [draft.ends[end - 1]] * len(new)
        if absorbed and not new and ends:
            ends[-1] = draft.ends[end - 1]
        at = end
    if at == 0:
        return draft
    starts += draft.starts[at:]
    ends += draft.ends[at:]
    return _Draft("".join(pieces) + draft.text[at:], starts, ends)


def _view(draft: _Draft) -> View:
    folded = draft.text.casefold()
    if len(folded) != len(draft.text):
        folded = "".join([c.casefold() if len(c.casefold()) == 1 else c for c in draft.text])
    return View(draft.text, folded, draft.starts, draft.ends)
