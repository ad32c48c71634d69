"""The time each side agreed to give a month, and what was used of it.

Used are the minutes of the meetings that were held and the side's own preparation for any meeting of the
month. Minutes of meetings that are still to come are told beside it, never added to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.vocabulary import Role, SessionState


@dataclass(frozen=True, slots=True)
class Spent:
    """A meeting as the budget sees it. `minutes` were held, or are planned while it is not."""

    on: date
    state: SessionState
    minutes: int
    prepared: int
    """Minutes that the side prepared."""


@dataclass(frozen=True, slots=True)
class Budget:
    """One side's month, in minutes. `agreed` is None when the agreement names no time."""

    role: Role
    month: date
    """The first day of the month."""
    agreed: int | None
    used: int
    to_come: int

    @property
    def over(self) -> int:
        """Minutes beyond what was agreed, 0 when within."""
        return 0 if self.agreed is None else max(0, self.used - self.agreed)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say: no time agreed, used or planned."""
        return self.agreed is None and not self.used and not self.to_come


def budget_of(role: Role, agreed: int | None, meetings: Iterable[Spent], today: date) -> Budget:
    """The month of `today` for one side."""
    month = today.replace(day=1)
    own = [one for one in meetings if one.on.replace(day=1) == month]
    held = sum(one.minutes for one in own if one.state is SessionState.HELD)
    coming = (one for one in own if one.state is SessionState.PLANNED and one.on >= today)
    return Budget(
        role=role,
        month=month,
        agreed=agreed,
        used=held + sum(one.prepared for one in own),
        to_come=sum(one.minutes for one in coming),
    )
