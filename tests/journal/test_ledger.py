"""The ledger: what each side learnt."""

import pytest

from rmdesk.domain.vocabulary import LedgerKind, Side
from rmdesk.errors import InvalidInput
from rmdesk.journal.journal import Journal
from rmdesk.journal.ledger import edit_learnt, set_learnt, write_learnt
from rmdesk.journal.session_detail import session_detail
from rmdesk.journal.sessions import Place
from tests.journal.test_sessions import plan


def test_each_side_has_its_line_in_a_session(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    journal.do(None, set_learnt, session_id, Side.EXECUTIVE, "passkeys")
    journal.do(None, set_learnt, session_id, Side.MENTOR, "saying steps aloud")
    journal.do(None, set_learnt, session_id, Side.EXECUTIVE, "passkeys, scan")
    detail = journal.ask(session_detail, session_id)
    assert [entry.text for entry in detail.learnt_by(Side.EXECUTIVE)] == ["passkeys, scan"]
    assert [entry.text for entry in detail.learnt_by(Side.MENTOR)] == ["saying steps aloud"]
    assert journal.do(None, set_learnt, session_id, Side.EXECUTIVE, "") is None
    assert journal.ask(session_detail, session_id).learnt_by(Side.EXECUTIVE) == ()


def test_further_entries_are_written_and_edited(journal: Journal, pairing_id: str) -> None:
    place = Place(pairing_id, plan(journal, pairing_id))
    kind = LedgerKind.SEEN_FROM_INSIDE
    entry = journal.do(None, write_learnt, place, Side.MENTOR, "how decisions are made", kind)
    assert entry.kind is kind
    with pytest.raises(InvalidInput):
        journal.do(None, edit_learnt, entry.id, " ")
