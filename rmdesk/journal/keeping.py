"""Making, opening and closing journals; the keys and the file lock around the two doors."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from rmdesk import paths
from rmdesk.domain.rendering import clean
from rmdesk.errors import InvalidInput, JournalExists
from rmdesk.journal.db import Clock, Db
from rmdesk.journal.journal import Journal
from rmdesk.storage import backup, header, signing, vault
from rmdesk.storage.engine import Access, Database, open_database
from rmdesk.storage.files import clean_strays, translated_os_errors
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
        seed = signing.owner_signing_key(database.data_key)
        self.journal = Journal(database, clock, seed)

    def close(self) -> None:
        """Back up what was changed, release the file. Raises nothing but the named errors of a backup.

        The file is released also when the backup fails.
        """
        try:
            if self.journal.has_changed:
                self.back_up()
        finally:
            self._database.close()
            self._lock.release()

    def back_up(self) -> Path:
        """One verified backup, and the old ones thinned."""
        now = self.journal.clock()
        with self.journal.lock:
            made = backup.back_up(self._database, self.folder, now)
        backup.thin(self.folder, now)
        self.journal.has_changed = False
        return made


def create(
    folder: Path, owner_name: str, passphrase: str, clock: Clock, cost: Cost | None = None
) -> tuple[Kept, str]:
    """A new journal, open, and its recovery key: shown once, stored nowhere.

    `cost` is the passphrase's Argon2id cost, measured on this machine when None. Raises InvalidInput,
    JournalExists, PassphraseTooShort, and the errors of the disk; a journal made half is removed.
    """
    name = " ".join(clean(owner_name).split())
    if not name:
        raise InvalidInput("owner name", "empty")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JournalExists(folder)
    keys = vault.create_header(passphrase, cost or vault.calibrated())
    with translated_os_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = InstanceLock(folder)
    lock.acquire()
    try:
        database = open_database(paths.database(folder), keys.data_key, SCHEMA, Access.CREATE)
        migrate(database)
        header.write_header(folder, keys.header)
        header.settle_header(folder, keys.header)
        kept = Kept(folder, lock, database, clock)
        kept.journal.do(None, _write_owner, name)
    except BaseException:
        lock.release()
        raise
    return kept, keys.recovery_key


def _write_owner(db: Db, name: str) -> None:
    db.add(Owner(name=name, created_at=db.now()))


def open_journal(folder: Path, unlock: Unlock, clock: Clock) -> Kept:
    """Open a journal: lock, header, key proved on the header, database, missing migrations.

    Raises JournalInUse, JournalMissing, NotAJournal, WrongPassphrase, WrongRecoveryKey, RecoveryKeyTypo,
    KeyHeaderRefused, JournalDamaged, JournalTooNew, JournalReadOnly, MigrationFailed.
    """
    header.read_header(folder)
    lock = InstanceLock(folder)
    lock.acquire()
    try:
        backup.finish_restore(folder)
        found = header.read_header(folder)
        data_key = unlock(found)
        clean_strays(folder)
        database = open_database(paths.database(folder), data_key, SCHEMA)
        if database.schema != SCHEMA:
            backup.back_up(database, folder, clock())
            migrate(database)
        header.settle_header(folder, found)
        return Kept(folder, lock, database, clock)
    except BaseException:
        lock.release()
        raise


def change_passphrase(kept: Kept, old: str, new: str) -> None:
    """Open the header with the old passphrase, write one slot anew. Raises WrongPassphrase,
    PassphraseTooShort."""
    found = header.read_header(kept.folder)
    data_key = vault.unlock_with_passphrase(found, old)
    header.write_header(kept.folder, vault.change_passphrase(found, data_key, new, vault.calibrated()))


def restore(source: Path, target: Path, unlock: Unlock) -> Path | None:
    """Put a backup in the place of a journal. Returns where the files that stood there are kept.

    Raises BackupDamaged, and the errors of unlocking; the target is then as it was.
    """
    data_key = unlock(header.read_header(source))
    return backup.restore(source, target, data_key, SCHEMA)
