"""Editors with a list, a calendar or a number, dressed like a field."""

from PySide6.QtCore import QDate, QRect, QTime
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QSpinBox,
    QStyledItemDelegate,
    QTimeEdit,
    QWidget,
)

from rmdesk.ui.icons import paint_icon
from rmdesk.ui.theme import theme


def _paint_arrow(widget: QWidget, name: str) -> None:
    side = theme().px(16)
    place = QRect(widget.width() - side - theme().px(10), (widget.height() - side) // 2, side, side)
    paint_icon(QPainter(widget), name, place, "muted")


def _set_edges(field: QAbstractSpinBox) -> None:
    """Keep the inner line off the edges: without buttons Qt forgets the padding."""
    side = theme().px(11)
    field.lineEdit().setTextMargins(side, 0, side, 0)


class Choice(QComboBox):
    """One of several; each entry may carry a value (`addItem(text, value)`)."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own for this list hears of no style sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, "chevron-down")


class DateField(QDateEdit):
    """A day, typed or picked from a calendar."""

    def __init__(self, day: QDate, *, name: str = "") -> None:
        super().__init__(day)
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self.setAccessibleName(name)
        self._has_calendar = False

    def _make_calendar(self) -> None:
        """Only for who opens it: it costs more than all the rest of the field."""
        if not self._has_calendar:
            from rmdesk.ui.widgets.calendar import Calendar

            self._has_calendar = True
            self.setCalendarWidget(Calendar())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._make_calendar()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._make_calendar()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, "calendar-days")


class TimeField(QTimeEdit):
    """A time of day; Up and Down step."""

    def __init__(self, time: QTime, *, name: str = "") -> None:
        super().__init__(time)
        self.setDisplayFormat("HH:mm")
        _set_edges(self)
        theme().changed.connect(self._on_theme_changed)
        self.setAccessibleName(name)

    def _on_theme_changed(self) -> None:
        _set_edges(self)


class NumberField(QSpinBox):
    """A whole number from `low` to `high`; Up and Down step."""

    def __init__(self, low: int, high: int, suffix: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSuffix(suffix)
        _set_edges(self)
        theme().changed.connect(self._on_theme_changed)
        self.setAccessibleName(name)

    def _on_theme_changed(self) -> None:
        _set_edges(self)
