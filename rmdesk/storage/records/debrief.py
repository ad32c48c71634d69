"""The last minutes of a session: keep, change, thanks, and what stung."""

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import DebriefKind
from rmdesk.storage.records.record import Authored, Id, Readable, Record, belongs_to, mark, words


class DebriefLine(Authored, Readable, Record, kw_only=True):
    """One line of one side. What stung stays with its author."""

    __tablename__ = "debrief_line"

    session_id: Mapped[Id] = belongs_to("mentoring_session.id")
    kind: Mapped[DebriefKind] = mark()
    text: Mapped[str] = words(Subject.KEEP, Subject.CHANGE, Subject.THANKS, Subject.STUNG)
