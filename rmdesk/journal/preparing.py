"""Before a session: its agenda, who chairs it, the minutes each prepared, and what kind of session it is."""

from rmdesk.domain.plan_lines import followed_ticks
from rmdesk.domain.rendering import clean
from rmdesk.domain.vocabulary import Role, SessionFormat
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.readers import require_own, rewrite
from rmdesk.storage.records import MentoringSession

PREPARATION = range(481)
"""Minutes one side may have prepared."""


def set_preparation(db: Db, session_id: str, role: Role, minutes: int) -> None:
    """So many minutes one side prepared. Raises InvalidInput outside `PREPARATION`, NotFound, NotYours."""
    if minutes not in PREPARATION:
        raise InvalidInput("preparation", "out of range")
    session = _own(db, session_id)
    if role is Role.EXECUTIVE:
        session.executive_preparation = minutes
    else:
        session.mentor_preparation = minutes


def set_chair(db: Db, session_id: str, chair: Role | None) -> None:
    """Who chairs it; None: whose turn it is (`domain.turns.chair_of`). Raises NotFound, NotYours."""
    _own(db, session_id).chair = chair


def set_helpdesk(db: Db, session_id: str, is_helpdesk: bool) -> None:
    """Whether something is mended rather than learnt. Raises NotFound, NotYours."""
    _own(db, session_id).is_helpdesk = is_helpdesk


def set_format(db: Db, session_id: str, meeting: SessionFormat) -> SessionFormat:
    """How the two meet; hands back how it was before. Raises NotFound, NotYours."""
    session = _own(db, session_id)
    before, session.format = session.format, meeting
    return before


def set_plan(db: Db, session_id: str, plan: str) -> str:
    """Another agenda, one line a part; hands back the earlier one. Ticks go where their words went.

    Raises NotFound, NotYours.
    """
    session = _own(db, session_id)
    before, new = session.plan, clean(plan).strip()
    if new != before:
        session.ticked = followed_ticks(before, new, session.ticked)
        rewrite(session, lambda: setattr(session, "plan", new))
    return before


def _own(db: Db, session_id: str) -> MentoringSession:
    session = db.find(MentoringSession, session_id)
    require_own(db, session)
    return session
