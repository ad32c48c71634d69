"""Whole journeys: the shell over an empty folder, or the window over one of the demo's two journals."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmdesk.demo.build import Demo, build
from rmdesk.demo.clock import CLOSE, DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.stage import Stage, on_stage
from rmdesk.ui.theme import Theme, install
from tests.journeys.hands import Hands


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The application in its theme, light and at 100 % before and after."""
    worn = qapp.property("rmdesk_theme")
    look = worn if isinstance(worn, Theme) else install(qapp, "light")
    look.set_mode("light")
    look.set_scale(1.0)
    yield look
    look.set_mode("light")
    look.set_scale(1.0)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    """Someone at the keyboard."""
    return Hands(qtbot)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[datetime], Demo]:
    """The demo at a moment, made once; nobody writes to it."""
    made: dict[datetime, Demo] = {}

    def at_moment(at: datetime) -> Demo:
        if at not in made:
            made[at] = build(tmp_path_factory.mktemp("journeys") / "demo", DemoClock(at))
        return made[at]

    return at_moment


@pytest.fixture
def at() -> datetime:
    """The demo's usual moment; a test may name another."""
    return CLOSE


@pytest.fixture
def demo(built: Callable[[datetime], Demo], at: datetime, tmp_path: Path) -> Demo:
    """A demo of one's own, closed."""
    ignored, whole = shutil.ignore_patterns("lock*"), built(at)
    return replace(whole, folder=Path(shutil.copytree(whole.folder, tmp_path / "demo", ignore=ignored)))


@pytest.fixture
def role() -> Role:
    """Whose journal; a test may name the other."""
    return Role.EXECUTIVE


@pytest.fixture
def stage(demo: Demo, role: Role, at: datetime, dressed: Theme, hands: Hands) -> Iterator[Stage]:
    """The desk over one of the demo's journals, in its window, ready for keys."""
    with on_stage(demo, role, DemoClock(at), dressed) as open_desk:
        open_desk.window.resize(1180, 780)
        open_desk.window.show()
        open_desk.window.activateWindow()
        hands.wait(open_desk.window.isActiveWindow)
        open_desk.window.focus_page()
        yield open_desk
