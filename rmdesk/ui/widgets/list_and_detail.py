"""List and detail: side by side, or one at a time on a narrow page."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.fold import NARROW

_PAGE_EDGES = 64  # px the page keeps free at its left and right


class ListAndDetail(QWidget):
    """Below 860 × text size of page width the list comes first, then the detail with a way back above it."""

    went_back = Signal()
    """The list shows again, in the place of the detail."""

    def __init__(self, listed: QWidget, detail: QWidget, *, width: float, back: str) -> None:
        """`width` of the list in px at 100 %; `back` says where the way back leads: "All lessons"."""
        super().__init__()
        self._listed = listed
        self._width = width
        self.is_narrow = False
        self._shows_detail = False
        self.back = button(back, "flat", "chevron-left", small=True)
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
        sizes(self._listed, width=0 if self.is_narrow else self._width)
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
