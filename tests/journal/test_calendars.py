"""The dates for a calendar file: their title is searched, and nobody's words go with them."""

import pytest

from rmdesk.domain.vocabulary import Role
from rmdesk.errors import InvalidInput
from rmdesk.export.calendar import calendar_file
from rmdesk.journal.calendars import (
    calendar,
    calendar_title,
    check_file_name,
    set_calendar_title,
)
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import add_person
from rmdesk.journal.sessions import cancel_session, session_rows
from rmdesk.storage.records import MentoringSession
from tests.journal.privacy_material import Pair

LESSON = ""
CANARIES = (
    "Greta",
    "Tobias",
    "Halvorsen",
    "Heron",
    "Topic",
    "Hallveig",
    "HL-07",
    "guest-canary",
    "plan-canary",
)


def test_a_file_holds_no_name_topic_guest_plan_or_who_cancelled(pair: Pair) -> None:
    planned = pair.plan(42)
    pair.change(MentoringSession, planned, guest="guest-canary", plan="plan-canary for Heron")
    pair.journal.do(None, cancel_session, planned, Role.MENTOR)
    data = calendar_file(pair.journal.ask(calendar, pair.pairing_id)).decode()
    assert data.count("BEGIN:VEVENT") == 4
    assert data.count("STATUS:CANCELLED") == 1
    assert f"UID:{planned}@rmdesk" in data
    for canary in (*CANARIES, "mentor\r", "executive", "deed"):
        assert canary not in data
    by_the_other = calendar_file(pair.journal.ask(calendar, pair.pairing_id, planned)).decode()
    pair.change(MentoringSession, planned, changed_by=Role.EXECUTIVE)
    assert calendar_file(pair.journal.ask(calendar, pair.pairing_id, planned)).decode() == by_the_other


@pytest.mark.parametrize(
    "title",
    [
        "With Greta",
        "Halvorsen & Adeyemi",
        "GH",
        "Project Heron",
        "h-e-r-o-n",
        "ines@example.org",
        "https://meet.example.org/x",
        "x" * 61,
    ],
)
def test_a_title_that_tells_is_refused_and_the_old_one_stays(pair: Pair, title: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        pair.journal.do(None, set_calendar_title, pair.pairing_id, title)
    assert refused.value.field == "calendar title"
    assert pair.journal.ask(calendar_title, pair.pairing_id) == "Mentoring"


def test_another_title_is_a_change_of_every_date(pair: Pair) -> None:
    pair.journal.do(None, set_calendar_title, pair.pairing_id, "  RM \n on Tuesdays ")
    found = pair.journal.ask(calendar, pair.pairing_id)
    assert (found.title, [one.sequence for one in found.entries]) == ("RM on Tuesdays", [1, 1, 1])
    pair.journal.do(None, set_calendar_title, pair.pairing_id, "RM on Tuesdays")
    assert pair.journal.ask(calendar, pair.pairing_id).entries[0].sequence == 1
    pair.journal.do(None, set_calendar_title, pair.pairing_id, "")
    found = pair.journal.ask(calendar, pair.pairing_id)
    assert (found.title, found.entries[0].sequence) == ("Mentoring", 2)


def test_a_title_is_searched_again_when_a_file_is_made(pair: Pair) -> None:
    pair.journal.do(None, set_calendar_title, pair.pairing_id, "Lindqvist hour")
    pair.journal.do(None, add_person, pair.pairing_id, "Karin Lindqvist")
    with pytest.raises(InvalidInput):
        pair.journal.ask(calendar, pair.pairing_id)


def test_the_files_name_travels_too(pair: Pair) -> None:
    pair.journal.ask(check_file_name, pair.pairing_id, "our-dates.ics")
    for name in ("greta_dates.ics", "heron.ics", "our.heron"):
        with pytest.raises(InvalidInput):
            pair.journal.ask(check_file_name, pair.pairing_id, name)


def test_without_a_session_there_is_nothing_to_save(pair: Pair, journal: Journal) -> None:
    for row in journal.ask(session_rows, pair.pairing_id):
        journal.do(None, lambda db, one: db.delete(db.find(MentoringSession, one)), row.session.id)
    with pytest.raises(InvalidInput):
        journal.ask(calendar, pair.pairing_id)
