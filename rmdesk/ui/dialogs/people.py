"""The names to look for: those of the two and the coordinator always, and those of third persons."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.pairings import add_person, people, remove_person
from rmdesk.storage.records import Person
from rmdesk.storage.records.people import Part
from rmdesk.ui.desk import Desk
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import hairline
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


class PeopleDialog(QDialog):
    """Lists, adds and removes names. Each change counts at once."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle(tr("Names to look for"))
        self.name = Field(tr("First name and family name"), name=tr("A third person’s name"))
        self.add = button(tr("Add"), "plain", "plus")
        self.fault = words("", "small", "danger", wraps=True)
        self._rows = column(spacing=4)
        self.close_button = button(tr("Done"), "primary")
        self._lay_out()
        self.name.returnPressed.connect(self._on_add_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.close_button.clicked.connect(self.accept)
        self._show()
        self.name.setFocus()

    def _on_add_clicked(self) -> None:
        try:
            self._desk.journal.do(self, add_person, self._desk.pairing_id, self.name.clean_text())
        except RmdeskError as fault:
            self.fault.setText(sentence(fault))
            return
        self.fault.clear()
        self.name.clear()
        self.name.setFocus()
        self._show()

    def _on_remove_clicked(self, person: Person) -> None:
        try:
            self._desk.journal.do(self, remove_person, person.id)
        except RmdeskError as fault:
            self.fault.setText(sentence(fault))
        self.name.setFocus()
        self._show()

    def _show(self) -> None:
        clear(self._rows)
        for person in self._desk.journal.ask(people, self._desk.pairing_id):
            self._rows.addLayout(self._row(person))

    def _row(self, person: Person) -> QHBoxLayout:
        line = row(spacing=8)
        line.addWidget(words(person.name, "body", wraps=True), 1)
        if person.part is not Part.THIRD:
            line.addWidget(words(tr("always"), "small", "muted"))
            return line
        remove = button(tr("Remove"), "flat", "trash-2", small=True)
        remove.setAccessibleName(tr("Remove {name}").format(name=person.name))
        remove.clicked.connect(lambda: self._on_remove_clicked(person))
        line.addWidget(remove)
        return line

    def _lay_out(self) -> None:
        lines = column(self, spacing=10, margins=(24, 20, 24, 18))
        lines.addWidget(words(tr("Names to look for"), "card_title"))
        told = tr(
            "A line that holds one of these names stays here. The names belong to the pairing, not to a"
            " version of the agreement: a change counts at once."
        )
        lines.addWidget(words(told, "small", "muted", wraps=True))
        lines.addLayout(self._rows)
        lines.addWidget(hairline())
        field = row(spacing=8)
        field.addWidget(self.name, 1)
        field.addWidget(self.add)
        lines.addLayout(field)
        lines.addWidget(self.fault)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        lines.addLayout(foot)
        sizes(self, min_width=480)
