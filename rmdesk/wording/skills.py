"""Skills in words: the rungs, how something went, what shows it, and why a rung is not reached."""

from collections.abc import Mapping
from datetime import date

from rmdesk.domain.ladder import Held
from rmdesk.domain.vocabulary import Outcome, Proof, Rung
from rmdesk.errors import RungHeld
from rmdesk.wording import dates, tr

RUNGS: Mapping[Rung, str] = {
    Rung.SEE: tr("see"),
    Rung.WITH_HELP: tr("with help"),
    Rung.ALONE: tr("alone"),
    Rung.TEACH: tr("teach"),
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.ALONE: tr("alone"),
    Outcome.WITH_HINTS: tr("with hints"),
    Outcome.STEP_BY_STEP: tr("step by step"),
    Outcome.TAKEN_OVER: tr("taken over"),
}
PROOFS: Mapping[Proof, str] = {
    Proof.PRACTICE: tr("Practice"),
    Proof.MADE: tr("Thing made"),
    Proof.OBSERVED: tr("Observation"),
    Proof.REFRESHER: tr("Refresher"),
}
_HELD: Mapping[Held, str] = {
    Held.REFRESHER: tr("A refresher keeps it fresh and moves no rung. Choose a practice or an observation."),
    Held.ONE_AT_A_TIME: tr("One rung at a time. Show the rung below it first."),
    Held.TAKEN_OVER: tr(
        "Taken over shows that it was seen. With hints or step by step would show “with help”."
    ),
    Held.NOT_ALONE: tr("That shows “with help”. Done alone, a thing made or an observation would do."),
    Held.DELEGATED: tr(
        "In that practice the learner drove less than half, so it does not show “alone”."
        " One with the learner at the device would."
    ),
    Held.NOT_TEACHING: tr(
        "A practice does not show teaching. An observation of it, or a thing made for it, would."
    ),
}


def held_words(why: Held) -> str:
    """Why a rung is not reached, and what would do."""
    return _HELD[why]


def rung_held_words(fault: RungHeld) -> str:
    """The same, of an error."""
    return _HELD[Held(fault.reason)]


def ladder_words(rung: Rung | None) -> str:
    """See, with help, alone, teach: alone reached."""
    reached = tr("nothing yet") if rung is None else tr("{rung} reached").format(rung=RUNGS[rung])
    names = ", ".join(RUNGS.values())
    return tr("{rungs}: {reached}").format(rungs=f"{names[:1].upper()}{names[1:]}", reached=reached)


def standing_words(rung: Rung | None) -> str:
    """Where a skill stands, short."""
    if rung is None:
        return tr("nothing shown yet")
    return tr("reached: {rung}").format(rung=RUNGS[rung])


def evidence_words(day: date, proof: Proof, outcome: Outcome | None, rung: Rung | None) -> str:
    """21 Apr · Practice · with hints · shows “with help”."""
    parts = [
        dates.short_day(day),
        PROOFS[proof],
        "" if outcome is None else OUTCOMES[outcome],
        "" if rung is None else tr("shows “{rung}”").format(rung=RUNGS[rung]),
    ]
    return "  ·  ".join(part for part in parts if part)


def time_words(days_to_alone: int | None, due: date | None) -> str:
    """Alone after 28 days · next refresher 12 June."""
    alone = ""
    if days_to_alone is not None:
        one = tr("Alone after 1 day") if days_to_alone == 1 else tr("Alone after {days} days")
        alone = tr("Alone on the first day") if days_to_alone == 0 else one.format(days=days_to_alone)
    refresher = tr("next refresher {day}").format(day=dates.day_and_month(due)) if due else ""
    said = "  ·  ".join(part for part in (alone, refresher) if part)
    return f"{said[:1].upper()}{said[1:]}"
