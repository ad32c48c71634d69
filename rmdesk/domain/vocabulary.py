"""The words of the pair as values: every enum that code, screens, tests and files share.

Values are stored in journals and must not change. Order matters where a docstring says so.
"""

from enum import Enum, IntEnum, StrEnum


class Role(StrEnum):
    """One of the two. Also who wrote a record (its author)."""

    EXECUTIVE = "executive"
    MENTOR = "mentor"

    @property
    def other(self) -> "Role":
        """The partner's role."""
        return Role.MENTOR if self is Role.EXECUTIVE else Role.EXECUTIVE


class Side(StrEnum):
    """Whom a record is about."""

    EXECUTIVE = "executive"
    MENTOR = "mentor"
    PAIR = "pair"


class Audience(IntEnum):
    """Who may read a text, from the narrowest to the widest: comparisons are meant."""

    ONLY_ME = 0
    PAIR = 1
    COORDINATOR = 2
    EVERYONE = 3


class Tag(StrEnum):
    """What rule R4 is about; set by the author, a word list only hints."""

    NONE = "none"
    PAY = "pay"
    HEALTH = "health"
    RELIGION = "religion"
    FAMILY = "family"
    PERFORMANCE = "performance"


class RuleKind(StrEnum):
    """What a privacy rule does."""

    DEFAULT = "default"
    CAP = "cap"
    WORDS = "words"
    FORM = "form"
    PROCEDURE = "procedure"
    LIMITS = "limits"
    RETENTION = "retention"
    PROMISE = "promise"


class Form(StrEnum):
    """In which form a text leaves."""

    AS_WRITTEN = "as_written"
    WITHOUT_AUTHOR = "without_author"
    COUNTED_ONLY = "counted_only"


class GoalState(StrEnum):
    """Where a goal stands."""

    IN_PROGRESS = "in progress"
    ACHIEVED = "achieved"
    RE_SCOPED = "re-scoped"
    DROPPED = "dropped"


class Evidence(StrEnum):
    """The kind of evidence a goal has."""

    MADE = "made"
    SEEN = "seen"
    SAID = "said"
    NONE_YET = "none yet"


class SessionState(StrEnum):
    """A session is planned until it is held or cancelled."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class SessionFormat(StrEnum):
    """How the two meet. A conversation needs no clock."""

    CALL = "call"
    DESK = "desk"
    PRESENTATION = "presentation"
    SITE_WALK = "site walk"
    CONVERSATION = "conversation"


class TopicFamily(StrEnum):
    """The six families of topics of the executive's guide, and the pairing itself."""

    WORKPLACE_TECHNOLOGY = "workplace technology"
    SOCIAL_MEDIA = "social media"
    WHAT_THE_YOUNG_THINK = "what the young think"
    CONSUMER_CULTURES = "consumer cultures"
    MORALE = "morale"
    JOB_SKILLS = "job skills"
    THE_PAIRING = "the pairing"


class Cadence(Enum):
    """Days between two sessions."""

    WEEKLY = 7
    FORTNIGHTLY = 14
    EVERY_THREE_WEEKS = 21
    EVERY_FOUR_WEEKS = 28


class Hands(StrEnum):
    """What a segment of a practice is: whose hands are on the device, or nobody's."""

    EXECUTIVE = "executive"
    MENTOR = "mentor"
    TALK = "talk"
    PAUSE = "pause"


class Began(StrEnum):
    """How a segment of a practice began."""

    START = "start"
    SWITCH = "switch"
    TAKEOVER = "takeover"
    GIVE_BACK = "give back"
    TALK = "talk"
    RESUME = "resume"
    PAUSE = "pause"


class TakeoverReason(StrEnum):
    """Why the navigator's hands went to the device."""

    SLOW = "slow"
    STUCK = "stuck"
    SHORTCUT = "shortcut"
    ASKED = "asked"


class StepKind(StrEnum):
    """What a step of a lesson is: I do, we do, you do; a part of a conversation is talk."""

    I_DO = "I do"
    WE_DO = "We do"
    YOU_DO = "You do"
    CHECK = "Check"
    TALK = "Talk"


class PlanKind(StrEnum):
    """What a plan is: hands on a device, or a conversation."""

    LESSON = "lesson"
    KIT = "kit"


class Rung(StrEnum):
    """The ladder of a skill, from the lowest: the order of the members is meant."""

    SEE = "see"
    WITH_HELP = "with help"
    ALONE = "alone"
    TEACH = "teach"

    @property
    def height(self) -> int:
        """Its place on the ladder, from 1 to 4."""
        return tuple(Rung).index(self) + 1


class Proof(StrEnum):
    """What shows that somebody can do a thing; a refresher only keeps it fresh."""

    PRACTICE = "practice"
    MADE = "thing made"
    OBSERVED = "observation"
    REFRESHER = "refresher"


class Outcome(StrEnum):
    """How a skill went in a practice or a refresher, from the least help to the most."""

    ALONE = "alone"
    WITH_HINTS = "with hints"
    STEP_BY_STEP = "step by step"
    TAKEN_OVER = "taken over"


class DebriefKind(StrEnum):
    """The lines around a session that are neither learnt nor agreed."""

    KEEP = "keep"
    CHANGE = "change"
    THANKS = "thanks"
    STUNG = "stung"
    QUESTION = "question"
    """Brought to a session before it begins."""


class LedgerKind(StrEnum):
    """What kind of thing was learnt."""

    SKILL = "skill"
    PERSPECTIVE = "perspective"
    SOURCE = "source"
    INTRODUCTION = "introduction"
    SEEN_FROM_INSIDE = "seen from inside"
    SEEN_FROM_OUTSIDE = "seen from outside"


class ActionState(StrEnum):
    """Where an agreed action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class RemarkKind(StrEnum):
    """Sentences written for the summary, one section each."""

    WHAT_CHANGED = "what changed"
    LESSON_LEARNT = "lesson learnt"
    PROGRAMME_IDEA = "programme idea"
    WAY_OF_WORKING = "way of working"
    NEXT_STEP = "next step"
    HELP_WANTED = "help wanted"
    TIP = "tip"


class Saving(StrEnum):
    """What a tip saves; the amount beside it is an estimate."""

    MINUTES_A_WEEK = "minutes a week"
    MONEY_A_YEAR = "money a year"


class LoggedKind(StrEnum):
    """What the change log of a pairing tells besides the versions of its agreement."""

    GOAL = "goal"
    NARROWED = "narrowed"
    NEW_CODE = "new code"
    STOPPED = "stopped"
    ERASED = "erased"


class DocumentKind(StrEnum):
    """What leaves as a file, and so for whom: the coordinator, everyone at work, the two themselves."""

    SUMMARY = "summary"
    NEWS = "news"
    REPORT = "report"

    @property
    def audience(self) -> Audience:
        """Who may read it."""
        return _AUDIENCE_OF[self.value]


class PulseBand(StrEnum):
    """The only thing about a pulse that may leave."""

    GOOD = "good"
    MIXED = "mixed"
    WEAK = "weak"
    NOT_SHARED = "not_shared"


class Manner(StrEnum):
    """How a signature or consent was given."""

    CODE = "code"
    PAPER = "paper"


_AUDIENCE_OF = {
    "summary": Audience.COORDINATOR,
    "news": Audience.EVERYONE,
    "report": Audience.PAIR,
}


class FileFormat(StrEnum):
    """What a summary can be saved as; the value is also the ending of its file name."""

    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"
