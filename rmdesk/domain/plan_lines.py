"""A session's plan as its text lines tell it: "I do, 5 min: Scan, check, confirm: once, aloud".

A line with a short title before its first comma or colon is a step; any other line is detail only.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

_TITLE_LENGTH = 40
_STEP = re.compile(
    r"(?P<title>[^,:;.]*[^,:;.\s])\s*"
    r"(?:,\s*(?P<minutes>[0-9]{1,3})\s*min(?:ute)?s?\.?\s*)?"
    # A colon within a time (10:30) or an address is no end of a title.
    r"(?P<colon>:(?=\s|$))?\s*(?P<detail>.*)",
    re.IGNORECASE,
)
_COMPARED = 200
_NEAR = 5
"""A reworded line is looked for at most so many lines above and below its old place."""
_SAME = 0.75
"""How alike a reworded line must be to its earlier words to stay the same line (`difflib`'s ratio)."""
_BULLET = re.compile(r"(?:[-*•–]|[0-9]{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One line of a plan. `title` is empty when the line is detail only; `minutes` None when not given."""

    title: str
    minutes: int | None
    detail: str


def plan_lines(text: str) -> tuple[PlanLine, ...]:
    """The lines of a plan, empty ones left out; bullets and numbers at their beginning are dropped."""
    return tuple(_read(line) for line in _written(text))


def followed_ticks(before: str, after: str, ticked: Iterable[str]) -> tuple[str, ...]:
    """The numbers of the ticked lines in a plan that was edited: a tick goes where its words went.

    Numbers count the lines of `plan_lines` from 0 and are stored as texts. Of lines that say the same the
    first free one is taken; words that were changed a little keep their tick, deleted ones lose it.
    """
    old, free = _written(before), dict(enumerate(_written(after)))
    followed: list[int] = []
    for wanted in (_same, _alike):
        for number in sorted({int(one) for one in ticked if one.isdecimal()}):
            words = old[number] if number < len(old) else ""
            near = {at: line for at, line in free.items() if wanted is _same or abs(at - number) <= _NEAR}
            place = wanted(words, near) if words else None
            if place is not None:
                followed.append(place)
                del free[place]
                old[number] = ""
    return tuple(str(place) for place in sorted(followed))


def _same(words: str, free: dict[int, str]) -> int | None:
    return next((place for place, line in free.items() if line == words), None)


def _alike(words: str, free: dict[int, str]) -> int | None:
    """The line that says almost the same. Long lines are compared by their beginning: it takes less time."""
    cut = {place: line[:_COMPARED] for place, line in free.items()}
    near = get_close_matches(words[:_COMPARED], list(cut.values()), n=1, cutoff=_SAME)
    return _same(near[0], cut) if near else None


def _written(text: str) -> list[str]:
    lines = (_BULLET.sub("", line.strip(), count=1) for line in text.splitlines())
    return [line for line in lines if line]


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
