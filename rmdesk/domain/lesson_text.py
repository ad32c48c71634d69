"""The text of a lesson's or kit's file, taken apart: front matter, headings, bullets.

`lesson_file` says what the headings mean. Problems are keys into the wording; the place is a key of the
front matter, a heading of the format, or the number of a line, never what somebody wrote.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from rmdesk.domain.vocabulary import Role, TopicFamily
from rmdesk.errors import NotALesson

LARGEST = 100_000
"""Bytes. A lesson has a few thousand."""
LONGEST_TITLE = 80
"""Characters."""
_LONGEST = 240
"""Minutes."""
_MOST_PARTS = 50
_FILE = "file"
_KEYS = ("title", "family", "teacher", "minutes")
_FAMILIES = frozenset(TopicFamily) - {TopicFamily.THE_PAIRING}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")
"""Signs that other scripts and compound emoji need between two letters."""
_HEADING = re.compile(r"(#{1,6})[ ]+(\S.*)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\["\\])*)"')
_ESCAPED = re.compile(r"\\(.)")
_MINUTES = re.compile(r"[1-9][0-9]{0,2}")
_BULLET = "- "
_WITHIN_BULLET = "  "


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter, and the lines that follow it with the number of the first."""

    format: str
    title: str
    family: TopicFamily
    teacher: Role
    minutes: int
    lines: tuple[str, ...]
    first_line: int


@dataclass(slots=True)
class Block:
    """A heading with the lines below it, and its parts when it is a divided section."""

    title: str
    line: int
    place: str
    lines: list[str] = field(default_factory=list)
    parts: list["Block"] = field(default_factory=list)

    def prose(self) -> str:
        """The lines as they were written, without empty ones around them."""
        return "\n".join(self.lines).strip()

    def prose_and_points(self) -> tuple[str, tuple[str, ...]]:
        """The text before the first bullet, and the bullets. Raises NotALesson for text between bullets."""
        first = next((at for at, line in enumerate(self.lines) if line.startswith(_BULLET)), len(self.lines))
        points: list[list[str]] = []
        for number, line in enumerate(self.lines[first:], self.line + 1 + first):
            if line.startswith(_BULLET):
                points.append([line.removeprefix(_BULLET).strip()])
            elif line.startswith(_WITHIN_BULLET):
                points[-1].append(line.strip())
            elif line:
                raise NotALesson(f"line {number}", "bullet")
        return "\n".join(self.lines[:first]).strip(), tuple(map(" ".join, points))


def front(text: str, *formats: str) -> Front:
    """The front matter of one of these formats, version 1. Raises NotALesson."""
    lines = _lines(text)
    if lines[0] != "---":
        raise NotALesson(_FILE, "front matter")
    try:
        end = lines.index("---", 1, len(_KEYS) + 3)
    except ValueError:
        raise NotALesson(_FILE, "front matter") from None
    pairs = [line.partition(": ") for line in lines[1:end]]
    form = pairs[0][0] if pairs else ""
    if form not in formats:
        raise NotALesson(_FILE, "format")
    if pairs[0][2] != "1":
        raise NotALesson(form, "version")
    _check_keys([key for key, _, _ in pairs[1:]])
    title, family, teacher, minutes = (value for _, _, value in pairs[1:])
    if family not in _FAMILIES:
        raise NotALesson("family", "value")
    if teacher not in set(Role):
        raise NotALesson("teacher", "value")
    whole = minutes_of(f"{minutes} min", "minutes")
    below = tuple(lines[end + 1 :])
    return Front(form, _title(title), TopicFamily(family), Role(teacher), whole, below, end + 2)


def body(found: Front, headings: tuple[str, ...], divided: str) -> dict[str, Block]:
    """All sections by their heading; these and no others, in this order. Raises NotALesson."""
    sections: list[Block] = []
    for number, line in enumerate(found.lines, found.first_line):
        heading = _HEADING.match(line)
        if heading is None:
            _keep(line, sections, divided, number)
        elif heading[1] == "##":
            sections.append(_section(heading[2], number, headings, len(sections)))
        elif heading[1] == "###" and sections and sections[-1].title == divided:
            parts = sections[-1].parts
            if len(parts) == _MOST_PARTS:
                raise NotALesson(divided, "many")
            parts.append(Block(heading[2], number, f"line {number}"))
        else:
            raise NotALesson(f"line {number}", "heading")
    if len(sections) < len(headings):
        raise NotALesson(headings[len(sections)], "missing")
    return {section.title: section for section in sections}


def bullets(block: Block) -> tuple[str, ...]:
    """A block that has bullets and nothing else. Raises NotALesson."""
    told, points = block.prose_and_points()
    if told:
        raise NotALesson(block.place, "bullet")
    return points


def minutes_of(words: str, place: str) -> int:
    """Minutes from 1 to 240 out of "40 min". Raises NotALesson with `place`."""
    number, _, unit = words.partition(" ")
    if unit != "min" or not _MINUTES.fullmatch(number) or int(number) > _LONGEST:
        raise NotALesson(place, "minutes")
    return int(number)


def plain_lines(text: str) -> list[str]:
    """The lines of a person's text as a section can hold them: without hidden signs and heading marks."""
    shown = "".join(" " if character == "\t" else character for character in text)
    lines = ("".join(sign for sign in line if not _is_unseen(sign)).strip() for line in shown.split("\n"))
    return [_without_marks(line) for line in lines]


def plain_points(text: str) -> tuple[str, ...]:
    """One point a line, without the bullets that a person may have typed."""
    points = (line.removeprefix(_BULLET).strip() for line in plain_lines(text))
    return tuple(point for point in points if point)


def _without_marks(line: str) -> str:
    while heading := _HEADING.match(line):
        line = heading[2].strip()
    return line


def _lines(text: str) -> list[str]:
    """The lines without trailing spaces; a byte order mark and CRLF, which editors add, are taken off."""
    if len(text) > LARGEST:
        raise NotALesson(_FILE, "size")
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    lines = plain.split("\n")
    for number, line in enumerate(lines, 1):
        if any(map(_is_unseen, line)):
            raise NotALesson(f"line {number}", "characters")
    if len(text.encode()) > LARGEST:
        raise NotALesson(_FILE, "size")
    return [line.rstrip() for line in lines]


def _is_unseen(character: str) -> bool:
    """Whether it steers or hides: a control sign, a change of direction, half a character."""
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS


def _check_keys(keys: list[str]) -> None:
    for key in _KEYS:
        if key not in keys:
            raise NotALesson(key, "missing")
    if tuple(keys) != _KEYS:
        raise NotALesson(_FILE, "front matter")


def _title(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    if quoted is None:
        raise NotALesson("title", "quotes")
    title = _ESCAPED.sub(r"\1", quoted[1]).strip()
    if not title or len(title) > LONGEST_TITLE:
        raise NotALesson("title", "length")
    return title


def _section(title: str, number: int, headings: tuple[str, ...], already: int) -> Block:
    if title not in headings:
        raise NotALesson(f"line {number}", "heading")
    if already == len(headings) or title != headings[already]:
        raise NotALesson(title, "twice" if title in headings[:already] else "order")
    return Block(title, number, title)


def _keep(line: str, sections: list[Block], divided: str, number: int) -> None:
    """Put a line into the last section or part; a line that belongs nowhere is refused."""
    if sections and sections[-1].parts:
        sections[-1].parts[-1].lines.append(line)
    elif sections and sections[-1].title != divided:
        sections[-1].lines.append(line)
    elif line:
        raise NotALesson(f"line {number}", "place")
