"""What a test leaves behind is gone before the next one: windows, and the desks that hang on the theme."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from rmdesk.ui.desk import Desk
from rmdesk.ui.theme import Theme


def clear_away(theme: Theme) -> None:
    """Delete what waits for it, then every desk; the program has one, that lives as long as its theme."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    for desk in theme.findChildren(Desk, options=Qt.FindChildOption.FindDirectChildrenOnly):
        delete(desk)


def make_plain(theme: Theme) -> None:
    """Light and at 100 % again."""
    theme.set_mode("light")
    theme.set_scale(1.0)
