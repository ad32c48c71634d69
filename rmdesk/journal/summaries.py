"""The coordinator summary of a period: what would leave, byte for byte, and what would stay."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from rmdesk.domain.privacy import InForce, Reason, Release, Released, Withheld, release
from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import LEAST_SESSIONS, GoalLine, Line, Section, Summary
from rmdesk.domain.vocabulary import Audience, Role, SessionState, Side
from rmdesk.errors import NoSummary
from rmdesk.export import markdown
from rmdesk.journal import facts
from rmdesk.journal.agreements import in_force, versions
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Material, Period, material
from rmdesk.journal.pairings import PairingRow, names_to_look_for, pairing_row
from rmdesk.journal.sessions import by_date, session_rows
from rmdesk.journal.signatures import is_signed
from rmdesk.storage.records import AgreedSummary, Goal, MentoringSession
from rmdesk.wording.dates import day_in_full

SECTION_OF: dict[Subject, Section] = {
    Subject.GOAL: Section.GOALS,
    Subject.LEARNT: Section.LEARNING,
    Subject.WHAT_CHANGED: Section.CHANGES,
    Subject.LESSON_LEARNT: Section.LESSONS,
    Subject.PROGRAMME_IDEA: Section.IDEAS,
    Subject.WAY_OF_WORKING: Section.WAY_OF_WORKING,
    Subject.NEXT_STEP: Section.NEXT_STEP,
    Subject.HELP_WANTED: Section.NEXT_STEP,
}
"""Where the words of each subject that may leave stand."""


@dataclass(frozen=True, slots=True)
class WithheldRow:
    """One thing that stays, for the screen: never its words."""

    ref: str
    subject: Subject
    session_number: int | None
    author: Role
    is_shared: bool
    """Whether both may read it; otherwise only its author sees this row."""
    reason: Reason
    rule: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The exact text for one recipient, and what was withheld from it."""

    period: Period
    recipient: str
    summary: Summary
    signed: bytes
    digest: bytes
    agreement_version: int
    session_ids: tuple[str, ...]
    quoted: tuple[str, ...]
    withheld: tuple[WithheldRow, ...]


def proposed_period(db: Db, pairing_id: str) -> Period | None:
    """From the first held session after the last saved summary to the last held one; the whole pairing
    where a closing summary may be made. None before the first held session."""
    days = [one.starts_at.date() for one in by_date(db, pairing_id) if one.state is SessionState.HELD]
    if not days:
        return None
    earlier = saved_summaries(db, pairing_id)
    if not earlier or _may_close(db, pairing_id):
        return Period(days[0], days[-1])
    told_until = max(one.period_end for one in earlier)
    return Period(next((day for day in days if day > told_until), days[0]), days[-1])


def preview(db: Db, pairing_id: str, period: Period, unticked: frozenset[Section] = frozenset()) -> Preview:
    """The summary of a period as it would leave now.

    Raises NoSummary: no programme, no agreement in force or one that was changed after signing, a period
    that is reversed, in the future, overlapping an earlier summary, or with too few sessions.
    """
    pairing = pairing_row(db, pairing_id)
    agreement = _signed_agreement(db, pairing)
    found = material(db, pairing_id, period)
    _check_period(db, found)
    decided = release(facts.facts(found), agreement, Audience.COORDINATOR, names_to_look_for(db, pairing_id))
    decided = _without_unticked(decided, unticked)
    summary = _summary(db, pairing, agreement, found, decided, unticked)
    signed = markdown.signed_bytes(summary)
    recipient = pairing.coordinator or ""
    return Preview(
        period=period,
        recipient=recipient,
        summary=summary,
        signed=signed,
        digest=markdown.digest(pairing_id, recipient, signed),
        agreement_version=agreement.now.version,
        session_ids=tuple(one.id for one in found.held),
        quoted=tuple(sorted(one.fact.ref for one in decided.released)),
        withheld=tuple(_rows(db, found, decided.withheld)),
    )


def _signed_agreement(db: Db, pairing: PairingRow) -> InForce:
    """The rules in force now and before, each version proven by both signatures over this very text."""
    pairing_id = pairing.pairing.id
    if not pairing.has_programme:
        raise NoSummary("no programme")
    agreement = in_force(db, pairing_id)
    if agreement is None:
        raise NoSummary("no agreement")
    signed = [one for one in versions(db, pairing_id) if one.in_force_at is not None]
    if any(is_signed(db, version, role) is None for version in signed for role in Role):
        raise NoSummary("agreement changed")
    return agreement


def _check_period(db: Db, found: Material) -> None:
    """No arithmetic on sessions: enough of them, and no day twice except in the closing summary."""
    period = found.period
    if period.end < period.start:
        raise NoSummary("period reversed")
    if period.end > db.today():
        raise NoSummary("period in the future")
    if len(found.held) < LEAST_SESSIONS:
        raise NoSummary("too few sessions", held=len(found.held))
    earlier = saved_summaries(db, found.pairing_id)
    told = {session for one in earlier for session in one.session_ids}
    overlaps = any(one.period_start <= period.end and one.period_end >= period.start for one in earlier)
    overlaps = overlaps or any(one.id in told for one in found.held)
    if overlaps and not _is_closing(db, found):
        raise NoSummary("overlaps", until=day_in_full(max(one.period_end for one in earlier)))


def _is_closing(db: Db, found: Material) -> bool:
    """From the first held session's day to the last, where a closing summary may be made."""
    held = [one for one in by_date(db, found.pairing_id) if one.state is SessionState.HELD]
    return len(held) == len(found.held) and _may_close(db, found.pairing_id)


def _may_close(db: Db, pairing_id: str) -> bool:
    """No session is still to come, and at least three are in no earlier summary, or none is and none is
    gone since: so that the difference of two summaries never tells about one session."""
    everything = by_date(db, pairing_id)
    if any(one.state is SessionState.PLANNED for one in everything):
        return False
    held = {one.id for one in everything if one.state is SessionState.HELD}
    told = _told_sessions(db, pairing_id)
    return len(held - told) >= LEAST_SESSIONS or held == told


def saved_summaries(db: Db, pairing_id: str) -> list[AgreedSummary]:
    """The summaries that left at least once, the earliest first."""
    rows = sa.select(AgreedSummary).filter_by(pairing_id=pairing_id).order_by(AgreedSummary.counter)
    return [one for one in db.scalars(rows) if one.first_saved is not None]


def _told_sessions(db: Db, pairing_id: str) -> set[str]:
    return {session for one in saved_summaries(db, pairing_id) for session in one.session_ids}


def _without_unticked(decided: Release, unticked: frozenset[Section]) -> Release:
    stays = [one for one in decided.released if SECTION_OF[one.fact.subject] in unticked]
    leaves = tuple(one for one in decided.released if SECTION_OF[one.fact.subject] not in unticked)
    held_back = tuple(Withheld(one.fact, Reason.UNTICKED) for one in stays)
    return Release(leaves, decided.withheld + held_back)


def _summary(
    db: Db,
    pairing: PairingRow,
    agreement: InForce,
    found: Material,
    decided: Release,
    unticked: frozenset[Section],
) -> Summary:
    """The tree of the released facts and the counts. Everything unticked stays None."""
    whole = replace(
        _told(decided.released, found, agreement),
        pair_ref=pairing.pairing.pair_ref or "",
        programme=pairing.pairing.programme or "",
        agreement_version=agreement.now.version,
        meetings=facts.meetings(found),
        practice=facts.practice_figures(
            facts.practices(db, found), first_and_last_too=agreement.now.shows_first_and_last
        ),
        pulse=facts.pulse(db, found),
        unticked=unticked,
    )
    left_out: dict[str, Any] = {_FIELD[section]: None for section in unticked if section in _FIELD}
    return replace(whole, **left_out)


_FIELD = {
    Section.MEETINGS: "meetings",
    Section.GOALS: "goals",
    Section.LEARNING: "learning",
    Section.PRACTICE: "practice",
    Section.PULSE: "pulse",
    Section.CHANGES: "changes",
    Section.LESSONS: "lessons",
    Section.IDEAS: "ideas",
    Section.WAY_OF_WORKING: "way_of_working",
}


def _told(released: Iterable[Released], found: Material, agreement: InForce) -> Summary:
    """The released words in their sections, in the order of the facts."""
    lines: dict[Subject, list[Line]] = {subject: [] for subject in SECTION_OF}
    learnt: dict[Side, list[Line]] = {side: [] for side in Side}
    for one in released:
        line = Line(one.fact.text, one.fact.ref)
        lines[one.fact.subject].append(line)
        if one.fact.subject is Subject.LEARNT:
            learnt[one.fact.side].append(line)
    return Summary(
        pair_ref="",
        programme="",
        period_start=found.period.start,
        period_end=found.period.end,
        agreement_version=0,
        goals=tuple(_goal_lines(found, lines[Subject.GOAL])),
        learning=replace(
            facts.learning(found, agreement),
            executive_lines=tuple(learnt[Side.EXECUTIVE]),
            mentor_lines=tuple(learnt[Side.MENTOR]),
        ),
        changes=replace(facts.changes(found, agreement), lines=tuple(lines[Subject.WHAT_CHANGED])),
        lessons=tuple(lines[Subject.LESSON_LEARNT]),
        ideas=tuple(lines[Subject.PROGRAMME_IDEA]),
        way_of_working=tuple(lines[Subject.WAY_OF_WORKING]),
        next_steps=tuple(lines[Subject.NEXT_STEP]),
        help_wanted=tuple(lines[Subject.HELP_WANTED]),
    )


def _goal_lines(found: Material, titles: list[Line]) -> Iterable[GoalLine]:
    """The executive's first, each side in the order they were set."""
    by_id = {goal.id: goal for goal in found.of(Goal) if isinstance(goal, Goal)}
    for role in Role:
        for title in titles:
            goal = by_id[title.ref]
            if goal.side.value == role.value:
                yield GoalLine(role, title, goal.state, goal.evidence)


def _rows(db: Db, found: Material, withheld: Iterable[Withheld]) -> Iterable[WithheldRow]:
    places = {row.session.id: row.number for row in session_rows(db, found.pairing_id)}
    session_of = {
        text.id: text.id if isinstance(text, MentoringSession) else getattr(text, "session_id", None)
        for text in found.texts
    }
    for one in withheld:
        yield WithheldRow(
            ref=one.fact.ref,
            subject=one.fact.subject,
            session_number=places.get(session_of[one.fact.ref] or ""),
            author=one.fact.author,
            is_shared=one.fact.audience >= Audience.PAIR,
            reason=one.reason,
            rule=one.rule,
        )
