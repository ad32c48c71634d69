"""Privacy subjects: what a text is about, and how far such a text may ever go.

Every text column of the journal names its subjects; a fact that may leave names one.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from rmdesk.domain.vocabulary import Audience


class Subject(StrEnum):
    """What a text is. `TECHNICAL` marks ids, enums, times, keys: the program's, not a person's words."""

    TECHNICAL = "technical"
    OWNER_NAME = "owner's name"
    PERSON_NAME = "person's name"
    PROGRAMME = "programme"
    PAIR_REFERENCE = "pair reference"
    SCOPE = "scope"
    ROLE_TITLE = "role title"
    DIFFERENCE = "difference"
    COMMITMENT = "commitment"
    STAKEHOLDER = "stakeholder"
    RULE = "rule"
    WATCHWORD = "watchword"
    AGREEMENT_CHANGE = "agreement change"
    GOAL = "goal"
    GOAL_EVIDENCE = "goal evidence"
    GOAL_STEP = "goal step"
    SKILL = "skill"
    SKILL_EVIDENCE = "skill evidence"
    TOPIC = "topic"
    PLAN = "plan"
    GUEST = "guest"
    NOTE = "note"
    INFORMAL_SOURCE = "informal source"
    KEEP = "keep"
    CHANGE = "change"
    THANKS = "thanks"
    STUNG = "stung"
    QUESTION = "question"
    LEARNT = "learnt"
    ACTION = "action"
    WHAT_CHANGED = "what changed"
    LESSON_LEARNT = "lesson learnt"
    PROGRAMME_IDEA = "programme idea"
    WAY_OF_WORKING = "way of working"
    NEXT_STEP = "next step"
    HELP_WANTED = "help wanted"
    TIP = "tip"
    PICTURE = "picture"
    PULSE_ANSWER = "pulse answer"
    OUTSIDE_WORDING = "outside wording"
    SUMMARY = "summary"
    EDIT_TIME = "edit time"
    LOGISTICS = "logistics"
    CALENDAR_TITLE = "calendar title"
    MEETING_FIGURE = "meeting figure"
    PRACTICE_FIGURE = "practice figure"
    GOAL_FIGURE = "goal figure"
    ACTION_FIGURE = "action figure"


_FOR_THE_COORDINATOR = (
    Subject.GOAL,
    Subject.LEARNT,
    Subject.WHAT_CHANGED,
    Subject.PROGRAMME_IDEA,
    Subject.WAY_OF_WORKING,
    Subject.NEXT_STEP,
    Subject.HELP_WANTED,
)
_FOR_EVERYONE = (Subject.LESSON_LEARNT, Subject.TIP)
_FOR_NOBODY_ELSE = (
    Subject.TECHNICAL,
    Subject.STUNG,
    Subject.QUESTION,
    Subject.INFORMAL_SOURCE,
    Subject.PULSE_ANSWER,
    Subject.EDIT_TIME,
)

FURTHEST: Mapping[Subject, Audience] = MappingProxyType(
    dict.fromkeys(Subject, Audience.PAIR)
    | dict.fromkeys(_FOR_NOBODY_ELSE, Audience.ONLY_ME)
    | dict.fromkeys(_FOR_THE_COORDINATOR, Audience.COORDINATOR)
    | dict.fromkeys(_FOR_EVERYONE, Audience.EVERYONE)
)
"""How far a text of each subject may ever go. A new subject stays with the pair until it is listed here.

Notes and debrief lines have no place in a summary: what the coordinator should read is written as a
remark, a learnt line or a goal. Figures stay too: what leaves of them are the sums of `journal.facts`.
"""

SHOWN_BY_SIDE = frozenset({Subject.GOAL, Subject.LEARNT})
"""Their place in the summary says whose they are: without an author they cannot stand there."""

OPINIONS = frozenset(
    {
        Subject.WHAT_CHANGED,
        Subject.LESSON_LEARNT,
        Subject.PROGRAMME_IDEA,
        Subject.WAY_OF_WORKING,
        Subject.NEXT_STEP,
        Subject.HELP_WANTED,
        Subject.TIP,
    }
)
"""What rule R5 is about: sentences that leave without saying which of the two wrote them."""
