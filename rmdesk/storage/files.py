"""Private files, written so that a reader finds the old file whole or the new one whole."""

import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rmdesk.domain.doors import Door
from rmdesk.errors import DiskFull, InvalidInput, JournalError, JournalExists, JournalMissing, JournalReadOnly
from rmdesk.paths import DATABASE, HEADER, PREVIOUS_HEADER

_STRAY_PREFIX = ".rmdesk-"
_STRAY_SUFFIX = ".part"

_NAMED: dict[int, type[JournalError]] = {
    errno.ENOSPC: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.ENOENT: JournalMissing,
    errno.ENOTDIR: JournalMissing,
    errno.EISDIR: JournalExists,
    errno.EEXIST: JournalExists,
    errno.ENOTEMPTY: JournalExists,
}


@contextmanager
def translated_os_errors(path: Path) -> Iterator[None]:
    """Give an `OSError` its name.

    Raises DiskFull, JournalMissing, JournalExists, and JournalReadOnly for whatever else keeps the
    system from writing; `detail` is the errno's name.
    """
    try:
        yield
    except OSError as fault:
        number = fault.errno or 0
        named = _NAMED.get(number, JournalReadOnly)
        raise named(path, errno.errorcode.get(number, "")) from None


def part_beside(path: Path) -> Path:
    """A fresh temporary name in the folder of `path`; `clean_strays` knows it again."""
    return path.with_name(f"{_STRAY_PREFIX}{secrets.token_hex(6)}{_STRAY_SUFFIX}")


def write_private(path: Path, content: bytes) -> None:
    """Write `path` with mode 0600: temporary file, fsync, replace, fsync the folder.

    On any failure the old file stays whole and the temporary one is removed.
    Raises the errors of `translated_os_errors`.
    """
    part = part_beside(path)
    with translated_os_errors(path):
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def write_out(path: Path, content: bytes, door: Door, *, may_replace: bool = True) -> None:
    """Write a file that a person asked for, through its door, as `write_private` does.

    Only an ordinary file is ever replaced. Raises what `check_out` does, JournalReadOnly also where the
    folder is missing, and DiskFull.
    """
    if not door.row.is_one_file:
        raise ValueError(f"no single file passes through {door.name}")
    check_out(path, may_replace=may_replace)
    try:
        write_private(path, content)
    except JournalMissing as fault:  # no journal is looked for here
        raise JournalReadOnly(path, fault.detail) from None


def check_out(path: Path, *, may_replace: bool = True) -> None:
    """Raises JournalExists for what may not be replaced, JournalReadOnly in a journal's own folder."""
    with translated_os_errors(path):
        if path.is_symlink() or (path.exists() and not (may_replace and path.is_file())):
            raise JournalExists(path)
        if (path.parent / DATABASE).exists():
            raise JournalReadOnly(path, "a journal's folder")


def read_ordinary(path: Path, largest: int) -> bytes:
    """The bytes of an ordinary file, at most one more than `largest`; a pipe or a device is never waited for.

    Raises InvalidInput for what cannot be read or is no ordinary file.
    """
    # Without O_NONBLOCK opening a pipe would wait for somebody to write to it.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError):
        raise InvalidInput("file", "cannot be read") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InvalidInput("file", "not an ordinary file")
    with os.fdopen(descriptor, "rb") as file:
        return file.read(largest + 1)


def check_is_free(folder: Path) -> None:
    """Raises JournalExists when a file or somebody's journal stands where a folder of output should be."""
    is_journal = any((folder / name).exists() for name in (DATABASE, HEADER, PREVIOUS_HEADER))
    if is_journal or (folder.exists() and not folder.is_dir()):
        raise JournalExists(folder)


def sync_file(path: Path) -> None:
    """Force a closed file onto the device. Never for a database that is open: that drops its lock."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder onto the device; Windows does this by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def clean_strays(folder: Path) -> int:
    """Remove what a killed write left directly in `folder`; the number removed.

    Only for a folder whose instance lock is held: a living write has such a file too.
    """
    if not folder.is_dir():
        return 0
    strays = list(folder.glob(f"{_STRAY_PREFIX}*{_STRAY_SUFFIX}*"))
    for stray in strays:
        if stray.is_dir() and not stray.is_symlink():
            shutil.rmtree(stray, ignore_errors=True)
        else:
            with suppress(OSError):
                stray.unlink()
    return len(strays)
