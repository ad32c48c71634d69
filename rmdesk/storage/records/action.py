"""Agreed tasks with an owner and a date."""

from datetime import date

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import ActionState
from rmdesk.storage.records.record import Authored, Id, Readable, Record, belongs_to, figure, mark, words


class Action(Authored, Readable, Record, kw_only=True):
    """What one side will do; the side is the one who does it."""

    __tablename__ = "action"

    session_id: Mapped[Id | None] = belongs_to("mentoring_session.id", default=None)
    text: Mapped[str] = words(Subject.ACTION)
    due: Mapped[date | None] = figure(Subject.ACTION_FIGURE, default=None)
    state: Mapped[ActionState] = mark(default=ActionState.OPEN)
    state_on: Mapped[date | None] = figure(Subject.ACTION_FIGURE, default=None)
    """The day it was done (acted on) or dropped."""
