"""Typing saves itself; what cannot be saved stays on the screen, is told, tried again, and kept elsewhere."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from rmdesk import paths
from rmdesk.domain.vocabulary import DebriefKind, Side
from rmdesk.journal import debriefs, sessions
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import SessionForm
from rmdesk.ui.autosave import Autosave, Pace, failed_saves, save_all
from rmdesk.ui.desk import Desk
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.question import Question
from tests.conftest import SetClock

QUICK = Pace(rest_ms=20, retry_ms=40)
NEVER = Pace(rest_ms=3_600_000, retry_ms=3_600_000)


class Form(QWidget):
    """Two lines of a debrief, each with its autosave, as a page would have them."""

    def __init__(self, desk: Desk, session_id: str, pace: Pace) -> None:
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        lines = column(self)
        self.thanks, self.change = Field(name="Thanks"), Field(name="Change")
        lines.addWidget(self.thanks)
        lines.addWidget(self.change)
        self.saves = [
            self._autosave(self.thanks, DebriefKind.THANKS, pace),
            self._autosave(self.change, DebriefKind.CHANGE, pace),
        ]

    def _autosave(self, field: Field, kind: DebriefKind, pace: Pace) -> Autosave:
        def save() -> None:
            verb = debriefs.set_debrief_line
            self._desk.journal.do(self, verb, self._session_id, kind, Side.EXECUTIVE, field.text())

        autosave = Autosave(self._desk, save, lambda: f"{kind.value}: {field.text()}", self, pace)
        autosave.watch(field)
        return autosave


class Screen:
    """What the window would show: the status line, the banner, the last toast."""

    def __init__(self, desk: Desk) -> None:
        self.status, self.is_alarm = "", False
        self.banner: tuple[str, str] | None = None
        self.banners = 0
        self.toast = ""
        desk.status_told.connect(self._on_status_told)
        desk.banner_raised.connect(self._on_banner_raised)
        desk.banner_cleared.connect(self._on_banner_cleared)
        desk.toasted.connect(self._on_toasted)

    def _on_status_told(self, words: str, is_alarm: bool) -> None:
        self.status, self.is_alarm = words, is_alarm

    def _on_banner_raised(self, _icon: str, title: str, text: str, answers: object) -> None:
        self.banner, self.answers = (title, text), answers
        self.banners += 1

    def _on_banner_cleared(self) -> None:
        self.banner = None

    def _on_toasted(self, words: str, _undo: object) -> None:
        self.toast = words


@pytest.fixture
def session_id(journal: Journal, pairing_id: str, clock: SetClock) -> str:
    form = SessionForm(clock.time, 45, "Post for the company page")
    return journal.do(None, sessions.plan_session, pairing_id, form).id


@pytest.fixture
def screen(desk: Desk) -> Screen:
    return Screen(desk)


def make_form(qtbot: QtBot, desk: Desk, session_id: str, pace: Pace = QUICK) -> Form:
    form = Form(desk, session_id, pace)
    qtbot.addWidget(form)
    form.show()
    form.thanks.setFocus()
    qtbot.waitUntil(form.thanks.hasFocus)
    return form


def stored(journal: Journal, session_id: str, kind: DebriefKind = DebriefKind.THANKS) -> str | None:
    def text(db: Db) -> str | None:
        session = sessions.session_row(db, session_id).session
        line = debriefs.debrief_line(db, session_id, kind, Side.EXECUTIVE, session.author)
        return line.text if line else None

    return journal.ask(text)


@contextmanager
def full_disk(journal: Journal) -> Iterator[None]:
    """SQLite may not take another page: it answers as on a full disk."""
    connection = journal._database.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    yield
    connection.execute("PRAGMA max_page_count = 1073741823")


LONG = "Keeping quiet while I looked for the scan key. " * 600
"""More than the free pages of a small journal hold, and as much as one line takes."""


def test_is_saved_a_moment_after_the_last_key(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, screen: Screen
) -> None:
    form = make_form(qtbot, desk, session_id)
    with qtbot.waitSignal(form.saves[0].saved):
        QTest.keyClicks(form.thanks, "Patience")
    assert stored(journal, session_id) == "Patience"
    assert screen.status.startswith("Saved 09:30")
    assert not form.saves[0].is_dirty


def test_says_saved_only_after_it_is(qtbot: QtBot, desk: Desk, session_id: str, screen: Screen) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    QTest.keyClicks(form.thanks, "Patience")
    assert screen.status == ""
    assert form.saves[0].is_dirty


def test_leaving_the_field_saves_at_once(qtbot: QtBot, desk: Desk, journal: Journal, session_id: str) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    QTest.keyClicks(form.thanks, "Patience")
    QTest.keyClick(form.thanks, Qt.Key.Key_Tab)
    assert form.change.hasFocus()
    assert stored(journal, session_id) == "Patience"


def test_changing_page_locking_and_quitting_save_at_once(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str
) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    QTest.keyClicks(form.thanks, "Patience")
    assert save_all(form.saves)
    assert stored(journal, session_id) == "Patience"


def test_what_the_program_shows_is_no_edit(qtbot: QtBot, desk: Desk, session_id: str) -> None:
    form = make_form(qtbot, desk, session_id)
    form.thanks.set_text("from the journal")
    assert not form.saves[0].is_dirty


def test_a_full_disk_keeps_the_text_and_says_so(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, screen: Screen
) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    form.thanks.insert(LONG)
    form.saves[0].touch()
    with full_disk(journal):
        assert not form.saves[0].save_now()
    assert form.thanks.text() == LONG
    assert form.saves[0].is_dirty
    assert screen.banner is not None
    title, text = screen.banner
    assert title == "Not saved: the disk is full"
    assert text.startswith("Your text stays on this screen.")
    assert text.endswith("Trying again every 10 seconds.")
    assert screen.status.startswith("Not saved since 09:30")
    assert screen.is_alarm
    assert failed_saves(desk).is_failing


def test_it_is_tried_again_until_it_works(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, screen: Screen
) -> None:
    form = make_form(qtbot, desk, session_id)
    form.thanks.insert(LONG)
    failures: list[str] = []
    form.saves[0].failed.connect(lambda: failures.append(screen.status))
    with full_disk(journal):
        form.saves[0].touch()
        qtbot.waitUntil(lambda: len(failures) >= 3)
    assert screen.banners == 1
    qtbot.waitUntil(lambda: not failed_saves(desk).is_failing)
    assert stored(journal, session_id) == LONG.strip()
    assert screen.banner is None
    assert screen.status.startswith("Saved")
    assert not screen.is_alarm


def test_the_banner_stays_while_one_field_is_unsaved(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, screen: Screen
) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    with full_disk(journal):
        for field, autosave in zip((form.thanks, form.change), form.saves, strict=True):
            field.insert(LONG)
            autosave.touch()
        assert not save_all(form.saves)
    assert form.saves[0].save_now()
    assert screen.banner is not None
    assert screen.is_alarm
    failed_saves(desk).try_now()
    assert screen.banner is None
    assert not screen.is_alarm


@pytest.mark.parametrize("how", ["replaced", "deleted"])
def test_a_journal_gone_from_its_place_is_told(
    qtbot: QtBot, desk: Desk, folder: Path, session_id: str, screen: Screen, how: str
) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    database = paths.database(folder)
    if how == "replaced":
        other = shutil.copy(database, folder / "other.db")
        os.replace(other, database)  # noqa: PTH105 - what a sync engine does
    else:
        database.unlink()
    QTest.keyClicks(form.thanks, "Patience")
    assert not form.saves[0].save_now()
    assert screen.banner is not None
    assert screen.banner[0] == "Not saved: the journal is no longer in its place"
    assert form.thanks.text() == "Patience"


def test_a_copy_goes_where_the_person_wants_it(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, screen: Screen, tmp_path: Path
) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    form.thanks.insert(LONG)
    form.saves[0].touch()
    with full_disk(journal):
        form.saves[0].save_now()
    failed_saves(desk).save_elsewhere()
    question = form.findChild(Question)
    assert isinstance(question, Question)
    assert "not encrypted" in question.accessibleDescription()
    QTest.mouseClick(question.yes, Qt.MouseButton.LeftButton)
    dialog = form.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(tmp_path / "copy.txt"))
    with qtbot.waitSignal(desk.toasted):
        QTest.keyClick(name, Qt.Key.Key_Return)
    assert (tmp_path / "copy.txt").read_text() == f"thanks: {LONG}\n"
    assert (tmp_path / "copy.txt").stat().st_mode & 0o777 == 0o600
    assert screen.toast == "A copy is in copy.txt. It is not encrypted."


def test_what_was_dropped_is_not_tried_again(
    qtbot: QtBot, desk: Desk, journal: Journal, session_id: str, screen: Screen
) -> None:
    form = make_form(qtbot, desk, session_id, NEVER)
    form.thanks.insert(LONG)
    form.saves[0].touch()
    with full_disk(journal):
        form.saves[0].save_now()
    form.saves[0].drop()
    assert screen.banner is None
    assert save_all(form.saves)
    assert stored(journal, session_id) is None
