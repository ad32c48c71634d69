"""Every page of both journals without a mouse: Tab goes round, Esc leaves, everything has a name."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.agreements import draft
from rmdesk.pictures.stage import Stage
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.page_table import PAGES, rail_pages
from rmdesk.ui.widgets.question import Question
from tests.journeys.hands import Hands, name_of, open_state

ROLES = pytest.mark.parametrize("role", list(Role))
PAGE_IDS = [page.page_id for page in PAGES]
STATES = pytest.mark.parametrize("state", [*PAGE_IDS, "goals, writing", "agreement, changing"])
"""Pages, and those that are written on in their place."""
_WHOLE = (QAbstractSpinBox, QComboBox, QAbstractItemView)
_MOST_TABS = 150


def stops(window: MainWindow) -> set[QWidget]:
    """What Tab should rest on: all that can be seen, is enabled and takes keys; not what only F6 reaches."""
    found = {one for one in window.findChildren(QWidget) if takes_keys(one) and not is_inside(one)}
    return found - {window.status, window.menuBar()}


def takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def is_inside(widget: QWidget) -> bool:
    """Whether it is a part of an editor that is one stop."""
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, _WHOLE) or is_inside(parent))


def go_round(hands: Hands, key: str) -> list[QWidget]:
    """What the key passes, from here until it is here again; day, month and year of a date are one."""
    passed = [hands.focused]
    for _ in range(_MOST_TABS):
        hands.press(key)
        here = hands.focused
        if here is passed[0] and len(passed) > 1:
            return passed
        if here is not passed[-1]:
            passed.append(here)
    raise AssertionError(f"no way back: {[name_of(one) for one in passed[-6:]]}")


@ROLES
@STATES
def test_a_page_without_a_mouse(stage: Stage, hands: Hands, state: str) -> None:
    window = open_state(stage, state)
    everything_has_a_name_that_is_no_hint(window)
    access_keys_are_unique(window)
    tab_passes_everything_once_and_returns(window, hands)


def tab_passes_everything_once_and_returns(window: MainWindow, hands: Hands) -> None:
    passed = go_round(hands, "Tab")
    assert Counter(passed).most_common(1)[0][1] == 1
    assert [name_of(one) for one in stops(window) - set(passed)] == []
    back = go_round(hands, "Shift+Tab")
    assert [name_of(one) for one in back] == [name_of(one) for one in passed[:1] + passed[:0:-1]]


def hint_of(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        return widget.placeholderText()
    return widget.toolTip()


def everything_has_a_name_that_is_no_hint(window: MainWindow) -> None:
    for widget in stops(window):
        found = QAccessible.queryAccessibleInterface(widget)
        assert found is not None
        assert found.role() is not QAccessible.Role.NoRole
        name = found.text(QAccessible.Text.Name)
        assert name.strip(), f"{type(widget).__name__} without a name, hint {hint_of(widget)!r}"
        assert name != hint_of(widget)


def access_keys_are_unique(window: MainWindow) -> None:
    written = [action.text() for action in window.menuBar().actions() if action.isVisible()]
    written += [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
    written += [one.text() for one in window.findChildren(QLabel) if one.isVisible() and one.buddy()]
    keys = Counter(key for text in written if not (key := QKeySequence.mnemonic(text)).isEmpty())
    assert [key.toString() for key, count in keys.items() if count > 1] == []


@ROLES
@pytest.mark.parametrize("page_id", PAGE_IDS)
def test_esc_leaves_the_search_and_f6_goes_through_the_window(
    stage: Stage, hands: Hands, page_id: str
) -> None:
    window = open_state(stage, page_id)
    esc_leaves_the_search_to_where_it_was(window, hands)
    f6_goes_through_the_parts_of_the_window(window, hands)


def f6_goes_through_the_parts_of_the_window(window: MainWindow, hands: Hands) -> None:
    first = hands.focused
    hands.press("F6")
    assert hands.focused is window.status
    assert "Locks after" in name_of(hands.focused)
    hands.press("F6")
    assert window.rail.isAncestorOf(hands.focused)
    hands.press("F6")
    assert hands.focused is first
    hands.press("Shift+F6")
    assert window.rail.isAncestorOf(hands.focused)


def esc_leaves_the_search_to_where_it_was(window: MainWindow, hands: Hands) -> None:
    before = hands.focused
    hands.press("Ctrl+K")
    hands.write("passkeys")
    hands.press("Down", "Escape")
    assert not window.palette_box.isVisible()
    assert hands.focused is before


@ROLES
def test_ctrl_and_a_number_in_the_order_of_the_rail(stage: Stage, hands: Hands, role: Role) -> None:
    wanted = [page.page_id for page in rail_pages(PAGES, role)]
    shown = []
    for number in range(1, len(wanted) + 1):
        hands.press(f"Ctrl+{number}")
        shown.append(stage.window.page_id)
        assert stage.window.page is not None
        assert stage.window.page.isAncestorOf(hands.focused)
    assert shown == wanted
    for page_id in wanted[-2::-1]:
        hands.press("Alt+Left")
        assert stage.window.page_id == page_id


@pytest.mark.parametrize(
    "action_id",
    [
        *("settings", "change_passphrase", "what_is_stored", "about", "shortcuts"),
        *("new_session", "plan_series", "save_calendar"),
    ],
)
def test_esc_leaves_a_dialog(stage: Stage, hands: Hands, action_id: str) -> None:
    stage.window.menus.run(action_id)
    dialog = hands.wait_for(QDialog)
    named = {name_of(one) for one in dialog.findChildren(QWidget) if takes_keys(one) and not is_inside(one)}
    assert "" not in named
    hands.press("Escape")
    hands.wait_until_gone(dialog)
    assert QApplication.activeModalWidget() is None


def test_enter_on_not_now_means_not_now(stage: Stage, hands: Hands) -> None:
    open_state(stage, "agreement, changing")
    hands.tab_to("Discard this draft")
    hands.press("Return")
    question = hands.wait_for(Question)
    hands.tab_to("Keep it")
    hands.press("Return")
    hands.wait_until_gone(question)
    assert stage.desk.journal.ask(draft, stage.desk.pairing_id) is not None
