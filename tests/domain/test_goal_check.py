"""The goal checker names what is missing and lets concrete goals pass."""

from datetime import date

import pytest

from rmdesk.domain.goal_check import GoalPart, check_goal, day_in_words

DUE = date(2026, 6, 16)

DEMO_GOALS = [
    "Publish 4 business posts alone",
    "Run the phone as a work tool, alone",
    "Lead the warehouse-system go-live walk without a helper",
    "Hear from 6 new hires what the first 90 days felt like, act on 2 things",
    "Read a divisional P&L and explain variance",
    "Present one item to the management board",
    "Explain so well that three taught sessions running need no takeover",
]


@pytest.mark.parametrize(
    "title",
    [
        *DEMO_GOALS,
        "To publish a post",
        "I can scan an invoice",
        "Learn to scan invoices",
        "Be able to run the stand-up",
        "Independently set up passkeys",
        "re-write the board paper",
        "Summarise a contract in one page",
    ],
)
def test_a_goal_one_can_see_is_complete(title: str) -> None:
    check = check_goal(title, "drafts typed by the executive", DUE)
    assert check.is_complete, check


@pytest.mark.parametrize(
    ("title", "vague"),
    [
        ("Improve my phone skills", "Improve"),
        ("understand the P&L", "understand"),
        ("Get better at posting", "Get better"),
        ("Learn about social media", "Learn about"),
        ("Become more familiar with chat tools", "Become more familiar"),
        ("Be aware of trends", "Be aware"),
        ("To know the new hires", "know"),
        ("Appreciate short video", "Appreciate"),
        ("Better understand the floor", "Better understand"),
        ("Be more digital", "Be more digital"),
    ],
)
def test_verbs_nobody_can_see_are_named_as_typed(title: str, vague: str) -> None:
    check = check_goal(title, "seen", DUE)
    assert check.vague == vague
    assert not check.is_complete
    assert GoalPart.VERB not in check.missing


@pytest.mark.parametrize(
    ("title", "evidence", "due", "missing"),
    [
        ("", "", None, tuple(GoalPart)),
        ("Publish", "seen", DUE, (GoalPart.OBJECT,)),
        ("Publish it better", "seen", DUE, (GoalPart.OBJECT,)),
        ("The warehouse system", "seen", DUE, (GoalPart.VERB,)),
        ("Publish 4 posts", "  ", DUE, (GoalPart.EVIDENCE,)),
        ("Publish 4 posts", "None yet.", DUE, (GoalPart.EVIDENCE,)),
        ("Publish 4 posts", "drafts", None, (GoalPart.DATE,)),
        ("Social media", "", None, (GoalPart.VERB, GoalPart.EVIDENCE, GoalPart.DATE)),
    ],
)
def test_missing_parts_are_named_in_order(
    title: str, evidence: str, due: date | None, missing: tuple[GoalPart, ...]
) -> None:
    assert check_goal(title, evidence, due).missing == missing


def test_a_vague_verb_alone_has_no_object() -> None:
    check = check_goal("Improve", "seen", DUE)
    assert check.missing == (GoalPart.OBJECT,)
    assert check.vague == "Improve"


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Chair one meeting by 28 February", date(2027, 2, 28)),
        ("Scan by the 3 sept alone", date(2026, 9, 3)),
        ("Post by 16 June", DUE),
        ("Post by 29 Feb", date(2028, 2, 29)),
        ("Post by 31 June", None),
        ("Read 3 May reports", None),
    ],
)
def test_a_title_may_say_its_day(title: str, day: date | None) -> None:
    assert day_in_words(title, DUE) == day
