"""Agreed tasks: agree, act on, reopen, drop."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import ActionState, Side
from rmdesk.journal.db import Db
from rmdesk.journal.readers import owner_role, require_own, start_audience
from rmdesk.journal.sessions import Place
from rmdesk.journal.texts import reword, said
from rmdesk.storage.records import Action


@dataclass(frozen=True, slots=True)
class ActionForm:
    """An action as a form hands it back; the side is the one who does it."""

    text: str
    side: Side
    due: date | None = None


def agree_action(db: Db, place: Place, form: ActionForm) -> Action:
    """A new action. Raises InvalidInput for an empty one."""
    action = Action(
        pairing_id=place.pairing_id,
        session_id=place.session_id,
        author=owner_role(db, place.pairing_id),
        side=form.side,
        written_at=db.now(),
        audience=start_audience(db, place.pairing_id, Subject.ACTION),
        text=said(form.text),
        due=form.due,
    )
    db.add(action)
    db.flush()
    return action


def edit_action(db: Db, action_id: str, form: ActionForm) -> None:
    """Another wording, owner or date. Raises InvalidInput for an empty one, NotFound, NotYours."""
    action = _own(db, action_id)
    reword(action, said(form.text))
    action.side, action.due = form.side, form.due


def mark_done(db: Db, action_id: str, on: date) -> None:
    """It was acted on, that day."""
    _settle(_own(db, action_id), ActionState.DONE, on)


def drop_action(db: Db, action_id: str, on: date) -> None:
    """It will not be done."""
    _settle(_own(db, action_id), ActionState.DROPPED, on)


def reopen_action(db: Db, action_id: str) -> None:
    """It is still to do."""
    _settle(_own(db, action_id), ActionState.OPEN, None)


def open_actions(db: Db, pairing_id: str, side: Side | None = None) -> tuple[Action, ...]:
    """What is still to do, of one side or of both, in the order it was agreed."""
    rows = sa.select(Action).filter_by(pairing_id=pairing_id, state=ActionState.OPEN)
    if side is not None:
        rows = rows.filter_by(side=side)
    return tuple(db.scalars(rows.order_by(Action.counter)))


def _settle(action: Action, state: ActionState, on: date | None) -> None:
    action.state, action.state_on = state, on


def _own(db: Db, action_id: str) -> Action:
    action = db.find(Action, action_id)
    require_own(db, action)
    return action
