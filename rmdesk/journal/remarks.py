"""Remarks: sentences written for the summary."""

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import RemarkKind, Saving, Side
from rmdesk.errors import InvalidInput
from rmdesk.journal.db import Db
from rmdesk.journal.quotes import call_back
from rmdesk.journal.readers import owner_role, require_own, start_audience
from rmdesk.journal.sessions import Place
from rmdesk.journal.texts import reword, said
from rmdesk.storage.records import Remark

AMOUNTS = range(1, 10_000_001)


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


def say_what_it_saves(db: Db, remark_id: str, amount: int | None, saving: Saving | None) -> None:
    """What a tip saves, estimated: minutes a week or money a year; None: nothing is said.

    Raises InvalidInput for an amount that is not from 1 to 10,000,000, NotFound, NotYours.
    """
    remark = db.find(Remark, remark_id)
    require_own(db, remark)
    if amount is not None and amount not in AMOUNTS:
        raise InvalidInput("saves", "out of range")
    is_told = amount and saving and remark.kind is RemarkKind.TIP
    remark.saves, remark.saving = (amount, saving) if is_told else (None, None)
    call_back(db, (remark.id,))


def edit_remark(db: Db, remark_id: str, text: str) -> None:
    """Another wording. Raises InvalidInput for an empty one, NotFound, NotYours."""
    remark = db.find(Remark, remark_id)
    require_own(db, remark)
    reword(remark, said(text))
