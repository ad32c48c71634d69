"""The steps of the launch one by one: what is ticked, struck, added and refused."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rmdesk.domain.launch import Step
from rmdesk.domain.vocabulary import Audience, Role, SessionFormat
from rmdesk.journal.journal import Journal
from rmdesk.journal.launch_steps import keep_rule, set_watchwords
from rmdesk.journal.pairings import new_pairing
from rmdesk.journal.sessions import SessionForm, plan_session, session_rows
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement.launch.logistics_step import LogisticsStep
from rmdesk.ui.pages.agreement.launch.pair_step import PairStep
from rmdesk.ui.pages.agreement.launch.rule_lines import RuleLine
from rmdesk.ui.pages.agreement.launch.rules_step import RulesStep
from rmdesk.ui.pages.agreement.launch.teach_step import TeachStep
from tests.conftest import pairing_form, partner_key
from tests.ui.launching import at, focused, opened, said, state_of

START = datetime(2026, 1, 13, 8, 15, tzinfo=UTC)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    desk.hub.changed.connect(lambda changed: shown.mark_stale(changed.by))
    shown.resize(1180, 780)
    shown.show()
    shown.activateWindow()
    yield shown
    shown.hide()


def rules(window: MainWindow) -> RulesStep:
    return at(opened(window, Step.GROUND_RULES), RulesStep)


def line(step: RulesStep, number: int) -> RuleLine:
    return next(one for one in step.rows if one.number == number)


def test_a_struck_rule_stays_greyed_and_is_put_back(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = rules(window)
    tick = line(step, 5).tick
    assert tick is not None
    before = step.tuesday.text()
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert [rule.number for rule in state_of(journal, pairing_id).rules if not rule.is_kept] == [5]
    assert "author" in before
    assert "author" not in step.tuesday.text()
    struck = line(step, 5)
    assert struck.tick is focused()
    assert struck.put_back is not None
    struck.put_back.click()
    assert line(step, 5).put_back is None
    assert all(rule.is_kept for rule in state_of(journal, pairing_id).rules)


def test_what_is_always_on_has_a_lock_and_a_promise_says_who_checks_it(window: MainWindow) -> None:
    step = rules(window)
    assert [one.number for one in step.rows if one.tick is None] == [1, 7, 8]
    assert "always on" in said(line(step, 7))
    assert "agreed, not checked by the program" in said(line(step, 9))


def test_the_focus_moves_from_rule_to_rule(window: MainWindow) -> None:
    step = rules(window)
    ticks = [one.tick for one in step.rows if one.tick is not None]
    for keys, place in (("Down", 1), ("Down", 2), ("Up", 1), ("Up", 0), ("Up", 0)):
        key = Qt.Key.Key_Down if keys == "Down" else Qt.Key.Key_Up
        QTest.keyClick(focused(), key, Qt.KeyboardModifier.AltModifier)
        assert focused() is ticks[place]


def test_a_rule_in_own_words_is_added_struck_and_removed(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = rules(window)
    step.own.setFocus()
    QTest.keyClicks(step.own, "We meet in the canteen")
    assert step.save_now()
    assert state_of(journal, pairing_id).rules[-1].text == "We meet in the canteen"
    assert "canteen" not in said(step.card)
    QTest.keyClicks(step.own, " or outside")
    step.add.click()
    assert step.own.text() == ""
    assert [rule.text for rule in state_of(journal, pairing_id).rules if rule.text] == [
        "We meet in the canteen or outside"
    ]
    own = line(step, 11)
    assert own.tick is not None
    own.tick.click()
    line(step, 11).removed.emit(11)
    assert all(one.number != 11 for one in step.rows)
    assert len(state_of(journal, pairing_id).rules) == 10


def test_watchwords_are_covered_until_revealed_and_changed_in_a_dialog(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    journal.do(None, set_watchwords, pairing_id, (("Heron", "a project"),))
    step = rules(window)
    masked = line(step, 3).masked
    assert masked is not None
    assert "Heron" not in said(step)
    masked.reveal.click()
    assert "Heron" in said(step)
    masked.reveal.click()
    assert "Heron" not in said(step)
    masked.change.click()
    assert step.dialog is not None
    step.dialog.words.add.click()
    QTest.keyClicks(step.dialog.words.rows[-1].word, "Lark")
    step.dialog.done_button.click()
    words = [one.word for one in state_of(journal, pairing_id).view.agreement.watchwords]
    assert words == ["Heron", "Lark"]
    assert "Two watchwords never leave." in said(line(step, 3))


def test_a_mentor_from_outside_brings_stricter_rules(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = at(opened(window, Step.PAIR), PairStep)
    step.is_external.click()
    assert step.question is None
    assert len(state_of(journal, pairing_id).rules) == 12
    assert "30 days" in step.stricter.text()
    assert len(rules(window).rows) == 12


@pytest.mark.parametrize("begins_anew", [True, False])
def test_changed_rules_are_not_begun_anew_unasked(
    window: MainWindow, journal: Journal, pairing_id: str, begins_anew: bool
) -> None:
    journal.do(None, keep_rule, pairing_id, 5, is_kept=False)
    step = at(opened(window, Step.PAIR), PairStep)
    step.is_external.click()
    assert step.question is not None
    assert len(state_of(journal, pairing_id).rules) == 10
    (step.question.yes if begins_anew else step.question.no).click()
    found = state_of(journal, pairing_id)
    assert step.is_external.isChecked() is begins_anew
    assert found.pairing.is_external is begins_anew
    assert [rule.number for rule in found.rules if not rule.is_kept] == ([] if begins_anew else [5])


def test_the_reporting_line_says_what_it_means_for_trust(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = at(opened(window, Step.PAIR), PairStep)
    assert not step.trust.isVisible()
    step.is_reporting_line.click()
    assert step.trust.isVisible()
    assert "Tobias may find it hard" in said(step)
    assert step.save_now()
    assert state_of(journal, pairing_id).pairing.is_reporting_line


def test_both_sides_promise_and_give_time(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    step = at(opened(window, Step.TEACH), TeachStep)
    own, other = step.cards[Role.EXECUTIVE], step.cards[Role.MENTOR]
    QTest.keyClicks(own.promises, "I drive")
    QTest.keyClick(own.promises, Qt.Key.Key_Return)
    QTest.keyClicks(own.promises, "I say what I did")
    QTest.keyClicks(other.promises, "Hands in my pockets")
    own.budget.setValue(120)
    assert step.save_now()
    found = state_of(journal, pairing_id)
    assert [one.text for one in found.view.agreement.commitments] == [
        "I drive",
        "I say what I did",
        "Hands in my pockets",
    ]
    assert (found.agreement.executive_budget, found.agreement.mentor_budget) == (120, None)
    assert other.budget.text() == "not said"


def logistics(window: MainWindow, journal: Journal, pairing_id: str) -> LogisticsStep:
    journal.do(None, plan_session, pairing_id, SessionForm(START, 55, "Launch"))
    return at(opened(window, Step.LOGISTICS), LogisticsStep)


def test_the_first_session_follows_the_date_and_the_minutes(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = logistics(window, journal, pairing_id)
    page = window.page
    step.meetings.day.setDate(QDate(2026, 1, 20))
    step.meetings.minutes.setValue(45)
    assert step.save_now()
    [row] = journal.ask(session_rows, pairing_id)
    assert (row.session.starts_at, row.session.minutes_planned) == (START + timedelta(days=7), 45)
    assert state_of(journal, pairing_id).agreement.minutes == 45
    assert page is not None
    assert "Session 1, 20 January" in said(page)


def test_a_pilot_plans_its_retrospective_and_a_whole_pairing_drops_it(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = logistics(window, journal, pairing_id)
    step.meetings.is_pilot.click()
    last = journal.ask(session_rows, pairing_id)[0].session
    assert (last.topic, last.format) == ("Retrospective", SessionFormat.CONVERSATION)
    assert last.starts_at == START + timedelta(days=70)
    assert step.meetings.sessions.value() == 6
    assert step.meetings.end.date() == QDate(2026, 4, 13)
    step.meetings.day.setDate(QDate(2026, 1, 14))
    assert step.save_now()
    assert journal.ask(session_rows, pairing_id)[0].session.starts_at == START + timedelta(days=71)
    step.meetings.is_pilot.click()
    assert [row.session.topic for row in journal.ask(session_rows, pairing_id)] == ["Launch"]
    assert step.meetings.sessions.value() == 12


def test_each_stakeholder_has_one_audience(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    step = logistics(window, journal, pairing_id)
    for name in ("Her boss", "IT"):
        step.stakeholders.add.click()
        QTest.keyClicks(focused(), name)
    step.stakeholders.rows[0].audience.setCurrentIndex(0)
    assert step.save_now()
    found = state_of(journal, pairing_id).view.agreement.stakeholders
    assert [(one.name, one.audience) for one in found] == [
        ("Her boss", Audience.COORDINATOR),
        ("IT", Audience.EVERYONE),
    ]
    step.programme.has_programme.click()
    assert step.save_now()
    assert "Ines" not in said(step.stakeholders)
    assert window.desk.readers.coordinator is None
    assert window.page_id == "launch"


def test_a_programme_is_whole_or_says_what_is_wrong(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = logistics(window, journal, pairing_id)
    card = step.programme
    card.reference.line.setText("Greta")
    card.autosave.touch()
    assert step.save_now()
    assert card.reference.fault
    assert state_of(journal, pairing_id).pairing.pair_ref == "HL-07"
    card.reference.line.setText("HL-08")
    card.autosave.touch()
    assert step.save_now()
    assert not card.reference.fault
    assert state_of(journal, pairing_id).pairing.pair_ref == "HL-08"


def test_what_is_missing_is_said_before_the_signatures(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    step = logistics(window, journal, pairing_id)
    assert step.missing.isVisible()
    assert "Before anyone signs" in said(step.missing)


@pytest.mark.parametrize("name", ["T" * 300, "<b>Tobias</b>", "R&D && Co &Tobias"])
def test_odd_names_stand_on_every_step_as_text(window: MainWindow, journal: Journal, name: str) -> None:
    form = replace(pairing_form(), partner_name=name, coordinator_name=name[::-1])
    pairing = journal.do(None, new_pairing, form, partner_key())
    window.desk.show_pairing(pairing.id)
    for step in Step:
        page = opened(window, step)
        said(page)
        labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
        rich = [one for one in labels if one.textFormat() is Qt.TextFormat.AutoText and "<" in one.text()]
        assert [one.text() for one in rich] == []
        assert window.minimumSizeHint().width() <= 1024
