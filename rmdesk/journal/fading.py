"""Skills fade: when a two-minute refresher of one is due.

The days come from the FSRS scheduler, which grows the interval after each good recall and shrinks it after a
bad one. Nothing of it is stored: the evidence is replayed by date, so a corrected outcome corrects the day.
Source: FSRS-6 with its published parameters, desired retention 0.9, whole days, no chance in it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from rmdesk.domain.vocabulary import Outcome, Rung
from rmdesk.storage.records import SkillEvidence

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9
"""A refresher comes when the chance of still being able to do it has sunk to this."""

_RATINGS = {Outcome.TAKEN_OVER: 1, Outcome.STEP_BY_STEP: 2, Outcome.WITH_HINTS: 3, Outcome.ALONE: 4}
"""Again, hard, good, easy, as the scheduler numbers them."""
_UNTOLD = {Rung.WITH_HELP: Outcome.WITH_HINTS, Rung.ALONE: Outcome.ALONE, Rung.TEACH: Outcome.ALONE}
"""How something went that shows a rung and says no more: a thing made, an observation."""


def refresher_due(evidence: Sequence[SkillEvidence], rung: Rung | None) -> date | None:
    """The day of the next refresher by the evidence, oldest first; None while there is nothing to fade.

    Only what reached "with help" fades. The day is always after that of the latest rated evidence.
    """
    if rung is None or rung.height < Rung.WITH_HELP.height:
        return None
    rated = [(one.seen_on, how) for one in evidence if (how := _how_it_went(one)) is not None]
    return _due(rated) if rated else None


def _how_it_went(evidence: SkillEvidence) -> Outcome | None:
    if evidence.outcome is not None:
        return evidence.outcome
    return None if evidence.rung is None else _UNTOLD.get(evidence.rung)


def _due(rated: Sequence[tuple[date, Outcome]]) -> date:
    from fsrs import Card, Rating

    scheduler = _scheduler()
    card = Card(card_id=1, due=_moment(rated[0][0]))  # a given id and day: otherwise it asks the clock
    for day, outcome in rated:
        card, _ = scheduler.review_card(card, Rating(_RATINGS[outcome]), _moment(day))
    return card.due.date()


@cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
