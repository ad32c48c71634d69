"""What the command line says to broken journals, odd places and odd periods; never a traceback."""

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from rmdesk import paths
from rmdesk.cli_journal import withheld_words
from rmdesk.demo.build import Demo
from rmdesk.demo.clock import CLOSE, DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import consents, keeping
from rmdesk.journal.pairings import shown_pairing
from tests.demos import AtMoment, own_copy
from tests.ui.test_faults import BROKEN

ROOT = Path(__file__).parent.parent
PERIOD = ("--from", "2026-01-13", "--to", "2026-06-16")
TAKEN, NOWHERE = "Something is there already.", "This place cannot be written to."


@pytest.fixture(scope="module")
def demo(built: AtMoment, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo at its usual moment, with both consents in Greta's journal."""
    clock = DemoClock()
    made = own_copy(built(CLOSE), tmp_path_factory.mktemp("faults") / "demo")
    kept = keeping.open_journal(made.journal(Role.EXECUTIVE), keeping.with_passphrase(made.passphrase), clock)
    shown = kept.journal.ask(shown_pairing)
    assert shown is not None
    view = kept.journal.ask(consents.share_view, shown.pairing.id)
    assert view.period is not None
    kept.journal.do(None, consents.consent_as_owner, shown.pairing.id, view.choice)
    kept.journal.has_changed = False
    kept.close()
    return made


@pytest.fixture
def agreed(demo: Demo, tmp_path: Path) -> Path:
    """A journal of one's own with a summary to save."""
    ignored = shutil.ignore_patterns("lock*")
    return Path(shutil.copytree(demo.journal(Role.EXECUTIVE), tmp_path / "greta.rmdesk", ignore=ignored))


def run(
    demo: Demo, *arguments: object, stdout: int | IO[str] = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """One command in a real process with the demo's passphrase."""
    done = subprocess.run(
        [sys.executable, "-m", "rmdesk", *map(str, arguments)],
        env={**os.environ, "RMDESK_PASSPHRASE": demo.passphrase, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT, stdout=stdout, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "inside rmdesk" not in done.stderr
    return done


def export(demo: Demo, journal: Path, out: object) -> subprocess.CompletedProcess[str]:
    return run(demo, "export", "--journal", journal, "--pairing", "HL-07", *PERIOD, "--out", out)


def test_a_name_that_no_journal_can_have_is_one_sentence(demo: Demo, tmp_path: Path) -> None:
    done = run(demo, "check", "--journal", tmp_path / ("n" * 300))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("what", ["0 bytes", "a pipe", "a bit of page 1", "no key header", "absurd costs"])
def test_a_broken_journal_is_one_sentence(demo: Demo, agreed: Path, what: str) -> None:
    break_it, words, _answer = BROKEN[what]
    break_it(agreed)
    done = run(demo, "check", "--journal", agreed)
    assert (done.returncode, done.stdout) == (1, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def old_file(place: Path) -> None:
    place.write_text("old")


def file_as_folder(place: Path) -> None:
    place.parent.rmdir()
    place.parent.write_text("x")


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "an older file": (old_file, TAKEN),
    "a folder": (Path.mkdir, TAKEN),
    "a pipe": (os.mkfifo, TAKEN),
    "a dangling link": (lambda place: place.symlink_to("nowhere"), TAKEN),
    "no folder": (lambda place: place.parent.rmdir(), NOWHERE),
    "a file as folder": (file_as_folder, NOWHERE),
}


@pytest.mark.parametrize("what", ODD)
def test_an_export_never_replaces_what_is_there(demo: Demo, agreed: Path, tmp_path: Path, what: str) -> None:
    place = tmp_path / "out" / "summary.md"
    place.parent.mkdir()
    make, words = ODD[what]
    make(place)
    before = place.lstat() if os.path.lexists(place) else None
    done = export(demo, agreed, place)
    assert done.returncode == 1
    assert done.stderr.startswith(words)
    after = place.lstat() if os.path.lexists(place) else None
    assert (before and (before.st_ino, stat.S_IFMT(before.st_mode), before.st_size)) == (
        after and (after.st_ino, stat.S_IFMT(after.st_mode), after.st_size)
    )


@pytest.mark.parametrize("member", [paths.DATABASE, paths.HEADER, ""])
def test_an_export_onto_the_journal_itself_is_refused(demo: Demo, agreed: Path, member: str) -> None:
    done = export(demo, agreed, agreed / member)
    assert (done.returncode, done.stderr.startswith(TAKEN)) == (1, True)
    assert run(demo, "check", "--journal", agreed).stdout == "This journal is sound.\n"


@pytest.mark.parametrize("name", ["n" * 300, ""])
def test_a_name_that_cannot_be_is_one_sentence(demo: Demo, agreed: Path, tmp_path: Path, name: str) -> None:
    done = export(demo, agreed, tmp_path / name if name else "")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert [one.name for one in tmp_path.iterdir()] == ["greta.rmdesk"]


@pytest.mark.parametrize("period", [("0001-01-01", "9999-12-31"),
                                    ("2026-01-13", "2026-06-15"), ("2026-01-14", "2026-06-16")])  # fmt: skip
def test_only_the_very_period_both_agreed_to_leaves(
    demo: Demo, agreed: Path, tmp_path: Path, period: tuple[str, str]
) -> None:
    start, end = period
    place = tmp_path / "out.md"
    asked = ("--pairing", "HL-07", "--from", start, "--to", end, "--out", place)
    done = run(demo, "export", "--journal", agreed, *asked)
    assert done.returncode == 1
    assert "2026-01-13 to 2026-06-16." in done.stderr
    assert not place.exists()


def test_a_reversed_period_is_told_before_anything_is_opened(demo: Demo, tmp_path: Path) -> None:
    period = ("--from", "2026-06-16", "--to", "2026-01-13")
    done = run(demo, "export", "--journal", tmp_path / "none", "--pairing", "HL-07", *period, "--out", "-")
    assert (done.returncode, done.stderr) == (1, "The period ends before it starts.\n")


def test_what_was_withheld_is_counted_by_kind(demo: Demo, agreed: Path) -> None:
    asked = ("export", "--journal", agreed, "--pairing", "HL-07", *PERIOD, "--out", "-", "--explain")
    done = run(demo, *asked)
    total, *lines = done.stderr.splitlines()
    counts = [int(count) for line in lines for count in re.findall(r"^- [^,:]+, (\d+): ", line)]
    assert total == f"{sum(counts)} lines were withheld."
    assert len(counts) == len(lines) == len(set(lines))
    assert lines == sorted(lines)
    assert any(line.startswith("- Learnt, ") and line.endswith(": the two of you") for line in lines)


def test_one_withheld_line_is_one_line() -> None:
    assert withheld_words(1) == "1 line was withheld."


def test_a_full_output_is_one_sentence_and_nothing_is_noted_as_saved(demo: Demo, agreed: Path) -> None:
    asked = ("export", "--journal", agreed, "--pairing", "HL-07", *PERIOD, "--out", "-")
    with Path("/dev/full").open("w") as full:
        done = run(demo, *asked, stdout=full)
    assert done.returncode == 1
    assert done.stderr.startswith("The disk is full.")
    assert done.stderr.count("\n") == 1
    kept = keeping.open_journal(agreed, keeping.with_passphrase(demo.passphrase), DemoClock())
    assert kept.journal.ask(lambda db: db.rows("SELECT count(*) FROM export_log", {})) == [(0,)]
    kept.close()


def test_a_reader_that_goes_away_is_no_fault(demo: Demo, agreed: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(demo, "search", "--journal", agreed, "the", stdout=writer)
    os.close(writer)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("command", [("demo", "--no-window", "--dir"), ("pictures",)])
def test_pictures_are_never_drawn_into_somebodys_journal(
    demo: Demo, agreed: Path, command: tuple[str, ...]
) -> None:
    before = sorted(one.name for one in agreed.iterdir())
    for place in (agreed, paths.database(agreed)):
        done = run(demo, *command, place)
        assert done.returncode == 1
        assert done.stderr.startswith(TAKEN)
    assert sorted(one.name for one in agreed.iterdir()) == before


def test_an_open_journal_is_neither_restored_nor_searched(demo: Demo, agreed: Path) -> None:
    kept = keeping.open_journal(agreed, keeping.with_passphrase(demo.passphrase), DemoClock())
    backup = kept.back_up()
    for arguments in (("restore", backup, agreed), ("search", "--journal", agreed, "x")):
        done = run(demo, *arguments)
        assert done.returncode == 1
        assert f" {os.getpid()})" in done.stderr
    kept.journal.has_changed = False
    kept.close()
