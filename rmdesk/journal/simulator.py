"""The rule simulator: what would become of a sentence, and which rule decides. Nothing is stored."""

from dataclasses import dataclass

from rmdesk.domain.privacy import Fact, Gate, InForce, Reason, Released, Rules
from rmdesk.domain.redaction import Finding, suggestion
from rmdesk.domain.subjects import FURTHEST, Subject
from rmdesk.domain.vocabulary import Audience, Form, Side, Tag
from rmdesk.journal.agreements import as_rules, in_force, versions
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import names_to_look_for
from rmdesk.journal.readers import owner_role

_NO_RULES = Rules(0, ())


@dataclass(frozen=True, slots=True)
class Wish:
    """A sentence somebody might write, and the reader they think of."""

    text: str
    subject: Subject = Subject.LESSON_LEARNT
    audience: Audience = Audience.COORDINATOR
    tag: Tag = Tag.NONE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What would happen once its author raised it that far."""

    form: Form | None
    """In which form it would leave; None: it would stay."""
    text: str
    """The words that would leave, "" when it would stay."""
    reason: Reason | None
    rule: int
    """The number of the rule that decides, 0 when none does."""
    findings: tuple[Finding, ...]
    wording: str
    """Another wording without watchwords, "" when there is none to suggest."""
    starts: Audience
    """Who may read it before its author raises it."""
    furthest: Audience
    """How far it could ever go."""


def simulate(db: Db, pairing_id: str, wish: Wish, draft_id: str | None = None) -> Outcome:
    """Ask the gate. With `draft_id` under that draft's rules, as if both had signed it."""
    agreement = _agreement(db, pairing_id, draft_id)
    author = owner_role(db, pairing_id)
    fact = Fact(
        "",
        wish.subject,
        author,
        Side(author.value),
        wish.audience,
        wish.text,
        agreement.now.version,
        wish.tag,
    )
    answer = Gate(agreement, names_to_look_for(db, pairing_id)).decide(fact, wish.audience)
    starts = agreement.now.start(wish.subject)
    furthest = min(FURTHEST[wish.subject], agreement.now.cap(wish.subject, wish.tag)[0])
    if isinstance(answer, Released):
        rule = agreement.now.form(wish.subject, wish.tag)[1]
        return Outcome(answer.form, wish.text, None, rule, (), "", starts, furthest)
    said = suggestion(wish.text, agreement.now.watchwords)
    wording = said if said != wish.text else ""
    return Outcome(None, "", answer.reason, answer.rule, answer.findings, wording, starts, furthest)


def _agreement(db: Db, pairing_id: str, draft_id: str | None) -> InForce:
    """The rules in force; else those of the draft, or of the newest version there is."""
    found = in_force(db, pairing_id)
    if found is not None and draft_id is None:
        return found
    proposed = [one for one in versions(db, pairing_id) if draft_id in (None, one.id)]
    rules = as_rules(db, proposed[0]) if proposed else _NO_RULES
    return InForce(rules, {rules.version: rules})
