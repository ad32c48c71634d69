"""Row 1: from the start of the process to the unlock field that takes keys, beside a bare window."""

import statistics

from tests.benchmarks.measuring import Measured
from tests.benchmarks.windows import Place, place, shown

GOAL = 1.15
_WARM, _COUNTED = 2, 21


def measure() -> list[Measured]:
    """One line."""
    times: dict[str, list[float]] = {"unlock": [], "bare": []}
    with place() as here:
        for turn in range(_WARM + _COUNTED):
            for what in sorted(times, reverse=bool(turn % 2)):
                spent = _milliseconds(here, what)
                if turn >= _WARM:
                    times[what].append(spent)
    ours, bare = (statistics.median(times[what]) for what in ("unlock", "bare"))
    return [Measured("process start to a field that takes keys", ours, bare, GOAL)]


def _milliseconds(here: Place, what: str) -> float:
    with shown(here, what) as window:
        return window.milliseconds_to("ready")
