"""The rail: the two people, the pages, and the lock."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.ui import fonts
from rmdesk.ui.icons import paint_icon
from rmdesk.ui.page_table import PageRow
from rmdesk.ui.painting import rounded, smooth
from rmdesk.ui.sizes import clear, column, gap, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.text import ElidedLabel
from rmdesk.wording import tr


class RailItem(QAbstractButton):
    """Icon and word, beside each other or, folded, under each other. `quiet` is the lock's smaller look."""

    def __init__(self, text: str, icon: str, *, quiet: bool = False) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self._icon = icon
        self._quiet = quiet
        self._folded = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_folded(self, folded: bool) -> None:
        """Word beside the icon, or under it."""
        self._folded = folded
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        if self._folded:
            return QSize(look.px(76), look.size("rail_item_folded"))
        return QSize(look.px(120), look.px(38) if self._quiet else look.size("rail_item"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = smooth(QPainter(self))
        edge = look.size("ring") / 2 if self.hasFocus() else 0
        ground = rounded(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), look.px(8))
        if self.isChecked():
            painter.fillPath(ground, look.color("surface"))
        elif self.underMouse():
            painter.fillPath(ground, look.color("hover"))
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), look.size("ring")))
            painter.drawPath(ground)
        tone = "accent" if self.isChecked() else "muted"
        words = "accent" if self.isChecked() else "muted" if self._quiet else "text"
        painter.setPen(look.color(words))
        if self._folded:
            self._paint_folded(painter, tone)
        else:
            self._paint_open(painter, tone)

    def _paint_open(self, painter: QPainter, tone: str) -> None:
        look = theme()
        side = look.px(18 if self._quiet else 20)
        left = look.px(12)
        paint_icon(painter, self._icon, QRect(left, (self.height() - side) // 2, side, side), tone)
        size = 13 if self._quiet else 15
        painter.setFont(fonts.made(look.px(size), 600 if self.isChecked() else 400))
        left += side + look.px(9 if self._quiet else 10)
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _paint_folded(self, painter: QPainter, tone: str) -> None:
        look = theme()
        side = look.size("icon_rail")
        top = look.px(4)
        paint_icon(painter, self._icon, QRect((self.width() - side) // 2, top, side, side), tone)
        painter.setFont(fonts.made(look.px(12), 600 if self.isChecked() else 400))
        place = QRect(0, top + side, self.width(), self.height() - top - side)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the rail moves inside itself; Qt would leave it
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class Rail(QWidget):
    """One stop for Tab, arrows inside; folded it has no discs and puts the word under the icon."""

    page_chosen = Signal(str)
    """The person chose the page with this id."""
    lock_chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[str, RailItem] = {}
        self._current = ""
        self._folded = False
        self.setAccessibleName(tr("Pages"))
        self._lines: QVBoxLayout = column(self, margins=(12, 10, 12, 5))
        self._people = QWidget()
        self._people_line: QHBoxLayout = row(self._people, spacing=2, margins=(6, 0, 0, 14))
        self._lines.addWidget(self._people)
        self._pages: QVBoxLayout = column(spacing=2)
        self._lines.addLayout(self._pages)
        self._lines.addStretch()
        self._lock = RailItem(tr("Lock now"), "lock", quiet=True)
        self._lock.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lock.clicked.connect(self.lock_chosen)
        self._lines.addWidget(self._lock)
        sizes(self, width=196)

    @property
    def is_folded(self) -> bool:
        """Whether words stand under the icons."""
        return self._folded

    def items(self) -> list[RailItem]:
        """The items of the pages, from top to bottom."""
        return list(self._items.values())

    def set_people(self, executive: str, mentor: str) -> None:
        """Show the two of this pairing, by their first names."""
        clear(self._people_line)
        self._people_line.addWidget(Disc(executive, Role.EXECUTIVE))
        self._people_line.addWidget(Disc(mentor, Role.MENTOR))
        self._people_line.addWidget(gap(4, across=True))
        self._people_line.addWidget(ElidedLabel(f"{executive}, {mentor}", "strong"), 1)

    def set_pages(self, pages: Sequence[PageRow]) -> None:
        """Show these pages, in this order."""
        clear(self._pages)
        self._items = {}
        for page in pages:
            item = RailItem(page.title, page.icon)
            item.setCheckable(True)
            item.set_folded(self._folded)
            item.clicked.connect(lambda _on=False, chosen=page.page_id: self._on_item_clicked(chosen))
            self._pages.addWidget(item)
            self._items[page.page_id] = item
        self.set_current(self._current)

    def set_current(self, page_id: str) -> None:
        """Mark the page that shows; a page outside this rail marks none."""
        self._current = page_id
        first = next(iter(self._items), "")
        stop = page_id if page_id in self._items else first
        for key, item in self._items.items():
            item.setChecked(key == page_id)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)

    def set_folded(self, folded: bool) -> None:
        """Fold or unfold."""
        if folded == self._folded:
            return
        self._folded = folded
        sizes(self, width=88 if folded else 196)
        sizes(self._lines, margins=(6, 10, 6, 5) if folded else (12, 10, 12, 5))
        sizes(self._pages, spacing=4 if folded else 2)
        self._people.setVisible(not folded)
        self._lock.setText(tr("Lock") if folded else tr("Lock now"))
        for item in (*self._items.values(), self._lock):
            item.set_folded(folded)

    def take_focus(self) -> None:
        """Put the focus on the current page's item."""
        for item in self._items.values():
            if item.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                item.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_item_clicked(self, page_id: str) -> None:
        self.set_current(self._current)  # a click on the current item must not uncheck it
        self.page_chosen.emit(page_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = [*self._items.values(), self._lock]
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        here = next((place for place, item in enumerate(stops) if item.hasFocus()), None)
        if here is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            stops[here].click()
        elif here is not None and step:
            stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
