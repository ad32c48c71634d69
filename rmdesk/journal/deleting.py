"""Deleting with a way back: a record with all that goes with it, and the same put in again."""

from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import make_transient

from rmdesk.journal.db import Db
from rmdesk.journal.readers import require_own
from rmdesk.storage.records import Authored, Numbered, Record


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted, as plain values: the record first, then what belonged to it."""

    records: tuple[Record, ...]


def delete(db: Db, kind: type[Record], record_id: str) -> Deleted:
    """Delete a record and all that belongs to it. Raises NotFound, NotYours."""
    record = db.find(kind, record_id)
    if isinstance(record, Authored):
        require_own(db, record)
    records = (record, *_belonging_to(db, record))
    for gone in reversed(records):
        db.delete(gone)
        db.flush()
    return Deleted(records)


def put_back(db: Db, deleted: Deleted) -> None:
    """Undo `delete`: the same records with the same ids and counters."""
    for record in deleted.records:
        make_transient(record)
        db.add(record)
        db.flush()


def _belonging_to(db: Db, record: Record) -> Iterator[Record]:
    """Parents before children, as the database's own cascade would find them."""
    if not isinstance(record, Numbered):
        return
    for mapper in Record.registry.mappers:
        for column in mapper.local_table.columns:
            if any(key.column.table is record.__table__ for key in column.foreign_keys):
                rows = sa.select(mapper.class_).where(column == record.id).order_by(sa.text("counter"))
                for child in db.scalars(rows).all():
                    yield child
                    yield from _belonging_to(db, child)
