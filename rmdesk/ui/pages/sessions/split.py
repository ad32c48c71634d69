"""List and detail: side by side, or one at a time on a narrow page."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import upright_line
from rmdesk.ui.widgets.fold import NARROW
from rmdesk.wording import tr

_PAGE_EDGES = 64  # px the page keeps free at its left and right
_LIST = 322


class ListAndDetail(QWidget):
    """Below 860 × text size of page width the list comes first, then the detail with "All sessions" above."""

    went_back = Signal()
    """The list shows again, in the place of the detail."""

    def __init__(self, listed: QWidget, detail: QWidget) -> None:
        super().__init__()
        self._listed = listed
        self.is_narrow = False
        self._shows_detail = False
        self.back = button(tr("All sessions"), "flat", "chevron-left", small=True)
        self.back.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._right = QWidget()
        right = column(self._right, spacing=6)
        right.addWidget(self.back)
        right.addWidget(detail, 1)
        line = row(self, spacing=16)
        line.addWidget(listed)
        line.addWidget(self._right, 1)
        self.back.clicked.connect(self.show_list)
        theme().changed.connect(self._judge)
        self._turn()

    def show_detail(self) -> None:
        """On a narrow page: the detail in the place of the list."""
        self._shows_detail = True
        self._turn()

    def show_list(self) -> None:
        """On a narrow page: the list in the place of the detail."""
        self._shows_detail = False
        self._turn()
        self.went_back.emit()

    def _judge(self) -> None:
        look = theme()
        narrow = self.width() + look.px(_PAGE_EDGES) < look.px(NARROW)
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self._turn()

    def _turn(self) -> None:
        self._listed.setVisible(not self.is_narrow or not self._shows_detail)
        self._right.setVisible(not self.is_narrow or self._shows_detail)
        self.back.setVisible(self.is_narrow)
        sizes(self._listed, width=0 if self.is_narrow else _LIST)
        if self.is_narrow:
            sizes(self._listed, min_width=0)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        # As narrow as one of the two: otherwise the page could never get narrow.
        parts = (self._listed.minimumSizeHint(), self._right.minimumSizeHint())
        return QSize(max(part.width() for part in parts), max(part.height() for part in parts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._judge()


class Wrapped(QWidget):
    """Two things on one line where both fit, else under each other."""

    def __init__(self, first: QWidget, second: QWidget, *, gap: float = 8) -> None:
        super().__init__()
        self._parts = (first, second)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        sizes(self._layout, margins=(0, 0, 0, 0), spacing=gap)
        self._layout.addWidget(first, 1)
        self._layout.addWidget(second)

    @property
    def room(self) -> int:
        """px that are free between the two on one line; negative when they do not fit."""
        wanted = sum(part.sizeHint().width() for part in self._parts)
        return self.width() - wanted - self._layout.spacing()

    def fit(self) -> None:
        """Judge anew: one of the two became longer or shorter."""
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if self.room >= 0 else ways.TopToBottom
        if self._layout.direction() != way:
            self._layout.setDirection(way)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self._layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Columns(QWidget):
    """Two columns of the same width with a line between; under each other where it gets narrow."""

    def __init__(self, left: QWidget, right: QWidget, *, below: float = 400) -> None:
        super().__init__()
        self._below = below
        self._parts = (left, right)
        self._line = upright_line()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        sizes(self._layout, margins=(0, 0, 0, 0), spacing=12)
        self._layout.addWidget(left, 1)
        self._layout.addWidget(self._line)
        self._layout.addWidget(right, 1)

    def minimumSizeHint(self) -> QSize:
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, self._layout.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme().px(self._below)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != way:
            self._layout.setDirection(way)
            self._line.setVisible(is_wide)
            self.updateGeometry()
