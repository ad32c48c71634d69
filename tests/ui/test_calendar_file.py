"""The calendar file in the window: its title, its place, and what is never in it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import vobject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import SessionForm, plan_session
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.calendar_file import CalendarDialog, CalendarSaving
from rmdesk.ui.theme import Theme
from tests.conftest import START
from tests.ui.clips import assert_nothing_is_cut
from tests.ui.sessions_steps import click, said


class Told:
    """What the desk said, and where the file went."""

    def __init__(self, desk: Desk, window: QWidget, place: Path) -> None:
        self.said: list[str] = []
        desk.toasted.connect(lambda text, _undo: self.said.append(text))
        self.saving = CalendarSaving(desk, window, self._choose)
        self.place = place

    def _choose(self, _window: QWidget, name: str, chosen: Callable[[Path], object]) -> None:
        chosen(self.place / name)

    def ask(self) -> CalendarDialog:
        asked = self.saving.open()
        assert asked is not None
        return asked


@pytest.fixture
def told(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Told:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1024, 680)
    window.show()
    return Told(desk, window, tmp_path)


@pytest.fixture
def _planned(journal: Journal, pairing_id: str) -> None:
    for number in range(3):
        about = SessionForm(START + timedelta(days=14 * number), 45, "A topic for the two of us " * 4)
        journal.do(None, plan_session, pairing_id, about)


def events(file: Path) -> list[str]:
    read = vobject.readOne(file.read_text("utf-8"))
    return [one.summary.value for one in read.contents["vevent"]]


@pytest.mark.usefixtures("_planned")
def test_all_dates_under_the_neutral_word_then_one_under_a_title(told: Told, tmp_path: Path) -> None:
    click(told.ask().yes)
    file = tmp_path / "mentoring.ics"
    assert events(file) == ["Mentoring"] * 3
    assert (file.stat().st_mode & 0o777, b"topic" in file.read_bytes()) == (0o600, False)
    assert told.said == ["3 dates are in mentoring.ics."]
    asked = told.ask()
    asked.which.setCurrentIndex(1)
    asked.title.set_text("RM on Tuesdays")
    click(asked.yes)
    assert told.saving.question is not None, "a file is there already"
    click(told.saving.question.yes)
    assert events(file) == ["RM on Tuesdays"]
    assert told.ask().title.text() == "RM on Tuesdays"


@pytest.mark.usefixtures("_planned")
def test_a_title_with_a_name_is_refused_in_words(told: Told, tmp_path: Path) -> None:
    asked = told.ask()
    asked.title.set_text("Coffee with Tobias")
    click(asked.yes)
    assert "no names" in said(asked)
    assert asked.isVisible()
    assert list(tmp_path.glob("*.ics")) == []


@pytest.mark.usefixtures("_planned")
def test_no_words_are_cut_at_the_largest_text(told: Told, dressed: Theme) -> None:
    dressed.set_scale(1.75)
    asked = told.ask()
    assert_nothing_is_cut(asked)
    assert asked.width() <= 1024


def test_without_a_session_it_says_so(told: Told) -> None:
    assert told.saving.open() is None
    assert told.said == ["No session is planned yet: there are no dates to save."]
