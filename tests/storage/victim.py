"""A process that does one thing for ever, says what is done, and is killed by test_kill.py.

Arguments: what to do, the journal, a mark for what it writes. Standard input: the data key in hex.
`migrating` is started by itself: loading all it needs takes longer than the killer waits.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from rmdesk import paths
from rmdesk.storage.backup import back_up, backups_in, restore
from rmdesk.storage.engine import Access, open_database
from rmdesk.storage.header import FLOOR, read_header, settle_header, write_header
from rmdesk.storage.lock import InstanceLock
from rmdesk.storage.migrate import migrate
from rmdesk.storage.vault import change_passphrase
from tests.storage.conftest import SCHEMA, add_line
from tests.storage.test_backup import NOW


def saving(journal: Path, key: bytes, mark: str) -> Iterator[str]:
    database = open_database(paths.database(journal), key, SCHEMA)
    for number in count():
        add_line(database, f"{mark}-{number}")
        yield f"{mark}-{number}"


def backing_up(journal: Path, key: bytes, _mark: str) -> Iterator[str]:
    database = open_database(paths.database(journal), key, SCHEMA)
    while True:
        yield back_up(database, journal, NOW).name


def restoring(journal: Path, key: bytes, _mark: str) -> Iterator[str]:
    source = backups_in(journal)[0].path
    while True:
        restore(source, journal, key, SCHEMA)
        yield "restored"


def changing(journal: Path, key: bytes, mark: str) -> Iterator[str]:
    for number in count():
        changed = change_passphrase(read_header(journal), key, f"the passphrase {mark}-{number}", FLOOR)
        write_header(journal, changed)
        settle_header(journal, changed)
        yield f"the passphrase {mark}-{number}"


def migrating(folder: Path, key: bytes, said: "Connection[str, str]") -> None:
    """Makes databases of schema 0 with one line, migrates each and says its name."""
    for number in count():
        path = folder / f"{number}.db"
        with closing(open_database(path, key, SCHEMA, Access.CREATE)) as database:
            database.connection.executescript(
                "BEGIN; CREATE TABLE line (text TEXT); INSERT INTO line VALUES ('old content'); COMMIT;"
            )
            if number == 0:
                said.send("ready")
            migrate(database)
        said.send(path.name)


DOING: dict[str, Callable[[Path, bytes, str], Iterator[str]]] = {
    "saving": saving,
    "backing up": backing_up,
    "restoring": restoring,
    "changing": changing,
}


def main() -> None:
    what, journal, mark = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    key = bytes.fromhex(sys.stdin.readline())
    with InstanceLock(journal):
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for done in DOING[what](journal, key, mark):
            sys.stdout.write(f"{done}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
