"""The field for a new skill: Enter keeps it, Esc leaves it; who reads it stands beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.skills import SkillForm, keep_skill, unsaved_skill
from rmdesk.storage.records import Skill
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.sizes import column
from rmdesk.ui.skills.beside import beside
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.wording import tr


class NewSkill(QWidget):
    """A button "Add a skill" that becomes a field. The skill is stored with its first words."""

    added = Signal(str)
    """The skill with this id is there, and the field is closed."""

    def __init__(self, writing: SkillWriting) -> None:
        super().__init__()
        self._writing = writing
        self._form = SkillForm("", Role.EXECUTIVE)
        self._skill: Skill | None = None
        lines = column(self, spacing=4)
        self.add = button(tr("Add a skill"), "flat", "plus", small=True)
        self.field = Field(tr("One thing to be able to do, then Enter"), name=tr("New skill"))
        self.badge = Badge(writing.desk.readers)
        self.done = button(tr("Keep it"), "plain", small=True)
        self._foot = beside(self.badge, self.done)
        lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self.field)
        lines.addWidget(self._foot)
        attach(self.badge, self.field)
        self._show_field(shown=False)
        self.autosave = Autosave(writing.desk, self._save, self.field.clean_text, self)
        self.autosave.watch(self.field)
        self.add.clicked.connect(self.begin)
        self.done.clicked.connect(self._on_return_pressed)
        self.field.returnPressed.connect(self._on_return_pressed)

    @property
    def skill_id(self) -> str:
        """The skill being typed, once it is stored."""
        return self._skill.id if self._skill is not None and self._skill.counter else ""

    def place(self, role: Role, name: str, goal_id: str | None = None) -> None:
        """Whose skills it adds, and for which goal."""
        self._form = SkillForm("", role, goal_id)
        self.add.setAccessibleName(tr("Add a skill for {name}").format(name=name))

    def begin(self) -> None:
        """Open the field, or go back to it."""
        if self._skill is None:
            desk = self._writing.desk
            self._skill = desk.journal.ask(unsaved_skill, desk.pairing_id, self._form)
            bind_badge(desk, self.badge, self._skill, self._writing.page)
        self._show_field(shown=True)
        self.field.setFocus()

    def close_field(self) -> bool:
        """Save what was typed and close; a skill without words is none. False when it cannot be saved."""
        if not self.autosave.save_now():
            return False
        made, is_emptied = self.skill_id, not self.field.clean_text()
        self._skill = None
        self.field.set_text("")
        self._show_field(shown=False)
        self.add.setFocus()
        self._writing.changed.emit()
        if made and not is_emptied:
            self.added.emit(made)
        return True

    def _on_return_pressed(self) -> None:
        self.close_field()

    def _save(self) -> None:
        title = self.field.clean_text()
        if title and self._skill is not None:  # a skill keeps its words until there are others
            desk = self._writing.desk
            stored = desk.journal.do(self._writing.page, keep_skill, self._skill, title)
            if stored is not self._skill:
                self._skill = stored
                bind_badge(desk, self.badge, stored, self._writing.page)

    def _show_field(self, *, shown: bool) -> None:
        self.add.setVisible(not shown)
        self.field.setVisible(shown)
        self._foot.setVisible(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.isVisible():
            self.close_field()
            return
        super().keyPressEvent(event)
