"""A locked screen and a sleeping computer lock the journal, whatever runs; their end does not."""

import ctypes
from collections.abc import Iterator
from ctypes import wintypes
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Role
from rmdesk.journal import sessions
from rmdesk.journal.practices import running_practice, start_practice
from rmdesk.ui.system_lock.bus import BusSignal, BusWatch, buses, session_path
from rmdesk.ui.system_lock.windows import MessageWatch
from tests.ui.driving import Person

SLEEP = ("org.freedesktop.login1.Manager", "PrepareForSleep")
LOCK = ("org.freedesktop.login1.Session", "Lock")
SAVER = ("org.gnome.ScreenSaver", "ActiveChanged")


class Wire:
    """D-Bus for real, from one end of a socket to the other, without a daemon between."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._server = QDBusServer(f"unix:path={folder / 'bus'}")
        self._far: list[QDBusConnection] = []
        self._server.newConnection.connect(self._far.append)
        self.near = QDBusConnection.connectToPeer(self._server.address(), str(folder))
        qtbot.waitUntil(lambda: bool(self._far))

    def tell(self, signal: tuple[str, str], *arguments: object) -> None:
        """What a system sends."""
        message = QDBusMessage.createSignal("/somewhere", *signal)
        message.setArguments(list(arguments))
        assert self._far[0].send(message)


@pytest.fixture
def wire(qtbot: QtBot, tmp_path: Path) -> Iterator[Wire]:
    """A peer that stands for login1 and the desktop."""
    yield Wire(qtbot, tmp_path)
    QDBusConnection.disconnectFromPeer(str(tmp_path))


def _watch(wire: Wire) -> tuple[BusWatch, list[str]]:
    signals = [one._replace(path="") for _bus, those in buses() for one in those]
    signals += [BusSignal("", *SAVER)]
    watch, heard = BusWatch(), []
    watch.told.connect(lambda: heard.append("locked"))
    watch.listen(wire.near, signals)
    return watch, heard


def test_the_beginning_of_a_lock_is_heard_and_its_end_is_not(qtbot: QtBot, wire: Wire) -> None:
    watch, heard = _watch(wire)
    for signal, said in ((SLEEP, (False,)), (SAVER, (False,)), (SAVER, ()), (("a.b", "Lock"), ())):
        wire.tell(signal, *said)
    wire.tell(LOCK)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["locked"]
    wire.tell(SLEEP, True)
    wire.tell(SAVER, True)
    qtbot.waitUntil(lambda: len(heard) == 3)
    watch.deleteLater()


def test_a_running_practice_does_not_hold_it_off_and_goes_on_afterwards(person: Person, wire: Wire) -> None:
    person.unlock()
    _practise(person)
    person.wait(lambda: person.shell.system_lock is not None)
    system_lock = person.shell.system_lock
    assert system_lock is not None
    watch, _heard = _watch(wire)
    watch.told.connect(system_lock.locked)
    wire.tell(SLEEP, True)
    wire.tell(LOCK)
    person.wait_until_locked()
    assert person.unlock().page_id == "practice"
    kept = person.shell.kept
    assert kept is not None
    assert kept.journal.ask(running_practice, person.shell.desk.pairing_id) is not None
    watch.deleteLater()


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert len(buses()) == 1
    BusWatch().listen(QDBusConnection("nobody"), buses()[0][1])


def test_login1_knows_a_session_by_a_path_without_a_digit_in_front() -> None:
    assert session_path("") == ""
    assert session_path("2").endswith("/session/_32")
    assert session_path("12").endswith("/session/_312")
    assert session_path("c1").endswith("/session/c1")


@pytest.mark.parametrize(
    ("message", "reason", "locks"),
    [
        (0x0218, 0x4, True),  # WM_POWERBROADCAST, PBT_APMSUSPEND
        (0x0218, 0x12, False),  # PBT_APMRESUMEAUTOMATIC
        (0x02B1, 0x7, True),  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK
        (0x02B1, 0x8, False),  # WTS_SESSION_UNLOCK
        (0x0200, 0x7, False),  # WM_MOUSEMOVE
    ],
)
def test_a_window_on_windows_is_told_too(message: int, reason: int, *, locks: bool) -> None:
    heard: list[bool] = []
    seen = wintypes.MSG(message=message, wParam=reason)
    watch = MessageWatch(lambda: heard.append(True))
    assert watch.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(seen)) == (False, 0)
    assert bool(heard) is locks


def _practise(person: Person) -> None:
    kept = person.shell.kept
    assert kept is not None
    form = sessions.SessionForm(kept.journal.clock() + timedelta(days=1), 45, "Phone as a tool")
    planned = kept.journal.do(None, sessions.plan_session, person.shell.desk.pairing_id, form)
    kept.journal.do(None, start_practice, planned.id, Role.EXECUTIVE, 3600)
