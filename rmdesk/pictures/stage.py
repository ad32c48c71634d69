"""A real window over a demo journal, for drawing: nothing in it is made up for the picture."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QRect,
    QSize,
    QTimer,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import keeping
from rmdesk.settings import Settings
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.theme import Theme, install
from rmdesk.ui.workplace import Workplace

USUAL_SIZE = QSize(1180, 780)


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn: theme, text size in percent, window size in px."""

    theme: str = "light"
    text: int = 100
    size: QSize = USUAL_SIZE

    @property
    def suffix(self) -> str:
        """What the file's name says of the look; nothing for the usual one."""
        parts = ["dark"] if self.theme == "dark" else []
        if self.text != 100:
            parts.append(str(self.text))
        if self.size != USUAL_SIZE:
            parts.append(f"{self.size.width()}x{self.size.height()}")
        return "".join(f"-{part}" for part in parts)


@dataclass(frozen=True, slots=True)
class Stage:
    """One open journal with its desk and window."""

    desk: Desk
    window: MainWindow
    place: Workplace
    clock: DemoClock
    folder: Path
    """Where the demo lies: what a scene saves may go there."""


def dressed() -> Theme:
    """The application in its theme, without a display where there is none."""
    qInstallMessageHandler(_tell_unless_usual)
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["rmdesk"])
    app.setCursorFlashTime(0)  # a caret that blinks would be in one picture and not in the next
    return install(app, "light")


def _tell_unless_usual(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    """Qt's messages, but for what the plugin without a display cannot do, said at every window."""
    if not words.startswith("This plugin does not support"):
        sys.stderr.write(f"{qFormatLogMessage(kind, context, words)}\n")


@contextmanager
def on_stage(demo: Demo, role: Role, clock: DemoClock, theme: Theme) -> Iterator[Stage]:
    """Open one of the demo's journals behind a window that shows Today."""
    kept = keeping.open_journal(demo.journal(role), keeping.with_passphrase(demo.passphrase), clock)
    tasks = Tasks()
    desk = Desk(theme, Settings())
    desk.open(kept.journal, tasks)
    place = Workplace(desk, kept, tasks)
    place.show_first_page()
    place.window.resize(USUAL_SIZE)
    place.window.show()
    place.window.activateWindow()
    settle()
    place.window.focus_page()
    try:
        yield Stage(desk, place.window, place, clock, demo.folder)
    finally:
        place.leave()
        settle()
        tasks.stop()
        kept.journal.has_changed = False
        kept.close()


def wear(theme: Theme, look: Look) -> None:
    """Theme and text size of this look, for whatever shows."""
    theme.set_mode("dark" if look.theme == "dark" else "light")
    theme.set_scale(look.text / 100)


def draw(widget: QWidget, theme: Theme, look: Look, path: Path) -> Path:
    """Draw a window as it would show, with its dialogs and menus over it, into a PNG."""
    wear(theme, look)
    widget.resize(look.size)
    widget.show()
    settle()
    file = path.with_name(f"{path.name}{look.suffix}.png")
    picture = widget.grab()
    painter = QPainter(picture)
    painter.setPen(theme.color("rule"))
    for above in _above(widget):
        place = _place(widget, above)
        painter.drawPixmap(place, above.grab())
        painter.drawRect(QRect(place, above.size()))  # the edge that a desktop gives its windows
    painter.end()
    picture.save(str(file))
    return file


def _above(widget: QWidget) -> list[QWidget]:
    """What stands over a window now: its dialogs, then menus and lists that are open."""
    shown = [one for one in QApplication.topLevelWidgets() if one is not widget and one.isVisible()]
    return sorted(shown, key=lambda one: not isinstance(one, QDialog))


def _place(widget: QWidget, above: QWidget) -> QPoint:
    """Dialogs stand in the middle, as a desktop puts them; menus where they opened."""
    if isinstance(above, QDialog):
        return widget.rect().center() - above.rect().center()
    opener = above.parentWidget()
    behind = opener.window() if opener is not None else widget
    if isinstance(behind, QDialog):
        return _place(widget, behind) + above.pos() - behind.pos()
    return widget.mapFromGlobal(above.pos())


def settle() -> None:
    """Let focus, layouts and posted paints happen, as they do between two keys of a person."""
    for _ in range(2):
        turn = QEventLoop()
        QTimer.singleShot(0, turn.quit)
        turn.exec()
        for kind in (QEvent.Type.LayoutRequest, QEvent.Type.DeferredDelete):
            QApplication.sendPostedEvents(None, kind.value)
        QApplication.sendPostedEvents()
