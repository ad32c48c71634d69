"""Around the clock: the interval, a lesson's steps, the look back, a correction, kill -9."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from rmdesk.domain.lesson_plan import PlanForm, StepForm
from rmdesk.domain.practice_notation import turns_as_text
from rmdesk.domain.vocabulary import Role, StepKind
from rmdesk.journal import keeping
from rmdesk.journal.lessons import new_plan, plan_for_session
from rmdesk.journal.practices import practice_of
from rmdesk.journal.sessions import SessionForm, plan_session
from rmdesk.storage.header import read_header
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.correct_practice import CorrectPracticeDialog
from rmdesk.ui.pages.practice import PracticePage
from tests.conftest import PASSPHRASE
from tests.journal.test_practice_kill import killed
from tests.ui.clips import clipped
from tests.ui.driving import Person
from tests.ui.test_practice_page import Bench

STEPS = (
    StepForm(StepKind.I_DO, 5, Role.MENTOR, "Scan once, aloud"),
    StepForm(StepKind.YOU_DO, 25, Role.EXECUTIVE, "Second and third pallet, alone"),
)


@pytest.fixture
def session(desk: Desk) -> MentoringSession:
    """Today's session."""
    return desk.journal.do(
        None, plan_session, desk.pairing_id, SessionForm(desk.journal.clock(), 60, "Warehouse")
    )


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, session: MentoringSession) -> Bench:
    """The page with today's session and its lesson."""
    desk.journal.do(None, new_plan, desk.pairing_id, PlanForm(title="Handhelds", steps=STEPS), session.id)
    return Bench(qtbot, desk, session.id)


def type_into(field: QLineEdit | QSpinBox, text: str) -> None:
    """Put other words in the place of what stands there."""
    field.selectAll()
    QTest.keyClicks(field, text)


class TestInterval:
    def test_it_is_chosen_on_the_page_and_says_when_it_is_time(self, bench: Bench) -> None:
        clock = bench.page.clock
        assert clock.interval.value() == 10
        clock.interval.setFocus()
        type_into(clock.interval, "3")
        bench.press(Qt.Key.Key_Return)
        bench.click(clock.start)
        bench.forward(2, 59)
        assert clock.due.text() == ""
        bench.forward(0, 1)
        assert clock.due.text() == "Time to switch: 3 minutes"
        bench.press(Qt.Key.Key_Space)
        assert clock.due.text() == ""
        assert bench.desk.pairing is not None
        assert bench.desk.pairing.pairing.switch_minutes == 3


class TestSteps:
    def test_they_are_ticked_and_marked_with_keys_and_mouse(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        first, second = bench.page.plan.rows
        assert first.mark.is_due
        bench.click(bench.page.plan.stuck_here)
        QTest.keyClick(first.mark, Qt.Key.Key_Space)
        assert second.mark.is_due
        QTest.keyClick(second.mark, Qt.Key.Key_S)
        QTest.mouseClick(second, Qt.MouseButton.LeftButton)
        plan = bench.desk.journal.ask(plan_for_session, bench.session_id)
        assert plan is not None
        assert [(one.is_done, one.is_stuck) for one in plan.steps] == [(True, True), (True, True)]
        assert bench.page.practice.driver is Role.EXECUTIVE


class TestLookingBack:
    @pytest.fixture
    def over(self, bench: Bench) -> Bench:
        """Greta drove for three minutes, Tobias for one."""
        bench.click(bench.page.clock.start)
        bench.forward(3)
        bench.press(Qt.Key.Key_Space)
        bench.forward(1)
        bench.click(bench.page.end)
        return bench

    def test_the_first_tick_is_the_clock_s_and_the_others_are_kept(self, over: Bench) -> None:
        box = over.page.clock.over
        assert (box.drove.isChecked(), box.drove.isEnabled()) == (True, False)
        assert box.evidence.text() == "75\u00a0% of the hands-on time, 3:00 of 4:00 minutes"
        box.said_aloud.setFocus()
        over.press(Qt.Key.Key_Space)
        found = over.desk.journal.ask(practice_of, over.session_id)
        assert found is not None
        assert (found[0].said_aloud, found[0].asked_questions) == (True, False)
        over.page.reload()
        assert box.said_aloud.isChecked()

    def test_the_skills_are_asked_for_on_demand(self, over: Bench) -> None:
        outcomes = over.page.closing.outcomes
        assert outcomes is not None
        assert not outcomes.isVisible()
        over.page.clock.over.show_skills.setFocus()
        over.press(Qt.Key.Key_Space)
        assert outcomes.isVisible()

    def test_a_correction_by_keys_shows_and_can_be_undone(self, over: Bench) -> None:
        undo: list[object] = []
        over.desk.toasted.connect(lambda _words, back: undo.append(back))
        over.desk.hub.changed.connect(lambda _changed: over.page.reload())
        over.page.so_far.correct.setFocus()
        over.press(Qt.Key.Key_Space)
        dialog = over.page.findChild(CorrectPracticeDialog)
        assert dialog is not None
        type_into(dialog.lines[1].time, "9")
        dialog.lines[1].how.setFocus()
        QTest.keyClick(dialog.lines[1].how, Qt.Key.Key_Down)
        assert "One takeover" in dialog.outcome.text()
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert turns_as_text(over.stored()) == "E 3:00; takeover M 9:00"
        assert "Corrected on 13 January. The clock had: Greta" in over.page.so_far.corrected.text()
        assert over.page.clock.over.delegated.isVisible()
        assert callable(undo[-1])
        undo[-1]()
        assert turns_as_text(over.stored()) == "E 3:00; switch M 1:00"
        assert not over.page.so_far.corrected.isVisible()

    def test_what_cannot_be_is_refused_with_its_line(self, over: Bench) -> None:
        over.click(over.page.so_far.correct)
        dialog = over.page.findChild(CorrectPracticeDialog)
        assert dialog is not None
        dialog.lines[1].who.setCurrentIndex(0)
        dialog.yes.click()
        assert "Lines 1 and 2 have the same hands" in dialog.fault.accessibleName()
        dialog.lines[0].add.click()
        assert [one.who.currentText() for one in dialog.lines] == ["Greta drives", "talk", "Greta drives"]
        dialog.lines[2].time.set_text("soon")
        dialog.yes.click()
        assert "line 3 cannot be read" in dialog.fault.accessibleName()
        dialog.lines[2].time.set_text("2:00")
        dialog.lines[1].delete.click()
        assert [one.time.text() for one in dialog.lines] == ["5:00"]
        assert not dialog.lines[0].delete.isEnabled()
        dialog.yes.click()
        assert turns_as_text(over.stored()) == "E 5:00"

    @pytest.mark.parametrize("scale", [1.0, 1.75])
    def test_nothing_is_cut(self, over: Bench, qtbot: QtBot, scale: float) -> None:
        over.desk.theme.set_scale(scale)
        over.page.resize(868, 620)
        qtbot.waitUntil(lambda: clipped(over.page) == [])
        over.page.so_far.correct.click()
        dialog = over.page.findChild(QDialog)
        assert dialog is not None
        qtbot.waitUntil(lambda: clipped(dialog) == [])
        assert all(one.accessibleName() or one.text() for one in dialog.findChildren(QPushButton))


def test_after_kill_9_the_window_offers_to_go_on(folder: Path, person: Person) -> None:
    said = killed(folder, keeping.with_passphrase(PASSPHRASE)(read_header(folder)))
    window = person.unlock()
    page = window.page
    assert isinstance(page, PracticePage)
    if not said:  # killed within its first second: nothing had ended
        assert page.clock.start.isVisible()
        return
    assert page.practice.is_paused
    assert window.banner is not None
    go_on = next(one for one in window.banner.findChildren(QPushButton) if one.text() == "Go on")
    person.click(go_on)
    assert page.practice.is_running
    assert window.banner is None
    assert turns_as_text(page.practice.turns).startswith(said[0].split(" ", 1)[1])
