"""The Goals page, with keys and mouse over a real journal."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, Evidence, GoalState, Role
from rmdesk.journal.db import Db
from rmdesk.journal.goals import GoalForm, GoalRow, add_step, goal_rows, set_focus, set_goal, tick_step
from rmdesk.journal.readers import raise_text
from rmdesk.storage.records import Goal
from rmdesk.ui.desk import Desk
from rmdesk.ui.goals.card import GoalCard
from rmdesk.ui.goals.form import EditGoal, NewGoal
from rmdesk.ui.pages.goals import GoalsPage
from rmdesk.ui.widgets.tick import Tick
from tests.ui.clips import clipped

E, M = Role.EXECUTIVE, Role.MENTOR


class Bench:
    """A page that shows."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        self.undo: list[object] = []
        desk.toasted.connect(lambda _, back: self.undo.append(back))
        self.page = GoalsPage(desk)
        qtbot.addWidget(self.page)
        self.page.resize(984, 712)
        self.page.show()
        self.page.activateWindow()
        self.page.reload()
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    def press(self, *keys: Qt.Key) -> None:
        """Type on what has the focus."""
        for key in keys:
            QTest.keyClick(self.page.focusWidget() or self.page, key)

    def type(self, text: str) -> None:
        """Write into what has the focus."""
        QTest.keyClicks(self.page.focusWidget() or self.page, text)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click with the mouse."""
        QTest.qWait(1)
        assert widget.isVisible()
        where = at if at is not None else widget.rect().center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)

    def take_back(self) -> None:
        """Undo on the toast."""
        last = self.undo[-1]
        assert callable(last)
        last()

    def card(self, label: str) -> GoalCard:
        """The card of E1, M2…"""
        cards = (card for column in self.page.columns.values() for card in column.cards)
        return next(card for card in cards if card.row.label == label)

    def row(self, label: str) -> GoalRow:
        """The goal as the journal has it."""
        rows = self.desk.journal.ask(goal_rows, self.desk.pairing_id)
        return next(row for row in rows if row.label == label)

    def begin(self, role: Role) -> NewGoal:
        """Begin a goal of one side."""
        self.click(self.page.columns[role].add)
        new = self.page.columns[role].new
        assert new is not None
        return new

    def change(self, label: str) -> EditGoal:
        """Open the form of a goal."""
        self.click(self.card(label).edit_goal)
        edit = self.card(label).edit
        assert edit is not None
        return edit


def goal(desk: Desk, side: Role, form: GoalForm, *steps: str, done: int = 0) -> Goal:
    """A goal with steps, the first of them ticked."""
    made = desk.journal.do(None, set_goal, desk.pairing_id, side, form)
    for place, text in enumerate(steps):
        step = desk.journal.do(None, add_step, made.id, text)
        if place < done:
            desk.journal.do(None, tick_step, step.id, date(2026, 1, 10))
    return made


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk) -> Bench:
    """Two goals of Greta's, one of Tobias's; E2 in focus."""
    goal(desk, E, GoalForm("Publish 4 business posts alone", "drafts typed by Greta", date(2026, 6, 16)))
    phone = goal(desk, E, GoalForm("Run the phone", "done three times"), "Passkeys", "Scan", "Notes", done=1)
    goal(desk, M, GoalForm("Read a P&L", "the May figures", date(2026, 6, 9)), "Contribution margin")
    desk.journal.do(None, set_focus, phone.id, is_in_focus=True)
    return Bench(qtbot, desk)


class TestColumns:
    def test_both_sides_stand_beside_each_other_at_the_same_size(self, bench: Bench) -> None:
        left, right = bench.page.columns[E], bench.page.columns[M]
        QTest.qWait(1)
        assert left.width() == right.width()
        assert (left.count.text(), right.count.text()) == ("2 goals", "1 goal")
        assert [card.row.label for card in left.cards] == ["E2", "E1"]
        assert [type(card) for card in left.cards[:1]] == [type(card) for card in right.cards]
        assert bench.card("E2").is_open
        assert not bench.card("E1").is_open

    def test_a_closed_goal_tells_title_evidence_and_state(self, bench: Bench) -> None:
        card = bench.card("E1")
        assert card.evidence.text() == "Evidence: drafts typed by Greta  ·  by 16\u00a0June"
        assert card.chip.text() == "in progress"
        assert bench.card("E2").chip.text() == "1 of 3"
        assert not card.steps.isVisible()

    def test_an_empty_column_says_that_one_goal_is_enough(self, qtbot: QtBot, desk: Desk) -> None:
        empty = Bench(qtbot, desk)
        QTest.qWait(1)
        said = [one.text() for one in empty.page.findChildren(QLabel) if one.isVisible()]
        assert said.count("One goal each is enough") == 2
        assert empty.page.focusWidget() is empty.page.columns[E].add

    def test_enter_and_a_click_on_the_head_open_and_close(self, bench: Bench) -> None:
        card = bench.card("E1")
        card.setFocus()
        bench.press(Qt.Key.Key_Return)
        assert card.is_open
        bench.press(Qt.Key.Key_Return)
        assert not card.is_open
        bench.click(card)
        assert card.is_open
        bench.click(card, QPoint(10, 8))
        assert not card.is_open

    def test_the_search_opens_a_goal(self, bench: Bench) -> None:
        bench.page.open_record(bench.row("E1").goal.id)
        assert bench.card("E1").is_open
        assert bench.card("E1").hasFocus()

    def test_the_partner_s_own_goal_cannot_be_changed(self, qtbot: QtBot, desk: Desk) -> None:
        made = goal(desk, M, GoalForm("Read a P&L"), "Contribution margin")
        desk.journal.do(None, partner_wrote, made.id)
        card = Bench(qtbot, desk).card("M1")
        assert not card.edit_goal.isVisible()
        assert not card.badge.isEnabled()
        assert not card.steps.rows[0].tick.isEnabled()


class TestSteps:
    def test_space_ticks_the_next_step_right_after_opening_the_page(self, bench: Bench) -> None:
        assert isinstance(bench.page.focusWidget(), Tick)
        bench.press(Qt.Key.Key_Space)
        assert [step.done_on for step in bench.row("E2").steps] == [
            date(2026, 1, 10),
            date(2026, 1, 13),
            None,
        ]
        assert bench.card("E2").chip.text() == "2 of 3"
        bench.take_back()
        assert bench.card("E2").chip.text() == "1 of 3"
        assert not bench.card("E2").steps.rows[1].tick.isChecked()

    def test_taking_a_tick_back_can_be_undone_to_its_day(self, bench: Bench) -> None:
        bench.click(bench.card("E2").steps.rows[0].tick)
        assert bench.row("E2").steps[0].done_on is None
        bench.take_back()
        assert bench.row("E2").steps[0].done_on == date(2026, 1, 10)

    def test_space_on_the_card_ticks_its_next_step(self, bench: Bench) -> None:
        bench.card("E2").setFocus()
        bench.press(Qt.Key.Key_Space)
        assert bench.row("E2").steps_done == 2

    def test_steps_are_added_one_after_the_other(self, bench: Bench) -> None:
        bench.click(bench.card("M1").add_step)
        bench.type("March variance")
        bench.press(Qt.Key.Key_Return)
        bench.type("May variance")
        bench.press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
        assert [step.text for step in bench.row("M1").steps] == [
            "Contribution margin",
            "March variance",
            "May variance",
        ]
        assert [row.tick.text() for row in bench.card("M1").steps.rows][1:] == [
            "March variance",
            "May variance",
        ]
        assert bench.card("M1").is_open

    def test_a_step_being_typed_is_saved_when_the_page_is_left(self, bench: Bench) -> None:
        bench.click(bench.card("M1").add_step)
        bench.type("March variance")
        assert bench.page.save_now()
        assert len(bench.row("M1").steps) == 2


class TestNewGoal:
    def test_the_hint_says_what_is_missing_and_offers_an_example(self, bench: Bench) -> None:
        new = bench.begin(M)
        bench.type("Get better at presenting")
        QTest.qWait(1)
        said = [one.text() for one in new.findChildren(QLabel) if one.isVisible()]
        assert "“Get better” cannot be seen. Who sees what, and when?" in said
        assert any(text.startswith("Missing: verb, evidence, date. Try “chair") for text in said)
        bench.click(new.words.use_example)
        assert not new.words.fields.hint.isVisible()
        assert new.words.fields.form() == GoalForm("Chair one team meeting", "its agenda", date(2026, 2, 28))

    def test_it_is_saved_as_it_is_typed_and_the_hint_never_blocks(self, bench: Bench) -> None:
        new = bench.begin(E)
        bench.type("Get better")
        assert bench.page.save_now()
        assert bench.row("E3").goal.title == "Get better"
        bench.type(" at presenting")
        bench.press(Qt.Key.Key_Return)
        assert not new.isVisible()
        assert bench.row("E3").goal.title == "Get better at presenting"
        assert bench.card("E3").title.text() == "Get better at presenting"
        assert bench.page.columns[E].count.text() == "3 goals"

    def test_the_readers_can_be_chosen_before_a_word_is_typed(self, bench: Bench) -> None:
        new = bench.begin(E)
        new.words.badge.chosen.emit(Audience.PAIR)
        bench.type("Lead the walk")
        bench.press(Qt.Key.Key_Return)
        assert bench.row("E3").goal.audience is Audience.PAIR

    def test_a_day_said_in_the_title_is_its_date(self, bench: Bench) -> None:
        bench.begin(E)
        bench.type("Lead the walk by 28 February")
        bench.press(Qt.Key.Key_Return)
        due = bench.row("E3").goal.due
        assert due is not None
        assert (due.day, due.month) == (28, 2)

    def test_without_a_title_it_leaves_nothing(self, bench: Bench) -> None:
        bench.begin(E)
        bench.press(Qt.Key.Key_Escape)
        assert len(bench.desk.journal.ask(goal_rows, bench.desk.pairing_id)) == 3
        assert bench.page.columns[E].add.hasFocus()

    def test_ctrl_n_begins_one_s_own(self, bench: Bench) -> None:
        bench.page.new_thing()
        assert bench.page.columns[E].new is not None


class TestChange:
    def test_title_evidence_and_date_are_saved(self, bench: Bench) -> None:
        edit = bench.change("E2")
        fields = edit.words.fields
        fields.title.selectAll()
        bench.type("Run the phone as a work tool")
        bench.click(fields.has_due, QPoint(8, 8))
        fields.due.setDate(QDate(2026, 6, 2))
        assert bench.page.save_now()
        row = bench.row("E2")
        assert (row.goal.title, row.goal.due) == ("Run the phone as a work tool", date(2026, 6, 2))
        bench.press(Qt.Key.Key_Escape)
        assert bench.card("E2").title.text() == "Run the phone as a work tool"

    def test_an_emptied_title_keeps_the_old_one(self, bench: Bench) -> None:
        edit = bench.change("E2")
        edit.words.fields.title.selectAll()
        bench.press(Qt.Key.Key_Delete)
        bench.click(edit.done)
        assert bench.card("E2").title.text() == "Run the phone"

    def test_state_evidence_and_focus_are_chosen(self, bench: Bench) -> None:
        edit = bench.change("E2")
        edit.state.setFocus()
        bench.press(Qt.Key.Key_Down)
        edit.evidence.setFocus()
        bench.press(Qt.Key.Key_Down)
        bench.click(edit.focus, QPoint(8, 8))
        row = bench.row("E2")
        assert (row.goal.state, row.goal.evidence, row.goal.is_in_focus) == (
            GoalState.ACHIEVED,
            Evidence.MADE,
            False,
        )
        bench.click(edit.done)
        assert bench.card("E2").chip.text() == "achieved"

    def test_a_step_without_words_is_deleted_and_comes_back(self, bench: Bench) -> None:
        edit = bench.change("E2")
        field = edit.steps[1][1]
        field.setFocus()
        field.selectAll()
        bench.press(Qt.Key.Key_Delete, Qt.Key.Key_Return)
        assert [step.text for step in bench.row("E2").steps] == ["Passkeys", "Notes"]
        bench.take_back()
        assert [step.text for step in bench.row("E2").steps] == ["Passkeys", "Scan", "Notes"]

    def test_a_deleted_goal_comes_back_with_its_steps(self, bench: Bench) -> None:
        edit = bench.change("E2")
        bench.click(edit.delete)
        assert [card.row.goal.title for card in bench.page.columns[E].cards] == [
            "Publish 4 business posts alone"
        ]
        bench.take_back()
        assert bench.card("E2").chip.text() == "1 of 3"

    def test_the_delete_key_deletes_and_the_focus_goes_on(self, bench: Bench) -> None:
        bench.card("E1").setFocus()
        bench.press(Qt.Key.Key_Delete)
        assert len(bench.page.columns[E].cards) == 1
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused.isVisible()

    def test_what_is_typed_survives_a_change_from_elsewhere(self, bench: Bench) -> None:
        bench.change("E2")
        bench.type("!")
        bench.desk.journal.do(None, raise_text, Goal, bench.row("E1").goal.id, Audience.PAIR)
        bench.page.reload()
        edit = bench.card("E2").edit
        assert edit is not None
        assert edit.words.fields.title.text().count("!") == 1


@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_nothing_is_cut(qtbot: QtBot, bench: Bench, scale: float) -> None:
    bench.desk.theme.set_scale(scale)
    bench.begin(M)
    bench.type("Get better at presenting")
    bench.change("E2")
    assert bench.page.narrowest() <= 760 * scale
    for width in (984, 868):
        bench.page.resize(width, 620)
        qtbot.waitUntil(lambda: clipped(bench.page) == [])


def partner_wrote(db: Db, goal_id: str) -> None:
    """As if the partner's journal had shown this goal."""
    db.find(Goal, goal_id).author = M
