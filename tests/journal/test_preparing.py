"""Before a session: preparation, chair, helpdesk, agenda, what is carried over, and "nothing today"."""

from datetime import date, timedelta

import pytest

from rmdesk.domain.session_hints import SessionHint
from rmdesk.domain.session_phase import Phase
from rmdesk.domain.vocabulary import Role, SessionFormat, Side
from rmdesk.errors import InvalidInput, NotYours
from rmdesk.journal import actions, ledger, preparing
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.session_around import Around
from rmdesk.journal.session_detail import session_detail
from rmdesk.journal.sessions import Place, hold_session
from rmdesk.storage.records import MentoringSession
from tests.conftest import SetClock
from tests.journal.test_sessions import FIRST, add_practice, plan


def session_of(journal: Journal, session_id: str) -> MentoringSession:
    return journal.ask(session_detail, session_id).session


def around(journal: Journal, session_id: str) -> Around:
    return journal.ask(session_detail, session_id).around


def test_each_side_prepares_for_itself(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    journal.do(None, preparing.set_preparation, session_id, Role.MENTOR, 40)
    journal.do(None, preparing.set_preparation, session_id, Role.EXECUTIVE, 5)
    found = session_of(journal, session_id)
    assert (found.executive_preparation, found.mentor_preparation) == (5, 40)
    for minutes in (-1, 481):
        with pytest.raises(InvalidInput, match="preparation"):
            journal.do(None, preparing.set_preparation, session_id, Role.MENTOR, minutes)


def test_the_chair_alternates_until_the_two_choose(journal: Journal, pairing_id: str) -> None:
    first, second = plan(journal, pairing_id), plan(journal, pairing_id, 14)
    assert [around(journal, one).chair for one in (first, second)] == [Role.EXECUTIVE, Role.MENTOR]
    journal.do(None, preparing.set_chair, second, Role.EXECUTIVE)
    assert around(journal, second).chair is Role.EXECUTIVE
    journal.do(None, preparing.set_chair, second, None)
    assert around(journal, second).chair is Role.MENTOR


def test_another_agenda_hands_back_the_earlier_one(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    assert journal.do(None, preparing.set_plan, session_id, "Look back, 5 min \n") == ""
    assert journal.do(None, preparing.set_plan, session_id, "Debrief") == "Look back, 5 min"
    assert session_of(journal, session_id).plan == "Debrief"


def test_only_its_author_prepares_a_session(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)

    def by_tobias(db: Db) -> None:
        db.find(MentoringSession, session_id).author = Role.MENTOR

    journal.do(None, by_tobias)
    with pytest.raises(NotYours):
        journal.do(None, preparing.set_plan, session_id, "Mine")
    with pytest.raises(NotYours):
        journal.do(None, preparing.set_helpdesk, session_id, is_helpdesk=True)


def test_open_actions_of_both_return_until_they_are_done(
    journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    earlier, later = plan(journal, pairing_id), plan(journal, pairing_id, 14)
    place = Place(pairing_id, earlier)
    agreed = [
        journal.do(None, actions.agree_action, place, ActionForm(text, side))
        for text, side in (("Walk the dock", Side.EXECUTIVE), ("Read the calendar", Side.MENTOR))
    ]
    own = journal.do(None, actions.agree_action, Place(pairing_id, later), ActionForm("New", Side.PAIR))
    assert [one.text for one in around(journal, later).carried] == ["Walk the dock", "Read the calendar"]
    assert own.id not in [one.id for one in around(journal, later).carried]
    journal.do(None, actions.mark_done, agreed[0].id, clock.time.date())
    assert len(around(journal, later).carried) == 2
    clock.forward(days=1)
    assert [one.text for one in around(journal, later).carried] == ["Read the calendar"]
    journal.do(None, hold_session, later, 45)
    assert around(journal, later).carried == ()


def test_nothing_today_is_an_answer_and_writing_takes_it_back(journal: Journal, pairing_id: str) -> None:
    session_id = plan(journal, pairing_id)
    for _twice in range(2):
        journal.do(None, ledger.say_nothing_learnt, session_id, Role.MENTOR, is_nothing=True)
    assert session_of(journal, session_id).nothing_learnt == ("mentor",)
    assert journal.ask(session_detail, session_id).learnt == ()
    journal.do(None, ledger.set_learnt, session_id, Side.EXECUTIVE, "passkeys")
    assert session_of(journal, session_id).nothing_learnt == ("mentor",)
    journal.do(None, ledger.set_learnt, session_id, Side.MENTOR, "saying steps aloud")
    assert session_of(journal, session_id).nothing_learnt == ()
    with pytest.raises(InvalidInput, match="nothing learnt"):
        journal.do(None, ledger.say_nothing_learnt, session_id, Role.MENTOR, is_nothing=True)


def test_a_hint_is_only_for_the_session_held_last(journal: Journal, pairing_id: str) -> None:
    first, second = plan(journal, pairing_id), plan(journal, pairing_id, 14)
    assert around(journal, first).hints == ()
    journal.do(None, hold_session, first, 45)
    assert around(journal, first).hints == (SessionHint.ALL_TALK,)
    assert journal.do(None, preparing.set_format, first, SessionFormat.CONVERSATION) is SessionFormat.DESK
    assert around(journal, first).hints == ()
    journal.do(None, add_practice, second, "E 4:00; switch M 24:00")
    journal.do(None, hold_session, second, 45)
    assert around(journal, second).hints == (SessionHint.DELEGATED,)


def test_mending_twice_running_is_asked_about(journal: Journal, pairing_id: str) -> None:
    for days in (0, 14):
        session_id = plan(journal, pairing_id, days)
        journal.do(None, hold_session, session_id, 45)
        journal.do(None, preparing.set_helpdesk, session_id, is_helpdesk=True)
    assert around(journal, session_id).hints == (SessionHint.HELPDESK,)


def test_the_hour_says_where_a_session_stands(journal: Journal, pairing_id: str, clock: SetClock) -> None:
    session_id = plan(journal, pairing_id, 14)
    assert around(journal, session_id).phase is Phase.BEFORE
    clock.time = FIRST + timedelta(days=14, minutes=10)
    assert around(journal, session_id).phase is Phase.DURING
    clock.forward(hours=1)
    assert around(journal, session_id).phase is Phase.AFTER
    assert clock.time.date() == date(2026, 1, 27)
