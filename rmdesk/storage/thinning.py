"""Which backups may go: two days whole, then 12 daily, 10 weekly and 9 monthly ones, about a year."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

NEWEST_KEPT = 2
_WHOLE = timedelta(days=2)
_DAILY = _WHOLE + timedelta(days=12)
_WEEKLY = _DAILY + timedelta(weeks=10)
_MONTHS = 9
_MONTHLY = _WEEKLY + timedelta(days=_MONTHS * 31)


def thinned(taken: Sequence[datetime], now: datetime) -> set[int]:
    """The positions in `taken` that may be dropped.

    `taken` is in the order the backups were made, oldest first, whatever the clock said; all aware.
    The newest two made are never dropped. In each day, week (Monday to Sunday) and month of UTC the latest
    stays; a time in the future counts as now.
    """
    kept = set(range(max(0, len(taken) - NEWEST_KEPT), len(taken)))
    seen: set[tuple[str, int, int]] = set()
    for place in sorted(range(len(taken)), key=lambda place: (taken[place], place), reverse=True):
        age = now - taken[place]
        if age < _WHOLE:
            kept.add(place)
            continue
        period = _period(taken[place].astimezone(UTC), age)
        if period is not None and period not in seen:
            seen.add(period)
            kept.add(place)
    return set(range(len(taken))) - kept


def _period(taken: datetime, age: timedelta) -> tuple[str, int, int] | None:
    if age < _DAILY:
        return "day", taken.year, taken.timetuple().tm_yday
    if age < _WEEKLY:
        year, week, _ = taken.isocalendar()
        return "week", year, week
    if age < _MONTHLY:
        return "month", taken.year, taken.month
    return None
