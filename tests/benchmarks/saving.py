"""Row 7: the durable save of one note, beside the same SQL straight through the driver."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count as numbers

import sqlalchemy as sa

from rmdesk.domain.vocabulary import Audience, Role, Side, Tag
from rmdesk.journal.db import Db
from rmdesk.journal.keeping import Kept
from rmdesk.journal.notes import edit_note, write_note
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Note
from rmdesk.storage.records.record import new_id
from tests.benchmarks import corpus
from tests.benchmarks.measuring import Measured, Rounds, interleaved

GOAL = 2.0
_COUNTS = (1_000, 100_000)
_ROUNDS = Rounds(61, warm=5)
_UPDATE = "UPDATE note SET text = ?, edited_at = ? WHERE id = ?"
_INSERT = """
    INSERT INTO note (id, counter, pairing_id, session_id, author, side, written_at, edited_at, audience,
                      raised_under, tag, wording, cleared, text)
    VALUES (?, ?, ?, NULL, ?, ?, ?, NULL, ?, 0, ?, NULL, '[]', ?)
"""
_AT = "2026-06-16T10:02:00+00:00"


def measure() -> list[Measured]:
    """Another wording of a note, and a new note, at each size."""
    lines = []
    for count in _COUNTS:
        with corpus.opened(count) as kept:
            note = kept.journal.ask(_newest_note)
            lines.append(_edited(kept, note, count))
            lines.append(_written(kept, note, count))
    return lines


def _newest_note(db: Db) -> Note:
    found = db.scalar(sa.select(Note).order_by(Note.counter.desc()).limit(1))
    if found is None:
        raise LookupError("no notes")
    return found


def _edited(kept: Kept, note: Note, count: int) -> Measured:
    wording = _wordings(note)
    kept.journal.do(None, edit_note, note.id, next(wording))  # once, so that no version is due

    def ours() -> None:
        kept.journal.do(None, edit_note, note.id, next(wording))

    def raw() -> None:
        _save_raw(kept, _UPDATE, (next(wording), _AT, note.id))

    return Measured(f"edit a note of 1.5 kB among {count:,}", *interleaved(ours, raw, _ROUNDS), GOAL)


def _written(kept: Kept, note: Note, count: int) -> Measured:
    wording, place = _wordings(note), Place(note.pairing_id)
    free = partial(next, numbers(-1, -1))  # below every counter of the journal
    marks = (Role.EXECUTIVE.value, Side.PAIR.value, _AT, int(Audience.ONLY_ME), Tag.NONE.value)

    def ours() -> None:
        kept.journal.do(None, write_note, place, next(wording), Side.PAIR)

    def raw() -> None:
        _save_raw(kept, _INSERT, (new_id(), free(), note.pairing_id, *marks, next(wording)))

    return Measured(f"write a note of 1.5 kB among {count:,}", *interleaved(ours, raw, _ROUNDS), GOAL)


def _wordings(note: Note) -> Iterator[str]:
    """The same length each time, never the same words twice."""
    return (f"{note.text} {number:06d}" for number in numbers())


def _save_raw(kept: Kept, statement: str, values: tuple[object, ...]) -> None:
    execute: Callable[..., object] = kept.connection.execute
    execute("BEGIN IMMEDIATE")
    execute(statement, values)
    execute("COMMIT")
