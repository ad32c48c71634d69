"""One window or program at a time: a kernel lock, which dies with its process and cannot go stale."""

import getpass
import os
import socket
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from rmdesk import paths
from rmdesk.errors import JournalInUse, JournalMissing, JournalReadOnly
from rmdesk.storage.files import translated_os_errors

_OWNER_LIMIT = 200


class InstanceLock:
    """The right to open the journal in a folder. A context manager; may be released in another thread.

    Keep the object: when it goes, so does the lock.
    """

    def __init__(self, journal: Path) -> None:
        self._journal = journal
        # A soft lock, the library's way out where the system has no locks, would outlive a kill.
        self._lock = FileLock(paths.lock(journal), timeout=0, thread_local=False, fallback_to_soft=False)

    @property
    def is_held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._lock.is_locked

    def acquire(self) -> None:
        """Take it or fail at once.

        Raises JournalInUse (`detail` is "user@host pid", or empty), JournalReadOnly where no lock file can
        be made, JournalMissing without the folder.
        """
        if not self._journal.is_dir():
            raise JournalMissing(self._journal)  # the library would make the folder
        with translated_os_errors(self._journal):
            try:
                self._lock.acquire()
            except Timeout:
                raise JournalInUse(self._journal, self._owner()) from None
            except NotImplementedError:
                raise JournalReadOnly(self._journal, "no file locks here") from None
        with suppress(OSError):
            paths.lock_owner(self._journal).write_text(_me(), "utf-8")

    def release(self) -> None:
        """Give it back; harmless when not held."""
        if self._lock.is_locked:
            with suppress(OSError):
                paths.lock_owner(self._journal).unlink(missing_ok=True)
        self._lock.release()

    def __enter__(self) -> "InstanceLock":
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _owner(self) -> str:
        """Who holds it; whatever garbage stands there becomes at most one printable line."""
        path = paths.lock_owner(self._journal)
        try:
            if not path.is_file():
                return ""
            with path.open("rb") as file:
                text = file.read(_OWNER_LIMIT).decode("utf-8", "replace")
        except OSError:
            return ""
        return "".join(sign for sign in text if sign.isprintable())


def _me() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = "?"
    return f"{user}@{socket.gethostname()} {os.getpid()}"
