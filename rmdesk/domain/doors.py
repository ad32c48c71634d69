"""Every way out of a journal, in one table: for whom, whose consent, which gate, which warning.

Whatever writes bytes that leave names its door; `tests/test_doors.py` walks the table and the program's code
and fails on a way out that is not here.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from rmdesk.domain.vocabulary import Audience


class Consent(StrEnum):
    """Who must have agreed before anything passes."""

    BOTH = "both, by signature over the bytes"
    OWN_ACT = "the owner's own act"
    NONE = "nobody's: no person's words pass"


class Gate(StrEnum):
    """What holds back what may not pass."""

    RELEASE_AND_LEAK_CHECK = "release, and the leak check of the finished bytes"
    SHARED_ONLY = "own records, and what the partner showed the pair"
    MASKED = "watchwords masked"
    TYPE_AND_PLACE = "type and place only, never text"
    ENCRYPTED = "encrypted under the journal's own key"
    BADGE = "the badge's words stand beside it"
    LOOKED_THROUGH = "looked through for watchwords and names, refused where one stands"
    TIMES_ONLY = "days, times and a searched title; the finished bytes are read back"


class Warned(StrEnum):
    """What is said before or while it passes."""

    NOT_CALLED_BACK = "after saving nothing can be called back"
    NOT_ENCRYPTED = "what is written is not encrypted"
    SHOWN_ONCE = "shown only once"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Row:
    """One way out. `audience` None: the owner alone."""

    what: str
    audience: Audience | None
    consent: Consent
    gate: Gate
    warning: Warned
    is_one_file: bool = False
    """Whether what passes is one file that a person named."""


class Door(Enum):
    """The ways out."""

    SUMMARY = Row(
        "the coordinator's summary, in every format",
        Audience.COORDINATOR,
        Consent.BOTH,
        Gate.RELEASE_AND_LEAK_CHECK,
        Warned.NOT_CALLED_BACK,
        is_one_file=True,
    )
    NEWS = Row(
        "news for everyone at work, in every format",
        Audience.EVERYONE,
        Consent.BOTH,
        Gate.RELEASE_AND_LEAK_CHECK,
        Warned.NOT_CALLED_BACK,
        is_one_file=True,
    )
    REPORT = Row(
        "the closing report of a pair without a programme",
        Audience.PAIR,
        Consent.BOTH,
        Gate.RELEASE_AND_LEAK_CHECK,
        Warned.NOT_CALLED_BACK,
        is_one_file=True,
    )
    AGREEMENT = Row(
        "the agreement, printed", Audience.PAIR, Consent.OWN_ACT, Gate.MASKED, Warned.NOT_ENCRYPTED
    )
    LESSON_FILE = Row(
        "one lesson as a file: its text and nothing else",
        None,
        Consent.OWN_ACT,
        Gate.LOOKED_THROUGH,
        Warned.NOT_CALLED_BACK,
        is_one_file=True,
    )
    LESSON = Row(
        "a lesson, printed for the two", Audience.PAIR, Consent.OWN_ACT, Gate.MASKED, Warned.NOT_ENCRYPTED
    )
    TAKEOUT = Row(
        "a readable copy of the journal", None, Consent.OWN_ACT, Gate.SHARED_ONLY, Warned.NOT_ENCRYPTED
    )
    CALENDAR = Row(
        "the dates as a calendar file",
        Audience.PAIR,
        Consent.OWN_ACT,
        Gate.TIMES_ONLY,
        Warned.NOT_ENCRYPTED,
        is_one_file=True,
    )
    UNSAVED = Row(
        "a copy of a text that could not be saved",
        None,
        Consent.OWN_ACT,
        Gate.BADGE,
        Warned.NOT_ENCRYPTED,
        is_one_file=True,
    )
    CLIPBOARD = Row("copied text", None, Consent.OWN_ACT, Gate.BADGE, Warned.NONE)
    PICTURE = Row(
        "a picture of a chart, copied or printed",
        Audience.PAIR,
        Consent.OWN_ACT,
        Gate.SHARED_ONLY,
        Warned.NOT_ENCRYPTED,
    )
    TERMINAL = Row(
        "what the command line prints of a journal", None, Consent.OWN_ACT, Gate.BADGE, Warned.NONE
    )
    RECOVERY_KEY = Row(
        "the recovery key, on the terminal", None, Consent.OWN_ACT, Gate.BADGE, Warned.SHOWN_ONCE
    )
    BACKUP = Row("a backup", None, Consent.NONE, Gate.ENCRYPTED, Warned.NONE)
    REPORT_OF_A_FAULT = Row("the report of a fault", None, Consent.NONE, Gate.TYPE_AND_PLACE, Warned.NONE)

    @property
    def row(self) -> Row:
        """What the table says of it."""
        found: Row = self.value
        return found
