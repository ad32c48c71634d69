"""The no-fault exit, its undo, and what rule R10 erases after the close."""

from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa

from rmdesk.domain.lesson_plan import PlanForm, StepForm
from rmdesk.domain.vocabulary import Audience, LoggedKind, Proof, Role, Rung, SessionState, Side, StepKind
from rmdesk.journal import retention, stopping
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.change_log import change_log
from rmdesk.journal.journal import Journal
from rmdesk.journal.lessons import new_plan
from rmdesk.journal.notes import edit_note, write_note
from rmdesk.journal.pairings import pairing_row
from rmdesk.journal.search import search
from rmdesk.journal.sessions import Place, by_date
from rmdesk.journal.skill_evidence import EvidenceForm, add_evidence
from rmdesk.journal.skills import SkillForm, new_skill, skill_rows
from rmdesk.storage.records import LessonPlan, LessonStep, Note, NoteVersion, Skill, SkillEvidence
from tests.conftest import SetClock
from tests.journal.privacy_material import Pair


@pytest.fixture
def pair(journal: Journal, pairing_id: str, clock: SetClock) -> Pair:
    """An agreement in force, one session held, one planned, and two notes."""
    pair = Pair(journal, pairing_id, clock)
    pair.agree("Heron")
    (held,) = pair.meet(0)
    pair.plan(14)
    own = note(pair, held, "Felt ten years older")
    journal.do(None, lambda db: edit_note(db, own, "Felt older", begins_version=True))
    pair.read(Note, note(pair, held, "Hands in pockets"), Audience.PAIR)
    return pair


def note(pair: Pair, session_id: str, text: str) -> str:
    place = Place(pair.pairing_id, session_id)
    return pair.journal.do(None, write_note, place, text, Side.EXECUTIVE).id


def texts(pair: Pair) -> list[str]:
    """The notes that are left."""
    return pair.journal.ask(lambda db: list(db.scalars(sa.select(Note.text).order_by(Note.counter))))


def stop(pair: Pair) -> tuple[str, ...]:
    return pair.journal.do(None, stopping.stop_pairing, pair.pairing_id)


def states(pair: Pair) -> list[SessionState]:
    return [one.state for one in pair.journal.ask(by_date, pair.pairing_id)]


def test_stopping_closes_the_pairing_and_cancels_what_was_planned_naming_nobody(pair: Pair) -> None:
    stop(pair)
    assert pair.journal.ask(pairing_row, pair.pairing_id).pairing.closed_on == date(2026, 1, 13)
    assert states(pair) == [SessionState.HELD, SessionState.CANCELLED]
    assert [one.changed_by for one in pair.journal.ask(by_date, pair.pairing_id)] == [None, None]
    line = pair.journal.ask(change_log, pair.pairing_id)[0]
    assert (line.kind, line.what, line.why) == (LoggedKind.STOPPED, "", "")
    assert texts(pair) == ["Felt older", "Hands in pockets"]


def test_it_can_be_taken_up_again(pair: Pair) -> None:
    cancelled = stop(pair)
    pair.journal.do(None, stopping.take_up_again, pair.pairing_id, cancelled)
    assert pair.journal.ask(pairing_row, pair.pairing_id).pairing.closed_on is None
    assert states(pair) == [SessionState.HELD, SessionState.PLANNED]
    assert LoggedKind.STOPPED not in {row.kind for row in pair.journal.ask(change_log, pair.pairing_id)}


def test_stopping_twice_keeps_the_first_day(pair: Pair) -> None:
    stop(pair)
    pair.clock.forward(hours=48)
    assert stop(pair) == ()
    assert pair.journal.ask(pairing_row, pair.pairing_id).pairing.closed_on == date(2026, 1, 13)


def test_nothing_is_erased_while_the_pairing_is_open(pair: Pair) -> None:
    pair.clock.time = datetime(2030, 1, 1, tzinfo=UTC)
    assert pair.journal.ask(retention.erasing, pair.pairing_id) is None
    assert pair.journal.do(None, retention.erase, pair.pairing_id) == 0
    assert len(texts(pair)) == 2


def test_texts_of_one_reader_go_after_90_days_and_of_the_pair_after_12_months(pair: Pair) -> None:
    stop(pair)
    pair.clock.time += timedelta(days=89)
    due = pair.journal.ask(retention.erasing, pair.pairing_id)
    assert due is not None
    assert (due.only_me_on, due.pair_on) == (date(2026, 4, 13), date(2027, 1, 13))
    assert not due.is_due
    pair.clock.time += timedelta(days=1)
    due = pair.journal.ask(retention.erasing, pair.pairing_id)
    assert due is not None
    assert (due.only_me_due, due.pair_due) == (1, 0)
    assert pair.journal.do(None, retention.erase, pair.pairing_id) == 1
    assert texts(pair) == ["Hands in pockets"]
    assert pair.journal.ask(search, "older") == []
    assert pair.journal.ask(lambda db: db.scalars(sa.select(NoteVersion)).all()) == []
    pair.clock.time = datetime(2027, 1, 13, 9, tzinfo=UTC)
    assert pair.journal.do(None, retention.erase, pair.pairing_id) == 1
    assert texts(pair) == []
    logged = pair.journal.ask(change_log, pair.pairing_id)
    assert [row.what for row in logged if row.kind is LoggedKind.ERASED] == ["1", "1"]


def test_lesson_plans_and_skills_go_like_other_texts(pair: Pair) -> None:
    do, pairing_id = pair.journal.do, pair.pairing_id
    for audience in (Audience.ONLY_ME, Audience.PAIR):
        steps = (StepForm(StepKind.I_DO, 10, Role.MENTOR, "Show the gauntlet"),)
        plan = do(None, new_plan, pairing_id, PlanForm(title="Passkeys", steps=steps))
        skill = do(None, new_skill, pairing_id, SkillForm("Scan", Role.EXECUTIVE))
        do(None, add_evidence, skill.id, EvidenceForm(Proof.OBSERVED, rung=Rung.SEE, text="Saw the gauntlet"))
        pair.read(LessonPlan, plan.plan.id, audience)
        pair.read(Skill, skill.id, audience)
    stop(pair)
    pair.clock.time += timedelta(days=90)
    assert len(pair.journal.ask(search, "gauntlet")) == 4
    assert do(None, retention.erase, pairing_id) == 3
    assert [row.skill.audience for row in pair.journal.ask(skill_rows, pairing_id)] == [Audience.PAIR]
    assert len(pair.journal.ask(search, "gauntlet")) == 2
    pair.clock.time = datetime(2027, 1, 13, 9, tzinfo=UTC)
    assert do(None, retention.erase, pairing_id) == 3
    assert pair.journal.ask(search, "gauntlet") == []
    assert pair.journal.ask(lambda db: db.scalars(sa.select(LessonStep)).all()) == []
    assert pair.journal.ask(lambda db: db.scalars(sa.select(SkillEvidence)).all()) == []


def test_without_the_rule_nothing_is_erased(pair: Pair) -> None:
    pair.agree(rules=(RuleForm(10, is_kept=False, only_me_days=90, pair_months=12),))
    stop(pair)
    pair.clock.time = datetime(2030, 1, 1, tzinfo=UTC)
    assert pair.journal.ask(retention.erasing, pair.pairing_id) is None
