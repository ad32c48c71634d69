"""Signatures under the agreement: what is signed, by whom, and whether it still holds."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from rmdesk.domain.vocabulary import GoalState, Manner, Role
from rmdesk.errors import InvalidInput, NotReadyToSign, WrongCode
from rmdesk.journal.agreements import current, missing, parts_of, rules_of, watchwords_of
from rmdesk.journal.change_log import log_new_code
from rmdesk.journal.db import Db
from rmdesk.storage import signing
from rmdesk.storage.records import (
    AgreedGoal,
    Agreement,
    Commitment,
    Goal,
    Pairing,
    Signature,
    Signed,
    Stakeholder,
)

_TAG = "rmdesk/agreement/{form}"
_PAPER_TAG = b"rmdesk/paper/1"


@dataclass(frozen=True, slots=True)
class Paper:
    """A signature or consent given on paper: the day on it, and the SHA-256 of its scan (32 bytes)."""

    on: date
    scan: bytes


def sign_as_owner(db: Db, agreement_id: str) -> None:
    """The owner's signature. Raises NotReadyToSign."""
    role = db.find(Pairing, db.find(Agreement, agreement_id).pairing_id).owner_role
    _use_own_key(db, agreement_id, role)
    agreement = _ready(db, agreement_id)
    digest = agreement_digest(db, agreement)
    _sign(db, agreement, role, digest, db.sign_as_owner(digest))


def _use_own_key(db: Db, agreement_id: str, role: Role) -> None:
    """A draft that came with a readable copy names the key of another journal: its text changes here, and
    what was signed under it falls."""
    agreement = db.find(Agreement, agreement_id)
    if agreement.in_force_at is None and key_of(agreement, role) != db.owner_key():
        setattr(agreement, "executive_key" if role is Role.EXECUTIVE else "mentor_key", db.owner_key())
        for signature in parts_of(db, Signature, agreement_id):
            db.delete(signature)
        db.flush()


def sign_as_partner(db: Db, agreement_id: str, seed: bytes) -> None:
    """The partner's signature, at the same desk. Raises NotReadyToSign, WrongCode.

    `seed` is what `storage.signing.code_signing_key` derives from the code, in the worker.
    """
    agreement = _ready(db, agreement_id)
    role = db.find(Pairing, agreement.pairing_id).owner_role.other
    require_code(agreement, role, seed)
    digest = agreement_digest(db, agreement)
    _sign(db, agreement, role, digest, signing.sign(seed, digest))


def sign_on_paper(db: Db, agreement_id: str, role: Role, paper: Paper) -> None:
    """One side signed on paper: the journal's owner vouches for the scan with their own key.

    Raises NotReadyToSign, and InvalidInput for a day after today.
    """
    agreement = _ready(db, agreement_id)
    if paper.on > db.today():
        raise InvalidInput("paper", "in the future")
    digest = agreement_digest(db, agreement)
    _sign(db, agreement, role, digest, db.sign_as_owner(paper_digest(digest, role, paper)), paper)


def paper_digest(digest: bytes, role: Role, paper: Paper) -> bytes:
    """What the owner signs to vouch for a paper: SHA-256 over tag, text, whose, when, and the scan."""
    parts = (_PAPER_TAG, digest, role.value.encode(), paper.on.isoformat().encode(), paper.scan)
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def vouches(db: Db, agreement: Agreement, signed: Signed, digest: bytes) -> bool:
    """Whether a signature or consent is one for `digest`: by its side's key, or on paper by the owner's."""
    if signed.manner is Manner.CODE:
        return signing.is_signed(key_of(agreement, signed.role), digest, signed.signature)
    if signed.paper_on is None or signed.scan is None:
        return False
    owner = db.find(Pairing, agreement.pairing_id).owner_role
    vouched = paper_digest(digest, signed.role, Paper(signed.paper_on, signed.scan))
    return signing.is_signed(key_of(agreement, owner), vouched, signed.signature)


def require_code(agreement: Agreement, role: Role, seed: bytes) -> None:
    """Raises WrongCode unless the derived key is the one the agreement names for `role`."""
    if signing.public_key(seed) != key_of(agreement, role):
        raise WrongCode


def key_of(agreement: Agreement, role: Role) -> bytes:
    """The public key that speaks for one side under this version."""
    return agreement.executive_key if role is Role.EXECUTIVE else agreement.mentor_key


def _ready(db: Db, agreement_id: str) -> Agreement:
    agreement = db.find(Agreement, agreement_id)
    lacks = missing(db, agreement)
    if lacks:
        raise NotReadyToSign(lacks)
    _fix_goals(db, agreement)
    return agreement


def _fix_goals(db: Db, agreement: Agreement) -> None:
    """Write down the goals as they stand: their evidence is what is signed. A signature under other goals
    is gone."""
    rows = sa.select(Goal).filter_by(pairing_id=agreement.pairing_id).order_by(Goal.counter)
    goals = [goal for goal in db.scalars(rows) if goal.state is not GoalState.DROPPED]
    stand = [(goal.id, goal.side, goal.title, goal.evidence_wanted, goal.due) for goal in goals]
    fixed = parts_of(db, AgreedGoal, agreement.id)
    if stand == [(one.goal_id, one.side, one.title, one.evidence_wanted, one.due) for one in fixed]:
        return
    for old in (*fixed, *parts_of(db, Signature, agreement.id)):
        db.delete(old)
    for goal_id, side, title, evidence, due in stand:
        fix = AgreedGoal(agreement_id=agreement.id, goal_id=goal_id, side=side, title=title)
        fix.evidence_wanted, fix.due = evidence, due
        db.add(fix)
        db.flush()


def _sign(
    db: Db, agreement: Agreement, role: Role, digest: bytes, signature: bytes, paper: Paper | None = None
) -> None:
    signed = {row.role: row for row in db.scalars(sa.select(Signature).filter_by(agreement_id=agreement.id))}
    if role in signed:
        return
    db.add(
        Signature(
            agreement_id=agreement.id,
            role=role,
            manner=Manner.PAPER if paper else Manner.CODE,
            signed_at=db.now(),
            digest=digest,
            signature=signature,
            paper_on=paper.on if paper else None,
            scan=paper.scan if paper else None,
        )
    )
    if role.other in signed:
        _put_in_force(db, agreement)


def _put_in_force(db: Db, agreement: Agreement) -> None:
    """From now on this version binds, and the pairing is planned as it says."""
    before = current(db, agreement.pairing_id)
    agreement.in_force_at = db.now()
    pairing = db.find(Pairing, agreement.pairing_id)
    pairing.minutes, pairing.cadence_days = agreement.minutes, agreement.cadence_days
    other = pairing.owner_role.other
    if before is not None and key_of(before, other) != key_of(agreement, other):
        log_new_code(db, agreement.pairing_id, signing.fingerprint(key_of(agreement, other)))


def agreement_digest(db: Db, agreement: Agreement) -> bytes:
    """SHA-256 over the tag and the version as canonical JSON: rules, watchwords, keys, derivation."""
    rules = [
        [
            rule.number, rule.kind.value, rule.is_kept, rule.audience, rule.form, sorted(rule.tags),
            sorted(rule.subjects), rule.only_me_days, rule.pair_months, rule.text,
        ]
        for rule in rules_of(db, agreement.id)
    ]  # fmt: skip
    content = {
        "tag": _TAG.format(form=agreement.digest_form),
        "pairing": agreement.pairing_id,
        "version": agreement.version,
        "scope": agreement.scope,
        "change": agreement.change,
        "shows_first_and_last": agreement.shows_first_and_last,
        "rules": rules,
        "watchwords": [[word.word, word.wording] for word in watchwords_of(db, agreement.id)],
        "keys": [agreement.executive_key.hex(), agreement.mentor_key.hex()],
        "code": [
            agreement.code_salt.hex(),
            agreement.code_memory_kib,
            agreement.code_time,
            agreement.code_lanes,
        ],
    }
    content |= dict(_besides(db, agreement)) if agreement.digest_form > 1 else {}
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def _besides(db: Db, agreement: Agreement) -> Iterator[tuple[str, object]]:
    """What is signed since schema 2: all an agreement says besides its rules, and the goals."""
    one = agreement
    yield "words", [one.why, one.horizon_short, one.horizon_long, one.exit_words]
    yield "ends_on", _day(one.ends_on)
    yield "figures", [one.sessions, one.minutes, one.cadence_days, one.executive_budget, one.mentor_budget]
    yield "commitments", [[row.side.value, row.text] for row in parts_of(db, Commitment, one.id)]
    yield "stakeholders", [[row.name, int(row.audience)] for row in parts_of(db, Stakeholder, one.id)]
    goals = parts_of(db, AgreedGoal, one.id)
    yield (
        "goals",
        [[row.goal_id, row.side.value, row.title, row.evidence_wanted, _day(row.due)] for row in goals],
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def is_signed(db: Db, agreement: Agreement, role: Role) -> datetime | None:
    """When `role` signed this very text; None without a signature that is valid for it."""
    return signed_at(db, agreement).get(role)


def signed_at(db: Db, agreement: Agreement) -> dict[Role, datetime]:
    """Who signed this very text, and when; the text is digested once for both."""
    found = db.scalars(sa.select(Signature).filter_by(agreement_id=agreement.id)).all()
    digest = agreement_digest(db, agreement) if found else b""
    return {one.role: one.signed_at for one in found if vouches(db, agreement, one, digest)}
