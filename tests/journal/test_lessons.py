"""Lesson plans in the journal: kept, planned for a session, ticked, corrected, shared as a file."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rmdesk.domain.lesson_plan import PlanForm, StepForm
from rmdesk.domain.vocabulary import Audience, PlanKind, Role, Side, StepKind
from rmdesk.errors import InvalidInput, LessonHolds, NotALesson, NotYours
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete, put_back
from rmdesk.journal.journal import Journal
from rmdesk.journal.lesson_files import file_of, masked, read_file, take_in
from rmdesk.journal.lessons import (
    Plan,
    correct_step,
    duplicate_plan,
    mark_stuck,
    new_plan,
    plan_for_session,
    plan_of,
    put_to_session,
    save_given,
    save_plan,
    shelf,
    take_off_session,
    tick_step,
    undo_use,
    use_for_session,
)
from rmdesk.journal.pairings import add_person
from rmdesk.journal.readers import raise_text
from rmdesk.journal.search import search
from rmdesk.journal.sessions import SessionForm, hold_session, plan_session, session_row
from rmdesk.storage.records import LessonPlan, MentoringSession
from rmdesk.wording.series import OPEN_TOPIC
from tests.conftest import START, SetClock
from tests.journal.privacy_material import Pair

E, M = Role.EXECUTIVE, Role.MENTOR
FORM = PlanForm(
    title="Passkeys",
    minutes=30,
    why="She signs in ten times a day",
    steps=(
        StepForm(StepKind.I_DO, 10, M, "Set one up"),
        StepForm(StepKind.YOU_DO, 20, E, "Greta alone"),
    ),
)


@pytest.fixture
def plan(journal: Journal, pairing_id: str) -> Plan:
    """A lesson on the shelf."""
    return journal.do(None, new_plan, pairing_id, FORM)


@pytest.fixture
def session_id(journal: Journal, pairing_id: str) -> str:
    """A session in a week."""
    form = SessionForm(START + timedelta(days=7), 45, "Signing in")
    return journal.do(None, plan_session, pairing_id, form).id


@pytest.fixture
def fresh_pair(journal: Journal, pairing_id: str, clock: SetClock) -> Pair:
    """The pair before its first agreement."""
    return Pair(journal, pairing_id, clock)


def words(plan: Plan) -> list[str]:
    return [step.text for step in plan.steps]


class TestKeeping:
    def test_a_new_plan_is_the_learner_s_and_stands_on_the_shelf(
        self, journal: Journal, pairing_id: str, plan: Plan
    ) -> None:
        assert plan.plan.side is Side.EXECUTIVE
        assert plan.plan.audience is Audience.ONLY_ME
        (row,) = journal.ask(shelf, pairing_id).own
        assert (row.plan.title, row.minutes, row.session) == ("Passkeys", 30, None)

    def test_steps_come_go_and_change_places_and_keep_their_ids(self, journal: Journal, plan: Plan) -> None:
        first, last = plan.form.steps
        added = StepForm(StepKind.CHECK, 5, E, "Say it back")
        saved = journal.do(None, save_plan, plan.plan.id, replace(plan.form, steps=(last, added)))
        assert words(saved) == ["Greta alone", "Say it back"]
        assert saved.steps[0].id == last.step_id
        again = journal.do(None, save_plan, plan.plan.id, replace(saved.form, steps=(first, last)))
        assert [step.id for step in again.steps] == [first.step_id, last.step_id]

    def test_writing_on_does_not_take_a_tick_back(self, journal: Journal, plan: Plan) -> None:
        journal.do(None, tick_step, plan.steps[0].id, is_done=True)
        saved = journal.do(None, save_plan, plan.plan.id, replace(plan.form, why="Because"))
        assert saved.steps[0].is_done

    def test_other_words_drop_what_was_accepted_for_the_old_ones(self, journal: Journal, plan: Plan) -> None:
        def clear(db: Db) -> None:
            db.find(LessonPlan, plan.plan.id).cleared = ("Ten",)

        journal.do(None, clear)
        journal.do(None, save_plan, plan.plan.id, plan.form)
        assert journal.ask(plan_of, plan.plan.id).plan.cleared == ("Ten",)
        journal.do(None, save_plan, plan.plan.id, replace(plan.form, why="Other"))
        assert journal.ask(plan_of, plan.plan.id).plan.cleared == ()

    @pytest.mark.parametrize(
        ("form", "field", "problem"),
        [
            (replace(FORM, title="  "), "lesson title", "empty"),
            (replace(FORM, title="x" * 81), "lesson title", "too long"),
            (replace(FORM, minutes=0), "lesson minutes", "out of range"),
            (replace(FORM, steps=(replace(FORM.steps[0], minutes=241),)), "lesson minutes", "out of range"),
            (replace(FORM, steps=FORM.steps * 26), "lesson", "too many steps"),
            (replace(FORM, knows=5), "lesson", "out of range"),
            (replace(FORM, risk="x" * 20_001), "lesson", "too long"),
        ],
    )
    def test_what_cannot_stand_is_refused_and_changes_nothing(
        self, journal: Journal, plan: Plan, form: PlanForm, field: str, problem: str
    ) -> None:
        with pytest.raises(InvalidInput) as caught:
            journal.do(None, save_plan, plan.plan.id, form)
        assert (caught.value.field, caught.value.problem) == (field, problem)
        assert journal.ask(plan_of, plan.plan.id).form == plan.form

    def test_only_its_author_changes_a_plan(self, journal: Journal, plan: Plan) -> None:
        def from_partner(db: Db) -> None:
            db.find(LessonPlan, plan.plan.id).author = M

        journal.do(None, from_partner)
        with pytest.raises(NotYours):
            journal.do(None, tick_step, plan.steps[0].id, is_done=True)
        with pytest.raises(NotYours):
            journal.do(None, mark_stuck, plan.steps[0].id, is_stuck=True)
        with pytest.raises(NotYours):
            journal.do(None, correct_step, plan.steps[0].id, "other words")
        with pytest.raises(NotYours):
            journal.do(None, save_plan, plan.plan.id, FORM)
        with pytest.raises(NotYours):
            journal.ask(file_of, plan.plan.id)
        assert words(journal.do(None, duplicate_plan, plan.plan.id)) == words(plan)

    def test_deleting_takes_the_steps_along_and_undo_brings_all_back(
        self, journal: Journal, plan: Plan
    ) -> None:
        gone = journal.do(None, delete, LessonPlan, plan.plan.id)
        assert journal.ask(search, "alone") == []
        journal.do(None, put_back, gone)
        assert journal.ask(plan_of, plan.plan.id).form == plan.form
        assert [hit.record_id for hit in journal.ask(search, "alone")] == [plan.plan.id]


class TestForASession:
    def test_a_session_without_a_topic_is_called_by_its_lesson_until_that_is_undone(
        self, journal: Journal, pairing_id: str, plan: Plan
    ) -> None:
        form = SessionForm(START + timedelta(days=14), 45, OPEN_TOPIC)
        opened = journal.do(None, plan_session, pairing_id, form).id
        used = journal.do(None, use_for_session, plan.plan.id, opened)
        assert journal.ask(session_row, opened).session.topic == "Passkeys"
        journal.do(None, undo_use, used)
        assert journal.ask(session_row, opened).session.topic == OPEN_TOPIC
        journal.do(None, raise_text, MentoringSession, opened, Audience.PAIR)
        journal.do(None, use_for_session, plan.plan.id, opened)
        assert journal.ask(session_row, opened).session.topic == OPEN_TOPIC, "more may read the session"

    def test_a_session_gets_a_copy_of_its_own(
        self, journal: Journal, pairing_id: str, plan: Plan, session_id: str
    ) -> None:
        used = journal.do(None, use_for_session, plan.plan.id, session_id)
        found = journal.ask(plan_for_session, session_id)
        assert found is not None
        assert found.plan.id == used.plan.plan.id != plan.plan.id
        seen = journal.ask(shelf, pairing_id)
        assert [row.plan.id for row in seen.planned] == [found.plan.id]
        assert [row.plan.id for row in seen.own] == [plan.plan.id]
        assert [row.session.id for row in seen.coming] == [session_id]

    def test_another_plan_takes_the_place_and_undo_gives_it_back(
        self, journal: Journal, plan: Plan, session_id: str
    ) -> None:
        first = journal.do(None, use_for_session, plan.plan.id, session_id)
        second = journal.do(None, use_for_session, replace(FORM, title="Scanning"), session_id)
        found = journal.ask(plan_for_session, session_id)
        assert found is not None
        assert found.plan.title == "Scanning"
        journal.do(None, undo_use, second)
        back = journal.ask(plan_for_session, session_id)
        assert back is not None
        assert back.form == first.plan.form

    def test_it_can_be_taken_off_and_put_back(self, journal: Journal, plan: Plan, session_id: str) -> None:
        used = journal.do(None, use_for_session, plan.plan.id, session_id)
        journal.do(None, take_off_session, used.plan.plan.id)
        assert journal.ask(plan_for_session, session_id) is None
        journal.do(None, put_to_session, used.plan.plan.id, session_id)
        assert journal.ask(plan_for_session, session_id) is not None
        with pytest.raises(InvalidInput):
            journal.do(None, put_to_session, plan.plan.id, session_id)

    def test_after_it_both_wordings_are_kept_and_a_copy_takes_the_later(
        self, journal: Journal, pairing_id: str, plan: Plan, session_id: str
    ) -> None:
        used = journal.do(None, use_for_session, plan.plan.id, session_id).plan
        journal.do(None, hold_session, session_id, 40)
        journal.do(None, correct_step, used.steps[0].id, "Set two up")
        journal.do(None, mark_stuck, used.steps[1].id, is_stuck=True)
        after = journal.ask(plan_of, used.plan.id)
        assert (after.steps[0].text, after.steps[0].corrected) == ("Set one up", "Set two up")
        assert after.steps[1].is_stuck
        assert [row.plan.id for row in journal.ask(shelf, pairing_id).given] == [used.plan.id]
        copy = journal.do(None, duplicate_plan, used.plan.id)
        assert words(copy) == ["Set two up", "Greta alone"]
        assert not copy.steps[1].is_stuck

    def test_the_same_words_again_are_no_correction(self, journal: Journal, plan: Plan) -> None:
        steps = (replace(plan.form.steps[0], corrected="Set two up"), plan.form.steps[1])
        saved = journal.do(None, save_given, plan.plan.id, replace(plan.form, steps=steps))
        assert saved.steps[0].corrected == "Set two up"
        journal.do(None, correct_step, plan.steps[0].id, "Set one up")
        assert journal.ask(plan_of, plan.plan.id).steps[0].corrected == ""


class TestFiles:
    def test_a_lesson_goes_out_and_comes_in_as_it_was(
        self, journal: Journal, pairing_id: str, plan: Plan
    ) -> None:
        journal.do(None, save_plan, plan.plan.id, replace(plan.form, spare="ours", steps=FORM.steps[:1]))
        made = journal.ask(file_of, plan.plan.id)
        assert b"ours" not in made.data
        taken = journal.do(None, take_in, pairing_id, made.data)
        assert (taken.plan.title, words(taken)) == ("Passkeys", ["Set one up"])

    @pytest.mark.parametrize(
        ("form", "place"),
        [
            (replace(FORM, why="Tobias asked for it", steps=()), "why"),
            (FORM, "step 2"),
            (replace(FORM, steps=(replace(FORM.steps[0], text="Ask Priya Raman"),)), "step 1"),
        ],
    )
    def test_a_name_holds_it_back_and_the_place_is_named(
        self, journal: Journal, pairing_id: str, form: PlanForm, place: str
    ) -> None:
        journal.do(None, add_person, pairing_id, "Priya Raman")
        made = journal.do(None, new_plan, pairing_id, form)
        with pytest.raises(LessonHolds) as caught:
            journal.ask(file_of, made.plan.id)
        assert caught.value.place == place
        assert "Priya" not in str(caught.value)

    @pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"---\nrmdesk_lesson: 2\n---\n", b"x" * 100_001])
    def test_a_foreign_file_that_does_not_fit_changes_nothing(
        self, journal: Journal, pairing_id: str, data: bytes
    ) -> None:
        with pytest.raises(NotALesson):
            journal.do(None, take_in, pairing_id, data)
        with pytest.raises(NotALesson):
            read_file(data)
        assert journal.ask(shelf, pairing_id).own == ()

    def test_a_kit_comes_in_as_a_kit(self, journal: Journal, pairing_id: str) -> None:
        talk = StepForm(StepKind.TALK, 30, E, "What did you see first?", "First days")
        kit = replace(FORM, kind=PlanKind.KIT, steps=(talk,), prepare="A quiet room", listen="Pauses")
        made = journal.do(None, new_plan, pairing_id, kit)
        taken = journal.do(None, take_in, pairing_id, journal.ask(file_of, made.plan.id).data)
        assert (taken.plan.kind, taken.plan.listen) == (PlanKind.KIT, "Pauses")
        assert taken.steps[0].title == "First days"


def test_on_paper_watchwords_are_dots(fresh_pair: Pair) -> None:
    fresh_pair.agree("Heron")
    form = replace(FORM, why="For Heron, in March", risk="herons fly")
    shown = fresh_pair.journal.ask(masked, fresh_pair.pairing_id, form)
    assert (shown.why, shown.title) == ("For ••••••, in March", FORM.title)


def test_a_watchword_of_an_earlier_version_still_holds_a_file_back(fresh_pair: Pair) -> None:
    fresh_pair.agree("Heron")
    fresh_pair.agree("Lark")
    journal = fresh_pair.journal
    made = journal.do(None, new_plan, fresh_pair.pairing_id, replace(FORM, wrong="H e r o n", steps=()))
    with pytest.raises(LessonHolds) as caught:
        journal.ask(file_of, made.plan.id)
    assert (caught.value.place, caught.value.reason) == ("wrong", "watchword")


def test_a_plan_goes_no_further_than_the_pair(journal: Journal, plan: Plan) -> None:
    journal.do(None, raise_text, LessonPlan, plan.plan.id, Audience.PAIR)
    assert journal.ask(plan_of, plan.plan.id).plan.audience is Audience.PAIR
