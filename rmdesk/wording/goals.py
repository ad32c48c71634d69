"""Goals in words: where one stands, what its evidence is, and what a new one still lacks."""

from datetime import date, timedelta

from rmdesk.domain.goal_check import GoalCheck, GoalPart
from rmdesk.domain.vocabulary import Evidence, GoalState
from rmdesk.wording import dates, tr

STATES: dict[GoalState, str] = {
    GoalState.IN_PROGRESS: tr("in progress"),
    GoalState.ACHIEVED: tr("achieved"),
    GoalState.RE_SCOPED: tr("re-scoped"),
    GoalState.DROPPED: tr("dropped"),
}
EVIDENCE: dict[Evidence, str] = {
    Evidence.NONE_YET: tr("none yet"),
    Evidence.MADE: tr("something made"),
    Evidence.SEEN: tr("seen by someone"),
    Evidence.SAID: tr("said by someone"),
}
_PARTS: dict[GoalPart, str] = {
    GoalPart.VERB: tr("verb"),
    GoalPart.OBJECT: tr("object"),
    GoalPart.EVIDENCE: tr("evidence"),
    GoalPart.DATE: tr("date"),
}


def evidence_line(wanted: str, due: date | None) -> str:
    """Evidence: drafts typed by Greta  ·  by 16 June; the date stays on one line."""
    parts = [
        tr("Evidence: {wanted}").format(wanted=wanted) if wanted else tr("No evidence agreed yet"),
        tr("by {day}").format(day=dates.day_and_month(due).replace(" ", "\u00a0")) if due else "",
    ]
    return "  ·  ".join(part for part in parts if part)


def state_words(state: GoalState, steps_done: int, steps: int) -> str:
    """The chip of a goal: its steps while it is in progress, then how it ended."""
    if state is GoalState.IN_PROGRESS and steps:
        return tr("{done} of {steps}").format(done=steps_done, steps=steps)
    return STATES[state]


def what_is_wrong(check: GoalCheck) -> str:
    """The first thing a goal lacks, as a question; empty when nothing does."""
    if check.vague:
        return tr("“{words}” cannot be seen. Who sees what, and when?").format(words=check.vague)
    if GoalPart.VERB in check.missing or GoalPart.OBJECT in check.missing:
        return tr("Who does what, so that the other can see it?")
    if GoalPart.EVIDENCE in check.missing:
        return tr("How will the two of you know?")
    return tr("By when?") if check.missing else ""


def what_is_missing(check: GoalCheck, today: date) -> str:
    """Missing: verb, evidence, date. Try “…”."""
    missing = [_PARTS[part] for part in check.missing]
    if check.vague and _PARTS[GoalPart.VERB] not in missing:
        missing.insert(0, _PARTS[GoalPart.VERB])
    title, evidence, due = example(today)
    shown = tr("{title} by {day}; evidence: {evidence}").format(
        title=f"{title[0].lower()}{title[1:]}", day=dates.day_and_month(due), evidence=evidence
    )
    return tr("Missing: {parts}. Try “{example}”.").format(parts=", ".join(missing), example=shown)


def example(today: date) -> tuple[str, str, date]:
    """A goal that lacks nothing: title, evidence, and the end of a month five to ten weeks ahead."""
    later = (today + timedelta(days=40)).replace(day=28) + timedelta(days=4)
    return tr("Chair one team meeting"), tr("its agenda"), later.replace(day=1) - timedelta(days=1)
