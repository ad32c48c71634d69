"""A tick box, square, or round for what is done once."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from rmdesk.ui.icons import paint_icon
from rmdesk.ui.painting import smooth
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.text import escaped

_BOX = (20, 10)  # px of the box and of the gap to the words
_ROUND_BOX = (16, 8)


class Tick(QCheckBox):
    """18 px inside its ring, words at the right that wrap; the whole row is the target."""

    def __init__(self, text: str, *, round_box: bool = False) -> None:
        super().__init__(escaped(text))
        self._words = text
        self._round = round_box
        self._tone = "text"
        self._box, self._gap = _ROUND_BOX if round_box else _BOX
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_text(self, text: str) -> None:
        """Say something else; an "&" in it is just that."""
        self._words = text
        self.setText(escaped(text))

    def set_muted(self, muted: bool) -> None:
        """Say it more quietly: what is unticked here is out."""
        self._tone = "muted" if muted else "text"
        self.update()

    def sizeHint(self) -> QSize:
        widest = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(self._left() + widest, self.heightForWidth(self._left() + widest))

    def minimumSizeHint(self) -> QSize:
        longest = max(self._words.split(), key=len, default="")
        width = self._left() + self.fontMetrics().horizontalAdvance(longest) + 2
        return QSize(width, theme().px(26))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        place = QRect(0, 0, max(width - self._left(), 1), 10_000)
        wrapped = self.fontMetrics().boundingRect(place, Qt.TextFlag.TextWordWrap, self._words)
        return max(theme().px(26), wrapped.height() + 2)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        self._paint_box(painter)
        painter.setPen(theme().color(self._tone))
        place = self.rect().adjusted(self._left(), 0, 0, 0)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, int(flags), self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _left(self) -> int:
        return theme().px(self._box + self._gap) if self._words else theme().px(self._box + 4)

    def _paint_box(self, painter: QPainter) -> None:
        look = theme()
        side = look.px(self._box)
        box = QRectF(0, (self.height() - side) / 2, side, side)
        radius = side / 2 if self._round else look.px(look.tokens.radius["tick"])
        is_on = self.isChecked()
        ground = "accent" if is_on else "surface"
        edge = "accent" if is_on else "control"
        if not self.isEnabled():  # only told, not to be pressed: a quiet box with the mark in it
            ground, edge = "sunken", "rule"
        ring = look.size("ring") if self.hasFocus() else 1
        if self.hasFocus():
            edge = "text" if is_on else "focus"
        painter.setPen(QPen(look.color(edge), ring))
        painter.setBrush(look.color(ground))
        inner = box.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        painter.drawRoundedRect(inner, radius, radius)
        if is_on:
            space = side * 0.1
            mark = "on_accent" if self.isEnabled() else "muted"
            paint_icon(painter, "check", box.adjusted(space, space, -space, -space), mark, 3)
