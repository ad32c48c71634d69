"""Both consents to one text, and the file that they make.

The signed bytes are stored at the first consent. The second renders again and refuses on any difference;
then the whole file is stored, and that is what is saved. Until the second consent any change of the text
drops the first. After it, edits change nothing, but before the first saving a new agreement version or a
text taken back drops both.
"""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience, Role, Side
from rmdesk.errors import NoSummary
from rmdesk.export import markdown
from rmdesk.journal.agreements import current
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Period
from rmdesk.journal.pairings import PairingRow, first_name, pairing_row, pairings
from rmdesk.journal.quotes import CALLED_BACK
from rmdesk.journal.signatures import is_signed, key_of, require_code
from rmdesk.journal.summaries import Preview, WithheldRow, preview, proposed_period
from rmdesk.storage import signing
from rmdesk.storage.records import (
    AgreedSummary,
    Agreement,
    Consent,
    ExportLogEntry,
    Goal,
    LedgerEntry,
    Remark,
)
from rmdesk.wording.dates import day_in_full

_QUOTABLE: tuple[type[Goal | LedgerEntry | Remark], ...] = (Goal, LedgerEntry, Remark)


@dataclass(frozen=True, slots=True)
class ShareView:
    """What the Share page shows for one period and one choice of sections."""

    period: Period | None
    unticked: frozenset[Section]
    preview: Preview | None
    problem: NoSummary | None
    agreed: AgreedSummary | None
    """The stored summary of exactly this text, with at least one consent."""
    consents: dict[Role, Consent]
    dropped: tuple[Role, ...]
    """Whose consent to an earlier text no longer counts."""
    signed: bytes
    """The text shown: the stored bytes once there are any, else the preview's."""

    @property
    def is_whole(self) -> bool:
        """Whether both have agreed: the file can be saved."""
        return self.agreed is not None and self.agreed.file_bytes is not None

    @property
    def saved_at(self) -> datetime | None:
        """When it was first saved; nothing can be called back from then on."""
        return self.agreed.first_saved if self.agreed else None


@dataclass(frozen=True, slots=True)
class SavedFile:
    """The file that both agreed to."""

    summary_id: str
    name: str
    content: bytes
    withheld: tuple[str, ...]
    """One line for each withheld fact: record id, subject, reason, rule number, separated by tabs."""


def share_view(
    db: Db, pairing_id: str, period: Period | None = None, unticked: frozenset[Section] | None = None
) -> ShareView:
    """The text for a period, with its consents. None: as in the newest unsaved summary, else as proposed."""
    newest = _newest(db, pairing_id)
    is_open = newest is not None and newest.first_saved is None
    if period is None:
        period = _period(newest) if newest and is_open else proposed_period(db, pairing_id)
    if unticked is None:
        unticked = _unticked(newest) if newest and is_open else frozenset()
    stored = _stored(db, pairing_id, period, unticked) if period else None
    if stored is not None and stored.file_bytes is not None and _still_holds(db, stored):
        consents = _consents(db, stored)
        return ShareView(period, unticked, None, None, stored, consents, (), stored.signed_bytes)
    try:
        if period is None:
            raise NoSummary("too few sessions", held=0)
        shown = preview(db, pairing_id, period, unticked)
    except NoSummary as problem:
        return ShareView(period, unticked, None, problem, None, {}, (), b"")
    waiting = _waiting(db, pairing_id)
    given = _consents(db, waiting) if waiting else {}
    if waiting is not None and _matches(db, waiting, shown):
        return ShareView(period, unticked, shown, None, waiting, given, (), shown.signed)
    return ShareView(period, unticked, shown, None, None, {}, tuple(given), shown.signed)


def consent_as_owner(db: Db, pairing_id: str, period: Period, unticked: frozenset[Section]) -> None:
    """The owner agrees to the text as it stands. Raises NoSummary."""
    summary = _for_consent(db, pairing_id, period, unticked)
    role = pairing_row(db, pairing_id).pairing.owner_role
    _consent(db, summary, role, db.sign_as_owner(summary.digest))


def consent_as_partner(
    db: Db, pairing_id: str, period: Period, unticked: frozenset[Section], seed: bytes
) -> None:
    """The partner agrees, at the same desk. Raises NoSummary, WrongCode.

    `seed` is what `storage.signing.code_signing_key` derives from the code, in the worker.
    """
    role = pairing_row(db, pairing_id).pairing.owner_role.other
    agreement = current(db, pairing_id)
    if agreement is None:
        raise NoSummary("no agreement")
    require_code(agreement, role, seed)
    summary = _for_consent(db, pairing_id, period, unticked)
    _consent(db, summary, role, signing.sign(seed, summary.digest))


def withdraw(db: Db, summary_id: str, role: Role) -> None:
    """A veto: the consent is gone, no reason asked; a summary nobody agrees to is forgotten.

    Raises NoSummary once the file was saved: nothing can be called back then.
    """
    summary = db.find(AgreedSummary, summary_id)
    if summary.first_saved is not None:
        raise NoSummary("already saved", on=day_in_full(summary.first_saved.date()))
    given = _consents(db, summary)
    if role in given:
        db.delete(given.pop(role))
        db.flush()
    summary.file_bytes = None
    if not given:
        db.delete(summary)


def file_to_save(db: Db, summary_id: str) -> SavedFile:
    """The stored file, its consents proven. Raises NoSummary saying what is missing."""
    summary = db.find(AgreedSummary, summary_id)
    pairing = pairing_row(db, summary.pairing_id)
    given = _consents(db, summary)
    for role in Role:
        if role not in given or not _is_valid(db, summary, given[role]):
            raise NoSummary("consent missing", who=first_name(pairing.name(role)))
    if summary.file_bytes is None or not _still_holds(db, summary):
        raise NoSummary("text changed")
    file = summary.file_bytes
    if markdown.signed_part(file) != summary.signed_bytes or not markdown.is_unedited(file):
        raise NoSummary("text changed")
    name = markdown.file_name(pairing.pairing.pair_ref or "", summary.period_end)
    return SavedFile(summary.id, name, summary.file_bytes, summary.withheld)


def note_saved(db: Db, summary_id: str) -> None:
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
        )
    )


def agreed_file(db: Db, pair_ref: str, start: date, end: date) -> SavedFile:
    """The file for exactly this period. Raises NoSummary naming the agreed periods or what is missing."""
    pairing = _referred(db, pair_ref)
    rows = sa.select(AgreedSummary).filter_by(pairing_id=pairing.pairing.id).order_by(AgreedSummary.counter)
    stored = list(db.scalars(rows))
    fitting = [one for one in stored if _period(one) == Period(start, end)]
    if fitting:
        whole = [one for one in fitting if one.file_bytes is not None]
        return file_to_save(db, (whole or fitting)[-1].id)
    # As they are typed back, so that the sentence can be copied from.
    agreed = [f"{one.period_start} to {one.period_end}" for one in stored if one.file_bytes is not None]
    if agreed:
        raise NoSummary("other periods", agreed="; ".join(agreed))
    raise NoSummary("nothing agreed")


def _referred(db: Db, pair_ref: str) -> PairingRow:
    rows = pairings(db)
    found = [row for row in rows if row.pairing.pair_ref == pair_ref]
    if found:
        return found[0]
    references = [row.pairing.pair_ref for row in rows if row.pairing.pair_ref]
    if not references:
        raise NoSummary("no programme")
    raise NoSummary("no pairing", reference=pair_ref, references=", ".join(references))


def _for_consent(db: Db, pairing_id: str, period: Period, unticked: frozenset[Section]) -> AgreedSummary:
    """The stored summary of the text as it stands now; one of another text is dropped with its consent."""
    whole = _stored(db, pairing_id, period, unticked)
    if whole is not None and whole.file_bytes is not None and _still_holds(db, whole):
        return whole
    shown = preview(db, pairing_id, period, unticked)
    waiting = _waiting(db, pairing_id)
    if waiting is not None and _matches(db, waiting, shown):
        return waiting
    if waiting is not None:
        db.delete(waiting)
        db.flush()
    return _store(db, pairing_id, shown, unticked)


def _store(db: Db, pairing_id: str, shown: Preview, unticked: frozenset[Section]) -> AgreedSummary:
    summary = AgreedSummary(
        pairing_id=pairing_id,
        author=pairing_row(db, pairing_id).pairing.owner_role,
        side=Side.PAIR,
        written_at=db.now(),
        period_start=shown.period.start,
        period_end=shown.period.end,
        recipient=shown.recipient,
        agreement_version=shown.agreement_version,
        session_ids=shown.session_ids,
        unticked=tuple(str(section.value) for section in sorted(unticked)),
        quoted=shown.quoted,
        signed_bytes=shown.signed,
        digest=shown.digest,
        withheld=tuple(_withheld_line(row) for row in shown.withheld),
    )
    db.add(summary)
    db.flush()
    return summary


def _withheld_line(row: WithheldRow) -> str:
    return "\t".join((row.ref, row.subject.value, row.reason.value, str(row.rule)))


def _consent(db: Db, summary: AgreedSummary, role: Role, signature: bytes) -> None:
    old = _consents(db, summary).get(role)
    if old is not None and _is_valid(db, summary, old):
        return
    if old is not None:
        db.delete(old)
        db.flush()
    db.add(
        Consent(
            summary_id=summary.id,
            role=role,
            given_at=db.now(),
            digest=summary.digest,
            signature=signature,
        )
    )
    db.flush()
    given = _consents(db, summary)
    if len(given) == len(Role) and all(_is_valid(db, summary, one) for one in given.values()):
        agreed = {one.role: markdown.Agreed(one.given_at.date(), one.manner) for one in given.values()}
        summary.file_bytes = markdown.whole_file(summary.signed_bytes, agreed)


def _is_valid(db: Db, summary: AgreedSummary, consent: Consent) -> bool:
    """Whether a consent is signed for these very bytes, by the key that signed the agreement for its side."""
    rows = sa.select(Agreement).filter_by(pairing_id=summary.pairing_id, version=summary.agreement_version)
    agreement = db.scalars(rows).one_or_none()
    if agreement is None or is_signed(db, agreement, consent.role) is None:
        return False
    digest = markdown.digest(summary.pairing_id, summary.recipient, summary.signed_bytes)
    return signing.is_signed(key_of(agreement, consent.role), digest, consent.signature)


def _still_holds(db: Db, summary: AgreedSummary) -> bool:
    """After the first saving nothing can be called back; before it, a new version or a text taken back
    drops both consents."""
    if summary.first_saved is not None:
        return True
    agreement = current(db, summary.pairing_id)
    if agreement is None or agreement.version != summary.agreement_version:
        return False
    if summary.digest == CALLED_BACK:
        return False
    return all(_may_be_quoted(db, record_id) for record_id in summary.quoted)


def _may_be_quoted(db: Db, record_id: str) -> bool:
    for kind in _QUOTABLE:
        record = db.get(kind, record_id)
        if isinstance(record, Goal | LedgerEntry | Remark):
            return record.audience >= Audience.COORDINATOR
    return False


def _matches(db: Db, summary: AgreedSummary, shown: Preview) -> bool:
    return (
        summary.digest == shown.digest
        and summary.session_ids == shown.session_ids
        and _still_holds(db, summary)
    )


def _newest(db: Db, pairing_id: str) -> AgreedSummary | None:
    rows = sa.select(AgreedSummary).filter_by(pairing_id=pairing_id).order_by(AgreedSummary.counter.desc())
    return db.scalars(rows.limit(1)).one_or_none()


def _waiting(db: Db, pairing_id: str) -> AgreedSummary | None:
    """The newest summary that was not saved yet."""
    newest = _newest(db, pairing_id)
    return newest if newest is not None and newest.first_saved is None else None


def _stored(db: Db, pairing_id: str, period: Period, unticked: frozenset[Section]) -> AgreedSummary | None:
    newest = _newest(db, pairing_id)
    if newest is None or _period(newest) != period or _unticked(newest) != unticked:
        return None
    return newest


def _period(summary: AgreedSummary) -> Period:
    return Period(summary.period_start, summary.period_end)


def _unticked(summary: AgreedSummary) -> frozenset[Section]:
    return frozenset(Section(int(value)) for value in summary.unticked)


def _consents(db: Db, summary: AgreedSummary) -> dict[Role, Consent]:
    return {one.role: one for one in db.scalars(sa.select(Consent).filter_by(summary_id=summary.id))}
