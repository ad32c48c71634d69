"""The agreement: its versions, privacy rules, watchwords and signatures."""

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Form, RuleKind
from rmdesk.storage.records.record import (
    Authored,
    Id,
    Level,
    Numbered,
    Record,
    Signed,
    When,
    Words,
    belongs_to,
    mark,
    words,
)


class Agreement(Authored, Record, kw_only=True):
    """One version. A draft until both have signed; then in force until the next version is."""

    __tablename__ = "agreement"
    __table_args__ = (sa.UniqueConstraint("pairing_id", "version"),)

    version: Mapped[int]
    scope: Mapped[str] = words(Subject.SCOPE, default="")
    change: Mapped[str] = words(Subject.AGREEMENT_CHANGE, default="")
    """What this version changes, in the pair's words."""
    shows_first_and_last: Mapped[bool] = mapped_column(default=False)
    """The one tick beside the rules: the first and the last practice may be shown."""
    in_force_at: Mapped[When | None] = mapped_column(default=None)
    executive_key: Mapped[bytes] = mark()
    mentor_key: Mapped[bytes] = mark()
    """Public Ed25519 keys (32 bytes): the owner's from the data key, the partner's from the sign-off code."""
    code_salt: Mapped[bytes] = mark()
    code_memory_kib: Mapped[int]
    code_time: Mapped[int]
    code_lanes: Mapped[int]
    """How the partner's key is derived from the sign-off code (Argon2id)."""


class PrivacyRule(Numbered, Record, kw_only=True):
    """One rule of one version, as its machine meaning; `wording.rules` makes the sentence."""

    __tablename__ = "privacy_rule"
    __table_args__ = (sa.UniqueConstraint("agreement_id", "number"),)

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    number: Mapped[int]
    kind: Mapped[RuleKind] = mark()
    is_kept: Mapped[bool] = mapped_column(default=True)
    """False when the two struck the rule. Rules that are always on ignore it."""
    audience: Mapped[Audience | None] = mapped_column(Level, default=None)
    form: Mapped[Form | None] = mark(default=None)
    tags: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info={"subjects": (Subject.TECHNICAL,)})
    subjects: Mapped[tuple[str, ...]] = mapped_column(
        Words, default=(), info={"subjects": (Subject.TECHNICAL,)}
    )
    only_me_days: Mapped[int | None] = mapped_column(default=None)
    pair_months: Mapped[int | None] = mapped_column(default=None)
    text: Mapped[str] = words(Subject.RULE, default="")
    """The words of a promise; empty for every rule that the program checks."""


class Watchword(Numbered, Record, kw_only=True):
    """A word that must never leave under this version, and what to say instead."""

    __tablename__ = "watchword"

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    word: Mapped[str] = words(Subject.WATCHWORD)
    wording: Mapped[str] = words(Subject.WATCHWORD, default="")


class Signature(Numbered, Signed, Record, kw_only=True):
    """One side's signature under one version."""

    __tablename__ = "signature"
    __table_args__ = (sa.UniqueConstraint("agreement_id", "role"),)

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    signed_at: Mapped[When]
