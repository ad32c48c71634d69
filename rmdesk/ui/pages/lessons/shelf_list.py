"""The shelf, painted row by row: a few hundred lessons cost no more than those in sight."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.row_list import ListRow, RowList, RowPainter, dip, paint_line

_ROW, _HEADING, _INSET = 54, 28, 13


@dataclass(frozen=True)
class ShelfLine(ListRow):
    """A heading (its key is ""), or a lesson with its minutes and family or day."""

    detail: str = ""

    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return f"{self.title}, {self.detail}" if self.detail else self.title


class _Painter(RowPainter):
    def row_size(self, row: ShelfLine) -> QSize:
        return QSize(theme().px(160), theme().px(_ROW if row.key else _HEADING))

    def paint_row(self, painter: QPainter, rect: QRect, row: ShelfLine, *, is_chosen: bool) -> None:
        look = theme()
        inner = rect.adjusted(look.px(_INSET), 0, -look.px(_INSET) // 2, 0)
        if not row.key:
            dip(painter, "label", "muted")
            paint_line(painter, inner, row.title)
            return
        upper = QRect(inner.left(), rect.top() + look.px(6), inner.width(), look.px(22))
        dip(painter, "strong" if is_chosen else "body", "text")
        paint_line(painter, upper, row.title)
        dip(painter, "small", "muted")
        paint_line(painter, upper.translated(0, look.px(20)), row.detail)


class ShelfList(RowList):
    """Up and Down change the lesson, Enter goes into it, Delete deletes it."""

    def __init__(self, *, name: str) -> None:
        super().__init__(_Painter(), name=name)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(150), theme().px(_ROW * 2))
