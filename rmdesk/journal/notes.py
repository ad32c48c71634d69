"""Notes: write, edit, and the earlier versions of each."""

from datetime import timedelta

import sqlalchemy as sa

from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Side
from rmdesk.journal.db import Db
from rmdesk.journal.readers import owner_role, require_own, start_audience, take_back
from rmdesk.journal.sessions import Place
from rmdesk.journal.texts import reword, said
from rmdesk.storage.records import Note, NoteVersion

VERSIONS = 20
"""Earlier versions kept of each note."""
REST = timedelta(minutes=10)
"""After so long without a change the next edit begins a new version."""


def write_note(db: Db, place: Place, text: str, side: Side) -> Note:
    """A new note about one side or the pair. Raises InvalidInput for an empty one."""
    note = Note(
        pairing_id=place.pairing_id,
        session_id=place.session_id,
        author=owner_role(db, place.pairing_id),
        side=side,
        written_at=db.now(),
        audience=start_audience(db, place.pairing_id, Subject.NOTE),
        text=said(text),
    )
    db.add(note)
    db.flush()
    return note


def edit_note(db: Db, note_id: str, text: str, *, begins_version: bool = False) -> None:
    """Another wording. The old one is kept when this begins a version, or after ten minutes of rest.

    A version begins with the first edit after the note was left or the journal was locked: the page knows.
    Raises NotFound, NotYours.
    """
    note = db.find(Note, note_id)
    require_own(db, note)
    new = clean(text)
    if new == note.text:
        return
    last = note.edited_at or note.written_at
    if begins_version or db.now() - last >= REST:
        db.add(NoteVersion(note_id=note.id, text=note.text, written_at=last))
        db.flush()
        _forget_oldest(db, note.id)
    note.edited_at = db.now()
    reword(note, new)


def mark_informal(db: Db, note_id: str, *, is_informal: bool) -> None:
    """Say that a note comes from an informal source: only its author reads it, and it can never be raised.

    Raises NotFound, NotYours.
    """
    note = db.find(Note, note_id)
    require_own(db, note)
    note.is_informal = is_informal
    if is_informal:
        take_back(db, note)


def note_versions(db: Db, note_id: str) -> tuple[NoteVersion, ...]:
    """The earlier versions, the newest first."""
    rows = sa.select(NoteVersion).filter_by(note_id=note_id).order_by(NoteVersion.counter.desc())
    return tuple(db.scalars(rows))


def _forget_oldest(db: Db, note_id: str) -> None:
    for version in note_versions(db, note_id)[VERSIONS:]:
        db.delete(version)
