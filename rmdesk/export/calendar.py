"""The dates of the sessions as a calendar file (RFC 5545), and nothing besides.

One event for each session, the same one in every file (its UID); a change raises its SEQUENCE, so that a
calendar replaces what it has. `icalendar` writes the file; before anybody gets it, its lines are read back
here without that library and compared with what may stand in it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from rmdesk.errors import LeakFound

PRODUCT = "-//rmdesk//EN"
FILE_NAME = "mentoring.ics"
ENDING = ".ics"
_CONFIRMED, _CANCELLED = "CONFIRMED", "CANCELLED"
_FOLD = re.compile(r"\r\n[ \t]")
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,"})


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a calendar learns of a session: when it is, and the number of changes so far."""

    session_id: str
    starts_at: datetime
    minutes: int
    sequence: int
    is_cancelled: bool

    @property
    def uid(self) -> str:
        """The event's name, the same in every file."""
        return f"{self.session_id}@rmdesk"

    @property
    def ends_at(self) -> datetime:
        """When it is planned to end."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of a pairing under one title. `made_at` is the moment of saving."""

    title: str
    entries: tuple[Entry, ...]
    made_at: datetime


def calendar_file(calendar: Calendar) -> bytes:
    """The finished file. Raises LeakFound when it does not read back as these dates and this title."""
    data = _written(calendar)
    if not reads_as(data, calendar):
        raise LeakFound("differs")
    return data


def reads_as(data: bytes, calendar: Calendar) -> bool:
    """Whether the bytes are exactly these dates: no other line, no other value."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    lines = _FOLD.sub("", text).removesuffix("\r\n").split("\r\n")
    return _blocks(lines) == _expected(calendar)


def _written(calendar: Calendar) -> bytes:
    from icalendar import Calendar as File
    from icalendar import Event

    file = File()
    file.add("version", "2.0")
    file.add("prodid", PRODUCT)
    file.add("method", "PUBLISH")
    for entry in calendar.entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", calendar.made_at.astimezone(UTC))
        event.add("dtstart", entry.starts_at.astimezone(UTC))
        event.add("dtend", entry.ends_at.astimezone(UTC))
        event.add("sequence", entry.sequence)
        event.add("status", _status(entry))
        event.add("summary", calendar.title)
        file.add_component(event)
    return bytes(file.to_ical())


def _expected(calendar: Calendar) -> list[Counter[str]]:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "METHOD:PUBLISH", "END:VCALENDAR")
    title = calendar.title.translate(_ESCAPES)
    events = (
        (
            "BEGIN:VEVENT",
            f"UID:{entry.uid}",
            f"DTSTAMP:{_in_utc(calendar.made_at)}",
            f"DTSTART:{_in_utc(entry.starts_at)}",
            f"DTEND:{_in_utc(entry.ends_at)}",
            f"SEQUENCE:{entry.sequence}",
            f"STATUS:{_status(entry)}",
            f"SUMMARY:{title}",
            "END:VEVENT",
        )
        for entry in calendar.entries
    )
    return [Counter(head), *(Counter(event) for event in events)]


def _blocks(lines: list[str]) -> list[Counter[str]]:
    """The lines around the events first, then those of each event."""
    blocks: list[Counter[str]] = [Counter()]
    place = 0
    for line in lines:
        if line == "BEGIN:VEVENT":
            blocks.append(Counter())
            place = len(blocks) - 1
        blocks[place][line] += 1
        if line == "END:VEVENT":
            place = 0
    return blocks


def _status(entry: Entry) -> str:
    return _CANCELLED if entry.is_cancelled else _CONFIRMED


def _in_utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
