"""A card that takes the focus itself and shows it by a ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen

from rmdesk.ui.painting import smooth
from rmdesk.ui.sizes import Margins
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.card import CARD_INNER, Card

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class FocusCard(Card):
    """Tab rests on it. The ring shows when the person came by Tab; a click or the program leaves it plain."""

    def __init__(self, inner: Margins = CARD_INNER, gap: float = 10) -> None:
        super().__init__(inner, gap)
        self._came_by_tab = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._came_by_tab = event.reason() in _BY_TAB
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not (self.hasFocus() and self._came_by_tab):
            return
        look = theme()
        ring = look.size("ring")
        painter = smooth(QPainter(self))
        painter.setPen(QPen(look.color("focus"), ring))
        radius = look.px(look.tokens.radius["card"])
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2), radius, radius
        )
