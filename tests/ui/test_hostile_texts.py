"""Texts that try to break the window: huge, malformed, hostile. Shown as they stand, within a second."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, RemarkKind, Role, Side
from rmdesk.journal import goals, notes, readers, remarks
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import PairingForm, new_pairing
from rmdesk.journal.session_detail import session_detail
from rmdesk.journal.sessions import Place, SessionForm, plan_session
from rmdesk.storage.records import Remark
from rmdesk.ui.desk import Desk
from rmdesk.ui.journal_search import palette_hits
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.page_table import PAGES, existing_pages
from rmdesk.ui.pages.sessions import SessionsPage
from rmdesk.ui.pages.sessions.text import TextRow
from rmdesk.ui.pages.share import SharePage
from rmdesk.ui.widgets.text_area import LONGEST, TextArea
from tests.conftest import partner_key
from tests.journal.test_sessions import plan
from tests.patience import patience
from tests.ui.sessions_steps import open_page, press, row_of
from tests.ui.test_share_page import page, paper, shared

__all__ = ["page", "shared"]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    shown.resize(1180, 780)
    shown.palette_box.search = lambda words: palette_hits(desk.journal, desk.pairing_id, words)
    shown.show()
    shown.activateWindow()
    yield shown
    shown.hide()


@pytest.fixture
def session_id(journal: Journal, pairing_id: str) -> str:
    """One session on the first day, planned."""
    return plan(journal, pairing_id)


def begin_note(qtbot: QtBot, window: MainWindow) -> TextArea:
    """The text area of a new note, with the focus."""
    shown = open_page(qtbot, window)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Space)
    area = QApplication.focusWidget()
    assert isinstance(shown, SessionsPage)
    assert isinstance(area, TextArea)
    return area


def paste(area: QWidget, mime: QMimeData) -> None:
    """Ctrl+V."""
    QApplication.clipboard().setMimeData(mime)
    with patience():
        QTest.keyClick(area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QApplication.clipboard().clear()


def text_of(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


ODD = {
    "NUL and lone surrogates": ("a\0b\ud800c\udfffd", "abcd"),
    "right to left": ("שלום עולם, مرحبا", "שלום עולם, مرحبا"),
    "emoji": ("👩🏽‍💻 went 🇳🇴 well 👍🏿", "👩🏽‍💻 went 🇳🇴 well 👍🏿"),
    "controls": ("bell\x07 escape\x1b[31m", "bell escape[31m"),
    "combining": ("Z̸̧a̶l̵g̷o e\u0301", "Z̸̧a̶l̵g̷o e\u0301"),
    "lines": ("one\r\ntwo\nthree", "one\ntwo\nthree"),
}


@pytest.mark.parametrize("what", ODD)
def test_odd_signs_are_kept_exactly_or_left_out(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, what: str
) -> None:
    typed, stored = ODD[what]
    area = begin_note(qtbot, window)
    paste(area, text_of(typed))
    press(Qt.Key.Key_Escape)
    (note,) = journal.ask(session_detail, session_id).notes
    assert note.text == stored


@pytest.mark.parametrize("size", [1_000_000, 10_000_000])
def test_a_huge_paste_is_cut_with_a_word_and_saved(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, size: int
) -> None:
    said: list[str] = []
    window.desk.toasted.connect(lambda words, _undo: said.append(words))
    area = begin_note(qtbot, window)
    paste(area, text_of("x" * size))
    with patience():
        press(Qt.Key.Key_Escape)
    (note,) = journal.ask(session_detail, session_id).notes
    assert len(note.text) == min(size, LONGEST)
    assert any("left out" in words for words in said) == (size > LONGEST)


def test_a_rich_paste_is_plain(qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str) -> None:
    area = begin_note(qtbot, window)
    rich = QMimeData()
    rich.setHtml('<b>bold</b> <img src="file:///etc/hostname"> <a href="http://x">link</a>')
    rich.setText("bold link")
    rich.setImageData(QImage(20, 20, QImage.Format.Format_ARGB32))
    paste(area, rich)
    only_picture = QMimeData()
    only_picture.setImageData(QImage(20, 20, QImage.Format.Format_ARGB32))
    paste(area, only_picture)
    press(Qt.Key.Key_Escape)
    (note,) = journal.ask(session_detail, session_id).notes
    assert note.text == "bold link"


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Whoever opens this for reading waits for ever."""
    made = tmp_path / "pipe"
    os.mkfifo(made)
    return made


def hostile(pipe: Path) -> dict[str, str]:
    """Texts that make other programs load, run or hang."""
    return {
        "a pipe as a picture": f"![x]({pipe}) <img src='{pipe}'> ![y](file://{pipe}) <link href='{pipe}'>",
        "an address": "![x](//host/s) <img src='data:image/png;base64,AAAA'> [a](javascript:alert(1))",
        "markup": "<script>alert(1)</script><h1>Big</h1><table><tr><td>&amp;</td></tr></table>",
        "brackets": "[" * 20_000,
        "stars": "*" * 20_000,
        "ticks": "`" * 20_000,
        "quotes": ">" * 20_000,
        "nesting": "".join(f"{' ' * depth}- x\n" for depth in range(400)),
    }


@pytest.mark.parametrize("what", hostile(Path()))
def test_a_hostile_note_shows_as_it_stands_and_opens_nothing(
    qtbot: QtBot,
    window: MainWindow,
    journal: Journal,
    pairing_id: str,
    session_id: str,
    pipe: Path,
    what: str,
) -> None:
    text = hostile(pipe)[what].strip()
    shown = open_page(qtbot, window)
    window.grab()
    journal.do(None, notes.write_note, Place(pairing_id, session_id), text, Side.PAIR)
    with patience():
        shown.reload()
        window.grab()
    row: TextRow = row_of(shown, "Greta")
    assert row.text.text() == text


@pytest.mark.parametrize("what", hostile(Path()))
def test_a_hostile_remark_shows_as_text_on_the_paper(
    page: SharePage, journal: Journal, pairing_id: str, pipe: Path, what: str
) -> None:
    line = " ".join(hostile(pipe)[what].split())
    remark = journal.do(None, remarks.write_remark, Place(pairing_id), RemarkKind.LESSON_LEARNT, line)
    journal.do(None, readers.raise_text, Remark, remark.id, Audience.COORDINATOR)
    with patience():
        page.reload()
        page.window().grab()
    assert page.paper.view.document().toHtml().count("<img") == 0
    assert page.paper.view.anchorAt(page.paper.view.rect().center()) == ""
    assert paper(page)


@pytest.mark.parametrize(
    "words",
    ['"', "'", "AND", "(", "*", "a*b", "NEAR(x y)", "col:x", "-x", "^x", "\0", "{a b}", "x" * 40_000,
     "word " * 10_000, "'; DROP TABLE note; --", "%", "\ud800", "“”", "note:", "OR NOT"],
)  # fmt: skip
def test_whatever_is_searched_for_is_looked_for_as_it_stands(
    window: MainWindow, journal: Journal, pairing_id: str, session_id: str, words: str
) -> None:
    place = Place(pairing_id, session_id)
    journal.do(None, notes.write_note, place, 'He said "AND" (loudly)', Side.PAIR)
    window.open_palette()
    box = window.palette_box
    with patience():
        box.field.setText(words)
        box.field.textEdited.emit(box.field.text())
    found = [hit.title for hit in box.hits if hit.page_id == "sessions" and hit.record_id != session_id]
    assert found == (['He said "AND" (loudly)'] if words == "AND" else [])


NAMES = {
    "markup": "<img src='{pipe}'> <b>Tobias</b>",
    "heading": "# Tobias",
    "rule": "---",
    "line break": "Tobias\nAdeyemi",
    "bidi": "Tobias \u202eimeyedA",
    "control": "Tob\x07ias",
    "formula": "=cmd|' /C calc'!A0",
    "long": "T" * 300,
    "emoji": "👩🏽‍💻 Tobias",
    "access keys": "R&D && Co &Tobias",
}


@pytest.mark.parametrize("what", NAMES)
def test_odd_names_and_titles_stand_on_every_page_as_text(
    qtbot: QtBot, desk: Desk, journal: Journal, window: MainWindow, pipe: Path, what: str
) -> None:
    name = NAMES[what].format(pipe=pipe) if what == "markup" else NAMES[what]
    form = PairingForm(
        "Greta Halvorsen", name, Role.EXECUTIVE, datetime(2026, 1, 13, 8, 15, tzinfo=UTC), 14, 55,
        "Hallveig RM pilot 2026", "HL-08", "Ines Castellano",
    )  # fmt: skip
    pairing = journal.do(None, new_pairing, form, partner_key())
    for role in Role:
        journal.do(None, goals.set_goal, pairing.id, role, goals.GoalForm(name))
    topic = SessionForm(datetime(2026, 1, 13, 9, 0, tzinfo=UTC), 45, name[:200])
    journal.do(None, plan_session, pairing.id, topic)
    desk.read_pairing()
    window.show_pairing()
    for row in existing_pages(PAGES, has_programme=True, is_launching=True):
        window.go_to(row.page_id)
        window.grab()
        labels = [label for label in window.findChildren(QLabel) if label.isVisible()]
        rich = [one for one in labels if one.textFormat() is Qt.TextFormat.AutoText and "<" in one.text()]
        assert [one.text() for one in rich] == []
        assert window.minimumSizeHint().width() <= 1180
