"""How far a thing may travel: only me, the pair, the coordinator, everyone; filled up to the widest.

Without a programme there is no coordinator, and so no step of theirs.
"""

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.vocabulary import Audience
from rmdesk.ui.painting import dot, smooth
from rmdesk.ui.readers import Readers
from rmdesk.ui.theme import theme
from rmdesk.wording import tr

_STEP = 59
_WIDTH = 4 * _STEP


class _Steps(QWidget):
    """Four steps of equal width; the words and the line share them and so stand under each other."""

    _px_height = 26

    def __init__(self, readers: Readers) -> None:
        super().__init__()
        self._readers = readers
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_readers(self, readers: Readers) -> None:
        """Use other names."""
        self._readers = readers
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH), theme().px(self._px_height))

    def _steps(self) -> tuple[Audience, ...]:
        if self._readers.coordinator is not None:
            return tuple(Audience)
        return tuple(one for one in Audience if one is not Audience.COORDINATOR)

    def _x(self, step: int) -> float:
        return (step + 0.5) * self._wide()

    def _wide(self) -> float:
        """px of one step; fewer steps share the same width."""
        return theme().px(_WIDTH) / len(self._steps())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class ReachHead(_Steps):
    """The words above the lines."""

    def __init__(self, readers: Readers) -> None:
        super().__init__(readers)
        self.setAccessibleName(" · ".join(readers.steps()[one] for one in self._steps()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("badge"))
        painter.setPen(theme().color("muted"))
        for step, audience in enumerate(self._steps()):
            width = self._wide()
            place = QRectF(self._x(step) - width / 2, 0, width, self.height())
            said = self._readers.steps()[audience]
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, round(width))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)


class ReachLine(_Steps):
    """The line itself; its accessible name says the widest reader."""

    def __init__(self, readers: Readers, widest: Audience) -> None:
        super().__init__(readers)
        self._widest = widest
        self.set_widest(widest)

    def set_widest(self, widest: Audience) -> None:
        """Fill up to another reader."""
        self._widest = widest
        shown = max(one for one in self._steps() if one <= widest)
        self.setAccessibleName(
            tr("May travel as far as: {reader}").format(reader=self._readers.steps()[shown])
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        look, steps = theme(), self._steps()
        # A step that is not there is as far as the one before it.
        widest = max(at for at, audience in enumerate(steps) if audience <= self._widest)
        y = self.height() / 2
        painter.setPen(QPen(look.color("rule"), 1.6 * look.scale))
        painter.drawLine(QLineF(self._x(0), y, self._x(len(steps) - 1), y))
        painter.setPen(QPen(look.color("accent"), 3 * look.scale))
        painter.drawLine(QLineF(self._x(0), y, self._x(widest), y))
        for step in range(len(steps)):
            centre = QPointF(self._x(step), y)
            if step > widest:
                dot(painter, centre, 4 * look.scale, "surface")
                dot(painter, centre, 4 * look.scale, "rule", hollow=True)
            else:
                dot(painter, centre, look.scale * (6 if step == widest else 5), "accent")
