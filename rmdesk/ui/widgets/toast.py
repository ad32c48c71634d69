"""A toast: what was done, and for ten seconds Undo or one more thing to do."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from rmdesk.ui.sizes import row
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

SHOWN_MS = 10_000


class Offer(NamedTuple):
    """What can be done next, in the place of Undo."""

    words: str
    act: Callable[[], object]


class Toast(QFrame):
    """One at a time at the foot of its parent; it waits while the pointer or the focus is on it."""

    def __init__(self, parent: QWidget, *, shown_ms: int = SHOWN_MS) -> None:
        super().__init__(parent)
        self.setProperty("notice", "toast")
        self._below = parent
        self._undo: Callable[[], object] | None = None
        self._offer: Offer | None = None
        self._foot = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(shown_ms)
        self._timer.timeout.connect(self.hide)
        line = row(self, spacing=24, margins=(16, 9, 12, 9))
        self._words = words("", "body", "window")
        self.button = button(tr("Undo"), "toast", small=True)
        self.button.setAccessibleName(tr("Undo"))
        self.button.clicked.connect(self._on_clicked)
        self.button.installEventFilter(self)
        line.addWidget(self._words, 1)
        line.addWidget(self.button)
        parent.installEventFilter(self)
        theme().changed.connect(self._on_theme_changed)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def can_undo(self) -> bool:
        """Whether a deed can be undone now."""
        return self.isVisible() and self._undo is not None

    @property
    def has_button(self) -> bool:
        """Whether something can be pressed on it now."""
        return self.isVisible() and (self._undo is not None or self._offer is not None)

    def say(self, text: str, undo: Callable[[], object] | Offer | None = None, *, foot: float = 52) -> None:
        """Show `text`; `undo` takes the deed back. `foot` is the distance to the parent's lower edge."""
        self._offer = undo if isinstance(undo, Offer) else None
        self._undo = None if isinstance(undo, Offer) else undo
        self.button.setText(self._offer.words if self._offer else tr("Undo"))
        self.button.setAccessibleName(self.button.text())
        self._foot = foot
        self._words.setText(text)
        self.setAccessibleName(text)
        self.button.setVisible(undo is not None)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()

    def undo(self) -> None:
        """Take the deed back, once."""
        act, self._undo = self._undo, None
        self.hide()
        if act is not None:
            act()

    def _on_theme_changed(self) -> None:
        if self.isVisible():
            self._place()

    def _on_clicked(self) -> None:
        if self._offer is None:
            self.undo()
            return
        offer, self._offer = self._offer, None
        self.hide()
        offer.act()

    def _place(self) -> None:
        parent = self._below
        widest = parent.width() - theme().px(48)
        self.ensurePolished()
        self._words.ensurePolished()
        self._words.setWordWrap(self._wanted_width() > widest)
        self.resize(min(self._wanted_width(), widest), 1)
        self.adjustSize()
        wrapped = self.heightForWidth(self.width())
        self.resize(self.width(), max(self.sizeHint().height(), wrapped))
        self.move(
            (parent.width() - self.width()) // 2, parent.height() - self.height() - theme().px(self._foot)
        )

    def _wanted_width(self) -> int:
        return (
            self._words.fontMetrics().horizontalAdvance(self.text)
            + (0 if self.button.isHidden() else self.button.sizeHint().width())
            + theme().px(64)
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._below and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.button and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        if watched is self.button and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._timer.start()
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and self.isVisible():
            self._timer.start()
        return super().event(event)
