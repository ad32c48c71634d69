"""Bars: how much of something is done or driven, solid ink or hatched clay on a pale track."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.painting import bar, rounded, smooth
from rmdesk.ui.theme import theme
from rmdesk.wording import tr


class ShareBar(QWidget):
    """A share from 0 to 1 in the colour of one of the two. Its accessible name is the share in words."""

    def __init__(self, share: float = 0.0, role: Role = Role.EXECUTIVE, *, height: float = 6) -> None:
        super().__init__()
        self._height = height
        self._share = share
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share, role)

    def set_share(self, share: float, role: Role, words: str = "") -> None:
        """Show another share; `words` say it, otherwise it is said in percent."""
        self._share, self._role = share, role
        percent = tr("{percent} %").format(percent=round(share * 100))
        self.setAccessibleName(words or percent)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(48), theme().px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_share(smooth(QPainter(self)), QRectF(self.rect()), self._share, self._role)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def paint_share(painter: QPainter, rect: QRectF, share: float, role: Role) -> None:
    """Paint the track and the share into `rect`."""
    radius = 2.5 * theme().scale
    painter.fillPath(rounded(rect, radius), theme().color("track"))
    filled = QRectF(rect)
    filled.setWidth(rect.width() * min(max(share, 0.0), 1.0))
    if filled.width() >= 1:
        bar(painter, filled, role, radius)
