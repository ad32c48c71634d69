"""What the Share page shows: the text, what stays, the consents, and what was looked for."""

from collections.abc import Callable
from dataclasses import dataclass

from rmdesk.domain.privacy import Reason
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DocumentKind, RemarkKind, Role, Side, Tag
from rmdesk.errors import NoSummary, NotFound
from rmdesk.journal.agreements import current, in_force
from rmdesk.journal.choices import Choice, recipients
from rmdesk.journal.consents import ShareView, quoted_records, share_view
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Period, material
from rmdesk.journal.pairings import PairingRow, first_name, names_to_look_for, pairing_row
from rmdesk.journal.readers import Text, owner_role, raise_text, start_audience, subject_of, tag_text
from rmdesk.journal.readers_hints import WordHint, word_hints
from rmdesk.journal.remarks import write_remark
from rmdesk.journal.saving import SavedFile, export_log, file_to_save
from rmdesk.journal.sessions import Place, session_rows
from rmdesk.journal.summaries import WithheldRow
from rmdesk.storage.records import Agreement, ExportLogEntry, Goal, LedgerEntry, Remark
from rmdesk.wording import sharing

_KINDS: dict[Subject, type[Goal] | type[LedgerEntry] | type[Remark]] = {
    Subject.GOAL: Goal,
    Subject.LEARNT: LedgerEntry,
    Subject.WHAT_CHANGED: Remark,
    Subject.LESSON_LEARNT: Remark,
    Subject.PROGRAMME_IDEA: Remark,
    Subject.WAY_OF_WORKING: Remark,
    Subject.NEXT_STEP: Remark,
    Subject.HELP_WANTED: Remark,
    Subject.TIP: Remark,
}
"""The kinds of record whose words may stand in a summary."""
_NEWS = (RemarkKind.LESSON_LEARNT, RemarkKind.TIP)


@dataclass(frozen=True, slots=True)
class LineAt:
    """A line of the owner's, and where it stands."""

    subject: Subject
    session_number: int | None
    page_id: str
    """The page where it can be changed; "" for this one."""

    @property
    def words(self) -> str:
        """Lesson learnt, session 4."""
        return sharing.line_words(self.subject, self.session_number)


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text of the owner's that only its words hold back, and what they could be instead."""

    record: Text
    hint: WordHint

    @property
    def blames(self) -> tuple[str, ...]:
        """The words that may put blame on someone, when nothing else holds the text back."""
        is_blame = [one.kind.value == Reason.POSSIBLE_BLAME.value for one in self.hint.findings]
        return tuple(dict.fromkeys(one.word for one in self.hint.findings)) if all(is_blame) else ()


@dataclass(frozen=True, slots=True)
class ShareState:
    """All of it, read in one go."""

    view: ShareView
    pairing: PairingRow
    agreement: Agreement | None
    withheld: tuple[WithheldRow, ...]
    """What the owner may see in the list: their own, and what both may read."""
    rewordings: dict[str, Reworded]
    """By record id."""
    remarks: tuple[Remark, ...]
    """The owner's own sentences of the period, as they were written."""
    held_news: dict[str, str]
    """The owner's lines that only their words hold back from everyone at work: which, by record id."""
    recipients: tuple[str, ...]
    """To whom a summary can go, full names, the coordinator first; nobody without a programme."""
    file: SavedFile | None
    """What can be saved, its consents proven."""
    log: tuple[ExportLogEntry, ...]
    """What left, the newest first."""
    names: int
    watchwords: int

    @property
    def kind(self) -> DocumentKind:
        """Which kind of file it is."""
        return self.view.choice.kind

    @property
    def reader(self) -> str:
        """The first name of the one who gets it besides the two; "" for nobody by name."""
        asked = self.view.choice.recipient if self.kind is DocumentKind.SUMMARY else ""
        known = asked or next(iter(self.recipients), "")
        return first_name(known)

    @property
    def own_role(self) -> Role:
        """Which of the two the owner of the journal is."""
        return self.pairing.pairing.owner_role

    @property
    def stays(self) -> int:
        """How many things stay here."""
        return len(self.withheld)

    def first_name(self, role: Role) -> str:
        """What the two call each other."""
        return first_name(self.pairing.name(role))

    def has_agreed(self, role: Role) -> bool:
        """Whether this side agreed to exactly this text."""
        return role in self.view.consents


def share_state(db: Db, pairing_id: str, choice: Choice) -> ShareState:
    """Read everything the page shows for a choice."""
    view = share_view(db, pairing_id, choice)
    role = owner_role(db, pairing_id)
    rows = view.preview.withheld if view.preview else ()
    seen = tuple(row for row in rows if row.author is role or row.is_shared)
    rules = in_force(db, pairing_id)
    remarks = _own_remarks(db, pairing_id, view.period, role, choice.kind)
    rewordings = _rewordings(db, pairing_id, [row for row in seen if row.author is role])
    news = _held_news(db, pairing_id, remarks) if choice.kind is DocumentKind.NEWS else {}
    return ShareState(
        view=view,
        pairing=pairing_row(db, pairing_id),
        agreement=current(db, pairing_id),
        withheld=seen,
        rewordings=rewordings | news,
        remarks=remarks,
        held_news=_lines_held(db, pairing_id, news),
        recipients=recipients(db, pairing_id),
        file=_file(db, view),
        log=export_log(db, pairing_id),
        names=len(names_to_look_for(db, pairing_id)),
        watchwords=len(rules.now.watchwords) if rules else 0,
    )


def line_at(db: Db, pairing_id: str, ref: str) -> LineAt | None:
    """Where a line that stands in a file was written; None when it is gone."""
    record = quoted_records(db, (ref,)).get(ref)
    if record is None:
        return None
    if isinstance(record, Goal):
        return LineAt(Subject.GOAL, None, "goals")
    session = record.session_id
    return LineAt(
        subject_of(record), _numbers(db, pairing_id).get(session or ""), "sessions" if session else ""
    )


def _numbers(db: Db, pairing_id: str) -> dict[str, int | None]:
    return {row.session.id: row.number for row in session_rows(db, pairing_id)}


def reworded(db: Db, subject: Subject, ref: str) -> Reworded | None:
    """What still holds a text back; None when it may leave as it is worded now. Raises NotFound."""
    record = _record(db, subject, ref)
    if record is None:
        raise NotFound
    hint = word_hints(db, record.pairing_id, (record,)).get(ref)
    return Reworded(record, hint) if hint else None


def agree(db: Db, pairing_id: str, shown: ShareView, consent: Callable[[Db], None]) -> None:
    """Give a consent to the text that was shown and to no other. Raises NoSummary when it has changed."""
    if not shown.signed or share_view(db, pairing_id, shown.choice).signed != shown.signed:
        raise NoSummary("text changed")
    consent(db)


def new_sentence(db: Db, pairing_id: str, period: Period | None, kind: RemarkKind) -> Remark:
    """A sentence that is not stored yet. It belongs to the last session held in the period, and so to it."""
    held = material(db, pairing_id, period).held if period is not None else ()
    return Remark(
        pairing_id=pairing_id,
        session_id=held[-1].id if held else None,
        author=owner_role(db, pairing_id),
        side=Side.PAIR,
        kind=kind,
        written_at=db.now(),
        audience=start_audience(db, pairing_id, Subject(kind.value)),
        text="",
    )


def store_sentence(db: Db, draft: Remark, kind: RemarkKind, text: str) -> Remark:
    """Store a new sentence with the readers and the tag chosen so far. Raises InvalidInput."""
    remark = write_remark(db, Place(draft.pairing_id, draft.session_id), kind, text)
    if draft.tag is not Tag.NONE:
        tag_text(db, Remark, remark.id, draft.tag)
    if draft.audience != remark.audience:
        raise_text(db, Remark, remark.id, draft.audience)
    return remark


def _rewordings(db: Db, pairing_id: str, rows: list[WithheldRow]) -> dict[str, Reworded]:
    found = {row.ref: _record(db, row.subject, row.ref) for row in rows}
    records = {ref: record for ref, record in found.items() if record is not None}
    hints = word_hints(db, pairing_id, records.values())
    return {ref: Reworded(records[ref], hint) for ref, hint in hints.items()}


def _record(db: Db, subject: Subject, ref: str) -> Goal | LedgerEntry | Remark | None:
    if subject not in _KINDS:
        return None
    found = db.get(_KINDS[subject], ref)
    return found if isinstance(found, Goal | LedgerEntry | Remark) else None


def _held_news(db: Db, pairing_id: str, remarks: tuple[Remark, ...]) -> dict[str, Reworded]:
    """What only its words hold back from everyone at work, also while nothing else is news."""
    raised = {one.id: one for one in remarks if one.audience is Audience.EVERYONE}
    hints = word_hints(db, pairing_id, raised.values())
    return {ref: Reworded(raised[ref], hint) for ref, hint in hints.items()}


def _lines_held(db: Db, pairing_id: str, held: dict[str, Reworded]) -> dict[str, str]:
    numbers = _numbers(db, pairing_id) if held else {}
    found = {}
    for ref, one in held.items():
        session_id = one.record.session_id if isinstance(one.record, Remark) else None
        found[ref] = sharing.line_words(subject_of(one.record), numbers.get(session_id or ""))
    return found


def _file(db: Db, view: ShareView) -> SavedFile | None:
    if view.agreed is None or not view.is_whole:
        return None
    try:
        return file_to_save(db, view.agreed.id)
    except NoSummary:  # saved under an agreement that was changed since: shown, and no longer saved
        return None


def _own_remarks(
    db: Db, pairing_id: str, period: Period | None, role: Role, kind: DocumentKind
) -> tuple[Remark, ...]:
    if period is None:
        return ()
    texts = material(db, pairing_id, period).of(Remark)
    own = (one for one in texts if isinstance(one, Remark) and one.author is role)
    return tuple(one for one in own if kind is not DocumentKind.NEWS or one.kind in _NEWS)
