"""The steps of a goal: ticks with their day, and the field for a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rmdesk.journal.goals import GoalRow, add_step, change_step
from rmdesk.storage.records import GoalStep
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.goals.writing import GoalWriting
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import dates, tr


class StepRow(QWidget):
    """One step: a tick, and the day it was done."""

    def __init__(self, writing: GoalWriting) -> None:
        super().__init__()
        self._writing = writing
        self.step: GoalStep | None = None
        line = row(self, spacing=8)
        self.tick = Tick("")
        self._day = words("", "small", "muted", wraps=False, tabular=True)
        line.addWidget(self.tick, 1)
        line.addWidget(self._day)
        self.tick.clicked.connect(self._on_tick_clicked)

    def show_step(self, step: GoalStep, *, is_own: bool) -> None:
        """Show this step; a goal of the partner's writing is not ticked here."""
        self.step = step
        self.tick.set_text(step.text)
        self.tick.setChecked(step.done_on is not None)
        self.tick.setEnabled(is_own)
        self._day.setText(dates.short_day(step.done_on) if step.done_on else "")

    def _on_tick_clicked(self, is_done: bool) -> None:
        if self.step is not None:
            self._writing.tick(self.step, is_done=is_done)


class Steps(QWidget):
    """All steps of one goal."""

    def __init__(self, writing: GoalWriting) -> None:
        super().__init__()
        self._writing = writing
        self.rows: list[StepRow] = []
        lines = column(self, margins=(0, 6, 0, 0))
        self._place = column()
        lines.addLayout(self._place)
        self.new = NewStep(writing)
        self.new.hide()
        lines.addWidget(self.new)

    @property
    def next_tick(self) -> Tick | None:
        """The first step that is not done."""
        return next((one.tick for one in self.rows if not one.tick.isChecked()), None)

    def show_row(self, row_of: GoalRow, *, is_own: bool) -> None:
        """Show these steps; the one being typed shows in its field."""
        steps = [step for step in row_of.steps if step.id != self.new.step_id]
        while len(self.rows) > len(steps):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(steps):
            made = StepRow(self._writing)
            self.rows.append(made)
            self._place.addWidget(made)
        for place, step in zip(self.rows, steps, strict=True):
            place.show_step(step, is_own=is_own)

    def begin_step(self, goal_id: str) -> None:
        """Open the field for a new step."""
        self.new.begin(goal_id)


class NewStep(QWidget):
    """A field for one step after the other: Enter keeps it and begins the next, Esc is done."""

    closed = Signal()

    def __init__(self, writing: GoalWriting) -> None:
        super().__init__()
        self._writing = writing
        self._goal_id = ""
        self.step_id = ""
        self.field = Field(tr("One step, then Enter"), name=tr("New step"))
        column(self, margins=(0, 4, 0, 4)).addWidget(self.field)
        self.autosave = Autosave(writing.desk, self._save, self.field.clean_text, self)
        self.autosave.watch(self.field)
        self.field.returnPressed.connect(self._on_return_pressed)
        self.field.editingFinished.connect(self._on_editing_finished)

    def begin(self, goal_id: str) -> None:
        """Take a step for this goal."""
        self._goal_id = goal_id
        self.show()
        self.field.setFocus()

    def _save(self) -> None:
        text = self.field.clean_text()
        journal, page = self._writing.desk.journal, self._writing.page
        if not text:
            return
        if self.step_id:
            journal.do(page, change_step, self.step_id, text)
        else:
            self.step_id = journal.do(page, add_step, self._goal_id, text).id

    def _on_return_pressed(self) -> None:
        if not self.field.clean_text():
            self._close()
        elif self.autosave.save_now():
            self._start_over()

    def _on_editing_finished(self) -> None:
        if not self.field.hasFocus() and not self.isHidden() and self.autosave.save_now():
            self._close()

    def _start_over(self) -> None:
        emptied = self.step_id if not self.field.clean_text() else ""
        self.step_id = ""
        self.field.set_text("")
        if emptied:
            self._writing.delete_step(emptied)
        else:
            self._writing.changed.emit()

    def _close(self) -> None:
        self.hide()
        self._start_over()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.autosave.save_now():
                self._close()
            return
        super().keyPressEvent(event)
