"""Backups: each a small journal folder of its own, checked before it gets its name; and the way back.

`backups/000042-20260421T092400Z.rmdesk` holds the database and the key header. The number orders them,
not the clock. A restore is prepared in full, then committed by one rename (`restored-3`), then carried
out by `finish_restore`, which a start after a kill carries on.
"""

import re
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rmdesk import paths
from rmdesk.errors import BackupDamaged, JournalDamaged, JournalError, JournalExists, NotAJournal
from rmdesk.storage.engine import Access, Database, connect, open_database, problems
from rmdesk.storage.faults import translated_errors
from rmdesk.storage.files import part_beside, sync_file, sync_folder, translated_os_errors, write_private
from rmdesk.storage.header import read_header, to_bytes
from rmdesk.storage.thinning import thinned

_NAME = re.compile(r"(\d{6,})-(\d{8}T\d{6}Z)\.rmdesk")
_STAMP = "%Y%m%dT%H%M%SZ"
_RESTORED = "restored-"
_DAMAGED = "damaged-"
_RESTORE_NAME = re.compile(r"(?:restored|damaged)-(\d+)")
_STEP_PAGES = 64
"""256 KiB a step: well under 10 ms, so that a screen's read gets in between."""


@dataclass(frozen=True)
class Backup:
    """A backup on the disk; it passed all checks when it got its name."""

    path: Path
    number: int
    taken: datetime
    """UTC, by the clock of that moment."""


def backups_in(journal: Path) -> list[Backup]:
    """The backups of a journal folder, newest (highest number) first."""
    folder = paths.backups(journal)
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        if (match := _NAME.fullmatch(path.name)) and path.is_dir():
            taken = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
            found.append(Backup(path, int(match[1]), taken))
    return sorted(found, key=lambda backup: backup.number, reverse=True)


def back_up(
    database: Database,
    journal: Path,
    stamp: datetime,
    between_steps: Callable[[int, int], None] | None = None,
) -> Path:
    """Copy database and header into a new backup folder, check it, and give it its name.

    `stamp` is the caller's clock (aware). `between_steps(pages_done, pages)` is called between steps of
    256 KiB: the caller may give its lock away for a moment there, or raise to cancel. The caller holds
    the lock otherwise, and no transaction is open. Raises BackupDamaged (the copy failed its checks; it is
    removed), DiskFull, JournalReadOnly, JournalDamaged (the source cannot be read).
    """
    folder = paths.backups(journal)
    with translated_os_errors(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        number = max((backup.number for backup in backups_in(journal)), default=0) + 1
        final = folder / f"{number:06d}-{stamp.astimezone(UTC).strftime(_STAMP)}{paths.SUFFIX}"
        part = part_beside(final)
        part.mkdir(mode=0o700)
        try:
            write_private(paths.header(part), to_bytes(read_header(journal)))
            _copy_database(database, paths.database(part), between_steps)
            sync_file(paths.database(part))
            sync_folder(part)
            part.rename(final)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(folder)
    return final


def thin(journal: Path, now: datetime) -> int:
    """Drop the backups that `thinning.thinned` lets go; how many. `now` is the caller's clock (aware)."""
    ordered = backups_in(journal)[::-1]
    dropped = thinned([backup.taken for backup in ordered], now)
    for place in dropped:
        # Under a stray's name first: a removal that is killed leaves no half backup to offer.
        stray = part_beside(ordered[place].path)
        with translated_os_errors(stray):
            ordered[place].path.rename(stray)
            shutil.rmtree(stray)
    return len(dropped)


def verify(backup: Path, data_key: bytes, schema: int) -> None:
    """Both whole-file checks of a backup.

    Raises BackupDamaged (damaged, or of another journal than this key's), JournalTooNew, NotAJournal,
    JournalMissing.
    """
    path = paths.database(backup)
    try:
        database = open_database(path, data_key, schema, Access.READ)
    except JournalDamaged as fault:
        raise BackupDamaged(backup, fault.detail) from None
    with closing(database):
        found = problems(database.connection)
    if found:
        raise BackupDamaged(backup, found[0])


def restore(backup: Path, journal: Path, data_key: bytes, schema: int) -> Path | None:
    """Put a backup, once its copy is verified, in the place of the journal, which need not exist.

    `data_key` comes from the backup's own header. Returns the folder, inside the journal's, where the
    replaced files are kept, or None without any. The caller holds the journal's InstanceLock when the
    folder exists and has closed the database. Killed half-way, the journal is the old one, or
    `finish_restore` makes it the restored one. Raises BackupDamaged, JournalTooNew, JournalMissing,
    JournalExists (another journal lives there), NotAJournal (a file, or a folder of other things), DiskFull.
    """
    _check_target(backup, journal)
    with translated_os_errors(journal):
        journal.mkdir(mode=0o700, parents=True, exist_ok=True)
        finish_restore(journal)
        part = part_beside(paths.database(journal))
        part.mkdir(mode=0o700)
        try:
            write_private(paths.header(part), to_bytes(read_header(backup)))
            shutil.copyfile(paths.database(backup), paths.database(part))
            paths.database(part).chmod(0o600)
            sync_file(paths.database(part))
            sync_folder(part)
            _check_copy(part, backup, data_key, schema)
            part.rename(_next_restore(journal))
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(journal)
    return finish_restore(journal)


def awaits_restore(journal: Path) -> bool:
    """Whether a committed restore was interrupted: `finish_restore` makes a journal of the folder again."""
    return any(journal.glob(f"{_RESTORED}*"))


def finish_restore(journal: Path) -> Path | None:
    """Carry out a committed restore; nothing to do without one. After the lock, before the header is read.

    Each step can be repeated after a kill. Returns where the replaced files are kept, or None.
    """
    kept = None
    for ready in sorted(journal.glob(f"{_RESTORED}*")):
        with translated_os_errors(journal):
            kept = journal / ready.name.replace(_RESTORED, _DAMAGED, 1)
            kept.mkdir(mode=0o700, exist_ok=True)
            # An old rollback journal must never meet the restored database: it goes first.
            _exchange(ready, journal, paths.DATABASE, kept, f"{paths.DATABASE}-journal")
            _exchange(ready, journal, paths.HEADER, kept, paths.PREVIOUS_HEADER)
            sync_folder(kept)
            sync_folder(journal)
            ready.rmdir()
            if not any(kept.iterdir()):
                kept.rmdir()
                kept = None
            sync_folder(journal)
    return kept


def _exchange(ready: Path, journal: Path, name: str, kept: Path, companion: str) -> None:
    """Move the old file with its companion aside and the ready one into place, while it is not there yet."""
    if not (ready / name).exists():
        return
    for old in (companion, name):
        if (journal / old).exists():
            (journal / old).rename(kept / old)
    (ready / name).rename(journal / name)


def _copy_database(
    database: Database, target: Path, between_steps: Callable[[int, int], None] | None
) -> None:
    def step(_status: int, remaining: int, total: int) -> None:
        # After the last step the counts are compared: nothing may be written in between.
        if between_steps is not None and remaining:
            between_steps(total - remaining, total)

    target.touch(mode=0o600, exist_ok=False)
    with translated_errors(database.path), closing(connect(target, database.data_key, Access.WRITE)) as copy:
        database.connection.backup(copy, pages=_STEP_PAGES, progress=step)
        expected = _row_counts(database.connection)
    with translated_errors(target), closing(connect(target, database.data_key, Access.READ)) as copy:
        found = problems(copy)
        if found or _row_counts(copy) != expected:
            raise BackupDamaged(target.parent, found[0] if found else "row counts")


def _row_counts(connection: Any) -> dict[str, int]:
    """Rows per ordinary table, with the application id and the schema number."""
    counts = connection.execute(
        """SELECT name, printf('SELECT count(*) FROM "%w"', name) FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table'"""
    ).fetchall()
    asked = [*counts, *((name, f"PRAGMA {name}") for name in ("application_id", "user_version"))]
    return {name: int(connection.execute(sql).fetchone()[0]) for name, sql in asked}


def _check_target(backup: Path, journal: Path) -> None:
    wanted = read_header(backup).journal
    if not journal.exists():
        return
    if not journal.is_dir():
        raise NotAJournal(journal)
    own = {paths.LOCK, paths.LOCK_OWNER, paths.BACKUPS}
    is_journal = any(
        (journal / name).exists() for name in (paths.DATABASE, paths.HEADER, paths.PREVIOUS_HEADER)
    )
    if not is_journal and any(member.name not in own for member in journal.iterdir()):
        raise NotAJournal(journal)
    try:
        present = read_header(journal).journal
    except JournalError:
        return
    if present != wanted:
        raise JournalExists(journal, "another journal")


def _check_copy(part: Path, backup: Path, data_key: bytes, schema: int) -> None:
    try:
        verify(part, data_key, schema)
    except JournalError as fault:
        raise type(fault)(backup, fault.detail) from None


def _next_restore(journal: Path) -> Path:
    numbers = [
        int(match[1]) for member in journal.iterdir() if (match := _RESTORE_NAME.fullmatch(member.name))
    ]
    return journal / f"{_RESTORED}{max(numbers, default=0) + 1}"
