"""The window before the desk: it shows one screen at a time, and nothing of a journal."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.sizes import column
from rmdesk.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

SMALLEST = QSize(1024, 680)
USUAL = QSize(1180, 780)
_SETTLES_MS = 30
FRONT, BEHIND, DOWN = "front", "behind", "down"
"""How a window stands: worked with, behind other programs', minimised."""


def stand_of(window: QWidget) -> str:
    """FRONT, BEHIND or DOWN."""
    if window.isMinimized():
        return DOWN
    return BEHIND if QApplication.activeWindow() is None else FRONT


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

    def take_place(self, window: QWidget) -> None:
        """Show in the place of another window. In front only if the person works with the program now: a
        desk that locks itself behind a letter must not take the letter's next words.
        """
        self.restoreGeometry(window.saveGeometry())
        stand = stand_of(window)
        window.hide()
        self.come_back(stand)

    def come_back(self, stand: str) -> None:
        """Show the window as another stood; only FRONT takes the keyboard."""
        if stand == FRONT:
            self.come_up()
        elif stand == DOWN:
            self.showMinimized()
            self._on_painted()  # nothing will be painted for a long time
        else:
            from PySide6.QtCore import Qt  # its many enums cost a tenth of the start

            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.show()
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)

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
