"""Who reads a text: raise it, take it back, tag it, and accept another wording.

These verbs work on every record with readers. Only its author changes a record.
"""

import json
from collections.abc import Callable, Iterable

from rmdesk.domain.privacy import Reason, Rule, Rules, refusal
from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DebriefKind, Role, RuleKind, Side, Tag
from rmdesk.errors import NotAllowedByAgreement, NotFound, NotYours
from rmdesk.journal.agreements import in_force
from rmdesk.journal.db import Db
from rmdesk.journal.quotes import call_back
from rmdesk.storage.records import (
    Action,
    Authored,
    DebriefLine,
    Goal,
    LedgerEntry,
    LessonPlan,
    MentoringSession,
    Note,
    Remark,
    Skill,
)

Text = Action | DebriefLine | Goal | LedgerEntry | LessonPlan | MentoringSession | Note | Remark | Skill
"""Every kind of record with readers."""

# Every save of a text asks these two, so they go past the records: 0.03 ms each instead of 0.3 and more.
_OWNER_ROLE = "SELECT owner_role FROM pairing WHERE id = :pairing"
_DEFAULTS = """
    SELECT number, audience, tags, subjects FROM privacy_rule
    WHERE kind = :kind AND agreement_id = (
        SELECT id FROM agreement WHERE pairing_id = :pairing AND in_force_at IS NOT NULL
        ORDER BY version DESC LIMIT 1)
"""

_DEBRIEF = {
    DebriefKind.KEEP: Subject.KEEP,
    DebriefKind.CHANGE: Subject.CHANGE,
    DebriefKind.THANKS: Subject.THANKS,
    DebriefKind.STUNG: Subject.STUNG,
    DebriefKind.QUESTION: Subject.QUESTION,
}
_SUBJECT_OF: dict[type, Subject] = {
    Action: Subject.ACTION,
    Goal: Subject.GOAL,
    LedgerEntry: Subject.LEARNT,
    LessonPlan: Subject.PLAN,
    MentoringSession: Subject.PLAN,
    Note: Subject.NOTE,
    Skill: Subject.SKILL,
}


def subject_of(text: Text) -> Subject:
    """What a record's text is."""
    if isinstance(text, DebriefLine):
        return _DEBRIEF[text.kind]
    if isinstance(text, Remark):
        return Subject(text.kind.value)
    if isinstance(text, Note) and text.is_informal:
        return Subject.INFORMAL_SOURCE
    return _SUBJECT_OF[type(text)]


def owner_role(db: Db, pairing_id: str) -> Role:
    """Which of the two the owner of the journal is. Raises NotFound without such a pairing."""
    for (role,) in db.rows(_OWNER_ROLE, {"pairing": pairing_id}):
        return Role(role)
    raise NotFound


def side_of(role: Role) -> Side:
    """The side of one of the two."""
    return Side(role.value)


def own(db: Db, kind: type[Text], record_id: str) -> Text:
    """The record, for changing it. Raises NotYours unless the owner of the journal wrote it, NotFound."""
    record = db.find(kind, record_id)
    require_own(db, record)
    return record


def require_own(db: Db, record: Authored) -> None:
    """Raises NotYours unless the owner of the journal wrote the record."""
    if record.author is not owner_role(db, record.pairing_id):
        raise NotYours


def start_audience(db: Db, pairing_id: str, subject: Subject) -> Audience:
    """Where a new text of the pairing starts: its default rule, `ONLY_ME` without an agreement."""
    found = db.rows(_DEFAULTS, {"pairing": pairing_id, "kind": RuleKind.DEFAULT.value})
    return Rules(0, tuple(_default_rule(*row) for row in found)).start(subject)


def _default_rule(number: int, audience: int | None, tags: str, subjects: str) -> Rule:
    """As `agreements.as_rule` reads it: nobody can strike a default."""
    return Rule(
        number,
        RuleKind.DEFAULT,
        audience=None if audience is None else Audience(audience),
        tags=frozenset(map(Tag, json.loads(tags))),
        subjects=frozenset(map(Subject, json.loads(subjects))),
    )


def raise_text(db: Db, kind: type[Text], record_id: str, audience: Audience) -> None:
    """Let `audience` read a text, or take it back to fewer readers. One deliberate act of its author.

    Raises NotAllowedByAgreement when a rule or the kind of text holds it back; taking back always works.
    """
    record = own(db, kind, record_id)
    if audience > record.audience:
        held = reach(db, record, audience)
        if held is not None:
            raise NotAllowedByAgreement(held[0].value, held[1])
        agreement = in_force(db, record.pairing_id)
        record.raised_under = 0 if agreement is None else agreement.now.version
    elif audience < record.audience:
        call_back(db, (record.id,))
    record.audience = audience


def take_back(db: Db, record: Text) -> None:
    """Only its author reads it from now on; consents that are not saved yet are dropped."""
    if record.audience > Audience.ONLY_ME:
        record.audience = Audience.ONLY_ME
        call_back(db, (record.id,))


def reach(db: Db, record: Text, audience: Audience) -> tuple[Reason, int] | None:
    """Why a text may not go to `audience` (a reason and a rule's number); None when it may."""
    return refused(db, record, (audience,)).get(audience)


def refused(
    db: Db, record: Text, audiences: Iterable[Audience] = Audience
) -> dict[Audience, tuple[Reason, int]]:
    """Those a text may not go to, each with a reason and a rule's number."""
    agreement = in_force(db, record.pairing_id)
    bound = () if agreement is None else agreement.binding(record.raised_under)
    subject = subject_of(record)
    held = ((audience, refusal(subject, record.tag, audience, bound)) for audience in audiences)
    return {audience: why for audience, why in held if why is not None}


def tag_text(db: Db, kind: type[Text], record_id: str, tag: Tag) -> None:
    """Say what a text touches (rule R4). A tag that caps the text lower takes it back at once."""
    record = own(db, kind, record_id)
    record.tag = tag
    while record.audience > Audience.ONLY_ME and reach(db, record, record.audience) is not None:
        record.audience = Audience(record.audience - 1)
        call_back(db, (record.id,))


def accept_wording(db: Db, kind: type[Text], record_id: str, wording: str | None) -> None:
    """What leaves instead of the text; None or an empty wording: the text as it is.

    What the author cleared in other words no longer holds.
    """
    record = own(db, kind, record_id)
    accepted = (clean(wording).strip() or None) if wording else None
    if accepted != record.wording:
        record.wording, record.cleared = accepted, ()


def clear_word(db: Db, kind: type[Text], record_id: str, word: str) -> None:
    """The author says that a word of this text, which could be a name, is none."""
    record = own(db, kind, record_id)
    if word not in record.cleared:
        record.cleared = (*record.cleared, word)


def rewrite(record: Text, change: Callable[[], None]) -> None:
    """Change a text's words: what was accepted for the old words no longer holds."""
    change()
    record.wording, record.cleared = None, ()
