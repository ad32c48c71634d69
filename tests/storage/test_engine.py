"""Opening the database: what is not a sound journal gets a name, is left as it was, and nothing is made."""

import os
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from rmdesk import paths
from rmdesk.errors import (
    DiskFull,
    EncryptionMissing,
    JournalDamaged,
    JournalError,
    JournalExists,
    JournalInUse,
    JournalMissing,
    JournalReadOnly,
    JournalReplaced,
    JournalTooNew,
    NotAJournal,
)
from rmdesk.storage.engine import PAGE_BYTES, Access, Database, open_database, problems, set_key
from rmdesk.storage.faults import translated_errors
from rmdesk.storage.vault import NewKeys
from tests.storage.conftest import SCHEMA, add_line, lines_in, lines_of


def _change(path: Path, change: Callable[[bytes], bytes]) -> bytes:
    changed = change(path.read_bytes())
    path.write_bytes(changed)
    return changed


def _flip(place: int) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        changed = bytearray(content)
        changed[place % len(content)] ^= 1
        return bytes(changed)

    return change


def _pragma(database: Database, name: str) -> object:
    with database.engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_a_saved_line_is_there_again_and_nowhere_in_plain(
    opened: Database, reopened: Callable[[], list[str]]
) -> None:
    add_line(opened, "the quiet canary sings")
    opened.close()
    assert reopened()[-1] == "the quiet canary sings"
    content = opened.path.read_bytes()
    assert b"canary" not in content
    assert not content.startswith(b"SQLite")


def test_the_connection_is_set_up_for_safety(opened: Database) -> None:
    expected = {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "locking_mode": "exclusive",
        "cipher_log_level": "NONE",
    }
    assert {name: _pragma(opened, name) for name in expected} == expected


def _create_then_fail(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE half (x)")
        connection.exec_driver_sql("INSERT INTO line (text) VALUES ('half')")
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing(opened: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        _create_then_fail(opened)
    with opened.engine.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars()
        assert list(tables) == ["line"]
    assert lines_in(opened) == ["one", "two", "three"]


@pytest.mark.parametrize("size", [None, 0, 1])
def test_a_missing_or_empty_database_is_never_made_anew(
    journal: Path, keys: NewKeys, size: int | None
) -> None:
    path = paths.database(journal)
    path.unlink()
    if size is not None:
        path.write_bytes(b"x" * size)
    with pytest.raises(JournalMissing):
        open_database(path, keys.data_key, SCHEMA)
    assert path.exists() == (size is not None)
    assert size is None or path.stat().st_size == size


def _foreign_files(folder: Path) -> list[Path]:
    plain, archive, short, long = (folder / name for name in ("plain.db", "a.zip", "short.txt", "long.txt"))
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    connection.close()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a", os.urandom(20_000))
    short.write_text("Dear diary")
    long.write_text("Liebes Tagebuch, heute war es schön.\n" * 500, "utf-8")
    return [plain, archive, short, long]


def test_other_files_are_named_and_left_alone(tmp_path: Path, keys: NewKeys) -> None:
    for path in _foreign_files(tmp_path):
        before = path.read_bytes()
        for access in (Access.WRITE, Access.READ):
            with pytest.raises(NotAJournal):
                open_database(path, keys.data_key, SCHEMA, access)
        assert path.read_bytes() == before
    assert not list(tmp_path.glob("*-journal"))


def test_folders_and_pipes_are_named_without_a_hang(tmp_path: Path, keys: NewKeys) -> None:
    places = [tmp_path, tmp_path / "file" / "journal.db"]
    (tmp_path / "file").write_text("hello")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        places.append(tmp_path / "pipe")
    for place in places:
        with pytest.raises(NotAJournal):
            open_database(place, keys.data_key, SCHEMA)


def test_an_encrypted_database_of_another_program_is_not_a_journal(journal: Path, keys: NewKeys) -> None:
    path = paths.database(journal)
    database = open_database(path, keys.data_key, SCHEMA)
    database.connection.execute("PRAGMA application_id = 7")
    database.close()
    with pytest.raises(NotAJournal):
        open_database(path, keys.data_key, SCHEMA)


def test_a_newer_schema_is_refused_and_unchanged(journal: Path, keys: NewKeys) -> None:
    path = paths.database(journal)
    before = path.read_bytes()
    with pytest.raises(JournalTooNew):
        open_database(path, keys.data_key, SCHEMA - 1)
    assert path.read_bytes() == before


_DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "salt": _flip(3),
    "page 1": _flip(200),
    "seal of page 1": _flip(PAGE_BYTES - 1),
    "half a page gone": lambda content: content[: -PAGE_BYTES // 2],
    "a page gone": lambda content: content[:-PAGE_BYTES],
    "one page left": lambda content: content[:PAGE_BYTES],
    "less than a page": lambda content: content[:1000],
    "garbage behind": lambda content: content + b"garbage",
    "a page of garbage behind": lambda content: content + os.urandom(PAGE_BYTES),
    "zeros": lambda content: bytes(len(content)),
    "noise": lambda content: os.urandom(len(content)),
}


@pytest.mark.parametrize("damage", list(_DAMAGE))
def test_damage_is_named_at_opening_and_the_file_kept(journal: Path, keys: NewKeys, damage: str) -> None:
    path = paths.database(journal)
    content = _change(path, _DAMAGE[damage])
    with pytest.raises(JournalDamaged):
        open_database(path, keys.data_key, SCHEMA)
    assert path.read_bytes() == content


def test_damage_in_the_middle_is_named_when_it_is_read(journal: Path, keys: NewKeys) -> None:
    path = paths.database(journal)
    _change(path, lambda content: _flip(len(content) // 2)(content))
    database = open_database(path, keys.data_key, SCHEMA)
    assert problems(database.connection)
    with pytest.raises(JournalDamaged), translated_errors(path), database.engine.connect() as connection:
        connection.execute(text("SELECT sum(length(hex(pad))) FROM line")).scalar()
    database.close()


def test_a_sound_journal_has_no_problems(opened: Database) -> None:
    assert problems(opened.connection) == ()


def test_the_key_of_another_journal_gets_a_name(journal: Path, other_keys: NewKeys) -> None:
    with pytest.raises(JournalDamaged):
        open_database(paths.database(journal), other_keys.data_key, SCHEMA)


def test_pages_left_behind_by_a_kill_while_shrinking_are_no_damage(journal: Path, keys: NewKeys) -> None:
    path = paths.database(journal)
    longer = path.read_bytes()
    database = open_database(path, keys.data_key, SCHEMA)
    database.connection.execute("DELETE FROM line WHERE id > 1")
    database.connection.execute("VACUUM")
    database.close()
    shorter = path.stat().st_size
    assert shorter < len(longer)
    with path.open("ab") as file:
        file.write(longer[shorter:])
    assert lines_of(path, keys) == ["one"]


def test_creating_never_overwrites(journal: Path, keys: NewKeys, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = paths.database(journal).read_bytes()
    for path in (paths.database(journal), tmp_path / "folder", tmp_path / "link"):
        with pytest.raises(JournalExists):
            open_database(path, keys.data_key, SCHEMA, Access.CREATE)
    assert paths.database(journal).read_bytes() == before
    with pytest.raises(JournalMissing):
        open_database(tmp_path / "gone" / "journal.db", keys.data_key, SCHEMA, Access.CREATE)


@pytest.mark.parametrize("key", [b"", b"k" * 31, b"k" * 33])
def test_a_key_of_another_length_writes_nothing(tmp_path: Path, key: bytes) -> None:
    with pytest.raises(EncryptionMissing):
        open_database(tmp_path / "new.db", key, SCHEMA, Access.CREATE)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("raw", ["", "ab" * 31, "zz" * 32, "AB" * 32, "ab" * 32 + "'", "ab" * 32 + "\n"])
def test_a_malformed_raw_key_never_reaches_the_library(raw: str) -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(EncryptionMissing):
        set_key(connection, raw)
    connection.close()


def test_a_library_without_encryption_is_found_out_before_the_first_write(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "plain.db")
    with pytest.raises(EncryptionMissing):
        set_key(connection, "ab" * 32)
    connection.close()
    assert (tmp_path / "plain.db").stat().st_size == 0


_GLOBAL_SQLITE = """
import os, sys
if hasattr(sys, "setdlopenflags"):
    sys.setdlopenflags(os.RTLD_NOW | os.RTLD_GLOBAL)
import sqlite3
sqlite3.connect(":memory:").execute("SELECT 1")
from pathlib import Path
from rmdesk.errors import EncryptionMissing
from rmdesk.storage.engine import Access, open_database
try:
    database = open_database(Path(sys.argv[1]), bytes(range(32)), 1, Access.CREATE)
    database.connection.execute("CREATE TABLE t (x)")
    database.close()
except EncryptionMissing:
    pass
"""


def test_a_plain_sqlite_loaded_first_never_leads_to_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    subprocess.run([sys.executable, "-c", _GLOBAL_SQLITE, str(path)], check=True, timeout=60)
    assert not path.exists() or not path.read_bytes().startswith(b"SQLite")


def test_a_deleted_moved_or_replaced_file_is_noticed_before_saving(opened: Database) -> None:
    opened.check_identity()
    moved = opened.path.with_name("moved.db")
    opened.path.rename(moved)
    with pytest.raises(JournalReplaced):
        opened.check_identity()
    with pytest.raises(JournalReplaced), translated_errors(opened.path):
        add_line(opened, "into nothing")
    opened.path.write_bytes(b"another file")
    with pytest.raises(JournalReplaced):
        opened.check_identity()


def test_a_full_disk_is_named_and_loses_nothing(opened: Database, reopened: Callable[[], list[str]]) -> None:
    opened.connection.execute(f"PRAGMA max_page_count = {_pragma(opened, 'page_count')}")
    with pytest.raises(DiskFull) as fault, translated_errors(opened.path):
        add_line(opened, "HUSH" * 50_000)
    assert "HUSH" not in f"{fault.value!r}{vars(fault.value)}{fault.value.__cause__}{fault.value.__context__}"
    opened.connection.execute("PRAGMA max_page_count = 100000")
    add_line(opened, "room again")
    opened.close()
    assert reopened() == ["one", "two", "three", "room again"]


def test_reading_only_reads_and_never_writes(journal: Path, keys: NewKeys) -> None:
    path = paths.database(journal)
    before = path.read_bytes()
    database = open_database(path, keys.data_key, SCHEMA, Access.READ)
    assert lines_in(database) == ["one", "two", "three"]
    with pytest.raises(JournalReadOnly), translated_errors(path):
        add_line(database, "no")
    database.close()
    assert path.read_bytes() == before


_WITHOUT_RIGHTS = """
import os, sys
from pathlib import Path
from rmdesk.errors import JournalReadOnly
from rmdesk.storage.engine import Access, open_database
path, key = Path(sys.argv[1]), bytes.fromhex(sys.stdin.read())
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    open_database(path, key, 1).close()
except JournalReadOnly:
    database = open_database(path, key, 1, Access.READ)
    print(database.connection.execute("SELECT count(*) FROM line").fetchone()[0])
"""


@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_the_right_to_write_it_still_opens_for_reading(
    journal: Path, keys: NewKeys, what: str
) -> None:
    path = paths.database(journal)
    path.chmod(0o444 if what == "file" else 0o666)
    journal.chmod(0o777 if what == "file" else 0o555)
    reachable = [folder for folder in journal.parents if folder.stat().st_mode & 0o777 == 0o700]
    for folder in reachable:
        folder.chmod(0o711)
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_RIGHTS, str(path)],
        input=keys.data_key.hex(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    journal.chmod(0o700)
    for folder in reachable:
        folder.chmod(0o700)
    assert (done.stdout.strip(), done.stderr) == ("3", "")


def test_a_second_connection_is_told_that_it_is_in_use(opened: Database, keys: NewKeys) -> None:
    add_line(opened, "held")
    with pytest.raises(JournalInUse):
        open_database(opened.path, keys.data_key, SCHEMA)


def test_no_exception_carries_what_was_typed(opened: Database) -> None:
    add_line(opened, "HUSH")
    with pytest.raises(DBAPIError) as twice, translated_errors(opened.path):
        add_line(opened, "HUSH")
    with (
        pytest.raises(DBAPIError) as wrong,
        translated_errors(opened.path),
        opened.engine.begin() as connection,
    ):
        connection.execute(text("INSERT INTO nothing VALUES (:a)"), {"a": "HUSH"})
    for fault in (twice.value, wrong.value):
        assert "HUSH" not in f"{fault}{fault!r}{fault.orig}"


def test_errors_hold_a_place_and_a_word_only(journal: Path, keys: NewKeys) -> None:
    _change(paths.database(journal), _flip(100))
    with pytest.raises(JournalError) as fault:
        open_database(paths.database(journal), keys.data_key, SCHEMA)
    assert fault.value.detail == "SQLITE_NOTADB"
    assert keys.data_key.hex() not in f"{fault.value.__context__!r}{fault.value!r}"
