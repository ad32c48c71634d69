"""A series of meetings: its rhythm, days off, the clock going forward and back."""

import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.series import COUNT, USUAL, Wish, Zone, next_free, next_working_day, series
from rmdesk.domain.vocabulary import Cadence

FIRST = datetime(2026, 3, 17, 8, 15)


def zone(name: str) -> Zone:
    """The moment of a wall's time in a place of the world."""
    place = ZoneInfo(name)
    return lambda on_the_wall: on_the_wall.replace(tzinfo=place).astimezone(UTC).astimezone(place)


OSLO = zone("Europe/Oslo")


def days(wish: Wish, blocked: set[date] | None = None) -> list[date]:
    return [slot.starts_at.date() for slot in series(wish, OSLO, blocked or set())]


def test_the_time_on_the_wall_stays_when_the_clock_goes_forward() -> None:
    slots = series(Wish(FIRST, 14, 3), OSLO)
    assert [slot.starts_at.time() for slot in slots] == [time(8, 15)] * 3
    assert [slot.starts_at.astimezone(UTC).hour for slot in slots] == [7, 6, 6]


def test_a_day_off_sends_a_meeting_a_week_on_and_the_others_stay() -> None:
    wish = Wish(FIRST, 14, 4)
    off = date(2026, 3, 31)
    slots = series(wish, OSLO, {off})
    assert days(wish, {off}) == [date(2026, 3, 17), date(2026, 4, 7), date(2026, 4, 14), date(2026, 4, 28)]
    assert [slot.avoided for slot in slots] == [(), (off,), (), ()]


def test_a_weekly_series_skips_the_week_and_still_has_all_its_meetings() -> None:
    found = days(Wish(FIRST, 7, 3), {date(2026, 3, 24)})
    assert found == [date(2026, 3, 17), date(2026, 3, 31), date(2026, 4, 7)]


@given(
    first=st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)),
    cadence=st.one_of(st.sampled_from([one.value for one in Cadence]), st.integers(1, 60)),
    count=st.sampled_from(COUNT),
    off=st.sets(st.integers(0, 400), max_size=30),
    place=st.sampled_from(["Europe/Oslo", "America/New_York", "Australia/Lord_Howe", "UTC"]),
)
def test_any_series_is_whole_in_order_and_on_free_days(
    first: datetime, cadence: int, count: int, off: set[int], place: str
) -> None:
    blocked = {first.date() + timedelta(days=number) for number in off}
    slots = series(Wish(first, cadence, count), zone(place), blocked)
    found = [slot.starts_at for slot in slots]
    assert len(found) == count
    assert all(later.date() > sooner.date() for sooner, later in itertools.pairwise(found))
    assert all(slot.starts_at.utcoffset() is not None for slot in slots)
    gaps = [(later.date() - sooner.date()).days for sooner, later in itertools.pairwise(found)]
    for slot in slots:
        assert slot.starts_at.date() not in blocked
        assert blocked.issuperset(slot.avoided)
        on_the_wall = slot.starts_at.replace(tzinfo=None)
        jumped = on_the_wall - datetime.combine(on_the_wall.date(), first.time())
        assert timedelta(0) <= jumped <= timedelta(hours=1)
    if not blocked:
        assert set(gaps) <= {cadence}


def test_another_date_is_the_same_weekday_of_a_free_week() -> None:
    like, today = date(2026, 3, 24), date(2026, 3, 20)
    assert next_free(today, like, 14, {date(2026, 4, 7)}) == date(2026, 3, 31)
    assert next_free(today, like, 14, {date(2026, 3, 31), date(2026, 4, 7)}) == date(2026, 4, 14)
    assert next_free(date(2026, 4, 2), like, 14, set()) == date(2026, 4, 7), "never a day that is over"
    assert next_free(date(2026, 3, 31), like, 14, set()) == date(2026, 4, 7), "nor today"


def test_a_weekly_pair_gets_the_next_free_working_day() -> None:
    friday = date(2026, 3, 27)
    assert next_free(date(2026, 3, 20), friday, 7, {date(2026, 3, 30)}) == date(2026, 3, 31)
    assert next_working_day(friday) == date(2026, 3, 30)


def test_each_rhythm_has_its_usual_length() -> None:
    lengths = [USUAL[one].minutes for one in Cadence]
    assert set(USUAL) == set(Cadence)
    assert lengths == sorted(lengths)
    assert 20 <= lengths[0] <= 30
    assert lengths[-1] == 90
