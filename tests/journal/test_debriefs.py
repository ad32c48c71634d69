"""Debrief lines: one of a kind and side of each author."""

import pytest

from rmdesk.domain.vocabulary import Audience, DebriefKind, Side
from rmdesk.errors import NotAllowedByAgreement
from rmdesk.journal.debriefs import set_debrief_line
from rmdesk.journal.journal import Journal
from rmdesk.journal.readers import raise_text
from rmdesk.journal.session_detail import session_detail
from rmdesk.storage.records import DebriefLine
from tests.journal.test_sessions import plan


def test_a_line_is_written_rewritten_and_emptied(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    kind, side = DebriefKind.KEEP, Side.EXECUTIVE
    first = journal.do(None, set_debrief_line, session_id, kind, side, "Hands only ")
    again = journal.do(None, set_debrief_line, session_id, kind, side, "My hands only")
    assert first is not None
    assert again is not None
    assert (again.id, again.text) == (first.id, "My hands only")
    other = journal.do(None, set_debrief_line, session_id, kind, Side.MENTOR, "Patience")
    assert [line.side for line in journal.ask(session_detail, session_id).lines_of(kind)] == [
        side,
        Side.MENTOR,
    ]
    assert journal.do(None, set_debrief_line, session_id, kind, side, "  ") is None
    assert other is not None
    assert [line.id for line in journal.ask(session_detail, session_id).lines] == [other.id]


def test_what_stung_is_read_by_nobody_else(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    stung = journal.do(None, set_debrief_line, session_id, DebriefKind.STUNG, Side.EXECUTIVE, "Maze")
    assert stung is not None
    assert stung.audience is Audience.ONLY_ME
    with pytest.raises(NotAllowedByAgreement, match="with its author"):
        journal.do(None, raise_text, DebriefLine, stung.id, Audience.PAIR)
    assert journal.ask(session_detail, session_id).lines[0].audience is Audience.ONLY_ME
