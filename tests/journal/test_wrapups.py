"""The wrap-up: a few lines that are records of the session, whoever edits them."""

from datetime import date

import pytest

from rmdesk.domain.vocabulary import ActionState, Audience, DebriefKind, Role, SessionState, Side, Tag
from rmdesk.errors import NotFound
from rmdesk.journal import actions, debriefs, ledger, sessions, wrapups
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import new_pairing
from rmdesk.journal.readers import raise_text
from rmdesk.journal.wrapups import LineForm, WrapUpLine
from rmdesk.storage.records import Action, LedgerEntry
from tests.april import NOW, April, write_april
from tests.conftest import SetClock, pairing_form, partner_key

LINES = (
    (WrapUpLine.CAN_NOW, "Book a pallet in"),
    (WrapUpLine.PARTNER_LEARNT, "Who says stop"),
    (WrapUpLine.CHANGE, "Start on the floor"),
    (WrapUpLine.WILL, "Walk the dock"),
    (WrapUpLine.THANKS, "Keeping quiet"),
    (WrapUpLine.STUNG, "I am slow with the scanner"),
)


@pytest.fixture
def april(journal: Journal, clock: SetClock, pairing_id: str) -> April:
    """21 April, 09:24: session 8 is over and still planned."""
    clock.time = NOW
    return journal.do(None, write_april, pairing_id)


@pytest.fixture
def session_id(april: April) -> str:
    return april.sessions[7]


def save(
    journal: Journal, session_id: str, line: WrapUpLine, text: str, audience: Audience = Audience.ONLY_ME
) -> wrapups.WrapUpRecord:
    return journal.do(None, wrapups.save_wrapup_line, session_id, LineForm(line, text, audience))


def texts(journal: Journal, session_id: str) -> dict[WrapUpLine, str]:
    found = journal.ask(wrapups.wrapup, session_id)
    return {line: record.text for line, record in found.lines.items() if record.text}


def test_every_line_is_kept(journal: Journal, session_id: str) -> None:
    for line, text in LINES:
        save(journal, session_id, line, text)
    assert texts(journal, session_id) == dict(LINES)


def test_the_debrief_edits_the_same_lines(journal: Journal, session_id: str) -> None:
    for line, text in LINES:
        save(journal, session_id, line, text)
    journal.do(None, ledger.set_learnt, session_id, Side.MENTOR, "Who says stop, and when")
    learnt = journal.ask(ledger.learnt_in, session_id, Side.EXECUTIVE, Role.EXECUTIVE)
    assert learnt is not None
    assert learnt.text == "Book a pallet in"
    assert texts(journal, session_id)[WrapUpLine.PARTNER_LEARNT] == "Who says stop, and when"


def test_i_will_is_due_at_the_next_session(journal: Journal, session_id: str) -> None:
    action = save(journal, session_id, WrapUpLine.WILL, "Walk the dock")
    assert isinstance(action, Action)
    assert action.due == date(2026, 5, 5)
    assert action.side is Side.EXECUTIVE
    assert action.state is ActionState.OPEN


def test_without_a_next_session_the_cadence_gives_the_day(journal: Journal, april: April) -> None:
    for session_id in april.sessions[8:]:
        journal.do(None, sessions.cancel_session, session_id, Role.MENTOR)
    action = save(journal, april.sessions[7], WrapUpLine.WILL, "Walk the dock")
    assert isinstance(action, Action)
    assert action.due == date(2026, 5, 5)


def test_an_empty_line_makes_no_record(journal: Journal, session_id: str, pairing_id: str) -> None:
    before = len(journal.ask(actions.open_actions, pairing_id))
    for line in WrapUpLine:
        save(journal, session_id, line, "  ")
    assert texts(journal, session_id) == {}
    assert len(journal.ask(actions.open_actions, pairing_id)) == before


def test_emptying_a_line_takes_it_away(journal: Journal, session_id: str) -> None:
    for line, text in LINES:
        save(journal, session_id, line, text)
        draft = save(journal, session_id, line, "")
        assert draft.counter == 0
        assert draft.audience is Audience.ONLY_ME
    assert texts(journal, session_id) == {}


def test_a_line_starts_with_its_author_alone(journal: Journal, session_id: str) -> None:
    assert save(journal, session_id, WrapUpLine.CAN_NOW, "Book in").audience is Audience.ONLY_ME


def test_readers_chosen_before_the_first_word_count(journal: Journal, session_id: str) -> None:
    save(journal, session_id, WrapUpLine.THANKS, "Keeping quiet", Audience.PAIR)
    save(journal, session_id, WrapUpLine.CAN_NOW, "Book in", Audience.COORDINATOR)
    lines = journal.ask(wrapups.wrapup, session_id).lines
    assert lines[WrapUpLine.THANKS].audience is Audience.PAIR
    assert lines[WrapUpLine.CAN_NOW].audience is Audience.COORDINATOR


def test_readers_go_only_as_far_as_such_a_line_may(journal: Journal, session_id: str) -> None:
    thanks = save(journal, session_id, WrapUpLine.THANKS, "Keeping quiet", Audience.COORDINATOR)
    stung = save(journal, session_id, WrapUpLine.STUNG, "Slow", Audience.PAIR)
    assert thanks.audience is Audience.PAIR
    assert stung.audience is Audience.ONLY_ME


def test_a_tag_chosen_before_the_first_word_counts(journal: Journal, session_id: str) -> None:
    form = LineForm(WrapUpLine.CHANGE, "Rest more", tag=Tag.HEALTH)
    record = journal.do(None, wrapups.save_wrapup_line, session_id, form)
    assert record.tag is Tag.HEALTH


def test_rewriting_a_raised_line_keeps_its_readers(journal: Journal, session_id: str) -> None:
    entry = save(journal, session_id, WrapUpLine.CAN_NOW, "Book in")
    journal.do(None, raise_text, LedgerEntry, entry.id, Audience.PAIR)
    again = save(journal, session_id, WrapUpLine.CAN_NOW, "Book a pallet in")
    assert again.id == entry.id
    assert again.audience is Audience.PAIR


def test_done_holds_a_planned_session_for_its_minutes(journal: Journal, session_id: str) -> None:
    before = journal.do(None, wrapups.finish_wrapup, session_id)
    session = journal.ask(wrapups.wrapup, session_id).session
    assert (session.state, session.minutes_held) == (SessionState.HELD, 60)
    assert session.wrapped_up_at == NOW
    journal.do(None, wrapups.reopen_wrapup, session_id, before)
    session = journal.ask(wrapups.wrapup, session_id).session
    assert (session.state, session.minutes_held) == (SessionState.PLANNED, None)
    assert session.wrapped_up_at is None


def test_done_leaves_a_held_session_its_minutes(journal: Journal, session_id: str) -> None:
    journal.do(None, sessions.hold_session, session_id, 40)
    before = journal.do(None, wrapups.finish_wrapup, session_id)
    journal.do(None, wrapups.reopen_wrapup, session_id, before)
    session = journal.ask(wrapups.wrapup, session_id).session
    assert (session.state, session.minutes_held) == (SessionState.HELD, 40)


def test_it_waits_from_the_end_for_a_day(
    journal: Journal, clock: SetClock, pairing_id: str, session_id: str
) -> None:
    def waiting_at(hour: int, minute: int, day: int = 21) -> str | None:
        clock.time = NOW.replace(day=day, hour=hour, minute=minute)
        return journal.ask(wrapups.waiting_wrapup, pairing_id)

    assert waiting_at(9, 14) is None
    assert waiting_at(9, 15) == session_id
    assert waiting_at(9, 14, day=22) == session_id
    assert waiting_at(9, 15, day=22) is None


def test_a_session_that_ended_before_its_time_waits_at_once(
    journal: Journal, clock: SetClock, pairing_id: str, session_id: str
) -> None:
    clock.time = NOW.replace(hour=9, minute=5)  # begun early: ten minutes are left of its hour
    journal.do(None, sessions.hold_session, session_id, 60)
    assert journal.ask(wrapups.waiting_wrapup, pairing_id) == session_id


@pytest.mark.parametrize("settled", ["cancelled", "wrapped up"])
def test_what_is_settled_does_not_wait(
    journal: Journal, pairing_id: str, session_id: str, settled: str
) -> None:
    if settled == "cancelled":
        journal.do(None, sessions.cancel_session, session_id, Role.MENTOR)
    else:
        journal.do(None, wrapups.finish_wrapup, session_id)
    assert journal.ask(wrapups.waiting_wrapup, pairing_id) is None


def test_the_mentor_writes_from_the_other_side(journal: Journal, clock: SetClock) -> None:
    clock.time = NOW
    mentors = journal.do(None, new_pairing, pairing_form(Role.MENTOR), partner_key()).id
    session_id = journal.do(None, write_april, mentors).sessions[7]
    assert save(journal, session_id, WrapUpLine.CAN_NOW, "Decide").side is Side.MENTOR
    assert save(journal, session_id, WrapUpLine.PARTNER_LEARNT, "Scan").side is Side.EXECUTIVE
    assert save(journal, session_id, WrapUpLine.THANKS, "Time").author is Role.MENTOR


def test_the_partners_lines_are_left_alone(journal: Journal, session_id: str) -> None:
    def tobias_writes(db: Db) -> None:
        thanks = DebriefKind.THANKS
        line = debriefs.set_debrief_line(db, session_id, thanks, Side.EXECUTIVE, "From Tobias")
        assert line is not None
        line.author = Role.MENTOR

    journal.do(None, tobias_writes)
    assert texts(journal, session_id) == {}


def test_a_session_deleted_meanwhile_is_told(journal: Journal) -> None:
    with pytest.raises(NotFound):
        save(journal, "0" * 32, WrapUpLine.CAN_NOW, "Book in")
