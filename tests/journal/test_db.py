"""What a verb gets: records by id, the clock, and numbers that order records whatever the clock says."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from rmdesk.domain.vocabulary import Role, Side
from rmdesk.errors import NotFound
from rmdesk.journal import keeping
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.notes import edit_note, write_note
from rmdesk.journal.pairings import add_person
from rmdesk.journal.sessions import Place
from rmdesk.storage import signing
from rmdesk.storage.records import Note, Record
from tests.conftest import PASSPHRASE, SetClock


def note(pairing_id: str, text: str) -> Note:
    """A note as a verb makes it, not saved yet."""
    return Note(
        pairing_id=pairing_id, author=Role.EXECUTIVE, side=Side.PAIR, written_at=SetClock()(), text=text
    )


def counters(db: Db) -> list[int]:
    """The numbers of every record in the journal."""
    tables = [table for table in Record.metadata.sorted_tables if "counter" in table.columns]
    return [number for table in tables for number in db.scalars(sa.select(table.c.counter))]


def test_every_record_of_the_journal_has_a_number_of_its_own(journal: Journal, pairing_id: str) -> None:
    journal.do(None, add_person, pairing_id, "Lindqvist")
    note_id = journal.do(None, write_note, Place(pairing_id), "one", Side.PAIR).id
    journal.do(None, edit_note, note_id, "two", begins_version=True)
    numbers = journal.ask(counters)
    assert len(numbers) == len(set(numbers)) > 15
    assert min(numbers) > 0


def test_records_of_one_write_are_numbered_as_they_were_added(journal: Journal, pairing_id: str) -> None:
    def write(db: Db) -> list[Note]:
        notes = [note(pairing_id, text) for text in ("a", "b", "c", "d", "e")]
        db.add_all(notes)
        return notes

    numbers = [one.counter for one in journal.do(None, write)]
    assert numbers == list(range(numbers[0], numbers[0] + 5))


def test_numbers_rise_though_the_clock_goes_back_a_year(folder: Path, pairing_id: str) -> None:
    clock, written = SetClock(), []
    for _ in range(3):
        kept = keeping.open_journal(folder, keeping.with_passphrase(PASSPHRASE), clock)
        for text in ("one", "two"):
            written.append(kept.journal.do(None, write_note, Place(pairing_id), text, Side.PAIR))
        kept.close()
        clock.forward(days=-365)
    numbers = [one.counter for one in written]
    assert numbers == sorted(set(numbers))
    assert written[-1].written_at < written[0].written_at


def test_the_time_of_a_write_is_whole_seconds_with_its_offset(journal: Journal, clock: SetClock) -> None:
    clock.forward(microseconds=600_000)
    now = journal.ask(Db.now)
    assert (now.isoformat(), journal.ask(Db.today).isoformat()) == ("2026-01-13T09:30:00+00:00", "2026-01-13")


def test_a_time_without_an_offset_is_never_stored(journal: Journal, pairing_id: str) -> None:
    def write(db: Db) -> None:
        wrong = note(pairing_id, "HUSH")
        wrong.written_at = wrong.written_at.replace(tzinfo=None)
        db.add(wrong)

    with pytest.raises(sa.exc.StatementError) as fault:
        journal.do(None, write)
    assert "HUSH" not in f"{fault.value}{vars(fault.value)}"


def test_a_record_that_was_deleted_meanwhile_is_named(journal: Journal) -> None:
    with pytest.raises(NotFound):
        journal.ask(Db.find, Note, "0" * 32)


def test_the_owner_signs_with_the_key_of_the_journal(journal: Journal) -> None:
    digest = bytes(range(32))
    signature = journal.ask(Db.sign_as_owner, digest)
    assert signing.is_signed(journal.ask(Db.owner_key), digest, signature)
    assert not signing.is_signed(journal.ask(Db.owner_key), digest[::-1], signature)
