"""What a period holds: every text as a fact, and the counts that may leave beside them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from rmdesk.domain.practice_measures import Totals, combined, first_and_last
from rmdesk.domain.privacy import Fact, InForce, refusal
from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import LEAST_PRACTICES, Changes, Learning, Meetings, PracticeFigures, Pulse
from rmdesk.domain.vocabulary import ActionState, Audience, PulseBand, SessionState, Side
from rmdesk.journal.db import Db
from rmdesk.journal.readers import Text, subject_of
from rmdesk.journal.sessions import by_date, runs_of
from rmdesk.storage.records import (
    Action,
    DebriefLine,
    Goal,
    LedgerEntry,
    LessonPlan,
    MentoringSession,
    Note,
    PulseWave,
    Remark,
    Skill,
)

OfASession = Note | DebriefLine | LedgerEntry | Action | Remark

_OF_A_SESSION: tuple[type[OfASession], ...] = (
    Note,
    DebriefLine,
    LedgerEntry,
    Action,
    Remark,
)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included."""

    start: date
    end: date

    def has(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Material:
    """The records of one period, loaded once."""

    pairing_id: str
    period: Period
    sessions: tuple[MentoringSession, ...]
    """In order of their day; cancelled ones among them."""
    texts: tuple[Text, ...]

    @property
    def held(self) -> tuple[MentoringSession, ...]:
        """The sessions that took place, in order."""
        return tuple(one for one in self.sessions if one.state is SessionState.HELD)

    def of(self, kind: type[Text]) -> Iterator[Text]:
        """The texts of one kind, in the order of their sessions, then as written."""
        return (text for text in self.texts if isinstance(text, kind))


def material(db: Db, pairing_id: str, period: Period) -> Material:
    """Load what the period holds. A text without a session belongs to the day it was written."""
    sessions = tuple(one for one in by_date(db, pairing_id) if period.has(one.starts_at.date()))
    place = {one.id: number for number, one in enumerate(sessions)}
    texts: list[tuple[int, int, Text]] = []
    for kind in _OF_A_SESSION:
        several: Iterable[OfASession] = db.scalars(sa.select(kind).filter_by(pairing_id=pairing_id))
        for text in several:
            if text.session_id in place or (text.session_id is None and period.has(text.written_at.date())):
                texts.append((place.get(text.session_id or "", len(place)), text.counter, text))
    goals = db.scalars(sa.select(Goal).filter_by(pairing_id=pairing_id).order_by(Goal.counter))
    ordered = [text for _, _, text in sorted(texts, key=lambda row: row[:2])]
    return Material(pairing_id, period, sessions, (*goals, *ordered, *sessions))


def facts(found: Material) -> Iterator[Fact]:
    """Every text of the period as a fact, each once."""
    for text in found.texts:
        if isinstance(text, MentoringSession):
            for subject, words in (
                (Subject.TOPIC, text.topic),
                (Subject.PLAN, text.plan),
                (Subject.GUEST, text.guest),
            ):
                if words.strip():
                    yield _fact(text, subject, words)
            continue
        words = text.title if isinstance(text, Goal | LessonPlan | Skill) else text.text
        if words.strip():
            yield _fact(text, subject_of(text), (text.wording or words) + _saves(text))
        if isinstance(text, Goal) and text.evidence_wanted.strip():
            yield _fact(text, Subject.GOAL_EVIDENCE, text.evidence_wanted)


def _saves(text: Text) -> str:
    """What a tip saves, as the file says it: the file format is English."""
    if not isinstance(text, Remark) or text.saves is None or text.saving is None:
        return ""
    return f" (saves about {text.saves} {text.saving.value}, an estimate)"


def _fact(record: Text, subject: Subject, words: str) -> Fact:
    return Fact(
        ref=record.id,
        subject=subject,
        author=record.author,
        side=record.side,
        audience=record.audience,
        text=words,
        raised_under=record.raised_under,
        tag=record.tag,
        cleared=frozenset(record.cleared),
    )


def meetings(found: Material) -> Meetings:
    """Planned = held + still to come + cancelled without replacement."""
    return Meetings(
        planned=len(found.sessions),
        held=len(found.held),
        moved=sum(one.moved_from is not None for one in found.held),
        minutes=sum(one.minutes_held or 0 for one in found.held),
    )


def learning(found: Material, agreement: InForce) -> Learning:
    """How many things each learnt, at audience pair or wider; the lines are the gate's to add."""
    counted = [one.side for one in found.of(LedgerEntry) if _is_counted(one, agreement)]
    return Learning(counted.count(Side.EXECUTIVE), counted.count(Side.MENTOR))


def changes(found: Material, agreement: InForce) -> Changes:
    """The agreed actions at audience pair or wider, and how many are done today."""
    agreed = [one for one in found.of(Action) if isinstance(one, Action) and _is_counted(one, agreement)]
    return Changes((), len(agreed), sum(one.state is ActionState.DONE for one in agreed))


def _is_counted(text: Text, agreement: InForce) -> bool:
    """Whether both may read it: what a rule has meanwhile made its author's alone is no figure either."""
    bound = agreement.binding(text.raised_under)
    return text.audience >= Audience.PAIR and not refusal(subject_of(text), text.tag, Audience.PAIR, bound)


def practices(db: Db, found: Material, without: frozenset[str] = frozenset()) -> list[Totals]:
    """The totals of each practice with driving time, in order of the sessions; `without` these sessions."""
    runs = runs_of(db, found.pairing_id)
    wanted = (session.id for session in found.held if session.id not in without)
    totals = (runs[session_id].totals for session_id in wanted if session_id in runs)
    return [one for one in totals if one.driving_seconds]


def practice_figures(several: list[Totals], *, first_and_last_too: bool) -> PracticeFigures | None:
    """What leaves of the clock: nothing under three practices with driving time."""
    if len(several) < LEAST_PRACTICES:
        return None
    whole = combined(several)
    ends = first_and_last(several) if first_and_last_too else None
    return PracticeFigures(
        hands_on_minutes=(whole.driving_seconds + 30) // 60,
        share_all=whole.learner_share or Decimal(0),
        switches=whole.switches,
        takeovers=len(whole.takeovers),
        share_first=ends[0] if ends else None,
        share_last=ends[1] if ends else None,
    )


def pulse(db: Db, found: Material) -> Pulse:
    """The band of the last wave that both answered, if each said yes to sharing it."""
    rows = sa.select(PulseWave).filter_by(pairing_id=found.pairing_id, has_both=True)
    waves = [one for one in db.scalars(rows.order_by(PulseWave.number)) if found.period.has(one.asked_on)]
    last = waves[-1] if waves else None
    if (
        last is None
        or last.band is PulseBand.NOT_SHARED
        or not (last.executive_shares and last.mentor_shares)
    ):
        return Pulse(0, PulseBand.NOT_SHARED)
    return Pulse(len(waves), last.band)
