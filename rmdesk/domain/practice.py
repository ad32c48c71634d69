"""The practice clock: who had their hands on the device, as an immutable value.

Time is handed in as `at`: seconds of a clock that does not follow the wall clock (`time.monotonic()`).
Ends of segments are whole seconds since the practice began, so rounding neither loses nor invents time:
the seconds of the turns and of the current segment add up to the running time exactly. A reading that lies
before the current segment's begin closes it with 0 seconds, and the clock goes on from there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import floor

from rmdesk.domain.vocabulary import Began, Hands, Role, TakeoverReason


@dataclass(frozen=True, slots=True)
class Turn:
    """A finished segment. `seconds` may be 0 (two keys within a second); `reason` only after a takeover."""

    hands: Hands
    seconds: int
    began: Began
    reason: TakeoverReason | None = None


@dataclass(frozen=True, slots=True)
class Current:
    """The segment that is under way since `started_at`, in seconds of the practice, pauses included."""

    hands: Hands
    began: Began
    reason: TakeoverReason | None
    started_at: int


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice at one moment. Every key gives a new value; a key without sense here gives the same one.

    `turns` grows by the segment that a key ended. `origin` is the reading at which second 0 lay.
    """

    learner: Role
    planned_seconds: int
    turns: tuple[Turn, ...] = ()
    current: Current | None = None
    is_over: bool = False
    origin: float = 0.0

    @classmethod
    def continued(cls, learner: Role, planned_seconds: int, turns: tuple[Turn, ...], at: float) -> "Practice":
        """The practice of these saved turns after a crash or a lock: paused, or not started without turns."""
        if not turns:
            return cls(learner, planned_seconds)
        second = sum(turn.seconds for turn in turns)
        paused = Current(Hands.PAUSE, Began.PAUSE, None, second)
        return cls(learner, planned_seconds, turns, paused, origin=at - second)

    @property
    def is_running(self) -> bool:
        """Whether time counts: somebody drives, or the two talk."""
        return self.current is not None and not self.is_paused

    @property
    def is_paused(self) -> bool:
        """Whether an interruption is under way."""
        return self.current is not None and self.current.hands is Hands.PAUSE

    @property
    def is_talking(self) -> bool:
        """Whether neither drives because the two talk."""
        return self.current is not None and self.current.hands is Hands.TALK

    @property
    def driver(self) -> Role | None:
        """Whose hands are on the device now; None while talking, paused, not started or over."""
        return _role(self.current.hands) if self.current else None

    @property
    def navigator(self) -> Role | None:
        """Who guides by voice now; None when nobody drives."""
        return self.driver.other if self.driver else None

    @property
    def last_driver(self) -> Role | None:
        """Who drives or, while nobody does, drove last; None when nobody has driven yet."""
        return next((role for segment in self._latest_first() if (role := _role(segment.hands))), None)

    @property
    def during_takeover(self) -> bool:
        """Whether a takeover has not been given back yet; talk and pauses do not end it."""
        decisive = (Began.START, Began.SWITCH, Began.TAKEOVER, Began.GIVE_BACK)
        began = next((one.began for one in self._latest_first() if one.began in decisive), None)
        return began is Began.TAKEOVER and not self.is_over

    def turn_elapsed(self, at: float) -> int:
        """Seconds of the current segment, never negative; 0 when there is none."""
        if self.current is None:
            return 0
        return max(0, floor(at - self.origin) - self.current.started_at)

    def turns_at(self, at: float) -> tuple[Turn, ...]:
        """The turns with the current segment as if it ended now: for the timeline and the figures so far."""
        if self.current is None:
            return self.turns
        now = self.current
        return (*self.turns, Turn(now.hands, self.turn_elapsed(at), now.began, now.reason))

    def elapsed(self, at: float) -> int:
        """Running time in seconds: driving and talk, pauses not."""
        return sum(turn.seconds for turn in self.turns_at(at) if turn.hands is not Hands.PAUSE)

    def remaining(self, at: float) -> int:
        """Seconds to the planned end; negative beyond it."""
        return self.planned_seconds - self.elapsed(at)

    def start(self, at: float, driver: Role) -> "Practice":
        """`driver` takes the device for the first time, at the outset or after an opening talk."""
        if self.is_over or self.last_driver is not None:
            return self
        return self._begin(at, Hands(driver.value), Began.START)

    def switch(self, at: float) -> "Practice":
        """Driver and navigator change on purpose, also out of a talk.

        During a takeover it gives back; in an opening talk the learner starts.
        """
        if not self.is_running:
            return self
        if self.during_takeover:
            return self.give_back(at)
        if self.last_driver is None:
            return self.start(at, self.learner)
        return self._begin(at, Hands(self.last_driver.other.value), Began.SWITCH)

    def take_over(self, at: float, reason: TakeoverReason | None = None) -> "Practice":
        """The navigator's hands go to the device, until `give_back`."""
        if self.navigator is None or self.during_takeover:
            return self
        return self._begin(at, Hands(self.navigator.value), Began.TAKEOVER, reason)

    def give_back(self, at: float) -> "Practice":
        """The takeover ends, also out of a talk: who drove before it drives again."""
        if not self.is_running or not self.during_takeover or self.last_driver is None:
            return self
        return self._begin(at, Hands(self.last_driver.other.value), Began.GIVE_BACK)

    def talk(self, at: float) -> "Practice":
        """Hands off, the two talk, also as the opening; while talking: back to driving."""
        if self.is_over or self.is_paused:
            return self
        return self.resume(at) if self.is_talking else self._begin(at, Hands.TALK, Began.TALK)

    def pause(self, at: float) -> "Practice":
        """An interruption begins; while paused: it ends."""
        if self.current is None:
            return self
        return self.resume(at) if self.is_paused else self._begin(at, Hands.PAUSE, Began.PAUSE)

    def resume(self, at: float) -> "Practice":
        """After a talk back to whoever drove (at first the learner), after a pause to what it interrupted."""
        if self.is_paused:
            interrupted = (one.hands for one in self._latest_first() if one.hands is not Hands.PAUSE)
            return self._begin(at, next(interrupted, Hands.TALK), Began.RESUME)
        if not self.is_talking:
            return self
        if self.last_driver is None:
            return self.start(at, self.learner)
        return self._begin(at, Hands(self.last_driver.value), Began.RESUME)

    def end(self, at: float) -> "Practice":
        """The practice is over; one that never began stays as it is."""
        if self.current is None:
            return self
        return replace(self, turns=self.turns_at(at), current=None, is_over=True)

    def with_reason(self, reason: TakeoverReason) -> "Practice":
        """The latest takeover with its reason, which may come after giving back or the end."""
        if self.current is not None and self.current.began is Began.TAKEOVER:
            return replace(self, current=replace(self.current, reason=reason))
        for index in reversed(range(len(self.turns))):
            if self.turns[index].began is Began.TAKEOVER:
                told = replace(self.turns[index], reason=reason)
                return replace(self, turns=(*self.turns[:index], told, *self.turns[index + 1 :]))
        return self

    def _latest_first(self) -> Iterator[Turn | Current]:
        if self.current is not None:
            yield self.current
        yield from reversed(self.turns)

    def _begin(
        self, at: float, hands: Hands, began: Began, reason: TakeoverReason | None = None
    ) -> "Practice":
        """The next segment, starting on the whole second where the current one ends."""
        if self.current is None:
            return replace(self, current=Current(hands, began, reason, 0), origin=at)
        second = self.current.started_at + self.turn_elapsed(at)
        # A clock set back behind this segment would stand still until it caught up: it gets a new origin.
        origin = min(self.origin, at - self.current.started_at)
        return replace(
            self, turns=self.turns_at(at), current=Current(hands, began, reason, second), origin=origin
        )


def _role(hands: Hands) -> Role | None:
    return Role(hands.value) if hands in (Hands.EXECUTIVE, Hands.MENTOR) else None
