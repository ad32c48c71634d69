"""Lessons in words: each problem of a file and each hint has its sentence."""

import re
from pathlib import Path

import pytest

from rmdesk.domain import lesson_file, lesson_text
from rmdesk.domain.lesson_plan import PlanHint
from rmdesk.domain.vocabulary import StepKind, TopicFamily
from rmdesk.errors import LessonHolds, NotALesson
from rmdesk.wording.errors import sentence
from rmdesk.wording.lessons import FAMILIES, KINDS, hint_action, hint_words

_CODE = "".join(Path(str(one.__file__)).read_text("utf-8") for one in (lesson_file, lesson_text))
PROBLEMS = sorted(set(re.findall(r'NotALesson\([^)]*, "([a-z ]+)"\)', _CODE)) | {"twice", "order"})


@pytest.mark.parametrize("problem", PROBLEMS)
def test_each_problem_of_a_file_is_told_in_words(problem: str) -> None:
    said = sentence(NotALesson("line 12", problem))
    assert said.startswith("This is no lesson that rmdesk can read: ")
    assert said.endswith(". Nothing was changed.")
    assert ": “line 12”." not in said  # every problem has words of its own


def test_what_holds_a_lesson_back_names_the_place() -> None:
    assert sentence(LessonHolds("step 2", "watchword")) == (
        "“Step 2” holds a watchword. Nothing was written; change it there, then save again."
    )


@pytest.mark.parametrize("hint", list(PlanHint))
def test_each_hint_asks_and_offers_one_thing(hint: PlanHint) -> None:
    assert hint_words(hint, "Greta", 45, 40).endswith("?")
    assert hint_action(hint, "Greta")


def test_everything_has_a_name() -> None:
    assert set(FAMILIES) == set(TopicFamily)
    assert set(KINDS) == set(StepKind)
