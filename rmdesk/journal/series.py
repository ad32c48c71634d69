"""Series of sessions: made at once, taken back at once; the next free date; a session to catch up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rmdesk.domain.series import (
    CATCH_UP_MINUTES,
    COUNT,
    Slot,
    Wish,
    Zone,
    at,
    next_free,
    next_working_day,
    series,
)
from rmdesk.domain.vocabulary import SessionFormat, SessionState, TopicFamily
from rmdesk.errors import InvalidInput
from rmdesk.journal.agreements import current
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete
from rmdesk.journal.sessions import SessionForm, by_date, plan_session
from rmdesk.storage.records import MentoringSession, Pairing

_FEW = 6
"""Sessions that are offered while nothing is agreed."""


@dataclass(frozen=True, slots=True)
class SeriesForm:
    """A series as the form hands it back. `first` is the day and time on the wall, without an offset."""

    first: datetime
    cadence_days: int
    count: int
    minutes: int
    format: SessionFormat
    days_off: tuple[date, ...] = ()


def zone_like(given: datetime) -> Zone:
    """The place of a stored time: this computer's, or a fixed offset where the time was written elsewhere."""
    if given.replace(tzinfo=None).astimezone().utcoffset() == given.utcoffset():
        return datetime.astimezone
    return lambda on_the_wall: on_the_wall.replace(tzinfo=given.tzinfo)


def usual_start(db: Db, pairing_id: str) -> datetime:
    """When the two usually meet: as the latest session, else as the first one was to begin."""
    known = by_date(db, pairing_id)
    return known[-1].starts_at if known else db.find(Pairing, pairing_id).first_session_at


def series_slots(db: Db, pairing_id: str, form: SeriesForm) -> tuple[Slot, ...]:
    """The sessions that `plan_series` would make. Raises InvalidInput, NotFound."""
    if form.count not in COUNT:
        raise InvalidInput("series", "out of range")
    if form.cadence_days < 1:
        raise InvalidInput("cadence", "out of range")
    wish = Wish(form.first, form.cadence_days, form.count)
    blocked = taken_days(db, pairing_id) | frozenset(form.days_off)
    return series(wish, zone_like(usual_start(db, pairing_id)), blocked)


def plan_series(db: Db, pairing_id: str, form: SeriesForm, topic: str) -> tuple[MentoringSession, ...]:
    """The sessions of a series, all or none; `topic` stands in each until the two choose one.

    Raises InvalidInput, NotFound.
    """
    slots = series_slots(db, pairing_id, form)
    return tuple(plan_session(db, pairing_id, _session_form(form, slot.starts_at, topic)) for slot in slots)


def take_back_sessions(db: Db, session_ids: tuple[str, ...]) -> None:
    """Undo: delete sessions that were just made, all or none. Raises NotFound, NotYours."""
    for session_id in session_ids:
        delete(db, MentoringSession, session_id)


def plan_catch_up(db: Db, pairing_id: str, topic: str, plan: str) -> MentoringSession:
    """A call of 20 minutes on the next free working day, at the usual time. Raises InvalidInput, NotFound."""
    usual = usual_start(db, pairing_id)
    day = next_working_day(db.today(), taken_days(db, pairing_id))
    form = SessionForm(
        starts_at=at(day, usual.time(), zone_like(usual)),
        minutes_planned=CATCH_UP_MINUTES,
        topic=topic,
        family=TopicFamily.THE_PAIRING,
        format=SessionFormat.CALL,
        plan=plan,
    )
    return plan_session(db, pairing_id, form)


def next_free_date(db: Db, session_id: str) -> datetime:
    """Another date for a session: free, in the pairing's rhythm, not before tomorrow. Raises NotFound."""
    session = db.find(MentoringSession, session_id)
    pairing = db.find(Pairing, session.pairing_id)
    starts, taken = session.starts_at, taken_days(db, pairing.id)
    day = next_free(db.today(), starts.date(), pairing.cadence_days, taken)
    return at(day, starts.time(), zone_like(starts))


def taken_days(db: Db, pairing_id: str) -> frozenset[date]:
    """The days with a session that was not cancelled."""
    known = by_date(db, pairing_id)
    return frozenset(one.starts_at.date() for one in known if one.state is not SessionState.CANCELLED)


def _session_form(form: SeriesForm, starts_at: datetime, topic: str) -> SessionForm:
    return SessionForm(starts_at=starts_at, minutes_planned=form.minutes, topic=topic, format=form.format)


def series_offer(db: Db, pairing_id: str) -> SeriesForm:
    """What the form begins with: the pair's rhythm, after its latest session, as many as are agreed."""
    pairing, agreement = db.find(Pairing, pairing_id), current(db, pairing_id)
    standing = len(taken_days(db, pairing_id))
    agreed = agreement.sessions if agreement else _FEW
    starts, rhythm = usual_start(db, pairing_id), timedelta(days=pairing.cadence_days)
    known = [one.starts_at.date() for one in by_date(db, pairing_id)]
    if pairing.is_pilot and len(known) > 1 and known[-2] + rhythm < known[-1]:
        known.pop()  # a pilot's retrospective stands from its launch: the others come before it
    first = known[-1] + rhythm if known else starts.date()
    while first < db.today():
        first += rhythm
    return SeriesForm(
        first=datetime.combine(first, starts.time()),
        cadence_days=pairing.cadence_days,
        count=min(max(agreed - standing, COUNT.start), COUNT.stop - 1),
        minutes=pairing.minutes,
        format=SessionFormat.DESK,
    )
