"""What the tests of the Sessions page do in the window, and what they see there."""

from datetime import date
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import (
    Audience,
    RemarkKind,
    Side,
)
from rmdesk.journal import actions, ledger, notes, remarks
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.journal import Journal
from rmdesk.journal.readers import raise_text
from rmdesk.journal.session_detail import SessionDetail, session_detail
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Note, Remark
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.sessions import SessionsPage
from rmdesk.ui.pages.sessions.text import TextRow
from rmdesk.ui.widgets.badge import Badge

D = TypeVar("D", bound=QDialog)


def open_page(qtbot: QtBot, window: MainWindow) -> SessionsPage:
    window.go_to("sessions")
    page = window.page
    assert isinstance(page, SessionsPage)
    qtbot.waitUntil(window.isActiveWindow)
    window.focus_page()
    return page


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def said(widget: QWidget) -> str:
    """All words a person sees in it."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def dialog(kind: type[D]) -> D:
    """The open dialog of a kind."""
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def detail_of(journal: Journal, session_id: str) -> SessionDetail:
    return journal.ask(session_detail, session_id)


def choose(badge: Badge, audience: Audience) -> None:
    """Open the badge's menu and take the sentence for `audience`."""
    badge.open_menu()
    menu = badge.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    menu.actions()[audience].trigger()
    menu.close()


def row_of(page: SessionsPage, name: str) -> TextRow:
    """The text under this name."""
    return next(one for one in page.detail.rows if one.place.name == name)


def full(journal: Journal, session_id: str, pairing_id: str) -> None:
    """A session with one text of each kind."""
    place = Place(pairing_id, session_id)
    note = journal.do(None, notes.write_note, place, "Say what for, then where. " * 8, Side.PAIR)
    journal.do(None, raise_text, Note, note.id, Audience.PAIR)
    remark = journal.do(None, remarks.write_remark, place, RemarkKind.LESSON_LEARNT, "Tobias wrote in May.")
    journal.do(None, raise_text, Remark, remark.id, Audience.COORDINATOR)
    for side in (Side.EXECUTIVE, Side.MENTOR):
        journal.do(None, ledger.set_learnt, session_id, side, "one thing, in a few words")
    form = ActionForm("Scan three delivery notes alone", Side.EXECUTIVE, date(2026, 2, 24))
    journal.do(None, actions.agree_action, place, form)
