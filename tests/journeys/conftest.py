"""Whole journeys: the shell over an empty folder, or the window over one of the demo's two journals."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import CLOSE, DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.stage import Stage, on_stage
from rmdesk.ui.theme import Theme, install
from tests.demos import AtMoment, own_copy
from tests.journeys.hands import Hands
from tests.ui.leaving import clear_away, make_plain


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Theme]:
    """The application in its theme, light and at 100 % before and after."""
    worn = qapp.property("rmdesk_theme")
    look = worn if isinstance(worn, Theme) else install(qapp, "light")
    make_plain(look)
    yield look
    clear_away(look)
    make_plain(look)


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    """Someone at the keyboard."""
    return Hands(qtbot)


@pytest.fixture
def at() -> datetime:
    """The demo's usual moment; a test may name another."""
    return CLOSE


@pytest.fixture
def demo(built: AtMoment, at: datetime, tmp_path: Path) -> Demo:
    """A demo of one's own, closed."""
    return own_copy(built(at), tmp_path / "demo")


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
