"""Today tells how the time is kept: the month of each, the last meeting, and 20 minutes to catch up."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Role
from rmdesk.journal import sessions
from rmdesk.journal.agreements import draft
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.theme import Theme
from tests.april import NOW, April, write_april
from tests.conftest import SetClock
from tests.ui.clips import assert_nothing_is_cut
from tests.ui.test_today_page import open_today, said


@pytest.fixture
def april(journal: Journal, clock: SetClock, pairing_id: str) -> April:
    """26 April: session 8 was held five days ago, and prepared."""
    clock.time = NOW
    told = journal.do(None, write_april, pairing_id)

    def spend(db: Db) -> None:
        agreement = draft(db, pairing_id)
        assert agreement is not None
        agreement.executive_budget, agreement.mentor_budget = 60, 180
        agreement.in_force_at = db.now()
        session = db.find(MentoringSession, told.sessions[7])
        session.mentor_preparation, session.wrapped_up_at = 30, db.now()

    journal.do(None, sessions.hold_session, told.sessions[7], 60)
    journal.do(None, spend)
    clock.forward(days=5)
    return told


@pytest.mark.usefixtures("april")
def test_both_months_stand_side_by_side_at_the_same_size(
    qtbot: QtBot, window: MainWindow, dressed: Theme
) -> None:
    page = open_today(qtbot, window)
    own, other = (card.budget for card in page.people)
    assert own.said.text() == own.bar.accessibleName()
    assert own.said.text().startswith("April: ")
    assert " of 60 minutes, " in own.said.text()
    assert own.said.property("tone") == "warning", "over: amber, never red"
    assert other.said.property("tone") == "muted"
    assert own.size() == other.size()
    for scale in (1.0, 1.75):
        dressed.set_scale(scale)
        window.resize(1024, 680)
        assert_nothing_is_cut(page)


def test_two_cancelled_in_a_row_are_caught_up_by_one_key_and_undone(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April, pairing_id: str
) -> None:
    page = open_today(qtbot, window)
    assert not page.catch_up.isVisible()
    assert "the last one 5 days ago" in said(page.momentum)
    for session_id in april.sessions[8:10]:
        journal.do(None, sessions.cancel_session, session_id, Role.EXECUTIVE)
    page.reload()
    assert "two cancelled in a row" in said(page.momentum)
    page.catch_up.action.setFocus()
    QTest.keyClick(page.catch_up.action, Qt.Key.Key_Return)
    coming = journal.ask(sessions.next_session, pairing_id)
    assert coming is not None
    assert coming.starts_at == (NOW + timedelta(days=6)).replace(hour=8, minute=15)
    assert (coming.minutes_planned, coming.topic) == (20, "Catch up")
    assert window.toast.text == "20 minutes to catch up: Monday 27 April, 08:15."
    assert not page.catch_up.isVisible()
    window.toast.undo()
    assert page.catch_up.isVisible()
