"""The readable pages of a takeout: every record in plain words, nothing of it taken as mark-up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from rmdesk.domain.vocabulary import Audience, Role, Side
from rmdesk.export.text import escaped, one_line
from rmdesk.wording import dates, tr
from rmdesk.wording.takeout import Names, heading, label, noun

_MAIN = ("text", "title", "topic", "name", "word", "what")
"""The field that says most of a record: the first that it has."""
_ORDINARY = re.compile(r"[^\W\d_](?: ?[^\s\\`*_\[\]>|<~&=#+-])*")
"""A line that `escaped` leaves as it is: most are, and long notes have many."""
_IN_HEADING = frozenset({"starts_at", "version"})
_FENCES = re.compile("`+")
_OF_PEOPLE = frozenset({"author", "side", "role", "learner", "changed_by", "owner_role"})

Shown = str | int | bool | date | datetime | Audience | tuple[str, ...]


class Said(NamedTuple):
    """One field of a record: its name in the journal, and its value."""

    name: str
    value: Shown


@dataclass(frozen=True, slots=True)
class Item:
    """One record to be printed. Left out: ids, keys, and what is empty."""

    table: str
    fields: tuple[Said, ...]
    is_theirs: bool = False
    whole: bytes = b""
    """A file that the record keeps, printed to the letter."""
    sentence: str = ""
    """What the program says of it instead of its fields."""


@dataclass(frozen=True, slots=True)
class Page:
    """Writes the records of one pairing."""

    names: Names

    def title(self, item: Item) -> str:
        """The head of the page."""
        lines = [f"# {_safe(self.names.owner)} and {_safe(self.names.partner)}", ""]
        lines += [f"- {told}" for told in self._facts(item.fields)]
        return "\n".join([*lines, "", ""])

    def section(self, table: str, level: int) -> str:
        """The heading above all records of one kind."""
        return f"{'#' * level} {heading(table)}\n\n"

    def headed(self, item: Item, level: int) -> str:
        """A record with others below it: a heading, who reads it, its fields, its longer texts."""
        main, fields, audience = _divided(item)
        when = next((said for said in fields if said.name in _IN_HEADING), None)
        about = f": {_safe(str(main.value))}" if main is not None else ""
        place = (
            "" if when is None else f"{', ' if isinstance(when.value, datetime) else ' '}{_shown(when.value)}"
        )
        longer = [said for said in fields if isinstance(said.value, str) and "\n" in said.value]
        short = [said for said in fields if said != when and said not in longer]
        lines = [f"{'#' * level} {noun(item.table)}{place}{about}", ""]
        lines += [f"- {told}" for told in [*self._marks(item, audience), *self._facts(short)]]
        for said in longer:
            lines += ["", f"{label(said.name).capitalize()}:", "", *quotation(str(said.value))]
        if item.whole:
            lines += ["", *_to_the_letter(item.whole)]
        return "\n".join([*lines, "", ""])

    def line(self, item: Item, depth: int = 0) -> str:
        """A record without others below it: one point of a list, a longer text as a quotation in it."""
        main, fields, audience = _divided(item)
        marks = [] if item.sentence else [*self._marks(item, audience), *self._facts(fields)]
        aside = f" ({'; '.join(marks)})" if marks else ""
        begin = f"{'  ' * depth}- **{noun(item.table)}**{aside}"
        words = item.sentence or (str(main.value) if main is not None else "")
        if "\n" not in words.strip():
            return f"{begin}: {_safe(words)}\n" if words.strip() else f"{begin}\n"
        inner = "  " * (depth + 1)
        return "\n".join([f"{begin}:", "", *(f"{inner}{row}" for row in quotation(words)), "", ""])

    def _marks(self, item: Item, audience: Audience | None) -> Iterator[str]:
        if item.is_theirs:
            yield tr("written by {partner}").format(partner=_safe(self.names.partner))
        if audience is not None:
            yield _safe(self.names.readers(audience))

    def _facts(self, fields: Sequence[Said]) -> Iterator[str]:
        for said in fields:
            if said.name == "author":
                continue
            words = self._person(said) if said.name in _OF_PEOPLE else _shown(said.value)
            yield f"{_safe(label(said.name))}: {_safe(words)}"

    def _person(self, said: Said) -> str:
        if said.value == Side.PAIR:
            return tr("both")
        return self.names.of(Role(str(said.value)))


def quotation(text: str) -> list[str]:
    """A longer text, line by line as it was typed."""
    typed = [_safe(line) for line in text.strip().split("\n")]
    following = [*typed[1:], ""]
    return [
        f"> {line}\\" if line and after else f"> {line}".rstrip()
        for line, after in zip(typed, following, strict=True)
    ]


def _safe(text: str) -> str:
    """`escaped`, and at once where there is nothing to escape."""
    return text if _ORDINARY.fullmatch(text) else escaped(text)


def _divided(item: Item) -> tuple[Said | None, list[Said], Audience | None]:
    """The main field, the others, and who may read."""
    by_name = {said.name: said for said in item.fields}
    main = next((by_name[name] for name in _MAIN if name in by_name), None)
    read = by_name.get("audience")
    audience = read.value if read is not None and isinstance(read.value, Audience) else None
    return main, [said for said in item.fields if said not in (main, read)], audience


def _shown(value: Shown) -> str:
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, datetime):
        return f"{dates.day_in_full(value.date())}, {dates.clock(value)}"
    if isinstance(value, date):
        return dates.day_in_full(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, Audience):
        return value.name.lower().replace("_", " ")
    return one_line(str(value))


def _to_the_letter(content: bytes) -> list[str]:
    """A file in a fence that is longer than any inside."""
    text = content.decode("utf-8", "replace")
    fence = "`" * max(4, *(len(run) + 1 for run in _FENCES.findall(text)), 0)
    return [fence, text.rstrip("\n"), fence]
