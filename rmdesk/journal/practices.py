"""The practice clock in the journal: each turn is stored as it ends, so a crash costs one turn at most."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from rmdesk.domain.practice import Turn
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Hands, Role, SessionState, Side, TakeoverReason
from rmdesk.errors import InvalidInput, NotFound
from rmdesk.journal.db import Db
from rmdesk.journal.notes import edit_note, write_note
from rmdesk.journal.readers import owner_role, raise_text, require_own, side_of, start_audience, tag_text
from rmdesk.journal.sessions import (
    Place,
    SessionRow,
    calendar_change,
    hold_session,
    move_session,
    session_rows,
)
from rmdesk.storage.records import MentoringSession, Note, Pairing, PracticeRun, Segment

SWITCH_MINUTES = range(1, 31)
"""Between two switches."""


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """What the clock's page shows: a session, how many there are, and its latest practice if it has one."""

    row: SessionRow
    total: int
    run: PracticeRun | None
    turns: tuple[Turn, ...]

    @property
    def session(self) -> MentoringSession:
        """The session itself."""
        return self.row.session


@dataclass(frozen=True, slots=True)
class Ended:
    """An end that can be taken back: the run, and the session as it was before if the end changed it."""

    run_id: str
    state: SessionState
    minutes_held: int | None
    starts_at: datetime
    moved_from: date | None
    changed_by: Role | None


def start_practice(db: Db, session_id: str, learner: Role, planned_seconds: int) -> PracticeRun:
    """The clock of a session begins. The owner's practice of it that is not over goes on instead.

    Raises NotFound, and InvalidInput for a cancelled session.
    """
    session = db.find(MentoringSession, session_id)
    if session.state is SessionState.CANCELLED:
        raise InvalidInput("session", "cancelled")
    owner = owner_role(db, session.pairing_id)
    unfinished = sa.select(PracticeRun).filter_by(session_id=session_id, is_over=False, author=owner)
    run = db.scalars(unfinished.order_by(PracticeRun.counter.desc())).first()
    if run is None:
        run = PracticeRun(
            pairing_id=session.pairing_id,
            session_id=session_id,
            author=owner,
            side=side_of(learner),
            written_at=db.now(),
            learner=learner,
            planned_seconds=planned_seconds,
        )
        db.add(run)
        db.flush()
    return run


def save_turn(db: Db, run_id: str, position: int, turn: Turn) -> None:
    """Keep a turn that ended, or the one under way as far as it came: saved again, it is replaced.

    Raises NotFound, NotYours.
    """
    run = _own_run(db, run_id)
    segment = _segment(db, run.id, position)
    if segment is None:
        segment = Segment(
            run_id=run.id, position=position, hands=turn.hands, seconds=turn.seconds, began=turn.began
        )
        db.add(segment)
    segment.hands, segment.seconds, segment.began = turn.hands, turn.seconds, turn.began
    segment.reason = turn.reason


def set_reason(db: Db, run_id: str, position: int, reason: TakeoverReason) -> None:
    """Why someone took over; it may be told after the turn has ended. Raises NotFound, NotYours."""
    segment = _segment(db, _own_run(db, run_id).id, position)
    if segment is None:
        raise NotFound
    segment.reason = reason


def end_practice(db: Db, run_id: str) -> Ended:
    """The practice is over, and the session with it unless it was held before.

    Minutes held are those of the clock, talk included and pauses not, rounded up. A session that took place
    on another day than planned moves to the day its clock began. Raises NotFound, NotYours.
    """
    run = _own_run(db, run_id)
    session = db.find(MentoringSession, run.session_id)
    ended = Ended(
        run.id,
        session.state,
        session.minutes_held,
        session.starts_at,
        session.moved_from,
        session.changed_by,
    )
    run.is_over = True
    owner = owner_role(db, session.pairing_id)
    if session.state is SessionState.PLANNED and session.author is owner:
        if session.starts_at.date() != run.written_at.date():
            move_session(db, session.id, run.written_at, owner)
        hold_session(db, session.id, clock_minutes(turns_of(db, run.id)))
    return ended


def clock_minutes(turns: Iterable[Turn]) -> int:
    """Minutes of a session by its clock: talk included and pauses not, rounded up, at least 1."""
    seconds = sum(turn.seconds for turn in turns if turn.hands is not Hands.PAUSE)
    return max(1, -(-seconds // 60))


def tick_debrief(db: Db, run_id: str, *, said_aloud: bool, asked_questions: bool) -> None:
    """What the two say of a practice that is over. Raises NotFound, NotYours."""
    run = _own_run(db, run_id)
    run.said_aloud, run.asked_questions = said_aloud, asked_questions


def set_switch_minutes(db: Db, pairing_id: str, minutes: int) -> None:
    """After how many minutes of one driver it is time to switch. Raises NotFound, and InvalidInput."""
    if minutes not in SWITCH_MINUTES:
        raise InvalidInput("switch minutes", "out of range")
    db.find(Pairing, pairing_id).switch_minutes = minutes


def reopen_practice(db: Db, ended: Ended) -> PracticeRun:
    """Take an end back: the practice is not over, the session is as it was. Raises NotFound, NotYours."""
    run = _own_run(db, ended.run_id)
    session = db.find(MentoringSession, run.session_id)
    run.is_over = False
    if session.author is not run.author:  # its end left the partner's session as it was
        return run
    with calendar_change(session):
        session.state, session.minutes_held = ended.state, ended.minutes_held
        session.starts_at, session.moved_from = ended.starts_at, ended.moved_from
        session.changed_by = ended.changed_by
    return run


def running_practice(db: Db, pairing_id: str) -> PracticeRun | None:
    """The owner's practice that is not over: under way, or interrupted by a lock or a crash."""
    owner = owner_role(db, pairing_id)
    rows = sa.select(PracticeRun).filter_by(pairing_id=pairing_id, is_over=False, author=owner)
    return db.scalars(rows.order_by(PracticeRun.counter.desc())).first()


def practice_of(db: Db, session_id: str) -> tuple[PracticeRun, tuple[Turn, ...]] | None:
    """The latest practice of a session with its saved turns; None without one.

    One of the partner's that is not over is theirs to go on with, and is passed over.
    """
    rows = sa.select(PracticeRun).filter_by(session_id=session_id).order_by(PracticeRun.counter.desc())
    runs = (one for one in db.scalars(rows) if one.is_over or one.author is owner_role(db, one.pairing_id))
    run = next(runs, None)
    return None if run is None else (run, turns_of(db, run.id))


def turns_of(db: Db, run_id: str) -> tuple[Turn, ...]:
    """The saved turns of a practice, in order."""
    rows = db.scalars(sa.select(Segment).filter_by(run_id=run_id).order_by(Segment.position))
    return tuple(Turn(row.hands, row.seconds, row.began, row.reason) for row in rows)


def practice_row(db: Db, session_id: str) -> PracticeRow:
    """One session for the clock's page. Raises NotFound."""
    pairing_id = db.find(MentoringSession, session_id).pairing_id
    rows = session_rows(db, pairing_id)
    row = next(one for one in rows if one.session.id == session_id)
    run, turns = practice_of(db, session_id) or (None, ())
    return PracticeRow(row, sum(one.number is not None for one in rows), run, turns)


def sessions_to_practise(db: Db, pairing_id: str) -> tuple[SessionRow, ...]:
    """The planned sessions of today, or the planned one nearest to now; none without a planned one."""
    now = db.now()
    planned = [row for row in session_rows(db, pairing_id) if row.session.state is SessionState.PLANNED]
    planned.sort(key=lambda row: abs(row.session.starts_at - now))
    today = tuple(row for row in planned if row.session.starts_at.date() == db.today())
    return today or tuple(planned[:1])


def new_note(db: Db, session_id: str) -> Note:
    """A note of a session that is not stored yet: its counter is 0. Raises NotFound."""
    session = db.find(MentoringSession, session_id)
    return Note(
        pairing_id=session.pairing_id,
        session_id=session_id,
        author=owner_role(db, session.pairing_id),
        side=Side.PAIR,
        written_at=db.now(),
        audience=start_audience(db, session.pairing_id, Subject.NOTE),
        text="",
    )


def keep_note(db: Db, note: Note, text: str) -> Note:
    """Store a note made by `new_note` with the readers chosen for it, or change one that is stored.

    Hands back the stored one. Raises InvalidInput for a new one without text, NotFound, NotYours.
    """
    if note.counter:
        edit_note(db, note.id, text)
        return note
    stored = write_note(db, Place(note.pairing_id, note.session_id), text, note.side)
    if note.tag is not stored.tag:
        tag_text(db, Note, stored.id, note.tag)
    if note.audience != stored.audience:
        raise_text(db, Note, stored.id, note.audience)
    return stored


def _own_run(db: Db, run_id: str) -> PracticeRun:
    run = db.find(PracticeRun, run_id)
    require_own(db, run)
    return run


def _segment(db: Db, run_id: str, position: int) -> Segment | None:
    return db.scalars(sa.select(Segment).filter_by(run_id=run_id, position=position)).first()
