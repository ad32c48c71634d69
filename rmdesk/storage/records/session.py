"""A meeting of the two: planned, held or cancelled."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Role, SessionFormat, SessionState, TopicFamily
from rmdesk.storage.records.record import (
    TECHNICAL,
    Authored,
    Readable,
    Record,
    When,
    Words,
    figure,
    mark,
    words,
)


class MentoringSession(Authored, Readable, Record, kw_only=True):
    """One meeting. A moved one stays one session and counts on the day it was held."""

    __tablename__ = "mentoring_session"

    starts_at: Mapped[When] = figure(Subject.MEETING_FIGURE, index=True)
    minutes_planned: Mapped[int] = figure(Subject.MEETING_FIGURE)
    minutes_held: Mapped[int | None] = figure(Subject.MEETING_FIGURE, default=None)
    topic: Mapped[str] = words(Subject.TOPIC, default="")
    family: Mapped[TopicFamily] = mark(default=TopicFamily.WORKPLACE_TECHNOLOGY)
    format: Mapped[SessionFormat] = mark(default=SessionFormat.DESK)
    learner: Mapped[Role] = mark(default=Role.EXECUTIVE)
    """Who learns, and so whose hands should be on the device."""
    plan: Mapped[str] = words(Subject.PLAN, default="")
    guest: Mapped[str] = words(Subject.GUEST, default="")
    """A guest's role, never a name."""
    state: Mapped[SessionState] = mark(default=SessionState.PLANNED)
    moved_from: Mapped[date | None] = figure(Subject.MEETING_FIGURE, default=None)
    changed_by: Mapped[Role | None] = mark(default=None)
    """Who moved or cancelled it: kept between the two, never exported."""
    wrapped_up_at: Mapped[When | None] = mapped_column(default=None)
    chair: Mapped[Role | None] = mark(default=None)
    """Who chairs it where the two said so; otherwise they take turns (`domain.turns.chair_of`)."""
    is_helpdesk: Mapped[bool] = figure(Subject.MEETING_FIGURE, default=False, server_default="0")
    """Something was mended rather than learnt."""
    nothing_learnt: Mapped[tuple[str, ...]] = mapped_column(
        Words, default=(), server_default="[]", info=TECHNICAL
    )
    """The roles (`Role` values) that said "nothing today"."""
    ticked: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), server_default="[]", info=TECHNICAL)
    """Which lines of the plan are done: their numbers from 0."""
    executive_preparation: Mapped[int] = figure(Subject.MEETING_FIGURE, default=0, server_default="0")
    mentor_preparation: Mapped[int] = figure(Subject.MEETING_FIGURE, default=0, server_default="0")
    """Minutes each prepared."""
    sequence: Mapped[int] = mark(default=0, server_default="0")
    """Of its entry in a calendar file: one more after each change a calendar shows."""
