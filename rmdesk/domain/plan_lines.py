"""A session's plan as its text lines tell it: "I do, 5 min: Scan, check, confirm: once, aloud".

A line with a short title before its first comma or colon is a step; any other line is detail only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TITLE_LENGTH = 40
_STEP = re.compile(
    r"(?P<title>[^,:;.]*[^,:;.\s])\s*"
    r"(?:,\s*(?P<minutes>[0-9]{1,3})\s*min(?:ute)?s?\.?\s*)?"
    # A colon within a time (10:30) or an address is no end of a title.
    r"(?P<colon>:(?=\s|$))?\s*(?P<detail>.*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[-*•–]|[0-9]{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a plan. `title` is empty when the line is detail only; `minutes` None when not given."""

    title: str
    minutes: int | None
    detail: str


def plan_lines(text: str) -> tuple[PlanLine, ...]:
    """The lines of a plan, empty ones left out; bullets and numbers at their beginning are dropped."""
    lines = (_BULLET.sub("", line.strip(), count=1) for line in text.splitlines())
    return tuple(_read(line) for line in lines if line)


def current_line(lines: Sequence[PlanLine], elapsed_seconds: int) -> int | None:
    """Which line is due after so many seconds of running time: the one in whose minutes they fall.

    The last one with minutes stays due when the time is over; None when no line has minutes.
    """
    timed = [place for place, line in enumerate(lines) if line.minutes]
    end = 0
    for place in timed:
        end += (lines[place].minutes or 0) * 60
        if elapsed_seconds < end:
            return place
    return timed[-1] if timed else None


def _read(line: str) -> PlanLine:
    step = _STEP.fullmatch(line)
    if step is None or len(step["title"]) > _TITLE_LENGTH:
        return PlanLine("", None, line)
    is_step = step["colon"] or (step["minutes"] and not step["detail"])
    if not is_step:
        return PlanLine("", None, line)
    minutes = int(step["minutes"]) if step["minutes"] else None
    return PlanLine(step["title"].strip(), minutes, step["detail"].strip())
