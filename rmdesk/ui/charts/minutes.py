"""Minutes at the device, session by session."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from rmdesk.domain.progress import Progress, SessionFigures
from rmdesk.domain.vocabulary import Role
from rmdesk.ui.charts.axes import every, shown_numbers, top_of
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.ink import AXIS, MIDDLE, RIGHT, Ink
from rmdesk.wording.progress_charts import seconds_of

_LEFT, _TOP, _FOOT = 28, 8, 22
_BAR, _PART = 11, 0.62
_GAP = 2
_DASH = 8


class _Frame(NamedTuple):
    plot: QRectF
    sessions: int
    top: int
    scale: float

    @property
    def step(self) -> float:
        """px from one session to the next."""
        return self.plot.width() / self.sessions

    def bar(self, one: SessionFigures, role: Role) -> QRectF:
        """The part of one of the two; the executive's stands on the line, the mentor's on top of it."""
        wide = min(_BAR * self.scale, self.step * _PART)
        centre = self.plot.left() + ((one.number or 1) - 0.5) * self.step
        low = self._high(one, Role.EXECUTIVE) if role is Role.MENTOR else 0.0
        high = self._high(one, role)
        lift = _GAP * self.scale if low and high else 0.0
        bottom = self.plot.bottom() - low - lift
        return QRectF(centre - wide / 2, bottom - max(high - lift, 0.0), wide, max(high - lift, 0.0))

    def _high(self, one: SessionFigures, role: Role) -> float:
        return seconds_of(one.totals, role) / 60 / self.top * self.plot.height()


class MinutesChart(Chart):
    """Stacked bars, solid and hatched; a dash where it was talk."""

    px_height = 146

    def spots(self, place: QRectF, scale: float) -> list[QRectF]:
        if self.progress is None:
            return []
        frame = _frame(place, scale, self.progress)
        return [_spot(frame, one) for one in self.progress.held]

    def plot(self, ink: Ink, place: QRectF) -> None:
        if self.progress is None:
            return
        frame = _frame(place, ink.scale, self.progress)
        _paint_axes(ink, frame)
        for one in self.progress.held:
            for role in Role:
                part = frame.bar(one, role)
                if part.height() > 0:
                    ink.bar(part, role)
            if one.driven is None:
                dash = _spot(frame, one)
                y = dash.center().y()
                ink.line(QPointF(dash.left(), y), QPointF(dash.right(), y), "control", 1.6)


def _frame(place: QRectF, scale: float, progress: Progress) -> _Frame:
    plot = place.adjusted(_LEFT * scale, _TOP * scale, 0, -_FOOT * scale)
    longest = max((one.totals.driving_seconds for one in progress.held if one.totals), default=0)
    return _Frame(plot, max(len(progress.counted), 1), top_of(longest / 60), scale)


def _spot(frame: _Frame, one: SessionFigures) -> QRectF:
    if one.driven is not None:
        return frame.bar(one, Role.EXECUTIVE).united(frame.bar(one, Role.MENTOR))
    wide = min(_DASH * frame.scale, frame.step * _PART)
    centre = frame.plot.left() + ((one.number or 1) - 0.5) * frame.step
    return QRectF(centre - wide / 2, frame.plot.bottom() - 9 * frame.scale, wide, 8 * frame.scale)


def _paint_axes(ink: Ink, frame: _Frame) -> None:
    plot = frame.plot
    for minutes in (0, frame.top // 2, frame.top):
        y = plot.bottom() - minutes / frame.top * plot.height()
        ink.line(QPointF(plot.left(), y), QPointF(plot.right(), y), "border")
        place = QRectF(plot.left() - ink.px(40), y - ink.px(9), ink.px(32), ink.px(18))
        ink.words(place, str(minutes), AXIS, RIGHT)
    step = every(frame.sessions, frame.step, ink.width(str(frame.sessions), AXIS) + ink.px(8))
    for number in shown_numbers(frame.sessions, step):
        if number == 1 and step > 1:
            continue
        centre = plot.left() + (number - 0.5) * frame.step
        place = QRectF(centre - ink.px(20), plot.bottom() + ink.px(4), ink.px(40), ink.px(18))
        ink.words(place, str(number), AXIS, MIDDLE)
