"""A person as a disc with an initial."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.ui import fonts
from rmdesk.ui.painting import ROLE_TONE, smooth
from rmdesk.ui.theme import theme


class Disc(QWidget):
    """Solid: the person, or who drives. Pale: who navigates, or has not answered. Sizes 26, 44, 52."""

    def __init__(self, name: str, role: Role, size: float = 26, *, pale: bool = False) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._size = size
        self._pale = pale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def set_person(self, name: str, role: Role) -> None:
        """Show someone else."""
        self._name, self._role = name, role
        self.setAccessibleName(name)
        self.update()

    def set_pale(self, pale: bool) -> None:
        """Pale or solid."""
        self._pale = pale
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_disc(smooth(QPainter(self)), QRectF(self.rect()), self._name, self._role, pale=self._pale)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def paint_disc(painter: QPainter, rect: QRectF, name: str, role: Role, *, pale: bool = False) -> None:
    """Paint the disc into `rect`."""
    tone = ROLE_TONE[role]
    look = theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(f"{tone}_soft" if pale else tone))
    painter.drawEllipse(rect)
    painter.setPen(look.color(tone if pale else f"on_{tone}"))
    painter.setFont(fonts.made(round(rect.height() * 0.45), QFont.Weight.DemiBold.value))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name[:1].upper())
