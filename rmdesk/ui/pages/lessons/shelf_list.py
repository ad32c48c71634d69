"""The shelf, painted row by row: a few hundred lessons cost no more than those in sight."""

from collections.abc import Sequence
from dataclasses import dataclass

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
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmdesk.ui.painting import rounded, smooth
from rmdesk.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_ROW, _HEADING, _INSET = 54, 28, 13


@dataclass(frozen=True)
class ShelfLine:
    """A heading (its key is ""), or a lesson with its minutes and family or day."""

    key: str
    title: str
    detail: str = ""

    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return f"{self.title}, {self.detail}" if self.detail else self.title


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[ShelfLine, ...] = ()

    def show(self, lines: Sequence[ShelfLine]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed over by the arrows."""
        is_heading = index.isValid() and not self.lines[index.row()].key
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken()
        return line if role == Qt.ItemDataRole.UserRole else None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line: ShelfLine = index.data(Qt.ItemDataRole.UserRole)
        return QSize(theme().px(160), theme().px(_ROW if line.key else _HEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ShelfLine = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        smooth(painter)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected) and bool(line.key)
        if is_chosen:
            self._paint_ground(painter, rect, has_focus=bool(state & QStyle.StateFlag.State_HasFocus))
        self._paint_words(painter, rect, line, is_chosen=is_chosen)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, *, has_focus: bool) -> None:
        look = theme()
        path = rounded(QRectF(rect).adjusted(1, 1, -1, -1), look.px(8))
        painter.fillPath(path, look.color("accent_soft"))
        if has_focus:
            painter.setPen(look.color("focus"))
            painter.drawPath(path)

    def _paint_words(self, painter: QPainter, rect: QRect, line: ShelfLine, *, is_chosen: bool) -> None:
        look = theme()
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        inner = rect.adjusted(look.px(_INSET), 0, -look.px(_INSET) // 2, 0)
        if not line.key:
            painter.setFont(look.font("label"))
            painter.setPen(look.color("muted"))
            painter.drawText(inner, middle, line.title)
            return
        painter.setFont(look.font("strong" if is_chosen else "body"))
        painter.setPen(look.color("text"))
        upper = QRect(inner.left(), rect.top() + look.px(6), inner.width(), look.px(22))
        title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, upper.width())
        painter.drawText(upper, middle, title)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("muted"))
        lower = upper.translated(0, look.px(20))
        detail = painter.fontMetrics().elidedText(line.detail, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, middle, detail)


class ShelfList(QListView):
    """Up and Down change the lesson, Enter goes into it."""

    chosen = Signal(str)
    """Another lesson is current; its key."""
    entered = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._lines = _Lines()
        self._painter = _Painter(self)
        self.setModel(self._lines)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._on_activated)
        theme().changed.connect(self._on_theme_changed)

    @property
    def selected(self) -> str:
        """The key of the current lesson, or ""."""
        index = self.currentIndex()
        return self._lines.lines[index.row()].key if index.isValid() else ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The lessons from top to bottom."""
        return tuple(line.key for line in self._lines.lines if line.key)

    def set_lines(self, lines: Sequence[ShelfLine]) -> None:
        """Show these; the current lesson stays current if it is still there, without a signal."""
        kept = self.selected
        if tuple(lines) == self._lines.lines:
            return
        blocked = self.blockSignals(True)
        self._lines.show(lines)
        self.select(kept)
        self.blockSignals(blocked)

    def select(self, key: str) -> bool:
        """Make this lesson current; False when it is not in the list."""
        for place, line in enumerate(self._lines.lines):
            if line.key and line.key == key:
                index = self._lines.index(place)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(self._lines.index(max(0, place - 1)))  # with its heading
                self.scrollTo(index)
                return True
        return False

    def _on_activated(self, index: QModelIndex) -> None:
        self.entered.emit(self._lines.lines[index.row()].key)

    def _on_theme_changed(self) -> None:
        self._painter.sizeHintChanged.emit(QModelIndex())
        self.scheduleDelayedItemsLayout()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(150), theme().px(_ROW * 2))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self._lines.lines[current.row()].key:
            self.chosen.emit(self._lines.lines[current.row()].key)
