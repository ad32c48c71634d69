"""Shapes that several painted widgets share: the mentor's hatch, bars, discs."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.theme import theme

ROLE_TONE = {Role.EXECUTIVE: "accent", Role.MENTOR: "clay"}
"""The colour of each of the two."""


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle; the radius never exceeds half the shorter side."""
    path = QPainterPath()
    radius = min(radius, rect.width() / 2, rect.height() / 2)
    path.addRoundedRect(rect, radius, radius)
    return path


def hatch(painter: QPainter, path: QPainterPath, ground: QColor) -> None:
    """Cut 1.6 px lines at 45° out of `path`, every 6 px, in the colour of the ground."""
    scale = theme().scale
    box = path.boundingRect()
    painter.save()
    painter.setClipPath(path)
    painter.setPen(QPen(ground, 1.6 * scale))
    step = 6 * scale
    x = box.left() - box.height()
    while x < box.right() + step:
        painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
        x += step
    painter.restore()


def bar(painter: QPainter, rect: QRectF, role: Role, radius: float) -> None:
    """An area that belongs to one of the two: solid ink, or hatched clay."""
    path = rounded(rect, radius)
    painter.fillPath(path, theme().color(ROLE_TONE[role]))
    if role is Role.MENTOR:
        hatch(painter, path, theme().color("surface"))


def dotted(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The outline of talk: nobody's hands on the device."""
    pen = QPen(theme().color("control"), 1, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([2, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius))


def dot(painter: QPainter, centre: QPointF, radius: float, tone: str, *, hollow: bool = False) -> None:
    """A dot, or with `hollow` a ring."""
    color = theme().color(tone)
    painter.setPen(QPen(color, 1.4 * theme().scale) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else color)
    painter.drawEllipse(centre, radius, radius)


def smooth(painter: QPainter) -> QPainter:
    """Round edges without steps."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
