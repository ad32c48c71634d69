"""Telling a practice line by line, and when it is time to switch."""

import pytest

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_correction import CannotFollow, Told, joined, may_take_over, played, told
from rmdesk.domain.practice_measures import driven_since_switch, is_switch_due, stretch_begin
from rmdesk.domain.practice_notation import parse_turns, turns_as_text
from rmdesk.domain.vocabulary import Hands, Role, TakeoverReason

E, M, TALK, PAUSE = Hands.EXECUTIVE, Hands.MENTOR, Hands.TALK, Hands.PAUSE
EIGHTH = "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 4:10; talk 5:00"


class TestTold:
    def test_how_each_turn_began_follows_from_the_lines(self) -> None:
        lines = (
            Told(TALK, 480), Told(E, 570), Told(M, 130), Told(E, 420),
            Told(M, 50, True, TakeoverReason.SLOW), Told(E, 250), Told(TALK, 300),
        )  # fmt: skip
        assert turns_as_text(played(lines)) == EIGHTH
        assert told(parse_turns(EIGHTH)) == lines

    @pytest.mark.parametrize(
        ("lines", "place"),
        [
            ((Told(PAUSE, 1),), 0),
            ((Told(E, 1), Told(E, 1)), 1),
            ((Told(E, 1), Told(TALK, 1), Told(TALK, 1)), 2),
            ((Told(E, 1), Told(PAUSE, 1), Told(M, 1)), 2),
            ((Told(E, -1),), 0),
        ],
    )
    def test_what_the_clock_cannot_do_names_its_line(self, lines: tuple[Told, ...], place: int) -> None:
        with pytest.raises(CannotFollow) as wrong:
            played(lines)
        assert wrong.value.place == place

    def test_only_the_navigator_may_take_over(self) -> None:
        lines = told(parse_turns(EIGHTH))
        assert [place for place in range(len(lines)) if may_take_over(lines, place)] == [2, 3, 4]

    def test_taking_a_line_out_joins_its_neighbours(self) -> None:
        assert joined((Told(E, 10), Told(E, 20), Told(M, 5))) == (Told(E, 30), Told(M, 5))


class TestSwitchDue:
    def test_talk_pause_and_a_takeover_neither_count_nor_begin_anew(self) -> None:
        turns = "E 4:00; talk 9:00; E 3:00; pause 5:00; E 2:00; takeover M 8:00; back E 0:59"
        practice = Practice(Role.EXECUTIVE, 3600, parse_turns(turns)[:-1])
        at = sum(turn.seconds for turn in practice.turns)
        practice = Practice.continued(Role.EXECUTIVE, 3600, practice.turns, at).resume(at).switch(at)
        assert stretch_begin(practice) == 0
        assert driven_since_switch(practice, at + 59) == 599
        assert not is_switch_due(practice, at + 59, 600)
        assert is_switch_due(practice, at + 60, 600)

    def test_a_switch_begins_anew(self) -> None:
        practice = Practice(Role.EXECUTIVE, 3600).start(0, Role.EXECUTIVE)
        assert is_switch_due(practice, 600, 600)
        practice = practice.switch(600)
        assert (stretch_begin(practice), driven_since_switch(practice, 700)) == (1, 100)

    def test_nothing_is_due_while_nobody_drives_or_someone_took_over(self) -> None:
        practice = Practice(Role.EXECUTIVE, 3600).start(0, Role.MENTOR)
        for key in (Practice.talk, Practice.pause, Practice.take_over, Practice.end):
            assert not is_switch_due(key(practice, 900), 950, 600)
        assert not is_switch_due(Practice(Role.EXECUTIVE, 3600), 950, 600)
