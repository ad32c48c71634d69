"""`python -m tests.benchmarks [ROW…]`: measure all rows, or these, and print one table of ratios."""

import os
import sys
from collections.abc import Callable
from importlib import import_module

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from tests.benchmarks.measuring import Measured

ROWS = {
    1: "start",
    4: "searching",
    7: "saving",
    9: "taking_out",
    10: "sharing",
    12: "memory",
    13: "charts",
    14: "looks",
}
"""The rows by number: the module here whose `measure()` gives the lines."""
_LINE = "{:>3}  {:<58} {:>13} {:>13} {:>7} {:>7}  {}"


def main(given: list[str]) -> int:
    """Print the table. The exit code is 1 when a goal is not met, 2 for a row that does not exist."""
    if unknown := [row for row in given if row not in map(str, ROWS)]:
        print(f"No such row: {', '.join(unknown)}. There are {', '.join(map(str, ROWS))}.")
        return 2
    print(_LINE.format("row", "what", "ours", "limit side", "ratio", "goal", "met?"))
    is_met = True
    for row in map(int, given) if given else ROWS:
        for line in _measure_of(row)():
            is_met = is_met and line.is_met
            print(_printed(row, line), flush=True)
    return 0 if is_met else 1


def _measure_of(row: int) -> Callable[[], list[Measured]]:
    """Imported when asked for: a row pays nothing for the others' libraries."""
    found: Callable[[], list[Measured]] = import_module(f"tests.benchmarks.{ROWS[row]}").measure
    return found


def _printed(row: int, line: Measured) -> str:
    ours, limit = (f"{value:.3f} {line.unit}" for value in (line.ours, line.limit))
    met = "yes" if line.is_met else "NO"
    return _LINE.format(row, line.what, ours, limit, f"{line.ratio:.2f}", f"{line.goal:.2f}", met)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
