"""What a chart is painted with: the colours and text size of the screen now, or light ones for paper."""

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from rmdesk.domain.vocabulary import Role
from rmdesk.ui import fonts
from rmdesk.ui.painting import ROLE_TONE, rounded, smooth
from rmdesk.ui.theme import theme


class Style(NamedTuple):
    """Painted words: height in px at 100 %, weight, and the token of their colour."""

    px: int
    weight: int
    tone: str


AXIS = Style(12, 400, "muted")
STRONG_AXIS = Style(12, 500, "text")
SMALL = Style(13, 400, "muted")
TEXT = Style(13, 400, "text")
STRONG = Style(13, 600, "text")
_LEVEL = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextDontClip.value
LEFT = Qt.AlignmentFlag.AlignLeft.value | _LEVEL
MIDDLE = Qt.AlignmentFlag.AlignHCenter.value | _LEVEL
RIGHT = Qt.AlignmentFlag.AlignRight.value | _LEVEL
WRAPPED = LEFT | Qt.TextFlag.TextWordWrap.value
_HATCH, _STEP = 1.6, 6


class Ink:
    """One painter with the colours, sizes and fonts to use on it."""

    def __init__(self, painter: QPainter, *, is_paper: bool = False) -> None:
        self.painter = smooth(painter)
        self.is_paper = is_paper
        self._look = theme()
        self.scale = 1.0 if is_paper else self._look.scale

    def color(self, token: str) -> QColor:
        """A colour of the theme; on paper always the light one."""
        return QColor(self._look.tokens.light[token]) if self.is_paper else self._look.color(token)

    def px(self, size: float) -> float:
        """A size in px at 100 %, at this text size."""
        return size * self.scale

    def width(self, text: str, style: Style) -> float:
        """How wide `text` is."""
        return width_of(text, style, self.scale)

    def words(self, place: QRectF, text: str, style: Style, align: int = LEFT) -> None:
        """`text` at half height of `place`, at the edge that `align` names."""
        self.painter.setFont(font_of(round(self.px(style.px)), style.weight, is_paper=self.is_paper))
        self.painter.setPen(self.color(style.tone))
        self.painter.drawText(place, align, text)

    def elided(self, text: str, style: Style, width: float) -> str:
        """`text`, shortened where it is wider."""
        metrics = QFontMetricsF(font_of(round(self.px(style.px)), style.weight))
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def line(self, begin: QPointF, end: QPointF, tone: str, width: float = 1) -> None:
        """A straight line; `width` in px at 100 %."""
        self.painter.setPen(QPen(self.color(tone), self.px(width)))
        self.painter.drawLine(QLineF(begin, end))

    def bar(self, rect: QRectF, role: Role | None) -> None:
        """An area that belongs to one of the two: solid ink, or hatched clay; of nobody: grey."""
        painter = self.painter
        painter.fillPath(rounded(rect, self.px(2.5)), self.color(ROLE_TONE[role] if role else "control"))
        if role is not Role.MENTOR:
            return
        # Cut out in the ground's colour: the corners need no clip of their own, and a rectangle is fast.
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(self.color("surface"), self.px(_HATCH)))
        step, height, top, bottom = self.px(_STEP), rect.height(), rect.top(), rect.bottom()
        left = rect.left() - height
        starts = (left + at * step for at in range(int((rect.width() + height) / step) + 2))
        painter.drawLines([QLineF(x, bottom, x + height, top) for x in starts])
        painter.restore()

    def dot(self, centre: QPointF, radius: float) -> None:
        """A dot of the executive's ink with a rim in the ground's colour; `radius` in px at 100 %."""
        self.painter.setPen(QPen(self.color("surface"), self.px(1.5)))
        self.painter.setBrush(self.color("accent"))
        self.painter.drawEllipse(centre, self.px(radius), self.px(radius))

    def diamond(self, centre: QPointF, radius: float) -> None:
        """A hollow diamond in clay: the mentor as the learner."""
        self.painter.setPen(QPen(self.color("clay"), self.px(1.8)))
        self.painter.setBrush(self.color("surface"))
        x, y, reach = centre.x(), centre.y(), self.px(radius)
        corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        self.painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


@cache
def font_of(px: int, weight: int, *, is_paper: bool = False) -> QFont:
    """Inter in this height and weight, made once, with digits of one width.

    Not on paper: such digits, and a colon between figures, become signs of the font's own there, which nobody
    can search for or copy.
    """
    font = fonts.made(px, weight, tabular=not is_paper)
    if is_paper:
        font.setFeature(QFont.Tag.fromString("calt"), 0)
    return font


def width_of(text: str, style: Style, scale: float) -> float:
    """How wide `text` is at a text size."""
    return QFontMetricsF(font_of(round(style.px * scale), style.weight)).horizontalAdvance(text)
