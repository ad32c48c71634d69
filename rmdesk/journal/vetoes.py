"""A veto: the text is off, with every consent given to it; no reason, and a way back until it is answered."""

from rmdesk.errors import NoSummary
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import Deleted, delete
from rmdesk.storage.records import AgreedSummary
from rmdesk.wording.dates import day_in_full


def veto(db: Db, summary_id: str) -> Deleted:
    """Forget the stored text with both consents; `deleting.put_back` brings them back as they were.

    Raises NoSummary once the file was saved (nothing can be called back then), NotFound.
    """
    summary = db.find(AgreedSummary, summary_id)
    if summary.first_saved is not None:
        raise NoSummary("already saved", on=day_in_full(summary.first_saved.date()))
    return delete(db, AgreedSummary, summary_id)
