"""A list of painted rows: a thousand cost no more than those in sight."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmdesk.ui.painting import rounded, smooth
from rmdesk.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True)
class ListRow:
    """What every row has. One without a key is a heading: the arrows pass over it."""

    key: str
    title: str

    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return self.title


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ListRow, ...] = ()

    def show(self, rows: tuple[ListRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_heading = index.isValid() and not self.rows[index.row()].key
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shown = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown.spoken()
        return shown if role == Qt.ItemDataRole.UserRole else None


class RowPainter(QStyledItemDelegate):
    """Paints the ground of the chosen row; what stands on a row is up to each list."""

    def row_size(self, row: Any) -> QSize:
        """The least width and the height of a row, in px of the screen."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, rect: QRect, row: Any, *, is_chosen: bool) -> None:
        """Paint the words of a row."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return self.row_size(index.data(Qt.ItemDataRole.UserRole))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        smooth(painter)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected) and bool(row.key)
        if is_chosen:
            _paint_ground(painter, rect, has_focus=bool(state & QStyle.StateFlag.State_HasFocus))
        self.paint_row(painter, rect, row, is_chosen=is_chosen)
        painter.restore()


class RowList(QListView):
    """Up and Down change the row, Enter goes into it."""

    chosen = Signal(str)
    """Another row is current; its key."""
    entered = Signal(str)
    """Enter, or a double click, on the row with this key."""
    delete_asked = Signal()
    """Delete was pressed."""

    def __init__(self, painter: RowPainter, *, name: str) -> None:
        super().__init__()
        self._rows = _Rows()
        self._painter = painter
        painter.setParent(self)
        self.setModel(self._rows)
        self.setItemDelegate(painter)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._on_activated)
        theme().changed.connect(self._on_theme_changed)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    @property
    def selected(self) -> str:
        """The key of the current row, or ""."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].key if index.isValid() else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The rows from top to bottom, without the headings."""
        return tuple(row.key for row in self._rows.rows if row.key)

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show these rows; the current one stays current if it is still there, without a signal."""
        kept = self.selected
        if tuple(rows) == self._rows.rows:
            return
        blocked = self.blockSignals(True)
        self._rows.show(tuple(rows))
        self.select(kept)
        self.blockSignals(blocked)

    def select(self, key: str) -> bool:
        """Make this row current; False when it is not in the list."""
        for place, row in enumerate(self._rows.rows):
            if row.key and row.key == key:
                index = self._rows.index(place)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return True
        return False

    def select_quietly(self, key: str) -> None:
        """Make this row current without telling anyone."""
        blocked = self.blockSignals(True)
        self.select(key)
        self.blockSignals(blocked)

    def _on_range_changed(self) -> None:
        """Another height, text size or number of rows: the current one stays in sight."""
        self.scrollTo(self.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        self.entered.emit(self._rows.rows[index.row()].key)

    def _on_theme_changed(self) -> None:
        self._painter.sizeHintChanged.emit(QModelIndex())
        self.scheduleDelayedItemsLayout()

    def _place(self, row: int) -> QRect:
        """Where a row lies in the whole list."""
        return self.visualRect(self._rows.index(row)).translated(0, self.verticalScrollBar().value())

    def scrollTo(
        self, index: Index, _hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row in with a neighbour on each side, and no row cut at the top."""
        if not index.isValid():
            return
        at, bar = index.row(), self.verticalScrollBar()
        below = min(at + 1, self._rows.rowCount() - 1)
        low = self._place(max(at - 1, 0)).top()
        high = self._place(below).bottom() + 1 - self.viewport().height()
        if bar.value() > low:
            bar.setValue(low)
        elif bar.value() < high:
            while at and self._place(at - 1).top() >= high:
                at -= 1
            bar.setValue(self._place(at).top())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self._rows.rows[current.row()].key:
            self.chosen.emit(self._rows.rows[current.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)


def paint_line(painter: QPainter, place: QRect, text: str, side: Qt.AlignmentFlag = LEFT) -> None:
    """One line of words, shortened where it is too long for its place."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, shown)


def dip(painter: QPainter, font: str, tone: str) -> None:
    """Take a font and a colour of the tokens."""
    painter.setFont(theme().font(font))
    painter.setPen(theme().color(tone))


def _paint_ground(painter: QPainter, rect: QRect, *, has_focus: bool) -> None:
    look = theme()
    path = rounded(QRectF(rect).adjusted(1, 1, -1, -1), look.px(8))
    painter.fillPath(path, look.color("accent_soft"))
    if has_focus:
        painter.setPen(look.color("focus"))
        painter.drawPath(path)
