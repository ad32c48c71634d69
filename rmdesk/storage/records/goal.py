"""What one side wants to be able to do."""

from datetime import date

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Evidence, GoalState
from rmdesk.storage.records.record import (
    Authored,
    Id,
    Numbered,
    Readable,
    Record,
    belongs_to,
    figure,
    mark,
    words,
)


class Goal(Authored, Readable, Record, kw_only=True):
    """Verb, object, the evidence both accept, a date. Only the title ever reaches the coordinator."""

    __tablename__ = "goal"

    title: Mapped[str] = words(Subject.GOAL)
    evidence_wanted: Mapped[str] = words(Subject.GOAL_EVIDENCE, default="")
    due: Mapped[date | None] = figure(Subject.GOAL_FIGURE, default=None)
    state: Mapped[GoalState] = mark(default=GoalState.IN_PROGRESS)
    state_on: Mapped[date | None] = figure(Subject.GOAL_FIGURE, default=None)
    evidence: Mapped[Evidence] = mark(default=Evidence.NONE_YET)
    is_in_focus: Mapped[bool] = mark(default=False)
    """Shown on Today; at most one of each side."""


class GoalStep(Numbered, Record, kw_only=True):
    """One step towards a goal, ticked with a date."""

    __tablename__ = "goal_step"

    goal_id: Mapped[Id] = belongs_to("goal.id")
    position: Mapped[int] = mark()
    text: Mapped[str] = words(Subject.GOAL_STEP)
    done_on: Mapped[date | None] = figure(Subject.GOAL_FIGURE, default=None)
