"""Skills in the journal: evidence moves the rung, a practice says how it went, and only the author tells."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmdesk.domain.ladder import Held
from rmdesk.domain.practice import Turn
from rmdesk.domain.vocabulary import Audience, Began, Hands, Outcome, Proof, Role, Rung
from rmdesk.errors import InvalidInput, NotFound, NotYours, RungHeld
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete, put_back
from rmdesk.journal.goals import GoalForm, set_goal
from rmdesk.journal.journal import Journal
from rmdesk.journal.practices import save_turn, start_practice
from rmdesk.journal.sessions import SessionForm, plan_session
from rmdesk.journal.skill_evidence import EvidenceForm, add_evidence, answer_refresher, record_outcome
from rmdesk.journal.skills import (
    SkillForm,
    SkillRow,
    due_refreshers,
    new_skill,
    rename_skill,
    serve_goal,
    skill_rows,
)
from rmdesk.storage.records import Goal, Skill, SkillEvidence
from tests.conftest import SetClock

E, M = Role.EXECUTIVE, Role.MENTOR
SCAN = SkillForm("Scan a document into the shared folder", E)
SEEN = EvidenceForm(Proof.OBSERVED, rung=Rung.SEE, text="watched Tobias do it")
HELPED = EvidenceForm(Proof.OBSERVED, rung=Rung.WITH_HELP, text="with two questions")
MADE = EvidenceForm(Proof.MADE, rung=Rung.ALONE, text="the delivery note of Friday")


def only(journal: Journal, pairing_id: str) -> SkillRow:
    """The one skill there is."""
    (row,) = journal.ask(skill_rows, pairing_id)
    return row


def partner_writes(db: Db, skill_id: str) -> None:
    """As if the partner's journal had shown this skill."""
    db.find(Skill, skill_id).author = M


@pytest.fixture
def skill(journal: Journal, pairing_id: str) -> Skill:
    """Greta learns to scan."""
    return journal.do(None, new_skill, pairing_id, SCAN)


def practised(journal: Journal, pairing_id: str, *minutes: tuple[Hands, int]) -> str:
    """A session of today with so many minutes of each at the device."""
    session = journal.do(None, plan_session, pairing_id, SessionForm(journal.clock(), 45, "Scanning"))
    if minutes:
        run = journal.do(None, start_practice, session.id, E, 2700)
        for position, (hands, count) in enumerate(minutes):
            began = Began.SWITCH if position else Began.START
            journal.do(None, save_turn, run.id, position, Turn(hands, count * 60, began))
    return session.id


class TestSkills:
    @pytest.mark.usefixtures("skill")
    def test_a_new_one_has_no_rung_and_starts_with_its_author(
        self, journal: Journal, pairing_id: str
    ) -> None:
        row = only(journal, pairing_id)
        assert (row.skill.title, row.side, row.rung, row.due) == (SCAN.title, E, None, None)
        assert (row.skill.author, row.skill.audience) == (E, Audience.ONLY_ME)
        assert (row.first_seen, row.days_to_alone, row.history) == (None, None, ())

    @pytest.mark.usefixtures("skill")
    def test_the_executives_come_first_then_the_mentors(self, journal: Journal, pairing_id: str) -> None:
        for form in (SkillForm("Read a P&L", M), SkillForm("Answer a comment", E)):
            journal.do(None, new_skill, pairing_id, form)
        titles = [row.skill.title for row in journal.ask(skill_rows, pairing_id)]
        assert titles == [SCAN.title, "Answer a comment", "Read a P&L"]

    def test_an_empty_title_and_a_goal_that_is_gone_are_refused(
        self, journal: Journal, pairing_id: str
    ) -> None:
        with pytest.raises(InvalidInput):
            journal.do(None, new_skill, pairing_id, SkillForm("  ", E))
        with pytest.raises(NotFound):
            journal.do(None, new_skill, pairing_id, replace(SCAN, goal_id="0" * 32))

    def test_a_skill_outlives_the_goal_it_serves(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        goal = journal.do(None, set_goal, pairing_id, E, GoalForm("Run the phone"))
        journal.do(None, serve_goal, skill.id, goal.id)
        journal.do(None, delete, Goal, goal.id)
        assert only(journal, pairing_id).skill.goal_id == goal.id

    def test_other_words_drop_the_wording_accepted_for_outside(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        def accept(db: Db) -> None:
            db.find(Skill, skill.id).wording = "scan"

        journal.do(None, accept)
        journal.do(None, rename_skill, skill.id, "Scan and send")
        assert (only(journal, pairing_id).skill.title, only(journal, pairing_id).skill.wording) == (
            "Scan and send",
            None,
        )

    def test_deleted_with_its_evidence_and_put_back_with_it(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        journal.do(None, add_evidence, skill.id, HELPED)
        deleted = journal.do(None, delete, Skill, skill.id)
        assert journal.ask(skill_rows, pairing_id) == ()
        journal.do(None, put_back, deleted)
        assert only(journal, pairing_id).rung is Rung.WITH_HELP

    def test_only_its_author_changes_it(self, journal: Journal, pairing_id: str, skill: Skill) -> None:
        session_id = practised(journal, pairing_id)
        journal.do(None, partner_writes, skill.id)
        for verb, *told in (
            (rename_skill, "Mine"),
            (serve_goal, None),
            (add_evidence, HELPED),
            (record_outcome, session_id, Outcome.ALONE),
            (answer_refresher, Outcome.ALONE),
        ):
            with pytest.raises(NotYours):
                journal.do(None, verb, skill.id, *told)


class TestEvidence:
    def test_the_rung_climbs_with_evidence_and_says_on_which_days(
        self, journal: Journal, pairing_id: str, skill: Skill, clock: SetClock
    ) -> None:
        first = clock().date()
        for days, form in ((0, SEEN), (14, HELPED), (14, MADE), (7, HELPED)):
            clock.forward(days=days)
            journal.do(None, add_evidence, skill.id, form)
        row = only(journal, pairing_id)
        assert row.rung is Rung.WITH_HELP
        assert row.history == (
            (first, Rung.SEE),
            (first + timedelta(14), Rung.WITH_HELP),
            (first + timedelta(28), Rung.ALONE),
            (first + timedelta(35), Rung.WITH_HELP),
        )
        assert (row.first_seen, row.days_to_alone) == (first, 28)

    def test_a_rung_without_its_evidence_is_refused_and_nothing_is_kept(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        with pytest.raises(RungHeld) as refused:
            journal.do(None, add_evidence, skill.id, MADE)
        assert refused.value.reason == Held.ONE_AT_A_TIME.value
        assert only(journal, pairing_id).evidence == ()

    def test_what_came_earlier_does_not_lean_on_what_came_later(
        self, journal: Journal, skill: Skill, clock: SetClock
    ) -> None:
        clock.forward(days=30)
        journal.do(None, add_evidence, skill.id, HELPED)
        with pytest.raises(RungHeld):
            journal.do(None, add_evidence, skill.id, replace(MADE, seen_on=date(2026, 1, 20)))

    @pytest.mark.parametrize(
        "form",
        [
            EvidenceForm(Proof.PRACTICE, Outcome.ALONE),
            EvidenceForm(Proof.MADE, text=" "),
            replace(HELPED, seen_on=date(2026, 1, 14)),
        ],
    )
    def test_a_practice_wants_its_session_a_thing_its_words_and_no_day_to_come(
        self, journal: Journal, skill: Skill, form: EvidenceForm
    ) -> None:
        with pytest.raises(InvalidInput):
            journal.do(None, add_evidence, skill.id, form)

    def test_when_the_evidence_goes_the_rung_is_what_the_rest_shows(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        journal.do(None, add_evidence, skill.id, HELPED)
        alone = journal.do(None, add_evidence, skill.id, MADE)
        deleted = journal.do(None, delete, SkillEvidence, alone.id)
        assert only(journal, pairing_id).rung is Rung.WITH_HELP
        journal.do(None, put_back, deleted)
        assert only(journal, pairing_id).rung is Rung.ALONE


class TestOutcomes:
    def test_told_again_it_is_replaced_and_not_today_takes_it_away(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        session_id = practised(journal, pairing_id)
        for outcome in (Outcome.TAKEN_OVER, Outcome.WITH_HINTS):
            journal.do(None, record_outcome, skill.id, session_id, outcome)
        row = only(journal, pairing_id)
        assert [one.outcome for one in row.evidence] == [Outcome.WITH_HINTS]
        assert (row.rung, row.outcome_in(session_id)) == (Rung.WITH_HELP, Outcome.WITH_HINTS)
        journal.do(None, record_outcome, skill.id, session_id, None)
        assert only(journal, pairing_id).evidence == ()

    def test_told_again_its_words_stay(self, journal: Journal, pairing_id: str, skill: Skill) -> None:
        session_id = practised(journal, pairing_id)
        form = EvidenceForm(
            Proof.PRACTICE, Outcome.STEP_BY_STEP, session_id=session_id, text="the third tray"
        )
        journal.do(None, add_evidence, skill.id, form)
        journal.do(None, record_outcome, skill.id, session_id, Outcome.WITH_HINTS)
        (evidence,) = only(journal, pairing_id).evidence
        assert (evidence.outcome, evidence.text) == (Outcome.WITH_HINTS, "the third tray")

    def test_alone_twice_reaches_alone_on_the_day_of_the_second_practice(
        self, journal: Journal, pairing_id: str, skill: Skill, clock: SetClock
    ) -> None:
        for _ in range(2):
            session_id = practised(journal, pairing_id, (Hands.EXECUTIVE, 30), (Hands.MENTOR, 5))
            journal.do(None, record_outcome, skill.id, session_id, Outcome.ALONE)
            clock.forward(days=14)
        row = only(journal, pairing_id)
        assert (row.rung, row.days_to_alone) == (Rung.ALONE, 14)

    def test_a_delegated_practice_never_shows_alone(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        journal.do(None, add_evidence, skill.id, HELPED)
        session_id = practised(journal, pairing_id, (Hands.EXECUTIVE, 5), (Hands.MENTOR, 30))
        journal.do(None, record_outcome, skill.id, session_id, Outcome.ALONE)
        assert only(journal, pairing_id).rung is Rung.WITH_HELP
        with pytest.raises(RungHeld) as refused:
            journal.do(
                None,
                add_evidence,
                skill.id,
                EvidenceForm(Proof.PRACTICE, Outcome.ALONE, Rung.ALONE, session_id=session_id),
            )
        assert refused.value.reason == Held.DELEGATED.value

    def test_the_share_is_that_of_the_one_whose_skill_it_is(self, journal: Journal, pairing_id: str) -> None:
        skill = journal.do(None, new_skill, pairing_id, SkillForm("Read a P&L", M))
        journal.do(None, add_evidence, skill.id, HELPED)
        session_id = practised(journal, pairing_id, (Hands.EXECUTIVE, 5), (Hands.MENTOR, 30))
        journal.do(None, record_outcome, skill.id, session_id, Outcome.ALONE)
        assert only(journal, pairing_id).rung is Rung.ALONE

    def test_taken_over_once_does_not_take_a_rung_away(
        self, journal: Journal, pairing_id: str, skill: Skill
    ) -> None:
        for form in (HELPED, MADE):
            journal.do(None, add_evidence, skill.id, form)
        journal.do(None, record_outcome, skill.id, practised(journal, pairing_id), Outcome.TAKEN_OVER)
        assert only(journal, pairing_id).rung is Rung.ALONE


class TestRefreshers:
    def test_it_comes_due_is_answered_and_comes_later_the_next_time(
        self, journal: Journal, pairing_id: str, skill: Skill, clock: SetClock
    ) -> None:
        for form in (HELPED, MADE):
            journal.do(None, add_evidence, skill.id, form)
        assert journal.ask(due_refreshers, pairing_id) == ()
        first = only(journal, pairing_id).due
        assert first is not None
        wait = first - clock().date()
        clock.time += wait
        assert [row.skill.id for row in journal.ask(due_refreshers, pairing_id)] == [skill.id]
        journal.do(None, answer_refresher, skill.id, Outcome.TAKEN_OVER)
        journal.do(None, answer_refresher, skill.id, Outcome.ALONE)
        row = only(journal, pairing_id)
        assert [one.proof for one in row.evidence].count(Proof.REFRESHER) == 1
        assert journal.ask(due_refreshers, pairing_id) == ()
        assert row.rung is Rung.ALONE
        assert row.due is not None
        assert row.due - clock().date() > wait

    def test_ones_own_come_before_the_partners_and_never_what_the_partner_wrote(
        self, journal: Journal, pairing_id: str, clock: SetClock
    ) -> None:
        skills = [
            journal.do(None, new_skill, pairing_id, SkillForm(title, side))
            for title, side in (("P&L", M), ("Scan", E), ("Post", E))
        ]
        for one in skills:
            journal.do(None, add_evidence, one.id, HELPED)
        journal.do(None, partner_writes, skills[2].id)
        clock.forward(days=60)
        due = journal.ask(due_refreshers, pairing_id)
        assert [row.skill.title for row in due] == ["Scan", "P&L"]
