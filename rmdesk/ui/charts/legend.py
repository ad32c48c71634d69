"""The line under a chart: what its marks stand for."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.charts.ink import SMALL, Ink, width_of
from rmdesk.ui.theme import theme

_SWATCH, _GAP, _ROW = 18, 18, 22


class Entry(NamedTuple):
    """Words behind the mark of one of the two; without a role only words, such as the name of an axis."""

    text: str
    role: Role | None = None


def entry_places(entries: Sequence[Entry], width: float, scale: float) -> list[QRectF]:
    """Where each entry stands, in px from the top left corner: in rows, as many as the width asks for."""
    places: list[QRectF] = []
    x = y = 0.0
    for entry in entries:
        wide = width_of(entry.text, SMALL, scale) + (_SWATCH * scale if entry.role else 0)
        if x and x + wide > width:
            x, y = 0.0, y + _ROW * scale
        places.append(QRectF(x, y, min(wide, width), _ROW * scale))
        x += wide + _GAP * scale
    return places


def paint_legend(ink: Ink, corner: QPointF, entries: Sequence[Entry], width: float) -> None:
    """Paint the entries into a place that begins at `corner`."""
    for entry, place in zip(entries, entry_places(entries, width, ink.scale), strict=True):
        place.translate(corner)
        if entry.role is not None:
            _paint_mark(ink, QPointF(place.left() + ink.px(6), place.center().y()), entry.role)
            place.setLeft(place.left() + ink.px(_SWATCH))
        ink.words(place, ink.elided(entry.text, SMALL, place.width() + 1), SMALL)


def legend_height(entries: Sequence[Entry], width: float, scale: float) -> float:
    """How high the entries are."""
    places = entry_places(entries, width, scale)
    return places[-1].bottom() if places else 0.0


class Legend(QWidget):
    """The entries on the screen. A screen reader has them in the chart's own words."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these."""
        self._entries = entries
        self.setAccessibleName(" · ".join(entry.text for entry in entries))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        places = entry_places(self._entries, 100_000.0, theme().scale)
        return QSize(round(places[-1].right()) + 2 if places else 0, theme().px(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(_ROW))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(legend_height(self._entries, width, theme().scale)) or theme().px(_ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_legend(Ink(QPainter(self)), QPointF(0, 0), self._entries, self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def _paint_mark(ink: Ink, centre: QPointF, role: Role) -> None:
    if role is Role.MENTOR:
        ink.diamond(centre, 5.5)
    else:
        side = ink.px(12)
        ink.bar(QRectF(centre.x() - side / 2, centre.y() - side / 2 + 1, side, side - 2), role)
