"""The practice clock, its figures and its notation."""

import tomllib
from collections.abc import Callable
from decimal import Decimal
from math import floor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.practice import Practice, Turn
from rmdesk.domain.practice_measures import Totals, combined, first_and_last, share_percent, totals_of
from rmdesk.domain.practice_notation import parse_turns, turns_as_text
from rmdesk.domain.vocabulary import Began, Hands, Role, TakeoverReason

E, M = Role.EXECUTIVE, Role.MENTOR
NEW = Practice(learner=E, planned_seconds=3600)
EIGHTH = (
    "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 4:10; talk 5:00; E 4:40"
)

Key = Callable[[Practice, float], Practice]
KEYS: dict[str, Key] = {
    "start E": lambda practice, at: practice.start(at, E),
    "start M": lambda practice, at: practice.start(at, M),
    "switch": Practice.switch,
    "take over": Practice.take_over,
    "take over, slow": lambda practice, at: practice.take_over(at, TakeoverReason.SLOW),
    "give back": Practice.give_back,
    "talk": Practice.talk,
    "pause": Practice.pause,
    "resume": Practice.resume,
    "reason": lambda practice, _: practice.with_reason(TakeoverReason.ASKED),
    "closed and continued": lambda practice, at: (
        practice if practice.is_over else Practice.continued(practice.learner, 0, practice.turns_at(at), at)
    ),
    "end": Practice.end,
}
keys = st.sampled_from(sorted(KEYS))
jumps = st.floats(-1e8, 1e8) | st.floats(-3, 3) | st.just(0.0)
steps_forward = st.integers(0, 4000).map(lambda quarters: quarters / 4)


def pressed(*steps: tuple[str, float]) -> Practice:
    """A new practice after these keys, each with the second it was pressed."""
    practice = NEW
    for key, at in steps:
        practice = KEYS[key](practice, at)
    return practice


class TestKeys:
    def test_a_new_practice_stands_at_zero_with_nobody_driving(self) -> None:
        assert (NEW.elapsed(999.0), NEW.driver, NEW.navigator, NEW.is_running) == (0, None, None, False)

    def test_start_gives_the_device_to_one_and_the_voice_to_the_other(self) -> None:
        practice = pressed(("start E", 100.0))
        assert (practice.driver, practice.navigator, practice.is_running) == (E, M, True)
        assert (practice.elapsed(160.9), practice.remaining(160.9)) == (60, 3540)

    def test_switch_changes_the_driver_and_ends_a_turn(self) -> None:
        practice = pressed(("start E", 0), ("switch", 90))
        assert practice.turns == (Turn(Hands.EXECUTIVE, 90, Began.START),)
        assert (practice.driver, practice.turn_elapsed(100)) == (M, 10)

    def test_switch_during_a_takeover_gives_back(self) -> None:
        practice = pressed(("start E", 0), ("take over", 10), ("switch", 20))
        assert practice.driver is E
        assert practice.current
        assert practice.current.began is Began.GIVE_BACK

    def test_a_takeover_lasts_through_talk_and_pause_until_given_back(self) -> None:
        practice = pressed(
            ("start E", 0), ("take over", 1), ("talk", 2), ("pause", 3), ("resume", 4), ("talk", 5)
        )
        assert (practice.driver, practice.during_takeover) == (M, True)
        assert (practice.give_back(6).driver, practice.give_back(6).during_takeover) == (E, False)

    def test_talk_again_goes_back_to_whoever_drove(self) -> None:
        practice = pressed(("start E", 0), ("switch", 1), ("talk", 2))
        assert (practice.is_talking, practice.driver, practice.last_driver) == (True, None, M)
        assert practice.talk(3).driver is M

    def test_an_opening_talk_hands_the_device_to_the_learner(self) -> None:
        talk = pressed(("talk", 0))
        assert talk.is_talking
        assert {talk.talk(60).driver, talk.switch(60).driver, talk.resume(60).driver} == {E}
        assert talk.start(60, M).driver is M
        assert totals_of(E, talk.switch(60).end(90).turns).switches == 0

    def test_a_pause_stops_the_time_and_returns_to_what_it_interrupted(self) -> None:
        paused = pressed(("start E", 0), ("talk", 10), ("pause", 20))
        assert (paused.is_paused, paused.is_running, paused.elapsed(500)) == (True, False, 20)
        back = paused.pause(500)
        assert (back.is_talking, back.elapsed(510)) == (True, 30)

    def test_the_reason_may_come_after_giving_back(self) -> None:
        practice = pressed(("start E", 0), ("take over", 1), ("give back", 2), ("end", 3))
        assert practice.with_reason(TakeoverReason.STUCK).turns[1].reason is TakeoverReason.STUCK
        assert practice.turns[1].reason is None

    def test_the_reason_belongs_to_the_latest_takeover(self) -> None:
        practice = pressed(
            ("start E", 0), ("take over, slow", 1), ("give back", 2), ("take over", 3), ("reason", 4)
        )
        assert [takeover.reason for takeover in totals_of(E, practice.turns_at(5)).takeovers] == [
            "slow",
            "asked",
        ]

    @pytest.mark.parametrize(
        ("before", "key"),
        [
            ([], "switch"),
            ([], "take over"),
            ([], "pause"),
            ([], "resume"),
            ([], "end"),
            ([], "reason"),
            ([("start E", 0)], "start M"),
            ([("start E", 0)], "give back"),
            ([("start E", 0)], "resume"),
            ([("start E", 0), ("take over", 1)], "take over"),
            ([("start E", 0), ("talk", 1)], "take over"),
            ([("start E", 0), ("pause", 1)], "take over"),
            ([("start E", 0), ("pause", 1)], "switch"),
            ([("start E", 0), ("pause", 1)], "talk"),
            ([("start E", 0), ("take over", 1), ("pause", 2)], "give back"),
            *[([("start E", 0), ("end", 1)], key) for key in KEYS],
        ],
    )
    def test_a_key_without_sense_changes_nothing(self, before: list[tuple[str, float]], key: str) -> None:
        practice = pressed(*before)
        assert KEYS[key](practice, 50) is practice

    def test_after_a_crash_it_comes_back_paused_with_the_saved_turns(self) -> None:
        saved = pressed(("start E", 0), ("switch", 60), ("talk", 90)).turns
        practice = Practice.continued(E, 3600, saved, at=7.5)
        assert (practice.is_paused, practice.elapsed(500), practice.turns) == (True, 90, saved)
        assert (practice.resume(20).driver, practice.resume(20).elapsed(30)) == (M, 100)

    def test_a_crash_before_the_first_saved_turn_leaves_a_new_practice(self) -> None:
        assert Practice.continued(E, 3600, (), at=7.5) == NEW


class TestTime:
    @given(st.lists(st.tuples(keys, jumps)))
    def test_any_keys_and_jumps_leave_no_negative_or_overlapping_segment(
        self, steps: list[tuple[str, float]]
    ) -> None:
        practice, at = NEW, 0.0
        for key, jump in steps:
            at += jump
            before = practice
            practice = KEYS[key](practice, at)
            assert all(turn.seconds >= 0 for turn in practice.turns_at(at))
            # The current segment begins exactly where the last turn ends, so no two overlap.
            if practice.current:
                assert practice.current.started_at == sum(turn.seconds for turn in practice.turns)
            running = sum(one.seconds for one in practice.turns if one.hands is not Hands.PAUSE)
            counted = practice.turn_elapsed(at) if practice.is_running else 0
            assert practice.elapsed(at) == running + counted == before.elapsed(at)
            if key != "reason":
                assert practice.turns[: len(before.turns)] == before.turns

    @given(st.lists(st.tuples(keys, steps_forward)), st.floats(0, 1e6).map(floor))
    def test_rounding_neither_loses_nor_invents_a_second(
        self, steps: list[tuple[str, float]], at0: int
    ) -> None:
        practice, at, began_at = NEW, float(at0), None
        for key, step in steps:
            at += step
            if key != "closed and continued":  # a new start rounds anew
                practice = KEYS[key](practice, at)
            if began_at is None and practice.current:
                began_at = at
            if began_at is not None and not practice.is_over:
                assert sum(turn.seconds for turn in practice.turns_at(at)) == floor(at - began_at)

    def test_a_clock_set_back_costs_one_segment_at_most(self) -> None:
        practice = pressed(("start E", 1000), ("switch", 1060), ("switch", 60), ("switch", 90))
        assert [turn.seconds for turn in practice.turns] == [60, 0, 30]

    @given(st.lists(st.tuples(keys, jumps)))
    def test_counts_follow_the_keys_that_worked(self, steps: list[tuple[str, float]]) -> None:
        practice, at, switches, takeovers = NEW, 0.0, 0, 0
        for key, jump in steps:
            at += jump
            before, practice = practice, KEYS[key](practice, at)
            if practice is before:
                continue
            switches += key == "switch" and not before.during_takeover and before.last_driver is not None
            takeovers += key.startswith("take over")
        totals = totals_of(E, practice.turns_at(at))
        assert (totals.switches, len(totals.takeovers)) == (switches, takeovers)


class TestNotation:
    def test_the_session_of_the_picture_is_counted_as_shown(self) -> None:
        totals = totals_of(E, parse_turns(EIGHTH))
        assert (totals.executive_seconds, totals.mentor_seconds, totals.talk_seconds) == (1520, 180, 780)
        assert (totals.switches, totals.taken_over_by(M), totals.taken_over_for(TakeoverReason.SLOW)) == (
            2,
            1,
            1,
        )

    def test_it_reads_back_as_written(self) -> None:
        assert turns_as_text(parse_turns(EIGHTH)) == EIGHTH

    @given(st.lists(st.tuples(keys, steps_forward)))
    def test_every_practice_survives_the_notation(self, steps: list[tuple[str, float]]) -> None:
        practice, at = NEW, 0.0
        for key, step in [*steps, ("end", 0.0)]:
            at += step
            practice = KEYS[key](practice, at)
        if practice.turns:
            assert parse_turns(turns_as_text(practice.turns)) == practice.turns

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "E 1:60",
            "E 1",
            "E −1:00",
            "X 1:00",
            "takeover bored M 1:00",
            "takeover talk 1:00",
            "E 1:00; M 1:00",
            "E 1:00; E 1:00",
            "E 1:00; switch E 1:00",
            "E 1:00; back M 1:00",
            "E 1:00; takeover slow E 1:00",
            "E 1:00; takeover slow M 1:00; switch E 1:00",
            "E 1:00; takeover slow M 1:00; takeover slow E 1:00",
            "E 1:00; talk 1:00; M 1:00",
            "E 1:00; talk 1:00; talk 1:00",
            "E 1:00; pause 1:00; talk 1:00",
            "talk 1:00; switch E 1:00",
            "pause 1:00",
            "switch M 1:00",
        ],
    )
    def test_what_the_clock_cannot_do_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"turn|follow"):
            parse_turns(text)


class TestMeasures:
    @pytest.mark.parametrize(
        ("learner", "driving", "share"),
        [(0, 15, "0.0"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 2000, "0.1"), (1, 2001, "0.0"), (7, 7, "100.0")],
    )
    def test_share_has_one_decimal_half_up(self, learner: int, driving: int, share: str) -> None:
        assert str(share_percent(learner, driving)) == share

    def test_nothing_driven_has_no_share(self) -> None:
        assert share_percent(0, 0) is None
        assert first_and_last([Totals(talk_seconds=60)]) is None
        assert not Totals(talk_seconds=60).is_delegated

    def test_under_half_is_delegated_and_half_is_not(self) -> None:
        assert totals_of(E, parse_turns("E 1:00; switch M 1:01")).is_delegated
        assert not totals_of(E, parse_turns("E 1:00; switch M 1:00")).is_delegated

    def test_talk_and_pauses_are_not_driving(self) -> None:
        totals = totals_of(E, parse_turns("E 1:00; talk 2:00; pause 4:00; talk 0:30; E 0:10"))
        assert (totals.driving_seconds, totals.talk_seconds, totals.pause_seconds) == (70, 150, 240)


DEMO = Path(__file__).parents[2] / "resources" / "demo" / "turns.toml"
# Session: executive, mentor and talk minutes, switches, takeovers by executive and mentor.
TABLE = {
    2: (6, 24, 20, 5, 0, 3),
    3: (24, 4, 17, 3, 0, 1),
    4: (28, 6, 26, 4, 0, 1),
    6: (26, 2, 12, 2, 0, 0),
    7: (4, 20, 26, 2, 1, 0),
    8: (30, 5, 25, 4, 0, 1),
    9: (18, 6, 21, 4, 0, 0),
    10: (0, 15, 30, 0, 0, 0),
    11: (35, 0, 20, 0, 0, 0),
}
TAUGHT_BY_THE_EXECUTIVE = (7, 10)


def learner_of(session: int) -> Role:
    """Who learns in this session of the demo."""
    return M if session in TAUGHT_BY_THE_EXECUTIVE else E


class TestDemo:
    @pytest.fixture
    def practices(self) -> dict[int, Totals]:
        turns = tomllib.loads(DEMO.read_text(encoding="utf-8"))["turns"]
        return {
            int(number): totals_of(learner_of(int(number)), parse_turns(turns[number])) for number in turns
        }

    def test_the_table_alone_gives_the_published_shares(self) -> None:
        driven = {number: (row[0], row[0] + row[1]) for number, row in TABLE.items()}
        by_executive = [pair for number, pair in driven.items() if learner_of(number) is E]
        learnt = sum(pair[0] for pair in by_executive)
        assert str(share_percent(learnt, sum(pair[1] for pair in by_executive))) == "78.0"
        assert str(share_percent(20 + 15, 24 + 15)) == "89.7"
        assert str(share_percent(learnt + 35, sum(pair[1] for pair in driven.values()))) == "79.8"

    def test_every_session_has_the_totals_of_the_table(self, practices: dict[int, Totals]) -> None:
        found = {
            number: (
                one.executive_seconds / 60,
                one.mentor_seconds / 60,
                one.talk_seconds / 60,
                one.switches,
                one.taken_over_by(E),
                one.taken_over_by(M),
            )
            for number, one in practices.items()
        }
        assert found == TABLE

    def test_the_pairing_has_the_published_totals(self, practices: dict[int, Totals]) -> None:
        overall = combined(practices.values())
        assert (overall.executive_seconds, overall.mentor_seconds, overall.learner_seconds) == (
            171 * 60,
            82 * 60,
            202 * 60,
        )
        assert (overall.switches, overall.taken_over_by(M), overall.taken_over_by(E)) == (24, 6, 1)
        assert overall.taken_over_for(None) == 0
        assert str(overall.learner_share) == "79.8"

    def test_the_shares_by_learner_and_the_curve_s_ends(self, practices: dict[int, Totals]) -> None:
        by_executive = combined(one for number, one in practices.items() if learner_of(number) is E)
        by_mentor = combined(one for number, one in practices.items() if learner_of(number) is M)
        assert (str(by_executive.learner_share), str(by_mentor.learner_share)) == ("78.0", "89.7")
        assert first_and_last(practices.values()) == (Decimal("20.0"), Decimal("100.0"))

    def test_the_eighth_session_begins_as_in_the_picture(self) -> None:
        turns = parse_turns(tomllib.loads(DEMO.read_text(encoding="utf-8"))["turns"]["8"])
        pictured = parse_turns(EIGHTH)
        assert turns[:7] == pictured[:7]
        assert turns[7].seconds >= pictured[7].seconds
