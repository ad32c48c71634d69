"""Goals of both sides: set, change, tick the steps, say how they ended, and which one Today shows."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Evidence, GoalState, LoggedKind, Role
from rmdesk.errors import InvalidInput
from rmdesk.journal.change_log import log_change
from rmdesk.journal.db import Db
from rmdesk.journal.readers import (
    owner_role,
    raise_text,
    require_own,
    rewrite,
    side_of,
    start_audience,
    tag_text,
)
from rmdesk.storage.records import AgreedGoal, Goal, GoalStep

_LETTER = {Role.EXECUTIVE: "E", Role.MENTOR: "M"}


@dataclass(frozen=True, slots=True)
class GoalForm:
    """A goal as the form hands it back: what, shown by which evidence, by when."""

    title: str
    evidence_wanted: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal with its steps in order. `label` is E1, E2… or M1, M2… by the order in which they were set."""

    goal: Goal
    steps: tuple[GoalStep, ...]
    label: str

    @property
    def side(self) -> Role:
        """Whose goal it is."""
        return Role(self.goal.side.value)

    @property
    def steps_done(self) -> int:
        """How many steps are ticked."""
        return sum(step.done_on is not None for step in self.steps)

    @property
    def is_open(self) -> bool:
        """Whether the two still work towards it."""
        return self.goal.state is GoalState.IN_PROGRESS


def goal_rows(db: Db, pairing_id: str) -> tuple[GoalRow, ...]:
    """All goals of a pairing: the executive's, then the mentor's, each in the order they were set."""
    goals = list(db.scalars(sa.select(Goal).filter_by(pairing_id=pairing_id).order_by(Goal.counter)))
    steps: dict[str, list[GoalStep]] = {goal.id: [] for goal in goals}
    rows = (
        sa.select(GoalStep).where(GoalStep.goal_id.in_(steps)).order_by(GoalStep.position, GoalStep.counter)
    )
    for step in db.scalars(rows):
        steps[step.goal_id].append(step)
    return tuple(
        GoalRow(goal, tuple(steps[goal.id]), f"{_LETTER[role]}{number}")
        for role in Role
        for number, goal in enumerate((one for one in goals if one.side is side_of(role)), start=1)
    )


def set_goal(db: Db, pairing_id: str, side: Role, form: GoalForm) -> Goal:
    """A new goal of one side. Raises InvalidInput for an empty title."""
    goal = new_goal(db, pairing_id, side)
    goal.title, goal.evidence_wanted, goal.due = _title(form.title), _line(form.evidence_wanted), form.due
    db.add(goal)
    db.flush()
    return goal


def new_goal(db: Db, pairing_id: str, side: Role) -> Goal:
    """A goal of one side that is not stored yet: its counter is 0. Raises NotFound."""
    return Goal(
        pairing_id=pairing_id,
        author=owner_role(db, pairing_id),
        side=side_of(side),
        written_at=db.now(),
        audience=start_audience(db, pairing_id, Subject.GOAL),
        title="",
    )


def keep_goal(db: Db, goal: Goal, form: GoalForm) -> Goal:
    """Store a goal made by `new_goal` with the readers chosen for it, or change one that is stored.

    Hands back the stored one. Raises InvalidInput for an empty title, NotFound, NotYours.
    """
    if goal.counter:
        change_goal(db, goal.id, form)
        return goal
    stored = set_goal(db, goal.pairing_id, Role(goal.side.value), form)
    if goal.tag is not stored.tag:
        tag_text(db, Goal, stored.id, goal.tag)
    if goal.audience != stored.audience:
        raise_text(db, Goal, stored.id, goal.audience)
    return stored


def change_goal(db: Db, goal_id: str, form: GoalForm) -> None:
    """Other words or another date. Raises InvalidInput for an empty title, NotFound, NotYours."""
    goal = _own(db, goal_id)
    title = _title(form.title)
    evidence = _line(form.evidence_wanted)
    for before, after in (
        (goal.title, title),
        (goal.evidence_wanted, evidence),
        (_day(goal.due), _day(form.due)),
    ):
        if before != after:
            _log(db, goal, before, after)
    if title != goal.title:
        rewrite(goal, lambda: None)
    goal.title, goal.evidence_wanted, goal.due = title, evidence, form.due


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _log(db: Db, goal: Goal, before: str, after: str) -> None:
    """What was signed with the agreement is fixed there; from then on a change of it is logged."""
    if db.scalar(sa.select(AgreedGoal.id).filter_by(goal_id=goal.id).limit(1)) is not None:
        label = next(row.label for row in goal_rows(db, goal.pairing_id) if row.goal is goal)
        log_change(db, goal.pairing_id, LoggedKind.GOAL, f"{label}\t{before}\t{after}", goal.side)


def set_state(db: Db, goal_id: str, state: GoalState) -> None:
    """Say where a goal stands, as of today. Raises NotFound, NotYours."""
    goal = _own(db, goal_id)
    if goal.state is not state:
        if GoalState.RE_SCOPED in (goal.state, state) or GoalState.DROPPED in (goal.state, state):
            _log(db, goal, goal.state.value, state.value)
        goal.state = state
        goal.state_on = None if state is GoalState.IN_PROGRESS else db.today()


def set_evidence(db: Db, goal_id: str, evidence: Evidence) -> None:
    """Say which kind of evidence there is by now. Raises NotFound, NotYours."""
    _own(db, goal_id).evidence = evidence


def set_focus(db: Db, goal_id: str, *, is_in_focus: bool) -> None:
    """Show a goal on Today, or not. At most one of each side is shown. Raises NotFound, NotYours."""
    goal = _own(db, goal_id)
    others = sa.select(Goal).filter_by(pairing_id=goal.pairing_id, side=goal.side, author=goal.author)
    for other in db.scalars(others):
        other.is_in_focus = is_in_focus and other is goal


def add_step(db: Db, goal_id: str, text: str) -> GoalStep:
    """A step at the end of a goal. Raises InvalidInput for an empty one, NotFound, NotYours."""
    _own(db, goal_id)
    last = db.scalar(sa.select(sa.func.max(GoalStep.position)).filter_by(goal_id=goal_id))
    step = GoalStep(goal_id=goal_id, position=0 if last is None else last + 1, text=_step(text))
    db.add(step)
    db.flush()
    return step


def change_step(db: Db, step_id: str, text: str) -> None:
    """Other words for a step. Raises InvalidInput for none, NotFound, NotYours."""
    _own_step(db, step_id).text = _step(text)


def tick_step(db: Db, step_id: str, done_on: date | None) -> None:
    """A step was done on this day; None: it was not. Raises NotFound, NotYours."""
    _own_step(db, step_id).done_on = done_on


def _own(db: Db, goal_id: str) -> Goal:
    goal = db.find(Goal, goal_id)
    require_own(db, goal)
    return goal


def _own_step(db: Db, step_id: str) -> GoalStep:
    step = db.find(GoalStep, step_id)
    _own(db, step.goal_id)
    return step


def _title(text: str) -> str:
    title = _line(text)
    if not title:
        raise InvalidInput("goal", "empty")
    return title


def _step(text: str) -> str:
    words = _line(text)
    if not words:
        raise InvalidInput("goal step", "empty")
    return words


def _line(text: str) -> str:
    return " ".join(clean(text).split())
