"""Correcting a practice: checked on the clock, the measured turns kept, undone in one step."""

import pytest

from rmdesk.domain.practice_notation import parse_turns, turns_as_text
from rmdesk.domain.vocabulary import Role
from rmdesk.errors import InvalidInput, NotYours
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.practice_corrections import correct_practice, take_back_correction
from rmdesk.journal.practices import (
    end_practice,
    practice_of,
    save_turn,
    set_switch_minutes,
    start_practice,
    tick_debrief,
)
from rmdesk.journal.sessions import hold_session, session_row
from rmdesk.storage.records import MentoringSession, Pairing, PracticeRun
from rmdesk.wording.errors import sentence
from tests.conftest import SetClock
from tests.journal.test_practices import planned

MEASURED = "E 10:00; switch M 20:00; switch E 1:00"
RIGHT = parse_turns("E 25:00; takeover stuck M 3:00; back E 4:00")


@pytest.fixture
def session(journal: Journal, pairing_id: str) -> MentoringSession:
    """Today's session, its practice over."""
    session = planned(journal, pairing_id)
    run = journal.do(None, start_practice, session.id, Role.EXECUTIVE, 3600)
    for position, turn in enumerate(parse_turns(MEASURED)):
        journal.do(None, save_turn, run.id, position, turn)
    journal.do(None, end_practice, run.id)
    return session


def run_of(journal: Journal, session: MentoringSession) -> tuple[PracticeRun, str]:
    """The practice as stored, and its turns as text."""
    found = journal.ask(practice_of, session.id)
    assert found is not None
    return found[0], turns_as_text(found[1])


class TestCorrect:
    def test_turns_that_no_clock_kept_cannot_be_kept_beside_a_correction(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        """A file that somebody made may hold such turns; the page could never show them as measured."""
        run, _ = run_of(journal, session)
        journal.do(None, save_turn, run.id, 0, parse_turns("talk 1:00; E 2:00; switch M 1:00")[2])
        with pytest.raises(InvalidInput) as caught:
            journal.do(None, correct_practice, run.id, RIGHT)
        assert (caught.value.field, caught.value.problem) == ("practice", "cannot follow")

    def test_the_clock_s_turns_are_kept_and_the_minutes_follow(
        self, journal: Journal, session: MentoringSession, clock: SetClock
    ) -> None:
        run, _ = run_of(journal, session)
        journal.do(None, correct_practice, run.id, RIGHT)
        journal.do(None, correct_practice, run.id, RIGHT[:1])
        run, turns = run_of(journal, session)
        assert (run.as_measured, turns, run.corrected_at) == (MEASURED, "E 25:00", clock.time)
        assert journal.ask(session_row, session.id).session.minutes_held == 25

    def test_minutes_that_someone_entered_stay(self, journal: Journal, session: MentoringSession) -> None:
        journal.do(None, hold_session, session.id, 55)
        journal.do(None, correct_practice, run_of(journal, session)[0].id, RIGHT)
        assert journal.ask(session_row, session.id).session.minutes_held == 55

    def test_undo_and_the_clock_s_own_turns_end_the_correction(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        run, _ = run_of(journal, session)
        was = journal.do(None, correct_practice, run.id, RIGHT)
        journal.do(None, take_back_correction, was)
        run, turns = run_of(journal, session)
        assert (run.as_measured, run.corrected_at, turns) == ("", None, MEASURED)
        assert journal.ask(session_row, session.id).session.minutes_held == 31
        journal.do(None, correct_practice, run.id, RIGHT)
        journal.do(None, correct_practice, run.id, parse_turns(MEASURED))
        assert run_of(journal, session)[0].corrected_at is None

    def test_turns_that_the_clock_could_not_keep_are_refused_in_words(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        run, before = run_of(journal, session)
        twice = (RIGHT[0], RIGHT[0])
        long = parse_turns("E 481:00")
        for turns, words in ((twice, "follow"), ((), "one turn"), (long, "eight hours")):
            with pytest.raises(InvalidInput) as refused:
                journal.do(None, correct_practice, run.id, turns)
            assert words in sentence(refused.value)
        assert run_of(journal, session)[1] == before

    def test_a_running_one_and_the_partner_s_are_left_alone(
        self, journal: Journal, session: MentoringSession, pairing_id: str
    ) -> None:
        under_way = journal.do(None, start_practice, planned(journal, pairing_id).id, Role.EXECUTIVE, 60)
        with pytest.raises(InvalidInput):
            journal.do(None, correct_practice, under_way.id, RIGHT)
        run, _ = run_of(journal, session)

        def give_away(db: Db) -> None:
            db.find(PracticeRun, run.id).author = Role.MENTOR

        journal.do(None, give_away)
        with pytest.raises(NotYours):
            journal.do(None, correct_practice, run.id, RIGHT)


class TestWords:
    def test_what_the_two_say_of_it_is_kept(self, journal: Journal, session: MentoringSession) -> None:
        run, _ = run_of(journal, session)
        journal.do(None, tick_debrief, run.id, said_aloud=True, asked_questions=False)
        run, _ = run_of(journal, session)
        assert (run.said_aloud, run.asked_questions) == (True, False)

    @pytest.mark.parametrize("minutes", [0, 31])
    def test_the_interval_is_one_to_thirty_minutes(
        self, journal: Journal, pairing_id: str, minutes: int
    ) -> None:
        journal.do(None, set_switch_minutes, pairing_id, 7)
        with pytest.raises(InvalidInput) as refused:
            journal.do(None, set_switch_minutes, pairing_id, minutes)
        assert "1 to 30" in sentence(refused.value)
        assert journal.ask(lambda db: db.find(Pairing, pairing_id).switch_minutes) == 7
