"""Where the steps of the plan stand: beside the clock they scroll by themselves, below it they show whole."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from rmdesk.ui.sizes import column
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.fold import Content, scroll_body

PLAN_WIDTH = 270
"""px of the plan beside the clock."""
_LEAST = 150  # px of height; a lesson's words must not push the clock's keys off the screen


class StepsArea(QWidget):
    """`lines` takes the steps; call `show_step` after any change."""

    def __init__(self) -> None:
        super().__init__()
        self._content = Content()
        self.lines: QVBoxLayout = column(spacing=9, margins=(0, 7, 0, 9))
        around = column(self._content)
        around.addLayout(self.lines)
        around.addStretch(1)  # or the steps would share the spare height
        self._area = scroll_body(self._content)
        self._due: QWidget | None = None
        column(self).addWidget(self._area)

    def show_step(self, due: QWidget | None) -> None:
        """Bring this step into sight, once what changed has its place."""
        self._due = due
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        self._fit()
        bar = self._area.verticalScrollBar()
        if self._due is not None and isValid(self._due) and bar.maximum():
            bar.setValue(self._due.y() - self.lines.contentsMargins().top())

    def _fit(self) -> None:
        look = theme()
        is_beside = self.width() <= look.px(PLAN_WIDTH)
        whole = self._content.heightForWidth(self._area.width())
        self._area.setMinimumHeight(look.px(_LEAST) if is_beside else max(look.px(_LEAST), whole))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
