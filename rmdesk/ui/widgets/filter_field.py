"""A field that filters a list: with a magnifier that nobody needs to click."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from rmdesk.ui.icons import paint_icon
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.field import Field

_ICON = 15
_LEFT = 9
_GAP = 10


class FilterField(Field):
    """Down goes to the list it filters, Esc shows all of it again and goes there.

    Qt's own icon in a field keeps its size when the text grows; this one is painted.
    """

    def __init__(self, hint: str, filtered: QWidget, *, name: str) -> None:
        """`filtered` is the list."""
        super().__init__(hint, name=name)
        self._filtered = filtered
        self._fit()
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setTextMargins(theme().px(_ICON + _GAP), 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.set_text("")
        self._filtered.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme().px(_ICON)
        place = QRect(theme().px(_LEFT), (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "search", place, "muted")
