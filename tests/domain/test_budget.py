"""A month's time of one side: what was used, what is still to come."""

from datetime import date

from rmdesk.domain.budget import Spent, budget_of
from rmdesk.domain.vocabulary import Role, SessionState

TODAY = date(2026, 6, 10)


def spent(day: int, state: SessionState, minutes: int, prepared: int = 0, month: int = 6) -> Spent:
    return Spent(date(2026, month, day), state, minutes, prepared)


def test_held_minutes_and_own_preparation_are_used() -> None:
    found = budget_of(
        Role.MENTOR,
        120,
        [
            spent(2, SessionState.HELD, 55, 30),
            spent(16, SessionState.PLANNED, 60, 10),
            spent(30, SessionState.HELD, 500, 500, month=5),
        ],
        TODAY,
    )
    assert (found.used, found.to_come, found.over) == (95, 60, 0)
    assert found.month == date(2026, 6, 1)


def test_cancelled_meetings_and_those_nobody_wrote_up_take_no_time() -> None:
    meetings = [spent(20, SessionState.CANCELLED, 60), spent(3, SessionState.PLANNED, 60)]
    found = budget_of(Role.EXECUTIVE, None, meetings, TODAY)
    assert (found.used, found.to_come) == (0, 0)
    assert found.is_empty


def test_beyond_what_was_agreed_is_told_and_nothing_agreed_is_never_over() -> None:
    held = [spent(2, SessionState.HELD, 130)]
    assert budget_of(Role.EXECUTIVE, 120, held, TODAY).over == 10
    assert budget_of(Role.EXECUTIVE, None, held, TODAY).over == 0
    assert budget_of(Role.EXECUTIVE, 0, held, TODAY).over == 130
