"""The pairing: the agreed stretch of work of the two."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Cadence, Role
from rmdesk.storage.records.record import Numbered, Record, When, mark, words


class Pairing(Numbered, Record, kw_only=True):
    """One executive, one mentor; the owner of the journal is one of them (`owner_role`)."""

    __tablename__ = "pairing"

    owner_role: Mapped[Role] = mark()
    programme: Mapped[str | None] = words(Subject.PROGRAMME, default=None)
    pair_ref: Mapped[str | None] = words(Subject.PAIR_REFERENCE, default=None)
    first_session_at: Mapped[When]
    cadence_days: Mapped[int] = mapped_column(default=Cadence.FORTNIGHTLY.value)
    minutes: Mapped[int] = mapped_column(default=45)
    created_at: Mapped[When]
    closed_on: Mapped[date | None] = mapped_column(default=None)
