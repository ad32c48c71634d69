"""The agreement as a living thing: terms, comparing, the change log, stopping, erasing, no programme."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, LoggedKind, Role, Side
from rmdesk.journal import drafts
from rmdesk.journal.agreement_forms import Terms, terms_of
from rmdesk.journal.change_log import change_log, log_change
from rmdesk.journal.goals import GoalForm, change_goal, goal_rows
from rmdesk.journal.journal import Journal
from rmdesk.journal.launch import PairForm, save_pair
from rmdesk.journal.notes import write_note
from rmdesk.journal.pairings import pairing_row, set_programme
from rmdesk.journal.sessions import Place, SessionForm, plan_session
from rmdesk.journal.stopping import stop_pairing
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.change_log import ChangeLogDialog
from rmdesk.ui.dialogs.compare import CompareDialog
from rmdesk.ui.dialogs.people import PeopleDialog
from rmdesk.ui.dialogs.stop import StopDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement.rules import MASK
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.question import Question
from tests.conftest import SetClock
from tests.journal.test_agreements import form_of, save, set_goals, sign_both, view_of_draft
from tests.ui.agreement_steps import (
    dialog_of,
    opened,
    propose_stricter,
    shown_window,
    sign_version_1,
    texts,
)
from tests.ui.clips import clipped

TERMS = Terms(
    why="Less is more",
    horizon_short="Greta drives",
    exit_words="One word is enough.",
    ends_on=date(2026, 6, 16),
    minutes=40,
    executive_budget=120,
    commitments=((Side.EXECUTIVE, "I leave my phone in the bag"), (Side.MENTOR, "Hands in pockets")),
    stakeholders=(("HR", Audience.COORDINATOR), ("Anna Lind (IT)", Audience.EVERYONE)),
)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = shown_window(qtbot, desk)
    yield shown
    shown.hide()


@pytest.fixture
def signed(journal: Journal, pairing_id: str) -> None:
    """Version 1 is in force."""
    sign_version_1(journal, pairing_id)


@pytest.fixture
def second(journal: Journal, pairing_id: str) -> None:
    """Version 2 is in force too: stricter, and with terms."""
    sign_version_1(journal, pairing_id)
    propose_stricter(journal, pairing_id)
    form = form_of(view_of_draft(journal, pairing_id))
    save(journal, pairing_id, replace(form, terms=TERMS))
    sign_both(journal, pairing_id)


def seen(widget: QWidget) -> str:
    return "\n".join(texts(widget))


@pytest.mark.usefixtures("second")
def test_what_was_agreed_besides_the_rules_is_shown(window: MainWindow) -> None:
    page = opened(window)
    said = texts(page)
    page.versions.whole_log.click()
    assert "Less is more" in texts(dialog_of(page, ChangeLogDialog))
    for expected in (
        "Twelve sessions of 40 minutes, every two weeks",
        "Ends on 16 June with one decision: continue, stop, or a new topic.",
        "One word is enough.",
        "I leave my phone in the bag",
        "Hands in pockets",
        "120 minutes a month, preparation included",
        "reads what Ines reads",
        "reads what everyone at work may read",
        "Publish 4 business posts alone",
        "One name besides your own.",
    ):
        assert expected in said
    page.names.change.click()
    assert {"Anna Lind", "has an interest"} <= set(texts(dialog_of(page, PeopleDialog)))


@pytest.mark.usefixtures("signed")
def test_the_terms_are_typed_saved_and_read_back(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    page.change.click()
    terms = page.editor.terms
    QTest.keyClicks(page.editor.change, "Terms")
    QTest.keyClicks(page.editor.why, "To be clear")
    QTest.keyClicks(terms.soon, "Greta drives")
    QTest.keyClicks(terms.promises.fields[Role.EXECUTIVE], "I ask")
    QTest.keyClick(terms.promises.fields[Role.EXECUTIVE], Qt.Key.Key_Return)
    QTest.keyClicks(terms.promises.fields[Role.EXECUTIVE], "I listen")
    QTest.keyClicks(terms.promises.fields[Role.MENTOR], "I wait")
    terms.how.toggle.click()
    terms.meeting.minutes.setValue(40)
    terms.meeting.has_end.click()
    terms.meeting.budgets[Role.MENTOR].setValue(180)
    terms.around.toggle.click()
    terms.stakeholders.add.click()
    QTest.keyClicks(terms.stakeholders.rows[0].name, "HR")
    QTest.keyClicks(terms.exit_words, "One word is enough.")
    page.editor.done.click()
    kept = terms_of(view_of_draft(journal, pairing_id))
    assert kept.commitments == (
        (Side.EXECUTIVE, "I ask"),
        (Side.EXECUTIVE, "I listen"),
        (Side.MENTOR, "I wait"),
    )
    assert kept.stakeholders == (("HR", Audience.COORDINATOR),)
    assert (kept.why, kept.horizon_short, kept.minutes) == ("To be clear", "Greta drives", 40)
    assert (kept.executive_budget, kept.mentor_budget) == (None, 180)
    assert kept.ends_on == date(2026, 1, 13) + timedelta(days=11 * 14)
    assert "Ends on 16 June with one decision: continue, stop, or a new topic." in texts(page)


@pytest.mark.usefixtures("second")
def test_two_versions_stand_side_by_side_without_a_watchword(window: MainWindow) -> None:
    page = opened(window)
    page.versions.compare.click()
    dialog = dialog_of(page, CompareDialog)
    said = seen(dialog)
    assert "It narrows: less may leave." in said
    assert "Goal: only the two of us." in said
    assert "3 (one added)" in said
    assert "Greta: I leave my phone in the bag\nTobias: Hands in pockets" in said
    assert "Otter" not in said
    dialog.after.setCurrentIndex(1)
    dialog.after.activated.emit(1)
    assert "These two say the same." in seen(dialog)
    dialog.before.setCurrentIndex(0)
    dialog.before.activated.emit(0)
    assert "It widens: more may leave." in seen(dialog)


@pytest.mark.usefixtures("signed")
def test_a_changed_goal_is_logged_and_gets_a_reason(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    goal = next(row.goal for row in journal.ask(goal_rows, pairing_id) if row.goal.side is Side.EXECUTIVE)
    journal.do(None, change_goal, goal.id, GoalForm("Publish 3 business posts alone"))
    page = opened(window)
    line = "E1: Publish 4 business posts alone → Publish 3 business posts alone"
    assert line in texts(page)
    page.versions.whole_log.click()
    dialog = dialog_of(page, ChangeLogDialog)
    assert "Version 1: First agreement" in texts(dialog)
    QTest.keyClicks(dialog.reasons[0], "Three are enough")
    dialog.close_button.click()
    assert "Three are enough" in texts(page)
    assert [row.why for row in journal.ask(change_log, pairing_id) if row.kind] == ["Three are enough"]


@pytest.mark.usefixtures("signed")
def test_the_way_out_takes_one_confirmation_and_can_be_undone(
    window: MainWindow, journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    session = journal.do(
        None, plan_session, pairing_id, SessionForm(clock() + timedelta(days=7), 45, "Phone")
    )
    page = opened(window)
    page.way_out.stop.click()
    dialog = dialog_of(page, StopDialog)
    assert "no fault, no reason asked" in seen(dialog)
    assert dialog.no.hasFocus()
    dialog.yes.click()
    said = seen(page)
    assert "Closed since 13 January 2026." in said
    assert "Only-you notes are erased on 13 April 2026, pair notes on 13 January 2027 (rule R10)." in said
    assert not page.change.isVisible()
    assert "The pairing was stopped" in said
    window.toast.undo()
    assert page.way_out.stop.isVisible()
    assert "Closed since" not in seen(page)
    assert session.state.value == "planned"


@pytest.mark.usefixtures("signed")
def test_what_is_due_is_erased_after_one_question(
    window: MainWindow, journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    session = journal.do(None, plan_session, pairing_id, SessionForm(clock(), 45, "Phone"))
    journal.do(None, write_note, Place(pairing_id, session.id), "Only mine", Side.EXECUTIVE)
    journal.do(None, stop_pairing, pairing_id)
    page = opened(window)
    assert not page.notices.isVisible()
    clock.forward(days=91)
    page.reload()
    assert "Due by rule R10: one only-you text." in seen(page.notices)
    assert "Older backups keep theirs" in seen(page.notices)
    page.notices.due.buttons[0].click()
    question = dialog_of(page, Question)
    assert "until newer ones take their place" in seen(question)
    question.yes.click()
    assert not page.notices.isVisible()
    assert window.toast.text == "One text was erased."
    assert "One text erased, as rule R10 says" in seen(page)


def test_an_open_launch_is_offered(window: MainWindow) -> None:
    page = opened(window)
    asked: list[str] = []
    window.desk.page_asked.connect(lambda page_id, _record: asked.append(page_id))
    page.notices.launch.action.click()
    assert asked == ["launch"]


def test_without_a_programme_no_word_of_a_coordinator_appears(
    qtbot: QtBot, desk: Desk, journal: Journal, pairing_id: str
) -> None:
    journal.do(None, set_programme, pairing_id, "", "", "")
    set_goals(journal, pairing_id)
    desk.read_pairing()
    window = shown_window(qtbot, desk)
    page = opened(window)
    page.change.click()
    for folded in (page.editor.terms.how, page.editor.terms.around):
        folded.toggle.click()
    page.editor.add_rule.click()
    page.editor.terms.stakeholders.add.click()
    choices = [
        box.itemText(at)
        for box in (
            page.editor.own[0].limit,
            page.editor.terms.stakeholders.rows[0].reads,
            page.simulator.reader,
        )
        for at in range(box.count())
    ]
    page.editor.done.click()
    names = [one.accessibleName() for one in page.findChildren(QWidget)]
    labels = [one.text() for one in page.findChildren(QLabel)]
    for text in (*choices, *names, *labels):
        assert "oordinator" not in text
        assert "Ines" not in text
    assert "only me · the pair · everyone" in names
    window.hide()


@pytest.mark.usefixtures("second")
def test_roles_are_called_what_the_pair_calls_them(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    journal.do(None, save_pair, pairing_id, PairForm(executive_title="owner"))
    assert journal.ask(pairing_row, pairing_id).pairing.executive_title == "owner"
    page = opened(window)
    assert "owner" in texts(page)
    assert "executive" not in texts(page)


@pytest.mark.usefixtures("second")
@pytest.mark.parametrize("scale", [1.0, 1.75])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut(
    qtbot: QtBot,
    window: MainWindow,
    dressed: Theme,
    scale: float,
    mode: str,
    journal: Journal,
    pairing_id: str,
) -> None:
    journal.do(None, log_change, pairing_id, LoggedKind.NARROWED, "R5, R6")
    journal.do(None, drafts.propose_change, pairing_id)
    page = opened(window)
    dressed.set_mode("dark" if mode == "dark" else "light")
    dressed.set_scale(scale)
    QTest.keyClicks(page.simulator.text, "Heron ends.")
    page.simulator.answer()
    for size in ((1180, 780), (1024, 680)):
        window.resize(*size)
        qtbot.waitUntil(lambda: clipped(page) == [])
        for way in (page.versions.compare, page.versions.whole_log, page.way_out.stop):
            way.click()
            dialog = page.dialog
            assert dialog is not None
            qtbot.waitUntil(lambda: clipped(page.dialog or page) == [])
            dialog.reject()
    assert page.narrowest() <= 760 * scale
    assert MASK in seen(page)
