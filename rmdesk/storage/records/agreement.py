"""The agreement: its versions, privacy rules, watchwords and signatures."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Form, LoggedKind, Role, RuleKind, Side
from rmdesk.storage.records.record import (
    TECHNICAL,
    Authored,
    Id,
    Level,
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


class Agreement(Authored, Record, kw_only=True):
    """One version. A draft until both have signed; then in force until the next version is."""

    __tablename__ = "agreement"
    __table_args__ = (sa.UniqueConstraint("pairing_id", "version"),)

    version: Mapped[int] = mark()
    scope: Mapped[str] = words(Subject.SCOPE, default="")
    change: Mapped[str] = words(Subject.AGREEMENT_CHANGE, default="")
    """What this version changes, in the pair's words."""
    why: Mapped[str] = words(Subject.AGREEMENT_CHANGE, default="", server_default=sa.text("''"))
    horizon_short: Mapped[str] = words(Subject.SCOPE, default="", server_default=sa.text("''"))
    """What both want to see soon."""
    horizon_long: Mapped[str] = words(Subject.SCOPE, default="", server_default=sa.text("''"))
    exit_words: Mapped[str] = words(Subject.SCOPE, default="", server_default=sa.text("''"))
    """The no-fault exit in the pair's own words; empty: the usual sentence."""
    ends_on: Mapped[date | None] = figure(Subject.LOGISTICS, default=None)
    sessions: Mapped[int] = figure(Subject.LOGISTICS, default=12, server_default="12")
    minutes: Mapped[int] = figure(Subject.LOGISTICS, default=45, server_default="45")
    cadence_days: Mapped[int] = figure(Subject.LOGISTICS, default=14, server_default="14")
    executive_budget: Mapped[int | None] = figure(Subject.LOGISTICS, default=None)
    mentor_budget: Mapped[int | None] = figure(Subject.LOGISTICS, default=None)
    """Minutes a month each gives, preparation included."""
    digest_form: Mapped[int] = mark(default=2, server_default="1")
    """Which columns the signed digest covers: 1 before schema 2, 2 since."""
    shows_first_and_last: Mapped[bool] = mark(default=False)
    """The one tick beside the rules: the first and the last practice may be shown."""
    in_force_at: Mapped[When | None] = mapped_column(default=None)
    executive_key: Mapped[bytes] = mark()
    mentor_key: Mapped[bytes] = mark()
    """Public Ed25519 keys (32 bytes): the owner's from the data key, the partner's from the sign-off code."""
    code_salt: Mapped[bytes] = mark()
    code_memory_kib: Mapped[int] = mark()
    code_time: Mapped[int] = mark()
    code_lanes: Mapped[int] = mark()
    """How the partner's key is derived from the sign-off code (Argon2id)."""


class PrivacyRule(Numbered, Record, kw_only=True):
    """One rule of one version, as its machine meaning; `wording.rules` makes the sentence."""

    __tablename__ = "privacy_rule"
    __table_args__ = (sa.UniqueConstraint("agreement_id", "number"),)

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    number: Mapped[int] = mark()
    kind: Mapped[RuleKind] = mark()
    is_kept: Mapped[bool] = mark(default=True)
    """False when the two struck the rule. Rules that are always on ignore it."""
    audience: Mapped[Audience | None] = mapped_column(Level, default=None, info=TECHNICAL)
    form: Mapped[Form | None] = mark(default=None)
    tags: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info=TECHNICAL)
    subjects: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info=TECHNICAL)
    only_me_days: Mapped[int | None] = mark(default=None)
    pair_months: Mapped[int | None] = mark(default=None)
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


class Commitment(Numbered, Record, kw_only=True):
    """What one side promises the other under one version."""

    __tablename__ = "commitment"

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    side: Mapped[Side] = mark()
    text: Mapped[str] = words(Subject.COMMITMENT)


class Stakeholder(Numbered, Record, kw_only=True):
    """Someone at work who has an interest: a boss, HR, IT. Each has exactly one audience."""

    __tablename__ = "stakeholder"

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    name: Mapped[str] = words(Subject.STAKEHOLDER)
    audience: Mapped[Audience] = mapped_column(Level, info=TECHNICAL)
    """The coordinator, or everyone at work."""


class AgreedGoal(Numbered, Record, kw_only=True):
    """A goal as it stood when a version was signed: its evidence is fixed there."""

    __tablename__ = "agreed_goal"

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    goal_id: Mapped[Id]
    """Not a reference: the signed words stay when the goal is deleted."""
    side: Mapped[Side] = mark()
    title: Mapped[str] = words(Subject.GOAL)
    evidence_wanted: Mapped[str] = words(Subject.GOAL_EVIDENCE, default="")
    due: Mapped[date | None] = figure(Subject.GOAL_FIGURE, default=None)


class Narrowing(Numbered, Record, kw_only=True):
    """A rule made stricter at once, on one side's word; it holds while its version does."""

    __tablename__ = "narrowing"

    agreement_id: Mapped[Id] = belongs_to("agreement.id")
    role: Mapped[Role] = mark()
    at: Mapped[When]
    number: Mapped[int] = mark()
    """The rule's number; 0 for a watchword or the tick of the first and the last practice."""
    kind: Mapped[RuleKind] = mark()
    audience: Mapped[Audience | None] = mapped_column(Level, default=None, info=TECHNICAL)
    form: Mapped[Form | None] = mark(default=None)
    tags: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info=TECHNICAL)
    subjects: Mapped[tuple[str, ...]] = mapped_column(Words, default=(), info=TECHNICAL)
    word: Mapped[str] = words(Subject.WATCHWORD, default="")
    wording: Mapped[str] = words(Subject.WATCHWORD, default="")


class LoggedChange(Authored, Record, kw_only=True):
    """One line of the change log: what, why, from when."""

    __tablename__ = "logged_change"

    kind: Mapped[LoggedKind] = mark()
    what: Mapped[str] = words(Subject.AGREEMENT_CHANGE)
    """What it was before, in the pair's words; the program's words are made on the screen."""
    why: Mapped[str] = words(Subject.AGREEMENT_CHANGE, default="")
