"""The frame of a small dialog: a title, a body that scrolls when it must, buttons at the foot."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from rmdesk.ui.reading_order import next_stop, reading_order, show_whole
from rmdesk.ui.sizes import column, row
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.fold import Content, scroll_body
from rmdesk.ui.widgets.text import words

_EDGE = 24
"""px free at the left and right, also around the dialog in its window."""
_LEAST = 120
"""px of the body that always show."""


class Dialog(QDialog):
    """Put things into `body`, then buttons with `add_answers`. Never larger than the window behind it.

    Esc closes it.
    """

    def __init__(self, parent: QWidget | None, title: str, *, width: float = 480, gap: float = 14) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._width = width
        self._lines = column(self, spacing=14, margins=(0, 20, 0, 18))
        # The height is worked out for the width; a layout by itself asks for that of the narrowest form.
        self._lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        head = row(margins=(_EDGE, 0, _EDGE, 0))
        head.addWidget(words(title, "card_title", wraps=True))
        self._lines.addLayout(head)
        self._inside = Content()
        self.body: QVBoxLayout = column(self._inside, spacing=gap, margins=(_EDGE, 0, _EDGE, 2))
        self._area = scroll_body(self._inside)
        self._lines.addWidget(self._area, 1)
        theme().changed.connect(self._fit)
        if parent is not None:
            parent.window().installEventFilter(self)

    def add_answers(self, *buttons: QPushButton) -> QHBoxLayout:
        """Buttons at the right end of the foot, the last one is the default."""
        line = row(spacing=8, margins=(_EDGE, 4, _EDGE, 0))
        line.addStretch()
        for made in buttons:
            line.addWidget(made)
        buttons[-1].setDefault(True)
        self._lines.addLayout(line)
        return line

    def _fit(self) -> None:
        """As wide as asked for, as high as the words need at this width."""
        look, room = theme(), self._room()
        self.ensurePolished()
        least = max(look.px(self._width), self._inside.minimumSizeHint().width())
        width = min(least, room.width())
        body = self._inside.heightForWidth(width)
        if body < 0:
            body = self._inside.sizeHint().height()
        self._area.setMinimumHeight(min(body, look.px(_LEAST)))
        self.setFixedSize(width, min(body + self._around(width), room.height()))
        if self.focusWidget() is not None:
            self._area.ensureWidgetVisible(self.focusWidget())

    def _around(self, width: int) -> int:
        """The height of all but the body."""
        edges = self._lines.contentsMargins()
        height = edges.top() + edges.bottom() + self._lines.spacing() * (self._lines.count() - 1)
        for place in range(self._lines.count()):
            part = self._lines.itemAt(place)
            if part is not None and part.widget() is not self._area:
                height += part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
        return height

    def _room(self) -> QSize:
        behind = self.parentWidget()
        edges = QSize(2 * theme().px(_EDGE), 2 * theme().px(_EDGE))
        return (behind.window().size() if behind is not None else self.screen().availableSize()) - edges

    def focusNextPrevChild(self, forward: bool) -> bool:
        # As one reads: lines that were added later would come after the buttons of the foot.
        wanted = next_stop(reading_order(self), self.focusWidget(), forward=forward)
        if wanted is None:
            return False
        wanted.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        show_whole(wanted)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return heard
