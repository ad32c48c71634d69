"""A veto: the text is off, with every consent given to it; no reason, and a way back until it is answered."""

import sqlalchemy as sa

from rmdesk.errors import NoSummary
from rmdesk.journal.choices import Choice
from rmdesk.journal.consents import period_told, unticked_in
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import Deleted, delete, put_back
from rmdesk.journal.summaries import preview
from rmdesk.storage.records import AgreedSummary
from rmdesk.wording.dates import day_in_full


def veto(db: Db, summary_id: str) -> Deleted:
    """Forget the stored text with both consents; `take_veto_back` brings them back as they were.

    Raises NoSummary once the file was saved (nothing can be called back then), NotFound.
    """
    summary = db.find(AgreedSummary, summary_id)
    if summary.first_saved is not None:
        raise NoSummary("already saved", on=day_in_full(summary.first_saved.date()))
    return delete(db, AgreedSummary, summary_id)


def take_veto_back(db: Db, deleted: Deleted) -> None:
    """Undo `veto`: the text counts again with its consents, if it still reads as it did.

    While it was gone nothing could drop its consents: a line struck, a rule narrowed, another file saved of
    the same days. So it must be what would be agreed to now. Raises NoSummary when it is not.
    """
    summary = next(one for one in deleted.records if isinstance(one, AgreedSummary))
    rows = sa.select(AgreedSummary.id).filter_by(pairing_id=summary.pairing_id, kind=summary.kind)
    is_answered = db.scalar(rows.where(AgreedSummary.counter > summary.counter).limit(1)) is not None
    choice = Choice(period_told(summary), unticked_in(summary), summary.kind, summary.recipient)
    if is_answered or preview(db, summary.pairing_id, choice).digest != summary.digest:
        raise NoSummary("text changed")
    put_back(db, deleted)
