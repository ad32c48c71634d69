"""A chart's figures as a table."""

import re
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView

from rmdesk.ui.theme import theme
from rmdesk.wording.progress_charts import ChartWords, Lines

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_FIGURE = re.compile(r"[–-]?|[\d.,]+(\s?%| of [\d.,]+)?")
_MOST_ROWS = 13
"""More of them scroll."""


class _Cells(QAbstractTableModel):
    """Words in rows."""

    def __init__(self) -> None:
        super().__init__()
        self._head: tuple[str, ...] = ()
        self._rows: Lines = ()

    def show(self, words: ChartWords) -> None:
        """Hold these rows."""
        self.beginResetModel()
        self._head, self._rows = words.head, words.rows
        self.endResetModel()

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            # A tip that looks like markup would be shown as such, and load the files it names.
            return f"<qt>{escape(self._rows[index.row()][index.column()])}</qt>"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._head[section]
        return None

    def _side(self, at: int) -> Qt.AlignmentFlag:
        """Figures stand at the right, words and what a row is about at the left."""
        is_figures = at > 0 and all(_FIGURE.fullmatch(row[at]) for row in self._rows)
        side = Qt.AlignmentFlag.AlignRight if is_figures else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class ChartTable(QTableView):
    """Read only; arrows go through the cells, Tab goes on, Escape leaves."""

    left = Signal()
    """Escape: the picture again."""

    def __init__(self) -> None:
        super().__init__()
        self._cells = _Cells()
        self.setModel(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(10)

    def show_words(self, words: ChartWords) -> None:
        """Show a chart's figures."""
        self._cells.show(words)
        self.setAccessibleName(words.title)
        self.setAccessibleDescription(words.sentence)
        if words.rows:
            self.setCurrentIndex(self._cells.index(0, 0))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_cells"):
            self._fit()

    def _fit(self) -> None:
        row = theme().size("table_row")
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(row)
        self.setFixedHeight(row * (1 + min(self._cells.rowCount(), _MOST_ROWS)) + 2)
        self._share_width()

    def _share_width(self) -> None:
        """Each column as wide as its words and an equal part of the rest; if short, the widest gives."""
        head, count = self.horizontalHeader(), self._cells.columnCount()
        if not count:
            return
        widths = [max(self.sizeHintForColumn(at), head.sectionSizeHint(at)) for at in range(count)]
        left = self.viewport().width() - sum(widths)
        if left < 0:
            widths[widths.index(max(widths))] += left
        for at, width in enumerate(widths):
            self.setColumnWidth(at, width + max(left, 0) // count)
