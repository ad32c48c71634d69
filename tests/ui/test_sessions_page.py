"""Sessions in the real window: plan, move, cancel, hold, edit, delete, find; nothing cut."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import (
    Role,
    SessionState,
    Side,
)
from rmdesk.journal import actions, ledger, notes
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import Place, hold_session, session_rows
from rmdesk.storage.records import Note
from rmdesk.ui.dialogs.session_form import SessionDialog
from rmdesk.ui.dialogs.session_steps import CancelDialog, HeldDialog, MoveDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.reading_order import reading_order
from rmdesk.ui.theme import Theme
from tests.conftest import SetClock
from tests.journal.test_remarks import in_force
from tests.journal.test_sessions import add_practice, plan
from tests.ui.clips import clipped
from tests.ui.sessions_steps import (
    click,
    detail_of,
    dialog,
    focused,
    full,
    open_page,
    press,
    row_of,
    said,
)


@pytest.fixture
def session_id(journal: Journal, pairing_id: str) -> str:
    """One session on the first day, planned."""
    return plan(journal, pairing_id)


def test_the_first_session_is_planned_by_keys_alone(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = open_page(qtbot, window)
    assert "No sessions yet" in said(page)
    assert focused() is page.empty.primary
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = dialog(SessionDialog)
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert "The topic is missing" in said(form)
    QTest.keyClicks(form.topic, "Phone as tool & more")
    form.plan.set_text("I do, 5 min: shared notes")
    QTest.keyClick(form.topic, Qt.Key.Key_Return)
    (row,) = journal.ask(session_rows, pairing_id)
    assert (row.session.topic, row.session.plan) == ("Phone as tool & more", "I do, 5 min: shared notes")
    assert (row.session.minutes_planned, row.session.starts_at.hour) == (55, 8)
    assert page.list.selected == row.session.id
    assert "Phone as tool & more" in said(page.detail)
    assert "Tuesday 13 January  ·  08:15  ·  55 minutes" in said(page.detail)
    assert page.head.subtitle.text() == "None held yet."


def test_a_session_is_moved_and_keeps_its_first_date(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    assert page.detail.head is not None
    click(page.detail.head.deeds["move"])
    form = dialog(MoveDialog)
    form.when.day.setDate(QDate(2026, 1, 20))
    form.who.setCurrentIndex(1)
    click(form.yes)
    session = detail_of(journal, session_id).session
    assert (session.starts_at.date(), session.moved_from) == (date(2026, 1, 20), date(2026, 1, 13))
    assert session.changed_by is Role.MENTOR
    assert "moved from 13 January" in said(page.detail)
    click(page.detail.head.deeds["held"])
    click(dialog(HeldDialog).yes)
    assert page.head.subtitle.text() == "1 of 1 held, one moved. 45 minutes together."


def test_a_session_is_cancelled_and_planned_again(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    assert page.detail.head is not None
    click(page.detail.head.deeds["cancel"])
    click(dialog(CancelDialog).yes)
    assert "cancelled by Greta" in said(page.detail)
    assert detail_of(journal, session_id).session.state is SessionState.CANCELLED
    click(page.detail.head.deeds["again"])
    assert detail_of(journal, session_id).session.state is SessionState.PLANNED


def test_a_session_is_held_corrected_and_taken_back(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    assert page.detail.head is not None
    click(page.detail.head.deeds["held"])
    form = dialog(HeldDialog)
    form.minutes.setValue(40)
    QTest.keyClick(form.minutes, Qt.Key.Key_Return)
    assert "40 of 45 minutes" in said(page.detail)
    assert page.head.subtitle.text() == "1 of 1 held. 40 minutes together."
    click(page.detail.head.deeds["held"])
    click(dialog(HeldDialog).not_held)
    assert detail_of(journal, session_id).session.state is SessionState.PLANNED


def test_editing_a_session_changes_what_the_list_says(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    assert page.detail.head is not None
    click(page.detail.head.deeds["edit"])
    form = dialog(SessionDialog)
    form.topic.set_text("Passkeys")
    form.guest.set_text("IT")
    click(form.yes)
    assert "guest: IT" in said(page.detail)
    assert detail_of(journal, session_id).session.topic == "Passkeys"
    assert page.list.model().index(0, 0).data() == "Passkeys"


def written_by(db: Db, note_id: str, role: Role) -> None:
    db.find(Note, note_id).author = role


def test_a_deleted_session_comes_back_with_its_notes(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, clock: SetClock
) -> None:
    clock.forward(hours=-2)  # its date is still to come
    pairing_id = window.desk.pairing_id
    note = journal.do(None, notes.write_note, Place(pairing_id, session_id), "pineapple", Side.PAIR)
    page = open_page(qtbot, window)
    assert focused() is page.list
    journal.do(None, written_by, note.id, Role.MENTOR)
    press(Qt.Key.Key_Delete)
    assert window.toast.text.startswith("Your partner wrote something in it")
    assert page.list.selected == session_id
    journal.do(None, written_by, note.id, Role.EXECUTIVE)
    press(Qt.Key.Key_Delete)
    assert window.toast.text.endswith("to a calendar, it stays there: cancel the session instead.")
    assert journal.ask(session_rows, pairing_id) == ()
    assert "No sessions yet" in said(page)
    window.toast.undo()
    assert page.list.selected == session_id
    assert "pineapple" in said(page.detail)


def test_the_head_tells_the_hands_and_the_rules(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    turns = "E 24:00; takeover slow M 4:00; back E 0:00; switch M 0:00; talk 17:00"
    journal.do(None, add_practice, session_id, turns)
    journal.do(None, hold_session, session_id, 45)
    page = open_page(qtbot, window)
    assert "24 min you · 4 Tobias · 17 talk · 1 switch, 1 takeover" in said(page.detail)
    assert "No agreement is in force yet" in said(page.detail)
    journal.do(None, in_force, pairing_id)
    page.reload()
    assert (
        "Agreement 1 is in force: notes stay yours until you raise them, roles instead of names,"
        " one watchword stays in the room." in said(page.detail)
    )
    assert page.detail.head is not None
    assert page.detail.head.rules.text() == "All ten"


def test_arrows_change_the_session_and_the_filter_narrows_the_list(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    for days, topic in enumerate(("Phone as tool", "Passkeys", "Company post")):
        plan(journal, pairing_id, days, topic)
    page = open_page(qtbot, window)
    assert "Phone as tool" in said(page.detail)
    press(Qt.Key.Key_Up)
    assert "Passkeys" in said(page.detail)
    page.filter.setFocus()
    QTest.keyClicks(page.filter, "company")
    assert page.list.model().rowCount() == 1
    assert "Company post" in said(page.detail)
    QTest.keyClicks(page.filter, " no such")
    assert "No topic holds these words." in said(page)
    press(Qt.Key.Key_Escape)
    assert page.list.model().rowCount() == 3
    assert focused() is page.list


def test_a_record_from_the_search_opens_its_session(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    plan(journal, pairing_id)
    other = plan(journal, pairing_id, 14, "Passkeys")
    entry = journal.do(None, ledger.set_learnt, other, Side.MENTOR, "saying steps aloud")
    action = journal.do(None, actions.agree_action, Place(pairing_id, other), ActionForm("Scan", Side.PAIR))
    assert entry is not None
    page = open_page(qtbot, window)
    page.open_record(entry.id)
    assert page.list.selected == other
    assert focused() is row_of(page, "Tobias learnt")
    page.open_record(action.id)
    assert page.detail.row_of(action.id) is not None
    page.open_record("gone")
    assert page.list.selected == other


@pytest.fixture
def filled(journal: Journal, session_id: str, pairing_id: str) -> None:
    journal.do(None, in_force, pairing_id)
    full(journal, session_id, pairing_id)
    journal.do(None, add_practice, session_id, "E 24:00; takeover slow M 4:00; back E 1:00; talk 17:00")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("scale", [1.0, 1.75])
@pytest.mark.parametrize("size", [(1180, 780), (1024, 680)])
def test_nothing_is_cut(
    qtbot: QtBot, window: MainWindow, dressed: Theme, scale: float, size: tuple[int, int]
) -> None:
    dressed.set_scale(scale)
    window.resize(*size)
    page = open_page(qtbot, window)
    page.split.show_detail()
    qtbot.waitUntil(lambda: clipped(page) == [])
    assert page.split.is_narrow == (scale > 1)


@pytest.mark.usefixtures("session_id")
def test_a_narrow_page_shows_the_list_then_the_detail(
    qtbot: QtBot, window: MainWindow, dressed: Theme
) -> None:
    dressed.set_scale(1.75)
    page = open_page(qtbot, window)
    qtbot.waitUntil(lambda: page.split.is_narrow)
    assert page.list.isVisible()
    assert not page.detail.isVisible()
    page.list.setFocus()
    press(Qt.Key.Key_Return)
    assert page.detail.isVisible()
    assert not page.list.isVisible()
    click(page.split.back)
    assert page.list.isVisible()
    dressed.set_scale(1.0)
    assert page.narrowest() <= 760


def test_every_stop_has_a_name(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    full(journal, session_id, pairing_id)
    page = open_page(qtbot, window)
    stops = reading_order(page)
    assert [one for one in stops if not (one.accessibleName() or getattr(one, "text", str)())] == []
