"""The database library's errors as errors with names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import StatementError
from sqlcipher3.dbapi2 import Error as DriverError

from rmdesk.errors import (
    DiskFull,
    JournalDamaged,
    JournalError,
    JournalInUse,
    JournalReadOnly,
    JournalReplaced,
)

_NAMED: dict[str, type[JournalError]] = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": JournalReadOnly,
    "SQLITE_PERM": JournalReadOnly,
    "SQLITE_CANTOPEN": JournalReadOnly,
    "SQLITE_CORRUPT": JournalDamaged,
    "SQLITE_NOTADB": JournalDamaged,
    "SQLITE_BUSY": JournalInUse,
    "SQLITE_LOCKED": JournalInUse,
    # A device that stopped answering: the text is kept and another place is offered, as for a lost file.
    "SQLITE_IOERR": JournalReplaced,
}


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Give the driver's and SQLAlchemy's errors their names; `detail` is SQLite's own word, never SQL.

    DiskFull, JournalReadOnly, JournalDamaged, JournalInUse, JournalReplaced (moved, or a device that
    fails). Anything else is a fault of the program and passes unchanged.
    """
    try:
        yield
        return
    except (DriverError, StatementError) as fault:
        found = _name(path, fault)
        if found is None:
            if isinstance(fault, StatementError):
                fault.params = None  # hidden in its text, yet still there for whoever prints it whole
            raise
    # Raised outside the handler, the named error keeps no way back to the statement and its values.
    raise found


def _name(path: Path, fault: BaseException) -> JournalError | None:
    word = str(getattr(getattr(fault, "orig", fault), "sqlite_errorname", None) or "")
    named = _NAMED.get(word)
    if named is JournalReadOnly and not path.exists():
        named = JournalReplaced  # SQLite refuses to write to a file that was moved away
    return named(path, word) if named else None
