"""Lesson plans and conversation kits that the pair keeps, with their steps."""

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import PlanKind, Role, StepKind, TopicFamily
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


class LessonPlan(Authored, Readable, Record, kw_only=True):
    """One skill or one conversation, planned. The side is the learner's.

    Planned for a session, or (`session_id` None, or its session gone) on the pair's own shelf.
    """

    __tablename__ = "lesson_plan"

    kind: Mapped[PlanKind] = mark(default=PlanKind.LESSON)
    session_id: Mapped[Id | None] = mark(default=None)
    """Not a reference: the plan stays when the session is deleted."""
    title: Mapped[str] = words(Subject.PLAN)
    family: Mapped[TopicFamily] = mark(default=TopicFamily.WORKPLACE_TECHNOLOGY)
    teacher: Mapped[Role] = mark(default=Role.MENTOR)
    knows: Mapped[int | None] = figure(Subject.PLAN, default=None)
    """How well the teacher knows it, 0 (not at all) to 4 (could teach it in their sleep); None: not said."""
    minutes: Mapped[int] = figure(Subject.PLAN, default=45)
    """What the whole should take, when no session says so."""
    why: Mapped[str] = words(Subject.PLAN, default="")
    business: Mapped[str] = words(Subject.PLAN, default="")
    understanding: Mapped[str] = words(Subject.PLAN, default="")
    """How to check that it was understood."""
    spare: Mapped[str] = words(Subject.PLAN, default="")
    """What to do if there is time left."""
    prepare: Mapped[str] = words(Subject.PLAN, default="")
    """Of a kit: what to have ready, one a line."""
    listen: Mapped[str] = words(Subject.PLAN, default="")
    """Of a kit: what to listen for, one a line."""
    risk: Mapped[str] = words(Subject.PLAN, default="")
    wrong: Mapped[str] = words(Subject.PLAN, default="")
    """What can go wrong, one a line."""


class LessonStep(Numbered, Record, kw_only=True):
    """One step of a plan, in words: as written before the session, and as corrected after it."""

    __tablename__ = "lesson_step"

    plan_id: Mapped[Id] = belongs_to("lesson_plan.id")
    position: Mapped[int] = mark()
    kind: Mapped[StepKind] = mark()
    title: Mapped[str] = words(Subject.PLAN, default="")
    """Of a part of a conversation; the steps of a lesson have none."""
    minutes: Mapped[int] = figure(Subject.PLAN, default=5)
    driver: Mapped[Role] = mark(default=Role.EXECUTIVE)
    text: Mapped[str] = words(Subject.PLAN, default="")
    corrected: Mapped[str] = words(Subject.PLAN, default="")
    """The words after the session; empty: they stood as they were."""
    is_done: Mapped[bool] = figure(Subject.PLAN, default=False)
    is_stuck: Mapped[bool] = figure(Subject.PLAN, default=False)
    """The learner got stuck here."""
