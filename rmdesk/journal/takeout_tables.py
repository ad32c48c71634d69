"""What a takeout holds: each table of the journal is taken or left, and each column has its form in JSON.

Everything is read from the records' metadata, so a new column needs nothing here, and a new table one line
in `TAKEN` or `LEFT`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite

from rmdesk.domain.vocabulary import Audience
from rmdesk.storage.records import Record
from rmdesk.storage.records.record import Level, Moment, Words

FORM = 1
"""Of the file `journal.json`, whatever the schema of the records in it."""
RANK = "order"
"""The place of a record among all of the takeout, from 1: what the journal's counter says, without gaps."""
THEIRS = "theirs"
"""Stands, and is true, where the partner wrote the record."""


class Partners(Enum):
    """Which of the partner's records of one table are the owner's to take."""

    SHARED = "shared"
    """All: the two have it together."""
    SHOWN = "shown"
    """Those whose readers are the pair or more."""
    NONE = "none"


TAKEN: Mapping[str, Partners] = MappingProxyType(
    {
        "pairing": Partners.SHARED,
        "person": Partners.SHARED,
        "agreement": Partners.SHARED,
        "privacy_rule": Partners.SHARED,
        "watchword": Partners.SHARED,
        "commitment": Partners.SHARED,
        "stakeholder": Partners.SHARED,
        "agreed_goal": Partners.SHARED,
        "narrowing": Partners.SHARED,
        "signature": Partners.SHARED,
        "logged_change": Partners.SHARED,
        "goal": Partners.SHOWN,
        "goal_step": Partners.SHARED,
        "mentoring_session": Partners.SHOWN,
        "practice_run": Partners.SHARED,
        "segment": Partners.SHARED,
        "lesson_plan": Partners.SHOWN,
        "lesson_step": Partners.SHARED,
        "skill": Partners.SHOWN,
        "skill_evidence": Partners.SHARED,
        "note": Partners.SHOWN,
        "note_version": Partners.NONE,
        "debrief_line": Partners.SHOWN,
        "ledger_entry": Partners.SHOWN,
        "action": Partners.SHOWN,
        "remark": Partners.SHOWN,
        "pulse_wave": Partners.NONE,
        "agreed_summary": Partners.SHARED,
        "consent": Partners.SHARED,
        "struck_line": Partners.NONE,
        "export_log": Partners.SHARED,
    }
)
"""A record always goes with the one it belongs to: what belongs to a record that is left is left too."""

LEFT: Mapping[str, str] = MappingProxyType(
    {"owner": "the name stands at the head of the file; the journal that takes it in keeps its own owner"}
)
"""The tables a takeout leaves, and why. The search index is no record: it is made anew by the journal."""

_OF_ROLE = frozenset({"struck_line"})
"""Tables whose `role` says who made the record; elsewhere it is `author`."""


class Kind(StrEnum):
    """What a column holds, and so its form in JSON."""

    ID = "id"
    TEXT = "text"
    MOMENT = "moment"
    DAY = "day"
    YES = "yes"
    NUMBER = "number"
    WORDS = "words"
    LEVEL = "level"
    CHOICE = "choice"
    BYTES = "bytes"


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name, what it holds, what stands there when an older takeout has no such column."""

    name: str
    kind: Kind
    may_be_null: bool
    choices: tuple[str, ...] = ()
    parent: str | None = None
    """The table this id refers to."""
    default: object = ...
    """In its JSON form; `...` where there is none and the column must stand."""


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of record as a takeout tells it."""

    name: str
    record: type[Record]
    fields: tuple[Field, ...]
    partners: Partners
    author: str | None
    """The column that says which of the two made the record."""
    parents: tuple[Field, ...]
    """The columns that name the records this one belongs to."""
    home: Field | None
    """The record it stands with: its session, goal or agreement rather than its pairing."""

    @property
    def columns(self) -> sa.Table:
        """The table of the database."""
        return Record.metadata.tables[self.name]

    def field(self, name: str) -> Field | None:
        """The column with this name, if there is one."""
        return next((field for field in self.fields if field.name == name), None)


@cache
def tables() -> Mapping[str, Table]:
    """The tables that are taken, parents before what belongs to them."""
    records = {mapper.local_table.name: mapper.class_ for mapper in Record.registry.mappers}  # type: ignore[attr-defined]  # a mapped class has a table
    found = (table for table in Record.metadata.sorted_tables if table.name in TAKEN)
    return MappingProxyType({table.name: _table(table, records[table.name]) for table in found})


def _table(table: sa.Table, record: type[Record]) -> Table:
    own = [column for column in table.columns if column.name not in ("id", "counter")]
    fields = tuple(_field(column) for column in (table.columns["id"], *own))
    author = "role" if table.name in _OF_ROLE else "author"
    parents = tuple(field for field in fields if field.parent)
    return Table(
        name=table.name,
        record=record,
        fields=fields,
        partners=TAKEN[table.name],
        author=author if author in table.columns else None,
        parents=parents,
        home=min(parents, key=lambda field: field.parent == "pairing", default=None),
    )


def _field(column: sa.Column[Any]) -> Field:
    kind = _kind(column)
    parents = [key.column.table.name for key in column.foreign_keys]
    return Field(
        name=column.name,
        kind=kind,
        may_be_null=bool(column.nullable),
        choices=_choices(kind, column.type),
        parent=parents[0] if parents else None,
        default=_default(kind, column),
    )


_KINDS: tuple[tuple[type[Any], Kind], ...] = (
    (Moment, Kind.MOMENT),
    (Words, Kind.WORDS),
    (Level, Kind.LEVEL),
    (sa.Enum, Kind.CHOICE),
    (sa.Boolean, Kind.YES),
    (sa.Date, Kind.DAY),
    (sa.Integer, Kind.NUMBER),
    (sa.LargeBinary, Kind.BYTES),
    (sa.Text, Kind.TEXT),
    (sa.String, Kind.ID),
)


def _kind(column: sa.Column[Any]) -> Kind:
    for is_a, kind in _KINDS:
        if isinstance(column.type, is_a):
            return kind
    raise TypeError(f"no form in JSON for {column}")


def level_name(level: Audience) -> str:
    """An audience as it stands in a takeout: only_me."""
    return level.name.lower()


def _choices(kind: Kind, column_type: object) -> tuple[str, ...]:
    if kind is Kind.LEVEL:
        return tuple(level_name(level) for level in Audience)
    return tuple(column_type.enums) if isinstance(column_type, sa.Enum) else ()


def _default(kind: Kind, column: sa.Column[Any]) -> object:
    """What the migration gave the rows that were there before the column was."""
    if isinstance(column.server_default, sa.DefaultClause):
        stored = str(column.server_default.arg)
        if kind is Kind.WORDS:
            return json.loads(stored)
        if kind is Kind.YES:
            return stored == "1"
        return int(stored) if kind is Kind.NUMBER else stored.strip("'")
    return None if column.nullable else ...


@cache
def reading(name: str, home: str | None = None) -> str:
    """The statement for the rows from `:after` on, in the counter's order: the counter, then the fields raw.

    `home` reads only the rows with `:home` in this column. Of the rows of a pairing those are meant that have
    no nearer home. There may be very many of them: `ifnull` keeps the database from taking another index than
    the counter's, after which it would sort all of them for each slice.
    """
    table = tables()[name]
    columns = table.columns.c
    raw = [sa.type_coerce(columns[field.name], sa.types.NullType) for field in table.fields]
    wanted = sa.select(columns.counter, *raw).where(columns.counter > sa.bindparam("after"))
    if home == "pairing_id" and table.home is not None:
        wanted = wanted.where(sa.func.ifnull(columns[home], sa.null()) == sa.bindparam("home"))
        if table.home.name != home:
            wanted = wanted.where(sa.func.ifnull(columns[table.home.name], sa.null()).is_(None))
    elif home is not None:
        wanted = wanted.where(columns[home] == sa.bindparam("home"))
    return _in_words(wanted.order_by(columns.counter))


@cache
def counting(name: str) -> str:
    """The statement for the counters of a table from `:after` on, in their order."""
    counter = tables()[name].columns.c.counter
    return _in_words(sa.select(counter).where(counter > sa.bindparam("after")).order_by(counter))


def _in_words(statement: sa.Select[Any]) -> str:
    """The SQL of a statement, for the driver itself; values keep the form they have in the file."""
    return str(statement.compile(dialect=sqlite.dialect(paramstyle="named")))
