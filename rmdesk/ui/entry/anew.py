"""Starts the program anew behind its lock screen: the keys and texts in its memory go with the old one.

The process becomes another program in its own place (exec): same arguments, same window, and for a moment no
window at all. What is typed in that moment would reach whatever stands behind, so it is done only when nobody
has touched the lock screen for a while. Windows cannot replace a process, and keeps the old one.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QTimer

from rmdesk.ui.entry.entrance import Entrance
from rmdesk.ui.entry.window import EntryWindow, stand_of

_KEPT = "RMDESK_ANEW"
"""The variable that tells the new program what the old one showed."""
_REST_MS = 20_000


class Before(NamedTuple):
    """Which journal's lock screen showed, where, and how its window stood."""

    folder: Path
    geometry: QByteArray
    stand: str


def before() -> Before | None:
    """What this process showed before it started anew; None at any other start."""
    stand, _, rest = os.environ.pop(_KEPT, "").partition(":")
    geometry, _, folder = rest.partition(":")
    if not folder:
        return None
    return Before(Path(folder), QByteArray.fromHex(geometry.encode("ascii", "replace")), stand)


def start_anew(window: EntryWindow, folder: Path) -> None:
    """Replace this process; returns only where the system refuses. The journal must be closed."""
    geometry = window.saveGeometry().toHex().toStdString()
    os.environ[_KEPT] = f"{stand_of(window)}:{geometry}:{folder}"
    with suppress(OSError):
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - no shell, and nothing but what runs already
    del os.environ[_KEPT]


class Anew(QObject):
    """Waits for a quiet moment after a lock, then starts the program anew."""

    def __init__(self, entrance: Entrance, rest_ms: int = _REST_MS) -> None:
        super().__init__(entrance)
        self._entrance = entrance
        self._timer = QTimer(self, interval=rest_ms)
        self._timer.timeout.connect(self._on_timeout)

    def wait(self) -> None:
        """The journal was closed: from now on there is something to forget."""
        if sys.platform != "win32":
            self._timer.start()

    def stop(self) -> None:
        """A journal is open, or about to be."""
        self._timer.stop()

    def _on_timeout(self) -> None:
        if self._entrance.is_quiet:
            start_anew(self._entrance.window, self._entrance.folder)
