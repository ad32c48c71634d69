"""A series of meetings: its days from a first one and a rhythm, at the same time of day all year.

Days and times here are those on the wall. A `Zone` says which moment they are: the clock may go forward or
back between two meetings, the meeting stays at 08:15.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rmdesk.domain.vocabulary import Cadence, SessionFormat

Zone = Callable[[datetime], datetime]
"""The moment, with its offset, that a wall's day and time (without an offset) are at the place of the two."""

COUNT = range(1, 53)
"""How many meetings a series may have."""
CATCH_UP_MINUTES = 20
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Usual:
    """What a rhythm usually comes with."""

    minutes: int
    format: SessionFormat


USUAL: dict[Cadence, Usual] = {
    Cadence.WEEKLY: Usual(25, SessionFormat.CALL),
    Cadence.FORTNIGHTLY: Usual(45, SessionFormat.DESK),
    Cadence.EVERY_THREE_WEEKS: Usual(60, SessionFormat.DESK),
    Cadence.EVERY_FOUR_WEEKS: Usual(90, SessionFormat.DESK),
}
"""From a short weekly call to a long meeting every four weeks; the two may choose otherwise."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A series as wished: the first day and time on the wall, days between two meetings, how many."""

    first: datetime
    cadence_days: int
    count: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One meeting of a series. `avoided` are the days it would have been on, were they free."""

    starts_at: datetime
    avoided: tuple[date, ...] = ()


def series(wish: Wish, zone: Zone, blocked: Collection[date] = ()) -> tuple[Slot, ...]:
    """The meetings in their order, none on a blocked day (days off, days with a session).

    A meeting that meets a blocked day goes a week later; the others keep the rhythm of the first.
    """
    days = _days(wish, frozenset(blocked))
    return tuple(_slot(next(days), wish.first.time(), zone) for _ in range(wish.count))


def next_free(after: date, like: date, cadence_days: int, blocked: Collection[date]) -> date:
    """The next free day after `after` for a meeting that was to be on `like`.

    Its weekday in one of the weeks that follow; for a pair that meets weekly, where those are taken, the
    next free working day.
    """
    if cadence_days <= _WEEK.days:
        return next_working_day(max(after, like), blocked)
    day = like + _WEEK
    while day <= after or day in blocked:
        day += _WEEK
    return day


def next_working_day(after: date, blocked: Collection[date] = ()) -> date:
    """The first day from Monday to Friday after `after` that is free."""
    day = after + _DAY
    while day.weekday() >= _SATURDAY or day in blocked:
        day += _DAY
    return day


def at(day: date, time_of_day: time, zone: Zone) -> datetime:
    """The moment of a time on the wall; one that the clock jumps over is as much later as it jumps."""
    return zone(datetime.combine(day, time_of_day.replace(tzinfo=None)))


def _days(wish: Wish, blocked: frozenset[date]) -> Iterator[tuple[date, tuple[date, ...]]]:
    rhythm = timedelta(days=wish.cadence_days)
    due = wish.first.date()
    while True:
        day, avoided = due, []
        while day in blocked:
            avoided.append(day)
            day += _WEEK
        yield day, tuple(avoided)
        while due <= day:
            due += rhythm


def _slot(found: tuple[date, tuple[date, ...]], time_of_day: time, zone: Zone) -> Slot:
    day, avoided = found
    return Slot(at(day, time_of_day, zone), avoided)
