"""After a lock the program starts anew: what was read and typed is no longer in its memory."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import PASSPHRASE
from tests.ui.driving import Person

ROOT = Path(__file__).parents[2]
CANARY = "zanzibarmemory"
_PERSON = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from rmdesk import app
from rmdesk.settings import Settings
from rmdesk.ui.entry.anew import Anew, before
from rmdesk.ui.shell import Shell
application = app.dressed_app(Settings())
earlier = before()
shell = Shell(Settings(), None, earlier.folder if earlier else Path(sys.argv[1]))
def unlocked():
    window = shell.workplace.window
    window.open_palette()
    QTest.keyClicks(window.palette_box.field, sys.stdin.readline().strip())
    print("open", window.width(), window.height(), flush=True)
    sys.stdin.readline()
    shell.lock()
def painted():
    print("anew" if earlier else "first", flush=True)
    sys.stdin.readline()
    shell.entrance.unlock_with(sys.stdin.readline().strip())
    timer.start()
def look():
    if shell.workplace is not None:
        timer.stop()
        unlocked()
timer = QTimer(interval=10)
timer.timeout.connect(look)
shell.entrance.window.painted.connect(painted)
shell.anew = Anew(shell.entrance, 50)
if earlier:
    shell.start_in_place(earlier)
else:
    shell.start()
    shell.entrance.window.resize(1024, 700)
application.exec()
"""


class Process:
    """The program in a process of its own, told line by line what to do."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def tell(self, *lines: str) -> None:
        """What is typed next."""
        assert self._process.stdin is not None
        self._process.stdin.writelines(f"{line}\n" for line in lines)
        self._process.stdin.flush()

    def said(self) -> str:
        """The next line."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def remembers(self, words: str) -> bool:
        """Whether they stand anywhere in its memory, as Python or as Qt keeps them."""
        looked_for = [words.encode(code) for code in ("utf-8", "utf-16-le")]
        with self._standing_still():
            return any(one in part for part in self._memory() for one in looked_for)

    @contextmanager
    def _standing_still(self) -> Iterator[None]:
        """No thread of it gives memory back while it is read."""
        os.kill(self._process.pid, signal.SIGSTOP)
        os.waitid(os.P_PID, self._process.pid, os.WSTOPPED)
        try:
            yield
        finally:
            os.kill(self._process.pid, signal.SIGCONT)

    def _memory(self) -> Iterator[bytes]:
        place = Path("/proc") / str(self._process.pid)
        with (place / "mem").open("rb", buffering=0) as memory:
            for line in (place / "maps").read_text("utf-8").splitlines():
                found = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
                if found is not None:
                    begin, end = (int(one, 16) for one in found.groups())
                    memory.seek(begin)
                    yield memory.read(end - begin)


@contextmanager
def program(folder: Path) -> Iterator[Process]:
    """Started before the lock screen of a journal."""
    with subprocess.Popen(
        [sys.executable, "-c", _PERSON, str(folder)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder.parent)}, cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            yield Process(process)
        finally:
            process.kill()


def test_what_was_read_and_typed_leaves_the_memory_and_the_passphrase_opens_it_again(folder: Path) -> None:
    with program(folder) as process:
        assert process.said() == "first"
        process.tell("go on", PASSPHRASE, CANARY)
        assert process.said() == "open 1024 700"
        assert [process.remembers(words) for words in (CANARY, "Tobias Adeyemi", PASSPHRASE)] == [True] * 3
        process.tell("lock")
        assert process.said() == "anew"
        assert [process.remembers(words) for words in (CANARY, "Tobias Adeyemi", PASSPHRASE)] == [False] * 3
        process.tell("go on", PASSPHRASE, CANARY)
        assert process.said() == "open 1024 700"


def test_it_waits_while_somebody_types_at_the_lock_screen(person: Person) -> None:
    person.unlock()
    person.shell.lock()
    screen = person.wait_until_locked()
    assert person.shell.entrance.is_quiet
    person.type(screen.field, "c")
    assert not person.shell.entrance.is_quiet
    screen.field.clear()
    screen.notice.say("Everything is saved, but no backup could be made.")
    assert not person.shell.entrance.is_quiet


def test_a_desk_behind_other_programs_is_locked_without_coming_to_the_front(person: Person) -> None:
    window = person.unlock()
    window.showMinimized()
    person.shell.lock()
    person.wait_until_locked()
    assert person.shell.entrance.window.isMinimized()
