"""Two versions of the agreement side by side: what differs, and in which direction."""

from dataclasses import dataclass

from rmdesk.domain.narrowing import Narrower, narrower, widens
from rmdesk.journal.agreement_forms import rule_form
from rmdesk.journal.agreements import AgreementView, as_rules, view
from rmdesk.journal.db import Db
from rmdesk.storage.records import PrivacyRule

_TEXTS = ("scope", "horizon_short", "horizon_long", "exit_words")
_FIGURES = ("ends_on", "sessions", "minutes", "cadence_days", "executive_budget", "mentor_budget")


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """A rule that only one version has, or that means something else in each."""

    number: int
    before: PrivacyRule | None
    after: PrivacyRule | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A text or figure of the agreement; `field` is its column, "" stands for nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs. Watchwords are only counted: they are shown masked."""

    before: AgreementView
    after: AgreementView
    rules: tuple[RuleDifference, ...]
    others: tuple[Difference, ...]
    watchwords_added: int
    watchwords_removed: int
    narrower: Narrower
    widens: bool

    @property
    def is_empty(self) -> bool:
        """Whether the two say the same."""
        return not (self.rules or self.others or self.watchwords_added or self.watchwords_removed)


def compare(db: Db, before_id: str, after_id: str) -> Comparison:
    """What a version says otherwise than an earlier one. Raises NotFound."""
    before, after = view(db, before_id), view(db, after_id)
    old, new = as_rules(db, before.agreement), as_rules(db, after.agreement)
    return Comparison(
        before,
        after,
        tuple(_rules(before, after)),
        tuple(_others(before, after)),
        len(set(new.watchwords) - set(old.watchwords)),
        len(set(old.watchwords) - set(new.watchwords)),
        narrower(old, new),
        widens(old, new),
    )


def _rules(before: AgreementView, after: AgreementView) -> list[RuleDifference]:
    old = {rule.number: rule for rule in before.rules}
    new = {rule.number: rule for rule in after.rules}
    return [
        RuleDifference(number, old.get(number), new.get(number))
        for number in sorted(old.keys() | new.keys())
        if _meaning(old.get(number)) != _meaning(new.get(number))
    ]


def _meaning(rule: PrivacyRule | None) -> object:
    return None if rule is None else (rule.kind, rule.tags, rule_form(rule))


def _others(before: AgreementView, after: AgreementView) -> list[Difference]:
    pairs = [(field, *(_said(getattr(one.agreement, field)) for one in (before, after))) for field in _FIELDS]
    pairs += [
        ("commitments", _commitments(before), _commitments(after)),
        ("stakeholders", _stakeholders(before), _stakeholders(after)),
    ]
    return [Difference(field, old, new) for field, old, new in pairs if old != new]


_FIELDS = (*_TEXTS, *_FIGURES, "shows_first_and_last")


def _said(value: object) -> str:
    return "" if value is None else str(value)


def _commitments(one: AgreementView) -> str:
    return "\n".join(f"{row.side.value}: {row.text}" for row in one.commitments)


def _stakeholders(one: AgreementView) -> str:
    return "\n".join(f"{row.name}: {row.audience.name.lower()}" for row in one.stakeholders)
