"""Two things beside each other while there is room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from rmdesk.ui.sizes import sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.card import upright_line

_PAGE_EDGES = 64  # px the page keeps free at its left and right


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
