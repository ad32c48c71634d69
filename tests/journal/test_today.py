"""What Today shows at each hour."""

from datetime import date

import pytest

from rmdesk.domain.vocabulary import GoalState, Role, Side
from rmdesk.journal import actions, goals, sessions, wrapups
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import Place
from rmdesk.journal.today import today
from tests.april import NOW, April, write_april
from tests.conftest import SetClock


@pytest.fixture
def april(journal: Journal, clock: SetClock, pairing_id: str) -> April:
    """21 April, 09:24: session 8 is over and still planned."""
    clock.time = NOW
    return journal.do(None, write_april, pairing_id)


def number(row: sessions.SessionRow | None) -> int | None:
    return row.number if row else None


@pytest.mark.usefixtures("april")
def test_after_a_session_its_wrapup_waits(journal: Journal, pairing_id: str) -> None:
    found = journal.ask(today, pairing_id)
    assert found.waiting is not None
    assert found.waiting.number == 8
    assert found.waiting.run is not None
    assert found.waiting.run.totals.executive_seconds == 1800
    assert (number(found.latest), number(found.upcoming)) == (8, 9)
    assert not found.is_session_day


@pytest.mark.usefixtures("april")
@pytest.mark.parametrize(("hour", "minute"), [(0, 5), (8, 14), (8, 50)])
def test_a_session_of_today_comes_until_it_is_over(
    journal: Journal, clock: SetClock, pairing_id: str, hour: int, minute: int
) -> None:
    clock.time = NOW.replace(hour=hour, minute=minute)
    found = journal.ask(today, pairing_id)
    assert found.waiting is None
    assert number(found.upcoming) == 8
    assert found.is_session_day


def test_a_quiet_day_looks_back_on_the_month(
    journal: Journal, clock: SetClock, pairing_id: str, april: April
) -> None:
    form = wrapups.LineForm(wrapups.WrapUpLine.CAN_NOW, "Book in")
    journal.do(None, wrapups.save_wrapup_line, april.sessions[7], form)
    journal.do(None, wrapups.finish_wrapup, april.sessions[7])
    journal.do(None, actions.mark_done, april.greta_will, date(2026, 4, 22))
    clock.time = NOW.replace(day=25)
    found = journal.ask(today, pairing_id)
    assert found.waiting is None
    assert not found.is_session_day
    month = found.month
    assert (month.since, month.held, month.learnt, month.done) == (date(2026, 3, 26), 3, 1, 1)


@pytest.mark.usefixtures("april")
def test_both_people_the_owner_first(journal: Journal, pairing_id: str) -> None:
    greta, tobias = journal.ask(today, pairing_id).people
    assert (greta.role, tobias.role) == (Role.EXECUTIVE, Role.MENTOR)
    assert greta.goal is not None
    assert tobias.goal is not None
    assert greta.goal.title == "Lead the warehouse go-live walk without a helper"
    assert tobias.goal.title == "Present one item to the management board"
    assert (greta.steps_done, len(greta.steps)) == (3, 4)
    assert greta.next_step is not None
    assert greta.next_step.text == "Walk alone"
    assert greta.action is not None
    assert greta.action.due == date(2026, 4, 30)


def test_the_action_that_is_due_first(journal: Journal, pairing_id: str, april: April) -> None:
    place = Place(pairing_id, april.sessions[7])
    journal.do(None, actions.agree_action, place, ActionForm("Some day", Side.EXECUTIVE))
    journal.do(None, actions.agree_action, place, ActionForm("Sooner", Side.EXECUTIVE, date(2026, 4, 23)))
    action = journal.ask(today, pairing_id).people[0].action
    assert action is not None
    assert action.text == "Sooner"


@pytest.mark.usefixtures("april")
def test_without_a_focus_the_first_open_goal(journal: Journal, pairing_id: str) -> None:
    focus = journal.ask(today, pairing_id).people[0].goal
    assert focus is not None
    journal.do(None, goals.set_state, focus.id, GoalState.ACHIEVED)
    other = journal.ask(today, pairing_id).people[0].goal
    assert other is not None
    assert other.title == "Another goal, not in focus"


def test_an_empty_pairing(journal: Journal, pairing_id: str) -> None:
    found = journal.ask(today, pairing_id)
    assert not found.has_sessions
    assert found.waiting is None
    assert found.upcoming is None
    assert [person.goal for person in found.people] == [None, None]
