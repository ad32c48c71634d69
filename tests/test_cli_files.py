"""Takeout, import and read in a real process."""

import json
import os
import pty
import re
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from rmdesk.domain.vocabulary import Manner, Role, Side
from rmdesk.export.markdown import Agreed, signed_bytes, whole_file
from rmdesk.journal import keeping
from rmdesk.journal.notes import write_note
from rmdesk.journal.sessions import Place, SessionForm, plan_session
from tests.conftest import PASSPHRASE, SetClock, Template
from tests.export.hl07 import hl07

ROOT = Path(__file__).parent.parent
WHOLE = whole_file(signed_bytes(hl07()), {role: Agreed(date(2026, 6, 16), Manner.CODE) for role in Role})


def _run(
    *arguments: object, stdin: int | None = None, typed: str | None = None
) -> subprocess.CompletedProcess[str]:
    """One command in a real process: on a terminal (`stdin`), or with `typed` as its standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "rmdesk", *map(str, arguments)],
        env={**os.environ, "RMDESK_PASSPHRASE": PASSPHRASE},
        cwd=ROOT,
        stdin=stdin,
        input=(typed or "") if stdin is None else None,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        start_new_session=True,
    )
    assert "Traceback" not in done.stderr
    assert "inside rmdesk" not in done.stderr
    return done


@pytest.fixture
def noted(folder: Path, clock: SetClock, template: Template) -> Path:
    """A closed journal with one note."""
    kept = keeping.open_journal(folder, keeping.with_passphrase(PASSPHRASE), clock)
    kept.journal.do(None, write_note, Place(template.pairing_id), "Say what for, then where.", Side.PAIR)
    kept.close()
    return folder


def test_takeout_warns_and_writes_everything(noted: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = _run("takeout", "--journal", noted, "--out", out, "--yes")
    assert (done.returncode, done.stdout) == (0, "")
    warned, told = done.stderr.splitlines()
    assert warned.startswith(
        "Takeout writes everything you wrote, and what your partner showed the two of you, unencrypted, into"
        f" {out}."
    )
    assert re.fullmatch(rf"Written into {out}: \d+ records. Nothing there is encrypted.", told)
    names = {"README.md", "journal.json", "journal.schema.json", "pairings"}
    assert {path.name for path in out.iterdir()} == names
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert "Say what for, then where." in (out / "pairings" / "pairing-1-HL-07.md").read_text("utf-8")


def test_takeout_asks_somebody_or_needs_the_option(noted: Path, tmp_path: Path) -> None:
    done = _run("takeout", "--journal", noted, "--out", tmp_path / "out", typed="yes\n")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "There is nobody to ask here: give --yes to go on. Nothing was written."
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("answer", "code"), [(b"yes\n", 0), (b"y\n", 1), (b"\n", 1)])
def test_takeout_goes_on_after_a_yes_on_the_terminal(
    noted: Path, tmp_path: Path, answer: bytes, code: int
) -> None:
    screen, terminal = pty.openpty()
    os.write(screen, answer)
    done = _run("takeout", "--journal", noted, "--out", tmp_path / "out", stdin=terminal)
    os.close(screen)
    os.close(terminal)
    assert done.returncode == code
    assert "Type yes to go on: " in done.stderr
    assert (tmp_path / "out").exists() == (code == 0)
    assert ("Nothing was written." in done.stderr) == (code == 1)


def test_takeout_never_writes_into_what_is_there(noted: Path, tmp_path: Path) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "letter").write_text("dear", "utf-8")
    for place in (tmp_path / "used", noted):
        done = _run("takeout", "--journal", noted, "--out", place, "--yes")
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith("Something is there already.")
    inside = _run("takeout", "--journal", noted, "--out", noted / "out", "--yes")
    assert inside.stderr.startswith("This place cannot be written to.")
    assert _run("check", "--journal", noted).stdout == "This journal is sound.\n"


def test_import_takes_in_once_and_says_so(noted: Path, tmp_path: Path) -> None:
    assert _run("takeout", "--journal", noted, "--out", tmp_path / "out", "--yes").returncode == 0
    assert _run("new", tmp_path / "other", "--name", "Greta Halvorsen").returncode == 0
    other, file = tmp_path / "other.rmdesk", tmp_path / "out" / "journal.json"
    done = _run("import", "--journal", other, file)
    assert (done.returncode, done.stdout) == (0, "")
    assert re.fullmatch(r"Taken in: one pairing with \d+ records.\n", done.stderr)
    assert "Say what for" in _run("search", "--journal", other, "what").stdout
    again = _run("import", "--journal", other, file)
    assert (again.returncode, again.stderr) == (0, "Nothing to do: this journal has all of it already.\n")
    assert _run("check", "--journal", other).stdout == "This journal is sound.\n"


def test_import_refuses_in_one_sentence_with_the_place(noted: Path, tmp_path: Path) -> None:
    assert _run("takeout", "--journal", noted, "--out", tmp_path / "out", "--yes").returncode == 0
    file = tmp_path / "out" / "journal.json"
    content = json.loads(file.read_text("utf-8"))
    content["records"]["note"][0]["text"] = "Say nothing."
    file.write_text(json.dumps(content), "utf-8")
    done = _run("import", "--journal", noted, file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "This file cannot be taken in, at records.note[0]: this journal has the pairing already, with other"
        " content. Nothing was changed.\n"
    )
    missing = _run("import", "--journal", noted, tmp_path / "none")
    assert missing.stderr == "This file cannot be taken in: there is no such file. Nothing was changed.\n"


def test_what_needs_a_journal_says_so() -> None:
    for command in (["takeout", "--out", "x"], ["import", "x"]):
        done = _run(*command)
        assert done.returncode == 2
        assert done.stderr.endswith(f"{command[0]} needs --journal PATH\n")


def test_read_shows_a_summary_and_whether_it_was_changed(tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_bytes(WHOLE)
    done = _run("read", file)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Unchanged since it was saved.")
    assert "passkeys and scanning" in done.stdout
    assert "---" not in done.stdout
    assert _run("read", "-", typed=WHOLE.decode()).stdout == done.stdout
    file.write_bytes(WHOLE.replace(b"passkeys", b"passkeyz"))
    changed = _run("read", file)
    assert (changed.returncode, changed.stderr.startswith("Changed after it was made")) == (0, True)
    assert "passkeyz" in changed.stdout


def test_read_refuses_what_is_no_summary(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"-" * 1_000_001)
    (tmp_path / "page").write_text("# Title\n\nwords\n", "utf-8")
    for name in ("pipe", "", "large", "page", "none", "/dev/zero"):
        done = _run("read", tmp_path / name)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.count("\n") == 1
    assert _run("read", tmp_path / "page").stderr.startswith(
        "The file does not begin with the lines between ---"
    )


def test_calendar_writes_the_dates_and_never_replaces_a_file(
    noted: Path, template: Template, clock: SetClock, tmp_path: Path
) -> None:
    file = tmp_path / "mentoring.ics"
    empty = _run("calendar", "--journal", noted, "--out", file)
    assert empty.stderr == "No session is planned yet: there are no dates to save.\n"
    kept = keeping.open_journal(noted, keeping.with_passphrase(PASSPHRASE), clock)
    kept.journal.do(None, plan_session, template.pairing_id, SessionForm(clock(), 45, "Heron and Greta"))
    kept.close()
    done = _run("calendar", "--journal", noted, "--out", file)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "One date is in mentoring.ics.\n")
    assert b"SUMMARY:Mentoring\r\n" in file.read_bytes()
    assert b"Heron" not in file.read_bytes()
    assert _run("calendar", "--journal", noted, "--out", file).returncode == 1
    named = _run("calendar", "--journal", noted, "--out", tmp_path / "greta.ics")
    assert (named.returncode, (tmp_path / "greta.ics").exists()) == (1, False)
    printed = _run("calendar", "--journal", noted, "--pairing", "HL-07", "--out", "-")
    assert printed.stdout.startswith("BEGIN:VCALENDAR")
