"""Actions: agreed, acted on, reopened, dropped."""

from datetime import date

from rmdesk.domain.vocabulary import ActionState, Side
from rmdesk.journal.actions import (
    ActionForm,
    agree_action,
    drop_action,
    edit_action,
    mark_done,
    open_actions,
    reopen_action,
)
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Action

TODAY = date(2026, 2, 19)


def stored(db: Db, action_id: str) -> Action:
    """The action as it stands in the journal."""
    return db.find(Action, action_id)


def test_an_action_is_acted_on_and_reopened(journal: Journal, pairing_id: str) -> None:
    form = ActionForm("Scan three delivery notes alone", Side.EXECUTIVE, date(2026, 2, 24))
    action = journal.do(None, agree_action, Place(pairing_id), form)
    assert journal.ask(open_actions, pairing_id, Side.EXECUTIVE)[0].due == date(2026, 2, 24)
    journal.do(None, mark_done, action.id, TODAY)
    assert journal.ask(open_actions, pairing_id) == ()
    done = journal.ask(stored, action.id)
    assert (done.state, done.state_on) == (ActionState.DONE, TODAY)
    journal.do(None, reopen_action, action.id)
    assert journal.ask(stored, action.id).state_on is None
    assert journal.ask(open_actions, pairing_id, Side.MENTOR) == ()


def test_an_action_changes_hands_and_is_dropped(journal: Journal, pairing_id: str) -> None:
    action = journal.do(None, agree_action, Place(pairing_id), ActionForm("Ask IT", Side.EXECUTIVE))
    journal.do(None, edit_action, action.id, ActionForm("Ask IT twice", Side.MENTOR, TODAY))
    journal.do(None, drop_action, action.id, TODAY)
    kept = journal.ask(stored, action.id)
    assert (kept.text, kept.side, kept.state) == ("Ask IT twice", Side.MENTOR, ActionState.DROPPED)
