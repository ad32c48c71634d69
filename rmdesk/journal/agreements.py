"""The agreement: the version in force, and a draft beside it."""

from dataclasses import dataclass, replace
from types import MappingProxyType

import sqlalchemy as sa

from rmdesk.domain.privacy import InForce, Rule, Rules
from rmdesk.domain.redaction import FindingKind, Lexicon, clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.usual_rules import ALWAYS_ON, ONLY_ME_DAYS, PAIR_MONTHS, USUAL_RULES
from rmdesk.domain.vocabulary import Audience, Form, GoalState, Role, RuleKind, Side, Tag
from rmdesk.errors import InvalidInput, NotFound
from rmdesk.journal.db import Db
from rmdesk.storage.records import Agreement, Goal, Pairing, PrivacyRule, Signature, Watchword


@dataclass(frozen=True, slots=True)
class PartnerKey:
    """The partner's public key, and how it is derived from their sign-off code (Argon2id)."""

    public_key: bytes
    salt: bytes
    memory_kib: int
    time: int
    lanes: int


@dataclass(frozen=True, slots=True)
class AgreementView:
    """One version, whole: what the Agreement page shows."""

    agreement: Agreement
    rules: tuple[PrivacyRule, ...]
    watchwords: tuple[Watchword, ...]
    signatures: dict[Role, Signature]
    missing: tuple[str, ...]
    """Why it cannot be signed yet: keys into `wording.errors`."""


@dataclass(frozen=True, slots=True)
class RuleForm:
    """What the pair may change about one rule."""

    number: int
    is_kept: bool = True
    audience: Audience | None = None
    form: Form | None = None
    subjects: tuple[Subject, ...] = ()
    text: str = ""
    only_me_days: int | None = None
    pair_months: int | None = None


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """A draft as the page hands it back. `watchwords` are pairs of word and wording."""

    scope: str
    change: str
    shows_first_and_last: bool
    rules: tuple[RuleForm, ...]
    watchwords: tuple[tuple[str, str], ...]


def rule_form(rule: PrivacyRule) -> RuleForm:
    """A stored rule as a form hands it back unchanged."""
    return RuleForm(
        number=rule.number,
        is_kept=rule.is_kept,
        audience=rule.audience,
        form=rule.form,
        subjects=tuple(Subject(subject) for subject in rule.subjects),
        text=rule.text,
        only_me_days=rule.only_me_days,
        pair_months=rule.pair_months,
    )


def first_draft(db: Db, pairing: Pairing, partner: PartnerKey) -> Agreement:
    """Version 1 with the ten usual rules, waiting for both signatures."""
    owner = db.owner_key()
    is_executive = pairing.owner_role is Role.EXECUTIVE
    agreement = Agreement(
        pairing_id=pairing.id,
        author=pairing.owner_role,
        side=Side.PAIR,
        written_at=db.now(),
        version=1,
        executive_key=owner if is_executive else partner.public_key,
        mentor_key=partner.public_key if is_executive else owner,
        code_salt=partner.salt,
        code_memory_kib=partner.memory_kib,
        code_time=partner.time,
        code_lanes=partner.lanes,
    )
    db.add(agreement)
    db.flush()
    db.add_all(_usual(agreement.id))
    return agreement


def _usual(agreement_id: str) -> list[PrivacyRule]:
    records = []
    for rule in USUAL_RULES:
        spans = (ONLY_ME_DAYS, PAIR_MONTHS) if rule.kind is RuleKind.RETENTION else (None, None)
        records.append(
            PrivacyRule(
                agreement_id=agreement_id,
                number=rule.number,
                kind=rule.kind,
                audience=rule.audience,
                form=rule.form,
                tags=tuple(sorted(rule.tags)),
                subjects=tuple(sorted(rule.subjects)),
                only_me_days=spans[0],
                pair_months=spans[1],
            )
        )
    return records


def versions(db: Db, pairing_id: str) -> list[Agreement]:
    """All versions, the newest first; a draft among them."""
    rows = sa.select(Agreement).filter_by(pairing_id=pairing_id).order_by(Agreement.version.desc())
    return list(db.scalars(rows))


def current(db: Db, pairing_id: str) -> Agreement | None:
    """The version in force: the newest that both have signed."""
    signed = sa.select(Agreement).filter_by(pairing_id=pairing_id).where(Agreement.in_force_at.is_not(None))
    return db.scalar(signed.order_by(Agreement.version.desc()).limit(1))


def draft(db: Db, pairing_id: str) -> Agreement | None:
    """The version that waits for signatures, if there is one."""
    newest = versions(db, pairing_id)[:1]
    return newest[0] if newest and newest[0].in_force_at is None else None


def view(db: Db, agreement_id: str) -> AgreementView:
    """One version with its rules, watchwords and signatures. Raises NotFound."""
    agreement = db.find(Agreement, agreement_id)
    return AgreementView(
        agreement,
        tuple(rules_of(db, agreement_id)),
        tuple(watchwords_of(db, agreement_id)),
        {row.role: row for row in db.scalars(sa.select(Signature).filter_by(agreement_id=agreement_id))},
        missing(db, agreement),
    )


def in_force(db: Db, pairing_id: str) -> InForce | None:
    """The rules of the version in force, and of every version that ever was; None without one."""
    ever = {
        one.version: _as_rules(db, one) for one in versions(db, pairing_id) if one.in_force_at is not None
    }
    return InForce(ever[max(ever)], MappingProxyType(ever)) if ever else None


def missing(db: Db, agreement: Agreement) -> tuple[str, ...]:
    """What a version lacks before anyone may sign it: keys into `wording.errors`, none when it is ready."""
    lacks = []
    goals = list(db.scalars(sa.select(Goal).filter_by(pairing_id=agreement.pairing_id)))
    sides = {goal.side for goal in goals if goal.state is not GoalState.DROPPED}
    for side, key in ((Side.EXECUTIVE, "no executive goal"), (Side.MENTOR, "no mentor goal")):
        if side not in sides:
            lacks.append(key)
    chosen = [rule for rule in rules_of(db, agreement.id) if rule.is_kept and rule.kind not in ALWAYS_ON]
    if not chosen:
        lacks.append("no privacy rule")
    if _names_a_watchword(db, agreement):
        lacks.append("watchword in the programme")
    return tuple(lacks)


def _names_a_watchword(db: Db, agreement: Agreement) -> bool:
    """Whether what every summary shows, whatever the rules release, holds a watchword of this version."""
    pairing = db.find(Pairing, agreement.pairing_id)
    lexicon = Lexicon((), [word.word for word in watchwords_of(db, agreement.id)])
    shown = (pairing.programme or "", pairing.pair_ref or "")
    return any(found.kind is FindingKind.WATCHWORD for text in shown for found in lexicon.find(text))


def propose_change(db: Db, pairing_id: str) -> Agreement:
    """A draft beside the version in force, with its rules copied; the draft there is, if there is one.

    Raises NotFound when the pairing has no agreement at all.
    """
    waiting = draft(db, pairing_id)
    if waiting is not None:
        return waiting
    old = current(db, pairing_id)
    if old is None:
        raise NotFound
    new = Agreement(
        pairing_id=pairing_id,
        author=db.find(Pairing, pairing_id).owner_role,
        side=Side.PAIR,
        written_at=db.now(),
        version=old.version + 1,
        scope=old.scope,
        shows_first_and_last=old.shows_first_and_last,
        executive_key=old.executive_key,
        mentor_key=old.mentor_key,
        code_salt=old.code_salt,
        code_memory_kib=old.code_memory_kib,
        code_time=old.code_time,
        code_lanes=old.code_lanes,
    )
    db.add(new)
    db.flush()
    _copy_rules(db, old.id, new.id)
    return new


def _copy_rules(db: Db, old_id: str, new_id: str) -> None:
    for rule in rules_of(db, old_id):
        db.add(
            PrivacyRule(
                agreement_id=new_id,
                number=rule.number,
                kind=rule.kind,
                is_kept=rule.is_kept,
                audience=rule.audience,
                form=rule.form,
                tags=rule.tags,
                subjects=rule.subjects,
                only_me_days=rule.only_me_days,
                pair_months=rule.pair_months,
                text=rule.text,
            )
        )
    for watchword in watchwords_of(db, old_id):
        db.add(Watchword(agreement_id=new_id, word=watchword.word, wording=watchword.wording))


def save_draft(db: Db, agreement_id: str, form: AgreementForm) -> None:
    """Write a draft as the form has it. Any signature it had is gone: the text is another one.

    Raises InvalidInput for a rule that is always on and would be changed, or when the version is in force.
    """
    agreement = db.find(Agreement, agreement_id)
    if agreement.in_force_at is not None:
        raise InvalidInput("agreement", "in force")
    agreement.scope = clean(form.scope).strip()
    agreement.change = clean(form.change).strip()
    agreement.shows_first_and_last = form.shows_first_and_last
    _save_rules(db, agreement_id, form.rules)
    _save_watchwords(db, agreement_id, form.watchwords)
    for signature in db.scalars(sa.select(Signature).filter_by(agreement_id=agreement_id)):
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


def discard_draft(db: Db, agreement_id: str) -> None:
    """Throw a draft away; the version in force stays. Raises InvalidInput for a version in force."""
    agreement = db.find(Agreement, agreement_id)
    if agreement.in_force_at is not None or agreement.version == 1:
        raise InvalidInput("agreement", "in force")
    db.delete(agreement)


def rules_of(db: Db, agreement_id: str) -> list[PrivacyRule]:
    """The rules of one version, by number."""
    rows = sa.select(PrivacyRule).filter_by(agreement_id=agreement_id).order_by(PrivacyRule.number)
    return list(db.scalars(rows))


def watchwords_of(db: Db, agreement_id: str) -> list[Watchword]:
    """The watchwords of one version, in the order they were entered."""
    rows = sa.select(Watchword).filter_by(agreement_id=agreement_id).order_by(Watchword.counter)
    return list(db.scalars(rows))


def _as_rules(db: Db, agreement: Agreement) -> Rules:
    return Rules(
        agreement.version,
        tuple(as_rule(rule) for rule in rules_of(db, agreement.id)),
        MappingProxyType({word.word: word.wording for word in watchwords_of(db, agreement.id)}),
        agreement.shows_first_and_last,
    )


def as_rule(record: PrivacyRule) -> Rule:
    """A stored rule as the gate reads it. What is always on ignores that it was struck."""
    rule = Rule(
        record.number,
        record.kind,
        audience=record.audience,
        form=record.form,
        tags=frozenset(Tag(tag) for tag in record.tags),
        subjects=frozenset(Subject(subject) for subject in record.subjects),
        is_kept=record.is_kept,
    )
    return replace(rule, is_kept=True) if rule.kind in ALWAYS_ON else rule
