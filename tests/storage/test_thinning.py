"""Which backups stay: decided on times alone."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.storage.thinning import thinned

NOW = datetime(2026, 4, 21, 9, 24, tzinfo=UTC)
AGES = st.lists(st.integers(min_value=-400 * 24, max_value=500 * 24), max_size=120)


def _times(hours: list[int]) -> list[datetime]:
    return [NOW - timedelta(hours=age) for age in hours]


@given(AGES)
def test_the_newest_two_and_two_whole_days_stay_whatever_the_clock_said(hours: list[int]) -> None:
    dropped = thinned(_times(hours), NOW)
    assert not dropped & set(range(len(hours))[-2:])
    assert all(hours[place] >= 48 for place in dropped)


@given(AGES)
def test_thinning_twice_drops_nothing_more(hours: list[int]) -> None:
    taken = _times(hours)
    dropped = thinned(taken, NOW)
    left = [moment for place, moment in enumerate(taken) if place not in dropped]
    assert thinned(left, NOW) == set()


@given(AGES)
def test_what_stays_beyond_two_days_is_bounded(hours: list[int]) -> None:
    dropped = thinned(_times(hours), NOW)
    old = [age for place, age in enumerate(hours) if place not in dropped and age >= 48]
    assert len(old) <= 13 + 11 + 10 + 2


def test_two_years_of_half_hours_leave_an_even_trail() -> None:
    kept: list[datetime] = []
    moment = NOW - timedelta(days=730)
    while moment <= NOW:
        kept.append(moment)
        dropped = thinned(kept, moment)
        kept = [taken for place, taken in enumerate(kept) if place not in dropped]
        moment += timedelta(hours=3)
    ages = [NOW - taken for taken in kept]

    def gaps(begin: int, end: int) -> list[timedelta]:
        inside = [age for age in ages if timedelta(days=begin) <= age <= timedelta(days=end)]
        return [older - newer for older, newer in pairwise(inside)]

    assert max(gaps(0, 2)) == timedelta(hours=3)
    assert max(gaps(2, 14)) <= timedelta(days=1)
    assert max(gaps(14, 84)) <= timedelta(days=7)
    assert max(gaps(84, 363)) <= timedelta(days=38)
    assert timedelta(days=300) < max(ages) < timedelta(days=364)
    assert 16 + 12 + 10 + 9 <= len(kept) <= 17 + 13 + 11 + 10


def test_a_clock_set_back_a_year_does_not_cost_the_newest() -> None:
    taken = [*_times([72, 60, 50]), *_times([365 * 24 + 1, 365 * 24])]
    assert {3, 4}.isdisjoint(thinned(taken, NOW))
