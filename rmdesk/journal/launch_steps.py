"""What each step of a launch writes: at once, and only its own part of the draft."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from rmdesk.domain.launch import Step
from rmdesk.domain.redaction import clean
from rmdesk.domain.usual_rules import (
    FOR_EXTERNAL_MENTORS,
    RETENTION,
    RETENTION_EXTERNAL,
    USUAL_RULES,
)
from rmdesk.domain.vocabulary import (
    Audience,
    RuleKind,
    SessionFormat,
    SessionState,
    Side,
    TopicFamily,
)
from rmdesk.errors import NotFound
from rmdesk.journal.agreement_forms import AgreementForm, PartnerKey, RuleForm, Terms, rule_form, terms_of
from rmdesk.journal.agreements import as_rule, draft, rules_of, view
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import save_draft, save_terms
from rmdesk.journal.launch import ask_about_rules_again, mark_step, retrospective_day, set_pilot
from rmdesk.journal.pairings import PairingForm
from rmdesk.journal.sessions import SessionForm, calendar_change, plan_session
from rmdesk.journal.sign_off import begin_pairing
from rmdesk.storage.records import Agreement, MentoringSession, Pairing


@dataclass(frozen=True, slots=True)
class Topics:
    """What the first session is about, and the last one of a pilot."""

    first: str
    retrospective: str


@dataclass(frozen=True, slots=True)
class TeachForm:
    """What each side promises, one line each, and the minutes a month each gives."""

    commitments: tuple[tuple[Side, str], ...] = ()
    executive_budget: int | None = None
    mentor_budget: int | None = None


@dataclass(frozen=True, slots=True)
class LogisticsForm:
    """When the two meet, what for, who else has an interest, how it ends."""

    starts_at: datetime
    minutes: int
    cadence_days: int
    sessions: int
    ends_on: date | None = None
    scope: str = ""
    horizon_short: str = ""
    horizon_long: str = ""
    exit_words: str = ""
    stakeholders: tuple[tuple[str, Audience], ...] = ()


def begin_launch(db: Db, form: PairingForm, partner: PartnerKey, topics: Topics) -> Pairing:
    """A pairing, its first draft and first session; a pilot with its retrospective. Raises InvalidInput."""
    pairing = begin_pairing(db, form, partner, topics.first)
    if form.is_pilot:
        plan_pilot(db, pairing.id, topics, is_pilot=True)
    return pairing


def keep_step(db: Db, pairing_id: str, step: Step, *, ask_again: bool = False) -> None:
    """They went through a step; of the rules they say whether they want to look at them again."""
    mark_step(db, pairing_id, step)
    if step is Step.GROUND_RULES:
        ask_about_rules_again(db, pairing_id, again=ask_again)


def has_usual_rules(db: Db, agreement_id: str, *, is_external: bool) -> bool:
    """Whether nobody changed the rules that were proposed."""
    rules = rules_of(db, agreement_id)
    usual = USUAL_RULES + (FOR_EXTERNAL_MENTORS if is_external else ())
    span = RETENTION_EXTERNAL if is_external else RETENTION
    spans = [(rule.only_me_days, rule.pair_months) for rule in rules if rule.kind is RuleKind.RETENTION]
    is_plain = not any(rule.text for rule in rules)
    return is_plain and spans == [span] and tuple(as_rule(rule) for rule in rules) == usual


def keep_rule(db: Db, pairing_id: str, number: int, *, is_kept: bool) -> None:
    """Tick or strike one rule."""
    rules = _rules(db, pairing_id)
    changed = tuple(replace(one, is_kept=is_kept) if one.number == number else one for one in rules)
    _save(db, pairing_id, changed)


def write_promise(db: Db, pairing_id: str, number: int | None, text: str) -> int | None:
    """A rule in the pair's own words, new or other words for it; returns its number, None without words."""
    rules = _rules(db, pairing_id)
    known = [rule for rule in rules if rule.number == number]
    others = tuple(rule for rule in rules if rule.number != number)
    if not clean(text).strip():
        _save(db, pairing_id, others)
        return None
    place = number or max(rule.number for rule in rules) + 1
    plain = RuleForm(place, audience=Audience.PAIR)
    _save(db, pairing_id, (*others, replace(known[0] if known else plain, text=text)))
    return place


def set_watchwords(db: Db, pairing_id: str, pairs: tuple[tuple[str, str], ...]) -> None:
    """The watchwords of the draft, each with what to say instead."""
    _save(db, pairing_id, _rules(db, pairing_id), pairs)


def save_teaching(db: Db, pairing_id: str, form: TeachForm) -> None:
    """Commitments and budgets of the draft. Raises InvalidInput for a budget out of range."""
    first = _first_draft(db, pairing_id)
    terms = replace(
        _terms(db, first),
        commitments=form.commitments,
        executive_budget=form.executive_budget,
        mentor_budget=form.mentor_budget,
    )
    save_terms(db, first.id, first.scope, terms)


def save_logistics(db: Db, pairing_id: str, form: LogisticsForm) -> None:
    """The draft's logistics; the first session and a pilot's retrospective follow. Raises InvalidInput."""
    first = _first_draft(db, pairing_id)
    pairing = db.find(Pairing, pairing_id)
    terms = replace(
        _terms(db, first),
        minutes=form.minutes,
        cadence_days=form.cadence_days,
        sessions=form.sessions,
        ends_on=form.ends_on,
        horizon_short=form.horizon_short,
        horizon_long=form.horizon_long,
        exit_words=form.exit_words,
        stakeholders=tuple(_one_audience(one, pairing) for one in form.stakeholders),
    )
    save_terms(db, first.id, form.scope, terms)
    meetings = (pairing.first_session_at, pairing.minutes, pairing.cadence_days)
    if meetings != (form.starts_at, form.minutes, form.cadence_days):
        pairing.minutes, pairing.cadence_days = form.minutes, form.cadence_days
        _follow_meetings(db, pairing, form.starts_at)


def plan_pilot(db: Db, pairing_id: str, topics: Topics, *, is_pilot: bool) -> None:
    """A test run whose last session is a retrospective, or a whole pairing without it."""
    set_pilot(db, pairing_id, is_pilot=is_pilot)
    pairing = db.find(Pairing, pairing_id)
    planned = _retrospective(db, pairing)
    if not is_pilot and planned is not None and not planned.plan:
        db.delete(planned)
    if is_pilot and planned is None:
        about = SessionForm(
            retrospective_day(pairing),
            pairing.minutes,
            topics.retrospective,
            TopicFamily.THE_PAIRING,
            SessionFormat.CONVERSATION,
        )
        plan_session(db, pairing_id, about)


def first_session(db: Db, pairing_id: str) -> MentoringSession | None:
    """The first session while it can still be planned anew: nothing was held yet."""
    sessions = _by_date(db, pairing_id)
    if any(one.state is SessionState.HELD for one in sessions):
        return None
    return next((one for one in sessions if one.state is SessionState.PLANNED), None)


def _follow_meetings(db: Db, pairing: Pairing, starts_at: datetime) -> None:
    last, first = _retrospective(db, pairing), first_session(db, pairing.id)
    if first is not None:
        pairing.first_session_at = starts_at
    for one in _by_date(db, pairing.id):
        with calendar_change(one):
            if one.state is SessionState.PLANNED:
                one.minutes_planned = pairing.minutes
            if one is first and first is not last:
                one.starts_at = starts_at
            if one is last and pairing.is_pilot:
                one.starts_at = retrospective_day(pairing)


def _retrospective(db: Db, pairing: Pairing) -> MentoringSession | None:
    """The conversation about the pairing that a pilot plans as its last; never the launch itself."""
    about = [
        one
        for one in _by_date(db, pairing.id)
        if one.state is SessionState.PLANNED
        and one.family is TopicFamily.THE_PAIRING
        and one.format is SessionFormat.CONVERSATION
    ]
    return about[-1] if about else None


def _by_date(db: Db, pairing_id: str) -> list[MentoringSession]:
    rows = db.scalars(sa.select(MentoringSession).filter_by(pairing_id=pairing_id))
    return sorted(rows, key=lambda one: (one.starts_at, one.counter))


def _one_audience(said: tuple[str, Audience], pairing: Pairing) -> tuple[str, Audience]:
    """Without a programme there is nobody but everyone at work."""
    return said if pairing.pair_ref is not None else (said[0], Audience.EVERYONE)


def _first_draft(db: Db, pairing_id: str) -> Agreement:
    found = draft(db, pairing_id)
    if found is None:
        raise NotFound
    return found


def _terms(db: Db, agreement: Agreement) -> Terms:
    return terms_of(view(db, agreement.id))


def _rules(db: Db, pairing_id: str) -> tuple[RuleForm, ...]:
    return tuple(rule_form(rule) for rule in rules_of(db, _first_draft(db, pairing_id).id))


def _save(
    db: Db,
    pairing_id: str,
    rules: tuple[RuleForm, ...],
    watchwords: tuple[tuple[str, str], ...] | None = None,
) -> None:
    seen = view(db, _first_draft(db, pairing_id).id)
    known = tuple((one.word, one.wording) for one in seen.watchwords)
    one = seen.agreement
    pairs = known if watchwords is None else watchwords
    save_draft(db, one.id, AgreementForm(one.scope, one.change, one.shows_first_and_last, rules, pairs))
