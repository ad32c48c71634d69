"""Learning both ways as one bar, and the sessions as a row of squares."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from rmdesk.domain.progress import SessionFigures
from rmdesk.domain.vocabulary import Role, SessionState
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.ink import Ink
from rmdesk.ui.painting import rounded

_GAP = 2
_STEP, _WIDE, _HIGH, _ROW = 20, 15, 18, 24


class LearningChart(Chart):
    """How many things each learnt: the executive's part, then the mentor's, hatched."""

    px_height = 18

    def spots(self, place: QRectF, scale: float) -> list[QRectF]:
        parts = self._parts(place, scale)
        own = self.progress.own_role if self.progress else Role.EXECUTIVE
        return [parts[own], parts[own.other]]

    def plot(self, ink: Ink, place: QRectF) -> None:
        if self.progress is None:
            return
        if not self.progress.learnt_executive and not self.progress.learnt_mentor:
            ink.painter.fillPath(rounded(place, ink.px(2.5)), ink.color("track"))
        for role, part in self._parts(place, ink.scale).items():
            if self.progress.learnt(role):
                ink.bar(part, role)

    def _parts(self, place: QRectF, scale: float) -> dict[Role, QRectF]:
        counts = {role: self.progress.learnt(role) if self.progress else 0 for role in Role}
        whole = sum(counts.values()) or 1
        gap = _GAP * scale if all(counts.values()) else 0.0
        wide = (place.width() - gap) * counts[Role.EXECUTIVE] / whole
        first = QRectF(place.left(), place.top(), wide, place.height())
        return {
            Role.EXECUTIVE: first,
            Role.MENTOR: QRectF(place.topLeft() + QPointF(wide + gap, 0), place.bottomRight()),
        }


class SessionsChart(Chart):
    """Filled: held; an arrow: moved; hollow: to come; a dash: cancelled. In rows where one is too short."""

    px_height = _ROW

    def height_at(self, width: float) -> float:
        count = len(self.progress.sessions) if self.progress else 0
        return _ROW * max(ceil(count / _per_row(width)), 1)

    def spots(self, place: QRectF, scale: float) -> list[QRectF]:
        count = len(self.progress.sessions) if self.progress else 0
        per_row = _per_row(place.width() / scale)
        rows = (divmod(at, per_row) for at in range(count))
        return [
            QRectF(
                place.left() + across * _STEP * scale,
                place.top() + (down * _ROW + (_ROW - _HIGH) / 2) * scale,
                _WIDE * scale,
                _HIGH * scale,
            )
            for down, across in rows
        ]

    def plot(self, ink: Ink, place: QRectF) -> None:
        if self.progress is None:
            return
        squares = self.spots(place, ink.scale)
        for one, square in zip(self.progress.sessions, squares, strict=True):
            _paint_square(ink, square, one)


def _per_row(width: float) -> int:
    """How many squares stand in a row of so many px at 100 %."""
    return max(int((width + _STEP - _WIDE) / _STEP), 1)


def _paint_square(ink: Ink, square: QRectF, one: SessionFigures) -> None:
    painter, centre, reach = ink.painter, square.center(), ink.px(4)
    is_held = one.state is SessionState.HELD
    if is_held:
        painter.fillPath(rounded(square, ink.px(3)), ink.color("accent"))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink.color("control"), ink.px(1.4)))
        painter.drawPath(rounded(square.adjusted(0.7, 0.7, -0.7, -0.7), ink.px(3)))
    left, right = centre - QPointF(reach, 0), centre + QPointF(reach, 0)
    tone = "on_accent" if is_held else "muted"
    if one.state is SessionState.CANCELLED:
        ink.line(left, right, tone, 1.6)
    elif one.was_moved:
        ink.line(left, right, tone, 1.6)
        tip = ink.px(3)
        head = [right - QPointF(tip, tip), right, right - QPointF(tip, -tip)]
        painter.drawPolyline(QPolygonF(head))
