"""Saving what both agreed to: the stored file, its leak check in every format, and the log of what left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from rmdesk.domain.redaction import Lexicon
from rmdesk.domain.vocabulary import DocumentKind, FileFormat, Role
from rmdesk.errors import LeakFound, NoSummary
from rmdesk.export import formats, leak_check, markdown
from rmdesk.export.formats import Finished
from rmdesk.export.names import file_name
from rmdesk.export.reading import read_summary
from rmdesk.export.text import one_line
from rmdesk.journal.agreements import current, in_force
from rmdesk.journal.consents import consents_to, is_valid, period_told, quoted_records, still_holds
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Period
from rmdesk.journal.pairings import PairingRow, first_name, names_to_look_for, pairing_row, pairings
from rmdesk.journal.readers import owner_role
from rmdesk.journal.signatures import key_of
from rmdesk.storage.records import AgreedSummary, ExportLogEntry, Goal


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A record whose words stand in the file, as they are now: to tell its author, and nobody else."""

    ref: str
    text: str
    is_own: bool
    cleared: frozenset[str]


@dataclass(frozen=True, slots=True)
class SavedFile:
    """The file that both agreed to."""

    summary_id: str
    name: str
    content: bytes
    """The Markdown file, byte for byte as both agreed to it; every other format is made from it."""
    withheld: tuple[str, ...]
    """One line for each withheld fact: record id, subject, reason, rule number, separated by tabs."""
    kind: DocumentKind
    names: tuple[str, ...]
    watchwords: tuple[str, ...]
    """What the leak check looks for: every name and every watchword that the journal knows."""
    lines: tuple[QuotedLine, ...]


def file_to_save(db: Db, summary_id: str) -> SavedFile:
    """The stored file, its consents proven. Raises NoSummary saying what is missing."""
    summary = db.find(AgreedSummary, summary_id)
    pairing = pairing_row(db, summary.pairing_id)
    given = consents_to(db, summary)
    version = current(db, summary.pairing_id)
    own = pairing.pairing.owner_role
    if summary.first_saved is None and version is not None and key_of(version, own) != db.owner_key():
        raise NoSummary("another key")
    for role in Role:
        if role not in given or not is_valid(db, summary, given[role]):
            raise NoSummary("consent missing", who=first_name(pairing.name(role)))
    if summary.file_bytes is None or not still_holds(db, summary):
        raise NoSummary("text changed")
    file = summary.file_bytes
    if markdown.signed_part(file) != summary.signed_bytes or not markdown.is_unedited(file):
        raise NoSummary("text changed")
    return SavedFile(
        summary_id=summary.id,
        name=file_name(read_summary(file).document, FileFormat.MARKDOWN),
        content=file,
        withheld=summary.withheld,
        kind=summary.kind,
        names=names_to_look_for(db, summary.pairing_id),
        watchwords=_watchwords(db, summary.pairing_id),
        lines=tuple(_quoted_lines(db, summary)),
    )


def finished(file: SavedFile, form: FileFormat, name: str | None = None) -> Finished:
    """The file in one format, leak-checked as its finished bytes are; for the worker: nothing is written.

    `name`: another file name the person chose, checked too. Raises LeakFound, CannotBeSet.
    """
    made = formats.make(file.content, form)
    if name is not None:
        made = replace(made, name=name)
    spans = [one_line(one.text) for one in read_summary(file.content).free]
    behind = {place: [line for line in file.lines if line.text in span] for place, span in enumerate(spans)}
    cleared = {
        place: frozenset(word for line in lines for word in line.cleared) for place, lines in behind.items()
    }
    leaks = leak_check.check(made, file.content, Lexicon(file.names, file.watchwords), cleared)
    if leaks:
        own = tuple(line.ref for line in behind.get(leaks[0].place, ()) if line.is_own)
        raise LeakFound(leaks[0].reason, own)
    return made


def _watchwords(db: Db, pairing_id: str) -> tuple[str, ...]:
    """Those of every version that ever was in force."""
    agreement = in_force(db, pairing_id)
    ever = agreement.ever.values() if agreement else ()
    return tuple(dict.fromkeys(word for rules in ever for word in rules.watchwords))


def _quoted_lines(db: Db, summary: AgreedSummary) -> Iterator[QuotedLine]:
    owner = owner_role(db, summary.pairing_id)
    for record in quoted_records(db, summary.quoted).values():
        words = record.wording or (record.title if isinstance(record, Goal) else record.text)
        yield QuotedLine(record.id, one_line(words), record.author is owner, frozenset(record.cleared))


def note_saved(db: Db, summary_id: str, form: FileFormat = FileFormat.MARKDOWN) -> None:
    """Log that the file left: when, to whom, under which version, its digest. Never its text.

    Raises NoSummary as `file_to_save` does: what may not leave cannot have left.
    """
    file_to_save(db, summary_id)
    summary = db.find(AgreedSummary, summary_id)
    summary.first_saved = summary.first_saved or db.now()
    db.add(
        ExportLogEntry(
            pairing_id=summary.pairing_id,
            at=db.now(),
            recipient=summary.recipient,
            agreement_version=summary.agreement_version,
            digest=summary.digest,
            withheld=len(summary.withheld),
            kind=summary.kind,
            format=form,
        )
    )


def export_log(db: Db, pairing_id: str) -> tuple[ExportLogEntry, ...]:
    """What left, the newest first: when, to whom, under which version, its digest; never the text."""
    rows = sa.select(ExportLogEntry).filter_by(pairing_id=pairing_id)
    return tuple(db.scalars(rows.order_by(ExportLogEntry.counter.desc())))


def agreed_file(db: Db, pair_ref: str, start: date, end: date) -> SavedFile:
    """The file for exactly this period. Raises NoSummary naming the agreed periods or what is missing."""
    pairing = referred_pairing(db, pair_ref)
    rows = sa.select(AgreedSummary).filter_by(pairing_id=pairing.pairing.id, kind=DocumentKind.SUMMARY)
    rows = rows.order_by(AgreedSummary.counter)
    stored = list(db.scalars(rows))
    fitting = [one for one in stored if period_told(one) == Period(start, end)]
    if fitting:
        whole = [one for one in fitting if one.file_bytes is not None]
        return file_to_save(db, (whole or fitting)[-1].id)
    # As they are typed back, so that the sentence can be copied from.
    agreed = [f"{one.period_start} to {one.period_end}" for one in stored if one.file_bytes is not None]
    if agreed:
        raise NoSummary("other periods", agreed="; ".join(agreed))
    raise NoSummary("nothing agreed")


def referred_pairing(db: Db, pair_ref: str) -> PairingRow:
    """The pairing with this reference. Raises NoSummary naming those there are."""
    rows = pairings(db)
    found = [row for row in rows if row.pairing.pair_ref == pair_ref]
    if found:
        return found[0]
    references = [row.pairing.pair_ref for row in rows if row.pairing.pair_ref]
    if not references:
        raise NoSummary("no programme")
    raise NoSummary("no pairing", reference=pair_ref, references=", ".join(references))
