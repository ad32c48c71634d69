"""The command line in a real process, over real journals."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from rmdesk import __version__
from rmdesk.domain.vocabulary import Side
from rmdesk.journal import keeping
from rmdesk.journal.notes import write_note
from rmdesk.journal.sessions import Place
from rmdesk.storage.backup import backups_in
from rmdesk.wording.faults import fault_sentence, place_of
from tests.conftest import PASSPHRASE, SetClock, Template

_PROJECT = Path(__file__).parent.parent


def _run(
    *arguments: object, passphrase: str | None = PASSPHRASE, typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """One command in a real process without a terminal; `typed` is its standard input."""
    environment = {name: value for name, value in os.environ.items() if name != "RMDESK_PASSPHRASE"}
    if passphrase is not None:
        environment["RMDESK_PASSPHRASE"] = passphrase
    done = subprocess.run(
        [sys.executable, "-m", "rmdesk", *map(str, arguments)],
        env=environment,
        cwd=_PROJECT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        input=typed,
        start_new_session=True,
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def noted(folder: Path, clock: SetClock, template: Template) -> Path:
    """A closed journal with one note and one backup."""
    kept = keeping.open_journal(folder, keeping.with_passphrase(PASSPHRASE), clock)
    kept.journal.do(None, write_note, Place(template.pairing_id), "Say what for, then where.", Side.PAIR)
    kept.close()
    return folder


def test_version() -> None:
    done = _run("--version")
    assert (done.returncode, done.stdout) == (0, f"rmdesk {__version__}\n")


@pytest.mark.parametrize(
    "arguments", [["dance"], ["search", "word"], ["export", "--journal", "x"], ["demo", "--as", "x"]]
)
def test_wrong_use_is_2(arguments: list[str]) -> None:
    assert _run(*arguments).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["demo", "--at", "foo"], "'foo' is not a moment; write it as 2026-04-21T09:24"),
        (["demo", "--as", "greta"], "'greta' is neither executive nor mentor"),
        (["pictures", "x", "--size", "big"], "write the size as 1180x780"),
        (["export", "--from", "13.1.2026"], "'13.1.2026' is not a date; write it as 2026-01-13"),
        (["search", "word"], "search needs --journal PATH"),
    ],
)
def test_wrong_use_says_how_to_write_it(arguments: list[str], words: str) -> None:
    assert _run(*arguments).stderr.endswith(f"{words}\n")


def test_new_prints_a_recovery_key_that_opens_the_journal(tmp_path: Path, clock: SetClock) -> None:
    done = _run("new", tmp_path / "mine", "--name", "Greta")
    assert done.returncode == 0, done.stderr
    key = done.stdout.strip()
    assert re.fullmatch(r"([0-9A-Z]{5}-){7}[0-9A-Z]{5}", key)
    keeping.open_journal(tmp_path / "mine.rmdesk", keeping.with_recovery_key(key), clock).close()
    again = _run("new", tmp_path / "mine", "--name", "Greta")
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr.count("\n") == 1


def test_a_short_passphrase_makes_nothing(tmp_path: Path) -> None:
    done = _run("new", tmp_path / "mine", "--name", "Greta", passphrase="short")
    assert done.returncode == 1
    assert "12 characters" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_search_finds_words_and_says_nothing_else(noted: Path) -> None:
    done = _run("search", "--journal", noted, "what", "wher")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "note: Say what for, then where.\n"
    assert done.stderr == ""
    assert _run("--journal", noted, "search", "what").stdout == done.stdout
    nothing = _run("search", "--journal", noted, "Lindqvist")
    assert (nothing.returncode, nothing.stdout) == (0, "")


def test_search_says_when_it_shows_the_newest_only(folder: Path, clock: SetClock, template: Template) -> None:
    kept = keeping.open_journal(folder, keeping.with_passphrase(PASSPHRASE), clock)
    for number in range(51):
        kept.journal.do(None, write_note, Place(template.pairing_id), f"heron {number}", Side.PAIR)
    kept.close()
    done = _run("search", "--journal", folder, "heron")
    assert done.stdout.splitlines() == [f"note: heron {number}" for number in range(50, 0, -1)]
    assert done.stderr == "Only the newest 50 are shown.\n"


def test_the_passphrase_may_come_from_a_file(noted: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text(f"{PASSPHRASE}\n", "utf-8")
    done = _run("search", "--journal", noted, "what", "--passphrase-file", secret, passphrase=None)
    assert done.returncode == 0, done.stderr
    missing = _run(
        "search", "--journal", noted, "what", "--passphrase-file", tmp_path / "none", passphrase=None
    )
    assert missing.returncode == 1
    assert missing.stderr == "The passphrase file cannot be read. Nothing was changed; give another file.\n"


def test_without_a_terminal_the_passphrase_is_missed_in_one_sentence(noted: Path, tmp_path: Path) -> None:
    words = "No passphrase was given. Give --passphrase-file or set RMDESK_PASSPHRASE."
    for command in (("check", "--journal", noted), ("new", tmp_path / "mine", "--name", "Greta")):
        done = _run(*command, passphrase=None)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"{words}\n"


def test_two_different_passphrases_make_nothing(tmp_path: Path) -> None:
    typed = f"{PASSPHRASE}\n{PASSPHRASE} no\n"
    done = _run("new", tmp_path / "mine", "--name", "Greta", passphrase=None, typed=typed)
    assert done.returncode == 1
    assert done.stderr.endswith("The two passphrases differ. No journal was made; start again.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_is_one_sentence(noted: Path) -> None:
    done = _run("search", "--journal", noted, "what", passphrase="not the passphrase")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "That passphrase does not open this journal.\n"


def test_a_missing_journal_is_one_sentence(tmp_path: Path) -> None:
    done = _run("check", "--journal", tmp_path / "none.rmdesk")
    assert done.returncode == 1
    assert done.stderr.startswith("There is no journal there.")


def test_check_says_sound_and_names_damage(noted: Path) -> None:
    sound = _run("check", "--journal", noted)
    assert (sound.returncode, sound.stdout) == (0, "This journal is sound.\n")
    database = noted / "journal.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 0xFF
    database.write_bytes(content)
    damaged = _run("check", "--journal", noted)
    assert damaged.returncode == 1
    assert "damaged" in damaged.stderr


def test_check_names_damage_and_the_way_back(noted: Path, clock: SetClock) -> None:
    kept = keeping.open_journal(noted, keeping.with_passphrase(PASSPHRASE), clock)
    kept.connection.execute("PRAGMA foreign_keys = OFF")
    kept.connection.execute("DELETE FROM pairing")
    kept.connection.commit()
    kept.close()
    done = _run("check", "--journal", noted)
    assert done.returncode == 1
    assert "The database: missing parent of note 1\n" in done.stdout
    assert all(line.startswith("The database: ") for line in done.stdout.splitlines())
    assert "rmdesk restore BACKUP PATH" in done.stderr


def test_restore_brings_a_lost_note_back(noted: Path) -> None:
    backup = backups_in(noted)[0].path
    (noted / "journal.db").write_bytes(b"gone")
    done = _run("restore", backup, noted)
    assert done.returncode == 0, done.stderr
    assert "Say what for" in _run("search", "--journal", noted, "what").stdout


def test_a_restore_that_cannot_be_says_why(noted: Path, tmp_path: Path) -> None:
    assert _run("new", tmp_path / "other", "--name", "Greta").returncode == 0
    other = tmp_path / "other.rmdesk"
    missing = _run("restore", tmp_path / "nothere", noted, passphrase=None)
    assert missing.stderr.startswith("There is no backup there. Nothing was changed; backups lie in")
    backup = backups_in(noted)[0].path
    wrong = _run("restore", backup, noted, passphrase="another passphrase")
    assert wrong.stderr.startswith("That passphrase does not open this backup. It opens with")
    taken = _run("restore", backup, other)
    assert taken.stderr == "Another journal is there. Choose another place; nothing was changed.\n"
    assert [done.returncode for done in (missing, wrong, taken)] == [1, 1, 1]
    assert _run("check", "--journal", other).returncode == 0


def test_export_names_what_is_missing(noted: Path, tmp_path: Path) -> None:
    out = tmp_path / "summary.md"
    period = ("--from", "2026-01-13", "--to", "2026-06-16")
    done = _run("export", "--journal", noted, "--pairing", "HL-07", *period, "--out", out)
    assert done.returncode == 1
    assert done.stderr.startswith("Nothing is agreed yet.")
    unknown = _run("export", "--journal", noted, "--pairing", "HL-08", *period, "--out", out)
    assert "HL-07" in unknown.stderr
    assert not out.exists()


def test_a_fault_of_the_program_is_told_by_type_and_place_only() -> None:
    def _fail() -> None:
        raise ValueError("Felt ten years older")

    with pytest.raises(ValueError, match="older") as raised:
        _fail()
    said = fault_sentence(place_of(raised.value))
    assert "ValueError in test_cli.py, line" in said
    assert "older" not in said
