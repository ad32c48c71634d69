"""Everything the detail of one session shows, in one query."""

from dataclasses import dataclass
from typing import TypeVar

import sqlalchemy as sa

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, DebriefKind, Role, RuleKind, Side
from rmdesk.journal import agreements
from rmdesk.journal.agreements import rules_of, watchwords_of
from rmdesk.journal.db import Db
from rmdesk.journal.readers import Text, owner_role
from rmdesk.journal.readers_hints import WordHint, word_hints
from rmdesk.journal.session_around import Around, around
from rmdesk.journal.sessions import SessionRow, session_row
from rmdesk.storage.records import Action, Authored, DebriefLine, LedgerEntry, MentoringSession, Note, Remark

T = TypeVar("T", bound=Authored)

_TABLES = tuple(kind.__table__ for kind in (Note, Remark, LedgerEntry, DebriefLine, Action))


@dataclass(frozen=True, slots=True)
class RulesInForce:
    """What stands at the head of a session: the version in force and what it says, in short."""

    version: int
    rules: int
    starts_only_me: bool
    """Texts are their author's until raised."""
    says_roles: bool
    """No third person's name leaves."""
    watchwords: int


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """One session with its texts, each kind in the order it was written."""

    row: SessionRow
    owner: Role
    rules: RulesInForce | None
    notes: tuple[Note, ...]
    remarks: tuple[Remark, ...]
    learnt: tuple[LedgerEntry, ...]
    lines: tuple[DebriefLine, ...]
    actions: tuple[Action, ...]
    hints: dict[str, WordHint]
    around: Around

    @property
    def session(self) -> MentoringSession:
        """The session itself."""
        return self.row.session

    def learnt_by(self, side: Side) -> tuple[LedgerEntry, ...]:
        """What one side learnt."""
        return tuple(entry for entry in self.learnt if entry.side is side)

    def lines_of(self, kind: DebriefKind) -> tuple[DebriefLine, ...]:
        """The debrief lines of a kind."""
        return tuple(line for line in self.lines if line.kind is kind)


def session_detail(db: Db, session_id: str) -> SessionDetail:
    """One session, whole. Raises NotFound."""
    session = db.find(MentoringSession, session_id)
    texts = (
        _of(db, Note, session_id),
        _of(db, Remark, session_id),
        _of(db, LedgerEntry, session_id),
        _of(db, DebriefLine, session_id),
        _of(db, Action, session_id),
    )
    every: tuple[Text, ...] = tuple(text for kind in texts for text in kind)
    row = session_row(db, session_id)
    return SessionDetail(
        row,
        owner_role(db, session.pairing_id),
        _in_force(db, session.pairing_id),
        *texts,
        word_hints(db, session.pairing_id, every),
        around(db, row),
    )


def session_of(db: Db, record_id: str) -> str | None:
    """The session that a record is, or belongs to; None when it has none or is gone."""
    if db.get(MentoringSession, record_id) is not None:
        return record_id
    for table in _TABLES:
        found: str | None = db.scalar(sa.select(table.c.session_id).where(table.c.id == record_id))
        if found is not None:
            return found
    return None


def _of(db: Db, kind: type[T], session_id: str) -> tuple[T, ...]:
    return tuple(db.scalars(sa.select(kind).filter_by(session_id=session_id).order_by(kind.counter)))


def _in_force(db: Db, pairing_id: str) -> RulesInForce | None:
    current = agreements.current(db, pairing_id)
    if current is None:
        return None
    rules = [rule for rule in rules_of(db, current.id) if rule.is_kept]
    about = {rule.kind: rule for rule in rules if Subject.WATCHWORD not in rule.subjects}
    start = about.get(RuleKind.DEFAULT)
    return RulesInForce(
        current.version,
        len(rules),
        starts_only_me=start is None or start.audience is Audience.ONLY_ME,
        says_roles=RuleKind.WORDS in about,
        watchwords=len(watchwords_of(db, current.id)),
    )
