"""The list of sessions: rows of 58 px, painted, so that a thousand cost no more than ten."""

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

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.painting import rounded, smooth
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.bars import paint_share
from rmdesk.wording import tr

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class SessionRow:
    """What a row says. `share` is the learner's, 0 to 1; None where nobody drove, then `ending` shows."""

    session_id: str
    number: str
    topic: str
    when: str
    """Date and minutes: "16 Jun · 60 min"."""
    share: float | None = None
    learner: Role = Role.EXECUTIVE
    ending: str = ""
    """In place of the bar: "talk", "planned", "cancelled"."""

    def spoken(self) -> str:
        """The whole row for a screen reader."""
        if self.share is None:
            end = self.ending
        else:
            end = tr("the learner drove {percent} %").format(percent=round(self.share * 100))
        return ", ".join(part for part in (self.number, self.topic, self.when, end) if part)


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[SessionRow, ...] = ()

    def show(self, rows: Sequence[SessionRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        shown = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.topic
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shown.spoken()
        return shown if role == Qt.ItemDataRole.UserRole else None


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme().px(200), theme().size("list_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = index.data(Qt.ItemDataRole.UserRole)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        smooth(painter)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            self._paint_ground(painter, rect, has_focus=bool(state & QStyle.StateFlag.State_HasFocus))
        self._paint_words(painter, rect, shown, is_chosen=is_chosen)
        self._paint_end(painter, rect, shown)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, *, has_focus: bool) -> None:
        look = theme()
        path = rounded(QRectF(rect).adjusted(1, 1, -1, -1), look.px(8))
        painter.fillPath(path, look.color("accent_soft"))
        if has_focus:
            painter.setPen(look.color("focus"))
            painter.drawPath(path)

    def _paint_words(self, painter: QPainter, rect: QRect, shown: SessionRow, *, is_chosen: bool) -> None:
        look = theme()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(look.font("strong"))
        painter.setPen(look.color("accent" if is_chosen else "muted"))
        number = QRect(rect.left(), rect.top(), look.px(34), rect.height())
        painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, shown.number)
        left = rect.left() + look.px(46)
        wide = rect.right() - look.px(10) - left
        painter.setFont(look.font("list"))
        painter.setPen(look.color("text"))
        upper = QRect(left, rect.top() + look.px(7), wide, look.px(22))
        topic = painter.fontMetrics().elidedText(shown.topic, Qt.TextElideMode.ElideRight, wide)
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignLeft, topic)
        painter.setFont(look.font("small"))
        painter.setPen(look.color("muted"))
        lower = upper.translated(0, look.px(22))
        painter.drawText(lower, middle | Qt.AlignmentFlag.AlignLeft, shown.when)

    def _paint_end(self, painter: QPainter, rect: QRect, shown: SessionRow) -> None:
        look = theme()
        right = rect.right() - look.px(10)
        line = QRect(rect.left(), rect.top() + look.px(29), right - rect.left(), look.px(22))
        if shown.share is None:
            painter.setFont(look.font("small"))
            painter.setPen(look.color("muted"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown.ending)
            return
        width, height = look.px(48), look.px(6)
        place = QRectF(right - width, line.center().y() - height / 2 + 1, width, height)
        paint_share(painter, place, shown.share, shown.learner)


class SessionList(QListView):
    """Up and Down change the session, Enter goes into it."""

    chosen = Signal(str)
    """Another session is current; its id."""
    entered = Signal(str)
    """Enter, or a double click, on the session with this id."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._rows = _Rows()
        self._painter = _Painter(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(False)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._on_activated)
        theme().changed.connect(self._on_theme_changed)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)

    @property
    def selected(self) -> str:
        """The id of the current session, or ""."""
        index = self.currentIndex()
        return self._rows.rows[index.row()].session_id if index.isValid() else ""

    def set_rows(self, rows: Sequence[SessionRow]) -> None:
        """Show these rows; the current session stays current if it is still there, without a signal."""
        kept = self.selected
        blocked = self.blockSignals(True)
        self._rows.show(rows)
        self.select(kept)
        self.blockSignals(blocked)

    def select(self, session_id: str) -> bool:
        """Make this session current; False when it is not in the list."""
        for place, shown in enumerate(self._rows.rows):
            if shown.session_id == session_id:
                index = self._rows.index(place)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
                return True
        return False

    def _on_range_changed(self) -> None:
        """Another height, text size or number of rows: the current one stays in sight."""
        self.scrollTo(self.currentIndex())

    def _on_activated(self, index: QModelIndex) -> None:
        self.entered.emit(self._rows.rows[index.row()].session_id)

    def _on_theme_changed(self) -> None:
        self._painter.sizeHintChanged.emit(QModelIndex())
        self.scheduleDelayedItemsLayout()

    def scrollTo(
        self, index: Index, _hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row in with a neighbour on each side, and no row cut at the top."""
        if not index.isValid():
            return
        height, bar = theme().size("list_row"), self.verticalScrollBar()
        low = max(0, (index.row() - 1) * height)
        high = (index.row() + 2) * height - self.viewport().height()
        if bar.value() > low:
            bar.setValue(low)
        elif bar.value() < high:
            bar.setValue(-(-high // height) * height)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._rows.rows[current.row()].session_id)
