"""Charts outside the window: a picture on the clipboard, or on paper, in light colours with their sentences.

What leaves here goes through `Door.PICTURE`: the owner's own act, not encrypted, without who took over.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.domain.doors import Door
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.ink import SMALL, WRAPPED, Ink, Style, font_of
from rmdesk.ui.charts.legend import legend_height, paint_legend
from rmdesk.ui.printing import ChoosePrinter, choose_printer, new_printer

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DOOR = Door.PICTURE
_TITLE = Style(17, 600, "text")
_EDGE, _GAP, _HEAD = 20, 18, 26
_SHARP = 2
"""A picture has so many dots for each px: it may be shown larger."""
_PAGE_WIDTH = 640
"""px at 100 % across the paper."""


def picture_of(charts: Sequence[Chart]) -> QImage:
    """The charts under each other with title and sentence, light, at twice the size of 100 %."""
    charts = [chart.for_paper() for chart in charts]
    width = max(chart.least_width for chart in charts)
    height = sum(_height(chart, width) for chart in charts) + _GAP * (len(charts) - 1)
    size = QSize(width + 2 * _EDGE, round(height) + 2 * _EDGE)
    picture = QImage(size * _SHARP, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(_SHARP)
    painter = QPainter(picture)
    ink = Ink(painter, is_paper=True)
    picture.fill(ink.color("surface"))
    top = float(_EDGE)
    for chart in charts:
        _paint(ink, chart, QPointF(_EDGE, top), width)
        top += _height(chart, width) + _GAP
    painter.end()
    return picture


def copy_picture(charts: Sequence[Chart]) -> None:
    """Put the picture on the clipboard, for other programs to take."""
    QApplication.clipboard().setImage(picture_of(charts))


class ChartPrinting(QObject):
    """Prints charts. `choose` is how a printer is asked for."""

    def __init__(self, window: QWidget, choose: ChoosePrinter = choose_printer) -> None:
        super().__init__(window)
        self._window = window
        self.choose = choose

    def ask(self, title: str, charts: Sequence[Chart]) -> None:
        """Ask for a printer, then print the charts under `title`."""
        printer = new_printer(title)
        self.choose(self._window.window(), printer, lambda: _print(title, charts, printer))


def _print(title: str, charts: Sequence[Chart], printer: "QPrinter") -> None:
    charts = [chart.for_paper() for chart in charts]
    painter = QPainter(printer)
    page = painter.viewport()
    scale = page.width() / _PAGE_WIDTH
    painter.scale(scale, scale)
    ink, bottom = Ink(painter, is_paper=True), page.height() / scale
    ink.words(QRectF(0, 0, _PAGE_WIDTH, 30), title, Style(20, 600, "text"))
    top = 44.0
    for chart in charts:
        high = _height(chart, _PAGE_WIDTH)
        if top + high > bottom and top > 0:
            printer.newPage()
            top = 0.0
        _paint(ink, chart, QPointF(0, top), _PAGE_WIDTH)
        top += high + _GAP
    painter.end()


def _height(chart: Chart, width: float) -> float:
    legend = legend_height(chart.legend(), width, 1.0)
    return _HEAD + _sentence_height(chart, width) + chart.height_at(width) + (legend and legend + 6)


def _sentence_height(chart: Chart, width: float) -> float:
    metrics = QFontMetricsF(font_of(SMALL.px, SMALL.weight))
    wrapped = metrics.boundingRect(
        QRectF(0, 0, width, 10_000), int(Qt.TextFlag.TextWordWrap), chart.words.on_paper
    )
    return wrapped.height() + 8


def _paint(ink: Ink, chart: Chart, corner: QPointF, width: float) -> None:
    ink.words(QRectF(corner.x(), corner.y(), width, _HEAD - 4), chart.words.title, _TITLE)
    high = _sentence_height(chart, width)
    told = QRectF(corner.x(), corner.y() + _HEAD, width, high - 8)
    ink.words(told, chart.words.on_paper, SMALL, WRAPPED)
    place = QRectF(corner.x(), told.bottom() + 8, width, chart.height_at(width))
    chart.plot(ink, place)
    if chart.legend():
        paint_legend(ink, QPointF(corner.x(), place.bottom() + 6), chart.legend(), width)
