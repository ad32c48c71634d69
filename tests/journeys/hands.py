"""A person with a keyboard alone: keys go to whatever holds the focus, things are found by their names."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from rmdesk.pictures.stage import Stage, settle
from rmdesk.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)
WAIT_MS = 20_000
"""Keys are derived for real."""
_MOST_TABS = 150


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    found = QAccessible.queryAccessibleInterface(widget)
    return "" if found is None else found.text(QAccessible.Text.Name)


def words_of(widget: QWidget) -> str:
    """All words that can be seen in it."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


class Hands:
    """Presses keys, types, clicks, waits. Counts keys and clicks."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.keys = 0
        self.clicks = 0

    @property
    def focused(self) -> QWidget:
        """What holds the focus: an open menu before everything else."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None, "the focus is lost"
        return found

    def press(self, *keys: str) -> None:
        """Keys one after the other: "Tab", "Ctrl+R", "Return"."""
        for key in keys:
            self.keys += 1
            QTest.keySequence(self.focused, QKeySequence(key))

    def write(self, text: str) -> None:
        """Letters; they count as one, however many."""
        self.keys += 1
        QTest.keyClicks(self.focused, text)

    def click(self, widget: QWidget) -> None:
        """With the mouse, in the middle."""
        self.click_at(widget, widget.rect().center())

    def click_at(self, widget: QWidget, place: QPoint) -> None:
        """With the mouse, at a place in it."""
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)

    def choose(self, place: int) -> None:
        """Click an entry of the open menu, counted from 0."""
        menu = self.focused
        assert isinstance(menu, QMenu)
        self.click_at(menu, menu.actionGeometry(menu.actions()[place]).center())

    def tab_to(self, name: str) -> QWidget:
        """Tab until the thing of this name holds the focus; a name that ends in "…" may go on."""
        seen = []
        for _ in range(_MOST_TABS):
            here = name_of(self.focused)
            if here == name or (name.endswith("…") and here.startswith(name[:-1])):
                return self.focused
            seen.append(name_of(self.focused))
            self.press("Tab")
        raise AssertionError(f"Tab never reaches {name!r}, only {seen}")

    def fill(self, name: str, text: str) -> None:
        """Into the field of this name."""
        self.tab_to(name)
        self.write(text)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it holds."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def wait_for(self, kind: type[W]) -> W:
        """Until a window, dialog or screen of this kind shows and has the focus; it."""
        self.wait(lambda: _has_focus(_shown(kind)))
        found = _shown(kind)
        assert found is not None
        return found

    def wait_until_gone(self, dialog: QWidget) -> None:
        """Until it is closed and the focus is back in the window behind it."""
        parent = dialog.parentWidget()
        assert parent is not None
        behind = parent.window()
        self.wait(lambda: not isValid(dialog) or not dialog.isVisible())
        behind.activateWindow()  # a desktop does that by itself; without one nothing is active now
        self.wait(lambda: _has_focus(behind))


def open_state(stage: Stage, state: str) -> MainWindow:
    """The page, or the page after Ctrl+N."""
    page_id, _, is_written = state.partition(", ")
    stage.window.go_to(page_id)
    settle()
    if is_written and stage.window.page is not None:
        stage.window.page.new_thing()
        settle()
    return stage.window


def _has_focus(widget: QWidget | None) -> bool:
    here = QApplication.focusWidget()
    return widget is not None and here is not None and here.window() is widget.window()


def _shown(kind: type[W]) -> W | None:
    for top in QApplication.topLevelWidgets():
        if not top.isVisible():
            continue
        if isinstance(top, kind):
            return top
        inside = (one for one in top.findChildren(kind) if one.isVisible())
        if (found := next(inside, None)) is not None:
            return found
    return None
