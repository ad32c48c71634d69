"""One goal as a card: closed it tells title, evidence and state; open it has steps to tick."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.domain.ladder import lowest_rung
from rmdesk.domain.vocabulary import GoalState, Role
from rmdesk.journal.goals import GoalRow
from rmdesk.journal.skills import SkillRow
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.goals.form import EditGoal
from rmdesk.ui.goals.steps import Steps
from rmdesk.ui.goals.writing import GoalWriting
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.skills.list import SkillList
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.badge import Badge
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.focus_card import FocusCard
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text import IconLabel, set_look, words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.goals import evidence_line, state_words
from rmdesk.wording.skills import RUNGS

_INDENT = 32
_TONES = {Role.EXECUTIVE: "accent", Role.MENTOR: "clay"}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GoalCard(FocusCard):
    """Enter or a click on its head opens and closes it, Space ticks the next step, Delete deletes."""

    toggled = Signal(str)
    """The person opened or closed the goal with this id."""

    def __init__(self, writing: GoalWriting, row_of: GoalRow, skills: SkillWriting | None = None) -> None:
        """`skills`: where an open goal shows the skills that serve it."""
        super().__init__(inner=(18, 11, 14, 11), gap=0)
        self._writing = writing
        self.skills = SkillList(skills) if skills is not None else None
        self.row = row_of
        self.is_open = False
        self.edit: EditGoal | None = None
        self._whole = QWidget()
        self.lines = column(self._whole)
        self._build_head()
        self._build_details()
        self.body.addWidget(self._whole)
        self.show_row(row_of, is_open=False)

    @property
    def autosaves(self) -> tuple[Autosave, ...]:
        """What is typed in this card."""
        edited = self.edit.autosaves if self.edit is not None else ()
        skills = self.skills.autosaves if self.skills is not None else ()
        return (self.steps.new.autosave, *edited, *skills)

    def show_row(self, row_of: GoalRow, *, is_open: bool) -> None:
        """Show the goal as the journal has it; what is being typed stays."""
        self.row, self.is_open = row_of, is_open
        goal = row_of.goal
        is_own = goal.author is self._writing.desk.own_role
        said = state_words(goal.state, row_of.steps_done, len(row_of.steps))
        self._label.setText(row_of.label)
        self.title.setText(goal.title)
        set_look(self.title, kind="strong" if is_open else "body")
        self._say_state(said)
        self.evidence.setText(evidence_line(goal.evidence_wanted, goal.due))
        self._flag.setVisible(is_open)
        self._indent.setVisible(not is_open)
        self.steps.setVisible(is_open)
        self.steps.show_row(row_of, is_own=is_own)
        self._foot.setVisible(is_open)
        self.add_step.setVisible(is_own)
        self.edit_goal.setVisible(is_own)
        if is_open:
            bind_badge(self._writing.desk, self.badge, goal, self._writing.page)
        self.setAccessibleDescription(tr("open") if is_open else tr("closed"))

    def show_skills(self, rows: Sequence[SkillRow], name: str) -> None:
        """Show the skills that serve the goal, where it is open; `name` is whose goal it is."""
        if self.skills is not None:
            self.skills.place(self.row.side, name, self.row.goal.id)
            self.skills.setVisible(self.is_open)
            if self.is_open:
                self.skills.show_rows(rows)
        lowest = lowest_rung([row.rung for row in rows])
        if lowest is not None and self.row.is_open:
            self._say_state(RUNGS[lowest])

    def open_edit(self) -> None:
        """Change the goal in place."""
        if self.edit is None:
            self.edit = EditGoal(self._writing, self.row)
            self.edit.closed.connect(self._on_edit_closed)
            self._whole.hide()
            self.body.addWidget(self.edit)
            self.edit.words.fields.title.setFocus()

    def _say_state(self, said: str) -> None:
        goal = self.row.goal
        self.chip.set_state(said, self._tone(goal.state))
        self.setAccessibleName(f"{self.row.label} {goal.title}, {said}")

    def _tone(self, state: GoalState) -> str:
        if state is GoalState.IN_PROGRESS:
            return _TONES[self.row.side]
        return "success" if state is GoalState.ACHIEVED else "neutral"

    def _on_edit_closed(self) -> None:
        if self.edit is not None:
            self.edit.hide()
            self.edit.deleteLater()
            self.edit = None
        self._whole.show()
        self.setFocus()
        self._writing.changed.emit()

    def _on_add_step_clicked(self) -> None:
        self.steps.begin_step(self.row.goal.id)

    def _build_head(self) -> None:
        head = row(spacing=0, margins=(0, 0, 2, 0))
        self._label = words("", "small", "muted", wraps=False)
        sizes(self._label, width=_INDENT)
        self.title = words("", "body", wraps=True)
        self.chip = Chip("")
        for label in (self._label, self.title):
            sizes(label, min_height=22)  # as high as the chip, so that the first lines stand level
        head.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        head.addWidget(gap(10, across=True))
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        self.lines.addLayout(head)

    def _build_details(self) -> None:
        if self.skills is not None:
            self.lines.addWidget(self.skills)
        self.steps = Steps(self._writing)
        self.lines.addWidget(self.steps)
        evidence = row(spacing=0, margins=(0, 3, 0, 0))
        self._indent = gap(_INDENT, across=True)
        self._flag = QWidget()
        row(self._flag, margins=(0, 0, 9, 0)).addWidget(IconLabel("flag", 14))
        self.evidence = words("", "small", "muted", wraps=True)
        for part in (self._indent, self._flag):
            evidence.addWidget(part)
        evidence.addWidget(self.evidence, 1)
        self.lines.addLayout(evidence)
        self._foot = QWidget()
        foot = row(self._foot, spacing=10, margins=(0, 8, 0, 0))
        self.badge = Badge(self._writing.desk.readers)
        self.add_step = button(tr("Add a step"), "flat", small=True)
        self.edit_goal = button(tr("Change"), "flat", small=True)
        foot.addWidget(self.badge)
        foot.addStretch()
        foot.addWidget(self.add_step)
        foot.addWidget(self.edit_goal)
        self.lines.addWidget(self._foot)
        self.add_step.clicked.connect(self._on_add_step_clicked)
        self.edit_goal.clicked.connect(self.open_edit)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        below = self.skills or self.steps
        is_on_head = not self.is_open or event.position().y() < below.mapTo(self, QPoint(0, 0)).y()
        if self.edit is None and event.button() is Qt.MouseButton.LeftButton and is_on_head:
            self.toggled.emit(self.row.goal.id)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.edit is not None or not self._press(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key) -> bool:
        """What a key does while this card, or a tick in it, has the focus."""
        is_on_tick = isinstance(QApplication.focusWidget(), Tick)
        if key in _ENTER and (self.hasFocus() or is_on_tick):
            self.setFocus()
            self.toggled.emit(self.row.goal.id)
            return True
        if key == Qt.Key.Key_Space and self.hasFocus():
            tick = self.steps.next_tick
            if self.is_open and tick is not None and tick.isEnabled():
                tick.click()
            return True
        if key == Qt.Key.Key_Delete and self.hasFocus():
            self._writing.delete_goal(self.row.goal.id)
            return True
        return False
