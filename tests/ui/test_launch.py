"""The launch as a whole, in the real window: by keyboard, left and taken up again, alone in the window."""

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.launch import Step
from rmdesk.domain.vocabulary import Audience, Role, Side
from rmdesk.journal import keeping
from rmdesk.journal.goals import GoalForm, goal_rows, set_goal
from rmdesk.journal.journal import Journal
from rmdesk.journal.launch import mark_step
from rmdesk.journal.launch_steps import LogisticsForm, TeachForm, save_logistics, save_teaching
from rmdesk.journal.pairings import set_programme
from rmdesk.journal.sessions import SessionForm, hold_session, plan_session
from rmdesk.pictures.stage import settle
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement import AgreementPage
from rmdesk.ui.pages.agreement.launch.goals_step import GoalsStep
from rmdesk.ui.pages.agreement.launch.logistics_step import LogisticsStep
from rmdesk.ui.pages.agreement.launch.page import LaunchPage
from rmdesk.ui.pages.agreement.launch.pair_step import PairStep
from rmdesk.ui.pages.agreement.launch.rules_step import RulesStep
from rmdesk.ui.pages.agreement.launch.teach_step import TeachStep
from rmdesk.ui.pages.today import TodayPage
from rmdesk.ui.theme import Theme
from tests.conftest import PASSPHRASE, START, SetClock
from tests.journal.test_agreements import sign_both
from tests.journeys.hands import Hands, name_of
from tests.ui.clips import clipped
from tests.ui.launching import at, focused, opened, said, state_of

LOOKS = (
    ("light", 1.0, QSize(1180, 780)),
    ("dark", 1.0, QSize(1024, 680)),
    ("light", 1.75, QSize(1180, 780)),
    ("dark", 1.75, QSize(1024, 680)),
)
WORDS = "said by both of us"


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


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands(qtbot)


def test_the_whole_launch_by_keyboard(
    window: MainWindow, hands: Hands, journal: Journal, pairing_id: str
) -> None:
    opened(window)
    for name, title in (("Greta", "Publish 4 business posts alone"), ("Tobias", "Present one item")):
        hands.tab_to(f"Add a goal for {name}")
        hands.press("Return")
        hands.write(title)
        hands.press("Return")
    hands.press("Ctrl+Return")
    assert name_of(hands.focused) == "What Greta is called on the screen"
    hands.write("Owner")
    hands.press("Ctrl+Return", "Space", "Alt+Down", "Alt+Down", "Space")
    hands.fill("A rule in your own words", "We meet in the canteen")
    hands.press("Return", "Ctrl+Return")
    hands.write("I come prepared")
    hands.press("Ctrl+Return")
    hands.tab_to("What it is for")
    hands.press("Ctrl+A")
    hands.write("The phone, and how the firm decides")
    hands.press("Ctrl+Return")
    assert isinstance(window.page, AgreementPage)
    found = state_of(journal, pairing_id)
    assert found.view.next_step is None
    assert found.made(Step.GOALS) == "2 goals, both sides"
    assert found.pairing.executive_title == "Owner"
    assert found.made(Step.GROUND_RULES) == "9 rules, 2 struck"
    assert [rule.number for rule in found.rules if not rule.is_kept] == [2, 4]
    assert found.rules[-1].text == "We meet in the canteen"
    assert found.commitments(Side.EXECUTIVE) == ("I come prepared",)
    assert found.agreement.scope == "The phone, and how the firm decides"
    assert found.view.agreement.missing == ()


def _goal(page: LaunchPage) -> None:
    step = at(page, GoalsStep)
    step.new_thing()
    QTest.keyClicks(focused(), WORDS)


def _alike(page: LaunchPage) -> None:
    QTest.keyClicks(at(page, PairStep).alike, WORDS)


def _rule(page: LaunchPage) -> None:
    at(page, RulesStep).own.setFocus()
    QTest.keyClicks(at(page, RulesStep).own, WORDS)


def _promise(page: LaunchPage) -> None:
    QTest.keyClicks(at(page, TeachStep).cards[Role.MENTOR].promises, WORDS)


def _scope(page: LaunchPage) -> None:
    QTest.keyClicks(at(page, LogisticsStep).purpose.scope, WORDS)


TYPED: dict[Step, Callable[[LaunchPage], None]] = {
    Step.GOALS: _goal,
    Step.PAIR: _alike,
    Step.GROUND_RULES: _rule,
    Step.TEACH: _promise,
    Step.LOGISTICS: _scope,
}


@pytest.mark.parametrize("step", list(Step))
def test_a_step_is_left_and_taken_up_again(window: MainWindow, desk: Desk, step: Step) -> None:
    TYPED[step](opened(window, step))
    assert window.go_to("today")
    window.show_pairing()
    page = opened(window, step)
    if step is Step.GOALS:
        assert page.step is not None
    assert WORDS in said(page)
    assert not desk.journal.ask(goal_rows, desk.pairing_id) or step is Step.GOALS


@pytest.mark.parametrize("step", list(Step))
def test_what_was_typed_outlives_a_killed_process(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path, step: Step
) -> None:
    page = opened(window, step)
    TYPED[step](page)
    qtbot.waitUntil(lambda: not any(one.is_dirty for one in page.findChildren(Autosave)), timeout=2_000)
    copy = Path(shutil.copytree(folder, tmp_path / "copy.rmdesk", ignore=shutil.ignore_patterns("lock*")))
    kept = keeping.open_journal(copy, keeping.with_passphrase(PASSPHRASE), SetClock())
    found = state_of(kept.journal, page.desk.pairing_id)
    typed = (
        *(one.goal.title for one in found.goals),
        found.pairing.alike,
        *(rule.text for rule in found.rules),
        *found.commitments(Side.MENTOR),
        found.agreement.scope,
    )
    kept.journal.has_changed = False
    kept.close()
    assert any(WORDS in text for text in typed)


def test_it_stands_alone_and_the_keys_work_on(window: MainWindow) -> None:
    locked: list[bool] = []
    window.menus.bind("lock", lambda: locked.append(True))
    window.menus.build()
    page = opened(window)
    assert not window.rail.isVisible()
    assert not window.menuBar().isVisible()
    assert not window.status.isVisible()
    QTest.keyClick(page, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True]
    QTest.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.palette_box.isVisible()
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Escape)
    QTest.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.page_id == "today"
    assert window.rail.isVisible()
    assert window.menuBar().isVisible()
    assert window.status.isVisible()


def test_back_goes_from_step_to_step_and_then_to_the_page_before(window: MainWindow, hands: Hands) -> None:
    window.go_to("goals")
    page = opened(window, Step.GROUND_RULES)
    hands.press("Alt+Left")
    assert page.title == "Pair"
    page.back.click()
    assert page.title == "Goals"
    hands.press("Alt+Left")
    assert window.page_id == "goals"


def test_the_steps_tell_what_they_produced(window: MainWindow) -> None:
    page = opened(window)
    items = page.stepper.items
    assert items[Step.GOALS].accessibleName() == "Step 1 of 5: Goals, this step"
    page.go_on.click()
    page.go_on.click()
    assert items[Step.GOALS].accessibleDescription() == "no goal yet"
    assert items[Step.PAIR].accessibleDescription() == "Greta and Tobias"
    items[Step.PAIR].click()
    assert page.current is Step.PAIR
    assert page.head.title.text() == "Pair"
    assert page.stepper.session.text() == ""


def test_saving_is_told_in_the_step_column(window: MainWindow) -> None:
    page = opened(window, Step.PAIR)
    _alike(page)
    assert page.save_now()
    assert page.stepper.saved.text() == "Saved 09:30"


@pytest.mark.parametrize("step", list(Step))
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    window: MainWindow, dressed: Theme, journal: Journal, pairing_id: str, step: Step
) -> None:
    promises = ((Side.EXECUTIVE, "I come prepared, and I drive"), (Side.MENTOR, "Hands in my pockets"))
    journal.do(None, save_teaching, pairing_id, TeachForm(promises, 120, 180))
    page = opened(window, step)
    found = []
    for mode, scale, size in LOOKS:
        dressed.set_mode("dark" if mode == "dark" else "light")
        dressed.set_scale(scale)
        window.resize(size)
        for _ in range(3):
            settle()
        look = f"{mode} {scale:.0%} {size.width()}"
        found += [f"{look}: {words}" for words in clipped(window)]
        if page._scroll.horizontalScrollBar().maximum() > 1 or window.size() != size:
            found.append(f"{look}: too wide, {window.width()}")
        if not page.stepper.later.isVisible():
            found.append(f"{look}: no way to go on another time")
    assert found == []


def test_without_a_programme_no_step_speaks_of_a_coordinator(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    journal.do(None, set_programme, pairing_id, "", "", "")
    form = LogisticsForm(START, 55, 14, 12, stakeholders=(("Her boss", Audience.COORDINATOR),))
    journal.do(None, save_logistics, pairing_id, form)
    page = opened(window, Step.PAIR)
    at(page, PairStep).is_external.click()
    for step in Step:
        page = opened(window, step)
        if step is Step.GOALS:
            page.new_thing()
        words = said(page).casefold()
        assert "coordinator" not in words
        assert "ines" not in words.split()
        assert page.title.casefold() in words


def test_the_launch_is_there_until_the_first_version_is_in_force(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    def titles() -> list[str]:
        return [row.text for row, _ in window.menus.commands()]

    window.go_to("today")
    assert "Launch" in titles()
    for role in Role:
        journal.do(None, set_goal, pairing_id, role, GoalForm("Publish a post"))
    journal.do(None, save_logistics, pairing_id, LogisticsForm(START, 55, 14, 12, scope="The phone"))
    sign_both(journal, pairing_id)
    assert "Launch" not in titles()
    assert not window.go_to("launch")


def test_today_offers_to_go_on(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    journal.do(None, plan_session, pairing_id, SessionForm(START + timedelta(days=7), 55, "Launch"))
    window.go_to("today")
    assert isinstance(window.page, TodayPage)
    assert "Step 1 of 5: Goals" in said(window.page.launch)
    assert not window.page.month.isVisible()  # nothing was yet that a month could tell of
    assert "None held yet" in said(window.page.momentum)
    window.page.launch.go_on.click()
    assert window.page_id == "launch"


def test_today_tells_that_only_signatures_are_missing(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    journal.do(None, plan_session, pairing_id, SessionForm(START + timedelta(days=7), 55, "Launch"))
    for step in Step:
        journal.do(None, mark_step, pairing_id, step)
    window.go_to("today")
    assert isinstance(window.page, TodayPage)
    assert "The agreement waits to be signed." in said(window.page.launch)
    window.page.launch.go_on.click()
    assert window.page_id == "agreement"


def test_the_last_button_leads_to_the_draft(window: MainWindow) -> None:
    page = opened(window, Step.LOGISTICS)
    assert page.go_on.text() == "To the signatures"
    page.go_on.click()
    assert isinstance(window.page, AgreementPage)
    assert window.page.shown.number == 1


def test_not_sure_about_the_rules_asks_again_after_the_first_session(
    window: MainWindow, journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    planned = journal.do(None, plan_session, pairing_id, SessionForm(START, 55, "Launch"))
    page = opened(window, Step.GROUND_RULES)
    page.not_sure.click()
    assert page.current is Step.TEACH
    assert page.stepper.items[Step.GROUND_RULES].accessibleDescription() == "10 rules, not sure yet"
    window.go_to("today")
    today = window.page
    assert isinstance(today, TodayPage)
    assert not today.rules_again.isVisible()
    clock.forward(hours=2)
    journal.do(None, hold_session, planned.id, 55)
    assert today.rules_again.isVisible()
    today.rules_again.action.click()
    assert window.page_id == "agreement"
    window.go_to("today")
    assert not today.rules_again.isVisible()
