"""The page's small strip: made when it is first wanted, shown above other windows, gone with the page."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from rmdesk.ui.clock_words import Moment
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.practice.running import RunningClock
from rmdesk.ui.strip import Strip, stands_freely


class SmallStrip(QObject):
    """Opens the strip over whatever the learner works in, and the page again from it."""

    def __init__(self, desk: Desk, running: RunningClock, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._running = running
        self._page = page
        self.strip: Strip | None = None

    @property
    def is_open(self) -> bool:
        """Whether it shows."""
        return self.strip is not None and self.strip.isVisible()

    def open(self, now: Moment) -> None:
        """Show it where it stood last."""
        if self.strip is None:
            self.strip = self._make()
        self.strip.show_moment(now)
        self.strip.show_at(self._desk.settings.strip_place, self._page.window())

    def show_moment(self, now: Moment) -> None:
        """Show the practice as it is now, if the strip is open."""
        if self.strip is not None and self.strip.isVisible():
            self.strip.show_moment(now)

    def close(self) -> None:
        """Put it away."""
        if self.strip is not None:
            self.strip.hide()

    def go_back(self) -> None:
        """Put it away and bring the page up."""
        self.close()
        window = self._page.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self._desk.go_to("practice")

    def _on_moved(self, x: int, y: int) -> None:
        self._desk.keep_settings(self._desk.settings._replace(strip_place=(x, y)))

    def _make(self) -> Strip:
        running = self._running
        strip = Strip(running.press, is_free=stands_freely())
        strip.switch_clicked.connect(running.switch)
        strip.takeover_clicked.connect(running.take_over)
        strip.talk_clicked.connect(running.talk)
        strip.pause_clicked.connect(running.pause)
        strip.why_clicked.connect(running.ask_why)
        strip.reason_clicked.connect(running.tell_why)
        strip.page_asked.connect(self.go_back)
        strip.moved.connect(self._on_moved)
        # No parent: minimising the window would take a child along, and the strip is wanted just then.
        self._page.destroyed.connect(strip.deleteLater)
        return strip
