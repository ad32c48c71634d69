"""Lines struck from what would leave: by either side, united, and nobody is named."""

from collections import defaultdict

import sqlalchemy as sa

from rmdesk.domain.vocabulary import DocumentKind, Role
from rmdesk.journal.db import Db
from rmdesk.journal.quotes import CALLED_BACK
from rmdesk.storage.records import AgreedSummary, StruckLine


def strike(db: Db, pairing_id: str, kind: DocumentKind, record_id: str, role: Role) -> None:
    """One side takes a line out of one kind of file; consents to it that are not saved yet are dropped."""
    if role not in _by_record(db, pairing_id, kind)[record_id]:
        db.add(StruckLine(pairing_id=pairing_id, record_id=record_id, role=role, kind=kind))
        _call_back(db, pairing_id, kind, record_id)


def put_line_back(db: Db, pairing_id: str, kind: DocumentKind, record_id: str, role: Role) -> bool:
    """One side puts its strike back. Whether the line is in again: the other may have struck it too."""
    rows = sa.select(StruckLine).filter_by(pairing_id=pairing_id, kind=kind, record_id=record_id)
    roles = {row.role: row for row in db.scalars(rows)}
    if role in roles:
        db.delete(roles.pop(role))
    return not roles


def struck(db: Db, pairing_id: str, kind: DocumentKind) -> frozenset[str]:
    """The ids of the records whose line somebody struck."""
    return frozenset(_by_record(db, pairing_id, kind))


def _call_back(db: Db, pairing_id: str, kind: DocumentKind, record_id: str) -> None:
    """Drop the consents to the files of this kind alone: in another kind the line still stands."""
    rows = sa.select(AgreedSummary).filter_by(pairing_id=pairing_id, kind=kind, first_saved=None)
    for summary in db.scalars(rows):
        if record_id in summary.quoted:
            summary.digest = CALLED_BACK


def _by_record(db: Db, pairing_id: str, kind: DocumentKind) -> defaultdict[str, set[Role]]:
    found: defaultdict[str, set[Role]] = defaultdict(set)
    for row in db.scalars(sa.select(StruckLine).filter_by(pairing_id=pairing_id, kind=kind)):
        found[row.record_id].add(row.role)
    return found
