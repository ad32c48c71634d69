"""The launch in words: what the steps produced, and one ordinary Tuesday under other rules."""

from datetime import date

import pytest

from rmdesk.domain.launch import Step
from rmdesk.domain.privacy import Rule
from rmdesk.domain.subjects import Subject
from rmdesk.domain.usual_rules import FOR_EXTERNAL_MENTORS, USUAL_RULES
from rmdesk.wording import launch
from rmdesk.wording.rules import RuleMeaning
from rmdesk.wording.tuesday import People, ordinary_tuesday

PAIR = People("Greta", "Tobias", "Ines")


def meaning(rule: Rule) -> RuleMeaning:
    return RuleMeaning(
        rule.kind, rule.audience, rule.form, tuple(rule.tags), tuple(Subject(one) for one in rule.subjects)
    )


def tuesday(*struck: int, people: People = PAIR, watchwords: int = 2) -> str:
    kept = [meaning(rule) for rule in USUAL_RULES if rule.number not in struck]
    return ordinary_tuesday(kept, people, watchwords)


def test_an_ordinary_tuesday_under_the_usual_rules() -> None:
    assert tuesday() == (
        "Greta writes “I was lost after five minutes”. Only Greta can read it. If Tobias should know, Greta"
        " raises it; Ines never sees it. What Tobias thinks of it leaves only if both agree, without its"
        " author, anyone’s name or a watchword."
    )


@pytest.mark.parametrize(
    ("struck", "watchwords", "without"),
    [
        ((5,), 2, "without anyone’s name or a watchword."),
        ((2,), 2, "without its author or a watchword."),
        ((3,), 2, "without its author or anyone’s name."),
        ((), 0, "without its author or anyone’s name."),
        ((2, 3), 2, "without its author."),
        ((2, 3, 5), 2, "as it was written."),
    ],
)
def test_other_rules_make_another_sentence(struck: tuple[int, ...], watchwords: int, without: str) -> None:
    assert tuesday(*struck, watchwords=watchwords).endswith(without)


def test_without_a_programme_nobody_else_is_named() -> None:
    said = tuesday(people=People("Greta", "Tobias"))
    assert "nobody else ever sees it" in said
    assert "Ines" not in said
    assert "None" not in said


def test_a_mentor_from_outside_reads_that_the_learnt_is_counted() -> None:
    kept = [meaning(rule) for rule in (*USUAL_RULES, *FOR_EXTERNAL_MENTORS)]
    assert ordinary_tuesday(kept, PAIR).endswith("What each of them learnt is counted, never quoted.")


@pytest.mark.parametrize(
    ("executive", "mentor", "words"),
    [(4, 3, "7 goals, both sides"), (1, 0, "1 goal, one side only"), (0, 0, "no goal yet")],
)
def test_what_the_goals_came_to(executive: int, mentor: int, words: str) -> None:
    assert launch.goals_made(executive, mentor) == words


@pytest.mark.parametrize(
    ("kept", "struck", "again", "words"),
    [(10, 0, False, "10 rules"), (9, 1, False, "9 rules, 1 struck"), (10, 0, True, "10 rules, not sure yet")],
)
def test_what_the_rules_came_to(kept: int, struck: int, again: bool, words: str) -> None:
    assert launch.rules_made(kept, struck, ask_again=again) == words


@pytest.mark.parametrize(
    ("executive", "mentor", "words"),
    [(2, 1, "3 promises, both sides"), (0, 1, "1 promise, one side only"), (0, 0, "nothing promised")],
)
def test_what_was_promised(executive: int, mentor: int, words: str) -> None:
    assert launch.teaching_made(executive, mentor) == words


def test_when_they_meet() -> None:
    assert launch.logistics_made(12, date(2026, 1, 13)) == "12 sessions from 13 January"
    assert launch.logistics_made(1, date(2026, 1, 13)) == "1 session on 13 January"
    assert launch.first_session(date(2026, 1, 13)) == "Session 1, 13 January"


def test_each_step_has_its_words_and_its_place() -> None:
    assert [launch.place_words(step) for step in Step][::4] == ["Step 1 of 5", "Step 5 of 5"]
    assert set(launch.STEPS) == set(Step)
