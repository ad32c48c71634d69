"""The records of a journal as a takeout tells them, read in slices so that nobody at the screen waits."""

import base64
import json
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from time import monotonic
from typing import Any

from rmdesk.domain.vocabulary import Audience
from rmdesk.journal.keeping import Kept
from rmdesk.journal.takeout_tables import (
    RANK,
    THEIRS,
    Kind,
    Partners,
    Table,
    counting,
    level_name,
    reading,
    tables,
)
from rmdesk.paths import database
from rmdesk.storage.faults import translated_errors

Progress = Callable[[int, int], None]
"""Hears how much of how much is done. What it raises stops the work, and nothing of it stays."""
Told = dict[str, Any]
"""One record in its JSON form."""

_SLICE_SECONDS = 0.006
_AT_ONCE = 16
_AUDIENCES = {int(level): level_name(level) for level in Audience}
_MADE: Mapping[Kind, Callable[[Any], object]] = {
    Kind.YES: bool,
    Kind.WORDS: lambda stored: [] if stored == "[]" else json.loads(stored),
    Kind.LEVEL: _AUDIENCES.__getitem__,
    Kind.BYTES: lambda stored: base64.b64encode(stored).decode("ascii"),
}
"""How a stored value becomes its JSON form; every other one has it already."""


class Shelf:
    """Everything a takeout of one journal holds. Read whole tables in the order of `tables()` first."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._path = database(kept.folder)
        pairings = tables()["pairing"]
        places = [field.name for field in pairings.fields]
        of_pairings = [dict(zip(places, row[1:], strict=True)) for row in self._rows(reading(pairings.name))]
        self._owners = {row["id"]: row["owner_role"] for row in of_pairings}
        self.counts: dict[str, int] = {}
        """How many records each table has, those included that are not the owner's to take."""
        self._ranks = array("q", sorted(self._counters()))
        self._left: set[str] = set()
        self._theirs: set[str] = set()

    @property
    def count(self) -> int:
        """How many records there are in all."""
        return len(self._ranks)

    def records(self, table: Table, home: tuple[str, str] | None = None) -> Iterator[Told]:
        """The records of one table in their order; `home`: only those with this id in this column."""
        if not self.counts[table.name]:
            return
        column, record_id = home or (None, None)
        names = ["", *(field.name for field in table.fields)]
        made = [(field.name, _MADE[field.kind]) for field in table.fields if field.kind in _MADE]
        parents = [field.name for field in table.parents]
        for row in self._rows(reading(table.name, column), record_id):
            told = dict(zip(names, row, strict=True))
            counter = told.pop("")
            for name, form in made:
                if told[name] is not None:
                    told[name] = form(told[name])
            if self._is_taken(table, told, parents):
                told[RANK] = bisect_left(self._ranks, counter) + 1
                yield told

    def _is_taken(self, table: Table, told: Told, parents: list[str]) -> bool:
        """Whether the record is the owner's to take; marks it when it is the partner's."""
        if self._is_theirs(table, told, parents):
            told[THEIRS] = True
            self._theirs.add(told["id"])
            if not _is_shown(table, told):
                self._left.add(told["id"])
        if self._left and any(told[parent] in self._left for parent in parents):
            self._left.add(told["id"])
        return told["id"] not in self._left

    def _is_theirs(self, table: Table, told: Told, parents: list[str]) -> bool:
        if table.author:
            return bool(told[table.author] != self._owners[told["pairing_id"]])
        return bool(self._theirs) and any(told[parent] in self._theirs for parent in parents)

    def _counters(self) -> Iterator[int]:
        for table in tables().values():
            self.counts[table.name] = 0
            for row in self._rows(counting(table.name)):
                self.counts[table.name] += 1
                yield row[0]

    def _rows(self, statement: str, home: str | None = None) -> Iterator[tuple[Any, ...]]:
        """All rows, in slices of some milliseconds; between them the journal is free for others."""
        after = 0
        while True:
            rows, is_end = self._slice(statement, {"after": after, "home": home})
            yield from rows
            if is_end:
                return
            after = rows[-1][0]

    def _slice(self, statement: str, values: dict[str, object]) -> tuple[list[tuple[Any, ...]], bool]:
        rows: list[tuple[Any, ...]] = []
        until = monotonic() + _SLICE_SECONDS
        with self._kept.journal.lock, translated_errors(self._path):
            found = self._kept.connection.execute(statement, values)
            try:
                while some := found.fetchmany(_AT_ONCE):
                    rows += some
                    if monotonic() > until:
                        return rows, False
            finally:
                found.close()
        return rows, True


def _is_shown(table: Table, told: Told) -> bool:
    if table.partners is Partners.SHOWN:
        return bool(told["audience"] != level_name(Audience.ONLY_ME))
    return table.partners is Partners.SHARED


def changes(kept: Kept) -> int:
    """How many rows were written since the journal was opened: two readings tell whether any were between."""
    with kept.journal.lock:
        return int(kept.connection.total_changes)
