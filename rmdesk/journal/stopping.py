"""The no-fault exit: a pairing is stopped by either of the two, no reason asked; and taken up again."""

import sqlalchemy as sa

from rmdesk.domain.vocabulary import LoggedKind, SessionState
from rmdesk.journal.change_log import log_change
from rmdesk.journal.db import Db
from rmdesk.journal.sessions import calendar_change
from rmdesk.storage.records import LoggedChange, MentoringSession, Pairing


def stop_pairing(db: Db, pairing_id: str) -> tuple[str, ...]:
    """Close the pairing today and cancel what was still planned; nobody is named.

    The ids of the sessions cancelled, for `take_up_again`. Everything written stays until the agreement's
    rule of erasing says otherwise. Raises NotFound.
    """
    pairing = db.find(Pairing, pairing_id)
    if pairing.closed_on is not None:
        return ()
    pairing.closed_on = db.today()
    rows = sa.select(MentoringSession).filter_by(pairing_id=pairing_id, state=SessionState.PLANNED)
    planned = list(db.scalars(rows))
    for session in planned:
        with calendar_change(session):
            session.state = SessionState.CANCELLED
    log_change(db, pairing_id, LoggedKind.STOPPED, "")
    return tuple(session.id for session in planned)


def take_up_again(db: Db, pairing_id: str, cancelled: tuple[str, ...] = ()) -> None:
    """Undo `stop_pairing`: the pairing is open, and the sessions it cancelled are planned again."""
    db.find(Pairing, pairing_id).closed_on = None
    for session_id in cancelled:
        session = db.get(MentoringSession, session_id)
        if session is not None and session.state is SessionState.CANCELLED:
            with calendar_change(session):
                session.state = SessionState.PLANNED
    rows = sa.select(LoggedChange).filter_by(pairing_id=pairing_id, kind=LoggedKind.STOPPED)
    for line in db.scalars(rows):
        db.delete(line)
