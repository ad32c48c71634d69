"""What tells it on Windows: messages to any window at the top, here to a hidden one that lives as long."""

import sys
from collections.abc import Callable
from ctypes import wintypes
from typing import SupportsInt

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

_POWER_BROADCAST = 0x0218
_SUSPEND = 0x0004
_SESSION_CHANGE = 0x02B1
_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _SESSION_LOCK = 0x2, 0x4, 0x7
_LEAVING = frozenset((_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _SESSION_LOCK))


def means_locked(message: int, reason: int) -> bool:
    """Whether a window message and its first parameter tell of a locked screen or of sleep.

    Computers with modern standby tell no sleep; they lock the session on their way there.
    """
    if message == _SESSION_CHANGE:
        return reason in _LEAVING
    return message == _POWER_BROADCAST and reason == _SUSPEND


class MessageWatch(QAbstractNativeEventFilter):
    """Looks at each message on its way to a window, and swallows none."""

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__()
        self._tell = tell
        self._window = QWindow()

    def listen(self) -> None:
        """Begin. Messages about the session come only to a window that asked for them."""
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
        if sys.platform == "win32":
            from ctypes import windll

            this_session = 0
            windll.wtsapi32.WTSRegisterSessionNotification(
                wintypes.HWND(int(self._window.winId())), this_session
            )

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: SupportsInt
    ) -> tuple[bool, int]:
        seen = wintypes.MSG.from_address(int(message))
        if means_locked(seen.message, int(seen.wParam)):
            self._tell()
        return False, 0
