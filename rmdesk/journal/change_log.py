"""The change log of a pairing: what changed, why, and from when; the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from rmdesk.domain.vocabulary import LoggedKind, Role, SessionState, Side
from rmdesk.journal.agreements import versions
from rmdesk.journal.db import Db
from rmdesk.storage.records import LoggedChange, MentoringSession, Pairing


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line: a new version of the agreement, a logged change, or a session that was moved.

    `kind` None: a version or a moved session. `what` is in the pair's words, or what the kind says.
    """

    on: date
    kind: LoggedKind | None
    what: str
    why: str = ""
    version: int = 0
    moved_from: date | None = None
    session_id: str | None = None
    change_id: str | None = None
    """Of a logged change, for `explain_change`."""


def change_log(db: Db, pairing_id: str) -> tuple[ChangeRow, ...]:
    """Everything that changed since the two began, the newest first."""
    rows = [*_versions(db, pairing_id), *_logged(db, pairing_id), *_moved(db, pairing_id)]
    return tuple(row for _, row in sorted(rows, key=lambda dated: dated[0], reverse=True))


_Dated = tuple[datetime, ChangeRow]


def _versions(db: Db, pairing_id: str) -> Iterator[_Dated]:
    for one in versions(db, pairing_id):
        if one.in_force_at is not None:
            yield (
                one.in_force_at,
                ChangeRow(one.in_force_at.date(), None, one.change, one.why, version=one.version),
            )


def _logged(db: Db, pairing_id: str) -> Iterator[_Dated]:
    """The later one of two in the same second stands first."""
    rows = sa.select(LoggedChange).filter_by(pairing_id=pairing_id).order_by(LoggedChange.counter.desc())
    for one in db.scalars(rows):
        yield (
            one.written_at,
            ChangeRow(one.written_at.date(), one.kind, one.what, one.why, change_id=one.id),
        )


def _moved(db: Db, pairing_id: str) -> Iterator[_Dated]:
    for one in db.scalars(sa.select(MentoringSession).filter_by(pairing_id=pairing_id)):
        if one.moved_from is not None and one.state is not SessionState.CANCELLED:
            row = ChangeRow(one.starts_at.date(), None, "", moved_from=one.moved_from, session_id=one.id)
            yield datetime.combine(one.moved_from, one.starts_at.timetz()), row


def log_change(db: Db, pairing_id: str, kind: LoggedKind, what: str, side: Side = Side.PAIR) -> LoggedChange:
    """Add a line. `what`: of a goal its label, what it was, what it is, separated by tabs; of rules their
    numbers; of a code its fingerprint."""
    line = LoggedChange(
        pairing_id=pairing_id,
        author=db.find(Pairing, pairing_id).owner_role,
        side=side,
        written_at=db.now(),
        kind=kind,
        what=what,
    )
    db.add(line)
    db.flush()
    return line


def log_new_code(db: Db, pairing_id: str, fingerprint: str) -> None:
    """The partner signs with another code from now on."""
    partner: Role = db.find(Pairing, pairing_id).owner_role.other
    log_change(db, pairing_id, LoggedKind.NEW_CODE, fingerprint, Side(partner.value))


def explain_change(db: Db, change_id: str, why: str) -> None:
    """Say why. Raises NotFound."""
    db.find(LoggedChange, change_id).why = why.strip()
