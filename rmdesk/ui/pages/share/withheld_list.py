"""The list of what stays, painted in one go: a line of widgets for each thing would take seconds."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.ui.icons import paint_icon
from rmdesk.ui.theme import theme

_ROW = 21
_ICON = 14
_GAP = 8
_THING = 0.5  # of the width, where thing and reason are both long


class WithheldLine(NamedTuple):
    """One thing that stays: icon, what it is, why."""

    icon: str
    thing: str
    why: str


class WithheldList(QWidget):
    """Icon and thing at the left, the reason at the right; what is too long wraps."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[WithheldLine, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_lines(self, lines: tuple[WithheldLine, ...]) -> None:
        """Show these; a screen reader reads them as one text."""
        self._lines = lines
        self.setAccessibleName("\n".join(f"{one.thing}: {one.why}" for one in lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme().px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        metrics = QFontMetrics(theme().font("small"))
        return sum(self._height(one, width, metrics) for one in self._lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("small"))
        metrics, look = painter.fontMetrics(), theme()
        side, top = look.px(_ICON), 0
        for one in self._lines:
            height = self._height(one, self.width(), metrics)
            thing, why = self._places(one, self.width(), metrics)
            paint_icon(painter, one.icon, QRect(0, top + (look.px(_ROW) - side) // 2, side, side), "muted")
            inset = (look.px(_ROW) - metrics.height()) // 2
            painter.setPen(look.color("text"))
            painter.drawText(thing.adjusted(0, top + inset, 0, top + height), _WRAP, one.thing)
            painter.setPen(look.color("muted"))
            painter.drawText(why.adjusted(0, top + inset, 0, top + height), _WRAP_RIGHT, one.why)
            top += height

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @staticmethod
    def _places(one: WithheldLine, width: int, metrics: QFontMetrics) -> tuple[QRect, QRect]:
        """Where thing and reason stand, both with their top at 0 and without a height."""
        gap, left = theme().px(_GAP), theme().px(_ICON + _GAP)
        thing, why = (metrics.horizontalAdvance(text) + 2 for text in (one.thing, one.why))
        room = width - left - gap
        thing = room - why if thing + why <= room else round(room * _THING)
        return QRect(left, 0, thing, 0), QRect(left + thing + gap, 0, width - left - thing - gap, 0)

    def _height(self, one: WithheldLine, width: int, metrics: QFontMetrics) -> int:
        thing, why = self._places(one, width, metrics)
        needed = max(
            metrics.boundingRect(place.adjusted(0, 0, 0, 1000), _WRAP, text).height()
            for place, text in ((thing, one.thing), (why, one.why))
        )
        return max(theme().px(_ROW), needed + theme().px(_ROW) - metrics.height())


_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
_WRAP_RIGHT = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
