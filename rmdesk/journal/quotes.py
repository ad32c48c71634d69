"""Texts that stand in a summary which was agreed to: taking one back drops both consents for good."""

from collections.abc import Iterable

import sqlalchemy as sa

from rmdesk.journal.db import Db
from rmdesk.storage.records import AgreedSummary

CALLED_BACK = b""
"""The digest of a summary that no longer counts: no text has it, and raising the text again gives it none."""


def call_back_all(db: Db, pairing_id: str) -> None:
    """Drop the consents to everything of a pairing that was not saved yet."""
    for summary in db.scalars(sa.select(AgreedSummary).filter_by(first_saved=None, pairing_id=pairing_id)):
        summary.digest = CALLED_BACK


def call_back(db: Db, record_ids: Iterable[str]) -> None:
    """Drop the consents to every summary that quotes one of the records and was not saved yet."""
    gone = frozenset(record_ids)
    for summary in db.scalars(sa.select(AgreedSummary).filter_by(first_saved=None)):
        if gone.intersection(summary.quoted):
            summary.digest = CALLED_BACK
