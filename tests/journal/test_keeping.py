"""Making, opening, closing and restoring journals, and what is left when that fails."""

import os
import secrets
import shutil
import subprocess
import sys
import threading
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest

from rmdesk import paths
from rmdesk.domain.vocabulary import Side
from rmdesk.errors import (
    InvalidInput,
    JournalError,
    JournalExists,
    JournalInUse,
    JournalMissing,
    JournalReplaced,
    NotAJournal,
    PassphraseTooShort,
    RmdeskError,
    WrongPassphrase,
    WrongRecoveryKey,
)
from rmdesk.journal import keeping
from rmdesk.journal.journal import Journal
from rmdesk.journal.keeping import with_passphrase, with_recovery_key
from rmdesk.journal.notes import write_note
from rmdesk.journal.pairings import owner, shown_pairing
from rmdesk.journal.sessions import Place
from rmdesk.storage.backup import backups_in
from rmdesk.storage.recovery_key import generate, printed
from tests.conftest import CHEAP, PASSPHRASE, SetClock, Template
from tests.journal.test_journal import texts

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("RMDESK_KILLS", "6")) // 2


def opened(folder: Path, passphrase: str = PASSPHRASE) -> keeping.Kept:
    """The journal, open by its passphrase."""
    return keeping.open_journal(folder, with_passphrase(passphrase), SetClock())


def notes_in(folder: Path, passphrase: str = PASSPHRASE) -> list[str]:
    """What a fresh opening finds."""
    kept = opened(folder, passphrase)
    try:
        return kept.journal.ask(texts)
    finally:
        kept.close()


def write(journal: Journal, text: str) -> None:
    """A note in the one pairing."""
    row = journal.ask(shown_pairing)
    assert row is not None
    journal.do(None, write_note, Place(row.pairing.id), text, Side.PAIR)


def files_in(folder: Path) -> set[str]:
    """Everything under a folder, by its path."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_new_journal_opens_with_its_passphrase_and_its_recovery_key(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "new.rmdesk"
    passphrase = "Füße über dem Fluß"
    kept, recovery_key = keeping.create(folder, "  Greta\tHalvorsen ", passphrase, SetClock(), CHEAP)
    assert kept.journal.ask(owner).name == "Greta Halvorsen"
    kept.close()
    for unlock in (
        with_passphrase(passphrase),
        with_passphrase(unicodedata.normalize("NFD", passphrase)),
        with_recovery_key(recovery_key),
        with_recovery_key(recovery_key.lower().replace("-", " ")),
    ):
        kept = keeping.open_journal(folder, unlock, SetClock())
        assert kept.journal.ask(owner).name == "Greta Halvorsen"
        kept.close()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in tmp_path.joinpath("deep").iterdir()] == ["new.rmdesk"]


def test_other_words_do_not_open_it(folder: Path) -> None:
    with pytest.raises(WrongPassphrase):
        opened(folder, "correct horse battery stable")
    with pytest.raises(WrongRecoveryKey):
        keeping.open_journal(folder, with_recovery_key(printed(generate())), SetClock())
    assert notes_in(folder) == [], "a failed opening locks nobody out"


def test_it_is_open_in_one_place_only(kept: keeping.Kept) -> None:
    asked = subprocess.run(
        [sys.executable, "-c", _OPEN, str(kept.folder), PASSPHRASE],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert (asked.stdout.strip(), asked.stderr) == (f"JournalInUse {os.getpid()}", "")
    with pytest.raises(JournalInUse):
        opened(kept.folder)
    kept.close()
    assert notes_in(kept.folder) == []


_OPEN = """
import os, sys
from pathlib import Path
from rmdesk.errors import JournalError
from rmdesk.journal import keeping
folder, passphrase = Path(sys.argv[1]), sys.argv[2]
if len(sys.argv) > 3 and hasattr(os, "geteuid") and os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    keeping.open_journal(folder, keeping.with_passphrase(passphrase), keeping.system_clock).close()
    print("opened")
except JournalError as fault:
    print(type(fault).__name__, fault.detail.split()[-1])
"""


def test_a_folder_without_the_right_to_write_is_named(folder: Path) -> None:
    folder.chmod(0o555)
    reachable = [parent for parent in folder.parents if parent.stat().st_mode & 0o777 == 0o700]
    for parent in reachable:
        parent.chmod(0o711)
    for name in (paths.database(folder), paths.header(folder), paths.previous_header(folder)):
        name.chmod(0o444)
    asked = subprocess.run(
        [sys.executable, "-c", _OPEN, str(folder), PASSPHRASE, "nobody"],
        capture_output=True, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    folder.chmod(0o700)
    for parent in reachable:
        parent.chmod(0o700)
    assert asked.stdout.startswith("JournalReadOnly"), asked.stderr


def test_a_missing_or_foreign_folder_is_named_and_left_alone(tmp_path: Path) -> None:
    foreign = tmp_path / "letters"
    foreign.mkdir()
    (foreign / "letter.txt").write_text("Dear all", "utf-8")
    for path, fault in (
        (tmp_path / "nowhere.rmdesk", JournalMissing),
        (foreign, NotAJournal),
        (foreign / "letter.txt", NotAJournal),
    ):
        with pytest.raises(fault):
            opened(path)
    assert files_in(tmp_path) == {"letters", "letters/letter.txt"}


@pytest.mark.parametrize("content", ["journal", "file", "folder"])
def test_nothing_that_stands_there_is_overwritten(folder: Path, tmp_path: Path, content: str) -> None:
    target = tmp_path / "target"
    if content == "journal":
        target = folder
    elif content == "file":
        target.write_bytes(b"mine")
    else:
        target.mkdir()
        (target / "mine").write_bytes(b"mine")
    before = files_in(tmp_path)
    with pytest.raises(JournalExists):
        keeping.create(target, "Greta", PASSPHRASE, SetClock(), CHEAP)
    assert files_in(tmp_path) == before


def test_an_empty_folder_becomes_the_journal(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    kept, _ = keeping.create(folder, "Greta", PASSPHRASE, SetClock(), CHEAP)
    kept.close()
    assert notes_in(folder) == []


@pytest.mark.parametrize(
    ("name", "passphrase", "fault"),
    [("  \t", PASSPHRASE, InvalidInput), ("Greta", "too short", PassphraseTooShort)],
)
def test_a_refused_form_leaves_nothing(
    tmp_path: Path, name: str, passphrase: str, fault: type[RmdeskError]
) -> None:
    with pytest.raises(fault):
        keeping.create(tmp_path / "new.rmdesk", name, passphrase, SetClock(), CHEAP)
    assert files_in(tmp_path) == set()


def test_a_creation_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    def no_clock() -> datetime:
        raise OverflowError

    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (tmp_path / "new.rmdesk", empty):
        with pytest.raises(OverflowError):
            keeping.create(folder, "Greta", PASSPHRASE, no_clock, CHEAP)
    assert files_in(tmp_path) == {"empty"}


_CREATE = """
import sys
from itertools import count
from pathlib import Path
from rmdesk.journal import keeping
from rmdesk.storage.header import FLOOR
from rmdesk.storage.migrate import migrate
import alembic.command
print("ready", flush=True)
for number in count():
    folder = Path(sys.argv[1]) / f"{sys.argv[2]}-{number}.rmdesk"
    keeping.create(folder, "Greta", "correct horse battery staple", keeping.system_clock, FLOOR)[0].close()
"""


def test_a_creation_that_is_killed_leaves_no_half_journal(tmp_path: Path) -> None:
    for round_number in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", _CREATE, str(tmp_path), str(round_number)],
            stdout=subprocess.PIPE, text=True, cwd=ROOT,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            threading.Timer(secrets.randbelow(500) / 1000, process.kill).start()
            assert process.stdout.read() == ""
        for folder in tmp_path.glob("[0-9]*.rmdesk"):
            kept = opened(folder)
            assert kept.journal.ask(owner).name == "Greta"
            kept.close()
            shutil.rmtree(folder)


def test_closing_backs_up_only_what_was_changed(folder: Path) -> None:
    opened(folder).close()
    assert backups_in(folder) == []
    kept = opened(folder)
    write(kept.journal, "one")
    assert kept.journal.has_changed
    kept.close()
    assert len(backups_in(folder)) == 1
    assert notes_in(folder) == ["one"]
    assert len(backups_in(folder)) == 1


def test_a_file_is_released_also_when_the_backup_fails(folder: Path) -> None:
    kept = opened(folder)
    write(kept.journal, "one")
    paths.backups(folder).write_bytes(b"in the way")
    with pytest.raises(JournalError):
        kept.close()
    paths.backups(folder).unlink()
    assert notes_in(folder) == ["one"]


def test_what_killed_writes_left_is_cleaned_away(folder: Path) -> None:
    paths.backups(folder).mkdir()
    for place in (folder, paths.backups(folder)):
        (place / ".rmdesk-0123456789ab.part").mkdir()
    opened(folder).close()
    assert not [name for name in files_in(folder) if name.endswith(".part")]


def test_a_changed_passphrase_opens_and_the_old_one_does_not(folder: Path, template: Template) -> None:
    kept = opened(folder)
    write(kept.journal, "one")
    with pytest.raises(WrongPassphrase):
        keeping.change_passphrase(kept, "not this one at all", "another horse entirely", CHEAP)
    with pytest.raises(PassphraseTooShort):
        keeping.change_passphrase(kept, PASSPHRASE, "too short", CHEAP)
    keeping.change_passphrase(kept, PASSPHRASE, "another horse entirely", CHEAP)
    write(kept.journal, "two")
    kept.close()
    for spare in (paths.header(folder), None):
        with pytest.raises(WrongPassphrase):
            opened(folder)
        assert notes_in(folder, "another horse entirely") == ["one", "two"]
        if spare is not None:
            spare.unlink()
    keeping.open_journal(folder, with_recovery_key(template.recovery_key), SetClock()).close()
    keeping.restore(backups_in(folder)[0].path, folder, with_passphrase("another horse entirely"))


def test_a_key_header_of_another_journal_is_never_given_a_passphrase(kept: keeping.Kept) -> None:
    other, _ = keeping.create(kept.folder.with_name("other"), "Tobias", PASSPHRASE, SetClock(), CHEAP)
    other.close()
    shutil.copyfile(paths.header(other.folder), paths.header(kept.folder))
    before = paths.header(kept.folder).read_bytes()
    with pytest.raises(JournalReplaced):
        keeping.change_passphrase(kept, PASSPHRASE, "another horse entirely", CHEAP)
    assert paths.header(kept.folder).read_bytes() == before
