"""kill -9 in the middle of a practice: every turn that was said to be stored is there, and it goes on paused.

`RMDESK_KILLS` sets how often (10 in a usual run).
"""

import os
import secrets
import subprocess
import sys
import threading
from pathlib import Path

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_notation import turns_as_text
from rmdesk.journal import keeping
from rmdesk.journal.db import Db
from rmdesk.journal.practices import running_practice, turns_of
from rmdesk.storage.header import read_header
from rmdesk.storage.records import PracticeRun
from tests.conftest import PASSPHRASE, SetClock

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("RMDESK_KILLS", "10"))


def killed(folder: Path, key: bytes) -> list[str]:
    """The turns that a process said were stored, until it was killed at a random moment."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journal.practising", str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(key.hex() + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        threading.Timer(secrets.randbelow(150) / 1000, process.kill).start()
        said = process.stdout.read()
    return said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]


def _running(db: Db, pairing_id: str) -> tuple[PracticeRun, Practice] | None:
    """The practice that the clock's page would offer, as it would go on with it."""
    run = running_practice(db, pairing_id)
    if run is None:
        return None
    return run, Practice.continued(run.learner, run.planned_seconds, turns_of(db, run.id), 0.0)


def test_a_practice_killed_again_and_again_loses_one_turn_at_most(folder: Path, pairing_id: str) -> None:
    key = keeping.with_passphrase(PASSPHRASE)(read_header(folder))
    said: list[str] = []
    runs = set()
    for _round in range(KILLS):
        said += killed(folder, key)
        kept = keeping.open_journal(folder, lambda _header: key, SetClock())
        found = kept.journal.ask(_running, pairing_id)
        kept.close()
        assert found is not None
        run, practice = found
        runs.add(run.id)
        stored = [f"{place} {turns_as_text([turn])}" for place, turn in enumerate(practice.turns)]
        assert stored[: len(said)] == said
        assert len(stored) - len(said) <= 1  # stored, and killed before it could say so
        assert practice.is_paused == bool(stored)
        said = stored
    assert len(runs) == 1
    assert len(said) > KILLS
