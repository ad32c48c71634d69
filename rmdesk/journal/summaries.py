"""What would leave, byte for byte, and what would stay: the coordinator summary, the pair's closing report,
and the news for everyone at work."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from rmdesk.domain.privacy import InForce, Reason, Release, Released, Withheld, release
from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import LEAST_PRACTICES, GoalLine, Line, PracticeFigures, Section, Summary
from rmdesk.domain.vocabulary import Audience, DocumentKind, Role, Side
from rmdesk.errors import NoSummary
from rmdesk.export import markdown, news
from rmdesk.journal import facts
from rmdesk.journal.agreements import in_force, versions
from rmdesk.journal.choices import IN_THE_NEWS, Choice, period_of, recipient_of, sections_of
from rmdesk.journal.db import Db
from rmdesk.journal.facts import Material, Period, material
from rmdesk.journal.pairings import PairingRow, names_to_look_for, pairing_row
from rmdesk.journal.periods import check_period, saved, told_practices
from rmdesk.journal.sessions import session_rows
from rmdesk.journal.signatures import signed_at
from rmdesk.journal.strikes import struck
from rmdesk.storage.records import Goal, MentoringSession

SECTION_OF: dict[Subject, Section] = {
    Subject.GOAL: Section.GOALS,
    Subject.LEARNT: Section.LEARNING,
    Subject.WHAT_CHANGED: Section.CHANGES,
    Subject.LESSON_LEARNT: Section.LESSONS,
    Subject.PROGRAMME_IDEA: Section.IDEAS,
    Subject.WAY_OF_WORKING: Section.WAY_OF_WORKING,
    Subject.NEXT_STEP: Section.NEXT_STEP,
    Subject.HELP_WANTED: Section.NEXT_STEP,
    Subject.TIP: Section.LESSONS,
}
"""Where the words of each subject that may leave stand."""


@dataclass(frozen=True, slots=True)
class StruckRow:
    """A line that would leave, had nobody struck it; both may read it."""

    ref: str
    subject: Subject
    text: str


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

    kind: DocumentKind
    period: Period
    recipient: str
    summary: Summary
    signed: bytes
    digest: bytes
    agreement_version: int
    session_ids: tuple[str, ...]
    quoted: tuple[str, ...]
    withheld: tuple[WithheldRow, ...]
    lines: tuple[StruckRow, ...] = field(default=())
    """What leaves, line by line: what each of the two can strike."""
    struck: tuple[StruckRow, ...] = field(default=())


def preview(db: Db, pairing_id: str, choice: Choice) -> Preview:
    """What a choice would send as it would leave now. News need no period; its absence is the proposed one.

    Raises NoSummary: no programme, an unknown recipient, no agreement in force or one that was changed after
    signing, a period that is reversed, in the future, overlapping an earlier summary, or with too few
    sessions, or no news.
    """
    pairing = pairing_row(db, pairing_id)
    recipient = recipient_of(db, pairing, choice)
    agreement = _signed_agreement(db, pairing)
    found = material(db, pairing_id, period_of(db, pairing_id, choice))
    if choice.kind is not DocumentKind.NEWS:
        check_period(db, found, choice.kind)
    decided = _decided(db, found, agreement, choice)
    left_out = struck(db, pairing_id, choice.kind)
    lines = tuple(_line(one) for one in decided.released)
    decided = _without(decided, left_out)
    summary = _summary(db, pairing, agreement, found, decided, choice.unticked or frozenset())
    signed = _signed(summary, choice.kind)
    return Preview(
        kind=choice.kind,
        period=found.period,
        recipient=recipient,
        summary=summary,
        signed=signed,
        digest=markdown.digest(pairing_id, recipient, signed),
        agreement_version=agreement.now.version,
        session_ids=tuple(one.id for one in found.held) if choice.kind is DocumentKind.SUMMARY else (),
        quoted=tuple(sorted(one.fact.ref for one in decided.released)),
        withheld=tuple(_rows(db, found, decided.withheld)),
        lines=tuple(line for line in lines if line.ref not in left_out),
        struck=tuple(line for line in lines if line.ref in left_out),
    )


def _decided(db: Db, found: Material, agreement: InForce, choice: Choice) -> Release:
    """What the gate lets go, and has a place; of news only what was in none before."""
    names = names_to_look_for(db, found.pairing_id)
    decided = release(facts.facts(found), agreement, choice.kind.audience, names)
    unticked = choice.unticked or frozenset()
    told = _told_news(db, found.pairing_id) if choice.kind is DocumentKind.NEWS else frozenset()
    leaves, stays = [], []
    for one in decided.released:
        reason = _no_place(one, choice.kind, unticked, told)
        if reason is None:
            leaves.append(one)
        else:
            stays.append(Withheld(one.fact, reason))
    if choice.kind is DocumentKind.NEWS and not leaves:
        raise NoSummary("no news")
    return Release(tuple(leaves), decided.withheld + tuple(stays))


def _no_place(
    one: Released, kind: DocumentKind, unticked: frozenset[Section], told: frozenset[str]
) -> Reason | None:
    section = SECTION_OF.get(one.fact.subject)
    if kind is DocumentKind.NEWS:
        has_place = one.fact.subject in IN_THE_NEWS and one.fact.ref not in told
        return None if has_place else Reason.NO_PLACE
    if section is None or section not in sections_of(kind) or _is_help_in_report(one, kind):
        return Reason.NO_PLACE
    return Reason.UNTICKED if section in unticked else None


def _is_help_in_report(one: Released, kind: DocumentKind) -> bool:
    """Help is wanted from a coordinator; a report for the two has no place for it."""
    return kind is DocumentKind.REPORT and one.fact.subject is Subject.HELP_WANTED


def _told_news(db: Db, pairing_id: str) -> frozenset[str]:
    return frozenset(ref for one in saved(db, pairing_id, DocumentKind.NEWS) for ref in one.quoted)


def _without(decided: Release, struck_ids: frozenset[str]) -> Release:
    leaves = tuple(one for one in decided.released if one.fact.ref not in struck_ids)
    stays = tuple(Withheld(one.fact, Reason.STRUCK) for one in decided.released if one.fact.ref in struck_ids)
    return Release(leaves, decided.withheld + stays)


def _line(one: Released) -> StruckRow:
    return StruckRow(one.fact.ref, one.fact.subject, one.fact.text)


def _signed(summary: Summary, kind: DocumentKind) -> bytes:
    if kind is DocumentKind.NEWS:
        return news.signed_bytes(news.News(summary.agreement_version, summary.lessons or (), summary.tips))
    return markdown.signed_bytes(summary, kind)


def _signed_agreement(db: Db, pairing: PairingRow) -> InForce:
    """The rules in force now and before, each version proven by both signatures over this very text."""
    pairing_id = pairing.pairing.id
    agreement = in_force(db, pairing_id)
    if agreement is None:
        raise NoSummary("no agreement")
    signed = [one for one in versions(db, pairing_id) if one.in_force_at is not None]
    if any(signed_at(db, version).keys() != set(Role) for version in signed):
        raise NoSummary("agreement changed")
    return agreement


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
        practice=_practice(db, found, first_and_last_too=agreement.now.shows_first_and_last),
        pulse=facts.pulse(db, found),
        unticked=unticked,
    )
    left_out: dict[str, Any] = {_FIELD[section]: None for section in unticked if section in _FIELD}
    return replace(whole, **left_out)


def _practice(db: Db, found: Material, *, first_and_last_too: bool) -> PracticeFigures | None:
    """None also where the difference to figures that were told before would be those of one or two sessions:
    a closing summary tells the earlier ones again."""
    told = told_practices(db, found.pairing_id)
    new = facts.practices(db, found, without=told)
    if told and 0 < len(new) < LEAST_PRACTICES:
        return None
    return facts.practice_figures(facts.practices(db, found), first_and_last_too=first_and_last_too)


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
        tips=tuple(lines[Subject.TIP]),
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
