"""A second start of the program, in a process of its own: the first window comes up, and it is told who."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot

from rmdesk.ui.first_window import FirstWindow, socket_name
from tests.conftest import PASSPHRASE
from tests.ui.driving import WAIT_MS, Person

ROOT = Path(__file__).parents[2]
_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from rmdesk import app
from rmdesk.settings import Settings
from rmdesk.ui.shell import Shell
application = app.dressed_app(Settings())
shell = Shell(Settings(), None, Path(sys.argv[1]))
shell.ended.connect(application.quit)
shell.start()
said = ""
def look():
    global said
    if shell.screen.sentence not in ("", said):
        said = shell.screen.sentence
        print(said, flush=True)
        if len(sys.argv) > 2 and "already" in said:
            shell.entrance.unlock_with(sys.argv[2])
        elif "front" in said:
            shell.end()
timer = QTimer(interval=10)
timer.timeout.connect(look)
timer.start()
application.exec()
"""


@contextmanager
def second_start(folder: Path, *more: str) -> Iterator["subprocess.Popen[str]"]:
    """The program again, on the same journal; with a passphrase it tries to unlock it as well."""
    with subprocess.Popen(
        [sys.executable, "-c", _SECOND, str(folder), *more],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}, cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture(autouse=True)
def _own_sockets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A runtime folder of one's own, and a near one: a socket's path holds a hundred letters."""
    with TemporaryDirectory(dir="/tmp") as place:
        monkeypatch.setenv("XDG_RUNTIME_DIR", place)
        yield


def _said(person: Person, process: "subprocess.Popen[str]") -> list[str]:
    person.wait(lambda: process.poll() is not None)
    assert process.stdout is not None
    return process.stdout.read().splitlines()


def test_the_open_desk_comes_up_and_the_second_start_is_told_who_has_it(person: Person) -> None:
    window = person.unlock()
    person.wait(lambda: person.shell.first_window is not None)
    window.showMinimized()
    with second_start(person.shell.entrance.folder, PASSPHRASE) as process:
        said = _said(person, process)
    assert not window.isMinimized()
    assert window.isActiveWindow()
    assert said[0] == "rmdesk runs with this journal already. It was brought to the front."
    assert f" {os.getpid()}). Close it there first." in said[-1]
    assert said[-1].endswith(" It was brought to the front.")


def test_a_locked_window_comes_up_too(person: Person) -> None:
    person.unlock()
    person.wait(lambda: person.shell.first_window is not None)
    person.shell.lock()
    person.wait_until_locked()
    entry = person.shell.entrance.window
    entry.showMinimized()
    with second_start(person.shell.entrance.folder) as process:
        said = _said(person, process)
    assert said == ["rmdesk runs with this journal already. It was brought to the front."]
    assert not entry.isMinimized()


def test_a_program_never_answers_itself(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow()
    first.answer_for(tmp_path)
    with qtbot.waitSignal(first.alone, timeout=WAIT_MS):
        first.ask(tmp_path)
    other = FirstWindow()
    with qtbot.waitSignals([first.asked, other.answered], timeout=WAIT_MS):
        other.ask(tmp_path)
    first.close()
    with qtbot.waitSignal(other.alone, timeout=WAIT_MS):
        other.ask(tmp_path)
    other.close()


def test_what_a_killed_program_left_is_no_obstacle(qtbot: QtBot, tmp_path: Path) -> None:
    place = Path(socket_name(tmp_path))
    place.write_bytes(b"left")
    first, other = FirstWindow(), FirstWindow()
    first.answer_for(tmp_path)
    with qtbot.waitSignal(other.answered, timeout=WAIT_MS):
        other.ask(tmp_path)
    assert place.stat().st_mode & 0o077 == 0
    first.close()
    assert not place.exists()


def test_the_place_tells_neither_user_nor_journal(tmp_path: Path) -> None:
    name = socket_name(tmp_path / "greta.rmdesk")
    assert "greta" not in name
    assert name == socket_name(tmp_path / "x" / ".." / "greta.rmdesk")
    assert name != socket_name(tmp_path / "tobias.rmdesk")
