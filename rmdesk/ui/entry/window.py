"""The window before the desk: it shows one screen at a time, and nothing of a journal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.sizes import column
from rmdesk.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

SMALLEST = QSize(1024, 680)
USUAL = QSize(1180, 780)
_SETTLES_MS = 30


class EntryWindow(QWidget):
    """Lock screen, new journal, recovery key, new pairing."""

    closed = Signal()
    """The person closed it."""
    painted = Signal()
    """The first screen stands on the display; from now on there is time for anything else."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(tr("Reverse Mentoring Desk"))
        self.setMinimumSize(SMALLEST)
        self.resize(USUAL)
        self._lines = column(self)
        self.shown: Screen | None = None
        self._is_painted = False

    def show_screen(self, screen: Screen) -> None:
        """Show another screen; what was typed on the last one is gone."""
        if self.shown is not None:
            self.shown.hide()
            self.shown.deleteLater()
        self.shown = screen
        self._lines.addWidget(screen)
        screen.painted.connect(self._on_painted)
        if self.isVisible():
            screen.show()  # now, not with the next event: what is not shown takes no focus
        first = screen.first_focus()
        if first is not None:
            first.setFocus()

    def come_up(self) -> None:
        """Show the window, above others, ready to be typed in."""
        self.show()
        self.raise_()
        self.activateWindow()
        if self.shown is not None and (first := self.shown.first_focus()) is not None:
            first.setFocus()

    def go_down(self) -> None:
        """Hide it; what the display holds of it (3 MiB) is given back until it comes up again."""
        self.hide()
        self.destroy()

    def _on_painted(self) -> None:
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(_SETTLES_MS, self, self.painted.emit)  # keys that wait already come first

    def closeEvent(self, event: "QCloseEvent") -> None:
        self.closed.emit()
        event.accept()
