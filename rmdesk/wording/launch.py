"""The launch in words: its five steps, what each asks for, and what each produced."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from rmdesk.domain.launch import Step
from rmdesk.wording import dates, tr


class StepWords(NamedTuple):
    """A step as the screen says it: title, one line under it, and the words of its button."""

    title: str
    subtitle: str
    go_on: str


STEPS: Mapping[Step, StepWords] = {
    Step.GOALS: StepWords(
        tr("Goals"),
        tr("What does each of you want to be able to do, and how will you both know?"),
        tr("Go on"),
    ),
    Step.PAIR: StepWords(
        tr("Pair"),
        tr("Who are you to each other? A mismatch is welcome; it helps to say where."),
        tr("Go on"),
    ),
    Step.GROUND_RULES: StepWords(
        tr("Ground rules"),
        tr("What may leave the room, and in which form? Read each line aloud; keep it or strike it."),
        tr("Keep these rules"),
    ),
    Step.TEACH: StepWords(
        tr("Teach and be taught"),
        tr("What does each of you promise, so that the other can learn?"),
        tr("Go on"),
    ),
    Step.LOGISTICS: StepWords(
        tr("Logistics"),
        tr("When do you meet, what is it for, and how does it end?"),
        tr("To the signatures"),
    ),
}


def place_words(step: Step) -> str:
    """Step 3 of 5."""
    steps = list(Step)
    return tr("Step {place} of {count}").format(place=steps.index(step) + 1, count=len(steps))


def goals_made(executive: int, mentor: int) -> str:
    """7 goals, both sides."""
    count = executive + mentor
    if not count:
        return tr("no goal yet")
    goals = tr("1 goal") if count == 1 else tr("{count} goals").format(count=count)
    sides = tr("both sides") if executive and mentor else tr("one side only")
    return f"{goals}, {sides}"


def pair_made(first: str, second: str) -> str:
    """Greta and Tobias."""
    return tr("{first} and {second}").format(first=first, second=second)


def rules_made(kept: int, struck: int, *, ask_again: bool) -> str:
    """9 rules, 1 struck."""
    rules = tr("1 rule") if kept == 1 else tr("{count} rules").format(count=kept)
    if ask_again:
        return tr("{rules}, not sure yet").format(rules=rules)
    return tr("{rules}, {count} struck").format(rules=rules, count=struck) if struck else rules


def teaching_made(executive: int, mentor: int) -> str:
    """5 promises, both sides."""
    count = executive + mentor
    if not count:
        return tr("nothing promised")
    promises = tr("1 promise") if count == 1 else tr("{count} promises").format(count=count)
    sides = tr("both sides") if executive and mentor else tr("one side only")
    return f"{promises}, {sides}"


def logistics_made(sessions: int, first: date) -> str:
    """12 sessions from 13 January."""
    said = tr("1 session on {day}") if sessions == 1 else tr("{count} sessions from {day}")
    return said.format(count=sessions, day=dates.day_and_month(first))


def first_session(day: date) -> str:
    """Session 1, 13 January."""
    return tr("Session 1, {day}").format(day=dates.day_and_month(day))


def topic_of_launch() -> str:
    """What the first session is about."""
    return tr("Launch: agreement, rules, goals")


def topic_of_retrospective() -> str:
    """What the last session of a pilot is about."""
    return tr("Retrospective")
