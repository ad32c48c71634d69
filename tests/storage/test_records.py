"""Records in an encrypted database: what goes in comes out, and who reads a text starts with its author."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from rmdesk.domain.vocabulary import Audience, Role, Side, Tag
from rmdesk.storage.engine import Access, open_database
from rmdesk.storage.migrate import SCHEMA, migrate
from rmdesk.storage.records import (
    Note,
    NoteVersion,
    Numbered,
    Pairing,
    Part,
    Person,
    Readable,
    Record,
    new_id,
)
from rmdesk.storage.vault import NewKeys

THERE = datetime(2026, 7, 1, 23, 30, tzinfo=timezone(timedelta(hours=5, minutes=45)))


@pytest.fixture
def session(tmp_path: Path, keys: NewKeys) -> Iterator[Session]:
    """One transaction over a new journal with one pairing."""
    path = tmp_path / "journal.db"
    with closing(open_database(path, keys.data_key, SCHEMA, Access.CREATE)) as database:
        migrate(database)
        with Session(database.engine) as opened:
            pairing = Pairing(owner_role=Role.MENTOR, first_session_at=THERE, created_at=THERE, counter=1)
            opened.add(pairing)
            opened.flush()
            yield opened


def _pairing_id(session: Session) -> str:
    return session.scalars(sa.select(Pairing.id)).one()


def _note(session: Session, number: int, text: str) -> Note:
    note = Note(
        pairing_id=_pairing_id(session),
        author=Role.MENTOR,
        side=Side.PAIR,
        written_at=THERE,
        text=text,
        counter=number,
    )
    session.add(note)
    session.flush()
    return note


def _again(session: Session, record: Numbered) -> Numbered:
    """The record as the database gives it back."""
    session.flush()
    session.expunge_all()
    found = session.get(type(record), record.id)
    assert found is not None
    return found


def test_an_id_is_32_hex_digits_and_never_the_same() -> None:
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(one) == 32 and set(one) <= set("0123456789abcdef") for one in made)


def test_a_time_keeps_the_offset_of_the_place_it_was_written(session: Session) -> None:
    found = _again(session, _note(session, 2, "late"))
    assert isinstance(found, Note)
    assert (found.written_at, found.written_at.isoformat()) == (THERE, "2026-07-01T23:30:00+05:45")
    assert found.written_at == THERE.astimezone(UTC)


@pytest.mark.parametrize("text", ["", " \n", "Füße 👩‍👩‍👧 עברית", "'; DROP TABLE note; --", "x" * 1_000_000])
def test_any_text_comes_back_as_it_was(session: Session, text: str) -> None:
    found = _again(session, _note(session, 2, text))
    assert isinstance(found, Note)
    assert found.text == text


def test_lists_of_words_come_back_in_their_order(session: Session) -> None:
    names = ("Zoë", 'O"Neill', "a, b", "")
    person = Person(
        pairing_id=_pairing_id(session), part=Part.THIRD, name="Lindqvist", also_called=names, counter=2
    )
    session.add(person)
    found = _again(session, person)
    assert isinstance(found, Person)
    assert (found.also_called, found.part) == (names, Part.THIRD)


def test_the_database_compares_audiences_and_stores_the_words_of_the_field(session: Session) -> None:
    notes = [_note(session, number, str(number)) for number in range(2, 5)]
    for note, audience in zip(notes, (Audience.ONLY_ME, Audience.PAIR, Audience.COORDINATOR), strict=True):
        note.audience = audience
    session.flush()
    rows = sa.select(Note.text).where(Note.audience >= Audience.PAIR).order_by(Note.counter)
    assert list(session.scalars(rows)) == ["3", "4"]
    stored = session.execute(sa.text("SELECT author, side, tag, audience FROM note")).first()
    assert stored is not None
    assert tuple(stored) == ("mentor", "pair", "none", int(Audience.ONLY_ME))


def test_every_new_text_is_for_its_author_alone(session: Session) -> None:
    note = _note(session, 2, "new")
    assert (note.audience, note.raised_under, note.tag) == (Audience.ONLY_ME, 0, Tag.NONE)
    assert (note.wording, note.cleared) == (None, ())
    readable = [mapper for mapper in Record.registry.mappers if issubclass(mapper.class_, Readable)]
    assert len(readable) >= 7
    for mapper in readable:
        audience = mapper.local_table.columns["audience"].default
        assert audience is not None
        assert audience.arg is Audience.ONLY_ME, mapper


def test_what_belongs_to_a_record_goes_with_it(session: Session) -> None:
    note = _note(session, 2, "new")
    session.add(NoteVersion(note_id=note.id, text="old", written_at=THERE, counter=3))
    session.flush()
    session.delete(session.get_one(Pairing, note.pairing_id))
    session.flush()
    for kind in (Note, NoteVersion):
        assert session.scalar(sa.select(sa.func.count()).select_from(kind)) == 0


def test_a_number_is_given_once_in_a_table(session: Session) -> None:
    _note(session, 2, "one")
    with pytest.raises(sa.exc.IntegrityError):
        _note(session, 2, "two")
