"""Five questions, repeated: the owner's own answers, and the one band that both know."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import PulseBand
from rmdesk.storage.records.record import Authored, Record, Words, figure, mark


class PulseWave(Authored, Record, kw_only=True):
    """One round. The partner's answers never stand here."""

    __tablename__ = "pulse_wave"

    number: Mapped[int] = mark()
    asked_on: Mapped[date] = figure(Subject.PULSE_ANSWER)
    answers: Mapped[tuple[str, ...]] = mapped_column(
        Words, default=(), info={"subjects": (Subject.PULSE_ANSWER,)}
    )
    """Five figures from 1 to 5: made time, progress, benefit, enjoyment, can say what I think."""
    has_both: Mapped[bool] = mark(default=False)
    band: Mapped[PulseBand] = mark(default=PulseBand.NOT_SHARED)
    executive_shares: Mapped[bool] = mark(default=False)
    mentor_shares: Mapped[bool] = mark(default=False)
