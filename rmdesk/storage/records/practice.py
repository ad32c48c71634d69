"""Who had their hands on the device, as it was saved turn by turn."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Began, Hands, Role, TakeoverReason
from rmdesk.storage.records.record import (
    Authored,
    Id,
    Numbered,
    Record,
    When,
    belongs_to,
    figure,
    mark,
    words,
)


class PracticeRun(Authored, Record, kw_only=True):
    """The clock of one session. The side is the learner's."""

    __tablename__ = "practice_run"

    session_id: Mapped[Id] = belongs_to("mentoring_session.id")
    learner: Mapped[Role] = mark()
    planned_seconds: Mapped[int] = figure(Subject.PRACTICE_FIGURE)
    is_over: Mapped[bool] = mark(default=False)
    said_aloud: Mapped[bool] = figure(Subject.PRACTICE_FIGURE, default=False, server_default="0")
    """The learner said each step aloud."""
    asked_questions: Mapped[bool] = figure(Subject.PRACTICE_FIGURE, default=False, server_default="0")
    """Questions were asked."""
    as_measured: Mapped[str] = words(Subject.PRACTICE_FIGURE, default="", server_default=sa.text("''"))
    """The turns as the clock had them before they were corrected, in the notation of
    `domain.practice_notation.turns_as_text`; empty: never corrected."""
    corrected_at: Mapped[When | None] = mapped_column(default=None)


class Segment(Numbered, Record, kw_only=True):
    """One ended turn of a run, in whole seconds."""

    __tablename__ = "segment"
    __table_args__ = (sa.UniqueConstraint("run_id", "position"),)

    run_id: Mapped[Id] = belongs_to("practice_run.id")
    position: Mapped[int] = mark()
    hands: Mapped[Hands] = mark()
    seconds: Mapped[int] = figure(Subject.PRACTICE_FIGURE)
    began: Mapped[Began] = mark()
    reason: Mapped[TakeoverReason | None] = mark(default=None)
