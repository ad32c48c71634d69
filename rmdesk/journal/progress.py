"""What the Progress page is drawn from, read at once."""

import sqlalchemy as sa

from rmdesk.domain.progress import Progress, SessionFigures, SkillFigures
from rmdesk.domain.vocabulary import Audience, Role
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import first_name, pairing_row
from rmdesk.journal.readers import refused, side_of
from rmdesk.journal.sessions import SessionRow, session_rows
from rmdesk.journal.skills import SkillRow, skill_rows
from rmdesk.storage.records import LedgerEntry


def progress(db: Db, pairing_id: str) -> Progress:
    """The figures of one pairing. Raises NotFound."""
    pairing = pairing_row(db, pairing_id)
    learnt = _learnt(db, pairing_id)
    return Progress(
        own_role=pairing.pairing.owner_role,
        executive=first_name(pairing.executive),
        mentor=first_name(pairing.mentor),
        sessions=tuple(_figures(row) for row in reversed(session_rows(db, pairing_id))),
        learnt_executive=learnt[Role.EXECUTIVE],
        learnt_mentor=learnt[Role.MENTOR],
        skills=tuple(_skill(row) for row in skill_rows(db, pairing_id)),
    )


def _figures(row: SessionRow) -> SessionFigures:
    session = row.session
    return SessionFigures(
        number=row.number,
        on=session.starts_at.date(),
        topic=session.topic,
        state=session.state,
        moved_from=session.moved_from,
        minutes=row.minutes,
        learner=row.run.learner if row.run else session.learner,
        totals=row.run.totals if row.run else None,
    )


def _skill(row: SkillRow) -> SkillFigures:
    is_shared = row.skill.audience >= Audience.PAIR
    return SkillFigures(row.skill.title, row.side, row.rung, row.history, row.days_to_alone, is_shared)


def _learnt(db: Db, pairing_id: str) -> dict[Role, int]:
    """As the summary counts them: at audience pair or wider, and not held back from the pair by a rule."""
    wide = sa.select(LedgerEntry).filter_by(pairing_id=pairing_id)
    entries = db.scalars(wide.where(LedgerEntry.audience >= Audience.PAIR))
    sides = [one.side for one in entries if not refused(db, one, (Audience.PAIR,))]
    return {role: sides.count(side_of(role)) for role in Role}
