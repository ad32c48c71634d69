"""While a session lasts: lines of the plan are ticked, and the ticks follow their words."""

from dataclasses import replace

import pytest

from rmdesk.errors import InvalidInput
from rmdesk.journal import preparing
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.running import tick_line
from rmdesk.journal.session_detail import session_detail
from rmdesk.journal.sessions import edit_session
from tests.journal.test_sessions import form, plan

PLAN = "Look back, 5 min\nPasskeys, 25 min: one aloud\nDebrief, 15 min"


@pytest.fixture
def session_id(journal: Journal, pairing_id: str) -> str:
    """A session with three lines."""
    made = plan(journal, pairing_id)
    journal.do(None, preparing.set_plan, made, PLAN)
    return made


def ticked(journal: Journal, session_id: str) -> tuple[str, ...]:
    return journal.ask(session_detail, session_id).session.ticked


def test_lines_are_ticked_and_unticked(journal: Journal, session_id: str) -> None:
    for line in (2, 0, 2):
        journal.do(None, tick_line, session_id, line, is_done=True)
    assert ticked(journal, session_id) == ("0", "2")
    journal.do(None, tick_line, session_id, 0, is_done=False)
    assert ticked(journal, session_id) == ("2",)


@pytest.mark.parametrize("line", [-1, 3])
def test_a_line_that_is_not_there_is_refused(journal: Journal, session_id: str, line: int) -> None:
    with pytest.raises(InvalidInput, match="plan line"):
        journal.do(None, tick_line, session_id, line, is_done=True)


def test_an_edited_plan_keeps_its_ticks_with_their_words(journal: Journal, session_id: str) -> None:
    journal.do(None, tick_line, session_id, 1, is_done=True)
    journal.do(None, edit_session, session_id, replace(form(), plan=f"Arrive, 2 min\n{PLAN}"))
    assert ticked(journal, session_id) == ("2",)
    journal.do(None, preparing.set_plan, session_id, "Something else")
    assert ticked(journal, session_id) == ()


def test_ticks_are_there_after_the_journal_was_written_again(journal: Journal, session_id: str) -> None:
    def read(db: Db) -> tuple[str, ...]:
        db.expire_all()
        return session_detail(db, session_id).session.ticked

    journal.do(None, tick_line, session_id, 0, is_done=True)
    assert journal.ask(read) == ("0",)
