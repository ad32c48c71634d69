"""Row 9: everything of a journal in one JSON file, beside a bare loop over the rows of the driver."""

import json
import os
import tempfile
from itertools import count
from pathlib import Path

from rmdesk.journal.keeping import Kept
from rmdesk.journal.takeout import write_json
from rmdesk.journal.takeout_rows import Shelf
from rmdesk.journal.takeout_tables import tables
from tests.benchmarks import corpus
from tests.benchmarks.measuring import Measured, Rounds, interleaved

GOAL = 1.15
_COUNTS = {1_000: Rounds(41), 100_000: Rounds(5, warm=1)}


def measure() -> list[Measured]:
    """The JSON file of a takeout at each size."""
    lines = []
    for size, rounds in _COUNTS.items():
        with corpus.opened(size) as kept, tempfile.TemporaryDirectory() as place:
            numbers = count()

            def ours(kept: Kept = kept, place: str = place, numbers: "count[int]" = numbers) -> None:
                file = Path(place) / f"{next(numbers)}.json"
                write_json(kept, Shelf(kept), file, lambda: None)
                file.unlink()

            def raw(kept: Kept = kept, place: str = place) -> None:
                _write_raw(kept, Path(place) / "raw.json")

            cost = interleaved(ours, raw, rounds)
        lines.append(Measured(f"takeout of {size:,} notes as JSON", *cost, GOAL))
    return lines


def _write_raw(kept: Kept, path: Path) -> None:
    """The same rows and columns, as they come; also written until they are on the disk."""
    with path.open("w", encoding="utf-8", buffering=1 << 20) as file:
        for table in tables().values():
            columns = ["id", "counter", *(field.name for field in table.fields if field.name != "id")]
            rows = kept.connection.execute(_select(table.name, columns))
            for row in rows:
                told = dict(zip(columns, row, strict=True))
                file.write(json.dumps(told, ensure_ascii=False, default=bytes.hex) + ",\n")
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _select(table: str, columns: list[str]) -> str:
    return f"SELECT {', '.join(columns)} FROM {table} ORDER BY counter"  # noqa: S608 - our own names
