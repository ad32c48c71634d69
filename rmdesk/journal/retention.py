"""Rule R10: what is erased some time after the close of a pairing, and the erasing itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from rmdesk.domain.vocabulary import Audience, LoggedKind, RuleKind
from rmdesk.journal.agreements import current, rules_of
from rmdesk.journal.change_log import log_change
from rmdesk.journal.db import Db
from rmdesk.storage.records import (
    Action,
    DebriefLine,
    LedgerEntry,
    LessonPlan,
    Note,
    Pairing,
    Remark,
    Skill,
)

_Erased = Action | DebriefLine | LedgerEntry | LessonPlan | Note | Remark | Skill
_ERASED: tuple[type[_Erased], ...] = (Note, DebriefLine, LedgerEntry, Action, Remark, LessonPlan, Skill)
"""Texts: a lesson plan goes with its steps, a skill with what showed it. Sessions, goals, figures and what
was agreed stay: they are no notes."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """When texts of one reader and texts of the pair are erased, and how many of each are due today."""

    only_me_on: date | None
    pair_on: date | None
    only_me_due: int = 0
    pair_due: int = 0

    @property
    def is_due(self) -> bool:
        """Whether anything is to be erased today."""
        return bool(self.only_me_due or self.pair_due)


def erasing(db: Db, pairing_id: str) -> Erasing | None:
    """What the rule asks for; None while the pairing is open, or without such a rule in force."""
    pairing = db.find(Pairing, pairing_id)
    version = current(db, pairing_id)
    if pairing.closed_on is None or version is None:
        return None
    for rule in rules_of(db, version.id):
        if rule.kind is RuleKind.RETENTION and rule.is_kept:
            only_me = _after_days(pairing.closed_on, rule.only_me_days)
            pair = _after_months(pairing.closed_on, rule.pair_months)
            due = (_due(db, pairing_id, only_me, is_shared=False), _due(db, pairing_id, pair, is_shared=True))
            return Erasing(only_me, pair, *due)
    return None


def erase(db: Db, pairing_id: str) -> int:
    """Erase what is due, and log how many. There is no way back; backups made before keep it until they are
    thinned out."""
    found = erasing(db, pairing_id)
    if found is None or not found.is_due:
        return 0
    today = db.today()
    count = 0
    for is_shared, day in ((False, found.only_me_on), (True, found.pair_on)):
        if day is not None and day <= today:
            for kind in _ERASED:
                for record in db.scalars(_rows(kind, pairing_id, is_shared=is_shared)).all():
                    db.delete(record)
                    count += 1
    log_change(db, pairing_id, LoggedKind.ERASED, str(count))
    return count


def _due(db: Db, pairing_id: str, day: date | None, *, is_shared: bool) -> int:
    if day is None or day > db.today():
        return 0
    return sum(len(db.scalars(_rows(kind, pairing_id, is_shared=is_shared)).all()) for kind in _ERASED)


def _rows(kind: type[_Erased], pairing_id: str, *, is_shared: bool) -> "sa.Select[Any]":
    reach = kind.audience >= Audience.PAIR if is_shared else kind.audience == Audience.ONLY_ME
    return sa.select(kind).filter_by(pairing_id=pairing_id).where(reach)


def _after_days(closed: date, days: int | None) -> date | None:
    return None if days is None else closed + timedelta(days=days)


def _after_months(closed: date, months: int | None) -> date | None:
    if months is None:
        return None
    years, month = divmod(closed.month - 1 + months, 12)
    first_of_next = date(closed.year + years + (month == 11), (month + 1) % 12 + 1, 1)
    last = first_of_next - timedelta(days=1)
    return last.replace(day=min(closed.day, last.day))
