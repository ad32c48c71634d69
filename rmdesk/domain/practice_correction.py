"""A practice told line by line when the clock had it wrong: who, how long, and what was a takeover.

How each turn began follows from the lines, so what is told is played on the clock itself: only what its keys
can do is accepted.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rmdesk.domain.practice import Practice, Turn
from rmdesk.domain.vocabulary import Began, Hands, Role, TakeoverReason


@dataclass(frozen=True, slots=True)
class Told:
    """One line. `is_takeover` and `reason` mean something only where `may_take_over` says so."""

    hands: Hands
    seconds: int
    is_takeover: bool = False
    reason: TakeoverReason | None = None


class CannotFollow(ValueError):
    """The line at `place` (from 0) cannot come after the ones before it."""

    def __init__(self, place: int) -> None:
        super().__init__(f"line {place}")
        self.place = place


def told(turns: Sequence[Turn]) -> tuple[Told, ...]:
    """The turns as lines; a pause that went on after an interruption is one line."""
    lines = (Told(one.hands, one.seconds, one.began is Began.TAKEOVER, one.reason) for one in turns)
    return joined(tuple(lines))


def joined(lines: Sequence[Told]) -> tuple[Told, ...]:
    """Neighbours with the same hands made one line, as after a line between them was taken out."""
    made: list[Told] = []
    for line in lines:
        if made and made[-1].hands is line.hands:
            made[-1] = replace(made[-1], seconds=made[-1].seconds + line.seconds)
        else:
            made.append(line)
    return tuple(made)


def may_take_over(lines: Sequence[Told], place: int) -> bool:
    """Whether the line at `place` may be a takeover: the other drives right before it, and took not over."""
    if place == 0 or place >= len(lines):
        return False
    try:
        practice, _seconds = _played(lines[:place])
    except CannotFollow:
        return False
    return (
        practice.navigator is not None
        and practice.navigator.value == lines[place].hands.value
        and (not practice.during_takeover)
    )


def played(lines: Sequence[Told]) -> tuple[Turn, ...]:
    """The turns that the clock would have kept. Raises CannotFollow; without lines there are none."""
    practice, seconds = _played(lines)
    return practice.end(seconds).turns


def _played(lines: Sequence[Told]) -> tuple[Practice, int]:
    practice, at = Practice(Role.EXECUTIVE, 0), 0
    for place, line in enumerate(lines):
        after = _key(practice, at, line)
        is_wrong = after is practice or after.current is None or after.current.hands is not line.hands
        if is_wrong or line.seconds < 0:
            raise CannotFollow(place)
        practice, at = after, at + line.seconds
    return practice, at


def _key(practice: Practice, at: int, line: Told) -> Practice:
    """The practice after the key that this line stands for."""
    if line.hands is Hands.PAUSE:
        return practice if practice.is_paused else practice.pause(at)
    is_drive = line.hands is not Hands.TALK
    if is_drive and practice.last_driver is None:
        return practice.start(at, Role(line.hands.value))
    if practice.is_paused:
        return practice.resume(at)
    if not is_drive:
        return practice if practice.is_talking else practice.talk(at)
    role = Role(line.hands.value)
    if practice.is_talking and role is practice.last_driver:
        return practice.resume(at)
    if line.is_takeover and practice.navigator is role and not practice.during_takeover:
        return practice.take_over(at, line.reason)
    return practice.switch(at)
