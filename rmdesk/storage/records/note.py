"""Free notes and the versions they went through."""

from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.storage.records.record import (
    Authored,
    Id,
    Numbered,
    Readable,
    Record,
    When,
    belongs_to,
    figure,
    words,
)


class Note(Authored, Readable, Record, kw_only=True):
    """What someone wrote down, usually about a session."""

    __tablename__ = "note"

    session_id: Mapped[Id | None] = belongs_to("mentoring_session.id", default=None)
    text: Mapped[str] = words(Subject.NOTE, Subject.INFORMAL_SOURCE)
    edited_at: Mapped[When | None] = mapped_column(default=None)
    is_informal: Mapped[bool] = figure(Subject.INFORMAL_SOURCE, default=False, server_default="0")
    """It comes from an informal source: it can never be raised."""


class NoteVersion(Numbered, Record, kw_only=True):
    """An earlier wording of a note; the last 20 are kept."""

    __tablename__ = "note_version"

    note_id: Mapped[Id] = belongs_to("note.id")
    text: Mapped[str] = words(Subject.NOTE)
    written_at: Mapped[When]
