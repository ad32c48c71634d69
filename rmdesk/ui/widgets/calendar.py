"""The calendar of a date field in the colours of the theme; Qt's own has red week-ends."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QToolButton

from rmdesk.ui.icons import icon
from rmdesk.ui.sizes import sizes
from rmdesk.ui.theme import theme

_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class Calendar(QCalendarWidget):
    """One month; week-ends look like other days."""

    def __init__(self) -> None:
        super().__init__()
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        for name, drawing in _ARROWS.items():
            arrow = self.findChild(QToolButton, name)
            if isinstance(arrow, QToolButton):
                arrow.setIcon(icon(drawing, "muted"))
        month = self.findChild(QTableView)
        if isinstance(month, QTableView):
            month.viewport().setAutoFillBackground(False)
        sizes(self, min_width=280, min_height=250)
        self._dress()
        theme().changed.connect(self._dress)

    def _dress(self) -> None:
        """Qt takes the colours of its days from formats, not from the style sheet."""
        look = theme()
        day = QTextCharFormat()
        day.setForeground(look.color("text"))
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, day)
        head = QTextCharFormat()
        head.setForeground(look.color("muted"))
        head.setBackground(look.color("surface"))
        self.setHeaderTextFormat(head)
