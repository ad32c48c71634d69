"""Row 12: the memory at the unlock field and with the demo open on Today, beside a bare window."""

import statistics

from tests.benchmarks.measuring import Measured
from tests.benchmarks.windows import Place, place, shown

_ROUNDS = 5
_MOMENTS = {
    "ready": ("memory at the unlock field, as it takes keys", 1.35),
    "loaded": ("memory at the unlock field, the rest loaded behind it", 1.35),
    "today": ("memory on Today, the demo open", 2.0),
}


def measure() -> list[Measured]:
    """One line for each moment; each round shows a bare window, then ours."""
    bare: list[float] = []
    ours: dict[str, list[float]] = {moment: [] for moment in _MOMENTS}
    with place() as here:
        for _ in range(_ROUNDS):
            bare.append(_held(here, "ready", "bare"))
            for moment, found in ours.items():
                words = ("today", here.passphrase) if moment == "today" else ("unlock",)
                found.append(_held(here, moment, *words))
    limit = statistics.median(bare)
    return [
        Measured(what, statistics.median(ours[moment]), limit, goal, "MiB")
        for moment, (what, goal) in _MOMENTS.items()
    ]


def _held(here: Place, moment: str, *what: str) -> float:
    with shown(here, *what) as window:
        window.milliseconds_to(moment)
        return window.mebibytes()
