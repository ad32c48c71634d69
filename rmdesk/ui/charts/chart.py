"""What every chart is: one painted widget whose values the arrow keys step through."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from rmdesk.domain.progress import Progress
from rmdesk.ui.charts.ink import Ink
from rmdesk.ui.charts.legend import Entry
from rmdesk.ui.painting import rounded
from rmdesk.ui.status_line import announce
from rmdesk.ui.theme import theme
from rmdesk.wording.progress_charts import ChartWords

EDGE = 4
"""px around the picture that the focus ring needs."""
_NO_WORDS = ChartWords("", "", (), (), ())


class Chart(QWidget):
    """A picture of some figures. Left, Right, Home and End mark a value, Escape and leaving unmark it.

    A kind of chart says how high it is, paints itself with any ink, and tells where its values lie.
    """

    marked = Signal(str)
    """This value is marked now, in words; "" for none."""
    px_height = 160.0
    """Height in px at 100 %, edges not counted."""
    least_width = 280
    """px at 100 % that a picture on paper is wide at least."""

    def __init__(self) -> None:
        super().__init__()
        self.progress: Progress | None = None
        self.words = _NO_WORDS
        self._at: int | None = None
        self._picture: QPixmap | None = None
        self._picture_of: tuple[QSize, float, bool, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def at(self) -> int | None:
        """Which value is marked, from 0; None for none."""
        return self._at

    @property
    def value(self) -> str:
        """The marked value in words."""
        return "" if self._at is None else self.words.values[self._at]

    def show_progress(self, progress: Progress, words: ChartWords) -> None:
        """Draw these figures; what was marked is not."""
        self.progress, self.words = progress, words
        self._picture = None
        self.setAccessibleName(words.title)
        self._mark(None)
        self.updateGeometry()
        self.update()

    def height_at(self, width: float) -> float:
        """px at 100 % for a width in px at 100 %, edges not counted."""
        del width
        return self.px_height

    def plot(self, ink: Ink, place: QRectF) -> None:
        """Paint the picture into `place`."""
        raise NotImplementedError

    def spots(self, place: QRectF, scale: float) -> list[QRectF]:
        """Where each value lies when the picture is painted into `place`."""
        raise NotImplementedError

    def legend(self) -> tuple[Entry, ...]:
        """What stands under the picture."""
        return ()

    def for_paper(self) -> "Chart":
        """The chart to copy or print in its place, without what does not go on paper."""
        return self

    def spot(self) -> QRectF:
        """Where the marked value lies; empty for none."""
        if self._at is None:
            return QRectF()
        return self.spots(self._place(), theme().scale)[self._at]

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        inner = width / theme().scale - 2 * EDGE
        return theme().px(self.height_at(inner) + 2 * EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = Ink(painter)
        painter.drawPixmap(0, 0, self._drawn())
        if self._at is not None:
            self._paint_mark(ink, self.spot())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), theme().size("ring")))
            half = theme().size("ring") / 2
            edge = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawPath(rounded(edge, theme().px(6)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.words.values) - 1
        key = event.key()
        if key == Qt.Key.Key_Escape and self._at is not None:
            self._mark(None)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and last >= 0:
            self._mark(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and last >= 0 and not event.modifiers():
            step = 1 if key == Qt.Key.Key_Right else -1
            begin = -1 if step == 1 else last + 1
            self._mark(min(max((begin if self._at is None else self._at) + step, 0), last))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spots = self.spots(self._place(), theme().scale) if self.words.values else []
        if spots:
            here = event.position()
            self._mark(min(range(len(spots)), key=lambda at: _distance(spots[at], here)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._mark(None)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._mark(None)
            self.updateGeometry()

    def _place(self) -> QRectF:
        edge = theme().px(EDGE)
        return QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)

    def _drawn(self) -> QPixmap:
        """The picture without mark and ring, painted once for a size and a look."""
        wanted = (self.size(), self.devicePixelRatioF(), theme().is_dark, theme().scale)
        if self._picture is None or self._picture_of != wanted:
            self._picture = QPixmap(self.size() * self.devicePixelRatioF())
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture.fill(Qt.GlobalColor.transparent)
            self._picture_of = wanted
            painter = QPainter(self._picture)
            if self.progress is not None:
                self.plot(Ink(painter), self._place())
            painter.end()
        return self._picture

    def _mark(self, at: int | None) -> None:
        self._at = at
        said = " ".join(part for part in (self.words.told, self.value) if part)
        self.setAccessibleDescription(said)
        if at is not None:
            announce(self, self.value)
        self.marked.emit(self.value)
        self.update()

    def _paint_mark(self, ink: Ink, spot: QRectF) -> None:
        reach = ink.px(3)
        ink.painter.setBrush(Qt.BrushStyle.NoBrush)
        ink.painter.setPen(QPen(ink.color("text"), ink.px(2)))
        inside = spot.adjusted(-reach, -reach, reach, reach).intersected(
            QRectF(self.rect()).adjusted(1, 1, -1, -1)
        )
        ink.painter.drawPath(rounded(inside, ink.px(9)))


def _distance(spot: QRectF, here: QPointF) -> float:
    centre = spot.center()
    return abs(centre.x() - here.x()) + abs(centre.y() - here.y())
