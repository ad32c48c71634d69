"""The ledger: who learnt what."""

import sqlalchemy as sa

from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import LedgerKind, Role, Side
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.readers import owner_role, require_own, start_audience
from rmdesk.journal.sessions import Place
from rmdesk.journal.texts import reword, said
from rmdesk.storage.records import LedgerEntry, MentoringSession


def set_learnt(db: Db, session_id: str, side: Side, text: str) -> LedgerEntry | None:
    """What one side learnt in a session, in the owner's words: written, rewritten, or emptied and deleted."""
    session = db.find(MentoringSession, session_id)
    entry = learnt_in(db, session_id, side, owner_role(db, session.pairing_id))
    if not clean(text).strip():
        if entry is not None:
            db.delete(entry)
        return None
    if entry is None:
        return write_learnt(db, Place(session.pairing_id, session_id), side, text)
    edit_learnt(db, entry.id, text)
    return entry


def write_learnt(
    db: Db, place: Place, side: Side, text: str, kind: LedgerKind = LedgerKind.SKILL
) -> LedgerEntry:
    """A new entry; the side is the one who learnt, and no longer says "nothing today".

    Raises InvalidInput for an empty one.
    """
    entry = LedgerEntry(
        pairing_id=place.pairing_id,
        session_id=place.session_id,
        author=owner_role(db, place.pairing_id),
        side=side,
        kind=kind,
        written_at=db.now(),
        audience=start_audience(db, place.pairing_id, Subject.LEARNT),
        text=said(text),
    )
    session = db.get(MentoringSession, place.session_id) if place.session_id is not None else None
    if session is not None and session.author is entry.author and side is not Side.PAIR:
        _say_nothing(session, Role(side.value), is_nothing=False)
    db.add(entry)
    db.flush()
    return entry


def say_nothing_learnt(db: Db, session_id: str, role: Role, is_nothing: bool) -> None:
    """One side says "nothing today", or takes it back: an answer, never something learnt.

    Raises InvalidInput where something learnt is written, NotFound, NotYours.
    """
    session = db.find(MentoringSession, session_id)
    require_own(db, session)
    written = sa.select(LedgerEntry.id).filter_by(session_id=session_id, side=Side(role.value))
    if is_nothing and db.scalars(written.limit(1)).first() is not None:
        raise InvalidInput("nothing learnt", "something is")
    _say_nothing(session, role, is_nothing=is_nothing)


def edit_learnt(db: Db, entry_id: str, text: str) -> None:
    """Another wording. Raises InvalidInput for an empty one, NotFound, NotYours."""
    entry = db.find(LedgerEntry, entry_id)
    require_own(db, entry)
    reword(entry, said(text))


def learnt_in(db: Db, session_id: str, side: Side, author: Role) -> LedgerEntry | None:
    """One author's entry for a side of a session; the oldest when there are several."""
    rows = sa.select(LedgerEntry).filter_by(session_id=session_id, side=side, author=author)
    return db.scalars(rows.order_by(LedgerEntry.counter).limit(1)).first()


def _say_nothing(session: MentoringSession, role: Role, *, is_nothing: bool) -> None:
    others = tuple(one for one in session.nothing_learnt if one != role.value)
    said_so = (*others, role.value) if is_nothing else others
    if said_so != session.nothing_learnt:
        session.nothing_learnt = said_so
