"""Errors with names: what the world can do to a journal, without words.

`rmdesk.wording.errors` turns each into a sentence for a person. Anything that is not an
`RmdeskError` is a fault of the program and is allowed to crash.
Attributes never hold journal text, names or passphrases.
"""

from pathlib import Path


class RmdeskError(Exception):
    """Something the person can understand and act on."""


class JournalError(RmdeskError):
    """A journal at `path` cannot be used as asked."""

    def __init__(self, path: Path | None = None, detail: str = "") -> None:
        super().__init__(type(self).__name__)
        self.path = path
        self.detail = detail
        """A technical word for the report: a check's name, a number of bytes. Never journal text."""


class WrongPassphrase(JournalError):
    """The passphrase does not open this journal."""


class WrongRecoveryKey(JournalError):
    """A well-formed recovery key that belongs to another journal."""


class RecoveryKeyTypo(JournalError):
    """The recovery key is not well formed: `group` (1 to 8) is the first wrong one, 0 a wrong length."""

    def __init__(self, group: int) -> None:
        super().__init__()
        self.group = group


class JournalMissing(JournalError):
    """No journal there, or a database of 0 or 1 byte."""


class JournalExists(JournalError):
    """A new journal would overwrite something."""


class NotAJournal(JournalError):
    """A plain file, another database, a FIFO: anything but a journal."""


class JournalInUse(JournalError):
    """Another window or program holds the journal open; `detail` says who, if known."""


class JournalTooNew(JournalError):
    """Made by a newer rmdesk: schema or header unknown."""


class JournalDamaged(JournalError):
    """The database or its key header fails a check."""


class KeyHeaderRefused(JournalError):
    """The key header asks for costs outside sane bounds."""


class JournalReadOnly(JournalError):
    """The folder or file may not be written."""


class JournalReplaced(JournalError):
    """The database on the disk is no longer the one that was opened."""


class DiskFull(JournalError):
    """No room left on the device."""


class MigrationFailed(JournalError):
    """A schema step failed; the old journal is intact."""


class EncryptionMissing(JournalError):
    """The database library answers without encryption: nothing may be written."""


class BackupDamaged(JournalError):
    """A backup does not pass its checks."""


class PassphraseTooShort(RmdeskError):
    """A new passphrase under 12 characters."""


class CodeTooWeak(RmdeskError):
    """A sign-off code that is short, a date, or a common word."""


class WrongCode(RmdeskError):
    """The sign-off code does not belong to this pairing."""


class InvalidInput(RmdeskError):
    """A value a form or the command line handed over; `field` and `problem` are keys into the wording."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


class NotYours(RmdeskError):
    """Only its author changes a record."""


class HoldsPartners(RmdeskError):
    """What the partner wrote would be deleted along with one's own record."""


class NotFound(RmdeskError):
    """The record was deleted meanwhile."""


class NotAllowedByAgreement(RmdeskError):
    """The agreement holds this back; `reason` is a `domain.privacy.Reason` value, `rule` its number or 0."""

    def __init__(self, reason: str, rule: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule


class NotReadyToSign(RmdeskError):
    """The agreement cannot be signed yet; `missing` are keys into the wording."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(", ".join(missing))
        self.missing = missing


class NoSummary(RmdeskError):
    """No summary can be made or saved; `reason` is a key into the wording, `values` fill its sentence."""

    def __init__(self, reason: str, **values: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class NotASummary(RmdeskError):
    """A file is no summary or page that rmdesk wrote; `field` names the place, `problem` is a key."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


class NotATakeout(RmdeskError):
    """A file cannot be taken into a journal; `place` is where it stops to fit, `problem` is a key."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(f"{place}: {problem}")
        self.place = place
        self.problem = problem


class NotALesson(RmdeskError):
    """A file is no lesson or kit; `field` is a key, a heading or "line 12", `problem` is a key."""

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field}: {problem}")
        self.field = field
        self.problem = problem


class CannotBeSet(RmdeskError):
    """A character that the fonts of a format do not have; `sign` is its code point, "U+6F22"."""

    def __init__(self, sign: str) -> None:
        super().__init__(sign)
        self.sign = sign


class LeakFound(RmdeskError):
    """The finished file holds something that may not leave, or is not what was agreed to.

    `reason` is a `domain.privacy.Reason` value, or "differs"; `own` are the ids of the journal's owner's
    lines that hold it. Nothing was written.
    """

    def __init__(self, reason: str, own: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.own = own


class LessonHolds(RmdeskError):
    """A lesson cannot leave as a file: `place` ("why", "step 2") holds it, `reason` is a `Reason` value."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class RungHeld(RmdeskError):
    """The evidence does not show the rung it is to show; `reason` is a `domain.ladder.Held` value."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
