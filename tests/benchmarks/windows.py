"""Start windows in processes of their own and wait for the moments they reach."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rmdesk.demo.build import build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Place:
    """A data folder in which the demo's journal was used last, so that a start asks for its passphrase."""

    folder: Path
    passphrase: str


@contextmanager
def place() -> Iterator[Place]:
    """One, gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        demo = build(folder / "journals", DemoClock())
        recent = {"path": str(demo.journal(Role.EXECUTIVE)), "used": "2026-06-16T10:02"}
        (folder / "settings.json").write_text(json.dumps({"recent": [recent]}), "utf-8")
        yield Place(folder, demo.passphrase)


class Window:
    """A running `tests.benchmarks.child`."""

    def __init__(self, place: Place, *what: str) -> None:
        environment = os.environ | {
            "QT_QPA_PLATFORM": "offscreen",
            "RMDESK_DATA_DIR": str(place.folder),
            "PYTHONPYCACHEPREFIX": str(place.folder / "cache"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
        command = (sys.executable, "-m", "tests.benchmarks.child", *what)
        self._begun = time.monotonic_ns()
        self._process = subprocess.Popen(
            command,
            cwd=_ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def milliseconds_to(self, moment: str) -> float:
        """Wait for a moment; how long after the start of the process it came."""
        for line in self._process.stdout or ():
            word, _, at = line.partition(" ")
            if word == moment:
                return (int(at) - self._begun) / 1e6
        raise LookupError(f"the window ended before it was {moment}: {self._process.communicate()[1]}")

    def mebibytes(self) -> float:
        """The memory it holds, shared pages by their part (PSS)."""
        rollup = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text("ascii")
        line = next(line for line in rollup.splitlines() if line.startswith("Pss:"))
        return int(line.split()[1]) / 1024

    def close(self) -> None:
        """End the process, without ceremony."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def shown(place: Place, *what: str) -> Iterator[Window]:
    """A window while one looks at it."""
    window = Window(place, *what)
    try:
        yield window
    finally:
        window.close()
