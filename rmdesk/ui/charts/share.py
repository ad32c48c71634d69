"""The signature picture: the learner's share from the first practice to the last."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainterPath, QPen, QPolygonF

from rmdesk.domain.progress import Progress, SessionFigures
from rmdesk.domain.vocabulary import Role
from rmdesk.ui.charts.axes import every, free_place, segments, shown_numbers
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.ink import AXIS, MIDDLE, RIGHT, STRONG_AXIS, Ink, Style
from rmdesk.ui.charts.legend import Entry
from rmdesk.ui.painting import ROLE_TONE
from rmdesk.wording import tr
from rmdesk.wording.progress import learner_words, learns_words, share_words

_LEFT, _RIGHT, _TOP, _FOOT, _LAST = 53, 53, 9, 27, 17
_LINES = (0, 50, 100)
_DOT, _END_DOT, _DIAMOND = 4.5, 6, 6.5
_ALPHA = 0.17


class _Frame(NamedTuple):
    """The place of the curve, and the session numbers it spans."""

    plot: QRectF
    sessions: int
    last: float

    def at(self, one: SessionFigures) -> QPointF:
        """Where the share of a practised session lies."""
        totals = one.driven
        share = totals.learner_seconds / totals.driving_seconds if totals else 0.0
        return QPointF(self.x(one.number or 1), self.y(100 * share))

    def x(self, number: int) -> float:
        """Where a session stands."""
        if self.sessions == 1:
            return self.plot.left() + self.plot.width() / 3
        return self.plot.left() + (number - 1) * self.step

    def y(self, percent: float) -> float:
        """Where a share lies."""
        return self.plot.bottom() - self.plot.height() * percent / 100

    @property
    def step(self) -> float:
        """px from one session to the next."""
        return (self.plot.width() - self.last) / max(self.sessions - 1, 1)


class ShareChart(Chart):
    """A solid line with its area for one learner, dashed diamonds for the other; both ends labelled."""

    px_height = 200
    least_width = 620

    def legend(self) -> tuple[Entry, ...]:
        shown = self.progress
        if shown is None or not shown.practised:
            return ()
        entries = [Entry(tr("Session"))]
        if shown.curve is Role.EXECUTIVE:
            entries.append(Entry(tr("{name} learns").format(name=shown.executive), Role.EXECUTIVE))
        if beside := learner_words(shown, Role.MENTOR):
            entries.append(Entry(beside, Role.MENTOR))
        return tuple(entries)

    def spots(self, place: QRectF, scale: float) -> list[QRectF]:
        if self.progress is None:
            return []
        frame = _frame(place, scale, self.progress)
        half = 6 * scale
        centres = (frame.at(one) for one in self.progress.practised)
        return [QRectF(one.x() - half, one.y() - half, 2 * half, 2 * half) for one in centres]

    def plot(self, ink: Ink, place: QRectF) -> None:
        if self.progress is None:
            return
        frame = _frame(place, ink.scale, self.progress)
        _paint_axes(ink, frame, self.progress)
        if not self.progress.practised:
            hint = tr("After two practices a line appears")
            ink.words(frame.plot, hint, Style(13, 400, "muted"), MIDDLE)
            return
        _Curves(ink, frame, self.progress).paint()


def _frame(place: QRectF, scale: float, progress: Progress) -> _Frame:
    plot = place.adjusted(_LEFT * scale, _TOP * scale, -_RIGHT * scale, -_FOOT * scale)
    return _Frame(plot, max(len(progress.counted), 1), _LAST * scale)


def _paint_axes(ink: Ink, frame: _Frame, progress: Progress) -> None:
    plot, wide = frame.plot, ink.px(44)
    for percent in _LINES:
        y = frame.y(percent)
        ink.line(QPointF(plot.left(), y), QPointF(plot.right(), y), "border")
        place = QRectF(plot.left() - ink.px(12) - wide, y - ink.px(9), wide, ink.px(18))
        ink.words(place, tr("{percent}\u00a0%").format(percent=percent), AXIS, RIGHT)
    several = progress.practised_by(progress.curve)
    ends = sorted({one.number or 1 for one in (several[0], several[-1])}) if several else []
    room = ink.width(str(frame.sessions), AXIS) + ink.px(8)
    step = every(frame.sessions, frame.step, room)
    for number in shown_numbers(frame.sessions, step, ends):
        place = QRectF(frame.x(number) - ink.px(20), plot.bottom() + ink.px(8), ink.px(40), ink.px(18))
        ink.words(place, str(number), STRONG_AXIS if number in ends else AXIS, MIDDLE)


class _Curves:
    """Both learners' lines in one frame, with words where there is room for them."""

    def __init__(self, ink: Ink, frame: _Frame, progress: Progress) -> None:
        self._ink, self._frame, self._progress = ink, frame, progress
        self._points = {role: [frame.at(one) for one in progress.practised_by(role)] for role in Role}
        self._lines = [line for points in self._points.values() for line in segments(points)]
        reach = ink.px(_END_DOT + 2)
        self._taken = [
            QRectF(one.x() - reach, one.y() - reach, 2 * reach, 2 * reach)
            for points in self._points.values()
            for one in points
        ]

    def paint(self) -> None:
        """Area and line first, then the dashes, the dots, the words."""
        self._paint_solid(self._points[Role.EXECUTIVE])
        self._paint_dashed(self._points[Role.MENTOR])
        self._paint_dots(self._points[Role.EXECUTIVE])
        main = self._progress.curve
        self._paint_ends(main, self._points[main])
        beside = self._points[main.other]
        if beside:
            self._paint_name(main.other, beside[0])

    def _paint_solid(self, points: list[QPointF]) -> None:
        if len(points) < 2:
            return
        ink, plot = self._ink, self._frame.plot
        area = QPainterPath(QPointF(points[0].x(), plot.bottom()))
        for point in points:
            area.lineTo(point)
        area.lineTo(points[-1].x(), plot.bottom())
        shade = QLinearGradient(plot.topLeft(), plot.bottomLeft())
        for at, alpha in ((0.0, _ALPHA), (1.0, 0.03)):
            color = QColor(ink.color("accent"))
            color.setAlphaF(alpha)
            shade.setColorAt(at, color)
        ink.painter.fillPath(area, shade)
        pen = QPen(ink.color("accent"), ink.px(2.5))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        ink.painter.setPen(pen)
        ink.painter.drawPolyline(QPolygonF(points))

    def _paint_dashed(self, points: list[QPointF]) -> None:
        ink = self._ink
        if len(points) > 1:
            pen = QPen(ink.color("clay"), ink.px(2), Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([4, 2.5])
            ink.painter.setPen(pen)
            ink.painter.drawPolyline(QPolygonF(points))
        for point in points:
            ink.diamond(point, _DIAMOND)

    def _paint_dots(self, points: list[QPointF]) -> None:
        for at, point in enumerate(points):
            self._ink.dot(point, _END_DOT if at in (0, len(points) - 1) else _DOT)

    def _paint_ends(self, role: Role, points: list[QPointF]) -> None:
        several = self._progress.practised_by(role)
        for at in sorted({0, len(points) - 1}):
            totals = several[at].driven
            if totals is not None:
                self._paint_label(points[at], share_words(totals), Style(18, 600, ROLE_TONE[role]))

    def _paint_name(self, role: Role, point: QPointF) -> None:
        text = learns_words(self._progress, role)
        self._paint_label(point, text, Style(13, 500, ROLE_TONE[role]), is_beside=False)

    def _paint_label(self, point: QPointF, text: str, style: Style, *, is_beside: bool = True) -> None:
        ink = self._ink
        wide, high = ink.width(text, style), ink.px(style.px + 4)
        places = list(self._around(point, wide, high))
        if not is_beside:
            places = places[1:] + places[:1]
        place = free_place(places, self._lines, self._near(point))
        self._taken.append(place)
        ink.words(place, text, style)

    def _near(self, point: QPointF) -> list[QRectF]:
        """What stands in the way, without the point's own mark and with all that lies outside."""
        plot = self._frame.plot
        under = QRectF(plot.left(), plot.bottom(), plot.width(), self._ink.px(60))
        before = QRectF(plot.left() - self._ink.px(60), plot.top(), self._ink.px(60), plot.height())
        return [*(one for one in self._taken if one.center() != point), under, before]

    def _around(self, point: QPointF, wide: float, high: float) -> Iterator[QRectF]:
        far, near = self._ink.px(12), self._ink.px(9)
        yield QRectF(point.x() + far, point.y() - high / 2, wide, high)
        yield QRectF(point.x() - wide / 2, point.y() + near, wide, high)
        yield QRectF(point.x() - wide / 2, point.y() - near - high, wide, high)
        yield QRectF(point.x() - far - wide, point.y() - high / 2, wide, high)
