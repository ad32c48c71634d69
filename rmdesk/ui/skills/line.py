"""One skill as it stands in a goal or at the foot of a column: title, ladder, and what shows it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from rmdesk.journal.skills import SkillRow, rename_skill
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.sizes import column, row
from rmdesk.ui.skills.evidence import EvidenceList
from rmdesk.ui.skills.ladder import Ladder
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class SkillLine(QWidget):
    """Its button opens and closes what shows it."""

    def __init__(self, writing: SkillWriting, row_of: SkillRow) -> None:
        super().__init__()
        self._writing = writing
        self.row = row_of
        self.is_open = False
        self.edit: EditSkill | None = None
        self._lines = column(self, spacing=3, margins=(0, 6, 0, 4))
        head = row(spacing=8)
        self.title = words("", "label", wraps=True)
        self.opener = button(tr("What shows it"), "flat", small=True)
        head.addWidget(self.title, 1)
        head.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(head)
        self.ladder = Ladder()
        self._lines.addWidget(self.ladder)
        self.evidence = EvidenceList(writing)
        self.evidence.hide()
        self._lines.addWidget(self.evidence)
        self.opener.clicked.connect(self.toggle)
        self.evidence.change_asked.connect(self.open_edit)
        self.show_row(row_of)

    @property
    def autosaves(self) -> tuple[Autosave, ...]:
        """What is typed here."""
        return () if self.edit is None else (self.edit.autosave,)

    def show_row(self, row_of: SkillRow) -> None:
        """Show the skill as the journal has it; what is being typed stays."""
        self.row = row_of
        self.title.setText(row_of.skill.title)
        self.ladder.set_rung(row_of.rung, row_of.side)
        said = tr("Hide what shows it") if self.is_open else tr("What shows it")
        self.opener.setText(said)
        self.opener.setAccessibleName(f"{said}: {row_of.skill.title}")
        self.evidence.setVisible(self.is_open and self.edit is None)
        if self.is_open:
            self.evidence.show_row(row_of)

    def toggle(self) -> None:
        """Open or close what shows it."""
        self.is_open = not self.is_open
        self.show_row(self.row)

    def open_edit(self) -> None:
        """Change the words and the goal in place."""
        self.edit = EditSkill(self._writing, self.row)
        self.edit.closed.connect(self._on_edit_closed)
        self._lines.addWidget(self.edit)
        self.show_row(self.row)
        self.edit.title.setFocus()

    def _on_edit_closed(self) -> None:
        if self.edit is not None:
            self.edit.hide()
            self.edit.deleteLater()
            self.edit = None
        self.show_row(self.row)
        self.opener.setFocus()
        self._writing.changed.emit()


class EditSkill(QWidget):
    """The words of a skill, the goal it serves, and the way to delete it."""

    closed = Signal()

    def __init__(self, writing: SkillWriting, row_of: SkillRow) -> None:
        super().__init__()
        self._writing = writing
        self._row = row_of
        lines = column(self, spacing=4, margins=(0, 4, 0, 4))
        self.title = Field(tr("One thing to be able to do"), row_of.skill.title, name=tr("Skill"))
        lines.addWidget(self.title)
        self.goal = self._goal_choice(row_of)
        lines.addWidget(labelled(tr("Goal it serves"), self.goal, "small", "muted"))
        lines.addWidget(self.goal)
        self.delete = button(tr("Delete skill"), "flat", "trash-2", small=True)
        self.done = button(tr("Done"), "plain", small=True)
        foot = row(spacing=8)
        foot.addWidget(self.delete)
        foot.addStretch()
        foot.addWidget(self.done)
        lines.addLayout(foot)
        self.autosave = Autosave(writing.desk, self._save, self.title.clean_text, self)
        self.autosave.watch(self.title)
        self.done.clicked.connect(self.close_form)
        self.title.returnPressed.connect(self.close_form)
        self.delete.clicked.connect(self._on_delete_clicked)

    def close_form(self) -> None:
        """Save and be done; the goal is taken over last, for the skill then moves there."""
        if not self.autosave.save_now():
            return
        goal_id = self.goal.currentData()
        skill = self._row.skill
        self.closed.emit()
        if goal_id != skill.goal_id and (goal_id or self._has_goal()):
            self._writing.serve(skill, goal_id)

    def _has_goal(self) -> bool:
        return any(one.goal.id == self._row.skill.goal_id for one in self._writing.goals)

    def _goal_choice(self, row_of: SkillRow) -> Choice:
        choice = Choice()
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(10)
        choice.addItem(tr("No goal"), None)
        for one in self._writing.goals:
            if one.side is row_of.side:
                choice.addItem(f"{one.label}  {one.goal.title}", one.goal.id)
        choice.setCurrentIndex(max(0, choice.findData(row_of.skill.goal_id)))
        return choice

    def _save(self) -> None:
        title = self.title.clean_text()
        if title:  # a skill keeps its words until there are others
            self._writing.desk.journal.do(self._writing.page, rename_skill, self._row.skill.id, title)

    def _on_delete_clicked(self) -> None:
        if self.autosave.save_now():
            self.closed.emit()
            self._writing.delete_skill(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            return
        super().keyPressEvent(event)
