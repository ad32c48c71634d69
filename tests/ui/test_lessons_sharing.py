"""A lesson as a file and on paper: what leaves, what is refused, what comes in."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmdesk import resources
from rmdesk.domain.lesson_file import lesson_or_kit
from rmdesk.domain.lesson_plan import to_file
from rmdesk.journal.agreements import draft
from rmdesk.journal.db import Db
from rmdesk.journal.lessons import use_for_session
from rmdesk.journal.sessions import SessionForm, plan_session
from rmdesk.storage.records import Watchword
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.lessons.printing import html_of
from tests.conftest import START
from tests.ui.lessons_steps import FORM, Bench, on_shelf

CLEAN = replace(
    FORM, steps=tuple(replace(step, text=step.text.replace("Greta", "The learner")) for step in FORM.steps)
)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk) -> Bench:
    """A lesson without a name in it."""
    on_shelf(desk, CLEAN)
    return Bench(qtbot, desk)


def save(bench: Bench, place: Path) -> list[str]:
    """Save as a file at `place`; the names that were proposed."""
    proposed: list[str] = []

    def choose(_window: object, name: str, chosen: object) -> None:
        proposed.append(name)
        assert callable(chosen)
        chosen(place)

    bench.page.files.choose = choose
    bench.page.foot.asked.emit("file")
    if bench.page.files.question is not None:
        bench.page.files.question.accept()
    return proposed


def drop(bench: Bench, path: Path) -> None:
    """Drop a file on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, copy = QPointF(400, 300), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    bench.page.dropEvent(QDropEvent(where, copy, data, Qt.MouseButton.LeftButton, none))


class TestOut:
    def test_the_file_is_the_lesson_and_nothing_else(self, bench: Bench, tmp_path: Path) -> None:
        place = tmp_path / "floor.md"
        assert save(bench, place) == [f"{FORM.title}.md"]
        assert lesson_or_kit(place.read_text("utf-8")) == to_file(CLEAN)
        assert place.stat().st_mode & 0o777 == 0o600
        assert bench.toasts[-1][0] == "Saved as floor.md. It is not encrypted."

    def test_a_name_holds_it_back_and_the_place_is_told(
        self, qtbot: QtBot, desk: Desk, tmp_path: Path
    ) -> None:
        on_shelf(desk)
        bench = Bench(qtbot, desk)
        assert save(bench, tmp_path / "x.md") == []
        assert bench.toasts[-1][0] == (
            "“Step 3” holds a name. Nothing was written; change it there, then save again."
        )
        assert list(tmp_path.glob("*.md")) == []

    def test_a_name_in_the_name_of_the_file_is_refused(self, bench: Bench, tmp_path: Path) -> None:
        save(bench, tmp_path / "for_Tobias.md")
        assert bench.toasts[-1][0].startswith("The file's name holds a name")
        assert list(tmp_path.glob("*.md")) == []

    def test_a_file_that_is_there_is_replaced_only_when_asked_for(self, bench: Bench, tmp_path: Path) -> None:
        place = tmp_path / "floor.md"
        place.write_text("mine", "utf-8")
        save(bench, place)
        question = bench.page.files.question
        assert question is not None
        question.reject()
        assert place.read_text("utf-8") == "mine"


class TestIn:
    def test_a_dropped_lesson_stands_on_the_shelf(self, bench: Bench, qtbot: QtBot) -> None:
        drop(bench, resources.path("kits", "what-new-hires-see.md"))
        qtbot.waitUntil(lambda: bench.plan.plan.title == "What new hires see")
        assert bench.page.shelf.filter.placeholderText() == "Filter 34 lessons"

    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"# Something else", "its first lines are not those of a lesson"),
            (b"x" * 100_001, "it is larger than a lesson can be"),
        ],
    )
    def test_anything_else_is_refused_in_words(
        self, bench: Bench, qtbot: QtBot, tmp_path: Path, content: bytes, why: str
    ) -> None:
        place = tmp_path / "a.md"
        place.write_bytes(content)
        drop(bench, place)
        qtbot.waitUntil(lambda: bool(bench.toasts))
        assert bench.toasts[-1][0] == f"This is no lesson that rmdesk can read: {why}. Nothing was changed."
        assert len(bench.page.list.keys) == 33


def test_on_paper_the_guest_is_covered_too(bench: Bench, tmp_path: Path) -> None:
    pairing_id, journal = bench.desk.pairing_id, bench.desk.journal

    def add_watchword(db: Db) -> None:
        waiting = draft(db, pairing_id)
        assert waiting is not None
        db.add(Watchword(agreement_id=waiting.id, word="Heron", wording="a project"))

    journal.do(None, add_watchword)
    form = SessionForm(START + timedelta(days=7), 40, "On the floor", guest="head of Heron")
    journal.do(None, use_for_session, CLEAN, journal.do(None, plan_session, pairing_id, form).id)
    bench.page.reload()
    bench.page.list.setCurrentIndex(bench.page.list.model().index(1, 0))
    paper = tmp_path / "lesson.pdf"

    def choose(_window: QWidget, printer: QPrinter, go: Callable[[], None]) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(paper))
        go()

    bench.page.printing.choose = choose
    bench.page.print_page()
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(paper).pages).split())
    assert "guest: head of ••••••" in text
    assert "Heron" not in text


def test_on_paper_every_word_is_text(bench: Bench) -> None:
    shown = bench.page.editor.shown
    assert shown is not None
    page = html_of(replace(shown, form=replace(CLEAN, why="<b>bold</b> & more")))
    assert "&lt;b&gt;bold&lt;/b&gt; &amp; more" in page
    assert "You do, 15 min, Greta drives" in page
