"""Parts side by side that stand under each other when the page gets narrow."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QWidget

from rmdesk.ui.qt_values import NEVER, NO_FOCUS
from rmdesk.ui.sizes import sizes
from rmdesk.ui.theme import theme

NARROW = 860
"""px of page width at 100 % below which parts fold."""
_PAGE_EDGES = 72  # what the page keeps free at its left and right, so that a fold can tell the page's width


class Part(NamedTuple):
    """One part: `width` in px at 100 % while side by side (0: takes its share by `stretch`)."""

    widget: QWidget
    width: float = 0
    stretch: int = 1


class Fold(QWidget):
    """Side by side from 860 × text size of page width on, else one column with the fixed widths released."""

    def __init__(self, *parts: Part, gap: float = 16, below: float = NARROW) -> None:
        super().__init__()
        self._parts = parts
        self._below = below
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        sizes(self._layout, margins=(0, 0, 0, 0), spacing=gap)
        for part in parts:
            self._layout.addWidget(part.widget, 0 if part.width else part.stretch)
        self._is_folded = False
        self._turn(folded=False)
        theme().changed.connect(self._on_theme_changed)

    @property
    def is_folded(self) -> bool:
        """Whether the parts stand under each other."""
        return self._is_folded

    def _on_theme_changed(self) -> None:
        self._judge()

    def _judge(self) -> None:
        folded = self._is_narrow()
        if folded != self._is_folded:
            self._turn(folded=folded)

    def _is_narrow(self) -> bool:
        look = theme()
        return self.width() + look.px(_PAGE_EDGES) < look.px(self._below)

    def _turn(self, *, folded: bool) -> None:
        self._is_folded = folded
        way = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(way)
        for place, part in enumerate(self._parts):
            if part.width:
                sizes(part.widget, width=0 if folded else part.width)
            self._layout.setStretch(place, 0 if folded or part.width else part.stretch)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        # As narrow as folded: otherwise the unfolded width would keep the page from ever getting narrow.
        widest = max((self._least(part) for part in self._parts), default=0)
        return QSize(widest, self._layout.minimumSize().height())

    def _least(self, part: Part) -> int:
        hint = part.widget.minimumSizeHint().width()
        return max(hint, 0 if part.width else part.widget.minimumWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._judge()


class TightFold(Fold):
    """Side by side as long as all parts fit: for buttons whose words hold names."""

    def _is_narrow(self) -> bool:
        between = self._layout.spacing() * (len(self._parts) - 1)
        return self.width() < between + sum(part.widget.sizeHint().width() for part in self._parts)

    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._judge()
        return heard


class Content(QWidget):
    """What scrolls. Its least height is the one that its width asks for."""

    def minimumSizeHint(self) -> QSize:
        # Labels that wrap ask for the height of their narrowest form: the page would scroll needlessly.
        # The scroll area works out the height for the width by itself.
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


def scroll_body(content: QWidget) -> QScrollArea:
    """`content` in a place that scrolls down when it must, never sideways, and has no ground of its own."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("horizontalScrollBarPolicy", NEVER)
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
