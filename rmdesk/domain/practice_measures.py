"""What is counted of a practice, each measure with its formula and where the formula comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from rmdesk.domain.practice import Practice, Turn
from rmdesk.domain.vocabulary import Began, Hands, Role, TakeoverReason


@dataclass(frozen=True, slots=True)
class Takeover:
    """Who took over, and why; None when nobody answered."""

    by: Role
    reason: TakeoverReason | None


@dataclass(frozen=True, slots=True)
class Totals:
    """What is counted of one practice, or of several together; times in whole seconds.

    `executive_seconds`, `mentor_seconds`: the sum of the segments with that one's hands on the device;
    `learner_seconds`: the same for whoever was the learner of each practice; `talk_seconds`: the sum of the
    segments in which neither drove. A pause is an interruption and enters no other measure. Driving and
    talk minutes are these seconds ÷ 60. `switches`: segments begun by a switch; `takeovers`: segments begun
    by a takeover, with who and why. Source: the product's own counting rules (the clock's keys); that the
    share of talk and fluent switching say something comes from studies of pairs who program together, where
    about a third of the time has nobody at the keyboard.
    """

    executive_seconds: int = 0
    mentor_seconds: int = 0
    learner_seconds: int = 0
    talk_seconds: int = 0
    pause_seconds: int = 0
    switches: int = 0
    takeovers: tuple[Takeover, ...] = ()

    @property
    def driving_seconds(self) -> int:
        """Time with somebody's hands on the device: executive + mentor."""
        return self.executive_seconds + self.mentor_seconds

    @property
    def learner_share(self) -> Decimal | None:
        """`share_percent` of these totals."""
        return share_percent(self.learner_seconds, self.driving_seconds)

    @property
    def is_delegated(self) -> bool:
        """Whether the learner drove less than half of the driving time ("delegated, not learnt")."""
        return 2 * self.learner_seconds < self.driving_seconds

    def taken_over_by(self, role: Role) -> int:
        """Takeovers by this role."""
        return sum(takeover.by is role for takeover in self.takeovers)

    def taken_over_for(self, reason: TakeoverReason | None) -> int:
        """Takeovers with this reason; None counts the unanswered ones."""
        return sum(takeover.reason is reason for takeover in self.takeovers)


def totals_of(learner: Role, turns: Iterable[Turn]) -> Totals:
    """One practice's totals.

    A switch is a segment begun by a switch, a takeover one begun by a takeover: giving back, entering and
    leaving talk, and pauses are neither. Source: the product's own counting rules.
    """
    seconds = dict.fromkeys(Hands, 0)
    switches = 0
    takeovers: list[Takeover] = []
    for turn in turns:
        seconds[turn.hands] += turn.seconds
        switches += turn.began is Began.SWITCH
        if turn.began is Began.TAKEOVER:
            takeovers.append(Takeover(Role(turn.hands.value), turn.reason))
    return Totals(
        executive_seconds=seconds[Hands.EXECUTIVE],
        mentor_seconds=seconds[Hands.MENTOR],
        learner_seconds=seconds[Hands(learner.value)],
        talk_seconds=seconds[Hands.TALK],
        pause_seconds=seconds[Hands.PAUSE],
        switches=switches,
        takeovers=tuple(takeovers),
    )


def combined(practices: Iterable[Totals]) -> Totals:
    """Several practices as one: times and counts added.

    Its learner share is therefore sum of learner seconds ÷ sum of driving seconds, whoever learnt in each,
    not a mean of shares: a long practice weighs more than a short one.
    """
    many = tuple(practices)
    return Totals(
        executive_seconds=sum(one.executive_seconds for one in many),
        mentor_seconds=sum(one.mentor_seconds for one in many),
        learner_seconds=sum(one.learner_seconds for one in many),
        talk_seconds=sum(one.talk_seconds for one in many),
        pause_seconds=sum(one.pause_seconds for one in many),
        switches=sum(one.switches for one in many),
        takeovers=tuple(takeover for one in many for takeover in one.takeovers),
    )


def share_percent(learner_seconds: int, driving_seconds: int) -> Decimal | None:
    """Learner share: learner's driving seconds ÷ all driving seconds × 100, one decimal, half up.

    None without driving time. Source: the product's own definition; driving is not to be split evenly
    between the two, so it is the learner's part that is measured.
    """
    if driving_seconds == 0:
        return None
    tenths = (2000 * learner_seconds + driving_seconds) // (2 * driving_seconds)
    return Decimal(tenths).scaleb(-1)


def first_and_last(practices: Iterable[Totals]) -> tuple[Decimal, Decimal] | None:
    """Learner shares of the first and the last practice that had driving time; `practices` by date.

    None when none had any; both the same when only one had.
    """
    shares = [share for one in practices if (share := one.learner_share) is not None]
    return (shares[0], shares[-1]) if shares else None


def stretch_begin(practice: Practice) -> int | None:
    """Where the present driver got the device by a start or a switch: a position in `turns_at`.

    None before anybody drove, and after the end. A takeover begins no stretch: it is part of the driver's.
    """
    if practice.is_over:
        return None
    now = () if practice.current is None else (practice.current.began,)
    begun = (*(turn.began for turn in practice.turns), *now)
    places = [place for place, began in enumerate(begun) if began in (Began.START, Began.SWITCH)]
    return places[-1] if places else None


def driven_since_switch(practice: Practice, at: float) -> int:
    """Seconds that whoever started or was switched to has driven since then.

    Formula: the sum of that one's own segments since the latest start or switch. Talk and pauses do not
    count, and a takeover neither counts (the other's hands are on the device) nor begins anew: giving back
    is no switch, and after it the same person goes on. Source: the product's own definition.
    """
    begin = stretch_begin(practice)
    if begin is None:
        return 0
    stretch = practice.turns_at(at)[begin:]
    return sum(turn.seconds for turn in stretch if turn.hands is stretch[0].hands)


def is_switch_due(practice: Practice, at: float, interval: int) -> bool:
    """Whether the driver has driven for `interval` seconds without a switch.

    Only while they drive: in a talk, a pause and during a takeover nothing is due.
    """
    is_driving = practice.driver is not None and not practice.during_takeover
    return is_driving and driven_since_switch(practice, at) >= interval
