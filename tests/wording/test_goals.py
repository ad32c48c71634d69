"""Goals in words."""

from datetime import date

import pytest

from rmdesk.domain.goal_check import check_goal
from rmdesk.domain.vocabulary import GoalState
from rmdesk.wording.goals import evidence_line, example, state_words, what_is_missing, what_is_wrong

TODAY = date(2026, 4, 21)


def test_the_hint_says_what_is_wrong_and_what_is_missing() -> None:
    found = check_goal("Get better at presenting", "", None)
    assert what_is_wrong(found) == "“Get better” cannot be seen. Who sees what, and when?"
    assert what_is_missing(found, TODAY) == (
        "Missing: verb, evidence, date. Try “chair one team meeting by 31 May; evidence: its agenda”."
    )


@pytest.mark.parametrize(
    ("title", "evidence", "due", "asks"),
    [
        ("Presentations", "", None, "Who does what, so that the other can see it?"),
        ("Chair one team meeting", "", None, "How will the two of you know?"),
        ("Chair one team meeting", "its agenda", None, "By when?"),
        ("Chair one team meeting", "its agenda", TODAY, ""),
    ],
)
def test_the_first_thing_missing_is_asked_for(title: str, evidence: str, due: date | None, asks: str) -> None:
    assert what_is_wrong(check_goal(title, evidence, due)) == asks


def test_the_example_lacks_nothing() -> None:
    assert check_goal(*example(TODAY)).is_complete


def test_a_chip_counts_steps_until_the_goal_ends() -> None:
    assert state_words(GoalState.IN_PROGRESS, 2, 4) == "2 of 4"
    assert state_words(GoalState.IN_PROGRESS, 0, 0) == "in progress"
    assert state_words(GoalState.ACHIEVED, 2, 4) == "achieved"


def test_the_evidence_and_its_date_stand_in_one_line() -> None:
    assert evidence_line("its agenda", TODAY) == "Evidence: its agenda  ·  by 21\u00a0April"
    assert evidence_line("", None) == "No evidence agreed yet"
