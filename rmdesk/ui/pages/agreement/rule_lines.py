"""The rules of a version as they hold now: as signed, and as one side made them stricter since."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.domain.vocabulary import RuleKind
from rmdesk.journal.agreements import AgreementView
from rmdesk.storage.records import Narrowing, PrivacyRule
from rmdesk.ui.pages.agreement.state import meaning
from rmdesk.wording import tr
from rmdesk.wording.agreement import stricter_since
from rmdesk.wording.rules import Names, RuleMeaning, sentence


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: its number, what it means, and what stands small beside it."""

    number: int
    meaning: RuleMeaning
    counts: bool
    """False when the two struck it."""
    is_about_watchwords: bool = False
    note: str = ""

    def sentence(self, names: Names, watchwords: int) -> str:
        """The rule as the two read it."""
        return sentence(self.meaning, names, watchwords)


def rule_number(number: int) -> str:
    """R3."""
    return f"R{number}"


def rule_note(kind: RuleKind) -> str:
    """What stands small beside a sentence: who checks it, or that nobody can strike it."""
    if kind in ALWAYS_ON:
        return tr("always on")
    return tr("agreed, not checked by the program") if kind is RuleKind.PROMISE else ""


def is_about_watchwords(rule: PrivacyRule) -> bool:
    """Whether this is the rule that the watchwords belong to."""
    return rule.kind is RuleKind.WORDS and "watchword" in rule.subjects


def watchwords_now(view: AgreementView) -> tuple[tuple[str, str], ...]:
    """Words and wordings, with those added at once since it was signed."""
    signed = {one.word: one.wording for one in view.watchwords}
    added = {one.word: one.wording for one in view.narrowings if one.word and one.word not in signed}
    return tuple((signed | added).items())


def hidden_since(view: AgreementView) -> date | None:
    """Since when one side keeps the first and the last practice back; None: as it was signed."""
    days = [one.at.date() for one in view.narrowings if not one.number and not one.word]
    return min(days, default=None)


def rule_lines(view: AgreementView) -> tuple[RuleLine, ...]:
    """Every rule by number; what was narrowed says since when."""
    narrowed = {(row.number, row.kind): row for row in view.narrowings if row.number}
    lines = [_line(rule, narrowed.pop((rule.number, rule.kind), None), view) for rule in view.rules]
    lines += [
        RuleLine(row.number, meaning(row), counts=True, note=stricter_since(row.at.date()))
        for row in narrowed.values()
    ]
    return tuple(sorted(lines, key=lambda line: line.number))


def _line(rule: PrivacyRule, row: Narrowing | None, view: AgreementView) -> RuleLine:
    counts = rule.is_kept or rule.kind in ALWAYS_ON
    about = is_about_watchwords(rule)
    if row is not None:
        return RuleLine(rule.number, meaning(row), True, about, stricter_since(row.at.date()))
    added = [one.at.date() for one in view.narrowings if one.word]
    note = stricter_since(max(added)) if about and added else rule_note(rule.kind)
    return RuleLine(rule.number, meaning(rule), counts or (about and bool(added)), about, note)
