"""What the worker does at the entrance. Each call loads the journal's code only when it runs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rmdesk.errors import JournalMissing

if TYPE_CHECKING:
    from datetime import datetime

    from rmdesk.journal.keeping import Kept, Unlock
    from rmdesk.ui.entry.new_journal import NewJournalForm

Clock = Callable[[], "datetime"]


def open_journal(folder: Path, secret: str, by_key: bool, clock: Clock | None) -> "Kept":
    """Open with a passphrase, or `by_key` with the recovery key. Raises as `keeping.open_journal`."""
    from rmdesk.journal import keeping

    return keeping.open_journal(folder, _unlock(secret, by_key), clock or keeping.system_clock)


def prove(folder: Path, secret: str, by_key: bool) -> None:
    """Raises WrongPassphrase and its like unless the secret opens this journal; opens nothing."""
    from rmdesk.storage.header import read_header

    _unlock(secret, by_key)(read_header(folder))


def create(form: "NewJournalForm", clock: Clock | None) -> "tuple[Kept, str]":
    """A new journal, open, and its recovery key. Raises the errors of `keeping.create`."""
    from rmdesk.journal import keeping

    return keeping.create(form.folder, form.owner_name, form.passphrase, clock or keeping.system_clock)


def restore_and_open(folder: Path, secret: str, clock: Clock | None) -> "Kept":
    """Put the newest backup in the journal's place and open it. Raises JournalMissing without a backup."""
    from rmdesk.journal import keeping
    from rmdesk.storage.backup import backups_in

    found = backups_in(folder)
    if not found:
        raise JournalMissing(folder, "no backup")
    now = clock or keeping.system_clock
    keeping.restore(found[0].path, folder, _unlock(secret, by_key=False))
    return keeping.open_journal(folder, _unlock(secret, by_key=False), now)


def renew_passphrase(kept: "Kept", passphrase: str) -> None:
    """A new passphrase for a journal that the recovery key opened."""
    from rmdesk.journal import keeping

    keeping.renew_passphrase(kept, passphrase)


def _unlock(secret: str, by_key: bool) -> "Unlock":
    from rmdesk.journal import keeping

    return keeping.with_recovery_key(secret) if by_key else keeping.with_passphrase(secret)
