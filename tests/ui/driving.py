"""A person at the whole program: the shell, its lock screen and its desk, with keys and mouse."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.settings import Settings
from rmdesk.ui.entry.unlock import UnlockScreen
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.shell import Shell
from tests.conftest import PASSPHRASE, SetClock

WAIT_MS = 20_000
"""Keys are derived for real."""


class Person:
    """Types and clicks in one running shell."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: SetClock, settings: Settings | None = None) -> None:
        self.qtbot = qtbot
        self.clock = clock
        self.shell = Shell(settings or Settings(theme="light"), None, folder, clock)
        self.has_ended = False
        self.shell.ended.connect(self._on_ended)
        self.shell.start()

    @property
    def unlock_screen(self) -> UnlockScreen:
        """The lock screen, which must show now."""
        screen = self.shell.screen
        assert isinstance(screen, UnlockScreen)
        assert screen.isVisible()
        return screen

    @property
    def window(self) -> MainWindow:
        """The desk, which must show now."""
        assert self.shell.workplace is not None
        assert self.shell.workplace.window.isVisible()
        return self.shell.workplace.window

    def type(self, field: QWidget, text: str) -> None:
        """Into a field, key by key."""
        field.setFocus()
        QTest.keyClicks(field, text)

    def press(
        self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key."""
        QTest.keyClick(widget, key, held)

    def click(self, button: QAbstractButton) -> None:
        """With the mouse, in the middle."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def wait(self, condition: Callable[[], bool]) -> None:
        """Until it holds."""
        self.qtbot.waitUntil(condition, timeout=WAIT_MS)

    def unlock(self, passphrase: str = PASSPHRASE) -> MainWindow:
        """Through the lock screen to the desk."""
        field = self.unlock_screen.field
        self.type(field, passphrase)
        self.press(field, Qt.Key.Key_Return)
        self.wait(lambda: self.shell.workplace is not None)
        return self.window

    def wait_until_locked(self) -> UnlockScreen:
        """The lock screen shows and the journal is closed."""
        self.wait(lambda: self.shell.kept is None and not self.shell.tasks.is_busy)
        return self.unlock_screen

    def leave(self) -> None:
        """Quit, and wait for the end."""
        self.shell.end()
        self.wait(lambda: self.has_ended)
        self.shell.entrance.window.deleteLater()

    def _on_ended(self) -> None:
        self.has_ended = True
