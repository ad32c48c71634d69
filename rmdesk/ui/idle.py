"""Locks a desk that nobody touches: rest is counted while no key, pointer or finger moves."""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

_SIGNS_OF_LIFE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    )
)


def seconds_awake_or_asleep() -> float:
    """Seconds since some fixed moment; a sleeping computer counts where the system can tell."""
    # macOS stops Python's own clock while it sleeps, and CLOCK_MONOTONIC not; on Linux it is the reverse.
    name = "CLOCK_MONOTONIC" if sys.platform == "darwin" else "CLOCK_BOOTTIME"
    counted = getattr(time, name, None)
    return time.monotonic() if counted is None else time.clock_gettime(counted)


class IdleWatch(QObject):
    """Tells when the person has rested for so many minutes."""

    rested = Signal()
    """Nobody touched anything for `minutes`, and nothing holds the lock off."""

    def __init__(
        self,
        minutes: int,
        held_off: Callable[[], bool],
        parent: QObject | None = None,
        *,
        seconds: Callable[[], float] = seconds_awake_or_asleep,
        interval_ms: int = 1000,
    ) -> None:
        """`held_off` is asked only when the rest is long enough: a running practice says yes."""
        super().__init__(parent)
        self.minutes = minutes
        self._held_off = held_off
        self._seconds = seconds
        self._touched = seconds()
        self._timer = QTimer(self, interval=interval_ms)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # a window needs one

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above

    def _on_timeout(self) -> None:
        if self._seconds() - self._touched >= self.minutes * 60 and not self._held_off():
            self.rested.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._touched = self._seconds()
        return False
