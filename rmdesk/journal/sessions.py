"""Sessions: plan, edit, move, cancel, hold; and how the cadence is kept.

A change that a calendar shows (when, how long, cancelled or not) raises the session's `sequence` by one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from rmdesk.domain.momentum import Meeting, Momentum, momentum_of
from rmdesk.domain.plan_lines import followed_ticks
from rmdesk.domain.practice import Turn
from rmdesk.domain.practice_measures import Totals, combined, totals_of
from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Hands, Role, SessionFormat, SessionState, Side, TopicFamily
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.readers import owner_role, require_own, rewrite, start_audience
from rmdesk.storage.records import MentoringSession, PracticeRun, Segment

MINUTES = range(5, 481)
"""Minutes a session may be planned for; held ones may be as few as 1."""
TOPIC_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text belongs: its pairing and, usually, its session."""

    pairing_id: str
    session_id: str | None = None


@dataclass(frozen=True, slots=True)
class SessionForm:
    """A session as the form hands it back. `plan` is one step a line; `guest` is a role, never a name."""

    starts_at: datetime
    minutes_planned: int
    topic: str = ""
    family: TopicFamily = TopicFamily.WORKPLACE_TECHNOLOGY
    format: SessionFormat = SessionFormat.DESK
    learner: Role = Role.EXECUTIVE
    plan: str = ""
    guest: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """The practices of a session as one: their turns in order, and what is counted of them."""

    learner: Role
    turns: tuple[Turn, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list. `number` counts by date, cancelled ones left out."""

    session: MentoringSession
    number: int | None
    run: Run | None

    @property
    def minutes(self) -> int:
        """Minutes held, or planned while it is not."""
        held = self.session.minutes_held
        return self.session.minutes_planned if held is None else held

    @property
    def share(self) -> float | None:
        """The learner's share of the driving time from 0 to 1; None when nobody drove: it was talk."""
        percent = self.run.totals.learner_share if self.run else None
        return None if percent is None else float(percent) / 100


def plan_session(db: Db, pairing_id: str, form: SessionForm) -> MentoringSession:
    """A new session. Raises InvalidInput."""
    check_session(form)
    session = MentoringSession(
        pairing_id=pairing_id,
        author=owner_role(db, pairing_id),
        side=Side.PAIR,
        written_at=db.now(),
        audience=start_audience(db, pairing_id, Subject.PLAN),
        starts_at=form.starts_at,
        minutes_planned=form.minutes_planned,
    )
    _fill(session, form)
    db.add(session)
    db.flush()
    return session


def edit_session(db: Db, session_id: str, form: SessionForm) -> None:
    """Correct what was entered; another date here is a correction, not a move.

    Raises InvalidInput, NotFound, NotYours.
    """
    session = _own(db, session_id)
    check_session(form)
    with calendar_change(session):
        session.starts_at = form.starts_at
        session.minutes_planned = form.minutes_planned
    if session.plan != _tidy(form.plan):
        session.ticked = followed_ticks(session.plan, _tidy(form.plan), session.ticked)
        rewrite(session, lambda: None)
    _fill(session, form)


def name_session(db: Db, session_id: str, topic: str) -> str:
    """Another topic and nothing else; hands back the earlier one. Raises InvalidInput, NotFound, NotYours."""
    session = _own(db, session_id)
    form = SessionForm(session.starts_at, session.minutes_planned, topic)
    check_session(form)
    before, session.topic = session.topic, _line(topic)
    return before


def check_session(form: SessionForm) -> None:
    """Raises InvalidInput for the first field that cannot stand."""
    if not form.topic.strip():
        raise InvalidInput("topic", "empty")
    if len(form.topic) > TOPIC_LENGTH:
        raise InvalidInput("topic", "too long")
    if form.minutes_planned not in MINUTES:
        raise InvalidInput("minutes", "out of range")


def move_session(db: Db, session_id: str, starts_at: datetime, by: Role) -> None:
    """Another date for the same session, also for a cancelled one: it is planned again.

    `moved_from` keeps the day it was first planned for. Raises InvalidInput for a session that was held.
    """
    session = _own(db, session_id)
    if session.state is SessionState.HELD:
        raise InvalidInput("session", "held")
    first = session.moved_from or session.starts_at.date()
    with calendar_change(session):
        session.starts_at = starts_at
        session.moved_from = None if starts_at.date() == first else first
        session.state, session.changed_by = SessionState.PLANNED, by


def cancel_session(db: Db, session_id: str, by: Role) -> None:
    """It will not take place. Raises InvalidInput for a session that was held."""
    session = _own(db, session_id)
    if session.state is SessionState.HELD:
        raise InvalidInput("session", "held")
    with calendar_change(session):
        session.state, session.changed_by = SessionState.CANCELLED, by


def hold_session(db: Db, session_id: str, minutes_held: int) -> None:
    """It took place, for so many minutes. Raises InvalidInput for a cancelled one or impossible minutes."""
    session = _own(db, session_id)
    if session.state is SessionState.CANCELLED:
        raise InvalidInput("session", "cancelled")
    if not 1 <= minutes_held < MINUTES.stop:
        raise InvalidInput("minutes held", "out of range")
    session.state, session.minutes_held = SessionState.HELD, minutes_held


def plan_again(db: Db, session_id: str) -> None:
    """Take back that it was cancelled or held: it is planned, as before."""
    session = _own(db, session_id)
    if session.state is SessionState.CANCELLED and session.moved_from is None:
        session.changed_by = None
    with calendar_change(session):
        session.state, session.minutes_held = SessionState.PLANNED, None


@contextmanager
def calendar_change(session: MentoringSession) -> Iterator[None]:
    """Count what is changed inside as one change, if a calendar shows it."""
    before = _in_calendar(session)
    yield
    if _in_calendar(session) != before:
        session.sequence += 1


def session_rows(db: Db, pairing_id: str) -> tuple[SessionRow, ...]:
    """All sessions, the newest first, with their numbers and what was driven."""
    runs = _runs(db, sa.select(PracticeRun).filter_by(pairing_id=pairing_id))
    rows, number = [], 0
    for session in by_date(db, pairing_id):
        is_counted = session.state is not SessionState.CANCELLED
        number += is_counted
        rows.append(SessionRow(session, number if is_counted else None, runs.get(session.id)))
    return tuple(reversed(rows))


def session_row(db: Db, session_id: str) -> SessionRow:
    """One session as the list has it. Raises NotFound."""
    pairing_id = db.find(MentoringSession, session_id).pairing_id
    return next(row for row in session_rows(db, pairing_id) if row.session.id == session_id)


def next_session(db: Db, pairing_id: str) -> MentoringSession | None:
    """The earliest one planned for today or later."""
    today = db.today()
    coming = (one for one in by_date(db, pairing_id) if one.starts_at.date() >= today)
    return next((one for one in coming if one.state is SessionState.PLANNED), None)


def last_held(db: Db, pairing_id: str) -> MentoringSession | None:
    """The latest one that took place."""
    held = [one for one in by_date(db, pairing_id) if one.state is SessionState.HELD]
    return held[-1] if held else None


def momentum(db: Db, pairing_id: str) -> Momentum:
    """Whether the cadence is kept, as of today."""
    meetings = (
        Meeting(one.starts_at.date(), one.state, one.moved_from is not None)
        for one in by_date(db, pairing_id)
    )
    return momentum_of(meetings, db.today())


def minutes_together(db: Db, pairing_id: str, since: date | None = None) -> int:
    """Minutes of all held sessions, or of those from the day `since` on."""
    held = (one for one in by_date(db, pairing_id) if one.state is SessionState.HELD)
    return sum(one.minutes_held or 0 for one in held if since is None or one.starts_at.date() >= since)


def run_of(db: Db, session_id: str) -> Run | None:
    """What was driven in one session; None without a practice."""
    return _runs(db, sa.select(PracticeRun).filter_by(session_id=session_id)).get(session_id)


def runs_of(db: Db, pairing_id: str) -> dict[str, Run]:
    """What was driven, by session."""
    return _runs(db, sa.select(PracticeRun).filter_by(pairing_id=pairing_id))


def by_date(db: Db, pairing_id: str) -> list[MentoringSession]:
    # Sorted here: stored times carry their offset, so their texts do not sort by the moment.
    rows = db.scalars(sa.select(MentoringSession).filter_by(pairing_id=pairing_id))
    return sorted(rows, key=lambda one: (one.starts_at, one.counter))


def _runs(db: Db, wanted: sa.Select[PracticeRun]) -> dict[str, Run]:
    """The runs by session: ended turns, an unfinished practice as far as it was saved."""
    records = list(db.scalars(wanted.order_by(PracticeRun.counter)))
    turns: dict[str, list[Turn]] = {record.id: [] for record in records}
    rows = sa.select(Segment).where(Segment.run_id.in_(turns)).order_by(Segment.run_id, Segment.position)
    for row in db.scalars(rows):
        turns[row.run_id].append(Turn(Hands(row.hands), row.seconds, row.began, row.reason))
    runs: dict[str, Run] = {}
    for record in records:
        one = Run(record.learner, tuple(turns[record.id]), totals_of(record.learner, turns[record.id]))
        before = runs.get(record.session_id)
        if before is not None:
            both = combined((before.totals, one.totals))
            one = replace(one, turns=before.turns + one.turns, totals=both)
        runs[record.session_id] = one
    return runs


def _fill(session: MentoringSession, form: SessionForm) -> None:
    session.topic = _line(form.topic)
    session.family, session.format, session.learner = form.family, form.format, form.learner
    session.plan = _tidy(form.plan)
    session.guest = _line(form.guest)


def _in_calendar(session: MentoringSession) -> tuple[datetime, int, bool]:
    return session.starts_at, session.minutes_planned, session.state is SessionState.CANCELLED


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _tidy(plan: str) -> str:
    return clean(plan).strip()


def _own(db: Db, session_id: str) -> MentoringSession:
    session = db.find(MentoringSession, session_id)
    require_own(db, session)
    return session
