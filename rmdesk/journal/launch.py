"""The launch of a pairing: five steps, each of which can be left and taken up again."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from rmdesk.domain.launch import Step
from rmdesk.domain.redaction import clean
from rmdesk.domain.usual_rules import PILOT_MONTHS, PILOT_SESSIONS, USUAL_SESSIONS
from rmdesk.domain.vocabulary import Role, SessionState, Side
from rmdesk.journal.agreements import AgreementView, draft, versions, view
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import use_usual_rules
from rmdesk.journal.pairings import PairingRow, pairing_row
from rmdesk.storage.records import Goal, MentoringSession, Pairing


@dataclass(frozen=True, slots=True)
class LaunchView:
    """What the launch shows: the draft it writes, what each step produced, which were gone through."""

    pairing: PairingRow
    agreement: AgreementView
    done: frozenset[Step]
    goals: dict[Role, int]
    first_session: MentoringSession | None

    @property
    def next_step(self) -> Step | None:
        """The first step that was not gone through; None when all were."""
        return next((step for step in Step if step not in self.done), None)


@dataclass(frozen=True, slots=True)
class PairForm:
    """What the two say about themselves. Titles rename the roles on the screen, never in a file."""

    executive_title: str = ""
    mentor_title: str = ""
    alike: str = ""
    different: str = ""
    is_reporting_line: bool = False
    is_external: bool = False


def launch_view(db: Db, pairing_id: str) -> LaunchView | None:
    """The launch of a pairing; None once its first agreement is in force."""
    first = draft(db, pairing_id)
    if first is None or first.version != 1:
        return None
    pairing = pairing_row(db, pairing_id)
    goals = list(db.scalars(sa.select(Goal).filter_by(pairing_id=pairing_id)))
    planned = sa.select(MentoringSession).filter_by(pairing_id=pairing_id, state=SessionState.PLANNED)
    return LaunchView(
        pairing,
        view(db, first.id),
        frozenset(Step(step) for step in pairing.pairing.launch_done),
        {role: sum(goal.side is Side(role.value) for goal in goals) for role in Role},
        db.scalars(planned.order_by(MentoringSession.starts_at).limit(1)).one_or_none(),
    )


def is_launching(db: Db, pairing_id: str) -> bool:
    """Whether the first agreement of a pairing still waits for signatures."""
    first = draft(db, pairing_id)
    return first is not None and first.version == 1


def mark_step(db: Db, pairing_id: str, step: Step, *, is_done: bool = True) -> None:
    """Remember that the two went through a step, or want to take it up again."""
    pairing = db.find(Pairing, pairing_id)
    done = {Step(one) for one in pairing.launch_done}
    done = done | {step} if is_done else done - {step}
    pairing.launch_done = tuple(one.value for one in Step if one in done)


def ask_about_rules_again(db: Db, pairing_id: str, *, again: bool) -> None:
    """They are not sure about the rules yet: ask again after the first session, or not."""
    db.find(Pairing, pairing_id).rules_again = again


def save_pair(db: Db, pairing_id: str, form: PairForm) -> None:
    """What the two say about themselves. A mentor from outside the firm gets the stricter usual rules."""
    pairing = db.find(Pairing, pairing_id)
    for field in ("executive_title", "mentor_title"):
        setattr(pairing, field, " ".join(clean(getattr(form, field)).split())[:40])
    pairing.alike, pairing.different = clean(form.alike).strip(), clean(form.different).strip()
    pairing.is_reporting_line = form.is_reporting_line
    if form.is_external is not pairing.is_external:
        pairing.is_external = form.is_external
        first = draft(db, pairing_id)
        if first is not None and first.version == 1:
            use_usual_rules(db, first.id, is_external=form.is_external)


def set_pilot(db: Db, pairing_id: str, *, is_pilot: bool) -> None:
    """A test run of 6 sessions in 3 months, or a whole pairing: its draft is planned so."""
    pairing = db.find(Pairing, pairing_id)
    pairing.is_pilot = is_pilot
    for version in versions(db, pairing_id)[:1]:
        if version.in_force_at is None:
            version.sessions = PILOT_SESSIONS if is_pilot else USUAL_SESSIONS
            if is_pilot:
                version.ends_on = pilot_end(pairing.first_session_at)


def pilot_end(first: datetime) -> date:
    """Three months after the first session, on the last day of a shorter month."""
    year, month = divmod(first.month - 1 + PILOT_MONTHS, 12)
    last = (first.replace(year=first.year + year + (month == 11), month=(month + 1) % 12 + 1, day=1)).date()
    day = last - timedelta(days=1)
    return day.replace(day=min(first.day, day.day))


def retrospective_day(pairing: Pairing) -> datetime:
    """When the last session of a pilot falls, at the pairing's cadence: the retrospective."""
    return pairing.first_session_at + timedelta(days=pairing.cadence_days * (PILOT_SESSIONS - 1))
