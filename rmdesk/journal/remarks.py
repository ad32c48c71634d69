"""Remarks: sentences written for the summary."""

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import RemarkKind, Side
from rmdesk.journal.db import Db
from rmdesk.journal.readers import owner_role, require_own, start_audience
from rmdesk.journal.sessions import Place
from rmdesk.journal.texts import reword, said
from rmdesk.storage.records import Remark


def write_remark(db: Db, place: Place, kind: RemarkKind, text: str, side: Side = Side.PAIR) -> Remark:
    """A new sentence of one kind. Raises InvalidInput for an empty one."""
    remark = Remark(
        pairing_id=place.pairing_id,
        session_id=place.session_id,
        author=owner_role(db, place.pairing_id),
        side=side,
        kind=kind,
        written_at=db.now(),
        audience=start_audience(db, place.pairing_id, Subject(kind.value)),
        text=said(text),
    )
    db.add(remark)
    db.flush()
    return remark


def edit_remark(db: Db, remark_id: str, text: str) -> None:
    """Another wording. Raises InvalidInput for an empty one, NotFound, NotYours."""
    remark = db.find(Remark, remark_id)
    require_own(db, remark)
    reword(remark, said(text))
