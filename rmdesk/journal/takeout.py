"""Takeout: everything the owner wrote, and what the partner showed the pair, as one JSON file and as pages.

Nothing of it is encrypted: whoever calls this has warned the person first (`wording.takeout.WARNING`).
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path

from rmdesk import resources
from rmdesk.errors import JournalExists, JournalMissing, JournalReadOnly
from rmdesk.journal.keeping import Kept
from rmdesk.journal.takeout_pages import Pages
from rmdesk.journal.takeout_rows import Progress, Shelf, changes
from rmdesk.journal.takeout_tables import FORM, tables
from rmdesk.paths import DATABASE
from rmdesk.storage.files import check_is_free, sync_folder, translated_os_errors
from rmdesk.storage.migrate import SCHEMA
from rmdesk.wording.dates import day_in_full
from rmdesk.wording.takeout import README

FILE, SCHEMA_FILE = "journal.json", "journal.schema.json"
_PAGES = "pairings"
_MOST_IN_FOLDER = 400
_EVERY = 256
_TRIES = 3
"""Then the journal waits: somebody writes faster than the takeout reads."""
_encoded = json.JSONEncoder(ensure_ascii=False).encode


def check_place(folder: Path) -> None:
    """Raises JournalExists when the folder is not new or empty, JournalReadOnly in a journal's own folder."""
    with translated_os_errors(folder):
        check_is_free(folder)
        if folder.is_symlink() or (folder.exists() and any(folder.iterdir())):
            raise JournalExists(folder)
        if any((parent / DATABASE).exists() for parent in folder.resolve().parents):
            raise JournalReadOnly(folder, "a journal's folder")
        if not folder.parent.is_dir():
            raise JournalReadOnly(folder, "no folder")


def take_out(kept: Kept, folder: Path, progress: Progress | None = None) -> int:
    """Write the takeout into `folder`, which is new or empty. Returns how many records are in it.

    Long work: call it in the worker. The journal stays usable meanwhile; what is written then is in the
    takeout wholly. The folder appears when it is whole; its mode is 0700. What `progress` raises stops it.
    Raises JournalExists, JournalReadOnly, DiskFull, and the errors of reading.
    """
    check_place(folder)
    part = folder.with_name(f".rmdesk-{folder.name}.part")
    try:
        with translated_os_errors(folder):
            count = _written(kept, part, progress or _silent)
            if folder.exists():
                folder.rmdir()
            part.rename(folder)
            sync_folder(folder.parent)
    except JournalMissing as fault:  # no journal is looked for here
        raise JournalReadOnly(folder, fault.detail) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return count


def write_json(kept: Kept, shelf: Shelf, file: Path, step: Callable[[], None]) -> int:
    """The one file with everything; one record on a line. Returns how many there are."""
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        yield _head(kept)
        for number, table in enumerate(tables().values()):
            yield f'{"," if number else ""}\n"{table.name}": ['
            for place, told in enumerate(shelf.records(table)):
                yield f"{',' if place else ''}\n{_encoded(told)}"
                count += 1
                step()
            yield "\n]"
        yield "\n}\n}\n"

    _write(file, lines())
    return count


def _written(kept: Kept, part: Path, progress: Progress) -> int:
    """The whole takeout in `part`, of one state of the journal: read again when it was changed meanwhile."""
    for left in reversed(range(_TRIES)):
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        with nullcontext() if left else kept.journal.lock:
            before = changes(kept)
            count = _write_all(kept, part, progress)
            if changes(kept) == before:
                break
    return count


def _write_all(kept: Kept, part: Path, progress: Progress) -> int:
    shelf = Shelf(kept)
    done, total = 0, 2 * shelf.count

    def step() -> None:
        nonlocal done
        done += 1
        if done % _EVERY == 0:
            progress(min(done, total), total)

    progress(0, total)
    count = write_json(kept, shelf, part / FILE, step)
    _write_pages(shelf, part, step)
    (part / SCHEMA_FILE).write_bytes(resources.path("schema", SCHEMA_FILE).read_bytes())
    now = kept.journal.clock()
    readme = README.format(owner=_owner(kept), day=day_in_full(now.date()), pages=_PAGES)
    _write(part / "README.md", [readme])
    (part / SCHEMA_FILE).chmod(0o600)
    progress(total, total)
    return count


def _write_pages(shelf: Shelf, part: Path, step: Callable[[], None]) -> None:
    pages = Pages(shelf)
    for number, pairing in enumerate(shelf.records(tables()["pairing"])):
        folder = part / (_PAGES if number < _MOST_IN_FOLDER else f"{_PAGES}-{number // _MOST_IN_FOLDER + 1}")
        folder.mkdir(mode=0o700, exist_ok=True)
        reference = f"-{pairing['pair_ref']}" if pairing["pair_ref"] else ""
        _write(folder / f"pairing-{number + 1}{reference}.md", _stepping(pages.page(pairing), step))


def _stepping(pieces: Iterable[str], step: Callable[[], None]) -> Iterator[str]:
    for piece in pieces:
        yield piece
        step()


def _head(kept: Kept) -> str:
    made = kept.journal.clock().isoformat(timespec="seconds")
    values = {"rmdesk_takeout": FORM, "schema": SCHEMA, "made": made, "owner": _owner(kept)}
    told = ",\n".join(f'"{name}": {_encoded(value)}' for name, value in values.items())
    return f'{{\n{told},\n"records": {{'


def _owner(kept: Kept) -> str:
    """Whose journal it is."""
    ((name,),) = kept.journal.ask(lambda db: db.rows("SELECT name FROM owner", {}))
    return str(name)


def _write(path: Path, pieces: Iterable[str]) -> None:
    """A private file, piece by piece, on the disk when this returns."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb", buffering=1 << 20) as file:
        for piece in pieces:
            file.write(piece.encode())
        file.flush()
        os.fsync(file.fileno())


def _silent(_done: int, _total: int) -> None:
    """Nobody listens."""
