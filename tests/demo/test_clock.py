"""The demo's clock: a moment of the story, never the computer's."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from rmdesk.demo.clock import CLOSE, DemoClock


def test_it_stands_at_the_close_of_the_pairing_until_it_runs() -> None:
    clock = DemoClock()
    assert clock() == CLOSE == datetime(2026, 6, 16, 10, 2, tzinfo=UTC)
    assert clock() == clock()


def test_it_goes_on_with_real_seconds_and_stands_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: seconds)
    clock = DemoClock()
    clock.run()
    seconds += 90
    assert clock() - CLOSE == timedelta(seconds=90)
    clock.run()
    seconds += 30
    assert clock() - CLOSE == timedelta(seconds=120)
    april = datetime(2026, 4, 21, 9, 24, tzinfo=UTC)
    clock.set(april)
    seconds += 30
    assert clock() == april


def test_the_computers_date_is_never_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> float:
        raise AssertionError("the system's date was asked for")

    for name in ("time", "time_ns", "localtime", "gmtime"):
        monkeypatch.setattr(time, name, refuse)
    clock = DemoClock()
    clock.run()
    assert timedelta() <= clock() - CLOSE < timedelta(minutes=1)
