"""How far a thing may travel: only me, the pair, the coordinator, everyone; filled up to the widest."""

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

    def _x(self, step: int) -> float:
        return (step + 0.5) * theme().px(_STEP)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class ReachHead(_Steps):
    """The words above the lines."""

    def __init__(self, readers: Readers) -> None:
        super().__init__(readers)
        self.setAccessibleName(" · ".join(readers.steps()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("badge"))
        painter.setPen(theme().color("muted"))
        for step, said in enumerate(self._readers.steps()):
            width = theme().px(_STEP)
            place = QRectF(self._x(step) - width / 2, 0, width, self.height())
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, width)
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
        self.setAccessibleName(
            tr("May travel as far as: {reader}").format(reader=self._readers.steps()[widest])
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        look = theme()
        y = self.height() / 2
        painter.setPen(QPen(look.color("rule"), 1.6 * look.scale))
        painter.drawLine(QLineF(self._x(0), y, self._x(3), y))
        painter.setPen(QPen(look.color("accent"), 3 * look.scale))
        painter.drawLine(QLineF(self._x(0), y, self._x(self._widest), y))
        for step in range(4):
            centre = QPointF(self._x(step), y)
            if step > self._widest:
                dot(painter, centre, 4 * look.scale, "surface")
                dot(painter, centre, 4 * look.scale, "rule", hollow=True)
            else:
                dot(painter, centre, look.scale * (6 if step == self._widest else 5), "accent")
