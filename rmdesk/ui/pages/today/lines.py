"""The lines of the wrap-up: label, field and badge, beside each other or, when narrow, stacked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from rmdesk.journal.wrapups import LineForm, WrapUpLine, WrapUpRecord, save_wrapup_line
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.today.sayings import line_words
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import gap, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.readable import bind_badge

_STACKED_BELOW = 720
"""px of width at 100 % below which label and badge stand above the field."""
_LABEL, _BADGE = 146, 130
"""px at 100 % that the columns beside the fields have at least, so that all fields stand in one line."""


class LineRow(QObject):
    """One line: what was typed, who reads it, and its autosave."""

    entered = Signal()
    """Enter was pressed in the field."""

    def __init__(self, desk: Desk, line: WrapUpLine, parent: QWidget, by: object) -> None:
        super().__init__(parent)
        self._desk = desk
        self._line = line
        self._by = by
        self._session_id = ""
        self._record: WrapUpRecord | None = None
        says, hint = line_words(line, desk.readers.partner)
        self.field = Field(hint)
        self.label = labelled(says, self.field, "strong")
        sizes(self.label, min_width=_LABEL)
        self.badge = Badge(desk.readers)
        self.autosave = Autosave(desk, self._save, lambda: f"{says}: {self.field.text()}", parent)
        self.autosave.watch(self.field)
        self.field.returnPressed.connect(self.entered)
        self.field.installEventFilter(self)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the field."""
        return not self.field.clean_text()

    def show_record(self, session_id: str, record: WrapUpRecord) -> None:
        """Show a stored line or a draft; what is being typed stays."""
        is_other = self._session_id != session_id
        self._session_id = session_id
        if is_other or not (self.autosave.is_dirty or self.field.hasFocus()):
            self.field.set_text(record.text)
        self._take(record)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the whole line."""
        for part in (self.label, self.field, self.badge):
            part.setVisible(shown)

    def _take(self, record: WrapUpRecord) -> None:
        self._record = record
        bind_badge(self._desk, self.badge, record, self._by)
        if self._line is WrapUpLine.STUNG:
            self.badge.set_readonly(True)

    def _save(self) -> None:
        record = self._record
        if record is None:
            return
        form = LineForm(self._line, self.field.text(), record.audience, record.tag)
        stored = self._desk.journal.do(self._by, save_wrapup_line, self._session_id, form)
        if stored.id != record.id:
            self._take(stored)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.field.setCursorPosition(0)
        elif event.type() == QEvent.Type.FocusIn:  # on opening, it may lie below the window's edge
            QTimer.singleShot(0, self.field, lambda: show_whole(self.field))
        return False


class LineGrid(QWidget):
    """Lines in three columns, or two rows each when there is no room."""

    def __init__(self, rows: Sequence[LineRow]) -> None:
        super().__init__()
        self._rows = rows
        self._is_stacked: bool | None = None
        self._between = [gap(4) for _row in rows[1:]]
        for between in self._between:
            between.setParent(self)  # without one it would show as a window of its own
        self._grid = QGridLayout(self)
        sizes(self._grid, margins=(0, 0, 0, 0), spacing=8)
        self._arrange(stacked=False)
        for row in rows:
            attach(row.badge, row.field)
        theme().changed.connect(self._judge)

    @property
    def is_stacked(self) -> bool:
        """Whether label and badge stand above the field."""
        return bool(self._is_stacked)

    def _judge(self) -> None:
        self._arrange(stacked=self.width() < theme().px(_STACKED_BELOW))
        self._grid.setColumnMinimumWidth(2, 0 if self._is_stacked else theme().px(_BADGE))

    def _arrange(self, *, stacked: bool) -> None:
        if stacked == self._is_stacked:
            return
        self._is_stacked = stacked
        place: Callable[[int, LineRow], None] = self._stack if stacked else self._line_up
        for number, row in enumerate(self._rows):
            for part in (row.label, row.field, row.badge):
                self._grid.removeWidget(part)
            place(number, row)
        for number, between in enumerate(self._between):
            self._grid.removeWidget(between)
            between.setVisible(stacked)
            if stacked:
                self._grid.addWidget(between, 3 * number + 2, 0)
        sizes(self._grid, spacing=4 if stacked else 8)
        self._grid.setColumnStretch(0, 1 if stacked else 0)
        self._grid.setColumnStretch(1, 0 if stacked else 1)

    def _line_up(self, number: int, row: LineRow) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(row.label, number, 0, middle)
        self._grid.addWidget(row.field, number, 1)
        self._grid.addWidget(row.badge, number, 2, middle | Qt.AlignmentFlag.AlignLeft)

    def _stack(self, number: int, row: LineRow) -> None:
        # The field first: Tab goes in the order in which things were put in.
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(row.label, 3 * number, 0, middle)
        self._grid.addWidget(row.field, 3 * number + 1, 0, 1, 2)
        self._grid.addWidget(row.badge, 3 * number, 1, middle | Qt.AlignmentFlag.AlignRight)

    def minimumSizeHint(self) -> QSize:
        """As narrow as stacked, or the page could never get narrow enough to stack."""
        widest = max(
            (row.label.sizeHint().width() + row.badge.sizeHint().width() for row in self._rows), default=0
        )
        return QSize(widest + self._grid.spacing(), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._judge()
