"""What all texts share when they are written: no empty ones, and a new wording drops what was accepted."""

from rmdesk.domain.rendering import clean
from rmdesk.errors import InvalidInput
from rmdesk.journal.readers import rewrite
from rmdesk.storage.records import Action, DebriefLine, LedgerEntry, Note, Remark


def said(text: str) -> str:
    """What is stored of `text`. Raises InvalidInput for an empty one."""
    stored = clean(text).strip()
    if not stored:
        raise InvalidInput("text", "empty")
    return stored


def reword(record: Action | DebriefLine | LedgerEntry | Note | Remark, text: str) -> None:
    """Give a record other words; the same words change nothing."""

    def change() -> None:
        record.text = text

    if record.text != text:
        rewrite(record, change)
