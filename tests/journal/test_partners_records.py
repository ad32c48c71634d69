"""What the partner wrote: no verb of lessons, skills, sessions or practices changes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
import sqlalchemy as sa

from rmdesk.domain.lesson_plan import PlanForm, StepForm
from rmdesk.domain.practice import Turn
from rmdesk.domain.vocabulary import (
    Began,
    Hands,
    Outcome,
    Proof,
    Role,
    Rung,
    SessionFormat,
    SessionState,
    StepKind,
    TakeoverReason,
)
from rmdesk.errors import NotFound, NotYours
from rmdesk.journal import lessons as plans
from rmdesk.journal import practice_corrections, practices, preparing, running, series, sessions
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete
from rmdesk.journal.journal import Journal
from rmdesk.journal.ledger import say_nothing_learnt
from rmdesk.journal.pairings import new_pairing
from rmdesk.journal.skill_evidence import EvidenceForm, add_evidence, answer_refresher, record_outcome
from rmdesk.journal.skills import SkillForm, new_skill, rename_skill, serve_goal
from rmdesk.storage.records import (
    LessonPlan,
    LessonStep,
    MentoringSession,
    PracticeRun,
    Record,
    Segment,
    Skill,
    SkillEvidence,
)
from tests.conftest import START, pairing_form, partner_key

E, M = Role.EXECUTIVE, Role.MENTOR
FORM = PlanForm(title="Passkeys", minutes=30, steps=(StepForm(StepKind.I_DO, 10, M, "Set one up"),))
TURN = Turn(Hands.EXECUTIVE, 90, Began.START)
SEEN = EvidenceForm(Proof.OBSERVED, rung=Rung.SEE, text="watched")


@dataclass
class Theirs:
    """One record of each kind, all the partner's, with what belongs to them."""

    session: str
    plan: str
    step: str
    skill: str
    evidence: str
    run: str
    segment: str


Verb = Callable[[Db, Theirs], object]
SESSION = sessions.SessionForm(START, 45, "Other")
CORRECTED = practice_corrections.Corrected
ENDED = practices.Ended
VERBS: dict[str, Verb] = {
    "save plan": lambda db, one: plans.save_plan(db, one.plan, FORM),
    "save given": lambda db, one: plans.save_given(db, one.plan, FORM),
    "take off": lambda db, one: plans.take_off_session(db, one.plan),
    "put to": lambda db, one: plans.put_to_session(db, one.plan, one.session),
    "use for": lambda db, one: plans.use_for_session(db, FORM, one.session),
    "tick step": lambda db, one: plans.tick_step(db, one.step, is_done=True),
    "stuck": lambda db, one: plans.mark_stuck(db, one.step, is_stuck=True),
    "correct step": lambda db, one: plans.correct_step(db, one.step, "x"),
    "rename skill": lambda db, one: rename_skill(db, one.skill, "x"),
    "serve goal": lambda db, one: serve_goal(db, one.skill, None),
    "evidence": lambda db, one: add_evidence(db, one.skill, SEEN),
    "outcome": lambda db, one: record_outcome(db, one.skill, one.session, Outcome.ALONE),
    "no outcome": lambda db, one: record_outcome(db, one.skill, one.session, None),
    "refresher": lambda db, one: answer_refresher(db, one.skill, Outcome.ALONE),
    "tick line": lambda db, one: running.tick_line(db, one.session, 0, is_done=True),
    "preparation": lambda db, one: preparing.set_preparation(db, one.session, E, 5),
    "chair": lambda db, one: preparing.set_chair(db, one.session, E),
    "helpdesk": lambda db, one: preparing.set_helpdesk(db, one.session, is_helpdesk=True),
    "format": lambda db, one: preparing.set_format(db, one.session, SessionFormat.CALL),
    "plan": lambda db, one: preparing.set_plan(db, one.session, "x"),
    "nothing learnt": lambda db, one: say_nothing_learnt(db, one.session, E, is_nothing=True),
    "edit session": lambda db, one: sessions.edit_session(db, one.session, SESSION),
    "move session": lambda db, one: sessions.move_session(db, one.session, START, E),
    "cancel": lambda db, one: sessions.cancel_session(db, one.session, E),
    "hold": lambda db, one: sessions.hold_session(db, one.session, 45),
    "take back series": lambda db, one: series.take_back_sessions(db, (one.session,)),
    "save turn": lambda db, one: practices.save_turn(db, one.run, 0, TURN),
    "new turn": lambda db, one: practices.save_turn(db, one.run, 1, TURN),
    "reason": lambda db, one: practices.set_reason(db, one.run, 0, TakeoverReason.SLOW),
    "end": lambda db, one: practices.end_practice(db, one.run),
    "reopen": lambda db, one: practices.reopen_practice(
        db, ENDED(one.run, SessionState.PLANNED, None, START, None, None)
    ),
    "debrief": lambda db, one: practices.tick_debrief(db, one.run, said_aloud=True, asked_questions=True),
    "correct": lambda db, one: practice_corrections.correct_practice(db, one.run, (TURN,)),
    "take back": lambda db, one: practice_corrections.take_back_correction(
        db, CORRECTED(one.run, (TURN,), "", None, 1)
    ),
    "delete plan": lambda db, one: delete(db, LessonPlan, one.plan),
    "delete step": lambda db, one: delete(db, LessonStep, one.step),
    "delete skill": lambda db, one: delete(db, Skill, one.skill),
    "delete evidence": lambda db, one: delete(db, SkillEvidence, one.evidence),
    "delete session": lambda db, one: delete(db, MentoringSession, one.session),
    "delete practice": lambda db, one: delete(db, PracticeRun, one.run),
    "delete turn": lambda db, one: delete(db, Segment, one.segment),
}


@pytest.fixture
def theirs(journal: Journal, pairing_id: str) -> Theirs:
    """As the partner's journal would have shown them."""

    def write(db: Db) -> Theirs:
        session = sessions.plan_session(
            db, pairing_id, sessions.SessionForm(START + timedelta(days=7), 45, "Signing in", plan="One\nTwo")
        )
        plan = plans.use_for_session(db, FORM, session.id).plan
        skill = new_skill(db, pairing_id, SkillForm("Scan", E))
        evidence = add_evidence(db, skill.id, SEEN)
        run = practices.start_practice(db, session.id, E, 2700)
        practices.save_turn(db, run.id, 0, Turn(Hands.MENTOR, 60, Began.START))
        db.flush()
        segment = db.scalars(sa.select(Segment)).one()
        for one in (session, plan.plan, skill, run):
            one.author = M
        return Theirs(session.id, plan.plan.id, plan.steps[0].id, skill.id, evidence.id, run.id, segment.id)

    return journal.do(None, write)


def content(journal: Journal) -> list[list[tuple[object, ...]]]:
    """Every row of the journal."""
    return journal.ask(
        lambda db: [list(map(tuple, db.execute(sa.select(one)))) for one in Record.metadata.sorted_tables]
    )


def test_no_verb_changes_what_the_partner_wrote(journal: Journal, theirs: Theirs) -> None:
    before = content(journal)
    let_through = []
    for name, verb in VERBS.items():
        try:
            journal.do(None, verb, theirs)
        except NotYours:
            continue
        let_through.append(name)
    assert let_through == []
    assert content(journal) == before


def test_the_partner_s_running_clock_is_theirs_to_go_on_with(
    journal: Journal, pairing_id: str, theirs: Theirs
) -> None:
    assert journal.ask(practices.running_practice, pairing_id) is None
    assert journal.ask(practices.practice_of, theirs.session) is None
    own = journal.do(None, practices.start_practice, theirs.session, E, 2700)
    assert own.id != theirs.run
    ended = journal.do(None, practices.end_practice, own.id)
    journal.do(None, practices.reopen_practice, ended)
    assert journal.ask(practices.running_practice, pairing_id) == own


def test_a_plan_is_for_a_session_of_its_own_pairing(journal: Journal, pairing_id: str) -> None:
    """Also where a file that was taken in names another pairing's session."""
    other = journal.do(None, new_pairing, pairing_form(), partner_key())
    session = journal.do(None, sessions.plan_session, pairing_id, SESSION)
    plan = journal.do(None, plans.new_plan, other.id, FORM)
    with pytest.raises(NotFound):
        journal.do(None, plans.put_to_session, plan.plan.id, session.id)
    journal.do(None, plans.new_plan, other.id, FORM, session.id)
    assert journal.ask(plans.plan_for_session, session.id) is None
