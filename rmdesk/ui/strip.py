"""The clock as a small strip above all other windows: the same practice, the same keys while it has focus.

It shows a `Moment` and says what was asked for; whoever owns the practice decides what happens.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from rmdesk.domain.vocabulary import Began, Role, TakeoverReason
from rmdesk.ui.clock_words import Moment
from rmdesk.ui.painting import ROLE_TONE, rounded, smooth
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.strip_place import WIDTH, usual_place, visible_place
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.text import ElidedLabel, IconLabel, escaped, set_look, words
from rmdesk.ui.widgets.timeline import TimelineStrip
from rmdesk.wording import tr
from rmdesk.wording.practice import REASONS

_HEIGHT = 66  # px
_STEP = 16  # px an arrow key moves it
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-_STEP, 0),
    Qt.Key.Key_Right: QPoint(_STEP, 0),
    Qt.Key.Key_Up: QPoint(0, -_STEP),
    Qt.Key.Key_Down: QPoint(0, _STEP),
}


def stands_freely() -> bool:
    """Whether this desktop lets a window choose its place and stay on top; Wayland does not."""
    return not QGuiApplication.platformName().startswith("wayland")


class Strip(QWidget):
    """580 × 66 px at 100 %, frameless; an ordinary window, which says so, where `is_free` is false.

    `press` gets the clock's keys and answers whether one meant something.
    """

    switch_clicked = Signal()
    takeover_clicked = Signal()
    talk_clicked = Signal()
    pause_clicked = Signal()
    """An interruption begins or ends."""
    why_clicked = Signal()
    reason_clicked = Signal(TakeoverReason)
    page_asked = Signal()
    """Back to the page: Esc, a double click, its menu."""
    moved = Signal(int, int)
    """The person put it there, in px of the desktop."""

    def __init__(self, press: Callable[[QKeyEvent], bool], *, is_free: bool) -> None:
        super().__init__()
        self._press = press
        self._is_free = is_free
        self._grip: QPoint | None = None
        self._deeds: tuple[Callable[[], object], Callable[[], object]] = (
            self.switch_clicked.emit,
            self.takeover_clicked.emit,
        )
        flags = Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint
        if is_free:
            flags |= Qt.WindowType.FramelessWindowHint
            self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowFlags(flags)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(tr("Clock"))
        self.setAccessibleName(tr("Clock, small strip"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        theme().changed.connect(self._fit)

    def show_at(self, place: tuple[int, int] | None, beside: QWidget) -> None:
        """Show it where it was last, or, when no screen is there now, at the top of `beside`'s screen."""
        self._fit()
        if self._is_free:
            screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
            self.move(
                visible_place(place, self.size(), screens)
                or usual_place(self.size(), beside.screen().availableGeometry())
            )
        self.show()
        self.raise_()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_moment(self, now: Moment) -> None:
        """Show the practice as it is at this moment."""
        practice = now.practice
        self._show_who(now)
        _say(self.time, now.time_words, "clay" if now.is_late else "text")
        planned = tr("of {minutes}").format(minutes=practice.planned_seconds // 60)
        _say(self.left, _left(now) if now.is_late else planned, "clay" if now.is_late else "muted")
        self._reasons.setVisible(now.asks_why)
        self._time_box.setVisible(not now.asks_why)
        self._show_buttons(now)
        turns = practice.turns_at(now.at)
        self.timeline.set_turns(
            [(turn.hands, float(turn.seconds), turn.began is Began.TAKEOVER) for turn in turns],
            practice.planned_seconds,
        )
        self.setAccessibleDescription(f"{self.who.whole_text}. {self.time.text()} {self.left.text()}")

    def _show_who(self, now: Moment) -> None:
        practice, driver = now.practice, now.practice.driver
        self.disc.setVisible(driver is not None)
        self._icon.setVisible(driver is None)
        if driver is None:
            self._icon.set_icon("pause" if practice.is_paused else "message-circle", "text")
            self.who.set_text(tr("Paused") if practice.is_paused else tr("Talk"))
            told = tr("counted nowhere, {time}") if practice.is_paused else tr("nobody drives, {time}")
            tone, told = "text", told.format(time=now.turn_time)
        else:
            self.disc.set_person(now.names[driver], driver)
            tone, told = ROLE_TONE[driver], self._turn_words(now)
            has = tr("{name} has the keys") if practice.during_takeover else tr("{name} drives")
            self.who.set_text(has.format(name=now.names[driver]))
        for label, wanted in ((self.who, tone), (self.turn, "clay" if now.is_switch_due else "muted")):
            if label.property("tone") != wanted:
                set_look(label, tone=wanted)
        self.turn.set_text(now.due_words or told)

    @staticmethod
    def _turn_words(now: Moment) -> str:
        current = now.practice.current
        if current is None or not now.practice.during_takeover:
            return tr("this turn {time}").format(time=now.turn_time)
        if current.reason is not None:
            return tr("took over {time}, {reason}").format(time=now.turn_time, reason=REASONS[current.reason])
        return tr("took over {time}, because…").format(time=now.turn_time)

    def _show_buttons(self, now: Moment) -> None:
        practice = now.practice
        is_back = practice.is_talking and practice.last_driver is not None
        driver = practice.last_driver or practice.learner
        drives = tr("{name} drives").format(name=now.names[driver]) if is_back else now.switch_words
        _say(self.first, tr("Go on") if practice.is_paused else drives)
        current = practice.current
        is_unanswered = practice.during_takeover and current is not None and current.reason is None
        second = tr("Why?") if is_unanswered else tr("Talk") if practice.during_takeover else tr("Took over")
        _say(self.second, tr("Pause") if practice.is_talking else second)
        self._deeds = (
            self._deed_of_first(now, is_back=is_back),
            self._deed_of_second(now, is_unanswered=is_unanswered),
        )
        self.first.setVisible(not now.asks_why)
        self.second.setVisible(not now.asks_why and not practice.is_paused)

    def _deed_of_first(self, now: Moment, *, is_back: bool) -> Callable[[], object]:
        if now.practice.is_paused:
            return self.pause_clicked.emit
        return self.talk_clicked.emit if is_back else self.switch_clicked.emit

    def _deed_of_second(self, now: Moment, *, is_unanswered: bool) -> Callable[[], object]:
        if now.practice.is_talking:
            return self.pause_clicked.emit
        if is_unanswered:
            return self.why_clicked.emit
        return self.talk_clicked.emit if now.practice.during_takeover else self.takeover_clicked.emit

    def _on_first_clicked(self) -> None:
        self._deeds[0]()

    def _on_second_clicked(self) -> None:
        self._deeds[1]()

    def _fit(self) -> None:
        """As wide as the picture, wider when the words need it; it grows with the text."""
        layout = self.layout()
        wanted = layout.minimumSize() if layout is not None else self.size()
        height = theme().px(_HEIGHT) if self._is_free else wanted.height()
        self.setFixedSize(max(theme().px(WIDTH), wanted.width()), height)

    def _build(self) -> None:
        lines = column(self, margins=(1, 1, 1, 1) if self._is_free else (0, 0, 0, 0))
        inside = QWidget()
        line = row(inside, spacing=10, margins=(13, 4, 9, 0))
        self.disc = Disc("", Role.EXECUTIVE, 32)
        self._icon = IconLabel("message-circle", 26, "text", 1.5)
        self.who = ElidedLabel("", "strong", "text")
        self.turn = ElidedLabel("", "small", "muted")
        both = column()
        both.addStretch()
        both.addWidget(self.who)
        both.addWidget(self.turn)
        both.addStretch()
        line.addWidget(self.disc)
        line.addWidget(self._icon)
        line.addLayout(both, 1)
        line.addWidget(self._build_time())
        line.addWidget(self._build_reasons())
        self.first = button("", "primary", small=True)
        self.second = button("", "plain", small=True)
        self.first.clicked.connect(self._on_first_clicked)
        self.second.clicked.connect(self._on_second_clicked)
        for made in (self.first, self.second):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space stays the clock's after a click
            line.addWidget(made)
        lines.addWidget(inside, 1)
        if not self._is_free:
            foot = row(margins=(13, 0, 9, 4))
            told = tr("This desktop decides where the clock stands and what covers it.")
            foot.addWidget(words(told, "small", "muted", wraps=True))
            lines.addLayout(foot)
        self.timeline = TimelineStrip("small")
        line_foot = row(margins=(6, 0, 6, 0) if self._is_free else (0, 0, 0, 0))  # clear of the round corners
        line_foot.addWidget(self.timeline)
        lines.addLayout(line_foot)

    def _build_time(self) -> QWidget:
        self._time_box = QWidget()
        line = row(self._time_box, spacing=10, margins=(0, 0, 4, 0))
        self.time = words("", "clock_strip", wraps=False)
        self.left = words("", "small", "muted", wraps=False, tabular=True)
        line.addWidget(self.time)
        line.addWidget(self.left)
        return self._time_box

    def _build_reasons(self) -> QWidget:
        self._reasons = QWidget()
        line = row(self._reasons, spacing=6)
        self.reasons: dict[TakeoverReason, QPushButton] = {}
        for key, (reason, said) in enumerate(REASONS.items(), start=1):
            made = button(escaped(f"{key}  {said}"), "plain", small=True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(lambda _on=False, chosen=reason: self.reason_clicked.emit(chosen))
            self.reasons[reason] = made
            line.addWidget(made)
        sizes(self._reasons, min_height=30)
        return self._reasons

    def _move_by(self, step: QPoint) -> None:
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        wanted = self.pos() + step
        place = visible_place((wanted.x(), wanted.y()), self.size(), screens)
        if place is not None:
            self.move(place)
            self.moved.emit(place.x(), place.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._press(event):
            return
        if key in _ARROWS and self._is_free:
            self._move_by(_ARROWS[key])
        elif key == Qt.Key.Key_Escape:
            self.page_asked.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and self._is_free:
            self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._grip is not None:
            self._grip = None
            self.moved.emit(self.x(), self.y())

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self._grip = None
        self.page_asked.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Back to the page"), self.page_asked.emit)
        menu.popup(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(QPainter(self))
        look = theme()
        if not self._is_free:
            painter.fillRect(self.rect(), look.color("surface"))
            return
        radius = look.px(look.tokens.radius["row"])
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.fillPath(rounded(edge, radius), look.color("surface"))
        painter.setPen(QPen(look.color("control"), 1))
        painter.drawPath(rounded(edge, radius))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()


def _left(now: Moment) -> str:
    left = now.practice.remaining(now.at)
    if left <= 0:
        return tr("{minutes} min over").format(minutes=-left // 60)
    return tr("{minutes} min left").format(minutes=-(-left // 60))


def _say(label: QWidget, text: str, tone: str = "") -> None:
    if isinstance(label, QPushButton):
        label.setText(escaped(text))
    elif label.property("text") != text:
        label.setProperty("text", text)
    if tone and label.property("tone") != tone:
        set_look(label, tone=tone)
