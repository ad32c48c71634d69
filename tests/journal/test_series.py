"""Series of sessions, another date, a session to catch up, and the number that a calendar counts by."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from rmdesk.domain.plan_lines import plan_lines
from rmdesk.domain.vocabulary import Role, SessionFormat, SessionState
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.launch import set_pilot
from rmdesk.journal.series import (
    SeriesForm,
    next_free_date,
    plan_catch_up,
    plan_series,
    series_offer,
    series_slots,
    take_back_sessions,
)
from rmdesk.journal.sessions import (
    SessionForm,
    cancel_session,
    edit_session,
    hold_session,
    momentum,
    move_session,
    plan_again,
    plan_session,
    session_row,
    session_rows,
)
from rmdesk.journal.stopping import stop_pairing, take_up_again
from rmdesk.storage.records import MentoringSession
from rmdesk.wording.series import CATCH_UP_PLAN, CATCH_UP_TOPIC
from tests.conftest import SetClock

FIRST = datetime(2026, 1, 13, 8, 15, tzinfo=UTC)


SERIES = SeriesForm(datetime(2026, 1, 27, 8, 15), 14, 3, 45, SessionFormat.DESK)


def plan(journal: Journal, pairing_id: str, days: int = 0) -> str:
    about = SessionForm(FIRST + timedelta(days=days), 45, "Phone as tool")
    return journal.do(None, plan_session, pairing_id, about).id


def sequence(journal: Journal, session_id: str) -> int:
    return journal.ask(session_row, session_id).session.sequence


def days(journal: Journal, pairing_id: str) -> list[date]:
    return [row.session.starts_at.date() for row in reversed(journal.ask(session_rows, pairing_id))]


def test_a_series_is_made_at_once_and_taken_back_at_once(journal: Journal, pairing_id: str) -> None:
    plan(journal, pairing_id, 28)
    made = journal.do(None, plan_series, pairing_id, SERIES, "Topic still open")
    assert [one.starts_at.date() for one in made] == [
        date(2026, 1, 27),
        date(2026, 2, 17),
        date(2026, 2, 24),
    ]
    assert {(one.minutes_planned, one.topic) for one in made} == {(45, "Topic still open")}
    journal.do(None, take_back_sessions, tuple(one.id for one in made))
    assert days(journal, pairing_id) == [date(2026, 2, 10)]


def test_a_day_off_is_left_out_and_a_cancelled_day_is_free_again(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id, 14)
    journal.do(None, cancel_session, session_id, Role.MENTOR)
    slots = journal.ask(series_slots, pairing_id, replace(SERIES, count=2, days_off=(date(2026, 2, 10),)))
    assert [slot.starts_at.date() for slot in slots] == [date(2026, 1, 27), date(2026, 2, 17)]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SERIES, count=0),
        replace(SERIES, count=53),
        replace(SERIES, cadence_days=0),
        replace(SERIES, minutes=4),
    ],
)
def test_a_series_that_cannot_stand_makes_no_session(
    journal: Journal, pairing_id: str, wrong: SeriesForm
) -> None:
    with pytest.raises(InvalidInput):
        journal.do(None, plan_series, pairing_id, wrong, "Topic still open")
    assert journal.ask(session_rows, pairing_id) == ()


def test_the_form_begins_with_the_rhythm_of_the_pair(
    journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    offer = journal.ask(series_offer, pairing_id)
    assert (offer.first, offer.cadence_days, offer.minutes) == (datetime(2026, 1, 13, 8, 15), 14, 55)
    plan(journal, pairing_id)
    clock.forward(days=30)
    assert journal.ask(series_offer, pairing_id).first == datetime(2026, 2, 24, 8, 15), "never a day over"


def test_in_a_pilot_the_others_come_before_its_retrospective(journal: Journal, pairing_id: str) -> None:
    journal.do(None, lambda db: set_pilot(db, pairing_id, is_pilot=True))
    plan(journal, pairing_id)
    plan(journal, pairing_id, 70)
    assert journal.ask(series_offer, pairing_id).first == datetime(2026, 1, 27, 8, 15)


def test_another_date_is_free_and_in_the_rhythm(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    plan(journal, pairing_id, 7)
    plan(journal, pairing_id, 14)
    assert journal.ask(next_free_date, session_id) == FIRST + timedelta(days=21)


def test_two_cancelled_in_a_row_want_to_be_caught_up(
    journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    ids = [plan(journal, pairing_id, 14 * number) for number in range(4)]
    journal.do(None, hold_session, ids[0], 45)
    clock.time = datetime(2026, 2, 13, 12, tzinfo=UTC)  # a Friday
    journal.do(None, cancel_session, ids[1], Role.EXECUTIVE)
    assert not journal.ask(momentum, pairing_id).wants_catch_up
    journal.do(None, cancel_session, ids[2], Role.EXECUTIVE)
    assert journal.ask(momentum, pairing_id).wants_catch_up
    made = journal.do(None, plan_catch_up, pairing_id, CATCH_UP_TOPIC, CATCH_UP_PLAN)
    assert (made.starts_at, made.minutes_planned) == (datetime(2026, 2, 16, 8, 15, tzinfo=UTC), 20)
    assert made.format is SessionFormat.CALL
    assert sum(line.minutes or 0 for line in plan_lines(made.plan)) == 20
    assert not journal.ask(momentum, pairing_id).wants_catch_up, "one is planned now"


def test_each_change_that_a_calendar_shows_counts_once(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    assert sequence(journal, session_id) == 0
    journal.do(None, move_session, session_id, FIRST + timedelta(days=1), Role.MENTOR)
    assert sequence(journal, session_id) == 1
    journal.do(None, cancel_session, session_id, Role.MENTOR)
    assert sequence(journal, session_id) == 2
    journal.do(None, plan_again, session_id)
    assert sequence(journal, session_id) == 3
    longer = SessionForm(FIRST + timedelta(days=1), 60, "Phone as tool")
    journal.do(None, edit_session, session_id, longer)
    assert sequence(journal, session_id) == 4
    journal.do(None, edit_session, session_id, SessionForm(FIRST + timedelta(days=1), 60, "Another topic"))
    journal.do(None, hold_session, session_id, 50)
    journal.do(None, plan_again, session_id)
    assert sequence(journal, session_id) == 4, "no calendar shows these"


def test_stopping_the_pairing_and_taking_it_up_again_count_too(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    cancelled = journal.do(None, stop_pairing, pairing_id)
    assert journal.ask(session_row, session_id).session.state is SessionState.CANCELLED
    assert sequence(journal, session_id) == 1
    journal.do(None, take_up_again, pairing_id, cancelled)
    assert sequence(journal, session_id) == 2


def test_ticks_follow_their_words_when_the_plan_is_edited(journal: Journal, pairing_id: str) -> None:
    about = SessionForm(FIRST, 45, "Phone as tool", plan="Look back\nTry it\nAgree")
    session = journal.do(None, plan_session, pairing_id, about)

    def tick(db: Db) -> None:
        db.find(MentoringSession, session.id).ticked = ("1",)

    journal.do(None, tick)
    later = SessionForm(FIRST, 45, "Phone as tool", plan="Arrive\nLook back\nTry it\nAgree")
    journal.do(None, edit_session, session.id, later)
    assert journal.ask(session_row, session.id).session.ticked == ("2",)
