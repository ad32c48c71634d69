"""Import: a takeout taken into another journal, wholly or not at all, and nothing in it repaired."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from rmdesk.errors import NotATakeout
from rmdesk.journal.db import Db
from rmdesk.journal.keeping import Kept
from rmdesk.journal.takeout_file import TakeoutFile, opened
from rmdesk.journal.takeout_rows import Progress, Shelf, Told
from rmdesk.journal.takeout_survey import Entry, Survey, entries, survey
from rmdesk.journal.takeout_tables import RANK, THEIRS, tables
from rmdesk.storage.records import Pairing

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import did."""

    pairings: int
    """Pairings that were taken in."""
    records: int
    """Records that were taken in, the pairings among them."""
    there: int
    """Pairings that the journal has already with the very same content: nothing was done for them."""


def take_in(kept: Kept, path: Path, by: object = None, progress: Progress | None = None) -> TakenIn:
    """Take the pairings of a takeout's `journal.json` into the open journal; it keeps its own owner.

    Long work: call it in the worker; while it writes, the journal waits. A backup is made before. `progress`
    hears of bytes; what it raises stops the import, and the journal is as it was. Raises NotATakeout, with
    the place, when the file is not whole and right or when the journal has one of its pairings with other
    content; the errors of a backup; and those of `Journal.do`.
    """
    heard = _Heard(progress)
    with opened(path, heard) as file:
        heard.total = 2 * file.size
        found = survey(file)
        there = kept.journal.ask(_there, found)
        if there:
            heard.total += file.size
            _compare(kept, file, found, there)
        if len(there) == len(found.pairings):
            return TakenIn(0, 0, len(there))
        kept.back_up()
        count = kept.journal.do(by, _write, file, found, there)
    return TakenIn(len(found.pairings) - len(there), count, len(there))


def check_file(path: Path) -> None:
    """Raises NotATakeout when there is no ordinary file of a size to take in."""
    with opened(path, _Heard(None)):
        pass


class _Heard:
    """Adds up the bytes that were read, and tells."""

    def __init__(self, progress: Progress | None) -> None:
        self.total = 0
        self._done = 0
        self._progress = progress

    def __call__(self, count: int) -> None:
        self._done += count
        if self._progress is not None:
            self._progress(min(self._done, self.total), self.total)


def _there(db: Db, found: Survey) -> frozenset[str]:
    """Which of the file's pairings the journal has."""
    return frozenset(db.scalars(sa.select(Pairing.id))) & found.pairings.keys()


def _compare(kept: Kept, file: TakeoutFile, found: Survey, there: frozenset[str]) -> None:
    """Raises NotATakeout unless the journal holds of these pairings exactly what the file holds."""
    held = dict(_held(kept, there))
    for entry in _again(file, found):
        told = entry.told
        if found.pairing_of(told) in there and held.pop(told["id"], b"") != _print_of(entry.table.name, told):
            raise NotATakeout(entry.place, "differs")
    if held:
        raise NotATakeout(found.pairings[next(iter(there))], "differs")


def _held(kept: Kept, there: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """What the journal holds of these pairings: ids, and prints of the records."""
    shelf = Shelf(kept)
    belonging: set[str] = set()
    for table in tables().values():
        parents = [field.name for field in table.parents]
        for told in shelf.records(table):
            if told["id"] in there or any(told[parent] in belonging for parent in parents):
                belonging.add(told["id"])
                yield told["id"], _print_of(table.name, told)


def _print_of(table: str, told: Told) -> bytes:
    """A record's content without its place among the others."""
    content = {name: value for name, value in told.items() if name not in (RANK, THEIRS)}
    return hashlib.blake2b(json.dumps([table, content], sort_keys=True).encode(), digest_size=16).digest()


def _write(db: Db, file: TakeoutFile, found: Survey, there: frozenset[str]) -> int:
    """All records of the pairings that are not there, in one transaction, in their order."""
    first = db.counter.next()
    count = 0
    waiting: list[Entry] = []
    for entry in _again(file, found):
        if found.pairing_of(entry.told) in there:
            continue
        if waiting and (len(waiting) == _AT_ONCE or waiting[0].table is not entry.table):
            _insert(db, waiting, first)
            waiting = []
        waiting.append(entry)
        count += 1
    _insert(db, waiting, first)
    while db.counter.next() < first + found.highest_rank:
        pass
    return count


def _insert(db: Db, waiting: list[Entry], first: int) -> None:
    table = waiting[0].table
    rows = [{**entry.values, "counter": first + entry.told[RANK] - 1} for entry in waiting]
    try:
        db.execute(sa.insert(table.columns), rows)
    except IntegrityError:
        taken = NotATakeout(f"records.{table.name}", "taken")
    else:
        db.changed.add(table.record)
        return
    raise taken


def _again(file: TakeoutFile, found: Survey) -> Iterator[Entry]:
    """Every record once more. Raises NotATakeout when the file is no longer the one that was surveyed."""
    for entry in entries(file):
        if entry.told["id"] not in found.known:
            raise NotATakeout("", "changed")
        yield entry
    if file.digest != found.digest:
        raise NotATakeout("", "changed")
