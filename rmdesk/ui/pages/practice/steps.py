"""The steps of a lesson beside the clock: ticked as they are done, marked where the learner got stuck."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from rmdesk.storage.records import LessonStep
from rmdesk.ui.icons import paint_icon
from rmdesk.ui.painting import smooth
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.lessons import KINDS

_SIDE = 24  # px
_TITLE = 22  # px of height of the step's title
_SHORT = 70  # characters of a step that is not due


class StepMark(QAbstractButton):
    """Done, due or to come; Space and a click turn it."""

    def __init__(self) -> None:
        super().__init__()
        self.is_due = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space stays the clock's after a click
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_SIDE), theme().px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(QPainter(self))
        side = look.px(15)
        place = QRectF(0, (look.px(_TITLE) - side) / 2, side, side)  # level with the title
        name, tone = ("check", "success") if self.isChecked() else ("circle", "control")
        if self.is_due and not self.isChecked():
            name, tone = "arrow-right", "accent"
        paint_icon(painter, name, place, tone)
        if self.hasFocus():
            painter.setPen(QPen(look.color("focus"), look.size("ring")))
            painter.drawRoundedRect(place.adjusted(1, -3, 4, 3), look.px(5), look.px(5))


class StepRow(QWidget):
    """One step: its mark, what it is and for how long, the words; S says "stuck here"."""

    ticked = Signal(bool)
    stuck = Signal(bool)

    def __init__(self, step: LessonStep) -> None:
        super().__init__()
        self.step = step
        self.mark = StepMark()
        self.mark.setChecked(step.is_done)
        self.mark.toggled.connect(self.ticked)
        self._text = step.corrected or step.text
        place = row(self)
        place.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        lines = column()
        self._build_words(lines)
        place.addLayout(lines, 1)
        self.show_due(is_due=False)

    def show_due(self, *, is_due: bool) -> None:
        """Whether it is this step's turn."""
        self.mark.is_due = is_due
        self.mark.update()
        self.title.setProperty("tone", "accent" if is_due and not self.mark.isChecked() else "text")
        self.detail.setProperty("tone", "text" if is_due else "muted")
        for label in (self.title, self.detail):
            label.style().polish(label)
        self.detail.setText(self._text if is_due else _first_line(self._text))
        self.was_stuck.setVisible(self.step.is_stuck)
        told = tr("{step}. S says that it got stuck here.").format(step=self.detail.text())
        self.mark.setAccessibleDescription(told)

    def turn_stuck(self) -> None:
        """The learner got stuck here, or did not after all."""
        self.stuck.emit(not self.step.is_stuck)

    def _build_words(self, lines: QVBoxLayout) -> None:
        step = self.step
        name = step.title or KINDS[step.kind]
        self.mark.setAccessibleName(
            tr("{step}, {minutes} minutes, done").format(step=name, minutes=step.minutes)
        )
        head = row(spacing=8)
        self.title = words(name, "strong", wraps=True)
        told = words(
            tr("{minutes} min").format(minutes=step.minutes), "small", "muted", wraps=False, tabular=True
        )
        sizes(told, min_height=_TITLE)
        sizes(self.title, min_height=_TITLE)
        head.addWidget(self.title, 1)
        head.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        self.detail = words("", "small", "muted", wraps=True)
        lines.addWidget(self.detail)
        self.was_stuck = Chip(tr("stuck here"), "warning")
        lines.addWidget(self.was_stuck, 0, Qt.AlignmentFlag.AlignLeft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_S and not event.modifiers():
            self.turn_stuck()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.mark.toggle()


def _first_line(text: str) -> str:
    """What a step is about: its first line, no longer than a glance takes."""
    line = text.strip().split("\n", 1)[0].removeprefix("- ").strip()
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]}…"
