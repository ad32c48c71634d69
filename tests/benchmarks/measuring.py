"""Measure two ways of doing the same in turn: milliseconds drift, their ratio much less."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table: what ours costs beside the limit side, in `unit`, and the ratio aimed at."""

    what: str
    ours: float
    limit: float
    goal: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """Ours over the limit side."""
        return self.ours / self.limit

    @property
    def is_met(self) -> bool:
        """Whether the ratio is at most the goal."""
        return self.ratio <= self.goal


Side = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Rounds:
    """How often each side runs; the first `warm` rounds do not count."""

    counted: int
    warm: int = 3


def interleaved(ours: Side, limit: Side, rounds: Rounds) -> tuple[float, float]:
    """The median milliseconds of both, run in turn; which goes first changes every round."""
    times: dict[Side, list[float]] = {ours: [], limit: []}
    for turn in range(rounds.warm + rounds.counted):
        for side in (ours, limit) if turn % 2 else (limit, ours):
            spent = milliseconds(side)
            if turn >= rounds.warm:
                times[side].append(spent)
    return statistics.median(times[ours]), statistics.median(times[limit])


def milliseconds(work: Side) -> float:
    """How long it takes once."""
    begun = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - begun) / 1e6
