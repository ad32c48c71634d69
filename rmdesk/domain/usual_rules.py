"""The ten rules a pairing starts with."""

from rmdesk.domain.privacy import Rule
from rmdesk.domain.subjects import OPINIONS, Subject
from rmdesk.domain.vocabulary import Audience, Form, RuleKind, Tag

ALWAYS_ON = frozenset({RuleKind.DEFAULT, RuleKind.PROCEDURE, RuleKind.LIMITS})
"""Kinds that nobody can strike: where a text starts, who must agree, and the limits above every rule."""

RETENTION = (90, 12)
"""Days until texts of one reader, months until texts of the pair are erased, counted from the close."""
RETENTION_EXTERNAL = (30, 3)
USUAL_SESSIONS = 12
PILOT_SESSIONS = 6
PILOT_MONTHS = 3

USUAL_RULES: tuple[Rule, ...] = (
    Rule(1, RuleKind.DEFAULT, audience=Audience.ONLY_ME),
    Rule(2, RuleKind.WORDS, audience=Audience.COORDINATOR, subjects=frozenset({Subject.PERSON_NAME})),
    Rule(3, RuleKind.WORDS, audience=Audience.PAIR, subjects=frozenset({Subject.WATCHWORD})),
    Rule(4, RuleKind.CAP, audience=Audience.ONLY_ME, tags=frozenset(Tag) - {Tag.NONE}),
    Rule(5, RuleKind.FORM, audience=Audience.COORDINATOR, form=Form.WITHOUT_AUTHOR, subjects=OPINIONS),
    Rule(6, RuleKind.CAP, audience=Audience.PAIR, subjects=frozenset({Subject.PICTURE})),
    Rule(7, RuleKind.PROCEDURE, audience=Audience.COORDINATOR),
    Rule(8, RuleKind.LIMITS),
    Rule(9, RuleKind.PROMISE, audience=Audience.PAIR),
    Rule(10, RuleKind.RETENTION),
)
"""R9's words and R10's spans are the journal's; what each means to the gate stands here."""

FOR_EXTERNAL_MENTORS: tuple[Rule, ...] = (
    Rule(
        11,
        RuleKind.CAP,
        audience=Audience.COORDINATOR,
        subjects=frozenset({Subject.LESSON_LEARNT, Subject.TIP}),
    ),
    Rule(
        12,
        RuleKind.FORM,
        audience=Audience.COORDINATOR,
        form=Form.COUNTED_ONLY,
        subjects=frozenset({Subject.LEARNT}),
    ),
)
"""What is proposed besides when the mentor comes from outside the firm: nothing to everyone at work, and
what each learnt is counted, never quoted."""
