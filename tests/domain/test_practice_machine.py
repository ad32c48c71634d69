"""Any keys in any order, with any jump of the clock: what always holds of a practice."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from rmdesk.domain.practice import Practice, Turn
from rmdesk.domain.practice_correction import joined, played, told
from rmdesk.domain.practice_measures import Totals, driven_since_switch, is_switch_due, totals_of
from rmdesk.domain.practice_notation import parse_turns, turns_as_text
from rmdesk.domain.vocabulary import Began, Hands, Role, TakeoverReason

JUMPS = st.floats(0, 4000) | st.floats(-1e8, 1e8) | st.floats(-3, 3) | st.sampled_from([0.0, 1e12, -1e12])


class PracticeMachine(RuleBasedStateMachine):
    """Two people, their keys, and a clock that may go anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0
        self.practice = Practice(Role.EXECUTIVE, 3600)
        self.counted = Totals()
        self.was: tuple[Turn, ...] = ()

    def press(self, after: Practice) -> Practice:
        """The next state; what had ended stays as it was."""
        before, self.practice = self.practice, after
        assert after.turns[: len(before.turns)] == before.turns
        assert after.elapsed(self.at) == before.elapsed(self.at)
        return before

    def counts(self) -> tuple[int, int]:
        """Switches and takeovers so far."""
        totals = totals_of(self.practice.learner, self.practice.turns_at(self.at))
        return totals.switches, len(totals.takeovers)

    @rule(jump=JUMPS)
    def time_passes(self, jump: float) -> None:
        """Forward, backward, or far away."""
        self.at += jump

    @rule(role=st.sampled_from(list(Role)))
    def start(self, role: Role) -> None:
        """Nobody has driven yet."""
        before = self.counts()
        self.press(self.practice.start(self.at, role))
        assert self.counts() == before

    @rule()
    def switch(self) -> None:
        """On purpose; during a takeover it gives back, which is no switch."""
        switches, takeovers = self.counts()
        before = self.press(self.practice.switch(self.at))
        is_switch = (
            self.practice is not before and not before.during_takeover and before.last_driver is not None
        )
        assert self.counts() == (switches + is_switch, takeovers)
        if is_switch:
            assert driven_since_switch(self.practice, self.at) == 0

    @rule(reason=st.none() | st.sampled_from(list(TakeoverReason)))
    def take_over(self, reason: TakeoverReason | None) -> None:
        """The navigator's hands go to the device."""
        switches, takeovers = self.counts()
        before = self.press(self.practice.take_over(self.at, reason))
        assert self.counts() == (switches, takeovers + (self.practice is not before))

    @rule(key=st.sampled_from([Practice.give_back, Practice.talk, Practice.pause, Practice.resume]))
    def neither_switch_nor_takeover(self, key: object) -> None:
        """Giving back, entering and leaving a talk, an interruption."""
        before, driven = self.counts(), driven_since_switch(self.practice, self.at)
        assert callable(key)
        self.press(key(self.practice, self.at))
        assert self.counts() == before
        if any(turn.began in (Began.START, Began.SWITCH) for turn in self.was):
            assert driven_since_switch(self.practice, self.at) == driven

    @rule()
    @precondition(lambda self: not self.practice.is_over)
    def crash(self) -> None:
        """Only what had ended is stored: the segment under way is lost, no other."""
        before = self.practice
        lost = before.turn_elapsed(self.at) if before.is_running else 0
        self.practice = Practice.continued(before.learner, before.planned_seconds, before.turns, self.at)
        assert self.practice.turns == before.turns
        assert self.practice.elapsed(self.at) == before.elapsed(self.at) - lost

    @rule(reason=st.sampled_from(list(TakeoverReason)))
    def tell_why(self, reason: TakeoverReason) -> None:
        """Later than the takeover; it changes no time and no count."""
        before, elapsed = self.counts(), self.practice.elapsed(self.at)
        self.practice = self.practice.with_reason(reason)
        assert (self.counts(), self.practice.elapsed(self.at)) == (before, elapsed)

    @rule()
    @precondition(lambda self: len(self.practice.turns) > 3)
    def end(self) -> None:
        """Over, from then on nothing changes."""
        self.press(self.practice.end(self.at))

    @invariant()
    def no_segment_overlaps_or_is_negative(self) -> None:
        """Each begins on the second where the one before it ended; the seconds are the running time."""
        turns = self.practice.turns_at(self.at)
        assert all(turn.seconds >= 0 for turn in turns)
        if self.practice.current is not None:
            assert self.practice.current.started_at == sum(turn.seconds for turn in self.practice.turns)
        running = sum(turn.seconds for turn in turns if turn.hands is not Hands.PAUSE)
        totals = totals_of(self.practice.learner, turns)
        assert self.practice.elapsed(self.at) == running == totals.driving_seconds + totals.talk_seconds

    @invariant()
    def a_switch_is_due_only_to_a_driver_who_drove_long_enough(self) -> None:
        """Never in a talk, a pause, a takeover."""
        driven = driven_since_switch(self.practice, self.at)
        due = is_switch_due(self.practice, self.at, 600)
        assert not due or (driven >= 600 and self.practice.driver is not None)
        assert not (due and self.practice.during_takeover)

    @invariant()
    def it_can_be_written_down_and_told_again(self) -> None:
        """The notation and the lines of a correction give the same turns."""
        self.was = turns = self.practice.turns_at(self.at)
        if turns:
            assert parse_turns(turns_as_text(turns)) == turns
            assert told(played(told(turns))) == told(turns) == joined(told(turns))


TestPracticeMachine = PracticeMachine.TestCase
TestPracticeMachine.settings = settings(stateful_step_count=30)
