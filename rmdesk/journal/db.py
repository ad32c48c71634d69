"""The SQLAlchemy session as verbs and queries see it: rows, the clock, the owner's signature."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session, UOWTransaction

from rmdesk.errors import NotFound
from rmdesk.storage import signing
from rmdesk.storage.engine import Database
from rmdesk.storage.records import Numbered, Record

R = TypeVar("R", bound=Record)
T = TypeVar("T")

Clock = Callable[[], datetime]
"""Gives the time with its offset. The demo has its own."""


class Counter:
    """The journal's counter: orders records whatever the clock says. Held by the one connection."""

    def __init__(self, last: int) -> None:
        self._last = last

    def next(self) -> int:
        """The next number, never given before while the journal is open."""
        self._last += 1
        return self._last


class Db(Session):
    """One transaction over one journal."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        counter: Counter,
        seed: bytes,
        memory: dict[Hashable, Any] | None = None,
    ) -> None:
        super().__init__(database.engine, expire_on_commit=False, autoflush=True)
        self._driver = database.connection
        self.clock = clock
        self.counter = counter
        self._seed = seed
        self._memory = memory
        self.changed: set[type[Record]] = set()

    def now(self) -> datetime:
        """The time of this write, with its offset, whole seconds."""
        return self.clock().replace(microsecond=0)

    def today(self) -> date:
        """The day of this write, where it is written."""
        return self.clock().date()

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, kept until the next write; in a write it is made anew each time.

        For what many readings ask for and only a signature changes: the rules in force.
        """
        if self._memory is None:
            return make()
        if key not in self._memory:
            self._memory[key] = make()
        found: T = self._memory[key]
        return found

    def find(self, kind: type[R], record_id: str) -> R:
        """The record with this id. Raises NotFound when it was deleted meanwhile."""
        found = self.get(kind, record_id)
        if found is None:
            raise NotFound
        return found

    def rows(self, statement: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """Plain rows straight from the driver, for readings where SQLAlchemy's share is the larger one.

        They show what this transaction wrote. `values` fill the `:names` of the statement.
        """
        self.flush()
        found: list[tuple[Any, ...]] = self._driver.execute(statement, values).fetchall()
        return found

    def owner_key(self) -> bytes:
        """The owner's public Ed25519 key (32 bytes)."""
        return signing.public_key(self._seed)

    def sign_as_owner(self, digest: bytes) -> bytes:
        """The owner's signature under a digest."""
        return signing.sign(self._seed, digest)


@event.listens_for(Db, "before_flush")
def _number_and_note(db: Db, _flush: UOWTransaction, _objects: Any) -> None:
    for record in db.new:
        if isinstance(record, Numbered) and record.counter == 0:
            record.counter = db.counter.next()
    db.changed.update(type(record) for record in db.new if isinstance(record, Record))
    db.changed.update(type(record) for record in db.deleted if isinstance(record, Record))
    db.changed.update(
        type(record) for record in db.dirty if isinstance(record, Record) and db.is_modified(record)
    )


def last_counter(engine: sa.Engine) -> int:
    """The highest counter in the journal: each look-up is one step in an index."""
    tables = [table for table in Record.metadata.sorted_tables if "counter" in table.columns]
    with engine.connect() as connection:
        highest = (connection.scalar(sa.select(sa.func.max(table.c.counter))) for table in tables)
        return max((count or 0 for count in highest), default=0)


@contextmanager
def transaction(db: Db) -> Iterator[Db]:
    """Commit at the end; on an exception roll back. The records stay usable as plain values."""
    with db:
        try:
            yield db
            db.commit()
        except BaseException:
            db.rollback()
            raise
