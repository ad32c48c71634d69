"""The skills of one place: those that serve a goal, or those of one side without a goal."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.skills import SkillRow
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.sizes import column
from rmdesk.ui.skills.line import SkillLine
from rmdesk.ui.skills.new import NewSkill
from rmdesk.ui.skills.writing import SkillWriting


class SkillList(QWidget):
    """A line for each, and at the foot the way to add one."""

    def __init__(self, writing: SkillWriting) -> None:
        super().__init__()
        self._writing = writing
        self.skills: list[SkillLine] = []
        lines = column(self, margins=(0, 2, 0, 2))
        self._place = column()
        lines.addLayout(self._place)
        self.new = NewSkill(writing)
        self.new.added.connect(self._on_added)
        lines.addWidget(self.new)

    @property
    def autosaves(self) -> tuple[Autosave, ...]:
        """What is typed here."""
        return (self.new.autosave, *(autosave for line in self.skills for autosave in line.autosaves))

    def place(self, role: Role, name: str, goal_id: str | None = None) -> None:
        """Whose skills they are, and of which goal."""
        self.new.place(role, name, goal_id)

    def show_rows(self, rows: Sequence[SkillRow]) -> None:
        """Show these; lines keep what is open and typed in them, the skill being added shows in its field."""
        kept = {line.row.skill.id: line for line in self.skills}
        self.skills = []
        shown = (row for row in rows if row.skill.id != self.new.skill_id)
        for place, row_of in enumerate(shown):
            line = kept.pop(row_of.skill.id, None) or SkillLine(self._writing, row_of)
            self.skills.append(line)
            if self._place.indexOf(line) != place:
                self._place.insertWidget(place, line)
            line.show_row(row_of)
        for gone in kept.values():
            for autosave in gone.autosaves:
                autosave.drop()
            gone.hide()
            gone.deleteLater()

    def line(self, skill_id: str) -> SkillLine | None:
        """The line of this skill, if it stands here."""
        return next((one for one in self.skills if one.row.skill.id == skill_id), None)

    def _on_added(self, skill_id: str) -> None:
        line = self.line(skill_id)
        if line is not None:
            line.opener.setFocus()
