"""The practice clock in the journal."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rmdesk.domain.practice import Practice, Turn
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Audience, Began, Hands, Role, SessionState, TakeoverReason
from rmdesk.errors import InvalidInput, NotFound
from rmdesk.journal import keeping
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.practices import (
    end_practice,
    keep_note,
    new_note,
    practice_of,
    practice_row,
    reopen_practice,
    running_practice,
    save_turn,
    sessions_to_practise,
    set_reason,
    start_practice,
)
from rmdesk.journal.sessions import (
    SessionForm,
    cancel_session,
    hold_session,
    plan_session,
    session_row,
)
from rmdesk.storage.records import MentoringSession
from tests.conftest import PASSPHRASE, SetClock

E = Role.EXECUTIVE
TURNS = parse_turns("talk 8:00; E 9:30; switch M 2:10; takeover slow E 0:00; pause 5:00; E 0:01")


def planned(journal: Journal, pairing_id: str, day: int = 13, topic: str = "Phone") -> MentoringSession:
    """A session of this day in January, at 10 o'clock."""
    form = SessionForm(datetime(2026, 1, day, 10, 0, tzinfo=UTC), 60, topic)
    return journal.do(None, plan_session, pairing_id, form)


@pytest.fixture
def session(journal: Journal, pairing_id: str) -> MentoringSession:
    """Today's session."""
    return planned(journal, pairing_id)


def kept_run(journal: Journal, session: MentoringSession) -> str:
    """A practice with all turns saved; its id."""
    run = journal.do(None, start_practice, session.id, E, 3600)
    for position, turn in enumerate(TURNS):
        journal.do(None, save_turn, run.id, position, turn)
    return run.id


def partner_planned(db: Db, session_id: str) -> None:
    """As if the partner's journal had shown this session."""
    db.find(MentoringSession, session_id).author = Role.MENTOR


class TestTurns:
    def test_every_turn_comes_back_as_it_ended_zero_seconds_too(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        run_id = kept_run(journal, session)
        found = journal.ask(practice_of, session.id)
        assert found is not None
        assert (found[0].id, found[0].learner, found[0].planned_seconds) == (run_id, E, 3600)
        assert found[1] == TURNS

    def test_a_turn_saved_again_is_replaced(self, journal: Journal, session: MentoringSession) -> None:
        run = journal.do(None, start_practice, session.id, E, 3600)
        for seconds in (30, 90):
            journal.do(None, save_turn, run.id, 0, Turn(Hands.EXECUTIVE, seconds, Began.START))
        assert journal.ask(practice_of, session.id) == (run, (Turn(Hands.EXECUTIVE, 90, Began.START),))

    def test_the_reason_may_come_later(self, journal: Journal, session: MentoringSession) -> None:
        run_id = kept_run(journal, session)
        journal.do(None, set_reason, run_id, 3, TakeoverReason.STUCK)
        found = journal.ask(practice_of, session.id)
        assert found is not None
        assert found[1][3].reason is TakeoverReason.STUCK
        with pytest.raises(NotFound):
            journal.do(None, set_reason, run_id, 9, TakeoverReason.STUCK)

    def test_starting_again_goes_on_with_what_is_not_over(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        first = journal.do(None, start_practice, session.id, E, 3600)
        assert journal.do(None, start_practice, session.id, E, 60).id == first.id
        journal.do(None, end_practice, first.id)
        assert journal.do(None, start_practice, session.id, E, 3600).id != first.id

    def test_a_cancelled_session_has_no_clock(self, journal: Journal, session: MentoringSession) -> None:
        journal.do(None, cancel_session, session.id, E)
        with pytest.raises(InvalidInput):
            journal.do(None, start_practice, session.id, E, 3600)


class TestEnd:
    def test_the_session_is_held_with_talk_and_without_pauses_rounded_up(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        journal.do(None, end_practice, kept_run(journal, session))
        held = journal.ask(session_row, session.id).session
        assert (held.state, held.minutes_held, held.moved_from) == (SessionState.HELD, 20, None)

    def test_minutes_entered_before_stay(self, journal: Journal, session: MentoringSession) -> None:
        journal.do(None, hold_session, session.id, 55)
        journal.do(None, end_practice, kept_run(journal, session))
        assert journal.ask(session_row, session.id).session.minutes_held == 55

    def test_a_session_held_on_another_day_counts_on_that_day(
        self, journal: Journal, pairing_id: str
    ) -> None:
        later = planned(journal, pairing_id, day=20)
        journal.do(None, end_practice, kept_run(journal, later))
        held = journal.ask(session_row, later.id).session
        assert (held.starts_at.date(), held.moved_from) == (date(2026, 1, 13), date(2026, 1, 20))

    def test_a_session_the_partner_planned_stays_theirs_to_hold(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        run_id = kept_run(journal, session)
        journal.do(None, partner_planned, session.id)
        journal.do(None, end_practice, run_id)
        assert journal.ask(session_row, session.id).session.state is SessionState.PLANNED

    def test_the_end_can_be_taken_back(
        self, journal: Journal, session: MentoringSession, pairing_id: str
    ) -> None:
        run_id = kept_run(journal, session)
        ended = journal.do(None, end_practice, run_id)
        assert journal.ask(running_practice, pairing_id) is None
        journal.do(None, reopen_practice, ended)
        running = journal.ask(running_practice, pairing_id)
        assert running is not None
        assert running.id == run_id
        again = journal.ask(session_row, session.id).session
        assert (again.state, again.minutes_held) == (SessionState.PLANNED, None)


class TestContinuing:
    def test_after_closing_the_journal_it_goes_on_paused_from_the_saved_turns(
        self, folder: Path, clock: SetClock, pairing_id: str
    ) -> None:
        kept = keeping.open_journal(folder, keeping.with_passphrase(PASSPHRASE), clock)
        kept_run(kept.journal, planned(kept.journal, pairing_id))
        kept.close()
        kept = keeping.open_journal(folder, keeping.with_passphrase(PASSPHRASE), clock)
        running = kept.journal.ask(running_practice, pairing_id)
        assert running is not None
        row = kept.journal.ask(practice_row, running.session_id)
        kept.close()
        practice = Practice.continued(running.learner, running.planned_seconds, row.turns, at=5.0)
        assert (practice.is_paused, practice.turns, practice.elapsed(99)) == (True, TURNS, 1181)


class TestChoice:
    def test_todays_sessions_come_before_nearer_ones(
        self, journal: Journal, pairing_id: str, clock: SetClock
    ) -> None:
        topics = [planned(journal, pairing_id, 14, "tomorrow"), planned(journal, pairing_id, 9, "overdue")]
        clock.time = datetime(2026, 1, 13, 23, 0, tzinfo=UTC)
        nearest = [row.session.topic for row in journal.ask(sessions_to_practise, pairing_id)]
        assert nearest == ["tomorrow"]
        for topic in ("morning", "evening"):
            topics.append(planned(journal, pairing_id, 13, topic))
        found = {row.session.topic for row in journal.ask(sessions_to_practise, pairing_id)}
        assert found == {"morning", "evening"}

    def test_without_a_planned_one_there_is_none(self, journal: Journal, pairing_id: str) -> None:
        assert journal.ask(sessions_to_practise, pairing_id) == ()

    def test_the_page_gets_the_number_and_how_many_there_are(
        self, journal: Journal, pairing_id: str, session: MentoringSession
    ) -> None:
        planned(journal, pairing_id, 9)
        row = journal.ask(practice_row, session.id)
        assert (row.row.number, row.total, row.run, row.turns) == (2, 2, None, ())


class TestNotes:
    def test_a_note_is_stored_with_its_first_words_and_the_readers_chosen(
        self, journal: Journal, session: MentoringSession
    ) -> None:
        draft = journal.ask(new_note, session.id)
        assert (draft.counter, draft.audience) == (0, Audience.ONLY_ME)
        draft.audience = Audience.PAIR
        note = journal.do(None, keep_note, draft, "Hands in pockets")
        assert (note.text, note.audience, note.session_id) == (
            "Hands in pockets",
            Audience.PAIR,
            session.id,
        )
        journal.do(None, keep_note, note, "Hands in pockets.")
        assert note.counter > 0
