"""The wrap-up: a few lines right after a session. It has no table of its own.

Each line is a record that the debrief of the session edits too: a ledger entry, an action, a debrief line.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypedDict

import sqlalchemy as sa

from rmdesk.domain.vocabulary import ActionState, Audience, DebriefKind, Role, SessionState, Side, Tag
from rmdesk.journal import actions, debriefs, ledger
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.db import Db
from rmdesk.journal.readers import owner_role, raise_text, reach, side_of, start_audience, subject_of
from rmdesk.journal.sessions import Place, Run, hold_session, plan_again, run_of, session_rows
from rmdesk.storage.records import Action, DebriefLine, LedgerEntry, MentoringSession, Pairing

WINDOW = timedelta(days=1)
"""How long after a session its wrap-up stands on Today."""

WrapUpRecord = Action | DebriefLine | LedgerEntry


class _Roots(TypedDict):
    pairing_id: str
    session_id: str
    author: Role
    written_at: datetime


class WrapUpLine(StrEnum):
    """The lines in the order they are asked for."""

    CAN_NOW = "can now"
    PARTNER_LEARNT = "partner learnt"
    CHANGE = "change"
    WILL = "will"
    THANKS = "thanks"
    STUNG = "stung"


@dataclass(frozen=True, slots=True)
class LineForm:
    """One line as the page hands it back. Readers and tag count when it is stored for the first time."""

    line: WrapUpLine
    text: str
    audience: Audience = Audience.ONLY_ME
    tag: Tag = Tag.NONE


@dataclass(frozen=True, slots=True)
class WrapUp:
    """A session and its lines. A line nobody wrote yet is a draft: its counter is 0 and its text empty."""

    session: MentoringSession
    number: int | None
    run: Run | None
    lines: Mapping[WrapUpLine, WrapUpRecord]

    @property
    def ended_at(self) -> datetime:
        """When the session was over."""
        return ended_at(self.session)


_KINDS = {
    WrapUpLine.CHANGE: DebriefKind.CHANGE,
    WrapUpLine.THANKS: DebriefKind.THANKS,
    WrapUpLine.STUNG: DebriefKind.STUNG,
}


def ended_at(session: MentoringSession) -> datetime:
    """The end of a session: its start and the minutes held, or planned while it is not held."""
    held = session.minutes_held
    return session.starts_at + timedelta(minutes=session.minutes_planned if held is None else held)


def is_over(session: MentoringSession, now: datetime) -> bool:
    """Whether it was held, also when it began or ended before its time, or its end has passed."""
    return session.state is SessionState.HELD or ended_at(session) <= now


def waiting_wrapup(db: Db, pairing_id: str) -> str | None:
    """The latest session that ended within a day and is not wrapped up; None when none waits."""
    now = db.now()
    rows = db.scalars(sa.select(MentoringSession).filter_by(pairing_id=pairing_id, wrapped_up_at=None))
    waiting = [
        session
        for session in rows
        if session.state is not SessionState.CANCELLED
        and is_over(session, now)
        and now < ended_at(session) + WINDOW
    ]
    return max(waiting, key=ended_at).id if waiting else None


def wrapup(db: Db, session_id: str) -> WrapUp:
    """What stands in the wrap-up of a session. Raises NotFound."""
    session = db.find(MentoringSession, session_id)
    rows = session_rows(db, session.pairing_id)
    number = next(row.number for row in rows if row.session.id == session_id)
    lines = {line: _stored(db, session, line) or _draft(db, session, line) for line in WrapUpLine}
    return WrapUp(session, number, run_of(db, session_id), lines)


def save_wrapup_line(db: Db, session_id: str, form: LineForm) -> WrapUpRecord:
    """Write, rewrite, or with an empty text delete one line; the record, or a fresh draft after a deletion.

    Raises NotFound.
    """
    session = db.find(MentoringSession, session_id)
    was_there = _stored(db, session, form.line) is not None
    record = _WRITERS[form.line](db, session, form.text)
    if record is None:
        return _draft(db, session, form.line)
    if not was_there:
        _give_readers(db, record, form)
    return record


def finish_wrapup(db: Db, session_id: str) -> SessionState:
    """The wrap-up is done; a session still planned counts as held, for its planned minutes.

    Returns the state the session had, for `reopen_wrapup`.
    """
    session = db.find(MentoringSession, session_id)
    before = session.state
    if before is SessionState.PLANNED:
        hold_session(db, session_id, session.minutes_planned)
    session.wrapped_up_at = db.now()
    return before


def reopen_wrapup(db: Db, session_id: str, state: SessionState) -> None:
    """Undo `finish_wrapup`: the lines stand open again, the session is in the `state` it had."""
    db.find(MentoringSession, session_id).wrapped_up_at = None
    if state is SessionState.PLANNED:
        plan_again(db, session_id)


def _stored(db: Db, session: MentoringSession, line: WrapUpLine) -> WrapUpRecord | None:
    own = owner_role(db, session.pairing_id)
    if line is WrapUpLine.WILL:
        return _action(db, session.id, own)
    if line in _KINDS:
        return debriefs.debrief_line(db, session.id, _KINDS[line], side_of(own), own)
    return ledger.learnt_in(db, session.id, _learner(line, own), own)


def _action(db: Db, session_id: str, own: Role) -> Action | None:
    rows = sa.select(Action).filter_by(session_id=session_id, author=own, side=side_of(own))
    return db.scalars(rows.filter_by(state=ActionState.OPEN).order_by(Action.counter).limit(1)).first()


def _learner(line: WrapUpLine, own: Role) -> Side:
    return side_of(own if line is WrapUpLine.CAN_NOW else own.other)


def _draft(db: Db, session: MentoringSession, line: WrapUpLine) -> WrapUpRecord:
    """An empty record that is in no journal; a badge reads and changes its readers in memory."""
    own = owner_role(db, session.pairing_id)
    about = {line: side_of(own) for line in WrapUpLine} | {WrapUpLine.PARTNER_LEARNT: side_of(own.other)}
    record: WrapUpRecord
    if line is WrapUpLine.WILL:
        record = Action(text="", **_roots(db, session, own), side=about[line])
    elif line in _KINDS:
        record = DebriefLine(text="", **_roots(db, session, own), side=about[line], kind=_KINDS[line])
    else:
        record = LedgerEntry(text="", **_roots(db, session, own), side=about[line])
    if line is not WrapUpLine.STUNG:
        record.audience = start_audience(db, session.pairing_id, subject_of(record))
    return record


def _roots(db: Db, session: MentoringSession, own: Role) -> _Roots:
    return {"pairing_id": session.pairing_id, "session_id": session.id, "author": own, "written_at": db.now()}


def _give_readers(db: Db, record: WrapUpRecord, form: LineForm) -> None:
    """The readers and the tag chosen before there was a text, as far as the agreement now lets them."""
    record.tag = form.tag
    audience = form.audience
    while audience > Audience.ONLY_ME and reach(db, record, audience) is not None:
        audience = Audience(audience - 1)
    raise_text(db, type(record), record.id, audience)


def _write_learnt(side_line: WrapUpLine) -> Callable[[Db, MentoringSession, str], WrapUpRecord | None]:
    def write(db: Db, session: MentoringSession, text: str) -> WrapUpRecord | None:
        side = _learner(side_line, owner_role(db, session.pairing_id))
        return ledger.set_learnt(db, session.id, side, text)

    return write


def _write_debrief(kind: DebriefKind) -> Callable[[Db, MentoringSession, str], WrapUpRecord | None]:
    def write(db: Db, session: MentoringSession, text: str) -> WrapUpRecord | None:
        side = side_of(owner_role(db, session.pairing_id))
        return debriefs.set_debrief_line(db, session.id, kind, side, text)

    return write


def _write_action(db: Db, session: MentoringSession, text: str) -> WrapUpRecord | None:
    own = owner_role(db, session.pairing_id)
    action = _action(db, session.id, own)
    if not text.strip():
        if action is not None:
            db.delete(action)
        return None
    if action is None:
        form = ActionForm(text, side_of(own), _next_date(db, session))
        return actions.agree_action(db, Place(session.pairing_id, session.id), form)
    actions.edit_action(db, action.id, ActionForm(text, action.side, action.due))
    return action


_WRITERS: Mapping[WrapUpLine, Callable[[Db, MentoringSession, str], WrapUpRecord | None]] = {
    WrapUpLine.CAN_NOW: _write_learnt(WrapUpLine.CAN_NOW),
    WrapUpLine.PARTNER_LEARNT: _write_learnt(WrapUpLine.PARTNER_LEARNT),
    WrapUpLine.WILL: _write_action,
} | {line: _write_debrief(kind) for line, kind in _KINDS.items()}


def _next_date(db: Db, session: MentoringSession) -> date:
    """The day of the next session, or where the cadence puts it."""
    rows = db.scalars(sa.select(MentoringSession).filter_by(pairing_id=session.pairing_id))
    coming = [
        other.starts_at
        for other in rows
        if other.state is SessionState.PLANNED and other.starts_at > session.starts_at
    ]
    if coming:
        return min(coming).date()
    cadence = db.find(Pairing, session.pairing_id).cadence_days
    return session.starts_at.date() + timedelta(days=cadence)
