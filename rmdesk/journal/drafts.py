"""Drafts of the agreement: the first, a change beside the version in force, and what is typed into them."""

from typing import Any

from rmdesk.domain.redaction import clean
from rmdesk.domain.usual_rules import (
    ALWAYS_ON,
    FOR_EXTERNAL_MENTORS,
    PILOT_SESSIONS,
    RETENTION,
    RETENTION_EXTERNAL,
    USUAL_RULES,
    USUAL_SESSIONS,
)
from rmdesk.domain.vocabulary import Audience, Role, RuleKind, Side
from rmdesk.errors import InvalidInput, NotFound
from rmdesk.journal.agreement_forms import AgreementForm, PartnerKey, RuleForm, Terms
from rmdesk.journal.agreements import current, draft, parts_of, rules_of, watchwords_of
from rmdesk.journal.db import Db
from rmdesk.journal.signatures import agreement_digest
from rmdesk.storage.records import (
    Agreement,
    Commitment,
    Narrowing,
    Pairing,
    PrivacyRule,
    Record,
    Signature,
    Stakeholder,
    Watchword,
)

MINUTES = range(5, 481)
SESSIONS = range(1, 105)
BUDGET = range(0, 6001)
"""Minutes a month."""
NOBODY = frozenset({"everyone at work", "the pair"})
"""What the log calls the readers of news and of a report: no stakeholder has such a name."""


def first_draft(db: Db, pairing: Pairing, partner: PartnerKey) -> Agreement:
    """Version 1 with the usual rules, waiting for both signatures."""
    owner = db.owner_key()
    is_executive = pairing.owner_role is Role.EXECUTIVE
    agreement = Agreement(
        pairing_id=pairing.id,
        author=pairing.owner_role,
        side=Side.PAIR,
        written_at=db.now(),
        version=1,
        minutes=pairing.minutes,
        cadence_days=pairing.cadence_days,
        sessions=PILOT_SESSIONS if pairing.is_pilot else USUAL_SESSIONS,
        executive_key=owner if is_executive else partner.public_key,
        mentor_key=partner.public_key if is_executive else owner,
        code_salt=partner.salt,
        code_memory_kib=partner.memory_kib,
        code_time=partner.time,
        code_lanes=partner.lanes,
    )
    db.add(agreement)
    db.flush()
    db.add_all(_usual(agreement.id, is_external=pairing.is_external))
    return agreement


def _usual(agreement_id: str, *, is_external: bool) -> list[PrivacyRule]:
    usual = USUAL_RULES + (FOR_EXTERNAL_MENTORS if is_external else ())
    days, months = RETENTION_EXTERNAL if is_external else RETENTION
    return [
        PrivacyRule(
            agreement_id=agreement_id,
            number=rule.number,
            kind=rule.kind,
            audience=rule.audience,
            form=rule.form,
            tags=tuple(sorted(rule.tags)),
            subjects=tuple(sorted(rule.subjects)),
            only_me_days=days if rule.kind is RuleKind.RETENTION else None,
            pair_months=months if rule.kind is RuleKind.RETENTION else None,
        )
        for rule in usual
    ]


def use_usual_rules(db: Db, agreement_id: str, *, is_external: bool) -> None:
    """Begin the rules of a draft anew: the usual ones, or the stricter ones for a mentor from outside."""
    agreement = _open_draft(db, agreement_id)
    before = agreement_digest(db, agreement)
    for rule in rules_of(db, agreement_id):
        db.delete(rule)
    db.flush()
    db.add_all(_usual(agreement_id, is_external=is_external))
    _drop_signatures(db, agreement, before)


def propose_change(db: Db, pairing_id: str) -> Agreement:
    """A draft beside the version in force, with all it says copied; the draft there is, if there is one.

    What was made stricter at once is part of the copy. Raises NotFound when the pairing has no agreement.
    """
    waiting = draft(db, pairing_id)
    if waiting is not None:
        return waiting
    old = current(db, pairing_id)
    if old is None:
        raise NotFound
    role = db.find(Pairing, pairing_id).owner_role
    own_key = "executive_key" if role is Role.EXECUTIVE else "mentor_key"
    said = _values(old, {*_OF_THIS_VERSION, own_key})
    # A journal that was taken out and in again has a key of its own.
    said |= {own_key: db.owner_key(), "author": role, "written_at": db.now(), "version": old.version + 1}
    new = Agreement(**said)
    db.add(new)
    db.flush()
    kinds: tuple[type[PrivacyRule | Watchword | Commitment | Stakeholder], ...] = (
        PrivacyRule,
        Watchword,
        Commitment,
        Stakeholder,
    )
    for kind in kinds:
        for row in parts_of(db, kind, old.id):
            db.add(kind(**_values(row, {"agreement_id"}), agreement_id=new.id))
            db.flush()
    _keep_narrowings(db, old, new)
    return new


_OF_THIS_VERSION = {"version", "change", "why", "in_force_at", "digest_form", "author", "written_at"}
_OF_A_NARROWING = {"agreement_id", "role", "at", "number", "word", "wording"}


def _values(record: Record, without: set[str]) -> dict[str, Any]:
    """The columns of a record by name, but for its id, its counter and those named."""
    left = without | {"id", "counter"}
    return {
        column.key: getattr(record, column.key)
        for column in record.__table__.columns
        if column.key not in left
    }


def _keep_narrowings(db: Db, old: Agreement, new: Agreement) -> None:
    """A narrowed rule takes its stricter meaning; what a rule of another kind holds back becomes one more."""
    by_number = {rule.number: rule for rule in rules_of(db, new.id)}
    known = {word.word for word in watchwords_of(db, new.id)}
    for row in parts_of(db, Narrowing, old.id):
        rule = by_number.get(row.number)
        if row.word:
            if row.word not in known:
                db.add(Watchword(agreement_id=new.id, word=row.word, wording=row.wording))
        elif not row.number:
            new.shows_first_and_last = False
        elif rule is not None and rule.kind is row.kind:
            rule.is_kept, rule.audience, rule.form = True, row.audience, row.form
            rule.tags, rule.subjects = row.tags, row.subjects
        else:
            number = max(by_number, default=0) + 1
            by_number[number] = PrivacyRule(
                agreement_id=new.id, number=number, **_values(row, _OF_A_NARROWING)
            )
            db.add(by_number[number])


def save_draft(db: Db, agreement_id: str, form: AgreementForm) -> None:
    """Write a draft as the form has it. A signature under other words is gone: the text is another one.

    Raises InvalidInput for a version that is in force, or a figure that cannot stand.
    """
    agreement = _open_draft(db, agreement_id)
    before = agreement_digest(db, agreement)
    agreement.scope = clean(form.scope).strip()
    agreement.change = clean(form.change).strip()
    agreement.shows_first_and_last = form.shows_first_and_last
    _save_rules(db, agreement_id, form.rules)
    _save_watchwords(db, agreement_id, form.watchwords)
    if form.terms is not None:
        _save_terms(db, agreement, form.terms)
    _drop_signatures(db, agreement, before)


def save_terms(db: Db, agreement_id: str, scope: str, terms: Terms) -> None:
    """Write what a draft says besides its rules. Raises InvalidInput as `save_draft` does."""
    agreement = _open_draft(db, agreement_id)
    before = agreement_digest(db, agreement)
    agreement.scope = clean(scope).strip()
    _save_terms(db, agreement, terms)
    _drop_signatures(db, agreement, before)


def use_code(db: Db, agreement_id: str, partner: PartnerKey) -> None:
    """Another sign-off code for the partner, under a draft: they sign it with the new one.

    Nobody can reset a code: it takes a new version, and its coming into force is logged.
    """
    agreement = _open_draft(db, agreement_id)
    before = agreement_digest(db, agreement)
    if db.find(Pairing, agreement.pairing_id).owner_role is Role.EXECUTIVE:
        agreement.mentor_key = partner.public_key
    else:
        agreement.executive_key = partner.public_key
    agreement.code_salt, agreement.code_memory_kib = partner.salt, partner.memory_kib
    agreement.code_time, agreement.code_lanes = partner.time, partner.lanes
    _drop_signatures(db, agreement, before)


def discard_draft(db: Db, agreement_id: str) -> None:
    """Throw a draft away; the version in force stays. Raises InvalidInput for a version in force."""
    if _open_draft(db, agreement_id).version == 1:
        raise InvalidInput("agreement", "in force")
    db.delete(db.find(Agreement, agreement_id))


def _open_draft(db: Db, agreement_id: str) -> Agreement:
    agreement = db.find(Agreement, agreement_id)
    if agreement.in_force_at is not None:
        raise InvalidInput("agreement", "in force")
    return agreement


def _drop_signatures(db: Db, agreement: Agreement, before: bytes) -> None:
    db.flush()
    if agreement_digest(db, agreement) != before:
        for signature in parts_of(db, Signature, agreement.id):
            db.delete(signature)


def _save_rules(db: Db, agreement_id: str, forms: tuple[RuleForm, ...]) -> None:
    by_number = {rule.number: rule for rule in rules_of(db, agreement_id)}
    for form in forms:
        rule = by_number.get(form.number)
        if rule is None:
            rule = PrivacyRule(agreement_id=agreement_id, number=form.number, kind=_kind_of(form))
            db.add(rule)
        elif rule.kind in ALWAYS_ON:
            continue
        elif form.number > len(USUAL_RULES):
            rule.kind = _kind_of(form)
        rule.is_kept = form.is_kept
        rule.audience, rule.form = form.audience, form.form
        rule.subjects = tuple(sorted(form.subjects))
        rule.text = clean(form.text).strip()
        rule.only_me_days, rule.pair_months = form.only_me_days, form.pair_months
    for number in set(by_number) - {form.number for form in forms}:
        if by_number[number].kind not in ALWAYS_ON and number > len(USUAL_RULES):
            db.delete(by_number[number])


def _kind_of(form: RuleForm) -> RuleKind:
    """A rule of the pair's own: a form, a cap, or else a promise that the program does not check."""
    if form.form is not None:
        return RuleKind.FORM
    return RuleKind.PROMISE if form.text else RuleKind.CAP


def _save_watchwords(db: Db, agreement_id: str, pairs: tuple[tuple[str, str], ...]) -> None:
    for old in watchwords_of(db, agreement_id):
        db.delete(old)
    for word, wording in pairs:
        if clean(word).strip():
            db.add(
                Watchword(agreement_id=agreement_id, word=clean(word).strip(), wording=clean(wording).strip())
            )


def _save_terms(db: Db, agreement: Agreement, terms: Terms) -> None:
    for field, value, allowed in (
        ("sessions", terms.sessions, SESSIONS),
        ("minutes", terms.minutes, MINUTES),
        ("budget", terms.executive_budget, BUDGET),
        ("budget", terms.mentor_budget, BUDGET),
    ):
        if value is not None and value not in allowed:
            raise InvalidInput(field, "out of range")
    for column in ("why", "horizon_short", "horizon_long", "exit_words"):
        setattr(agreement, column, clean(getattr(terms, column)).strip())
    for column in ("ends_on", "sessions", "minutes", "cadence_days", "executive_budget", "mentor_budget"):
        setattr(agreement, column, getattr(terms, column))
    for old in (*parts_of(db, Commitment, agreement.id), *parts_of(db, Stakeholder, agreement.id)):
        db.delete(old)
    for side, text in terms.commitments:
        _add(db, Commitment(agreement_id=agreement.id, side=Side(side), text=_line(text)), _line(text))
    for name, audience in terms.stakeholders:
        if _line(name).casefold() in NOBODY:
            raise InvalidInput("stakeholder", "nobody")
        reads = audience if audience is Audience.EVERYONE else Audience.COORDINATOR
        _add(db, Stakeholder(agreement_id=agreement.id, name=_line(name), audience=reads), _line(name))


def _add(db: Db, record: Record, words: str) -> None:
    """Add what has words, in the order it was entered."""
    if words:
        db.add(record)
        db.flush()


def _line(text: str) -> str:
    return " ".join(clean(text).split())
