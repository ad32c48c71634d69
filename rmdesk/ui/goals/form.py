"""A goal being written: a new one, or one that is changed. It saves itself while the person types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.goals import GoalForm, GoalRow, change_step, keep_goal, new_goal
from rmdesk.storage.records import Goal, GoalStep
from rmdesk.ui.autosave import Autosave, save_all
from rmdesk.ui.goals.fields import GoalFields, labelled_line
from rmdesk.ui.goals.writing import GoalWriting
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.goals import EVIDENCE, STATES


class GoalWords(QWidget):
    """The words of one goal, its badge, the checker's example. A new one is stored with its first title."""

    stored = Signal()
    """The goal was written for the first time."""

    def __init__(self, writing: GoalWriting, goal: Goal, title_label: str) -> None:
        super().__init__()
        self._writing = writing
        self.goal = goal
        lines = column(self, spacing=8)
        self.fields = GoalFields(title_label, writing.desk.journal.clock().date())
        self.fields.show_form(GoalForm(goal.title, goal.evidence_wanted, goal.due))
        self.badge = Badge(writing.desk.readers)
        bind_badge(writing.desk, self.badge, goal, writing.page)
        self.use_example = button(tr("Use the example"), "flat", small=True)
        self.foot = row(spacing=10)
        self.foot.addWidget(self.badge)
        self.foot.addStretch()
        self.foot.addWidget(self.use_example)
        lines.addWidget(self.fields)
        lines.addLayout(self.foot)
        attach(self.badge, self.fields.title)
        self.autosave = Autosave(writing.desk, self._save, self._text, self)
        self.autosave.watch(*self.fields.widgets)
        self.fields.checked.connect(self.use_example.setVisible)
        self.use_example.setVisible(not self.fields.hint.isHidden())
        self.use_example.clicked.connect(self._on_use_example_clicked)

    def _on_use_example_clicked(self) -> None:
        self.fields.show_example()
        self.autosave.touch()
        self.fields.title.setFocus()

    def _save(self) -> None:
        form = self.fields.form()
        if not form.title:  # a goal keeps its title until there is another
            return
        was_stored = self.goal.counter
        stored = self._writing.desk.journal.do(self._writing.page, keep_goal, self.goal, form)
        if not was_stored:
            self.goal = stored
            bind_badge(self._writing.desk, self.badge, stored, self._writing.page)
            self.stored.emit()

    def _text(self) -> str:
        form = self.fields.form()
        return tr("Goal: {title}\nEvidence: {evidence}").format(
            title=form.title, evidence=form.evidence_wanted
        )


class NewGoal(QWidget):
    """A goal begun in place. Enter, Esc or Done puts it among the others, one without a title nowhere."""

    closed = Signal()

    def __init__(self, writing: GoalWriting, side: Role) -> None:
        super().__init__()
        goal = writing.desk.journal.ask(new_goal, writing.desk.pairing_id, side)
        self._writing = writing
        self.words = GoalWords(writing, goal, tr("Goal"))
        self.done = button(tr("Done"), "plain", small=True)
        self.words.foot.addWidget(self.done)
        column(self).addWidget(self.words)
        self.done.clicked.connect(self.close_form)
        self.words.fields.title.returnPressed.connect(self.close_form)
        self.words.fields.evidence.returnPressed.connect(self.close_form)

    @property
    def goal_id(self) -> str:
        """The id it is stored under, or will be."""
        return self.words.goal.id

    def close_form(self) -> None:
        """Save it and be done; what cannot be saved stays on the screen."""
        if not self.words.autosave.save_now():
            return
        self.closed.emit()
        goal = self.words.goal
        if goal.counter and not self.words.fields.form().title:
            self._writing.delete_goal(goal.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)


class EditGoal(QWidget):
    """Everything about a goal that can be changed."""

    closed = Signal()

    def __init__(self, writing: GoalWriting, row_of: GoalRow) -> None:
        super().__init__()
        self._writing = writing
        self._goal = row_of.goal
        self._lines = column(self, spacing=8)
        self.words = GoalWords(writing, row_of.goal, row_of.label)
        self._lines.addWidget(self.words)
        self.steps = [self._add_step(step) for step in row_of.steps]
        self._build_choices(row_of.goal)
        self._build_foot()

    @property
    def autosaves(self) -> tuple[Autosave, ...]:
        """What is typed here."""
        return (self.words.autosave, *(autosave for _, _, autosave in self.steps))

    def close_form(self) -> None:
        """Save and be done. A step without words is deleted."""
        if save_all(self.autosaves):
            emptied = [step.id for step, field, _ in self.steps if not field.clean_text()]
            self.closed.emit()
            for step_id in emptied:
                self._writing.delete_step(step_id)

    def _add_step(self, step: GoalStep) -> tuple[GoalStep, Field, Autosave]:
        field = Field(tr("Without words this step is deleted"), step.text)
        field.setAccessibleName(tr("Step: {step}").format(step=step.text))
        self._lines.addLayout(labelled_line(tr("Step"), field))

        def save() -> None:
            text = field.clean_text()
            if text:
                self._writing.desk.journal.do(self._writing.page, change_step, step.id, text)

        autosave = Autosave(self._writing.desk, save, field.clean_text, self)
        autosave.watch(field)
        field.returnPressed.connect(self.close_form)
        return step, field, autosave

    def _build_choices(self, goal: Goal) -> None:
        self.evidence = Choice()
        for evidence, said in EVIDENCE.items():
            self.evidence.addItem(said, evidence)
        self.evidence.setCurrentIndex(list(EVIDENCE).index(goal.evidence))
        self.state = Choice()
        for state, said in STATES.items():
            self.state.addItem(said, state)
        self.state.setCurrentIndex(list(STATES).index(goal.state))
        self.focus = Tick(tr("Show on Today"))
        self.focus.setChecked(goal.is_in_focus)
        self.evidence.activated.connect(lambda place: self._writing.set_evidence(goal, list(EVIDENCE)[place]))
        self.state.activated.connect(lambda place: self._writing.set_state(goal, list(STATES)[place]))
        self.focus.clicked.connect(lambda on: self._writing.set_focus(goal, is_in_focus=on))
        line = row(spacing=12)
        for said, choice in ((tr("Evidence so far"), self.evidence), (tr("State"), self.state)):
            place = column(spacing=3)
            place.addWidget(labelled(said, choice, "small", "muted"))
            place.addWidget(choice)
            line.addLayout(place, 1)
        self._lines.addLayout(line)
        self._lines.addWidget(self.focus)

    def _build_foot(self) -> None:
        self.delete = button(tr("Delete goal"), "flat", "trash-2", small=True)
        self.done = button(tr("Done"), "plain", small=True)
        foot = row(spacing=8)
        foot.addWidget(self.delete)
        foot.addStretch()
        foot.addWidget(self.done)
        self._lines.addLayout(foot)
        self.done.clicked.connect(self.close_form)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.words.fields.title.returnPressed.connect(self.close_form)
        self.words.fields.evidence.returnPressed.connect(self.close_form)

    def _on_delete_clicked(self) -> None:
        if save_all(self.autosaves):
            self.closed.emit()
            self._writing.delete_goal(self._goal.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)
