"""The time of this month, side by side: agreed, used, still to come. It never leaves the journal."""

from rmdesk.domain.budget import Budget, Spent, budget_of
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.agreements import current
from rmdesk.journal.db import Db
from rmdesk.journal.sessions import by_date
from rmdesk.storage.records import MentoringSession


def budgets(db: Db, pairing_id: str) -> dict[Role, Budget]:
    """This month of each of the two, against the agreement in force."""
    agreement = current(db, pairing_id)
    agreed = {
        Role.EXECUTIVE: agreement.executive_budget if agreement else None,
        Role.MENTOR: agreement.mentor_budget if agreement else None,
    }
    known, today = by_date(db, pairing_id), db.today()
    return {role: budget_of(role, agreed[role], [_spent(one, role) for one in known], today) for role in Role}


def _spent(session: MentoringSession, role: Role) -> Spent:
    own = session.executive_preparation if role is Role.EXECUTIVE else session.mentor_preparation
    held = session.minutes_held
    minutes = session.minutes_planned if held is None else held
    return Spent(session.starts_at.date(), session.state, minutes, own)
