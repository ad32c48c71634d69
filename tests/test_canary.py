"""What a person types is nowhere on the disk in plain: after a whole day of work, and after a kill -9.

A real process with its own home, settings and temporary folder; then every byte it left is looked at.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rmdesk.journal import keeping
from rmdesk.journal.search import search
from rmdesk.settings import Settings
from tests import canary_person
from tests.canary_person import NOTE, PASSPHRASE, RELEASED, SECRETS, STUNG
from tests.conftest import SetClock

ROOT = Path(__file__).parent.parent
JOURNAL = Path("journals") / "greta.rmdesk"
SUMMARY = Path("home") / "Documents" / "summary.md"


def start(root: Path, what: str) -> subprocess.Popen[bytes]:
    """A person in a world of their own under `root`."""
    (root / "home" / "Documents").mkdir(parents=True)
    (root / "journals").mkdir()
    world = {"HOME": "home", "TMPDIR": "tmp", "XDG_CONFIG_HOME": "home/.config", "XDG_RUNTIME_DIR": "run",
             "XDG_DATA_HOME": "home/.local/share", "XDG_CACHE_HOME": "home/.cache",
             "XDG_STATE_HOME": "home/.local/state"}  # fmt: skip
    for folder in world.values():
        (root / folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RMDESK", "PYTEST"))}
    return subprocess.Popen(
        [sys.executable, "-m", canary_person.__name__, str(root / JOURNAL), what],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=kept | {name: str(root / folder) for name, folder in world.items()}
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip


def token(words: str) -> str:
    """The one word of a secret that nothing else holds."""
    return words.split(maxsplit=1)[0].casefold()


def found_in(content: bytes, words: str) -> bool:
    """Whether the token of `words` stands in these bytes, in any case, as UTF-8 or UTF-16."""
    lower = content.lower()
    return any(token(words).encode(code) in lower for code in ("utf-8", "utf-16-le", "utf-16-be"))


def leaks(root: Path, said: dict[str, bytes]) -> list[str]:
    """Where a secret stands in plain; what was released may stand in the saved summary alone."""
    places = {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    found = []
    for name, content in (places | said).items():
        allowed = () if name == str(SUMMARY) else (RELEASED,)
        found += [f"{token(words)} in {name}" for words in (*SECRETS, *allowed) if found_in(content, words)]
    names = [f"{name} is named so" for name in places for words in SECRETS if token(words) in name.lower()]
    return found + names


def texts_with(root: Path, words: str) -> int:
    """How many texts of the journal hold the token of `words`: it was really written."""
    kept = keeping.open_journal(root / JOURNAL, keeping.with_passphrase(PASSPHRASE), SetClock())
    hits = kept.journal.ask(search, token(words))
    kept.close()
    return len(hits)


def test_after_a_whole_day_nothing_stands_anywhere_in_plain(tmp_path: Path) -> None:
    process = start(tmp_path, "whole")
    out, err = process.communicate(timeout=80)
    assert b"done" in out, err.decode()
    assert leaks(tmp_path, {"stdout": out, "stderr": err}) == []
    assert b"clipboard: '' ''" in out
    assert out.count(b"Something went wrong inside rmdesk (") == 3
    assert found_in((tmp_path / SUMMARY).read_bytes(), RELEASED)
    assert [texts_with(tmp_path, words) for words in (NOTE, STUNG)] == [1, 1]
    outside = {
        str(path.relative_to(tmp_path))
        for path in tmp_path.rglob("*")
        if path.is_file() and (tmp_path / JOURNAL) not in path.parents
    }
    assert outside == {
        "home/.config/rmdesk/settings.json",
        "home/.local/share/rmdesk/last-fault.txt",
        str(SUMMARY),
    }
    kept = json.loads((tmp_path / "home/.config/rmdesk/settings.json").read_text())
    assert set(kept) == set(Settings._fields)
    assert [set(journal) for journal in kept["recent"]] == [{"path", "used"}]


@pytest.mark.parametrize("round_number", range(2))
def test_after_a_kill_in_the_middle_of_typing_too(tmp_path: Path, round_number: int) -> None:
    process = start(tmp_path, "endless")
    assert process.stdout is not None
    assert process.stdout.readline() == b"typing\n"
    for _ in range(round_number):
        os.sched_yield()
    process.kill()
    out, err = process.communicate(timeout=20)
    assert leaks(tmp_path, {"stdout": out, "stderr": err}) == []
    assert texts_with(tmp_path, NOTE) == 1
    assert leaks(tmp_path, {}) == []
