"""An agreement as forms hand it back: its rules, its watchwords, and what it says besides."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Form, Side
from rmdesk.journal.agreements import AgreementView
from rmdesk.storage.records import PrivacyRule


@dataclass(frozen=True, slots=True)
class PartnerKey:
    """The partner's public key, and how it is derived from their sign-off code (Argon2id)."""

    public_key: bytes
    salt: bytes
    memory_kib: int
    time: int
    lanes: int


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
class Terms:
    """What an agreement says besides its rules. `commitments` are pairs of side and promise, `stakeholders`
    pairs of who and the one audience they belong to; budgets are minutes a month."""

    why: str = ""
    horizon_short: str = ""
    horizon_long: str = ""
    exit_words: str = ""
    ends_on: date | None = None
    sessions: int = 12
    minutes: int = 45
    cadence_days: int = 14
    executive_budget: int | None = None
    mentor_budget: int | None = None
    commitments: tuple[tuple[Side, str], ...] = ()
    stakeholders: tuple[tuple[str, Audience], ...] = ()


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """A draft as the page hands it back. `watchwords` are pairs of word and wording."""

    scope: str
    change: str
    shows_first_and_last: bool
    rules: tuple[RuleForm, ...]
    watchwords: tuple[tuple[str, str], ...]
    terms: Terms | None = None
    """None: as they are."""


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


def terms_of(view: AgreementView) -> Terms:
    """What a version says besides its rules, as the form has it."""
    one = view.agreement
    return Terms(
        why=one.why,
        horizon_short=one.horizon_short,
        horizon_long=one.horizon_long,
        exit_words=one.exit_words,
        ends_on=one.ends_on,
        sessions=one.sessions,
        minutes=one.minutes,
        cadence_days=one.cadence_days,
        executive_budget=one.executive_budget,
        mentor_budget=one.mentor_budget,
        commitments=tuple((row.side, row.text) for row in view.commitments),
        stakeholders=tuple((row.name, row.audience) for row in view.stakeholders),
    )
