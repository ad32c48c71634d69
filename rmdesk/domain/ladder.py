"""The ladder of a skill, see → with help → alone → teach: which evidence reaches which rung.

A rung moves only with evidence: one up at a time, or to any lower one. A skill without evidence comes in at
"see" or "with help", for the first practice is both. Source: the product's own rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rmdesk.domain.vocabulary import Outcome, Proof, Rung


class Held(StrEnum):
    """Why evidence does not reach the rung it is to reach."""

    REFRESHER = "refresher"
    """A refresher keeps a skill fresh and moves nothing."""
    ONE_AT_A_TIME = "one at a time"
    TAKEN_OVER = "taken over"
    """Somebody else did it in the end, or nobody said how it went: it was seen."""
    NOT_ALONE = "not alone"
    DELEGATED = "delegated"
    """The learner's hands were on the device for less than half of the driving time."""
    NOT_TEACHING = "not teaching"
    """Teaching shows in an observation of it or in a thing made for it, not in a practice of one's own."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a piece of evidence tells. `is_delegated`: of a practice in which the learner drove too little."""

    proof: Proof
    outcome: Outcome | None = None
    is_delegated: bool = False


def held(reached: Rung | None, wanted: Rung, shown: Shown) -> Held | None:
    """Why this evidence does not move a skill from `reached` to `wanted`; None when it does.

    To a lower rung any evidence will do. The same rung again needs what reaching it needs.
    """
    if shown.proof is Proof.REFRESHER:
        return Held.REFRESHER
    if reached is not None and wanted.height < reached.height:
        return None
    if wanted.height > _next_height(reached):
        return Held.ONE_AT_A_TIME
    return _NEEDED[wanted](shown)


def rung_shown(reached: Rung | None, shown: Shown) -> Rung | None:
    """The rung above `reached` that a skill climbs to by this evidence; None when it stays where it is.

    Never "teach": somebody has to say that it was taught.
    """
    height = 0 if reached is None else reached.height
    higher = (rung for rung in reversed(Rung) if rung.height > height and rung is not Rung.TEACH)
    return next((rung for rung in higher if held(reached, rung, shown) is None), None)


def lowest_rung(rungs: Iterable[Rung | None]) -> Rung | None:
    """Where several skills stand together: the lowest; None without any, or when one has not begun."""
    known = list(rungs)
    reached = [rung for rung in known if rung is not None]
    return min(reached, key=lambda rung: rung.height) if reached and len(reached) == len(known) else None


def _next_height(reached: Rung | None) -> int:
    return Rung.WITH_HELP.height if reached is None else reached.height + 1


def _see(_shown: Shown) -> Held | None:
    return None


def _with_help(shown: Shown) -> Held | None:
    is_untold = shown.outcome is None and shown.proof is Proof.PRACTICE
    return Held.TAKEN_OVER if is_untold or shown.outcome is Outcome.TAKEN_OVER else None


def _alone(shown: Shown) -> Held | None:
    if shown.is_delegated:
        return Held.DELEGATED
    is_untold = shown.outcome is None and shown.proof is not Proof.PRACTICE
    return None if is_untold or shown.outcome is Outcome.ALONE else Held.NOT_ALONE


def _teach(shown: Shown) -> Held | None:
    return None if shown.proof in (Proof.MADE, Proof.OBSERVED) else Held.NOT_TEACHING


_NEEDED = {Rung.SEE: _see, Rung.WITH_HELP: _with_help, Rung.ALONE: _alone, Rung.TEACH: _teach}
