"""The one encrypted database of a journal: opened in a fixed order, its errors given names.

Order (each step guards the next): the file is there and large enough, `mode=rw` so that nothing is
made by accident, log level, key, the library answers that it encrypts, first read, application id,
schema, size, pragmas. The passphrase is proved on the key header before; so what cannot be read here
is damage, not a wrong passphrase.
"""

import codecs
import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from rmdesk.errors import (
    EncryptionMissing,
    JournalDamaged,
    JournalExists,
    JournalMissing,
    JournalReadOnly,
    JournalReplaced,
    JournalTooNew,
    NotAJournal,
)
from rmdesk.storage.faults import translated_errors
from rmdesk.storage.files import sync_folder, translated_os_errors

APPLICATION_ID = 0x524D4431
"""`RMD1` in the database header: this is a journal."""
PAGE_BYTES = 4096
_BUSY_SECONDS = 2.0
_SETTINGS = (
    "synchronous=EXTRA",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "secure_delete=ON",
    "locking_mode=EXCLUSIVE",
)
_FOREIGN = (
    b"SQLite format 3\0",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF",
    b"\x1f\x8b",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x7fELF",
)


class Access(Enum):
    """How a database is opened."""

    CREATE = "create"
    """A new file; refused when anything is there."""
    WRITE = "write"
    READ = "read"

    @property
    def mode(self) -> str:
        """SQLite's word; never `rwc`, which would make a lost journal anew."""
        return "ro" if self is Access.READ else "rw"


@dataclass(frozen=True)
class Database:
    """An open database. One thread at a time: its owner keeps the lock around it."""

    engine: Engine
    connection: Any = field(repr=False)
    """The driver's one connection, for what SQLAlchemy has no word for (backup, checks)."""
    path: Path
    data_key: bytes = field(repr=False)
    identity: tuple[int, int]
    schema: int
    """The schema number found; 0 in a new database until the migrations have run."""

    def check_identity(self) -> None:
        """Raises JournalReplaced when the file was deleted, moved or replaced. Before each save."""
        check_identity(self.path, self.identity)

    def close(self) -> None:
        """Close the connection; the database is released."""
        self.engine.dispose()
        # The pool closes only what it was asked for once.
        self.connection.close()


def open_database(path: Path, data_key: bytes, schema: int, access: Access = Access.WRITE) -> Database:
    """Open, or with Access.CREATE make, the database at `path`; `schema` is the newest this program knows.

    Every transaction begins with BEGIN IMMEDIATE (BEGIN when reading only), so it is real from its start.
    Raises JournalMissing, NotAJournal, JournalDamaged, JournalTooNew, JournalReadOnly, JournalInUse,
    JournalExists, EncryptionMissing, DiskFull.
    """
    if access is Access.CREATE:
        _create_file(path)
    else:
        _check_file(path)
    try:
        connection = connect(path, data_key, access)
        try:
            found = _prepare(path, connection, schema, access)
        except BaseException:
            connection.close()
            raise
    except BaseException as fault:
        if access is Access.CREATE:
            with suppress(OSError):
                path.unlink()
        elif isinstance(fault, JournalDamaged) and _is_foreign(path):
            raise NotAJournal(path) from None
        raise
    return Database(_engine(connection, access), connection, path, data_key, identity(path), found)


def connect(path: Path, data_key: bytes, access: Access) -> Any:
    """A keyed connection of the driver to an existing file. Raises the errors of `translated_errors`."""
    if len(data_key) != 32:
        raise EncryptionMissing(path, "key length")
    with translated_errors(path):
        connection = driver.connect(
            f"{path.absolute().as_uri()}?mode={access.mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=_BUSY_SECONDS,
        )
        try:
            set_key(connection, data_key.hex())
        except BaseException:
            connection.close()
            raise
    return connection


def set_key(connection: Any, raw_key: str) -> None:
    """Log level, key, and proof that the library encrypts, in this order.

    A malformed raw key would be taken as a passphrase without a word, and a plain SQLite would ignore
    it and write plain text: both raise EncryptionMissing before anything is read or written.
    """
    if not re.fullmatch(r"[0-9a-f]{64}", raw_key):
        raise EncryptionMissing(detail="key form")
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{raw_key}'\"")
    connection.execute("PRAGMA cipher_compatibility = 4")
    version = connection.execute("PRAGMA cipher_version").fetchone()
    if not version or not version[0]:
        raise EncryptionMissing(detail="cipher_version")


def identity(path: Path) -> tuple[int, int]:
    """Device and inode: which file this is, whatever its name. Raises JournalReplaced without a file."""
    try:
        status = path.stat()
    except OSError:
        raise JournalReplaced(path, "missing") from None
    return status.st_dev, status.st_ino


def check_identity(path: Path, expected: tuple[int, int]) -> None:
    """Raises JournalReplaced when `path` is no longer the file that was opened."""
    if identity(path) != expected:
        raise JournalReplaced(path, "another file")


def problems(connection: Any) -> tuple[str, ...]:
    """What both whole-file checks find wrong: each page's seal, then the structure. Empty is well.

    Reads everything: about 1 s per 100 MB. Words are SQLite's, without journal text.
    """
    try:
        seals = [row[0] for row in connection.execute("PRAGMA cipher_integrity_check")]
        structure = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
        children = connection.execute("PRAGMA foreign_key_check").fetchall()
    except driver.DatabaseError as fault:
        return (str(getattr(fault, "sqlite_errorname", "unreadable")),)
    found = [*seals, *(line for line in structure if line != "ok")]
    found += [f"missing parent of {child[0]} {child[1]}" for child in children[:20]]
    return tuple(str(line) for line in found)


def _create_file(path: Path) -> None:
    with translated_os_errors(path):
        if path.is_symlink():
            raise JournalExists(path)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        sync_folder(path.parent)


def _check_file(path: Path) -> None:
    """By the file's status alone: opening it would hang on a FIFO."""
    try:
        status = path.stat()
    except FileNotFoundError:
        raise JournalMissing(path) from None
    except NotADirectoryError:
        raise NotAJournal(path) from None
    except OSError:
        raise JournalReadOnly(path, "no right to look") from None
    if not stat.S_ISREG(status.st_mode):
        raise NotAJournal(path)
    if status.st_size <= 1:
        raise JournalMissing(path, f"{status.st_size} bytes")
    if status.st_size < PAGE_BYTES:
        raise NotAJournal(path) if _is_foreign(path) else JournalDamaged(path, f"{status.st_size} bytes")


def _is_foreign(path: Path) -> bool:
    """Whether a file that cannot be read as a journal is something else: known first bytes, or text.

    Only while no connection of this process has the file open: closing it would drop SQLite's lock.
    """
    try:
        with path.open("rb") as file:
            begin = file.read(512)
    except OSError:
        return False
    if begin.startswith(_FOREIGN):
        return True
    # The first 16 bytes of a journal are random, the rest is encrypted: never text.
    with suppress(UnicodeDecodeError):
        return not any(
            sign < " " and sign not in "\t\r\n\f"
            for sign in codecs.getincrementaldecoder("utf-8")().decode(begin)
        )
    return False


def _prepare(path: Path, connection: Any, schema: int, access: Access) -> int:
    """First read to pragmas; the schema number found."""
    with translated_errors(path):
        if access is Access.CREATE:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if _number(connection, "application_id") != APPLICATION_ID:
            raise NotAJournal(path, "application id")
        found = _number(connection, "user_version")
        if found > schema or found < 0:
            raise JournalTooNew(path, f"schema {found}")
        _check_size(path, connection)
        if access is not Access.READ:
            # SQLite opens a file it may not write for reading without a word: begin a write to find out.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA user_version = {found}")
            connection.execute("ROLLBACK")
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0] != "delete":
            raise JournalDamaged(path, "journal mode")
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}").fetchall()
    return found


def _check_size(path: Path, connection: Any) -> None:
    """A file longer than its pages: left by a kill while shrinking (well), or foreign bytes (damage)."""
    size, pages = path.stat().st_size, _number(connection, "page_count")
    if size == pages * PAGE_BYTES:
        return
    if size < pages * PAGE_BYTES or connection.execute("PRAGMA cipher_integrity_check").fetchall():
        raise JournalDamaged(path, f"{size} bytes, {pages} pages")


def _number(connection: Any, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _engine(connection: Any, access: Access) -> Engine:
    engine = create_engine(
        "sqlite://", module=driver, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )
    begin = "BEGIN" if access is Access.READ else "BEGIN IMMEDIATE"

    def begin_transaction(_connected: Any) -> None:
        connection.execute(begin)

    event.listen(engine, "begin", begin_transaction)
    return engine
