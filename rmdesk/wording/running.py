"""A session under way in words: the minutes so far, the time left, and what its clock does."""

from datetime import datetime

from rmdesk.wording import dates, tr
from rmdesk.wording.practice import time_left


def time_words(began_at: datetime, minutes: int, now: datetime) -> str:
    """12 of 45 minutes  ·  33 minutes left; before it: "Begins at 08:15"."""
    passed = int((now - began_at).total_seconds())
    if passed < 0:
        return tr("Begins at {time}").format(time=dates.clock(began_at))
    so_far = tr("{passed} of {minutes} minutes").format(passed=min(passed // 60, 999), minutes=minutes)
    return f"{so_far}  ·  {time_left(minutes * 60 - passed)}"


def clock_words(*, has_begun: bool, is_over: bool, runs: bool, is_conversation: bool) -> str:
    """What the practice clock of a session does now."""
    if runs:
        return tr("The clock is running.")
    if is_over:
        return tr("The clock has ended.")
    if has_begun:
        return tr("The clock is paused.")
    if is_conversation:
        return tr("A conversation needs no clock.")
    return tr("The clock has not started. It shows who has their hands on the device.")
