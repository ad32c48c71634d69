"""Calendar files as two independent readers see them, and nothing in them but days, times and a title."""

from datetime import UTC, datetime, timedelta, timezone

import ics
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.export.calendar import Calendar, Entry, calendar_file, reads_as

NOW = datetime(2026, 6, 16, 10, 2, tzinfo=UTC)
KNOWN = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"}
TITLES = (
    "Mentoring",
    "A; b, c: \\ d \"e\" 'f' \\n",
    "ישיבה שבועית",
    "اجتماع 👩‍👩‍👧 مع",
    "👩🏽‍💻" * 15,
    "Ünï " * 15,
    "x" * 24 * 75,
)


def entry(number: int, *, sequence: int = 0, is_cancelled: bool = False, hours: int = 1) -> Entry:
    at = datetime(2026, 1, 13, 8, 15, tzinfo=timezone(timedelta(hours=hours))) + timedelta(days=14 * number)
    return Entry(f"{number:032x}", at, 45, sequence, is_cancelled)


def calendar(*entries: Entry, title: str = "Mentoring") -> Calendar:
    return Calendar(title, entries, NOW)


def as_vobject(data: bytes) -> list[tuple[str, datetime, datetime, int, str, str]]:
    """UID, start, end, sequence, status and title, as `vobject` reads them."""
    read = vobject.readOne(data.decode())
    assert read.method.value == "PUBLISH"
    return [
        (
            one.uid.value,
            one.dtstart.value,
            one.dtend.value,
            int(one.sequence.value),
            one.status.value,
            one.summary.value,
        )
        for one in read.contents.get("vevent", [])
    ]


def as_ics(data: bytes) -> dict[str, tuple[datetime, datetime, str | None]]:
    """Start, end and status by UID, as `ics` reads them."""
    read = ics.Calendar(data.decode())
    return {one.uid: (one.begin.datetime, one.end.datetime, one.status) for one in read.events}


@pytest.mark.parametrize("title", TITLES)
def test_two_readers_see_the_same_dates_and_the_title_whole(title: str) -> None:
    given_ones = (entry(0), entry(1, sequence=3, is_cancelled=True, hours=-5), entry(2, sequence=1))
    data = calendar_file(calendar(*given_ones, title=title))
    expected = [
        (
            one.uid,
            one.starts_at,
            one.ends_at,
            one.sequence,
            "CANCELLED" if one.is_cancelled else "CONFIRMED",
            title,
        )
        for one in given_ones
    ]
    assert as_vobject(data) == expected
    assert as_ics(data) == {uid: (start, end, status) for uid, start, end, _, status, _ in expected}
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_nothing_stands_in_it_but_what_a_calendar_needs() -> None:
    data = calendar_file(calendar(entry(0), entry(1)))
    read = vobject.readOne(data.decode())
    for one in read.contents["vevent"]:
        assert {name.upper() for name in one.contents} == KNOWN
    assert set(read.contents) == {"version", "prodid", "method", "vevent"}
    assert read.prodid.value == "-//rmdesk//EN"


def test_an_update_is_the_same_event_with_a_higher_number() -> None:
    first = as_vobject(calendar_file(calendar(entry(0))))
    moved = Entry(entry(0).session_id, entry(0).starts_at + timedelta(days=7), 45, 1, False)
    second = as_vobject(calendar_file(calendar(moved)))
    assert first[0][0] == second[0][0]
    assert second[0][3] > first[0][3]
    assert second[0][1] - first[0][1] == timedelta(days=7)


@pytest.mark.parametrize(
    "added",
    [
        b"DESCRIPTION:Heron\r\n",
        b"ATTENDEE:mailto:greta@example.org\r\n",
        b"SUMMARY:Mentoring\r\n",
        b" with Greta\r\n",
        b"BEGIN:VALARM\r\nEND:VALARM\r\n",
    ],
)
def test_bytes_that_hold_more_are_not_these_dates(added: bytes) -> None:
    whole = calendar(entry(0))
    data = calendar_file(whole)
    assert reads_as(data, whole)
    assert not reads_as(data.replace(b"END:VEVENT", added + b"END:VEVENT"), whole)
    assert not reads_as(data.replace(b"END:VCALENDAR", added + b"END:VCALENDAR"), whole)


@settings(max_examples=60)
@given(
    title=st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60).map(
        lambda text: " ".join(text.split()) or "x"
    ),
    made=st.lists(
        st.tuples(
            st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),
            st.integers(5, 480),
            st.integers(0, 10_000),
            st.booleans(),
        ),
        min_size=1,
        max_size=8,
    ),
)
def test_any_dates_under_any_title_read_back(title: str, made: list[tuple[datetime, int, int, bool]]) -> None:
    entries = tuple(
        Entry(f"{number:032x}", at.replace(microsecond=0), minutes, sequence, is_cancelled)
        for number, (at, minutes, sequence, is_cancelled) in enumerate(made)
    )
    data = calendar_file(calendar(*entries, title=title))
    assert [one[:4] for one in as_vobject(data)] == [
        (one.uid, one.starts_at, one.ends_at, one.sequence) for one in entries
    ]
    assert {one[5] for one in as_vobject(data)} == {title}
