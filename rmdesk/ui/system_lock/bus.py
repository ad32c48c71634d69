"""What tells it on Linux: login1 on the system's bus, the desktop's screen saver on the session's."""

import os
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage

_SESSIONS = "/org/freedesktop/login1/session/"


class BusSignal(NamedTuple):
    """A signal on a bus; from any object when `path` is empty."""

    service: str
    interface: str
    member: str
    path: str = ""


def session_path(session: str) -> str:
    """login1's object of a session by its id, or "" without one. What a path cannot hold there is `_xx`."""
    if not session:
        return ""
    first = f"_{ord(session[0]):02x}" if session[0].isdecimal() else session[0]
    return f"{_SESSIONS}{first}{session[1:]}"


_LOGIN = "org.freedesktop.login1"
_SLEEP = BusSignal(_LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep")
# Without a session's id, as when systemd started the program, every session's lock counts: one passphrase
# too many costs less than an open journal.
_LOCK = BusSignal(_LOGIN, f"{_LOGIN}.Session", "Lock", session_path(os.environ.get("XDG_SESSION_ID", "")))
_SYSTEM = (_SLEEP, _LOCK)
_DESKTOPS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
_SAVERS = tuple(f"org.{desktop}.ScreenSaver" for desktop in _DESKTOPS)
_SESSION = tuple(BusSignal(saver, saver, "ActiveChanged") for saver in _SAVERS)


def buses() -> list[tuple[QDBusConnection, Sequence[BusSignal]]]:
    """The buses of the system and of this session, and what to wait for on each."""
    found: list[tuple[QDBusConnection, Sequence[BusSignal]]] = [(QDBusConnection.systemBus(), _SYSTEM)]
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):  # asking for a bus that is not there would start one
        found.append((QDBusConnection.sessionBus(), _SESSION))
    return found


def means_locked(member: str, arguments: Sequence[object]) -> bool:
    """Whether it is the beginning: sleep and screen saver tell their end by the same signal, with False."""
    return member == _LOCK.member or list(arguments[:1]) == [True]


_TOLD: Any = SLOT("_on_told(QDBusMessage)")  # a str, where PySide6 says that it wants bytes


class BusWatch(QObject):
    """Waits for these signals."""

    told = Signal()

    def listen(self, bus: QDBusConnection, signals: Iterable[BusSignal]) -> None:
        """Wait for `signals` on this bus too; harmless where nobody answers."""
        if not bus.isConnected():
            return
        for one in signals:
            service = one.service if bus.baseService() else ""  # a peer without a bus has no names
            bus.connect(service, one.path, one.interface, one.member, self, _TOLD)

    @Slot(QDBusMessage)
    def _on_told(self, message: QDBusMessage) -> None:
        if means_locked(message.member(), message.arguments()):
            self.told.emit()
