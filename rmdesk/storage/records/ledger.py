"""The ledger: who learnt what."""

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import LedgerKind
from rmdesk.storage.records.record import Authored, Id, Readable, Record, belongs_to, mark, words


class LedgerEntry(Authored, Readable, Record, kw_only=True):
    """One thing learnt; the side is the one who learnt it."""

    __tablename__ = "ledger_entry"

    session_id: Mapped[Id | None] = belongs_to("mentoring_session.id", default=None)
    kind: Mapped[LedgerKind] = mark(default=LedgerKind.SKILL)
    text: Mapped[str] = words(Subject.LEARNT)
