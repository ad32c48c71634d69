"""The practice in words."""

from datetime import date

import pytest

from rmdesk.domain.practice_measures import totals_of
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Role
from rmdesk.wording.practice import other_day, percent, practice_sentence, session_word, time_left


@pytest.mark.parametrize(
    ("turns", "sentence"),
    [
        (
            "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 8:50",
            "Greta, who is learning, drove 89\u00a0% of the hands-on time."
            " Two switches, one takeover (slow).",
        ),
        ("E 1:00", "Greta, who is learning, drove 100\u00a0% of the hands-on time."),
        ("talk 8:00", "Nobody has driven so far; 8:00 of talk."),
        (
            "E 1:00; takeover M 1:00; back E 0:00; switch M 0:00",
            "Greta, who is learning, drove 50\u00a0% of the hands-on time. One switch, one takeover.",
        ),
        (
            "E 1:00; takeover slow M 0:01; back E 0:01; takeover slow M 0:01; back E 0:01;"
            " takeover asked M 0:01",
            "Greta, who is learning, drove 95\u00a0% of the hands-on time."
            " Three takeovers (two slow, one asked).",
        ),
    ],
)
def test_one_sentence_tells_the_timeline(turns: str, sentence: str) -> None:
    assert practice_sentence("Greta", totals_of(Role.EXECUTIVE, parse_turns(turns))) == sentence


@pytest.mark.parametrize(("part", "whole", "shown"), [(1, 2, 50), (1, 8, 13), (1, 3, 33), (0, 9, 0)])
def test_percent_is_whole_and_half_up(part: int, whole: int, shown: int) -> None:
    assert percent(part, whole) == shown


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (300, "5 minutes left"),
        (241, "5 minutes left"),
        (60, "1 minute left"),
        (1, "1 minute left"),
        (0, "The planned time is over"),
        (-59, "The planned time is over"),
        (-60, "1 minute over"),
        (-150, "2 minutes over"),
    ],
)
def test_the_time_that_is_left_is_told_in_begun_minutes(seconds: int, words: str) -> None:
    assert time_left(seconds) == words


def test_a_session_says_its_number() -> None:
    assert session_word(8, 12) == "Session 8 of 12"
    assert session_word(None, 12) == "Session"


def test_a_session_of_another_day_says_so() -> None:
    assert other_day(date(2026, 5, 5), date(2026, 4, 21)) == "planned for Tuesday 5 May"
    assert other_day(date(2026, 4, 20), date(2026, 4, 21)) == "Monday 20 April"
    assert other_day(date(2026, 4, 21), date(2026, 4, 21)) == ""
