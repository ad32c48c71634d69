"""The practice under way: one value, and what each key does to it, on the page and in the strip alike."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_measures import is_switch_due, stretch_begin
from rmdesk.domain.vocabulary import Role, TakeoverReason

ASKS_SECONDS = 8
"""So long the question why someone took over stays open."""
REASON_KEYS = dict(zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), TakeoverReason, strict=True))


class RunningClock(QObject):
    """Holds a plain `Practice`. `now` gives the seconds of a clock that does not follow the wall clock."""

    changed = Signal(object)
    """A key did something; the practice before it."""
    question_changed = Signal()
    """The question why was opened or closed."""
    note_asked = Signal()

    def __init__(self, parent: QObject, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self.now = now
        self.practice = Practice(Role.EXECUTIVE, 0)
        self.takes_keys = False
        """Whether the clock's keys mean something; the note's does while `takes_notes`."""
        self.takes_notes = False
        self._asked_at: float | None = None
        self._told_stretch: int | None = None

    @property
    def asks_why(self) -> bool:
        """Whether it is asked why someone took over."""
        return self._asked_at is not None

    def take(self, practice: Practice) -> None:
        """Go on with this practice; nobody pressed a key."""
        self.practice = practice
        self._asked_at = self._told_stretch = None

    def pass_time(self) -> None:
        """Close the question when nobody answered it."""
        if self._asked_at is not None and self.now() - self._asked_at >= ASKS_SECONDS:
            self._asked_at = None

    def becomes_due(self, seconds: int) -> bool:
        """Whether it is time to switch after `seconds` of one driver; says so once for each stretch."""
        begin = stretch_begin(self.practice)
        if begin == self._told_stretch or not is_switch_due(self.practice, self.now(), seconds):
            return False
        self._told_stretch = begin
        return True

    def start(self, driver: Role) -> None:
        """`driver` takes the device."""
        self._become(self.practice.start(self.now(), driver))

    def switch(self) -> None:
        """Change who drives, or give back."""
        self._become(self.practice.switch(self.now()))

    def take_over(self) -> None:
        """The navigator's hands go to the device; why is asked once."""
        taken = self.practice.take_over(self.now())
        if taken is not self.practice:
            self._asked_at = self.now()
        self._become(taken)

    def ask_why(self) -> None:
        """Ask again why someone took over, as long as nobody answered."""
        if self.practice.during_takeover:
            self._asked_at = self.now()
            self.question_changed.emit()

    def close_question(self) -> None:
        """Why stays unanswered."""
        self._asked_at = None
        self.question_changed.emit()

    def drop_question(self) -> None:
        """The same without a word: nobody looks, and what shows is being put away."""
        self._asked_at = None

    def tell_why(self, reason: TakeoverReason) -> None:
        """Answer why; means nothing unasked."""
        if self._asked_at is not None:
            self._asked_at = None
            self._become(self.practice.with_reason(reason))

    def talk(self) -> None:
        """Hands off, or back to driving."""
        self._become(self.practice.talk(self.now()))

    def pause(self) -> None:
        """An interruption begins, or ends."""
        practice = self.practice
        self._become(practice.resume(self.now()) if practice.is_paused else practice.pause(self.now()))

    def end(self) -> None:
        """It is over."""
        self._asked_at = None
        self._become(self.practice.end(self.now()))

    def press(self, event: QKeyEvent) -> bool:
        """Do what this key does; False when it does nothing here."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        if self._answers(key):
            return True
        act: Callable[[], object] | None = {
            Qt.Key.Key_Space: self.switch,
            Qt.Key.Key_T: self.take_over,
            Qt.Key.Key_K: self.talk,
            Qt.Key.Key_P: self.pause,
        }.get(key)
        if key == Qt.Key.Key_N and self.takes_notes:
            self.note_asked.emit()
            return True
        if act is None or not self.takes_keys or self.practice.is_over:
            return False
        act()
        return True

    def _answers(self, key: Qt.Key) -> bool:
        """1 to 4 answer the question while it is open, Esc closes it."""
        if not self.asks_why:
            return False
        if key in REASON_KEYS:
            self.tell_why(REASON_KEYS[key])
        elif key == Qt.Key.Key_Escape:
            self.close_question()
        else:
            return False
        return True

    def _become(self, practice: Practice) -> None:
        if practice is not self.practice:
            before, self.practice = self.practice, practice
            self.changed.emit(before)
