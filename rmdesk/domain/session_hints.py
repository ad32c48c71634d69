"""What is worth a second look after a session. Each is a question to the two, never a verdict."""

from dataclasses import dataclass, field
from enum import StrEnum

from rmdesk.domain.vocabulary import Role, SessionFormat

HANDS_ON = frozenset({SessionFormat.DESK, SessionFormat.SITE_WALK})
"""The formats in which somebody's hands should be on the thing."""
LEAST_SHARE = 50
"""Percent of the driving time under which the learner watched rather than did."""


class SessionHint(StrEnum):
    """One question, with one thing to do about it."""

    DELEGATED = "delegated"
    LECTURE = "lecture"
    ALL_TALK = "all talk"
    HELPDESK = "helpdesk"


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What is known of a session that took place. Seconds are those of its clock, 0 without one."""

    format: SessionFormat
    driving_seconds: int = 0
    learner_seconds: int = 0
    learnt: frozenset[Role] = field(default_factory=frozenset)
    """Those of whom something learnt is written."""
    nothing_learnt: frozenset[Role] = field(default_factory=frozenset)
    """Those who said "nothing today"."""
    is_helpdesk: bool = False
    was_helpdesk_before: bool = False
    """Whether the session held before this one was tagged helpdesk too."""


def session_hints(facts: SessionFacts) -> tuple[SessionHint, ...]:
    """The hints of a session, the most telling first.

    All talk and one-way learning together are one hint, the lecture (article 000: one side talking, the
    other scribbling). The learner's share is their driving time over all driving time.
    """
    found = []
    if facts.driving_seconds and 100 * facts.learner_seconds < LEAST_SHARE * facts.driving_seconds:
        found.append(SessionHint.DELEGATED)
    if not facts.driving_seconds and not facts.is_helpdesk:
        if _is_one_way(facts):
            found.append(SessionHint.LECTURE)
        elif facts.format in HANDS_ON:
            found.append(SessionHint.ALL_TALK)
    if facts.is_helpdesk and facts.was_helpdesk_before:
        found.append(SessionHint.HELPDESK)
    return tuple(found)


def _is_one_way(facts: SessionFacts) -> bool:
    """One side learnt something and the other said that it learnt nothing: silence is no answer."""
    answered_nothing = facts.nothing_learnt - facts.learnt
    return len(facts.learnt) == 1 and bool(answered_nothing)
