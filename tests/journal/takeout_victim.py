"""A process that takes out, or takes in, for ever, says what is done, and is killed by test_takeout_kill.py.

Arguments: what to do, a folder with the journals. Standard input: the data key in hex.
"""

import shutil
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from rmdesk.journal.takeout import FILE, take_out
from rmdesk.journal.taking_in import take_in
from tests.journal.takeout_material import copied, opened


def taking_out(place: Path, key: bytes) -> Iterator[str]:
    """The one journal, each time into the same folder."""
    with opened(place / "full.rmdesk", key) as kept:
        while True:
            take_out(kept, place / "out")
            yield "out"
            shutil.rmtree(place / "out")


def taking_in(place: Path, key: bytes) -> Iterator[str]:
    """The one file, each time into another empty journal."""
    for number in count():
        folder = copied(place / "empty.rmdesk", place / f"{number}.rmdesk")
        with opened(folder, key) as kept:
            take_in(kept, place / FILE)
        yield folder.name


DOING = {"out": taking_out, "in": taking_in}


def main() -> None:
    what, place = sys.argv[1], Path(sys.argv[2])
    key = bytes.fromhex(sys.stdin.readline())
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for done in DOING[what](place, key):
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
