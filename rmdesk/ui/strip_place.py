"""Where the small strip may stand: where it was last, as long as a screen is there."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

WIDTH = 580
"""px at 100 % text."""
_FROM_TOP = 24  # px


def visible_place(place: tuple[int, int] | None, size: QSize, screens: Sequence[QRect]) -> QPoint | None:
    """`place`, moved onto the screen that shows most of it; None when it lies on none, or was never told."""
    if place is None:
        return None
    wanted = QRect(QPoint(*place), size)
    screen = max(screens, key=lambda one: _shown(one, wanted), default=QRect())
    if _shown(screen, wanted) == 0:
        return None
    x = max(screen.left(), min(wanted.x(), screen.right() + 1 - size.width()))
    y = max(screen.top(), min(wanted.y(), screen.bottom() + 1 - size.height()))
    return QPoint(x, y)


def usual_place(size: QSize, screen: QRect) -> QPoint:
    """The middle of the screen's top."""
    return QPoint(screen.center().x() - size.width() // 2, screen.top() + _FROM_TOP)


def _shown(screen: QRect, wanted: QRect) -> int:
    """How many px of the strip lie on this screen."""
    part = screen.intersected(wanted)
    return part.width() * part.height() if part.isValid() else 0
