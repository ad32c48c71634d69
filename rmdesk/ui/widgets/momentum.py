"""The momentum line's dots: sessions held filled, to come hollow."""

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.ui.painting import dot, smooth
from rmdesk.ui.theme import theme
from rmdesk.wording import tr

_STEP = 17
_MOST = 24  # more dots than that say nothing and widen the window


class MomentumDots(QWidget):
    """Ten px each, a step of 17. The sentence beside it says the same."""

    def __init__(self, held: int = 0, to_come: int = 0) -> None:
        super().__init__()
        self._held = 0
        self._to_come = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_counts(held, to_come)

    def set_counts(self, held: int, to_come: int) -> None:
        """Show so many held and so many to come."""
        self._held, self._to_come = held, to_come
        self.setAccessibleName(tr("{held} held, {to_come} to come").format(held=held, to_come=to_come))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_STEP) * min(self._held + self._to_come, _MOST), theme().px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        step = theme().px(_STEP)
        total = min(self._held + self._to_come, _MOST)
        held = round(self._held / max(self._held + self._to_come, 1) * total)
        for place in range(total):
            centre = QPointF((place + 0.4) * step, self.height() / 2)
            is_held = place < held
            dot(
                painter,
                centre,
                theme().scale * (5 if is_held else 4.3),
                "accent" if is_held else "control",
                hollow=not is_held,
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
