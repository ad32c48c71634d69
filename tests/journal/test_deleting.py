"""Deleting takes what belongs along; Undo brings the same back."""

import pytest
import sqlalchemy as sa

from rmdesk.domain.vocabulary import Role, Side
from rmdesk.errors import HoldsPartners, NotFound, NotYours
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete, put_back
from rmdesk.journal.journal import Journal
from rmdesk.journal.ledger import set_learnt
from rmdesk.journal.notes import edit_note, note_versions, write_note
from rmdesk.journal.search import search
from rmdesk.journal.session_detail import session_detail
from rmdesk.journal.sessions import Place, session_rows
from rmdesk.storage.records import Authored, LedgerEntry, MentoringSession, Note, PracticeRun, Record
from rmdesk.wording.errors import sentence
from tests.journal.test_sessions import add_practice, plan


def everything(db: Db) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    tables = Record.metadata.sorted_tables
    return {
        table.name: [tuple(row) for row in db.execute(sa.select(table).order_by("id"))] for table in tables
    }


def full_session(journal: Journal, pairing_id: str) -> str:
    """A session with a note that has a version, a learnt line and a practice."""
    session_id = plan(journal, pairing_id)
    place = Place(pairing_id, session_id)
    note = journal.do(None, write_note, place, "pineapple", Side.PAIR)
    journal.do(None, edit_note, note.id, "pineapple twice", begins_version=True)
    journal.do(None, set_learnt, session_id, Side.MENTOR, "patience")
    journal.do(None, add_practice, session_id, "E 4:00; switch M 8:00")
    return session_id


def test_undo_restores_a_session_with_all_that_was_in_it(journal: Journal, pairing_id: str) -> None:
    session_id = full_session(journal, pairing_id)
    plan(journal, pairing_id, 14)
    before = journal.ask(everything)
    deleted = journal.do(None, delete, MentoringSession, session_id)
    assert [row.session.id for row in journal.ask(session_rows, pairing_id)] != [session_id]
    assert journal.ask(search, "pineapple") == []
    for table in ("note", "note_version", "ledger_entry", "practice_run", "segment"):
        assert journal.ask(everything)[table] == []
    journal.do(None, put_back, deleted)
    assert journal.ask(everything) == before
    assert len(journal.ask(search, "pineapple")) == 1
    again = journal.do(None, delete, MentoringSession, session_id)
    journal.do(None, put_back, again)
    assert journal.ask(everything) == before, "as often as one likes"


def test_a_note_takes_its_versions_along(journal: Journal, pairing_id: str) -> None:
    session_id = full_session(journal, pairing_id)
    (note,) = journal.ask(session_detail, session_id).notes
    deleted = journal.do(None, delete, Note, note.id)
    assert journal.ask(note_versions, note.id) == ()
    with pytest.raises(NotFound):
        journal.do(None, delete, Note, note.id)
    journal.do(None, put_back, deleted)
    assert [version.text for version in journal.ask(note_versions, note.id)] == ["pineapple"]


def test_only_its_author_deletes(journal: Journal, pairing_id: str) -> None:
    note = journal.do(None, write_note, Place(pairing_id), "mine", Side.PAIR)

    def by_the_partner(db: Db) -> None:
        db.find(Note, note.id).author = Role.MENTOR

    journal.do(None, by_the_partner)
    with pytest.raises(NotYours):
        journal.do(None, delete, Note, note.id)


@pytest.mark.parametrize("kind", [Note, PracticeRun, LedgerEntry])
def test_nothing_the_partner_wrote_goes_along(
    journal: Journal, pairing_id: str, kind: type[Authored]
) -> None:
    """A session of one's own with a line of the partner's stays, and all that is in it."""
    session_id = full_session(journal, pairing_id)

    def by_the_partner(db: Db) -> None:
        for one in db.scalars(sa.select(kind)):
            one.author = Role.MENTOR

    journal.do(None, by_the_partner)
    before = journal.ask(everything)
    with pytest.raises(HoldsPartners) as refused:
        journal.do(None, delete, MentoringSession, session_id)
    assert sentence(refused.value).startswith("Your partner wrote something in it")
    assert journal.ask(everything) == before
