"""The window before the desk: it shows one screen at a time, and nothing of a journal."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.sizes import column
from rmdesk.wording import tr

SMALLEST = QSize(1024, 680)
USUAL = QSize(1180, 780)


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
        if not self._is_painted:
            screen.installEventFilter(self)
        first = screen.first_focus()
        if first is not None:
            first.setFocus()

    def come_up(self, place: QByteArray | None = None) -> None:
        """Show the window, where another one stood if `place` says so."""
        if place is not None:
            self.restoreGeometry(place)
        self.show()
        self.raise_()
        self.activateWindow()
        if self.shown is not None and (first := self.shown.first_focus()) is not None:
            first.setFocus()

    def _on_first_paint(self) -> None:
        self.painted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            watched.removeEventFilter(self)
            then: Callable[[], None] = self._on_first_paint
            QTimer.singleShot(0, self, then)  # once the picture is on the display
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        event.accept()
