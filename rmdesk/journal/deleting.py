"""Deleting with a way back: a record with all that goes with it, and the same put in again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import make_transient

from rmdesk.errors import HoldsPartners, NotYours
from rmdesk.journal.db import Db
from rmdesk.journal.quotes import call_back
from rmdesk.journal.readers import owner_role, require_own
from rmdesk.storage.records import (
    AgreedSummary,
    Agreement,
    Authored,
    Consent,
    ExportLogEntry,
    Numbered,
    Owner,
    Pairing,
    Person,
    PrivacyRule,
    Readable,
    Record,
    Signature,
    Watchword,
)

_KEPT = (Agreement, Consent, ExportLogEntry, Owner, Pairing, Person, PrivacyRule, Signature, Watchword)
"""Nothing that rules what may leave, or tells what did, is deleted one by one."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What was deleted, as plain values: the record first, then what belonged to it."""

    records: tuple[Record, ...]


def delete(db: Db, kind: type[Record], record_id: str) -> Deleted:
    """Delete a record and all that belongs to it; a text that is quoted drops the consents to its summary.

    Raises NotFound, NotYours for the partner's records and for what both have signed or saved, and
    HoldsPartners where something the partner wrote would go along.
    """
    record = db.find(kind, record_id)
    if isinstance(record, _KEPT) or (isinstance(record, AgreedSummary) and record.first_saved is not None):
        raise NotYours
    authored = _authored(db, record)
    if authored is not None:
        require_own(db, authored)
    records = (record, *_belonging_to(db, record))
    _require_no_partners(db, records)
    call_back(db, (one.id for one in records if isinstance(one, Readable) and isinstance(one, Numbered)))
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


def _require_no_partners(db: Db, records: Iterable[Record]) -> None:
    for one in records:
        if isinstance(one, Authored) and one.author is not owner_role(db, one.pairing_id):
            raise HoldsPartners


def _authored(db: Db, record: Record) -> Authored | None:
    """The record with an author that this one is or is a part of: a step is its plan's author's."""
    if isinstance(record, Authored):
        return record
    for column in record.__table__.columns:
        for key in column.foreign_keys:
            parent = next(
                one.class_ for one in Record.registry.mappers if one.local_table is key.column.table
            )
            parent_id = getattr(record, column.name)
            found = None if parent_id is None else db.get(parent, parent_id)
            if found is not None and (authored := _authored(db, found)) is not None:
                return authored
    return None


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
