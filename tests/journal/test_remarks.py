"""Remarks: sentences for the summary, and what in them would be withheld."""

import pytest

from rmdesk.domain.redaction import FindingKind
from rmdesk.domain.vocabulary import Audience, RemarkKind
from rmdesk.errors import InvalidInput
from rmdesk.journal.agreements import draft
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.readers import accept_wording, clear_word, raise_text
from rmdesk.journal.readers_hints import hints, word_hints
from rmdesk.journal.remarks import edit_remark, write_remark
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Remark, Watchword


def in_force(db: Db, pairing_id: str) -> None:
    """The first agreement in force, with one watchword."""
    agreement = draft(db, pairing_id)
    assert agreement is not None
    agreement.in_force_at = db.now()
    db.add(Watchword(agreement_id=agreement.id, word="Heron", wording="a project"))


def stored(db: Db, remark_id: str) -> Remark:
    """The remark as it stands in the journal."""
    return db.find(Remark, remark_id)


def test_a_remark_is_written_and_reworded(journal: Journal, pairing_id: str) -> None:
    remark = journal.do(None, write_remark, Place(pairing_id), RemarkKind.NEXT_STEP, "Mentors meet")
    journal.do(None, edit_remark, remark.id, "Mentors meet each quarter")
    assert journal.ask(stored, remark.id).text == "Mentors meet each quarter"
    with pytest.raises(InvalidInput):
        journal.do(None, edit_remark, remark.id, "")


def test_a_watchword_in_a_raised_remark_is_found_with_another_wording(
    journal: Journal, pairing_id: str
) -> None:
    journal.do(None, in_force, pairing_id)
    text = "The Heron’s plan helped Tobias."
    remark = journal.do(None, write_remark, Place(pairing_id), RemarkKind.WHAT_CHANGED, text)
    assert journal.ask(hints, remark) == (), "the pair may say what it likes"
    journal.do(None, raise_text, Remark, remark.id, Audience.COORDINATOR)
    raised = journal.ask(stored, remark.id)
    hint = journal.ask(word_hints, pairing_id, (raised,))[remark.id]
    assert {found.kind for found in hint.findings} == {FindingKind.WATCHWORD, FindingKind.NAME}
    assert hint.wording == "The project’s plan helped Tobias."
    journal.do(None, accept_wording, Remark, remark.id, "A project's plan helped my mentor.")
    assert journal.ask(hints, journal.ask(stored, remark.id)) == ()


def test_a_word_that_could_be_a_name_asks_and_is_cleared(journal: Journal, pairing_id: str) -> None:
    journal.do(None, in_force, pairing_id)

    def add_may(db: Db) -> None:
        from rmdesk.journal.pairings import add_person

        add_person(db, pairing_id, "May Lindqvist")

    journal.do(None, add_may)
    text = "The switch in May went well."
    remark = journal.do(None, write_remark, Place(pairing_id), RemarkKind.WHAT_CHANGED, text)
    journal.do(None, raise_text, Remark, remark.id, Audience.COORDINATOR)
    (found,) = journal.ask(hints, journal.ask(stored, remark.id))
    assert found.must_ask
    journal.do(None, clear_word, Remark, remark.id, found.word)
    assert journal.ask(hints, journal.ask(stored, remark.id)) == ()
