"""`rmdesk export` in each format, in a real process: from the one text that both agreed to."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import CLOSE, DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.export.reading import read_summary
from rmdesk.journal import consents, keeping
from rmdesk.journal.pairings import shown_pairing
from tests.demos import AtMoment, own_copy

ROOT = Path(__file__).parent.parent
ASKED = ("--pairing", "HL-07", "--from", "2026-01-13", "--to", "2026-06-16")
BEGINS = {"md": b"---\n", "html": b"<!DOCTYPE html>", "pdf": b"%PDF-"}


@pytest.fixture(scope="module")
def demo(built: AtMoment, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo with both consents in Greta's journal."""
    clock = DemoClock()
    made = own_copy(built(CLOSE), tmp_path_factory.mktemp("formats") / "demo")
    kept = keeping.open_journal(made.journal(Role.EXECUTIVE), keeping.with_passphrase(made.passphrase), clock)
    shown = kept.journal.ask(shown_pairing)
    assert shown is not None
    view = kept.journal.ask(consents.share_view, shown.pairing.id)
    kept.journal.do(None, consents.consent_as_owner, shown.pairing.id, view.choice)
    kept.journal.has_changed = False
    kept.close()
    return made


@pytest.fixture
def agreed(demo: Demo, tmp_path: Path) -> Path:
    """A journal of one's own with a summary to save."""
    ignored = shutil.ignore_patterns("lock*")
    return Path(shutil.copytree(demo.journal(Role.EXECUTIVE), tmp_path / "greta.rmdesk", ignore=ignored))


def _export(demo: Demo, journal: Path, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    done = subprocess.run(
        [sys.executable, "-m", "rmdesk", "export", "--journal", str(journal), *ASKED, *map(str, arguments)],
        env={**os.environ, "RMDESK_PASSPHRASE": demo.passphrase},
        cwd=ROOT, capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    return done


def _logged(demo: Demo, journal: Path) -> list[str]:
    """The formats in the export log."""
    kept = keeping.open_journal(journal, keeping.with_passphrase(demo.passphrase), DemoClock())
    try:
        rows = kept.journal.ask(lambda db: db.rows("SELECT format FROM export_log ORDER BY counter", {}))
        return [row[0] for row in rows]
    finally:
        kept.close()


@pytest.mark.parametrize(
    ("name", "option", "form"),
    [
        ("a.md", (), "md"),
        ("a.html", (), "html"),
        ("a.pdf", (), "pdf"),
        ("a.b.md", ("--format", "md"), "md"),
    ],
)
def test_the_option_or_the_ending_decides_the_format(
    demo: Demo, agreed: Path, tmp_path: Path, name: str, option: tuple[str, ...], form: str
) -> None:
    out = tmp_path / "out" / name
    out.parent.mkdir()
    done = _export(demo, agreed, "--out", out, *option)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(BEGINS[form])
    assert _logged(demo, agreed) == [form]


def test_standard_output_takes_every_format(demo: Demo, agreed: Path) -> None:
    assert read_summary(_export(demo, agreed, "--out", "-").stdout).is_unedited
    assert _export(demo, agreed, "--out", "-", "--format", "pdf").stdout.startswith(b"%PDF-")
    assert _logged(demo, agreed) == ["md", "pdf"]


@pytest.mark.parametrize(
    ("name", "option", "wish"),
    [
        ("a.PDF", (), "a.pdf"),
        ("a.md", ("--format", "pdf"), "a.pdf"),
        ("con.md", (), "_con.md"),
        ("a:b.md", (), "a-b.md"),
        ("a", (), "a.md"),
    ],
)
def test_a_name_that_not_every_system_takes_is_answered_with_one(
    demo: Demo, agreed: Path, tmp_path: Path, name: str, option: tuple[str, ...], wish: str
) -> None:
    done = _export(demo, agreed, "--out", tmp_path / name, *option)
    assert done.returncode == 1
    said = f"Take the name {wish}: it can stand everywhere and tells the format. Nothing was written.\n"
    assert done.stderr.decode() == said
    assert [path.name for path in tmp_path.iterdir()] == [agreed.name]


def test_a_file_name_that_tells_a_name_is_refused(demo: Demo, agreed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "greta.md"
    out.parent.mkdir()
    done = _export(demo, agreed, "--out", out)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert not out.exists()
    assert _logged(demo, agreed) == []


def test_another_format_is_wrong_use(demo: Demo, agreed: Path) -> None:
    assert _export(demo, agreed, "--out", "-", "--format", "docx").returncode == 2
