"""The lines around a session: the question brought to it; keep, change, thanks, and what stung."""

import sqlalchemy as sa

from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DebriefKind, Role, Side
from rmdesk.journal.db import Db
from rmdesk.journal.readers import owner_role, start_audience
from rmdesk.journal.texts import reword
from rmdesk.storage.records import DebriefLine, MentoringSession


def set_debrief_line(db: Db, session_id: str, kind: DebriefKind, side: Side, text: str) -> DebriefLine | None:
    """The owner's line of this kind and side: written, rewritten, or with an empty text deleted.

    What stung, and the question brought, never have a reader but their author. Raises NotFound.
    """
    session = db.find(MentoringSession, session_id)
    author = owner_role(db, session.pairing_id)
    line = debrief_line(db, session_id, kind, side, author)
    new = clean(text).strip()
    if line is not None and not new:
        db.delete(line)
        return None
    if line is not None:
        reword(line, new)
        return line
    if not new:
        return None
    subject = Subject(kind.value)
    is_own = kind in (DebriefKind.STUNG, DebriefKind.QUESTION)
    line = DebriefLine(
        pairing_id=session.pairing_id,
        session_id=session_id,
        author=author,
        side=side,
        kind=kind,
        written_at=db.now(),
        audience=Audience.ONLY_ME if is_own else start_audience(db, session.pairing_id, subject),
        text=new,
    )
    db.add(line)
    db.flush()
    return line


def debrief_line(db: Db, session_id: str, kind: DebriefKind, side: Side, author: Role) -> DebriefLine | None:
    """One author's line of a kind and side; the oldest when there are several."""
    rows = sa.select(DebriefLine).filter_by(session_id=session_id, kind=kind, side=side, author=author)
    return db.scalars(rows.order_by(DebriefLine.counter).limit(1)).first()
