"""A field that filters a list: with a magnifier that nobody needs to click."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent

from rmdesk.ui.icons import paint_icon
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.field import Field

_ICON = 15
_LEFT = 9
_GAP = 10


class FilterField(Field):
    """Qt's own icon in a field keeps its size when the text grows; this one is painted."""

    def __init__(self, hint: str, *, name: str) -> None:
        super().__init__(hint, name=name)
        self._fit()
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        self.setTextMargins(theme().px(_ICON + _GAP), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = theme().px(_ICON)
        place = QRect(theme().px(_LEFT), (self.height() - side) // 2, side, side)
        paint_icon(QPainter(self), "search", place, "muted")
