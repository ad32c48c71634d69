"""Summaries that at least one has agreed to, the consents, and what left when."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import DocumentKind, FileFormat, Role
from rmdesk.storage.records.record import (
    TECHNICAL,
    Authored,
    Id,
    Numbered,
    Record,
    Signed,
    When,
    Words,
    belongs_to,
    figure,
    mark,
    words,
)


class AgreedSummary(Authored, Record, kw_only=True):
    """The bytes that were agreed to. Stored at the first consent, whole at the second."""

    __tablename__ = "agreed_summary"

    kind: Mapped[DocumentKind] = mark(default=DocumentKind.SUMMARY, server_default=DocumentKind.SUMMARY.value)
    period_start: Mapped[date] = figure(Subject.MEETING_FIGURE)
    period_end: Mapped[date] = figure(Subject.MEETING_FIGURE)
    recipient: Mapped[str] = words(Subject.PERSON_NAME)
    agreement_version: Mapped[int] = mark()
    session_ids: Mapped[tuple[str, ...]] = mapped_column(Words, info=TECHNICAL)
    unticked: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info=TECHNICAL)
    """Sections that were left out (`domain.summary.Section` values)."""
    quoted: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info=TECHNICAL)
    """Ids of the records whose words stand in it: taking one back before the first saving drops it."""
    signed_bytes: Mapped[bytes] = mapped_column(sa.LargeBinary, info={"subjects": (Subject.SUMMARY,)})
    digest: Mapped[bytes] = mark()
    file_bytes: Mapped[bytes | None] = mapped_column(
        sa.LargeBinary, default=None, info={"subjects": (Subject.SUMMARY,)}
    )
    """The whole file, from the second consent on: what is saved, never a new rendering."""
    withheld: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info=TECHNICAL)
    """One line for each withheld fact: record id, subject, reason, rule number, separated by tabs."""
    first_saved: Mapped[When | None] = mapped_column(default=None)


class Consent(Numbered, Signed, Record, kw_only=True):
    """One side's signature under the digest of one summary."""

    __tablename__ = "consent"
    __table_args__ = (sa.UniqueConstraint("summary_id", "role"),)

    summary_id: Mapped[Id] = belongs_to("agreed_summary.id")
    given_at: Mapped[When]


class ExportLogEntry(Numbered, Record, kw_only=True):
    """When what left, to whom, under which version. Never the text."""

    __tablename__ = "export_log"

    pairing_id: Mapped[Id] = belongs_to("pairing.id")
    at: Mapped[When]
    recipient: Mapped[str] = words(Subject.PERSON_NAME)
    agreement_version: Mapped[int] = mark()
    digest: Mapped[bytes] = mark()
    withheld: Mapped[int] = mark()
    kind: Mapped[DocumentKind] = mark(default=DocumentKind.SUMMARY, server_default=DocumentKind.SUMMARY.value)
    format: Mapped[FileFormat] = mark(default=FileFormat.MARKDOWN, server_default=FileFormat.MARKDOWN.value)


class StruckLine(Numbered, Record, kw_only=True):
    """A released line that one of the two struck. Whose strike it was is never shown."""

    __tablename__ = "struck_line"
    __table_args__ = (sa.UniqueConstraint("record_id", "role", "kind"),)

    pairing_id: Mapped[Id] = belongs_to("pairing.id")
    record_id: Mapped[Id]
    role: Mapped[Role] = mark()
    kind: Mapped[DocumentKind] = mark()
    """From which kind of file it was struck."""
