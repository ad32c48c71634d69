"""The coordinator summary as a tree: facts the gate released, plus counts. Schema 1."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum

from rmdesk.domain.vocabulary import Evidence, GoalState, PulseBand, Role

SCHEMA = 1
LEAST_SESSIONS = 3
"""A summary covers at least so many held sessions: fewer could be told apart."""
LEAST_PRACTICES = 3
"""Practice figures leave only from so many practices with driving time on."""


class Section(IntEnum):
    """The ten headings, in order. All of them always stand."""

    MEETINGS = 1
    GOALS = 2
    LEARNING = 3
    PRACTICE = 4
    PULSE = 5
    CHANGES = 6
    LESSONS = 7
    IDEAS = 8
    WAY_OF_WORKING = 9
    NEXT_STEP = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A person's words that were released, and the record they come from (never printed)."""

    text: str
    ref: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One row of the goals table."""

    side: Role
    title: Line
    state: GoalState
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Meetings:
    """Planned = held + still to come + cancelled without replacement; minutes are those held."""

    planned: int
    held: int
    moved: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Learning:
    """How many things each learnt (at audience pair or wider), and the lines that may be read."""

    executive: int
    mentor: int
    executive_lines: tuple[Line, ...] = ()
    mentor_lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class PracticeFigures:
    """Percent of the driving time that the learner drove (one decimal, half up), and counts."""

    hands_on_minutes: int
    share_all: Decimal
    switches: int
    takeovers: int
    share_first: Decimal | None = None
    share_last: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Pulse:
    """One band from the last wave that both answered; nothing else about a pulse ever leaves."""

    waves: int
    band: PulseBand


@dataclass(frozen=True, slots=True)
class Changes:
    """Sentences, and the agreed actions at audience pair or wider."""

    lines: tuple[Line, ...]
    actions_agreed: int
    actions_done: int


@dataclass(frozen=True, slots=True)
class Summary:
    """One period. A section that is None was unticked; an empty one has nothing to report."""

    pair_ref: str
    programme: str
    period_start: date
    period_end: date
    agreement_version: int
    meetings: Meetings | None = None
    goals: tuple[GoalLine, ...] | None = None
    learning: Learning | None = None
    practice: PracticeFigures | None = None
    pulse: Pulse | None = None
    changes: Changes | None = None
    lessons: tuple[Line, ...] | None = None
    ideas: tuple[Line, ...] | None = None
    way_of_working: tuple[Line, ...] | None = None
    next_steps: tuple[Line, ...] | None = None
    help_wanted: tuple[Line, ...] | None = None
    tips: tuple[Line, ...] = ()
    """They stand below the lessons; in news under a heading of their own."""
    unticked: frozenset[Section] = field(default_factory=frozenset)
