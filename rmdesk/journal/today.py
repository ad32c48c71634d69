"""What Today shows: the hour's card, one goal and one action of each side, the momentum."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from rmdesk.domain.budget import Budget
from rmdesk.domain.momentum import Momentum
from rmdesk.domain.vocabulary import ActionState, Role, SessionState
from rmdesk.journal.actions import open_actions
from rmdesk.journal.budget import budgets
from rmdesk.journal.db import Db
from rmdesk.journal.goals import goal_rows
from rmdesk.journal.pairings import PairingRow, pairing_row
from rmdesk.journal.readers import side_of
from rmdesk.journal.sessions import SessionRow, momentum, session_rows
from rmdesk.journal.wrapups import WrapUp, is_over, waiting_wrapup, wrapup
from rmdesk.storage.records import Action, Goal, GoalStep, LedgerEntry

MONTH = timedelta(days=30)
"""What "the last month" looks back on."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One of the two: the goal in focus with its steps, the action that is due first, this month's time."""

    role: Role
    goal: Goal | None
    steps: tuple[GoalStep, ...]
    action: Action | None
    budget: Budget

    @property
    def steps_done(self) -> int:
        """How many steps are ticked."""
        return sum(step.done_on is not None for step in self.steps)

    @property
    def next_step(self) -> GoalStep | None:
        """The first step that is not ticked."""
        return next((step for step in self.steps if step.done_on is None), None)


@dataclass(frozen=True, slots=True)
class Month:
    """What happened since a day."""

    since: date
    held: int
    learnt: int
    done: int


@dataclass(frozen=True, slots=True)
class Today:
    """The page at one moment."""

    now: datetime
    pairing: PairingRow
    people: tuple[PersonRow, PersonRow]
    """The owner first."""
    momentum: Momentum
    has_sessions: bool
    upcoming: SessionRow | None
    """The next session planned that is not over."""
    latest: SessionRow | None
    """The last one that is over and was not cancelled."""
    waiting: WrapUp | None
    month: Month

    @property
    def is_session_day(self) -> bool:
        """Whether the upcoming session is today."""
        return self.upcoming is not None and self.upcoming.session.starts_at.date() == self.now.date()


def today(db: Db, pairing_id: str) -> Today:
    """Everything the page needs, read at once. Raises NotFound."""
    now = db.now()
    pairing = pairing_row(db, pairing_id)
    rows = tuple(reversed(session_rows(db, pairing_id)))
    standing = [row for row in rows if row.session.state is not SessionState.CANCELLED]
    over = [row for row in standing if is_over(row.session, now)]
    coming = [row for row in standing if not is_over(row.session, now)]
    waiting = waiting_wrapup(db, pairing_id)
    own, months = pairing.pairing.owner_role, budgets(db, pairing_id)
    return Today(
        now=now,
        pairing=pairing,
        people=(_person(db, pairing_id, months[own]), _person(db, pairing_id, months[own.other])),
        momentum=momentum(db, pairing_id),
        has_sessions=bool(rows),
        upcoming=next((row for row in coming if row.session.state is SessionState.PLANNED), None),
        latest=over[-1] if over else None,
        waiting=wrapup(db, waiting) if waiting else None,
        month=_month(db, pairing_id, rows),
    )


def _person(db: Db, pairing_id: str, budget: Budget) -> PersonRow:
    role = budget.role
    goals = [row for row in goal_rows(db, pairing_id) if row.side is role and row.is_open]
    focus = min(goals, key=lambda row: not row.goal.is_in_focus, default=None)
    to_do = open_actions(db, pairing_id, side_of(role))
    first = min(to_do, key=lambda one: (one.due or date.max, one.counter), default=None)
    steps = focus.steps if focus else ()
    return PersonRow(role, focus.goal if focus else None, steps, first, budget)


def _month(db: Db, pairing_id: str, rows: tuple[SessionRow, ...]) -> Month:
    since = db.today() - MONTH
    held = [
        row
        for row in rows
        if row.session.state is SessionState.HELD and row.session.starts_at.date() >= since
    ]
    learnt = db.scalars(sa.select(LedgerEntry).filter_by(pairing_id=pairing_id))
    done = db.scalars(sa.select(Action).filter_by(pairing_id=pairing_id, state=ActionState.DONE))
    return Month(
        since=since,
        held=len(held),
        learnt=sum(entry.written_at.date() >= since for entry in learnt),
        done=sum(one.state_on is not None and one.state_on >= since for one in done),
    )
