"""Signatures under the agreement: what is signed, by whom, and whether it still holds."""

import hashlib
import json
from datetime import datetime

import sqlalchemy as sa

from rmdesk.domain.vocabulary import Manner, Role
from rmdesk.errors import NotReadyToSign, WrongCode
from rmdesk.journal.agreements import missing, rules_of, watchwords_of
from rmdesk.journal.db import Db
from rmdesk.storage import signing
from rmdesk.storage.records import Agreement, Pairing, Signature

_TAG = "rmdesk/agreement/1"


def sign_as_owner(db: Db, agreement_id: str) -> None:
    """The owner's signature. Raises NotReadyToSign."""
    agreement = _ready(db, agreement_id)
    role = db.find(Pairing, agreement.pairing_id).owner_role
    digest = agreement_digest(db, agreement)
    _sign(db, agreement, role, digest, db.sign_as_owner(digest))


def sign_as_partner(db: Db, agreement_id: str, seed: bytes) -> None:
    """The partner's signature, at the same desk. Raises NotReadyToSign, WrongCode.

    `seed` is what `storage.signing.code_signing_key` derives from the code, in the worker.
    """
    agreement = _ready(db, agreement_id)
    role = db.find(Pairing, agreement.pairing_id).owner_role.other
    require_code(agreement, role, seed)
    digest = agreement_digest(db, agreement)
    _sign(db, agreement, role, digest, signing.sign(seed, digest))


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
    return agreement


def _sign(db: Db, agreement: Agreement, role: Role, digest: bytes, signature: bytes) -> None:
    signed = {row.role: row for row in db.scalars(sa.select(Signature).filter_by(agreement_id=agreement.id))}
    if role in signed:
        return
    db.add(
        Signature(
            agreement_id=agreement.id,
            role=role,
            manner=Manner.CODE,
            signed_at=db.now(),
            digest=digest,
            signature=signature,
        )
    )
    if role.other in signed:
        agreement.in_force_at = db.now()


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
        "tag": _TAG,
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
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).digest()


def is_signed(db: Db, agreement: Agreement, role: Role) -> datetime | None:
    """When `role` signed this very text; None without a signature that is valid for it."""
    rows = sa.select(Signature).filter_by(agreement_id=agreement.id, role=role)
    signature = db.scalars(rows).one_or_none()
    if signature is None:
        return None
    digest = agreement_digest(db, agreement)
    valid = signing.is_signed(key_of(agreement, role), digest, signature.signature)
    return signature.signed_at if valid else None
