"""Whole journeys: the shell over an empty folder, or the window over one of the demo's two journals."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmdesk.demo.build import Demo, build
from rmdesk.demo.clock import DemoClock
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
def built(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo at its usual moment; nobody writes to it."""
    return build(tmp_path_factory.mktemp("journeys") / "demo", DemoClock())


@pytest.fixture
def demo(built: Demo, tmp_path: Path) -> Demo:
    """A demo of one's own, closed."""
    ignored = shutil.ignore_patterns("lock*")
    return replace(built, folder=Path(shutil.copytree(built.folder, tmp_path / "demo", ignore=ignored)))
