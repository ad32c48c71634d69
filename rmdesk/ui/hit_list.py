"""The palette's list: headings and hits, painted."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from rmdesk.ui import fonts
from rmdesk.ui.hits import Hit, Span
from rmdesk.ui.icons import paint_icon
from rmdesk.ui.painting import rounded, smooth
from rmdesk.ui.readers import AUDIENCE_ICONS, AUDIENCE_LEVELS, Readers
from rmdesk.ui.style_sheet import BADGES, CHIPS
from rmdesk.ui.theme import theme
from rmdesk.wording import tr

Index = QModelIndex | QPersistentModelIndex
ROW = 38
HEADING = 35
_FIRST_HEADING = 27  # nothing stands above it that it would have to keep away from
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class HitModel(QAbstractListModel):
    """Hits under the headings of their groups, in the order they come."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Hit | str] = []
        self.readers = Readers("", "", None)

    def show(self, hits: Sequence[Hit]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.lines = []
        group = None
        for hit in hits:
            if hit.group != group:
                group = hit.group
                self.lines.append(group)
            self.lines.append(hit)
        self.endResetModel()

    def height(self) -> int:
        """px at 100 % that all lines need."""
        return sum(self.line_height(place) for place in range(len(self.lines)))

    def line_height(self, place: int) -> int:
        """px at 100 % of one line."""
        if isinstance(self.lines[place], Hit):
            return ROW
        return HEADING if place else _FIRST_HEADING

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.lines[index.row()], Hit):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return line if isinstance(line, str) else self._spoken(line)

    def _spoken(self, hit: Hit) -> str:
        who = "" if hit.audience is None else self.readers.badge_words(hit.audience)
        return ", ".join(part for part in (hit.title, hit.detail, who, hit.key) if part)


class HitPainter(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, model: HitModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(200), theme().px(self._model.line_height(index.row())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.lines[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        smooth(painter)
        if isinstance(line, str):
            painter.setFont(theme().font("label"))
            painter.setPen(theme().color("muted"))
            low = QRect(
                rect.left() + theme().px(12), rect.bottom() - theme().px(24), rect.width(), theme().px(24)
            )
            painter.drawText(low, _LEFT, line)
        else:
            self._paint_hit(painter, rect, line, is_chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: Hit, *, is_chosen: bool) -> None:
        look = theme()
        if is_chosen:
            painter.fillPath(rounded(QRectF(rect), look.px(8)), look.color("accent_soft"))
        side = look.px(18)
        place = QRect(rect.left() + look.px(13), rect.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, hit.icon, place, "accent" if is_chosen else "muted")
        right = rect.right() - look.px(13)
        if hit.audience is not None:
            right = self._paint_badge(painter, rect, right, hit)
        elif hit.key or is_chosen:
            right = self._paint_key(painter, rect, right, hit.key or tr("Enter"))
        room = QRect(
            rect.left() + look.px(43),
            rect.top(),
            right - look.px(8) - rect.left() - look.px(43),
            rect.height(),
        )
        used = self._paint_spans(painter, room, hit.title, hit.title_spans, size=15, tone="text")
        room.setLeft(room.left() + used + look.px(9))
        self._paint_spans(painter, room, hit.detail, hit.detail_spans, size=13, tone="muted")

    def _paint_badge(self, painter: QPainter, rect: QRect, right: int, hit: Hit) -> int:
        look = theme()
        audience = hit.audience
        if audience is None:
            return right
        ground, tone = CHIPS[BADGES[AUDIENCE_LEVELS[audience]]]
        painter.setFont(look.font("badge"))
        words = self._model.readers.badge_words(audience)
        width = painter.fontMetrics().horizontalAdvance(words) + look.px(42)
        height = look.size("badge")
        box = QRect(right - width, rect.center().y() - height // 2 + 1, width, height)
        painter.fillPath(rounded(QRectF(box), look.px(12)), look.color(ground))
        side = look.px(13)
        paint_icon(
            painter,
            AUDIENCE_ICONS[audience],
            QRect(box.left() + look.px(9), box.center().y() - side // 2, side, side),
            tone,
        )
        painter.setPen(look.color(tone))
        painter.drawText(box.adjusted(look.px(29), 0, 0, 0), _LEFT, words)
        return box.left()

    def _paint_key(self, painter: QPainter, rect: QRect, right: int, key: str) -> int:
        look = theme()
        painter.setFont(look.font("badge"))
        width = painter.fontMetrics().horizontalAdvance(key) + look.px(14)
        height = look.px(20)
        box = QRectF(right - width, rect.center().y() - height / 2 + 1, width, height)
        path = rounded(box.adjusted(0.5, 0.5, -0.5, -0.5), look.px(5))
        painter.fillPath(path, look.color("sunken"))
        painter.setPen(look.color("rule"))
        painter.drawPath(path)
        painter.setPen(look.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        return round(box.left())

    def _paint_spans(
        self, painter: QPainter, room: QRect, text: str, spans: tuple[Span, ...], *, size: int, tone: str
    ) -> int:
        look = theme()
        left = room.left()
        painter.setPen(look.color(tone))
        for part, is_match in split(text, spans):
            weight = QFont.Weight.Bold if is_match else QFont.Weight.Normal
            font = fonts.made(look.px(size), weight.value)
            painter.setFont(font)
            left += self._paint_part(
                painter, QRect(left, room.top(), room.right() - left, room.height()), part, font
            )
        return left - room.left()

    def _paint_part(self, painter: QPainter, room: QRect, part: str, font: QFont) -> int:
        if room.width() <= 0:
            return 0
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)


def split(text: str, spans: tuple[Span, ...]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a match."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for begin, length in spans:
        if begin < at:
            continue
        pieces += [(text[at:begin], False), (text[begin : begin + length], True)]
        at = begin + length
    pieces.append((text[at:], False))
    return [(part, is_match) for part, is_match in pieces if part]
