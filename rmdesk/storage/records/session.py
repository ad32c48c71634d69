"""A meeting of the two: planned, held or cancelled."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Role, SessionFormat, SessionState, TopicFamily
from rmdesk.storage.records.record import Authored, Readable, Record, When, figure, mark, words


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
