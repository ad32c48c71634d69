"""The line at the foot of the window: what is saved, and when the desk locks."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rmdesk.ui.painting import smooth
from rmdesk.ui.sizes import row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.text import set_look, words
from rmdesk.wording import tr


def announce(widget: QWidget, text: str, *, at_once: bool = False) -> None:
    """Let a screen reader say `text`: politely, or `at_once`."""
    event = QAccessibleAnnouncementEvent(widget, text)
    if at_once:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


class StatusLine(QWidget):
    """Left: "Saved 09:24 · encrypted on this computer"; right: when it locks. F6 reaches it."""

    def __init__(self) -> None:
        super().__init__()
        line = row(self, margins=(10, 0, 10, 0))
        self.left = words(tr("Encrypted on this computer"), "small", "muted", wraps=False)
        self.right = words("", "small", "muted", wraps=False)
        line.addWidget(self.left)
        line.addStretch()
        line.addWidget(self.right)
        sizes(self, height=28)

    def say_left(self, text: str, *, is_error: bool = False) -> None:
        """Tell what is saved; it is announced when it turns from good to bad or back."""
        tone = "danger" if is_error else "muted"
        turned = self.left.property("tone") != tone
        self.left.setText(text)
        self._name()
        if turned:
            set_look(self.left, tone=tone)
            announce(self, text)

    def say_right(self, text: str) -> None:
        """Tell when it locks."""
        self.right.setText(text)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(" · ".join(part for part in (self.left.text(), self.right.text()) if part))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = smooth(QPainter(self))
            painter.setPen(QPen(theme().color("focus"), theme().size("ring")))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
