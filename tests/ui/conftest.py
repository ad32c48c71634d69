"""A desk over a real encrypted journal, in the real theme."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmdesk.journal.journal import Journal
from rmdesk.settings import Settings
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.theme import Theme, install
from tests.conftest import SetClock, Template
from tests.ui.driving import Person
from tests.ui.leaving import clear_away, make_plain
from tests.ui.share_material import written_up


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> Theme:
    """The application in its theme: once for all tests."""
    return install(qapp, "light")


@pytest.fixture(autouse=True)
def _plain_looks(dressed: Theme) -> Iterator[None]:
    """Each test leaves no window, and the looks light and at 100 %."""
    yield
    clear_away(dressed)
    make_plain(dressed)


@pytest.fixture(scope="session")
def shared_folder(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed journal with something to share, written once."""
    return written_up(template, tmp_path_factory.mktemp("shared") / "greta.rmdesk")


@pytest.fixture
def folder(request: pytest.FixtureRequest, template: Template, tmp_path: Path) -> Path:
    """A closed journal of one's own; who asks for `shared` gets the one with something to share."""
    is_shared = "shared" in request.fixturenames
    source = request.getfixturevalue("shared_folder") if is_shared else template.folder
    return Path(shutil.copytree(source, tmp_path / "greta.rmdesk"))


@pytest.fixture
def tasks(dressed: Theme) -> Iterator[Tasks]:
    """The worker; ended after the test."""
    worker = Tasks()
    yield worker
    worker.stop()


@pytest.fixture
def empty_desk(dressed: Theme, tmp_path: Path) -> Desk:
    """A desk without a journal: for what needs only theme and settings."""
    return Desk(dressed, Settings(theme="light"), tmp_path / "settings.json")


@pytest.fixture
def desk(empty_desk: Desk, journal: Journal, tasks: Tasks) -> Iterator[Desk]:
    """Greta's open journal with one pairing, as the pages get it."""
    empty_desk.open(journal, tasks)
    yield empty_desk
    empty_desk.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    """The main window over Greta's journal, shown at its usual size."""
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    shown.resize(1180, 780)
    shown.show()
    shown.activateWindow()
    yield shown
    shown.hide()


@pytest.fixture
def person(qtbot: QtBot, folder: Path, clock: SetClock, dressed: Theme) -> Iterator[Person]:
    """Someone before the lock screen of Greta's journal."""
    made = Person(qtbot, folder, clock)
    yield made
    if not made.has_ended:
        made.leave()
