"""The partner at the owner's desk, with every key and every menu: nothing of the owner alone opens."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import DocumentKind, Role
from rmdesk.journal.journal import Journal
from rmdesk.journal.strikes import strike
from rmdesk.ui.actions import ACTIONS, WHILE_HANDED_OVER, by_id
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.page_table import PAGES
from rmdesk.ui.pages.share import SharePage
from tests.conftest import CODE
from tests.ui.driving import Person
from tests.ui.test_share_page import page, paper, partner_agrees, shared, type_code, window
from tests.ui.test_share_two import LEARNT, leaves, press, reading

__all__ = ["page", "shared", "window"]

ENDS = ("lock", "quit")
"""Both leave the desk."""


@pytest.fixture
def handed(person: Person) -> SharePage:
    """The whole program: the partner reads at the desk."""
    window = person.unlock()
    window.go_to("share")
    assert isinstance(window.page, SharePage)
    window.page.hand_over()
    return window.page


def opened() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_no_action_of_the_window_opens_anything(person: Person, handed: SharePage) -> None:
    menus = person.window.menus
    harmless = {*ENDS, "primary", "back", "full_screen", "shortcuts"}
    rows = [row.action_id for row in ACTIONS if row.action_id not in harmless]
    pages = [f"page:{page.page_id}" for page in PAGES if page.page_id != "launch"]
    for action_id in (*rows, *pages):
        menus.run(action_id)
        assert opened() == [], action_id
        assert person.window.page is handed, action_id
        assert handed.is_handed_over, action_id
        assert not person.window.palette_box.isVisible(), action_id


def test_what_can_be_done_meanwhile_is_in_the_table_of_actions() -> None:
    assert all(by_id(action_id) for action_id in WHILE_HANDED_OVER)
    leading_out = {"takeout", "import", "read_file", "save_summary", "print", "search", "open_journal"}
    assert not leading_out & WHILE_HANDED_OVER
    assert set(ENDS) < WHILE_HANDED_OVER


def test_everything_may_be_done_again_when_the_desk_is_given_back(person: Person, handed: SharePage) -> None:
    menus = person.window.menus
    menus.run("takeout")
    assert opened() == []
    handed.take_back()
    menus.run("takeout")
    [dialog] = opened()
    assert isinstance(dialog, QFileDialog)
    dialog.reject()


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_Comma, Qt.Key.Key_O, Qt.Key.Key_2, Qt.Key.Key_P])
def test_no_key_leads_away(person: Person, handed: SharePage, key: Any) -> None:
    person.window.activateWindow()
    person.wait(lambda: QApplication.focusWidget() is not None)
    press(key, Qt.KeyboardModifier.ControlModifier)
    assert opened() == []
    assert handed.is_handed_over
    assert not person.window.palette_box.isVisible()


def test_the_owners_last_message_is_gone_when_the_partner_sits_down(
    page: SharePage, window: MainWindow
) -> None:
    undone: list[str] = []
    page.desk.toast("Sentence deleted.", lambda: undone.append("by the partner"))
    page.hand_over()
    assert not window.toast.isVisible()
    window.menus.run("undo")
    assert undone == []


def test_the_owner_cannot_undo_the_partners_veto(qtbot: QtBot, page: SharePage, window: MainWindow) -> None:
    page.deed.click()
    page.hand_over()
    page.deed.click()
    type_code(qtbot, page, CODE)
    reading(page).answers.veto.click()
    assert window.toast.can_undo
    reading(page).give_back.click()
    assert not window.toast.can_undo
    window.menus.run("undo")
    assert page.left.consents.answers == ["Tobias has not answered yet", "You have not answered yet"]


def test_an_undone_veto_brings_no_struck_line_back(
    qtbot: QtBot, page: SharePage, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page.deed.click()
    partner_agrees(qtbot, page)
    assert page.state.view.is_whole
    page.left.consents.veto.click()
    shown = page.state.view.preview
    assert shown is not None
    [line] = [one for one in shown.lines if one.text == LEARNT]
    journal.do(None, strike, pairing_id, DocumentKind.SUMMARY, line.ref, Role.MENTOR)
    window.toast.undo()
    assert LEARNT not in paper(page)
    assert LEARNT not in leaves(journal, pairing_id)
    assert window.toast.text.startswith("The text has changed since it was agreed to.")
    assert page.left.consents.answers == ["Tobias has not answered yet", "You have not answered yet"]
