"""Hears when the computer locks its screen or goes to sleep. Loaded after the first paint.

Linux and its like tell it on D-Bus, Windows by messages to a window. macOS tells it only through Cocoa, which
Qt does not pass on: there the minutes of rest, which a sleep counts in, are what locks.
"""

import sys
from importlib import import_module

from PySide6.QtCore import QObject, Signal


class SystemLock(QObject):
    """Listens as long as it lives; where the system tells nothing, it stays silent."""

    locked = Signal()
    """The screen was locked, or the computer is about to sleep. One act may tell it more than once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            from rmdesk.ui.system_lock.windows import MessageWatch

            self._messages = MessageWatch(self.locked.emit)
            self._messages.listen()
        elif sys.platform != "darwin":
            from rmdesk.ui.system_lock.bus import BusWatch, buses

            self._watch = BusWatch(self)
            self._watch.told.connect(self.locked)
            for bus, signals in buses():
                self._watch.listen(bus, signals)


def load() -> None:
    """In the worker: load and connect what listening needs, so that it begins in no time."""
    if sys.platform == "win32":
        import_module("rmdesk.ui.system_lock.windows")
    elif sys.platform != "darwin":
        from rmdesk.ui.system_lock.bus import buses

        buses()
