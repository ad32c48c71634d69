"""Both consents to one text, and the file that they make.

The signed bytes are stored at the first consent. The second renders again and refuses on any difference;
then the whole file is stored, and that is what is saved. Until the second consent any change of the text
drops the first. After it, edits change nothing, but before the first saving a new agreement version or a
text taken back drops both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import DocumentKind, Manner, Role, Side
from rmdesk.errors import InvalidInput, NoSummary
from rmdesk.export import markdown
from rmdesk.journal.agreements import current
from rmdesk.journal.choices import Choice
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Period
from rmdesk.journal.periods import news_period, proposed_period
from rmdesk.journal.quotes import CALLED_BACK
from rmdesk.journal.readers import owner_role
from rmdesk.journal.signatures import Paper, is_signed, key_of, paper_digest, require_code, vouches
from rmdesk.journal.summaries import Preview, WithheldRow, preview
from rmdesk.storage import signing
from rmdesk.storage.records import AgreedSummary, Agreement, Consent, Goal, LedgerEntry, Remark
from rmdesk.wording.dates import day_in_full

_AS_PROPOSED = Choice()
_QUOTABLE: tuple[type[Goal | LedgerEntry | Remark], ...] = (Goal, LedgerEntry, Remark)


@dataclass(frozen=True, slots=True)
class ShareView:
    """What the Share page shows for one period and one choice of sections."""

    choice: Choice
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
    def period(self) -> Period | None:
        """Which days it tells; None before the first held session."""
        return self.choice.period

    @property
    def unticked(self) -> frozenset[Section]:
        """The sections that are left out."""
        return self.choice.unticked or frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether both have agreed: the file can be saved."""
        return self.agreed is not None and self.agreed.file_bytes is not None

    @property
    def saved_at(self) -> datetime | None:
        """When it was first saved; nothing can be called back from then on."""
        return self.agreed.first_saved if self.agreed else None


def share_view(db: Db, pairing_id: str, choice: Choice = _AS_PROPOSED) -> ShareView:
    """The text of a choice, with its consents."""
    choice = settled(db, pairing_id, choice)
    stored = stored_for(db, pairing_id, choice)
    if stored is not None and stored.file_bytes is not None and still_holds(db, stored):
        return ShareView(choice, None, None, stored, consents_to(db, stored), (), stored.signed_bytes)
    try:
        shown = preview(db, pairing_id, choice)
    except NoSummary as problem:
        return ShareView(choice, None, problem, None, {}, (), b"")
    waiting = _waiting(db, pairing_id, choice.kind)
    given = consents_to(db, waiting) if waiting else {}
    if waiting is not None and _matches(db, waiting, shown):
        return ShareView(choice, shown, None, waiting, given, (), shown.signed)
    return ShareView(choice, shown, None, None, {}, tuple(given), shown.signed)


def settled(db: Db, pairing_id: str, choice: Choice) -> Choice:
    """A choice with its period, its sections and its recipient: those of the newest one that was not saved,
    else what is proposed."""
    newest = _newest(db, pairing_id, choice.kind)
    is_open = newest is not None and newest.first_saved is None
    if choice.kind is DocumentKind.NEWS:
        period: Period | None = news_period(db, pairing_id)
    else:
        period = choice.period or (
            period_told(newest) if newest and is_open else proposed_period(db, pairing_id)
        )
    unticked = choice.unticked
    if unticked is None:
        unticked = unticked_in(newest) if newest and is_open else frozenset()
    recipient = choice.recipient or (newest.recipient if newest and is_open else "")
    return replace(choice, period=period, unticked=unticked, recipient=recipient)


def consent_as_owner(db: Db, pairing_id: str, choice: Choice) -> None:
    """The owner agrees to the text as it stands. Raises NoSummary."""
    role = owner_role(db, pairing_id)
    agreement = current(db, pairing_id)
    if agreement is not None and key_of(agreement, role) != db.owner_key():
        raise NoSummary("another key")
    summary = _for_consent(db, pairing_id, choice)
    _consent(db, summary, role, db.sign_as_owner(summary.digest))


def consent_as_partner(db: Db, pairing_id: str, choice: Choice, seed: bytes) -> None:
    """The partner agrees, at the same desk. Raises NoSummary, WrongCode.

    `seed` is what `storage.signing.code_signing_key` derives from the code, in the worker.
    """
    role = owner_role(db, pairing_id).other
    agreement = current(db, pairing_id)
    if agreement is None:
        raise NoSummary("no agreement")
    require_code(agreement, role, seed)
    summary = _for_consent(db, pairing_id, choice)
    _consent(db, summary, role, signing.sign(seed, summary.digest))


def consent_on_paper(db: Db, pairing_id: str, choice: Choice, role: Role, paper: Paper) -> None:
    """One side agreed on paper; the owner vouches for the scan. Raises NoSummary, and InvalidInput for a day
    after today, or before the text could be written: a consent is not older than its text."""
    if paper.on > db.today():
        raise InvalidInput("paper", "in the future")
    summary = _for_consent(db, pairing_id, choice)
    if summary.kind is not DocumentKind.NEWS and paper.on < summary.period_end:
        raise InvalidInput("paper", "before the text")
    _consent(db, summary, role, db.sign_as_owner(paper_digest(summary.digest, role, paper)), paper)


def withdraw(db: Db, summary_id: str, role: Role) -> None:
    """A veto: the consent is gone, no reason asked; a summary nobody agrees to is forgotten.

    Raises NoSummary once the file was saved: nothing can be called back then.
    """
    summary = db.find(AgreedSummary, summary_id)
    if summary.first_saved is not None:
        raise NoSummary("already saved", on=day_in_full(summary.first_saved.date()))
    given = consents_to(db, summary)
    if role in given:
        db.delete(given.pop(role))
        db.flush()
    summary.file_bytes = None
    if not given:
        db.delete(summary)


def _for_consent(db: Db, pairing_id: str, choice: Choice) -> AgreedSummary:
    """The stored summary of the text as it stands now; one of another text is dropped with its consent."""
    choice = settled(db, pairing_id, choice)
    whole = stored_for(db, pairing_id, choice)
    if whole is not None and whole.file_bytes is not None and still_holds(db, whole):
        return whole
    shown = preview(db, pairing_id, choice)
    waiting = _waiting(db, pairing_id, choice.kind)
    if waiting is not None and _matches(db, waiting, shown):
        return waiting
    if waiting is not None:
        db.delete(waiting)
        db.flush()
    return _store(db, pairing_id, shown, choice.unticked or frozenset())


def _store(db: Db, pairing_id: str, shown: Preview, unticked: frozenset[Section]) -> AgreedSummary:
    summary = AgreedSummary(
        pairing_id=pairing_id,
        kind=shown.kind,
        author=owner_role(db, pairing_id),
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


def _consent(
    db: Db, summary: AgreedSummary, role: Role, signature: bytes, paper: Paper | None = None
) -> None:
    old = consents_to(db, summary).get(role)
    if old is not None and is_valid(db, summary, old):
        return
    if old is not None:
        db.delete(old)
        db.flush()
    db.add(
        Consent(
            summary_id=summary.id,
            role=role,
            given_at=db.now(),
            manner=Manner.PAPER if paper else Manner.CODE,
            digest=summary.digest,
            signature=signature,
            paper_on=paper.on if paper else None,
            scan=paper.scan if paper else None,
        )
    )
    db.flush()
    given = consents_to(db, summary)
    if len(given) == len(Role) and all(is_valid(db, summary, one) for one in given.values()):
        agreed = {
            one.role: markdown.Agreed(one.paper_on or one.given_at.date(), one.manner)
            for one in given.values()
        }
        summary.file_bytes = markdown.whole_file(summary.signed_bytes, agreed)


def is_valid(db: Db, summary: AgreedSummary, consent: Consent) -> bool:
    """Whether a consent is signed for these very bytes, by the key that signed the agreement for its side."""
    rows = sa.select(Agreement).filter_by(pairing_id=summary.pairing_id, version=summary.agreement_version)
    agreement = db.scalars(rows).one_or_none()
    if agreement is None or is_signed(db, agreement, consent.role) is None:
        return False
    digest = markdown.digest(summary.pairing_id, summary.recipient, summary.signed_bytes)
    return vouches(db, agreement, consent, digest)


def still_holds(db: Db, summary: AgreedSummary) -> bool:
    """After the first saving nothing can be called back; before it, a new version or a text taken back
    drops both consents."""
    if summary.first_saved is not None:
        return True
    agreement = current(db, summary.pairing_id)
    if agreement is None or agreement.version != summary.agreement_version:
        return False
    if summary.digest == CALLED_BACK:
        return False
    quoted = quoted_records(db, summary.quoted)
    audience = summary.kind.audience
    return all(one in quoted and quoted[one].audience >= audience for one in summary.quoted)


def quoted_records(db: Db, ids: Iterable[str]) -> dict[str, Goal | LedgerEntry | Remark]:
    """The records whose words stand in a file, by id; without those that were deleted."""
    wanted = tuple(ids)
    found: dict[str, Goal | LedgerEntry | Remark] = {}
    for kind in _QUOTABLE:
        rows: Iterable[Goal | LedgerEntry | Remark] = db.scalars(sa.select(kind).where(kind.id.in_(wanted)))
        found |= {record.id: record for record in rows}
    return found


def _matches(db: Db, summary: AgreedSummary, shown: Preview) -> bool:
    return (
        summary.digest == shown.digest
        and summary.session_ids == shown.session_ids
        and still_holds(db, summary)
    )


def _newest(db: Db, pairing_id: str, kind: DocumentKind) -> AgreedSummary | None:
    rows = sa.select(AgreedSummary).filter_by(pairing_id=pairing_id, kind=kind)
    return db.scalars(rows.order_by(AgreedSummary.counter.desc()).limit(1)).one_or_none()


def _waiting(db: Db, pairing_id: str, kind: DocumentKind) -> AgreedSummary | None:
    """The newest of its kind that was not saved yet."""
    newest = _newest(db, pairing_id, kind)
    return newest if newest is not None and newest.first_saved is None else None


def stored_for(db: Db, pairing_id: str, choice: Choice) -> AgreedSummary | None:
    """The newest of its kind, if it is the one of this choice. News that were saved are no longer new."""
    newest = _newest(db, pairing_id, choice.kind)
    if newest is None or (choice.recipient and newest.recipient != choice.recipient):
        return None
    if choice.kind is DocumentKind.NEWS:
        return newest if newest.first_saved is None else None
    if period_told(newest) != choice.period or unticked_in(newest) != (choice.unticked or frozenset()):
        return None
    return newest


def period_told(summary: AgreedSummary) -> Period:
    """Which days it tells."""
    return Period(summary.period_start, summary.period_end)


def unticked_in(summary: AgreedSummary) -> frozenset[Section]:
    """The sections that were left out of it."""
    return frozenset(Section(int(value)) for value in summary.unticked)


def consents_to(db: Db, summary: AgreedSummary) -> dict[Role, Consent]:
    """Who agreed to it."""
    return {one.role: one for one in db.scalars(sa.select(Consent).filter_by(summary_id=summary.id))}
