"""Editors with a list, a calendar or a number, dressed like a field."""

from PySide6.QtCore import QDate, QRect, QTime
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QSpinBox, QTimeEdit, QWidget

from rmdesk.ui.icons import paint_icon
from rmdesk.ui.theme import theme


def _paint_arrow(widget: QWidget, name: str) -> None:
    side = theme().px(16)
    place = QRect(widget.width() - side - theme().px(10), (widget.height() - side) // 2, side, side)
    paint_icon(QPainter(widget), name, place, "muted")


class Choice(QComboBox):
    """One of several; each entry may carry a value (`addItem(text, value)`)."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _paint_arrow(self, "calendar-days")


class TimeField(QTimeEdit):
    """A time of day; Up and Down step."""

    def __init__(self, time: QTime, *, name: str = "") -> None:
        super().__init__(time)
        self.setDisplayFormat("HH:mm")
        self.setAccessibleName(name)


class NumberField(QSpinBox):
    """A whole number from `low` to `high`; Up and Down step."""

    def __init__(self, low: int, high: int, suffix: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setRange(low, high)
        self.setSuffix(suffix)
        self.setAccessibleName(name)
