"""What comes up by itself: the page after unlocking, the form that a button asks for, and nothing else."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import sessions
from rmdesk.journal.practices import running_practice, start_practice
from rmdesk.journal.sessions import SessionForm
from rmdesk.pictures.stage import Stage, on_stage
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.dialogs.session_form import SessionDialog
from rmdesk.ui.entry.window import EntryWindow
from rmdesk.ui.page_table import PAGES
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.theme import Theme
from tests.journeys.hands import Hands, name_of, open_state
from tests.journeys.test_looks import SCREENS


def flashed(window: QWidget) -> bool:
    """Whether it is neither the program's window nor a dialog."""
    return window.isWindow() and not isinstance(window, QMainWindow | EntryWindow | QDialog)


class Flashes(QObject):
    """Notes every other window that shows."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and flashed(watched):
            self.seen.append(f"{type(watched).__name__} {name_of(watched)}")
        return False


@pytest.fixture
def flashes(qapp: QApplication) -> Iterator[list[str]]:
    """The windows that flashed up."""
    watch = Flashes()
    qapp.installEventFilter(watch)
    yield watch.seen
    qapp.removeEventFilter(watch)


@pytest.mark.parametrize("role", list(Role))
def test_no_page_flashes(flashes: list[str], stage: Stage) -> None:
    for state in (*(page.page_id for page in PAGES), "goals, writing", "agreement, changing"):
        open_state(stage, state)
    assert flashes == []


def test_no_screen_flashes(flashes: list[str], qtbot: QtBot, dressed: Theme) -> None:
    tasks, window = Tasks(), EntryWindow()
    qtbot.addWidget(window)
    window.show()
    for make in SCREENS.values():
        window.show_screen(make(tasks))
        qtbot.waitUntil(lambda: window.isAncestorOf(QApplication.focusWidget() or window))
    tasks.stop()
    assert flashes == []


def plan(stage: Stage) -> MentoringSession:
    """A session for now."""
    form = SessionForm(stage.clock() - timedelta(minutes=5), 55, "One more")
    return stage.desk.journal.do(None, sessions.plan_session, stage.desk.pairing_id, form)


def test_an_interrupted_practice_shows_first(demo: Demo, dressed: Theme) -> None:
    clock = DemoClock()
    with on_stage(demo, Role.EXECUTIVE, clock, dressed) as before:
        before.desk.journal.do(None, start_practice, plan(before).id, Role.EXECUTIVE, 3300)
    with on_stage(demo, Role.EXECUTIVE, clock, dressed) as after:
        assert after.window.page_id == "practice"


def test_the_clock_starts_from_everywhere(stage: Stage, hands: Hands) -> None:
    plan(stage)
    hands.press("Ctrl+K")
    hands.write("start the clock")
    hands.press("Return")
    assert stage.window.page_id == "practice"
    assert stage.desk.journal.ask(running_practice, stage.desk.pairing_id) is not None


def test_today_opens_the_form_of_a_new_session(stage: Stage, hands: Hands) -> None:
    hands.tab_to("Plan the next one")
    hands.press("Return")
    hands.wait_for(SessionDialog)
    assert stage.window.page_id == "sessions"
