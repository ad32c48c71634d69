"""Momentum: whether the cadence is kept, not just planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from rmdesk.domain.vocabulary import SessionState

_SOON = 4
"""Days within which a planned meeting is as good as a catch-up: a week-end and two working days."""


class DotState(StrEnum):
    """One dot of the momentum line."""

    HELD = "held"
    TO_COME = "to come"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session as momentum sees it: a moved one is one meeting, on the day it was moved to."""

    on: date
    state: SessionState
    was_moved: bool = False


@dataclass(frozen=True, slots=True)
class Momentum:
    """The momentum of a pairing on one day."""

    held: int
    due: int
    """Meetings whose day has come: held, cancelled without replacement, or planned for an earlier day."""
    moved: int
    cancelled_in_a_row: int
    days_since_last: int | None
    """Whole days since the last held one, never negative; None before the first."""
    next_on: date | None
    days_to_next: int | None
    dots: tuple[DotState, ...]
    """One per meeting, by date."""

    @property
    def offers_catch_up(self) -> bool:
        """Two or more cancelled in a row: a ready-made 20-minute session is offered."""
        return self.cancelled_in_a_row >= 2

    @property
    def wants_catch_up(self) -> bool:
        """The offer stands, and nothing is planned for the next days."""
        return self.offers_catch_up and (self.days_to_next is None or self.days_to_next > _SOON)


def momentum_of(meetings: Iterable[Meeting], today: date) -> Momentum:
    """The momentum of these meetings, given in any order."""
    by_date = sorted(meetings, key=lambda meeting: meeting.on)
    held = [meeting for meeting in by_date if meeting.state is SessionState.HELD]
    coming = (one.on for one in by_date if one.state is SessionState.PLANNED and one.on >= today)
    next_on = next(coming, None)
    return Momentum(
        held=len(held),
        due=sum(_is_due(meeting, today) for meeting in by_date),
        moved=sum(one.was_moved and one.state is not SessionState.CANCELLED for one in by_date),
        cancelled_in_a_row=_cancelled_in_a_row(by_date),
        # A computer's clock may stand before the last session.
        days_since_last=max(0, (today - held[-1].on).days) if held else None,
        next_on=next_on,
        days_to_next=(next_on - today).days if next_on else None,
        dots=tuple(_DOTS[meeting.state] for meeting in by_date),
    )


_DOTS = {
    SessionState.HELD: DotState.HELD,
    SessionState.PLANNED: DotState.TO_COME,
    SessionState.CANCELLED: DotState.CANCELLED,
}


def _is_due(meeting: Meeting, today: date) -> bool:
    if meeting.state is SessionState.HELD:
        return True
    if meeting.state is SessionState.CANCELLED:
        return meeting.on <= today
    return meeting.on < today


def _cancelled_in_a_row(by_date: list[Meeting]) -> int:
    """The run of cancelled meetings at the end of those that were held or cancelled, future ones included."""
    settled = (one.state for one in reversed(by_date) if one.state is not SessionState.PLANNED)
    return sum(1 for _ in takewhile(lambda state: state is SessionState.CANCELLED, settled))
