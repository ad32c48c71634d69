"""The icons: Lucide drawings in the colours of the theme, sharp at every size."""

from functools import cache

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from rmdesk import resources
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.text import IconLabel

_STROKE = b'stroke-width="2"'


@cache
def _drawing(name: str) -> bytes:
    return resources.path("icons", f"{name}.svg").read_bytes()


@cache
def _renderer(name: str, color: str, stroke: float) -> QSvgRenderer:
    drawing = _drawing(name).replace(b"currentColor", color.encode())
    return QSvgRenderer(QByteArray(drawing.replace(_STROKE, f'stroke-width="{stroke}"'.encode())))


def paint_icon(
    painter: QPainter, name: str, rect: QRect | QRectF, tone: str = "text", stroke: float = 1.75
) -> None:
    """Paint the icon into `rect` in the colour `tone` has now."""
    _renderer(name, theme().hex(tone), stroke).render(painter, QRectF(rect))


class _Engine(QIconEngine):
    """Paints one drawing at the left of the place it gets; the rest is the gap to the word."""

    def __init__(self, name: str, tone: str, on_tone: str) -> None:
        super().__init__()
        self._of = (name, tone, on_tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        name, tone, on_tone = self._of
        if mode is QIcon.Mode.Disabled and tone:
            tone = "control"
        elif state is QIcon.State.On:
            tone = on_tone
        if not tone:
            return
        side = min(rect.width(), rect.height())
        paint_icon(
            painter, name, QRect(rect.left(), rect.top() + (rect.height() - side) // 2, side, side), tone
        )

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _kept(_Engine(*self._of))


_engines: list[QIconEngine] = []  # Qt keeps only the C++ half of an engine; without this its paint() is gone


def _kept(engine: QIconEngine) -> QIconEngine:
    _engines.append(engine)
    return engine


@cache
def icon(name: str, tone: str = "text", on_tone: str = "") -> QIcon:
    """An icon whose colour follows the theme; `on_tone` is taken while a button is on."""
    return QIcon(_kept(_Engine(name, tone, on_tone or tone)))


@cache
def menu_mark() -> QIcon:
    """The tick of a menu's entry: it shows while the entry is on."""
    return QIcon(_kept(_Engine("check", "", "accent")))


class _LabelPainter(QObject):
    """Paints all icon labels."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, IconLabel):
            painter = QPainter(watched)
            paint_icon(painter, watched.name, watched.rect(), watched.tone, watched.stroke)
            return True
        return False


@cache
def label_painter() -> QObject:
    """The event filter that paints an `IconLabel`."""
    return _LabelPainter(QApplication.instance())


@cache
def app_icon() -> QIcon:
    """The two overlapping discs of the program."""
    return QIcon(str(resources.path("icons", "rmdesk.svg")))
