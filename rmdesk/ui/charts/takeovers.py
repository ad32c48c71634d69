"""Takeovers by reason. Who took over shows on the screen only: on paper both are one grey bar."""

from PySide6.QtCore import QRectF

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.ink import RIGHT, SMALL, STRONG, Ink
from rmdesk.wording.progress_charts import takeover_counts

_ROW, _BAR, _GAP, _COUNT = 29, 14, 2, 24
_LEAST = 4
"""A full bar is at least so many: one takeover never looks like many."""


class TakeoversChart(Chart):
    """One row a reason: words, a bar for each of the two, how many."""

    px_height = 5 * _ROW

    def spots(self, place: QRectF, scale: float) -> list[QRectF]:
        return [_row(place, at, scale).adjusted(0, 4 * scale, 0, -4 * scale) for at in range(5)]

    def plot(self, ink: Ink, place: QRectF) -> None:
        if self.progress is None:
            return
        rows = takeover_counts(self.progress)
        left = max(ink.width(words, SMALL) for words, _ in rows) + ink.px(14)
        most = max(_LEAST, *(sum(by.values()) for _, by in rows))
        unit = (place.width() - left - ink.px(_COUNT)) / most
        for at, (words, by) in enumerate(rows):
            row, count = _row(place, at, ink.scale), sum(by.values())
            ink.words(row, words, SMALL)
            ink.words(row, str(count), STRONG if count else SMALL, RIGHT)
            bars = row.adjusted(left, (row.height() - ink.px(_BAR)) / 2, 0, 0)
            bars.setHeight(ink.px(_BAR))
            self._paint_bars(ink, bars, unit, by)

    def _paint_bars(self, ink: Ink, place: QRectF, unit: float, by: dict[Role, int]) -> None:
        parts: list[tuple[Role | None, int]] = [*by.items()]
        if ink.is_paper:
            parts = [(None, sum(by.values()))]
        for role, count in parts:
            if count:
                wide = count * unit
                ink.bar(QRectF(place.left(), place.top(), wide - ink.px(_GAP), place.height()), role)
                place = place.adjusted(wide, 0, 0, 0)


def _row(place: QRectF, at: int, scale: float) -> QRectF:
    return QRectF(place.left(), place.top() + at * _ROW * scale, place.width(), _ROW * scale)
