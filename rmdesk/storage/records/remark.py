"""Sentences written for the summary."""

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import RemarkKind, Saving
from rmdesk.storage.records.record import Authored, Id, Readable, Record, belongs_to, figure, mark, words


class Remark(Authored, Readable, Record, kw_only=True):
    """One sentence of one kind, written from Sessions or Share."""

    __tablename__ = "remark"

    session_id: Mapped[Id | None] = belongs_to("mentoring_session.id", default=None)
    kind: Mapped[RemarkKind] = mark()
    text: Mapped[str] = words(
        Subject.WHAT_CHANGED,
        Subject.LESSON_LEARNT,
        Subject.PROGRAMME_IDEA,
        Subject.WAY_OF_WORKING,
        Subject.NEXT_STEP,
        Subject.HELP_WANTED,
        Subject.TIP,
    )
    saves: Mapped[int | None] = figure(Subject.TIP, default=None)
    """What a tip saves, estimated: minutes a week, or money a year in the firm's currency."""
    saving: Mapped[Saving | None] = mark(default=None)
