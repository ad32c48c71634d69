"""A series in the window: by keys alone, its dates before they are made, taken back as one; another date."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import SessionFormat, SessionState
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import SessionForm, plan_session, session_rows
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.series import SeriesDialog, ask_for_series
from rmdesk.ui.dialogs.session_steps import CancelDialog, MoveDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.theme import Theme
from tests.conftest import START
from tests.ui.clips import assert_nothing_is_cut
from tests.ui.sessions_steps import click, dialog, focused, open_page, press, said


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    shown.resize(1180, 780)
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.hide()


@pytest.fixture
def planned(journal: Journal, pairing_id: str) -> str:
    """A session on 27 January, 08:15."""
    about = SessionForm(START.replace(hour=8, minute=15) + timedelta(days=14), 45, "Phone as tool")
    return journal.do(None, plan_session, pairing_id, about).id


def days(journal: Journal, pairing_id: str) -> list[date]:
    return [row.session.starts_at.date() for row in reversed(journal.ask(session_rows, pairing_id))]


def shown_days(asked: SeriesDialog) -> list[str]:
    return [f"{'x' if one.isChecked() else '-'} {one.text()}" for one in asked.dates.ticks if one.isVisible()]


def test_a_series_by_keys_alone_and_back_with_one_undo(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = open_page(qtbot, window)
    assert page.empty.plain is not None
    page.empty.plain.setFocus()
    press(Qt.Key.Key_Return)
    asked = dialog(SeriesDialog)
    qtbot.waitUntil(asked.cadence.hasFocus)
    assert shown_days(asked)[:2] == ["x Tuesday 13 January 2026", "x Tuesday 27 January 2026"]
    press(Qt.Key.Key_Up)
    assert (asked.minutes.value(), asked.form().format) == (25, SessionFormat.CALL), "a short weekly call"
    press(Qt.Key.Key_Tab)
    asked.count.selectAll()
    QTest.keyClicks(focused(), "3")
    assert "The last one is on Tuesday 27 January." in said(asked)
    asked.dates.ticks[1].setFocus()
    press(Qt.Key.Key_Space)
    assert shown_days(asked) == [
        "x Tuesday 13 January 2026",
        "- Tuesday 20 January 2026: left out",
        "x Tuesday 27 January 2026",
        "x Tuesday 3 February 2026",
    ]
    assert focused() is asked.dates.ticks[1], "the focus stays where it was"
    press(Qt.Key.Key_Return)
    assert days(journal, pairing_id) == [date(2026, 1, 13), date(2026, 1, 27), date(2026, 2, 3)]
    assert "3 sessions planned." in window.toast.text
    window.toast.undo()
    assert days(journal, pairing_id) == []


@pytest.mark.usefixtures("planned")
def test_a_day_with_a_session_is_told_and_cannot_be_ticked(window: MainWindow, desk: Desk) -> None:
    asked = ask_for_series(desk, window)
    asked.day.setDate(asked.day.date().addDays(-14))
    taken = asked.dates.ticks[0]
    assert taken.text() == "Tuesday 27 January 2026: a session is there already"
    assert not taken.isEnabled()
    asked.reject()


@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_no_words_are_cut_and_everything_has_a_name(
    window: MainWindow, desk: Desk, dressed: Theme, scale: float
) -> None:
    dressed.set_scale(scale)
    window.resize(1024, 680)
    asked = ask_for_series(desk, window)
    assert_nothing_is_cut(asked)
    assert asked.height() <= window.height()
    for field in (asked.cadence, asked.count, asked.day, asked.time, asked.minutes, asked.format):
        assert field.accessibleName()
    asked.reject()


def test_a_cancelled_session_is_offered_another_date(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, planned: str
) -> None:
    page = open_page(qtbot, window)
    assert page.detail.head is not None
    click(page.detail.head.deeds["move"])
    asked = dialog(MoveDialog)
    assert "save it again" in said(asked)
    assert asked.take_next.text() == "Take Tuesday 3 February, 08:15, the next free day"
    click(asked.take_next)
    assert asked.when.moment().replace(tzinfo=None) == datetime(2026, 2, 3, 8, 15)
    asked.reject()
    click(page.detail.head.deeds["cancel"])
    click(dialog(CancelDialog).move_it)
    (row,) = journal.ask(session_rows, pairing_id)
    assert (row.session.id, row.session.state) == (planned, SessionState.PLANNED)
    assert (row.session.starts_at.date(), row.session.moved_from) == (date(2026, 2, 3), date(2026, 1, 27))
