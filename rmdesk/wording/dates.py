"""Dates, times and small numbers in words, the same on the screen and in files."""

from datetime import date, datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def day_in_full(day: date) -> str:
    """16 June 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_and_month(day: date) -> str:
    """16 June."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def short_day(day: date) -> str:
    """16 Jun."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def month_name(day: date) -> str:
    """June."""
    return _MONTHS[day.month - 1]


def weekday(day: date) -> str:
    """Tuesday 16 June."""
    return f"{_DAYS[day.weekday()]} {day_and_month(day)}"


def clock(moment: datetime) -> str:
    """09:24."""
    return moment.strftime("%H:%M")


def period(start: date, end: date) -> str:
    """13 January to 16 June 2026; both years are named when they differ."""
    first = day_and_month(start) if start.year == end.year else day_in_full(start)
    return f"{first} to {day_in_full(end)}"


def number(count: int) -> str:
    """In words from no to twelve, then in digits."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def minutes_and_seconds(seconds: int) -> str:
    """4:40, and 72:05 beyond an hour."""
    return f"{seconds // 60}:{seconds % 60:02d}"
