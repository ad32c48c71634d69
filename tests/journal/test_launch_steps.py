"""What each step of a launch writes: only its own part of the draft."""

from datetime import UTC, date, datetime, timedelta

from rmdesk.domain.launch import Step
from rmdesk.domain.vocabulary import Audience, Side
from rmdesk.journal.agreement_forms import terms_of
from rmdesk.journal.agreements import AgreementView
from rmdesk.journal.journal import Journal
from rmdesk.journal.launch import is_launching, launch_view
from rmdesk.journal.launch_steps import (
    LogisticsForm,
    TeachForm,
    Topics,
    first_session,
    has_usual_rules,
    keep_rule,
    keep_step,
    plan_pilot,
    save_logistics,
    save_teaching,
    set_watchwords,
    write_promise,
)
from rmdesk.journal.pairings import pairing_row, set_programme
from rmdesk.journal.sessions import SessionForm, hold_session, plan_session, session_rows

START = datetime(2026, 1, 13, 8, 15, tzinfo=UTC)
TOPICS = Topics("Launch", "Retrospective")
MEETINGS = LogisticsForm(START, 45, 7, 8, date(2026, 6, 16), "Phone and posts", "Soon", "Later", "We stop")


def drafted(journal: Journal, pairing_id: str) -> AgreementView:
    found = journal.ask(launch_view, pairing_id)
    assert found is not None
    return found.agreement


def test_steps_leave_to_each_other_what_they_wrote(journal: Journal, pairing_id: str) -> None:
    promised = TeachForm(((Side.EXECUTIVE, "I drive"), (Side.MENTOR, "Hands in my pockets")), 120, 180)
    journal.do(None, save_teaching, pairing_id, promised)
    journal.do(None, save_logistics, pairing_id, MEETINGS)
    journal.do(None, keep_rule, pairing_id, 5, is_kept=False)
    journal.do(None, set_watchwords, pairing_id, (("Heron", "a project"),))
    journal.do(None, write_promise, pairing_id, None, "We meet outside")
    found = drafted(journal, pairing_id)
    terms = terms_of(found)
    assert found.agreement.scope == "Phone and posts"
    assert (terms.minutes, terms.cadence_days, terms.sessions, terms.ends_on) == (45, 7, 8, date(2026, 6, 16))
    assert (terms.horizon_short, terms.horizon_long, terms.exit_words) == ("Soon", "Later", "We stop")
    assert terms.commitments == promised.commitments
    assert (terms.executive_budget, terms.mentor_budget) == (120, 180)
    assert [rule.number for rule in found.rules if not rule.is_kept] == [5]
    assert [one.word for one in found.watchwords] == ["Heron"]
    assert (found.rules[-1].number, found.rules[-1].text) == (11, "We meet outside")


def test_a_promise_gets_other_words_and_goes_without_any(journal: Journal, pairing_id: str) -> None:
    number = journal.do(None, write_promise, pairing_id, None, "We meet out")
    assert journal.do(None, write_promise, pairing_id, number, "We meet outside") == number == 11
    assert [rule.text for rule in drafted(journal, pairing_id).rules if rule.text] == ["We meet outside"]
    assert journal.do(None, write_promise, pairing_id, number, "  ") is None
    assert len(drafted(journal, pairing_id).rules) == 10


def test_rules_changed_by_hand_are_told_from_the_usual_ones(journal: Journal, pairing_id: str) -> None:
    agreement_id = drafted(journal, pairing_id).agreement.id

    def is_usual(*, is_external: bool = False) -> bool:
        return journal.ask(has_usual_rules, agreement_id, is_external=is_external)

    assert is_usual()
    assert not is_usual(is_external=True)
    journal.do(None, keep_rule, pairing_id, 9, is_kept=False)
    assert not is_usual()
    journal.do(None, keep_rule, pairing_id, 9, is_kept=True)
    journal.do(None, write_promise, pairing_id, None, "We meet outside")
    assert not is_usual()


def test_the_first_session_moves_until_one_was_held(journal: Journal, pairing_id: str) -> None:
    planned = journal.do(None, plan_session, pairing_id, SessionForm(START, 55, "Launch"))
    later = START + timedelta(days=7)
    journal.do(None, save_logistics, pairing_id, LogisticsForm(later, 45, 14, 12))
    [row] = journal.ask(session_rows, pairing_id)
    assert (row.session.starts_at, row.session.minutes_planned) == (later, 45)
    assert journal.ask(pairing_row, pairing_id).pairing.first_session_at == later
    journal.do(None, hold_session, planned.id, 45)
    assert journal.ask(first_session, pairing_id) is None
    journal.do(None, save_logistics, pairing_id, LogisticsForm(START, 45, 14, 12))
    [row] = journal.ask(session_rows, pairing_id)
    assert row.session.starts_at == later
    assert journal.ask(pairing_row, pairing_id).pairing.first_session_at == later


def test_a_pilot_has_its_retrospective_where_the_cadence_puts_it(journal: Journal, pairing_id: str) -> None:
    journal.do(None, plan_session, pairing_id, SessionForm(START, 55, "Launch"))
    for _ in range(2):
        journal.do(None, plan_pilot, pairing_id, TOPICS, is_pilot=True)
    rows = journal.ask(session_rows, pairing_id)
    assert [row.session.topic for row in rows] == ["Retrospective", "Launch"]
    assert rows[0].session.starts_at == START + timedelta(weeks=10)
    journal.do(None, save_logistics, pairing_id, LogisticsForm(START, 55, 7, 6))
    assert journal.ask(session_rows, pairing_id)[0].session.starts_at == START + timedelta(weeks=5)
    journal.do(None, plan_pilot, pairing_id, TOPICS, is_pilot=False)
    assert [row.session.topic for row in journal.ask(session_rows, pairing_id)] == ["Launch"]


def test_without_a_programme_stakeholders_are_everyone_at_work(journal: Journal, pairing_id: str) -> None:
    named = LogisticsForm(START, 55, 14, 12, stakeholders=(("Her boss", Audience.COORDINATOR),))
    journal.do(None, save_logistics, pairing_id, named)
    assert [one.audience for one in drafted(journal, pairing_id).stakeholders] == [Audience.COORDINATOR]
    journal.do(None, set_programme, pairing_id, "", "", "")
    journal.do(None, save_logistics, pairing_id, named)
    assert [one.audience for one in drafted(journal, pairing_id).stakeholders] == [Audience.EVERYONE]


def test_only_the_rules_are_asked_about_again(journal: Journal, pairing_id: str) -> None:
    journal.do(None, keep_step, pairing_id, Step.GROUND_RULES, ask_again=True)
    journal.do(None, keep_step, pairing_id, Step.TEACH)
    assert journal.ask(pairing_row, pairing_id).pairing.rules_again
    journal.do(None, keep_step, pairing_id, Step.GROUND_RULES)
    assert not journal.ask(pairing_row, pairing_id).pairing.rules_again
    assert journal.ask(is_launching, pairing_id)
