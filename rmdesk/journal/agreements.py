"""The agreement: the version in force, and a draft beside it."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

import sqlalchemy as sa

from rmdesk.domain.narrowing import Narrower, narrowed
from rmdesk.domain.privacy import InForce, Rule, Rules
from rmdesk.domain.redaction import FindingKind, Lexicon
from rmdesk.domain.subjects import Subject
from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.domain.vocabulary import GoalState, Role, Side, Tag
from rmdesk.journal.db import Db
from rmdesk.storage.records import (
    AgreedGoal,
    Agreement,
    Commitment,
    Goal,
    Narrowing,
    Numbered,
    Pairing,
    PrivacyRule,
    Signature,
    Stakeholder,
    Watchword,
)

N = TypeVar("N", bound=Numbered)


@dataclass(frozen=True, slots=True)
class AgreementView:
    """One version, whole: what the Agreement page shows."""

    agreement: Agreement
    rules: tuple[PrivacyRule, ...]
    watchwords: tuple[Watchword, ...]
    signatures: dict[Role, Signature]
    missing: tuple[str, ...]
    """Why it cannot be signed yet: keys into `wording.errors`."""
    commitments: tuple[Commitment, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    goals: tuple[AgreedGoal, ...] = ()
    """The goals as they stood when it was signed; none before the first signature."""
    narrowings: tuple[Narrowing, ...] = ()
    """What was made stricter at once, after it came into force."""


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
        tuple(parts_of(db, Commitment, agreement_id)),
        tuple(parts_of(db, Stakeholder, agreement_id)),
        tuple(parts_of(db, AgreedGoal, agreement_id)),
        tuple(parts_of(db, Narrowing, agreement_id)),
    )


def in_force(db: Db, pairing_id: str) -> InForce | None:
    """The rules of the version in force, and of every version that ever was, with what was made stricter at
    once; None without one."""
    return db.remembered((in_force, pairing_id), lambda: _in_force(db, pairing_id))


def _in_force(db: Db, pairing_id: str) -> InForce | None:
    ever = {
        one.version: narrowed(as_rules(db, one), _at_once(db, one))
        for one in versions(db, pairing_id)
        if one.in_force_at is not None
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
    if not agreement.scope.strip():
        lacks.append("no scope")
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


def rules_of(db: Db, agreement_id: str) -> list[PrivacyRule]:
    """The rules of one version, by number."""
    rows = sa.select(PrivacyRule).filter_by(agreement_id=agreement_id).order_by(PrivacyRule.number)
    return list(db.scalars(rows))


def watchwords_of(db: Db, agreement_id: str) -> list[Watchword]:
    """The watchwords of one version, in the order they were entered."""
    return parts_of(db, Watchword, agreement_id)


def watchwords_to_look_for(db: Db, pairing_id: str) -> tuple[str, ...]:
    """The words of every version that ever was in force, and of the one being written."""
    agreement, waiting = in_force(db, pairing_id), draft(db, pairing_id)
    ever = agreement.ever.values() if agreement else ()
    words = [word for rules in ever for word in rules.watchwords]
    words += [one.word for one in watchwords_of(db, waiting.id)] if waiting else []
    return tuple(dict.fromkeys(words))


def parts_of(db: Db, kind: type[N], agreement_id: str) -> list[N]:
    """What of one kind belongs to a version, in the order it was entered."""
    return list(db.scalars(sa.select(kind).filter_by(agreement_id=agreement_id).order_by(kind.counter)))


def as_rules(db: Db, agreement: Agreement) -> Rules:
    """One version as the gate reads it, as it was signed."""
    return Rules(
        agreement.version,
        tuple(as_rule(rule) for rule in rules_of(db, agreement.id)),
        MappingProxyType({word.word: word.wording for word in watchwords_of(db, agreement.id)}),
        agreement.shows_first_and_last,
    )


def _at_once(db: Db, agreement: Agreement) -> Narrower:
    rows = parts_of(db, Narrowing, agreement.id)
    return Narrower(
        tuple(_stricter(row) for row in rows if row.number),
        tuple((row.word, row.wording) for row in rows if row.word),
        any(not row.number and not row.word for row in rows),
    )


def _stricter(row: Narrowing) -> Rule:
    return Rule(
        row.number,
        row.kind,
        audience=row.audience,
        form=row.form,
        tags=frozenset(Tag(tag) for tag in row.tags),
        subjects=frozenset(Subject(subject) for subject in row.subjects),
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
