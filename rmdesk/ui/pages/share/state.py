"""What the Share page shows: the text, what stays, the consents, and what was looked for."""

from collections.abc import Callable
from dataclasses import dataclass

from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import RemarkKind, Role, Side, Tag
from rmdesk.errors import NoSummary, NotFound
from rmdesk.journal.agreements import current, in_force
from rmdesk.journal.consents import ShareView, share_view
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Period, material
from rmdesk.journal.pairings import PairingRow, first_name, names_to_look_for, pairing_row
from rmdesk.journal.readers import Text, owner_role, raise_text, start_audience, tag_text
from rmdesk.journal.readers_hints import WordHint, word_hints
from rmdesk.journal.remarks import write_remark
from rmdesk.journal.sessions import Place
from rmdesk.journal.summaries import WithheldRow
from rmdesk.storage.records import Agreement, Goal, LedgerEntry, Remark

_KINDS: dict[Subject, type[Goal] | type[LedgerEntry] | type[Remark]] = {
    Subject.GOAL: Goal,
    Subject.LEARNT: LedgerEntry,
    Subject.WHAT_CHANGED: Remark,
    Subject.LESSON_LEARNT: Remark,
    Subject.PROGRAMME_IDEA: Remark,
    Subject.WAY_OF_WORKING: Remark,
    Subject.NEXT_STEP: Remark,
    Subject.HELP_WANTED: Remark,
}
"""The kinds of record whose words may stand in a summary."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text of the owner's that only its words hold back, and what they could be instead."""

    record: Text
    hint: WordHint


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
    names: int
    watchwords: int

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


def share_state(
    db: Db, pairing_id: str, period: Period | None, unticked: frozenset[Section] | None
) -> ShareState:
    """Read everything the page shows for a period and a choice of sections (None: as last agreed)."""
    view = share_view(db, pairing_id, period, unticked)
    role = owner_role(db, pairing_id)
    rows = view.preview.withheld if view.preview else ()
    seen = tuple(row for row in rows if row.author is role or row.is_shared)
    rules = in_force(db, pairing_id)
    return ShareState(
        view=view,
        pairing=pairing_row(db, pairing_id),
        agreement=current(db, pairing_id),
        withheld=seen,
        rewordings=_rewordings(db, pairing_id, [row for row in seen if row.author is role]),
        remarks=_own_remarks(db, pairing_id, view.period, role),
        names=len(names_to_look_for(db, pairing_id)),
        watchwords=len(rules.now.watchwords) if rules else 0,
    )


def reworded(db: Db, subject: Subject, ref: str) -> Reworded | None:
    """What still holds a text back; None when it may leave as it is worded now. Raises NotFound."""
    record = _record(db, subject, ref)
    if record is None:
        raise NotFound
    hint = word_hints(db, record.pairing_id, (record,)).get(ref)
    return Reworded(record, hint) if hint else None


def agree(db: Db, pairing_id: str, shown: ShareView, consent: Callable[[Db, Period], None]) -> None:
    """Give a consent to the text that was shown and to no other. Raises NoSummary when it has changed."""
    period = shown.period
    if period is None or share_view(db, pairing_id, period, shown.unticked).signed != shown.signed:
        raise NoSummary("text changed")
    consent(db, period)


def new_sentence(db: Db, pairing_id: str, period: Period | None) -> Remark:
    """A sentence that is not stored yet. It belongs to the last session held in the period, and so to it."""
    held = material(db, pairing_id, period).held if period is not None else ()
    kind = RemarkKind.WHAT_CHANGED
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


def _own_remarks(db: Db, pairing_id: str, period: Period | None, role: Role) -> tuple[Remark, ...]:
    if period is None:
        return ()
    texts = material(db, pairing_id, period).of(Remark)
    return tuple(one for one in texts if isinstance(one, Remark) and one.author is role)
