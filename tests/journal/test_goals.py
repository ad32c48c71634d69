"""Goals in the journal."""

from datetime import date

import pytest

from rmdesk.domain.vocabulary import Audience, Evidence, GoalState, Role, Tag
from rmdesk.errors import InvalidInput, NotYours
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete, put_back
from rmdesk.journal.goals import (
    GoalForm,
    GoalRow,
    add_step,
    change_goal,
    change_step,
    goal_rows,
    keep_goal,
    new_goal,
    set_evidence,
    set_focus,
    set_goal,
    set_state,
    tick_step,
)
from rmdesk.journal.journal import Journal
from rmdesk.journal.readers import accept_wording
from rmdesk.storage.records import Goal
from tests.conftest import SetClock

E, M = Role.EXECUTIVE, Role.MENTOR
POSTS = GoalForm("Publish 4 business posts alone", "drafts typed by Greta", date(2026, 6, 16))


def rows(journal: Journal, pairing_id: str) -> dict[str, GoalRow]:
    """The goals by their labels."""
    return {row.label: row for row in journal.ask(goal_rows, pairing_id)}


def partner_writes(db: Db, goal_id: str) -> None:
    """As if the partner's journal had shown this goal."""
    db.find(Goal, goal_id).author = M


@pytest.fixture
def goal(journal: Journal, pairing_id: str) -> Goal:
    """Greta's first goal."""
    return journal.do(None, set_goal, pairing_id, E, POSTS)


class TestGoals:
    def test_each_side_is_counted_for_itself_in_the_order_of_setting(
        self, journal: Journal, pairing_id: str, goal: Goal
    ) -> None:
        for side, title in ((M, "Read a P&L"), (E, "Run the phone"), (M, "Present an item")):
            journal.do(None, set_goal, pairing_id, side, GoalForm(title))
        found = rows(journal, pairing_id)
        assert [(label, row.goal.title) for label, row in found.items()] == [
            ("E1", "Publish 4 business posts alone"),
            ("E2", "Run the phone"),
            ("M1", "Read a P&L"),
            ("M2", "Present an item"),
        ]
        assert (found["E1"].side, found["M2"].side) == (E, M)
        assert (goal.evidence_wanted, goal.due) == ("drafts typed by Greta", date(2026, 6, 16))

    def test_a_goal_without_a_title_is_refused(self, journal: Journal, pairing_id: str, goal: Goal) -> None:
        with pytest.raises(InvalidInput):
            journal.do(None, set_goal, pairing_id, E, GoalForm(" \0 "))
        with pytest.raises(InvalidInput):
            journal.do(None, change_goal, goal.id, GoalForm(""))

    def test_other_words_drop_the_accepted_wording(
        self, journal: Journal, pairing_id: str, goal: Goal
    ) -> None:
        journal.do(None, accept_wording, Goal, goal.id, "publish posts")
        journal.do(None, change_goal, goal.id, GoalForm(POSTS.title, "seen on the page", None))
        assert rows(journal, pairing_id)["E1"].goal.wording == "publish posts"
        journal.do(None, change_goal, goal.id, GoalForm("Publish 5 posts"))
        changed = rows(journal, pairing_id)["E1"].goal
        assert (changed.title, changed.evidence_wanted, changed.due, changed.wording) == (
            "Publish 5 posts",
            "",
            None,
            None,
        )

    def test_the_state_keeps_its_day(
        self, journal: Journal, pairing_id: str, goal: Goal, clock: SetClock
    ) -> None:
        clock.forward(days=3)
        journal.do(None, set_state, goal.id, GoalState.ACHIEVED)
        journal.do(None, set_evidence, goal.id, Evidence.MADE)
        clock.forward(days=1)
        journal.do(None, set_state, goal.id, GoalState.ACHIEVED)
        row = rows(journal, pairing_id)["E1"]
        assert (row.goal.state_on, row.goal.evidence, row.is_open) == (
            date(2026, 1, 16),
            Evidence.MADE,
            False,
        )
        journal.do(None, set_state, goal.id, GoalState.IN_PROGRESS)
        assert rows(journal, pairing_id)["E1"].goal.state_on is None

    def test_one_goal_of_each_side_is_in_focus(self, journal: Journal, pairing_id: str, goal: Goal) -> None:
        other = journal.do(None, set_goal, pairing_id, E, GoalForm("Run the phone"))
        mentors = journal.do(None, set_goal, pairing_id, M, GoalForm("Read a P&L"))
        for one in (goal, mentors, other):
            journal.do(None, set_focus, one.id, is_in_focus=True)
        found = rows(journal, pairing_id)
        assert [label for label, row in found.items() if row.goal.is_in_focus] == ["E2", "M1"]
        journal.do(None, set_focus, other.id, is_in_focus=False)
        assert not rows(journal, pairing_id)["E2"].goal.is_in_focus

    def test_only_its_author_changes_a_goal(self, journal: Journal, goal: Goal) -> None:
        step = journal.do(None, add_step, goal.id, "First post")
        journal.do(None, partner_writes, goal.id)
        for refused in (
            lambda: journal.do(None, change_goal, goal.id, POSTS),
            lambda: journal.do(None, set_state, goal.id, GoalState.DROPPED),
            lambda: journal.do(None, set_focus, goal.id, is_in_focus=True),
            lambda: journal.do(None, add_step, goal.id, "Second post"),
            lambda: journal.do(None, tick_step, step.id, date(2026, 1, 13)),
        ):
            with pytest.raises(NotYours):
                refused()

    def test_a_new_goal_is_stored_with_the_readers_chosen_for_it(
        self, journal: Journal, pairing_id: str
    ) -> None:
        draft = journal.ask(new_goal, pairing_id, M)
        assert (draft.counter, rows(journal, pairing_id)) == (0, {})
        draft.audience, draft.tag = Audience.PAIR, Tag.NONE
        stored = journal.do(None, keep_goal, draft, GoalForm("Read a P&L"))
        journal.do(None, keep_goal, stored, GoalForm("Read a divisional P&L"))
        row = rows(journal, pairing_id)["M1"]
        assert (row.goal.title, row.goal.audience) == ("Read a divisional P&L", Audience.PAIR)


class TestSteps:
    def test_ticking_stores_the_day(self, journal: Journal, pairing_id: str, goal: Goal) -> None:
        steps = [journal.do(None, add_step, goal.id, text) for text in ("First post", "Second  post")]
        journal.do(None, tick_step, steps[1].id, date(2026, 2, 10))
        row = rows(journal, pairing_id)["E1"]
        assert [(step.text, step.done_on) for step in row.steps] == [
            ("First post", None),
            ("Second post", date(2026, 2, 10)),
        ]
        assert row.steps_done == 1
        journal.do(None, tick_step, steps[1].id, None)
        assert rows(journal, pairing_id)["E1"].steps_done == 0

    def test_a_step_needs_words(self, journal: Journal, goal: Goal) -> None:
        step = journal.do(None, add_step, goal.id, "First post")
        with pytest.raises(InvalidInput):
            journal.do(None, change_step, step.id, " ")
        with pytest.raises(InvalidInput):
            journal.do(None, add_step, goal.id, "")

    def test_deleting_takes_the_steps_along_and_back(
        self, journal: Journal, pairing_id: str, goal: Goal
    ) -> None:
        for text in ("First post", "Second post"):
            journal.do(None, add_step, goal.id, text)
        deleted = journal.do(None, delete, Goal, goal.id)
        assert rows(journal, pairing_id) == {}
        journal.do(None, put_back, deleted)
        assert [step.text for step in rows(journal, pairing_id)["E1"].steps] == ["First post", "Second post"]
