"""The Progress page over a real journal: what it says, its keys, its paper, its empty state."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Role
from rmdesk.journal import sessions, skills
from rmdesk.journal.db import Db
from rmdesk.journal.skills import SkillForm
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.progress import ProgressPage
from tests.april import write_april
from tests.conftest import START
from tests.ui.clips import assert_nothing_is_cut

Key = Qt.Key


class Bench:
    """A page that shows, and what it asked of the window."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        self.said: list[str] = []
        self.asked: list[str] = []
        desk.toasted.connect(lambda text, _: self.said.append(text))
        desk.page_asked.connect(lambda page_id, _: self.asked.append(f"go {page_id}"))
        desk.new_asked.connect(lambda page_id: self.asked.append(f"new {page_id}"))
        self.page = ProgressPage(desk)
        qtbot.addWidget(self.page)
        self.page.resize(984, 712)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.reload()
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    def press(self, *keys: Qt.Key) -> None:
        """Type on what has the focus."""
        for key in keys:
            QTest.keyClick(self.page.focusWidget() or self.page, key)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, pairing_id: str) -> Bench:
    """One practice: 30 minutes of Greta's, 5 of Tobias's."""
    desk.journal.do(None, _write, pairing_id)
    return Bench(qtbot, desk)


def _write(db: Db, pairing_id: str) -> None:
    write_april(db, pairing_id)
    skills.new_skill(db, pairing_id, SkillForm("Scan a document", Role.EXECUTIVE))


class TestFull:
    def test_each_chart_has_its_title_and_its_sentence(self, bench: Bench) -> None:
        said = {
            part.title.text(): part.sentence.text().replace("\u00a0", " ")
            for card in bench.page.cards
            for part in card.parts
        }
        assert said == {
            "Your hands on the device": "Your share was 86 % in session 8 (30 of 35 minutes).",
            "Minutes at the device": "You drove 30, Tobias 5 (hatched).",
            "Takeovers by reason": "Nobody took over.",
            "Learning both ways": "Nothing learnt is shared yet.",
            "Sessions": "7 of 12 held, one moved by a week.",
            "Skills": "No skill has reached “alone” yet.",
        }

    def test_on_a_high_screen_a_card_is_as_high_as_its_picture(self, bench: Bench) -> None:
        bench.page.resize(984, 1900)
        QTest.qWait(1)
        card = bench.page.share
        assert card.height() == card.heightForWidth(card.width())

    def test_the_keys_begin_at_the_curve(self, bench: Bench) -> None:
        chart = bench.page.share.charts[0]
        assert chart.hasFocus()
        bench.press(Key.Key_Right)
        card, sentence = bench.page.share, bench.page.share.parts[0].sentence
        place = QRect(sentence.mapTo(card, QPoint(0, 0)), sentence.size())
        assert not card.value.geometry().intersects(place)
        assert chart.value.startswith("Session 8, 21 Apr: you learn, 86")
        bench.press(Key.Key_Tab)
        assert bench.page.share.as_table.hasFocus()
        bench.press(Key.Key_Return, Key.Key_Escape)
        assert chart.hasFocus()
        assert not bench.page.share.shows_table

    def test_a_new_practice_shows_when_the_page_is_read_again(self, bench: Bench) -> None:
        before = bench.page.progress
        bench.page.reload()
        assert bench.page.progress is before
        rows = bench.desk.journal.ask(sessions.session_rows, bench.desk.pairing_id)
        coming = next(row for row in rows if row.number == 9)
        bench.desk.journal.do(None, sessions.hold_session, coming.session.id, 45)
        bench.page.reload()
        assert bench.page.learning.parts[1].sentence.text() == "8 of 12 held, one moved by a week."

    def test_a_copied_picture_says_who_may_see_it(self, bench: Bench) -> None:
        bench.page.share.copy.click()
        warning = "Copied or printed, a picture is not encrypted: it is meant for the two of you."
        assert bench.said == [f"Picture copied. {warning}"]
        assert bench.page.share.copy.accessibleDescription() == warning

    def test_all_charts_are_printed_without_who_took_over_and_without_own_skills(
        self, bench: Bench, tmp_path: Path
    ) -> None:
        file = tmp_path / "progress.pdf"

        def choose(_window: object, printer: QPrinter, go: object) -> None:
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(file))
            assert callable(go)
            go()

        bench.page.printing.choose = choose
        bench.page.print.click()
        said = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
        assert "Progress of Greta and Tobias" in said
        for title in ("Your hands on the device", "Takeovers by reason", "Sessions", "Skills"):
            assert title in said
        assert "No skill is shared between you yet." in said
        assert "Scan a document" not in said

    @pytest.mark.parametrize(("scale", "size"), [(1.0, (984, 712)), (1.75, (1200, 640)), (1.75, (870, 560))])
    def test_nothing_is_cut(self, bench: Bench, scale: float, size: tuple[int, int]) -> None:
        bench.desk.theme.set_scale(scale)
        bench.page.resize(*size)
        for card in bench.page.cards:
            card.as_table.click()
            QTest.qWait(1)
            card.as_table.click()
        bench.page.share.charts[0].setFocus()
        bench.press(Key.Key_End)
        QTest.qWait(1)
        assert_nothing_is_cut(bench.page)
        if scale == 1.0:
            assert bench.page.narrowest() <= 760


class TestEmpty:
    def test_without_sessions_it_plans_one(self, qtbot: QtBot, desk: Desk, pairing_id: str) -> None:
        for one in desk.journal.ask(sessions.by_date, pairing_id):
            desk.journal.do(None, sessions.cancel_session, one.id, Role.EXECUTIVE)
        bench = Bench(qtbot, desk)
        primary = bench.page.primary()
        assert primary is not None
        assert primary.hasFocus()
        bench.press(Key.Key_Return)
        assert bench.asked == ["new sessions"]
        bench.page.print_page()
        assert not bench.page.print.isVisible()

    def test_with_a_session_to_come_it_starts_the_clock(
        self, qtbot: QtBot, desk: Desk, pairing_id: str
    ) -> None:
        form = sessions.SessionForm(START.replace(day=14), 55, "Topic")
        desk.journal.do(None, sessions.plan_session, pairing_id, form)
        bench = Bench(qtbot, desk)
        bench.press(Key.Key_Return)
        assert bench.asked == ["go practice"]
