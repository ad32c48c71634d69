"""The ladder of a skill: four bars with their words, filled as far as it was climbed."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Role, Rung
from rmdesk.ui import fonts
from rmdesk.ui.painting import ROLE_TONE, bar, rounded, smooth
from rmdesk.ui.theme import theme
from rmdesk.wording.skills import RUNGS, ladder_words

_BAR = 5
"""px of a bar's height at 100 %."""
_BETWEEN = 4
_WORDS = 12


class Ladder(QWidget):
    """Solid ink for the executive, hatched clay for the mentor; the rung reached is bold."""

    def __init__(self, rung: Rung | None = None, role: Role = Role.EXECUTIVE) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_rung(rung, role)

    def set_rung(self, rung: Rung | None, role: Role) -> None:
        """Show how far a skill of this role was climbed."""
        self.rung, self._role = rung, role
        self.setAccessibleName(ladder_words(rung))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font(is_reached=True))
        widest = max(metrics.horizontalAdvance(word) for word in RUNGS.values())
        width = 4 * (widest + 2) + 3 * theme().px(_BETWEEN)
        return QSize(width, theme().px(_BAR + 5) + metrics.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = smooth(QPainter(self)), theme()
        between = look.px(_BETWEEN)
        width = (self.width() - 3 * between) / 4
        height = 0 if self.rung is None else self.rung.height
        for place, (rung, word) in enumerate(RUNGS.items()):
            block = QRectF(place * (width + between), look.px(1), width, look.px(_BAR))
            if rung.height <= height:
                bar(painter, block, self._role, 2.5 * look.scale)
            else:
                painter.fillPath(rounded(block, 2.5 * look.scale), look.color("track"))
            is_reached = rung is self.rung
            painter.setFont(_font(is_reached=is_reached))
            painter.setPen(look.color(ROLE_TONE[self._role] if is_reached else "muted"))
            words = QRectF(block.left(), block.bottom() + look.px(3), width, self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, word)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def _font(*, is_reached: bool) -> QFont:
    weight = QFont.Weight.Bold if is_reached else QFont.Weight.Normal
    return fonts.made(theme().px(_WORDS), weight.value)
