"""The names to look for: those of the two and the coordinator always, those that stand in an agreement, and
those of third persons."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.pairings import add_person, names_of_stakeholders, people, remove_person
from rmdesk.storage.records import Person
from rmdesk.storage.records.people import Part
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import hairline
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


class PeopleDialog(Dialog):
    """Lists, adds and removes names. Each change counts at once."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, tr("Names to look for"), gap=10)
        self._desk = desk
        self.name = Field(tr("First name and family name"), name=tr("A third person’s name"))
        self.add = button(tr("Add"), "plain", "plus")
        self.fault = words("", "small", "danger", wraps=True)
        self._rows = column()
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
            self._say(sentence(fault))
            return
        self._say("")
        self.name.clear()
        self.name.setFocus()
        self._show()

    def _on_remove_clicked(self, person: Person) -> None:
        try:
            self._desk.journal.do(self, remove_person, person.id)
        except RmdeskError as fault:
            self._say(sentence(fault))
        self.name.setFocus()
        self._show()

    def _say(self, fault: str) -> None:
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def _show(self) -> None:
        clear(self._rows)
        for person in self._desk.journal.ask(people, self._desk.pairing_id):
            if person.part is Part.THIRD:
                self._rows.addLayout(self._row(person))
            else:
                self._rows.addLayout(_kept_row(person.name, tr("always")))
        for name in self._desk.journal.ask(names_of_stakeholders, self._desk.pairing_id):
            self._rows.addLayout(_kept_row(name, tr("has an interest")))

    def _row(self, person: Person) -> QHBoxLayout:
        line = _named_row(person.name)
        remove = button(tr("Remove"), "flat", "trash-2", small=True)
        remove.setAccessibleName(tr("Remove {name}").format(name=person.name))
        remove.clicked.connect(lambda: self._on_remove_clicked(person))
        line.addWidget(remove)
        return line

    def _lay_out(self) -> None:
        told = tr(
            "A line that holds one of these names stays here. The names belong to the pairing, not to a"
            " version of the agreement: a change counts at once."
        )
        self.body.addWidget(words(told, "small", "muted", wraps=True))
        self.body.addLayout(self._rows)
        self.body.addWidget(hairline())
        field = row(spacing=8)
        field.addWidget(self.name, 1)
        field.addWidget(self.add)
        self.body.addLayout(field)
        self.body.addWidget(self.fault)
        self.fault.hide()
        self.add_answers(self.close_button)
        self.close_button.setDefault(False)  # Enter in the field adds a name


def _kept_row(name: str, why: str) -> QHBoxLayout:
    """A name that is looked for whatever is removed, and why."""
    line = _named_row(name)
    said = words(why, "small", "muted")
    sizes(said, min_height=24)
    line.addWidget(said)
    return line


def _named_row(name: str) -> QHBoxLayout:
    line = row(spacing=8)
    sizes(line, margins=(0, 2, 0, 2))
    line.addWidget(words(name, "body", wraps=True), 1)
    return line
