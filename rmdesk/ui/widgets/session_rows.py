"""The list of sessions: rows of 58 px, painted, so that a thousand cost no more than ten."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.bars import paint_share
from rmdesk.ui.widgets.row_list import ListRow, RowList, RowPainter, dip, paint_line
from rmdesk.wording import tr

_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class SessionRow(ListRow):
    """What a row says. `share` is the learner's, 0 to 1; None where nobody drove, then `ending` shows."""

    number: str
    when: str
    """Date and minutes: "16 Jun · 60 min"."""
    share: float | None = None
    learner: Role = Role.EXECUTIVE
    ending: str = ""
    """In place of the bar: "talk", "planned", "cancelled"."""

    def spoken(self) -> str:
        """The whole row for a screen reader."""
        if self.share is None:
            end = self.ending
        else:
            end = tr("the learner drove {percent} %").format(percent=round(self.share * 100))
        return ", ".join(part for part in (self.number, self.title, self.when, end) if part)


class _Painter(RowPainter):
    def row_size(self, _row: SessionRow) -> QSize:
        return QSize(theme().px(200), theme().size("list_row"))

    def paint_row(self, painter: QPainter, rect: QRect, row: SessionRow, *, is_chosen: bool) -> None:
        look = theme()
        dip(painter, "strong", "accent" if is_chosen else "muted")
        paint_line(painter, QRect(rect.left(), rect.top(), look.px(34), rect.height()), row.number, _RIGHT)
        left = rect.left() + look.px(46)
        wide = rect.right() - look.px(10) - left
        upper = QRect(left, rect.top() + look.px(7), wide, look.px(22))
        dip(painter, "list", "text")
        paint_line(painter, upper, row.title)
        dip(painter, "small", "muted")
        lower = upper.translated(0, look.px(22))
        paint_line(painter, lower, row.when)
        if row.share is None:
            paint_line(painter, lower, row.ending, _RIGHT)
            return
        width, height = look.px(48), look.px(6)
        right, middle = rect.right() - look.px(10), lower.center().y()
        place = QRectF(right - width, middle - height / 2 + 1, width, height)
        paint_share(painter, place, row.share, row.learner)


class SessionList(RowList):
    """Up and Down change the session, Enter goes into it, Delete deletes it."""

    def __init__(self, *, name: str) -> None:
        super().__init__(_Painter(), name=name)
        self.setUniformItemSizes(True)
