"""The readable page of each pairing: its records in their order, each with what belongs to it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

from rmdesk.domain.practice import Turn
from rmdesk.domain.practice_measures import totals_of
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Began, Form, Hands, Role, RuleKind, Tag, TakeoverReason
from rmdesk.export.takeout_markdown import Item, Page, Said
from rmdesk.journal.takeout_rows import Shelf, Told
from rmdesk.journal.takeout_tables import THEIRS, Field, Kind, Table, tables
from rmdesk.journal.takeout_values import value_of
from rmdesk.storage.records import Part
from rmdesk.wording import rules
from rmdesk.wording.practice import practice_sentence
from rmdesk.wording.takeout import Names, rule_line

_FIRST = ("person", "agreement", "goal", "mentoring_session")
_LAST = ("agreed_summary", "logged_change", "export_log")
_UNTOLD = frozenset(
    {
        "raised_under", "cleared", "digest_form", "code_memory_kib", "code_time", "code_lanes", "session_ids",
        "unticked", "quoted", "withheld", "launch_done", "position", "created_at", "wrapped_up_at",
        "edited_at",
    }
)  # fmt: skip
"""The program's own marks: they stand in the JSON file and say nothing to a reader."""
_FILES = ("file_bytes", "signed_bytes")


class Pages:
    """Writes the page of one pairing after the other."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        found = [table for table in tables().values() if shelf.counts[table.name]]
        self._below = {name: [table for table in found if _stands_below(table, name)] for name in tables()}

    def page(self, pairing: Told) -> Iterator[str]:
        """Piece by piece, however long it is."""
        page = Page(self._names(pairing))
        yield page.title(_item(tables()["pairing"], pairing))
        for table in sorted(self._below["pairing"], key=_place):
            records: Iterable[Told] = self._shelf.records(table, ("pairing_id", pairing["id"]))
            if table.field("starts_at"):
                records = sorted(records, key=lambda told: datetime.fromisoformat(told["starts_at"]))
            for number, told in enumerate(records):
                if number == 0:
                    yield page.section(table.name, 2)
                yield from self._record(page, table, told, 3)
            yield "\n"

    def _names(self, pairing: Told) -> Names:
        people = self._shelf.records(tables()["person"], ("pairing_id", pairing["id"]))
        named = {told["part"]: told["name"] for told in people}
        owner = Role(pairing["owner_role"])
        return Names(owner, named.get(owner, ""), named.get(owner.other, ""), named.get(Part.COORDINATOR))

    def _record(self, page: Page, table: Table, told: Told, level: int) -> Iterator[str]:
        """The record, then what belongs to it."""
        below = self._below[table.name]
        if table.name == "practice_run":
            turns = list(self._shelf.records(tables()["segment"], ("run_id", told["id"])))
            yield page.line(_item(table, told, _practice_words(told, turns, page.names)), level - 4)
        elif level == 3 and _has_others_below(table.name):
            yield page.headed(_item(table, told), level)
            for child in below:
                yield from self._children(page, child, told["id"], level + 1)
            yield "\n"
        else:
            words = self._rule_words(told, page.names) if table.name == "privacy_rule" else ""
            yield page.line(_item(table, told, words), max(level - 4, 0))
            for child in below:
                yield from self._children(page, child, told["id"], level + 1)

    def _children(self, page: Page, child: Table, parent: str, level: int) -> Iterator[str]:
        home = child.home
        if home is not None:
            for told in self._shelf.records(child, (home.name, parent)):
                yield from self._record(page, child, told, level)

    def _rule_words(self, told: Told, names: Names) -> str:
        """The rule's sentence, as the Agreement page has it."""
        words = self._shelf.records(tables()["watchword"], ("agreement_id", told["agreement_id"]))
        meaning = rules.RuleMeaning(
            RuleKind(told["kind"]),
            Audience[told["audience"].upper()] if told["audience"] else None,
            Form(told["form"]) if told["form"] else None,
            tuple(Tag(tag) for tag in told["tags"]),
            tuple(Subject(subject) for subject in told["subjects"]),
            told["text"],
            told["only_me_days"],
            told["pair_months"],
        )
        called = rules.Names(names.of(Role.MENTOR), names.coordinator)
        return rule_line(
            told["number"], rules.sentence(meaning, called, sum(1 for _ in words)), told["is_kept"]
        )


def _stands_below(table: Table, parent: str) -> bool:
    """Whether its records may stand with one of `parent`: a note does with a session, or a pairing."""
    if parent == "pairing":
        return table.field("pairing_id") is not None
    return table.home is not None and table.home.parent == parent


@cache
def _has_others_below(name: str) -> bool:
    """Whether it gets a heading: sessions, goals, versions and summaries do, a note does not."""
    is_home = any(_stands_below(one, name) for one in tables().values())
    return is_home and tables()[name].field("text") is None


def _place(table: Table) -> tuple[int, int]:
    order = [*_FIRST, "", *_LAST]
    return order.index(table.name) if table.name in order else order.index(""), 0


def _item(table: Table, told: Told, sentence: str = "") -> Item:
    values = {field.name: _printed(field, told) for field in table.fields}
    whole = next((made for name in _FILES if isinstance(made := values.get(name), bytes)), b"")
    said = tuple(Said(name, value) for name, value in values.items() if _says_something(value))
    return Item(table.name, said, bool(told.get(THEIRS)), whole, sentence)


def _says_something(value: object) -> bool:
    """False for nothing, no words and a plain no; a figure of 0 and an audience say something."""
    return not isinstance(value, bytes) and (bool(value) or (isinstance(value, int) and value is not False))


def _printed(field: Field, told: Told) -> Any:
    """What a reader sees of a field; None for what says nothing to them."""
    if field.kind is Kind.ID or field.name in _UNTOLD:
        return None
    if field.kind is Kind.BYTES and field.name not in _FILES:
        return None
    value = value_of(field, told[field.name], field.name)
    return None if value == Tag.NONE and field.name == "tag" else value


def _practice_words(told: Told, turns: list[Told], names: Names) -> str:
    made = (
        Turn(
            Hands(turn["hands"]),
            turn["seconds"],
            Began(turn["began"]),
            TakeoverReason(turn["reason"]) if turn["reason"] else None,
        )
        for turn in turns
    )
    return practice_sentence(names.of(Role(told["learner"])), totals_of(Role(told["learner"]), made))
