"""The five steps at the left: what each produced; any can be taken up again."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QSizePolicy, QWidget

from rmdesk.domain.launch import Step
from rmdesk.ui import fonts
from rmdesk.ui.icons import paint_icon
from rmdesk.ui.painting import smooth
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import set_look, words
from rmdesk.wording import tr
from rmdesk.wording.launch import STEPS, place_words

_DISC = 28
_PITCH = 52
_WORDS_FROM = 40
_WIDTH = 280


class StepItem(QAbstractButton):
    """A number in a disc, or a tick; the title, and under it what the step produced."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self.step = step
        self._place = list(Step).index(step) + 1
        self._made = ""
        self._is_current = False
        self._is_done = False
        self._is_folded = False
        self.setText(STEPS[step].title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, made: str, *, is_current: bool, is_done: bool) -> None:
        """Tell how far it is."""
        self._made, self._is_current, self._is_done = made, is_current, is_done
        state = tr("this step") if is_current else tr("done") if is_done else tr("to come")
        self.setAccessibleName(f"{place_words(self.step)}: {self.text()}, {state}")
        self.setAccessibleDescription(made)
        self.update()

    def set_folded(self, folded: bool) -> None:
        """The disc alone."""
        self._is_folded = folded
        wide = QSizePolicy.Policy.Fixed if folded else QSizePolicy.Policy.Expanding
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        if self._is_folded:
            return QSize(look.px(_DISC + 12), look.px(_DISC + 12))
        return QSize(look.px(160), look.px(_PITCH))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = smooth(QPainter(self))
        side = look.px(_DISC)
        left = (self.width() - side) / 2 if self._is_folded else float(look.px(4))
        disc = QRectF(left, (self.height() - side) / 2, side, side)
        if self.hasFocus() or self.underMouse():
            self._paint_ground(painter)
        self._paint_disc(painter, disc)
        if not self._is_folded:
            self._paint_words(painter)

    def _paint_ground(self, painter: QPainter) -> None:
        look = theme()
        ring = look.size("ring") if self.hasFocus() else 0
        painter.setPen(QPen(look.color("focus"), ring) if ring else Qt.PenStyle.NoPen)
        painter.setBrush(look.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
        place = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        painter.drawRoundedRect(place, look.px(8), look.px(8))

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        look = theme()
        ground, edge, tone = self._disc_tones()
        painter.setBrush(look.color(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color(edge), 1) if edge else Qt.PenStyle.NoPen)
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        if self._is_done and not self._is_current:
            space = disc.width() * 0.22
            paint_icon(painter, "check", disc.adjusted(space, space, -space, -space), tone, 2.25)
            return
        painter.setPen(look.color(tone))
        painter.setFont(fonts.made(look.px(13), QFont.Weight.DemiBold.value))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self._place))

    def _disc_tones(self) -> tuple[str, str, str]:
        """Ground, edge and mark."""
        if self._is_current:
            return "accent", "", "on_accent"
        return ("success_soft", "", "success") if self._is_done else ("", "control", "muted")

    def _paint_words(self, painter: QPainter) -> None:
        look = theme()
        left = look.px(4 + _WORDS_FROM)
        title = fonts.made(look.px(15), 600 if self._is_current else 400)
        tone = look.color("text" if self._is_current or self._is_done else "muted")
        height = QFontMetrics(title).height()
        small = fonts.made(look.px(13), 400)
        below = QFontMetrics(small).height() + look.px(3) if self._made else 0
        top = (self.height() - height - below) // 2
        room = self.width() - left - look.px(4)
        self._put(painter, (title, tone), QRect(left, top, room, height), self.text())
        if self._made:
            place = QRect(left, top + height + look.px(3), room, below - look.px(3))
            self._put(painter, (small, look.color("muted")), place, self._made)

    def _put(self, painter: QPainter, look: tuple[QFont, QColor], place: QRect, text: str) -> None:
        font, tone = look
        painter.setFont(font)
        painter.setPen(tone)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class Stepper(QFrame):
    """Title, steps, and at the foot the first session and what is saved. Folded: discs across."""

    chosen = Signal(Step)
    left = Signal()
    """The person goes on another time."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("frame", "steps")
        self.items = {step: StepItem(step) for step in Step}
        self.later = button(tr("Go on another time"), "flat", small=True)
        self.later.clicked.connect(self.left)
        self.session = words("", "small", "muted", wraps=True)
        self.saved = words("", "small", "muted", wraps=True)
        self._encrypted = words(tr("Encrypted on this computer"), "small", "muted", wraps=True)
        self._head = self._build_head()
        self._spare = gap(22)
        self._steps = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for step, item in self.items.items():
            self._steps.addWidget(item)
            item.clicked.connect(lambda _on=False, chosen=step: self.chosen.emit(chosen))
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lines.addWidget(self._head)
        self._lines.addWidget(self._spare)
        self._lines.addLayout(self._steps)
        self._lines.addStretch(1)
        self._lines.addWidget(self._build_foot())
        self.set_folded(folded=False)

    def show_step(self, current: Step, made: dict[Step, str], done: frozenset[Step]) -> None:
        """Tell where the two are, and what each step produced."""
        for step, item in self.items.items():
            item.show_step(made[step], is_current=step is current, is_done=step in done)

    def say_session(self, said: str) -> None:
        """Tell when the first session is."""
        self.session.setText(said)
        self.session.setVisible(bool(said) and not self.is_folded)

    def say_saved(self, said: str, is_error: bool) -> None:
        """Tell since when everything is saved, or is not."""
        self.saved.setText(said)
        self.saved.setVisible(bool(said))
        set_look(self.saved, tone="danger" if is_error else "muted")

    def set_folded(self, *, folded: bool) -> None:
        """Discs in one line above the step, where room is short."""
        self.is_folded = folded
        way = QBoxLayout.Direction.LeftToRight if folded else QBoxLayout.Direction.TopToBottom
        for layout in (self._steps, self._lines, self._foot_lines):
            layout.setDirection(way)
        sizes(self._foot_lines, spacing=12 if folded else 5)
        sizes(self._steps, spacing=4 if folded else 0)
        sizes(self._lines, spacing=0, margins=(28, 8, 28, 8) if folded else (28, 40, 20, 28))
        sizes(self, width=0 if folded else _WIDTH)
        for item in self.items.values():
            item.set_folded(folded)
        for part in (self._head, self._spare, self._encrypted):
            part.setVisible(not folded)
        self.session.setVisible(bool(self.session.text()) and not folded)
        self.saved.setVisible(bool(self.saved.text()))

    def _build_head(self) -> QWidget:
        head = QWidget()
        lines = column(head, spacing=5, margins=(4, 0, 8, 0))
        lines.addWidget(words(tr("Before you start"), "card_title", wraps=True))
        told = tr("About 25 minutes, best done together. You can stop at any step; nothing is lost.")
        lines.addWidget(words(told, "small", "muted", wraps=True))
        return head

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        self._foot_lines = column(foot, spacing=5, margins=(4, 0, 8, 0))
        later = QWidget()
        across = row(later)
        across.addWidget(self.later)
        across.addStretch(1)
        for line in (later, self.session, self.saved, self._encrypted):
            self._foot_lines.addWidget(line)
        return foot
