"""The lines around a session: the question brought to it; keep, change, thanks, and what stung."""

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import DebriefKind
from rmdesk.storage.records.record import Authored, Id, Readable, Record, belongs_to, mark, words


class DebriefLine(Authored, Readable, Record, kw_only=True):
    """One line of one side. What stung, and the question brought, stay with their author."""

    __tablename__ = "debrief_line"

    session_id: Mapped[Id] = belongs_to("mentoring_session.id")
    kind: Mapped[DebriefKind] = mark()
    text: Mapped[str] = words(Subject.KEEP, Subject.CHANGE, Subject.THANKS, Subject.STUNG, Subject.QUESTION)
