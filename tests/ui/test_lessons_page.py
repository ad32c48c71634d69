"""The Lessons page, with keys and mouse over a real journal."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QScrollArea, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import StepKind
from rmdesk.journal.db import Db
from rmdesk.journal.lessons import mark_stuck, use_for_session
from rmdesk.journal.sessions import hold_session
from rmdesk.storage.records import LessonPlan
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.lessons.state import ready_made
from tests.ui.clips import assert_nothing_is_cut
from tests.ui.lessons_steps import FORM, Bench, E, M, on_shelf, pick, planned, session

ALT, DOWN, UP = Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down, Qt.Key.Key_Up


def scroll_bar(content: QWidget) -> QScrollBar:
    """The bar beside what scrolls."""
    area = next(one for one in content.window().findChildren(QScrollArea) if one.widget() is content)
    return area.verticalScrollBar()


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk) -> Bench:
    """One lesson of their own and a session in a week."""
    session(desk)
    on_shelf(desk)
    return Bench(qtbot, desk)


class TestShelf:
    def test_what_is_one_s_own_stands_above_the_ready_made_ones(self, bench: Bench) -> None:
        page = bench.page
        assert len(page.list.keys) == 1 + len(ready_made()) == 33
        assert page.shelf.filter.placeholderText() == "Filter 33 lessons"
        assert page.editor.title.text() == FORM.title
        assert page.use.text() == "Use for session 1"

    def test_arrows_pass_over_the_headings(self, bench: Bench) -> None:
        bench.press(DOWN)
        assert bench.page.list.selected == ready_made()[0].key
        assert bench.page.editor.title.isReadOnly()
        bench.press(UP)
        assert bench.page.editor.title.text() == FORM.title

    def test_the_filter_takes_words_of_title_and_family(self, bench: Bench) -> None:
        field = bench.page.shelf.filter
        bench.write(field, "morale")
        assert {one.form.family.value for one in ready_made() if one.key in bench.page.list.keys} == {
            "morale"
        }
        bench.write(field, " zzz")
        assert bench.page.shelf.nothing.isVisible()
        bench.press(Qt.Key.Key_Escape)
        assert len(bench.page.list.keys) == 33
        assert bench.page.list.hasFocus()

    def test_what_is_begun_shows_from_its_head_whatever_the_filter_hides(
        self, bench: Bench, qtbot: QtBot
    ) -> None:
        bench.write(bench.page.shelf.filter, "morale")
        bar = scroll_bar(bench.page.editor)
        qtbot.waitUntil(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())
        bench.page.new_thing()
        assert bench.page.list.selected == bench.plan.plan.id
        QTest.keyClicks(bench.page.focusWidget(), "How to scan")
        assert bench.page.save_now()
        assert bench.plan.plan.title == "How to scan"
        assert bar.value() == 0

    def test_no_row_is_cut_at_the_top(self, bench: Bench) -> None:
        rows = bench.page.list
        for _ in range(14):
            bench.press(DOWN)
        assert rows.verticalScrollBar().value() > 0
        assert rows.visualRect(rows.indexAt(QPoint(5, 0))).top() == 0
        for _ in range(14):
            bench.press(UP)
        assert rows.verticalScrollBar().value() == 0  # with the heading above the first

    def test_a_ready_made_one_is_used_as_a_copy_and_undo_takes_it_off(self, bench: Bench) -> None:
        bench.show("Passkeys on two services")
        bench.click(bench.page.use)
        assert bench.plan.plan.title == "Passkeys on two services"
        assert bench.page.editor.facts.text().startswith("For session 1, Tuesday 20 January")
        assert not bench.page.editor.title.isReadOnly()
        assert bench.page.use.text() == "Open session 1"
        bench.take_back()
        assert bench.page.use.text() == "Use for session 1"
        assert len(bench.page.list.keys) == 33

    def test_delete_can_be_undone_and_a_ready_made_one_stays(self, bench: Bench) -> None:
        bench.press(Qt.Key.Key_Delete)
        assert len(bench.page.list.keys) == 32
        bench.press(Qt.Key.Key_Delete)
        assert len(bench.page.list.keys) == 32
        bench.take_back()
        assert bench.page.editor.title.text() == FORM.title
        assert bench.texts() == [step.text for step in FORM.steps]

    def test_a_blank_lesson_waits_for_its_title(self, bench: Bench) -> None:
        bench.page.new_thing()
        QTest.keyClicks(bench.page.editor.title, "Scanning")
        assert bench.page.save_now()
        assert bench.plan.plan.title == "Scanning"
        assert [step.kind for step in bench.plan.steps] == [kind for kind in StepKind if kind != "Talk"]
        assert bench.page.foot.told.text().startswith("Incomplete: what does this do for the business?")


class TestWriting:
    def test_what_is_typed_is_saved_and_the_list_follows(self, bench: Bench, qtbot: QtBot) -> None:
        bench.page.editor.title.end(False)
        bench.write(bench.page.editor.title, " 2")
        qtbot.waitUntil(lambda: bench.plan.plan.title == f"{FORM.title} 2")
        assert bench.page.list.currentIndex().data() == f"{FORM.title} 2"

    def test_without_a_title_it_waits_and_says_why(self, bench: Bench) -> None:
        title = bench.page.editor.title
        title.setFocus()
        title.selectAll()
        bench.press(Qt.Key.Key_Delete)
        assert bench.page.editor.wrong_title.text() == "The lesson has no title yet."
        assert bench.page.save_now()
        assert bench.plan.plan.title == FORM.title

    def test_alt_and_arrows_move_a_step_and_the_focus_goes_with_it(self, bench: Bench) -> None:
        rows = bench.page.editor.steps.rows
        rows[0].text.setFocus()
        bench.press(DOWN, ALT)
        assert bench.texts()[:2] == ["One pallet together", "Scan, check, confirm"]
        assert rows[1].text.hasFocus()
        bench.press(UP, ALT)
        bench.press(UP, ALT)
        assert bench.page.save_now()
        assert [step.text for step in bench.plan.steps] == [step.text for step in FORM.steps]

    def test_a_step_is_dragged_by_its_kind(self, bench: Bench) -> None:
        QTest.qWait(1)
        rows = bench.page.editor.steps.rows
        held, below = rows[0].kind, rows[2]
        there = held.mapFromGlobal(below.mapToGlobal(QPoint(5, below.height() - 4)))
        QTest.mousePress(held, Qt.MouseButton.LeftButton)
        QTest.mouseMove(held, there)
        QTest.mouseRelease(held, Qt.MouseButton.LeftButton, pos=there)
        assert bench.texts() == [FORM.steps[place].text for place in (1, 2, 0, 3)]
        assert QApplication.activePopupWidget() is None
        held.setFocus()
        bench.undo()
        assert bench.texts() == [step.text for step in FORM.steps]
        assert bench.page.save_now()

    def test_a_removed_step_comes_back_from_the_toast_and_only_once(self, bench: Bench) -> None:
        bench.page.editor.steps.rows[1].kind.setFocus()
        bench.press(Qt.Key.Key_Delete)
        assert bench.texts() == [FORM.steps[place].text for place in (0, 2, 3)]
        assert bench.page.save_now()
        bench.take_back()
        bench.take_back()
        assert bench.texts() == [step.text for step in FORM.steps]
        assert bench.page.save_now()
        assert [step.text for step in bench.plan.steps] == [step.text for step in FORM.steps]

    def test_undo_and_redo_go_through_words_and_steps_in_order(self, bench: Bench) -> None:
        why = bench.page.editor.texts["why"].text
        why.selectAll()
        bench.write(why, "To book")
        bench.click(bench.page.editor.steps.add)
        QTest.keyClicks(bench.page.editor.steps.rows[4].text, "Again")
        bench.undo()
        assert bench.texts()[4] == ""
        bench.undo()
        assert len(bench.texts()) == 4
        why.setFocus()
        bench.undo()
        assert why.text() == FORM.why
        for _ in range(3):
            bench.redo()
        assert (why.text(), bench.texts()[4]) == ("To book", "Again")
        assert bench.page.save_now()
        assert bench.plan.plan.why == "To book"

    def test_the_menu_of_a_step_changes_kind_and_driver(self, bench: Bench) -> None:
        row = bench.page.editor.steps.rows[2]
        pick(row.menu(), "Tobias drives")
        assert row.drives.text() == "Tobias drives"
        assert bench.page.foot.told.text() == "In “You do” somebody else than Greta drives. Is that the plan?"
        bench.click(bench.page.foot.act)
        assert row.drives.text() == "Greta drives"
        pick(row.menu(), "We do")
        assert bench.page.save_now()
        assert (bench.plan.steps[2].kind, bench.plan.steps[2].driver) == (StepKind.WE_DO, E)

    def test_minutes_add_up_and_say_so_when_they_are_over(self, bench: Bench) -> None:
        line = bench.page.editor.steps.line
        assert line.sum.text() == "40 of 40"
        assert line.bar.accessibleName() == (
            "Greta drives 35 minutes. Tobias drives 5 minutes. 40 of 40 minutes are planned."
        )
        bench.page.editor.steps.rows[0].minutes.setValue(10)
        assert (line.sum.text(), line.sum.property("tone")) == ("45 of 40", "warning")
        assert bench.page.foot.told.text().startswith("The steps take 45 of 40 minutes.")
        assert bench.page.head.subtitle.text() == "One skill, steps in words, 45 minutes"
        assert bench.page.save_now()

    def test_nobody_knows_it_until_a_guest_comes(self, qtbot: QtBot, desk: Desk) -> None:
        on_shelf(desk, replace(FORM, knows=1))
        bench = Bench(qtbot, desk)
        assert bench.page.foot.told.text().startswith("Nobody at the table knows this well.")
        session_id = session(desk)
        desk.journal.do(None, use_for_session, bench.page.list.selected, session_id)
        bench.page.open_record(session_id)
        assert bench.page.foot.told.text().startswith("Complete.")
        assert "guest: IT" in bench.page.editor.facts.text()

    def test_the_partner_s_plan_is_read_and_duplicated(self, bench: Bench) -> None:
        def from_partner(db: Db) -> None:
            for plan in db.query(LessonPlan):
                plan.author = M

        bench.desk.journal.do(None, from_partner)
        bench.page.reload()
        assert bench.page.editor.texts["why"].text.isReadOnly()
        bench.page.duplicate()
        assert not bench.page.editor.texts["why"].text.isReadOnly()
        assert len(bench.page.list.keys) == 34


class TestAfterTheSession:
    def test_both_wordings_show_and_stuck_is_marked(self, qtbot: QtBot, desk: Desk) -> None:
        session_id = session(desk)
        desk.journal.do(None, use_for_session, FORM, session_id)
        desk.journal.do(None, hold_session, session_id, 40)
        steps = planned(desk, session_id).steps
        desk.journal.do(None, mark_stuck, steps[1].id, is_stuck=True)
        bench = Bench(qtbot, desk)
        first, second = bench.page.editor.steps.rows[:2]
        assert not second.stuck.isHidden()
        first.text.selectAll()
        bench.write(first.text, "Scan, wait, confirm")
        assert first.changed.text().endswith("Scan, <s>check</s><u>wait</u>, confirm")
        pick(first.menu(), "Stuck here")
        kept = planned(desk, session_id).steps[0]
        assert (kept.text, kept.corrected) == ("Scan, check, confirm", "Scan, wait, confirm")
        assert kept.is_stuck


class TestLooks:
    @pytest.mark.parametrize("scale", [1.0, 1.75])
    def test_nothing_is_cut(self, bench: Bench, scale: float) -> None:
        bench.desk.theme.set_scale(scale)
        bench.page.resize(984 if scale == 1 else 1200, 712)
        QTest.qWait(1)
        bench.page.split.show_detail()
        for title in (FORM.title, "What new hires see"):
            bench.show(title)
            QTest.qWait(1)
            assert_nothing_is_cut(bench.page)
        assert bench.page.content.minimumSizeHint().width() <= 760 * scale

    def test_everything_that_takes_the_focus_has_a_name(self, bench: Bench) -> None:
        for title in (FORM.title, "What new hires see"):
            bench.show(title)
            for widget in bench.page.findChildren(QWidget):
                is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(bench.page)
                inner = isinstance(widget.parent(), QAbstractItemView) or widget.focusProxy() is not None
                if is_stop and not inner and not isinstance(widget, QLabel):
                    assert widget.accessibleName() or getattr(widget, "text", str)(), widget

    def test_keys_alone_from_the_list_into_the_plan_and_back(self, bench: Bench) -> None:
        bench.press(Qt.Key.Key_Return)
        assert bench.page.editor.title.hasFocus()
        bench.press(Qt.Key.Key_Escape)
        assert bench.page.list.hasFocus()
