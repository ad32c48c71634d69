"""Sessions: planned, moved, cancelled, held, counted."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Role, SessionState, Side
from rmdesk.errors import InvalidInput, NotYours
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import (
    SessionForm,
    cancel_session,
    edit_session,
    hold_session,
    last_held,
    minutes_together,
    momentum,
    move_session,
    next_session,
    plan_again,
    plan_session,
    session_row,
    session_rows,
)
from rmdesk.storage.records import MentoringSession, PracticeRun, Segment
from tests.conftest import SetClock

FIRST = datetime(2026, 1, 13, 8, 15, tzinfo=UTC)


def form(starts_at: datetime = FIRST, topic: str = "Phone as tool") -> SessionForm:
    """A session of 45 minutes."""
    return SessionForm(starts_at=starts_at, minutes_planned=45, topic=topic)


def plan(journal: Journal, pairing_id: str, days: int = 0, topic: str = "Phone as tool") -> str:
    """A planned session, so many days after the first; its id."""
    return journal.do(None, plan_session, pairing_id, form(FIRST + timedelta(days=days), topic)).id


def add_practice(db: Db, session_id: str, turns: str) -> None:
    """A practice of the executive in the short notation."""
    session = db.find(MentoringSession, session_id)
    run = PracticeRun(
        pairing_id=session.pairing_id,
        session_id=session_id,
        author=Role.EXECUTIVE,
        side=Side.EXECUTIVE,
        written_at=db.now(),
        learner=Role.EXECUTIVE,
        planned_seconds=2700,
        is_over=True,
    )
    db.add(run)
    db.flush()
    for position, turn in enumerate(parse_turns(turns)):
        db.add(
            Segment(
                run_id=run.id,
                position=position,
                hands=turn.hands,
                seconds=turn.seconds,
                began=turn.began,
                reason=turn.reason,
            )
        )


def test_a_planned_session_is_the_next_one(journal: Journal, pairing_id: str) -> None:
    later = plan(journal, pairing_id, 14, "Later")
    sooner = plan(journal, pairing_id, 1, "  Sooner \n than that ")
    coming = journal.ask(next_session, pairing_id)
    assert coming is not None
    assert (coming.id, coming.topic, coming.state) == (sooner, "Sooner than that", SessionState.PLANNED)
    assert [row.session.id for row in journal.ask(session_rows, pairing_id)] == [later, sooner]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (SessionForm(FIRST, 45, topic="  "), "topic"),
        (SessionForm(FIRST, 4, topic="Short"), "minutes"),
        (SessionForm(FIRST, 481, topic="Long"), "minutes"),
        (SessionForm(FIRST, 45, topic="x" * 201), "topic"),
    ],
)
def test_a_form_that_cannot_stand_is_refused(
    journal: Journal, pairing_id: str, wrong: SessionForm, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        journal.do(None, plan_session, pairing_id, wrong)
    assert refused.value.field == field
    assert journal.ask(session_rows, pairing_id) == ()


def test_a_moved_session_stays_one_and_keeps_its_first_day(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    journal.do(None, move_session, session_id, FIRST + timedelta(days=7), Role.MENTOR)
    journal.do(None, move_session, session_id, FIRST + timedelta(days=9), Role.EXECUTIVE)
    (row,) = journal.ask(session_rows, pairing_id)
    assert (row.session.moved_from, row.session.changed_by) == (date(2026, 1, 13), Role.EXECUTIVE)
    assert row.session.starts_at == FIRST + timedelta(days=9)
    journal.do(None, move_session, session_id, FIRST + timedelta(hours=2), Role.EXECUTIVE)
    assert journal.ask(session_row, session_id).session.moved_from is None, "back on its first day"


def test_a_cancelled_session_loses_its_number_until_it_is_moved(journal: Journal, pairing_id: str) -> None:
    first, second = plan(journal, pairing_id), plan(journal, pairing_id, 14)
    journal.do(None, cancel_session, first, Role.EXECUTIVE)
    rows = {row.session.id: row for row in journal.ask(session_rows, pairing_id)}
    assert (rows[first].number, rows[second].number) == (None, 1)
    assert rows[first].session.changed_by is Role.EXECUTIVE
    journal.do(None, move_session, first, FIRST + timedelta(days=21), Role.EXECUTIVE)
    rows = {row.session.id: row for row in journal.ask(session_rows, pairing_id)}
    assert (rows[first].number, rows[second].number) == (2, 1)
    assert rows[first].session.state is SessionState.PLANNED


def test_holding_counts_minutes_and_momentum(journal: Journal, pairing_id: str, clock: SetClock) -> None:
    first, second = plan(journal, pairing_id), plan(journal, pairing_id, 14)
    journal.do(None, hold_session, first, 40)
    clock.forward(days=2)
    now = journal.ask(momentum, pairing_id)
    assert (now.held, now.due, now.days_since_last, now.days_to_next) == (1, 1, 2, 12)
    assert journal.ask(minutes_together, pairing_id) == 40
    held = journal.ask(last_held, pairing_id)
    assert held is not None
    assert held.id == first
    assert journal.ask(session_row, first).minutes == 40
    assert journal.ask(session_row, second).minutes == 45


def test_a_held_session_neither_moves_nor_is_cancelled(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    journal.do(None, hold_session, session_id, 45)
    with pytest.raises(InvalidInput):
        journal.do(None, move_session, session_id, FIRST, Role.MENTOR)
    with pytest.raises(InvalidInput):
        journal.do(None, cancel_session, session_id, Role.MENTOR)
    journal.do(None, plan_again, session_id)
    row = journal.ask(session_row, session_id)
    assert (row.session.state, row.session.minutes_held) == (SessionState.PLANNED, None)


def test_a_cancelled_session_cannot_be_held_and_is_planned_again(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    journal.do(None, cancel_session, session_id, Role.MENTOR)
    with pytest.raises(InvalidInput):
        journal.do(None, hold_session, session_id, 45)
    journal.do(None, plan_again, session_id)
    session = journal.ask(session_row, session_id).session
    assert (session.state, session.changed_by) == (SessionState.PLANNED, None)


@pytest.mark.parametrize("minutes", [0, -1, 481])
def test_impossible_minutes_are_refused(journal: Journal, pairing_id: str, minutes: int) -> None:
    session_id = plan(journal, pairing_id)
    with pytest.raises(InvalidInput):
        journal.do(None, hold_session, session_id, minutes)


def test_the_list_has_the_learners_share(journal: Journal, pairing_id: str) -> None:
    driven, talked = plan(journal, pairing_id), plan(journal, pairing_id, 14)
    journal.do(None, add_practice, driven, "E 24:00; takeover slow M 4:00; back E 0:00; talk 17:00")
    journal.do(None, add_practice, talked, "talk 45:00")
    rows = {row.session.id: row for row in journal.ask(session_rows, pairing_id)}
    assert rows[driven].share == pytest.approx(0.857)
    assert rows[talked].share is None
    assert rows[talked].run is not None
    journal.do(None, add_practice, driven, "E 4:00; switch M 8:00")
    again = journal.ask(session_row, driven)
    assert again.run is not None
    assert again.run.totals.driving_seconds == 40 * 60, "two practices of one session count as one"


def test_editing_corrects_the_date_without_a_move(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    journal.do(None, edit_session, session_id, form(FIRST + timedelta(days=1), "Passkeys"))
    session = journal.ask(session_row, session_id).session
    assert (session.topic, session.moved_from) == ("Passkeys", None)
    assert session.starts_at == FIRST + timedelta(days=1)


def test_only_its_author_changes_a_session(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)

    def by_the_partner(db: Db) -> None:
        db.find(MentoringSession, session_id).author = Role.MENTOR

    journal.do(None, by_the_partner)
    with pytest.raises(NotYours):
        journal.do(None, edit_session, session_id, form())
