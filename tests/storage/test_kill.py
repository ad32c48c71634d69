"""kill -9 in the middle of saving, backing up, restoring and changing the passphrase: nothing said is lost.

`RMDESK_KILLS` sets how often each is killed (6 in a usual run).
"""

import multiprocessing
import os
import secrets
import subprocess
import sys
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest

from rmdesk import paths
from rmdesk.errors import JournalMissing, NotAJournal, WrongPassphrase
from rmdesk.storage.backup import back_up, backups_in, finish_restore, verify
from rmdesk.storage.engine import open_database, problems
from rmdesk.storage.files import clean_strays
from rmdesk.storage.header import read_header
from rmdesk.storage.lock import InstanceLock
from rmdesk.storage.migrate import SCHEMA as MIGRATED
from rmdesk.storage.records import Record
from rmdesk.storage.vault import NewKeys, unlock_with_passphrase
from tests.storage import victim
from tests.storage.conftest import PASSPHRASE, SCHEMA, lines_in, lines_of, make_journal
from tests.storage.test_backup import NOW

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("RMDESK_KILLS", "6"))
SAVING_KILLS = 4 * KILLS
MIGRATING_KILLS = 3 * KILLS + 2
PROCESSES = (
    multiprocessing.get_context("forkserver") if hasattr(os, "fork") else multiprocessing.get_context("spawn")
)
PROCESSES.set_forkserver_preload(["tests.storage.victim", "alembic.command", "rmdesk.storage.records"])


def _killed(what: str, journal: Path, keys: NewKeys, mark: str) -> list[str]:
    """What a process acknowledged before it was killed at a random moment."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.victim", what, str(journal), mark],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(keys.data_key.hex() + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        threading.Timer(secrets.randbelow(150) / 1000, process.kill).start()
        said = process.stdout.read()
    return said.splitlines() if said.endswith("\n") else said.splitlines()[:-1]


def test_no_acknowledged_line_is_lost_while_saving(journal: Path, keys: NewKeys) -> None:
    said = ["one", "two", "three"]
    for round_number in range(SAVING_KILLS):
        said += _killed("saving", journal, keys, f"round {round_number}")
        with InstanceLock(journal):
            database = open_database(paths.database(journal), keys.data_key, SCHEMA)
            there = lines_in(database)
            assert problems(database.connection) == ()
            database.close()
        assert set(said) <= set(there)
        assert len(there) - len(said) <= round_number + 1
    assert len(said) > SAVING_KILLS


def test_a_killed_backup_leaves_only_whole_ones(journal: Path, keys: NewKeys) -> None:
    for round_number in range(KILLS):
        said = _killed("backing up", journal, keys, str(round_number))
        clean_strays(paths.backups(journal))
        found = backups_in(journal)
        assert set(said) <= {each.path.name for each in found}
        # Killed early, there is no folder yet.
        assert len(found) == len(list(paths.backups(journal).glob("*")))
        for each in found[:3]:
            verify(each.path, keys.data_key, SCHEMA)
    assert lines_of(paths.database(journal), keys) == ["one", "two", "three"]


def test_a_killed_restore_is_the_old_journal_or_the_restored_one(journal: Path, keys: NewKeys) -> None:
    database = open_database(paths.database(journal), keys.data_key, SCHEMA)
    back_up(database, journal, NOW)
    with database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM line WHERE text = 'one'")
    database.close()
    old, restored = ["two", "three"], ["one", "two", "three"]
    for round_number in range(KILLS):
        _killed("restoring", journal, keys, str(round_number))
        finish_restore(journal)
        clean_strays(journal)
        assert unlock_with_passphrase(read_header(journal), PASSPHRASE) == keys.data_key
        assert lines_of(paths.database(journal), keys) in (old, restored)


def _opens(journal: Path, passphrase: str) -> bool:
    try:
        unlock_with_passphrase(read_header(journal), passphrase)
    except WrongPassphrase:
        return False
    return True


def test_a_killed_change_of_passphrase_opens_with_the_old_or_the_new(journal: Path, keys: NewKeys) -> None:
    known = PASSPHRASE
    for round_number in range(KILLS):
        said = _killed("changing", journal, keys, str(round_number))
        known = said[-1] if said else known
        upcoming = f"the passphrase {round_number}-{len(said)}"
        opening = [phrase for phrase in (known, upcoming) if _opens(journal, phrase)]
        assert len(opening) == 1
        known = opening[0]


def _killed_while_migrating(folder: Path, keys: NewKeys, after: int) -> list[str]:
    """The databases that a process said were migrated; killed in one of the first, or after so many."""
    hearing, saying = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=victim.migrating, args=(folder, keys.data_key, saying))
    process.start()
    saying.close()
    with hearing:
        assert hearing.recv() == "ready"
        said: list[str] = [hearing.recv() for _ in range(after)]
        threading.Timer(secrets.randbelow(300) / 1000, process.kill).start()
        with suppress(EOFError, OSError):
            while True:
                said.append(hearing.recv())
    process.join()
    return said


def _schema_of(path: Path, keys: NewKeys) -> int | None:
    """The schema of a database, once all of it or nothing of it was found there.

    None: killed at its birth, before its first transaction was on the disk and anything could be migrated.
    """
    whole = set(Record.metadata.tables)
    try:
        opened = open_database(path, keys.data_key, MIGRATED)
    except NotAJournal:
        return None
    with closing(opened) as database:
        rows = database.connection.execute("SELECT name FROM sqlite_master").fetchall()
        assert whole & {row[0] for row in rows} == (whole if database.schema else set())
        if rows:  # otherwise killed before there was anything to migrate
            assert database.connection.execute("SELECT text FROM line").fetchall() == [("old content",)]
        assert problems(database.connection) == ()
        return database.schema


def test_a_killed_migration_is_the_old_schema_or_the_new_one(tmp_path: Path, keys: NewKeys) -> None:
    for round_number in range(MIGRATING_KILLS):
        folder = tmp_path / str(round_number)
        folder.mkdir()
        said = _killed_while_migrating(folder, keys, after=round_number % 2)
        found = {path.name: _schema_of(path, keys) for path in folder.glob("*.db") if path.stat().st_size}
        assert set(said) <= {name for name, schema in found.items() if schema == MIGRATED}
        assert list(found.values()).count(None) <= 1


def test_a_new_journal_killed_at_birth_is_named_and_not_mistaken(tmp_path: Path, keys: NewKeys) -> None:
    folder = make_journal(tmp_path / "new.rmdesk", keys, [])
    paths.database(folder).write_bytes(b"")
    with pytest.raises(JournalMissing):
        open_database(paths.database(folder), keys.data_key, SCHEMA)
