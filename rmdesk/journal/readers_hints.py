"""What in a text that its author raised beyond the pair would be withheld, and what could be said instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.privacy import Gate, InForce
from rmdesk.domain.redaction import Finding, suggestion
from rmdesk.domain.subjects import FURTHEST
from rmdesk.domain.vocabulary import Audience
from rmdesk.journal.agreements import in_force
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Material, Period, facts
from rmdesk.journal.pairings import names_to_look_for
from rmdesk.journal.readers import Text

_ALWAYS = Period(date.min, date.max)


@dataclass(frozen=True, slots=True)
class WordHint:
    """What holds a text back. `wording` says it without watchwords, "" when nothing can be suggested."""

    findings: tuple[Finding, ...]
    text: str
    """What would leave, and where the findings stand."""
    wording: str


def hints(db: Db, record: Text) -> tuple[Finding, ...]:
    """What in the record's words may not leave; nothing while only the two read it."""
    found = word_hints(db, record.pairing_id, (record,)).get(record.id)
    return found.findings if found else ()


def word_hints(db: Db, pairing_id: str, records: Iterable[Text]) -> dict[str, WordHint]:
    """The hints for the records that go beyond the pair and hold something, by record id."""
    raised = tuple(record for record in records if record.audience >= Audience.COORDINATOR)
    agreement = in_force(db, pairing_id) if raised else None
    if agreement is None:
        return {}
    gate = Gate(agreement, names_to_look_for(db, pairing_id))
    found = {}
    for fact in facts(Material(pairing_id, _ALWAYS, (), raised)):
        is_told = FURTHEST[fact.subject] >= Audience.COORDINATOR
        findings = gate.findings(fact, fact.audience) if is_told else ()
        if findings:
            said = suggestion(fact.text, _wordings(agreement, fact.raised_under))
            found[fact.ref] = WordHint(findings, fact.text, said if said != fact.text else "")
    return found


def text_record(db: Db, kind: type[Text], record_id: str) -> Text:
    """A text as it stands now. Raises NotFound."""
    return db.find(kind, record_id)


def _wordings(agreement: InForce, raised_under: int) -> dict[str, str]:
    """The watchwords that bind a text, with what to say instead; today's wording wins."""
    bound = reversed(agreement.binding(raised_under))
    return {word: wording for rules in bound for word, wording in rules.watchwords.items()}
