"""The differences of two versions in words: rules as sentences, texts, figures; watchwords only counted."""

from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.journal.comparing import Comparison
from rmdesk.storage.records import PrivacyRule
from rmdesk.ui.dialogs.compare import Row
from rmdesk.ui.pages.agreement.rule_lines import rule_number
from rmdesk.ui.pages.agreement.state import AgreementState, meaning, sentence
from rmdesk.wording import tr
from rmdesk.wording.agreement import field_words, value_words, watchwords_changed


def compared_rows(found: Comparison, state: AgreementState) -> list[Row]:
    """Each difference: what it is, as it was, as it is."""
    counts = (len(found.before.watchwords), len(found.after.watchwords))
    rows: list[Row] = [
        (
            rule_number(one.number),
            _rule(one.before, state, counts[0]),
            _rule(one.after, state, counts[1]),
        )
        for one in found.rules
    ]
    changed = watchwords_changed(found.watchwords_added, found.watchwords_removed)
    if changed:
        rows.append((tr("Watchwords"), str(counts[0]), f"{counts[1]} ({changed})"))
    executive, mentor = state.both
    for other in found.others:
        before, after = (
            value_words(other.field, value, state.both, state.coordinator)
            for value in (other.before, other.after)
        )
        rows.append((field_words(other.field, executive, mentor), before, after))
    return rows


def _rule(rule: PrivacyRule | None, state: AgreementState, watchwords: int) -> str:
    if rule is None:
        return tr("no such rule")
    said = sentence(meaning(rule), state.names, watchwords)
    if rule.is_kept or rule.kind in ALWAYS_ON:
        return said
    return tr("struck: {rule}").format(rule=said)
