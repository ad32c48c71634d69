"""Making, opening and closing journals; the keys and the file lock around the two doors."""

import shutil
from collections.abc import Callable
from contextlib import closing, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

from rmdesk import paths
from rmdesk.domain.rendering import clean
from rmdesk.errors import InvalidInput, JournalExists, JournalReplaced
from rmdesk.journal.db import Clock, Db
from rmdesk.journal.journal import Journal
from rmdesk.storage import backup, header, signing, vault
from rmdesk.storage.engine import Access, Database, open_database
from rmdesk.storage.faults import translated_errors
from rmdesk.storage.files import clean_strays, part_beside, sync_folder, translated_os_errors
from rmdesk.storage.header import Cost, Header
from rmdesk.storage.lock import InstanceLock
from rmdesk.storage.migrate import SCHEMA, migrate
from rmdesk.storage.records import Owner

Unlock = Callable[[Header], bytes]
"""Gives the data key for a header: see `with_passphrase` and `with_recovery_key`."""


def system_clock() -> datetime:
    """The computer's time with its offset."""
    return datetime.now().astimezone()


def with_passphrase(passphrase: str) -> Unlock:
    """Unlock by passphrase: about a second on purpose, so in a worker."""
    return lambda found: vault.unlock_with_passphrase(found, passphrase)


def with_recovery_key(text: str) -> Unlock:
    """Unlock by the printed recovery key."""
    return lambda found: vault.unlock_with_recovery_key(found, text)


class Kept:
    """An open journal folder: the journal, its file lock and its keys, until `close`."""

    def __init__(self, folder: Path, lock: InstanceLock, database: Database, clock: Clock) -> None:
        self.folder = folder
        self._lock = lock
        self._database = database
        self.journal = _journal(database, clock)

    @property
    def data_key(self) -> bytes:
        """What the key header's slots open; 32 bytes."""
        return self._database.data_key

    @property
    def connection(self) -> Any:
        """The driver's own connection, for checks of the whole file; use it under `journal.lock`."""
        return self._database.connection

    def close(self) -> None:
        """Back up what was changed, release the file. Raises nothing but the named errors of a backup.

        The file is released also when the backup fails.
        """
        try:
            if self.journal.has_changed:
                self.back_up()
        finally:
            with self.journal.lock:
                self._database.close()
            self._lock.release()

    def back_up(self) -> Path:
        """One verified backup, and the old ones thinned."""
        now = self.journal.clock()
        with self.journal.lock:
            made = backup.back_up(self._database, self.folder, now)
            self.journal.has_changed = False
        backup.thin(self.folder, now)
        return made


def _journal(database: Database, clock: Clock) -> Journal:
    with translated_errors(database.path):  # its first reading may find damage
        return Journal(database, clock, signing.owner_signing_key(database.data_key))


def create(
    folder: Path, owner_name: str, passphrase: str, clock: Clock, cost: Cost | None = None
) -> tuple[Kept, str]:
    """A new journal, open, and its recovery key: shown once, stored nowhere.

    It is made under another name beside and takes its own when it is whole: nothing half made stands there,
    whatever fails. `cost` is the passphrase's Argon2id cost, measured on this machine when None. Raises
    InvalidInput, JournalExists, PassphraseTooShort, and the errors of the disk.
    """
    name = " ".join(clean(owner_name).split())
    if not name:
        raise InvalidInput("owner name", "empty")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JournalExists(folder)
    keys = vault.create_header(passphrase, cost or vault.calibrated())
    part = part_beside(folder)
    with translated_os_errors(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir(mode=0o700)
        try:
            _fill(part, keys, name, clock)
            if folder.exists():
                folder.rmdir()
            part.rename(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        sync_folder(folder.parent)
    return open_journal(folder, lambda _: keys.data_key, clock), keys.recovery_key


def _fill(folder: Path, keys: vault.NewKeys, name: str, clock: Clock) -> None:
    """Key header, database, owner; closed and on the disk."""
    header.write_header(folder, keys.header)
    header.settle_header(folder, keys.header)
    with closing(open_database(paths.database(folder), keys.data_key, SCHEMA, Access.CREATE)) as database:
        migrate(database)
        _journal(database, clock).do(None, _write_owner, name)
    sync_folder(folder)


def _write_owner(db: Db, name: str) -> None:
    db.add(Owner(name=name, created_at=db.now()))


def open_journal(folder: Path, unlock: Unlock, clock: Clock) -> Kept:
    """Open a journal: lock, an interrupted restore, header, key proved on the header, database, migrations.

    Raises JournalInUse, JournalMissing, NotAJournal, WrongPassphrase, WrongRecoveryKey, RecoveryKeyTypo,
    KeyHeaderRefused, JournalDamaged, JournalTooNew, JournalReadOnly, MigrationFailed.
    """
    with translated_os_errors(folder):
        if not backup.awaits_restore(folder):
            header.read_header(folder)  # a folder that is no journal gets no lock file
    lock = InstanceLock(folder)
    lock.acquire()
    try:
        backup.finish_restore(folder)
        clean_strays(folder)
        clean_strays(paths.backups(folder))
        found = header.read_header(folder)
        database = open_database(paths.database(folder), unlock(found), SCHEMA)
        try:
            _bring_up_to_date(folder, database, clock)
            header.settle_header(folder, found)
            return Kept(folder, lock, database, clock)
        except BaseException:
            database.close()
            raise
    except BaseException:
        lock.release()
        raise


def _bring_up_to_date(folder: Path, database: Database, clock: Clock) -> None:
    """The missing migrations, after a backup of the journal as it was."""
    if database.schema != SCHEMA:
        backup.back_up(database, folder, clock())
        migrate(database)


def change_passphrase(kept: Kept, old: str, new: str, cost: Cost | None = None) -> None:
    """Another passphrase for the open journal: the old one opens it no more once the new one is proved.

    Backups made before still open with the old one; the one at close is due. `cost` as in `create`. Raises
    WrongPassphrase, PassphraseTooShort, JournalReplaced (the key header is another journal's), and the
    errors of the disk.
    """
    found = header.read_header(kept.folder)
    if vault.unlock_with_passphrase(found, old) != kept.data_key:
        raise JournalReplaced(kept.folder, "key header")
    _write_passphrase(kept, found, new, cost)


def renew_passphrase(kept: Kept, new: str, cost: Cost | None = None) -> None:
    """Another passphrase for a journal that the recovery key opened; that key stays good.

    Raises as `change_passphrase` does.
    """
    _write_passphrase(kept, header.read_header(kept.folder), new, cost)


def _write_passphrase(kept: Kept, found: Header, new: str, cost: Cost | None) -> None:
    changed = vault.change_passphrase(found, kept.data_key, new, cost or vault.calibrated())
    header.write_header(kept.folder, changed)
    written = header.read_header(kept.folder)
    vault.unlock_with_passphrase(written, new)
    header.settle_header(kept.folder, written)
    kept.journal.has_changed = True


def restore(source: Path, target: Path, unlock: Unlock) -> Path | None:
    """Put a backup in the place of a journal. Returns where the files that stood there are kept.

    Raises BackupDamaged, JournalInUse, and the errors of unlocking; the target is then as it was.
    """
    data_key = unlock(header.read_header(source))
    is_there = paths.database(target).exists() or paths.lock(target).exists()
    with InstanceLock(target) if is_there else nullcontext():
        return backup.restore(source, target, data_key, SCHEMA)
