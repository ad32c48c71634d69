"""Momentum: the cadence kept."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.momentum import DotState, Meeting, momentum_of
from rmdesk.domain.vocabulary import SessionState

HELD, PLANNED, CANCELLED = SessionState.HELD, SessionState.PLANNED, SessionState.CANCELLED
TODAY = date(2026, 4, 21)


def held(month: int, day: int, *, was_moved: bool = False) -> Meeting:
    """A held meeting of 2026."""
    return Meeting(date(2026, month, day), HELD, was_moved)


DEMO = [
    *[
        held(1, 13),
        held(1, 27),
        held(2, 10),
        held(2, 24),
        held(3, 10),
        held(3, 31, was_moved=True),
        held(4, 7),
    ],
    held(4, 21),
    *[Meeting(date(2026, month, day), PLANNED) for month, day in [(5, 5), (5, 19), (6, 2), (6, 16)]],
]


def test_after_the_eighth_session_of_the_demo() -> None:
    momentum = momentum_of(reversed(DEMO), TODAY)
    assert (momentum.held, momentum.due, momentum.moved, momentum.cancelled_in_a_row) == (8, 8, 1, 0)
    assert (momentum.days_since_last, momentum.next_on, momentum.days_to_next) == (0, date(2026, 5, 5), 14)
    assert momentum.dots == (*[DotState.HELD] * 8, *[DotState.TO_COME] * 4)


def test_before_the_first_meeting_nothing_is_said() -> None:
    momentum = momentum_of([], TODAY)
    assert (momentum.days_since_last, momentum.next_on, momentum.days_to_next) == (None, None, None)
    assert (momentum.held, momentum.due, momentum.dots) == (0, 0, ())


def test_two_cancelled_in_a_row_offer_to_catch_up_even_when_one_is_still_ahead() -> None:
    cancelled = [Meeting(date(2026, 4, 14), CANCELLED), Meeting(date(2026, 4, 28), CANCELLED)]
    planned = Meeting(date(2026, 5, 5), PLANNED)
    momentum = momentum_of([held(4, 7), *cancelled, planned], TODAY)
    assert (momentum.cancelled_in_a_row, momentum.offers_catch_up, momentum.due) == (2, True, 2)
    assert not momentum_of([*cancelled, held(4, 30)], TODAY).offers_catch_up


def test_a_moved_meeting_that_is_cancelled_in_the_end_is_only_cancelled() -> None:
    momentum = momentum_of([Meeting(date(2026, 4, 14), CANCELLED, was_moved=True)], TODAY)
    assert (momentum.moved, momentum.cancelled_in_a_row) == (0, 1)


def test_a_day_that_passed_without_a_word_is_due_but_not_next() -> None:
    momentum = momentum_of([Meeting(date(2026, 4, 20), PLANNED)], TODAY)
    assert (momentum.held, momentum.due, momentum.next_on) == (0, 1, None)


def test_a_meeting_today_is_next_in_no_days() -> None:
    momentum = momentum_of([Meeting(TODAY, PLANNED)], TODAY)
    assert (momentum.due, momentum.days_to_next) == (0, 0)


days = st.dates(date(2024, 1, 1), date(2028, 1, 1))


@given(st.lists(st.builds(Meeting, days, st.sampled_from(SessionState), st.booleans())), days)
def test_no_calendar_and_no_clock_gives_a_negative_number(meetings: list[Meeting], today: date) -> None:
    momentum = momentum_of(meetings, today)
    assert 0 <= momentum.held <= momentum.due <= len(momentum.dots) == len(meetings)
    assert (momentum.days_since_last or 0) >= 0
    assert (momentum.days_to_next or 0) >= 0
