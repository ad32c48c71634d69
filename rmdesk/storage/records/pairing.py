"""The pairing: the agreed stretch of work of the two."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Cadence, Role
from rmdesk.storage.records.record import (
    TECHNICAL,
    Numbered,
    Record,
    When,
    Words,
    figure,
    mark,
    words,
)


class Pairing(Numbered, Record, kw_only=True):
    """One executive, one mentor; the owner of the journal is one of them (`owner_role`)."""

    __tablename__ = "pairing"

    owner_role: Mapped[Role] = mark()
    programme: Mapped[str | None] = words(Subject.PROGRAMME, default=None)
    pair_ref: Mapped[str | None] = words(Subject.PAIR_REFERENCE, default=None)
    first_session_at: Mapped[When]
    cadence_days: Mapped[int] = figure(Subject.LOGISTICS, default=Cadence.FORTNIGHTLY.value)
    minutes: Mapped[int] = figure(Subject.LOGISTICS, default=45)
    created_at: Mapped[When]
    closed_on: Mapped[date | None] = figure(Subject.LOGISTICS, default=None)
    is_pilot: Mapped[bool] = figure(Subject.LOGISTICS, default=False, server_default="0")
    """A test run: 6 sessions in 3 months, and a retrospective."""
    is_external: Mapped[bool] = figure(Subject.LOGISTICS, default=False, server_default="0")
    """The mentor comes from outside the firm: stricter rules are proposed."""
    is_reporting_line: Mapped[bool] = figure(Subject.DIFFERENCE, default=False, server_default="0")
    """One of the two works in the other's reporting line."""
    executive_title: Mapped[str] = words(Subject.ROLE_TITLE, default="", server_default=sa.text("''"))
    mentor_title: Mapped[str] = words(Subject.ROLE_TITLE, default="", server_default=sa.text("''"))
    """What the roles are called on the screen ("owner", "doctor"); in a file always Executive and Mentor."""
    alike: Mapped[str] = words(Subject.DIFFERENCE, default="", server_default=sa.text("''"))
    different: Mapped[str] = words(Subject.DIFFERENCE, default="", server_default=sa.text("''"))
    launch_done: Mapped[tuple[str, ...]] = mapped_column(
        Words, default=(), server_default="[]", info=TECHNICAL
    )
    """The steps of the launch that the two went through (`domain.launch.Step` values)."""
    calendar_title: Mapped[str] = words(Subject.CALENDAR_TITLE, default="", server_default=sa.text("''"))
    """What a calendar file calls a session; empty: the neutral word."""
    switch_minutes: Mapped[int] = figure(Subject.LOGISTICS, default=10, server_default="10")
    """After so many minutes of one driver the clock shows that it is time to switch."""
    rules_again: Mapped[bool] = mark(default=False, server_default="0")
    """They want to look at the rules again after the first session."""
