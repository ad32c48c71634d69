"""Notes and their earlier versions."""

import pytest

from rmdesk.domain.vocabulary import Audience, Side
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.notes import VERSIONS, edit_note, note_versions, write_note
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Note
from tests.conftest import SetClock


def stored(db: Db, note_id: str) -> Note:
    """The note as it stands in the journal."""
    return db.find(Note, note_id)


def test_a_note_starts_with_its_author_alone(journal: Journal, pairing_id: str) -> None:
    note = journal.do(None, write_note, Place(pairing_id), "Slow\x00 for ten minutes.", Side.EXECUTIVE)
    assert (note.text, note.audience) == ("Slow for ten minutes.", Audience.ONLY_ME)


def test_an_empty_note_is_refused(journal: Journal, pairing_id: str) -> None:
    with pytest.raises(InvalidInput):
        journal.do(None, write_note, Place(pairing_id), " \n", Side.PAIR)


def test_a_new_version_begins_on_leaving_and_after_ten_minutes(
    journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    note_id = journal.do(None, write_note, Place(pairing_id), "one", Side.PAIR).id
    clock.forward(minutes=1)
    journal.do(None, edit_note, note_id, "two")
    assert journal.ask(note_versions, note_id) == (), "still the same stretch of typing"
    journal.do(None, edit_note, note_id, "three", begins_version=True)
    clock.forward(minutes=10)
    journal.do(None, edit_note, note_id, "four")
    journal.do(None, edit_note, note_id, "four", begins_version=True)
    assert [version.text for version in journal.ask(note_versions, note_id)] == ["three", "two"]
    assert journal.ask(stored, note_id).text == "four"


def test_the_last_twenty_versions_are_kept(journal: Journal, pairing_id: str) -> None:
    note_id = journal.do(None, write_note, Place(pairing_id), "0", Side.PAIR).id
    for number in range(1, 26):
        journal.do(None, edit_note, note_id, str(number), begins_version=True)
    kept = [version.text for version in journal.ask(note_versions, note_id)]
    assert kept == [str(number) for number in range(24, 24 - VERSIONS, -1)]


def test_other_words_drop_the_accepted_wording(journal: Journal, pairing_id: str) -> None:
    note_id = journal.do(None, write_note, Place(pairing_id), "Heron starts", Side.PAIR).id

    def accept(db: Db) -> None:
        note = db.find(Note, note_id)
        note.wording, note.cleared = "A project starts", ("May",)

    journal.do(None, accept)
    journal.do(None, edit_note, note_id, "Heron starts")
    assert journal.ask(stored, note_id).wording == "A project starts", "the same words change nothing"
    journal.do(None, edit_note, note_id, "Heron stops")
    note = journal.ask(stored, note_id)
    assert (note.wording, note.cleared) == (None, ())
