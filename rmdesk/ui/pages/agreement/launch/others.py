"""Who else at work has an interest; and the programme, where there is one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk import errors
from rmdesk.domain.vocabulary import Audience
from rmdesk.journal.pairings import set_programme
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.entry.screen import FormField
from rmdesk.ui.pages.agreement.launch.state import LaunchState
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

_PLACES = (Audience.COORDINATOR, Audience.EVERYONE)


class StakeholderRow(QWidget):
    """One of them, and the one audience they belong to."""

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str, audience: Audience, coordinator: str | None) -> None:
        super().__init__()
        self.name = Field(tr("A boss, HR, IT: a role or a name"), name, name=tr("Who has an interest"))
        self.audience = Choice(tr("What they may read"))
        self.remove = button(tr("Remove"), "flat", "trash-2", small=True)
        line = row(self, spacing=10)
        line.addWidget(self.name, 1)
        if coordinator:
            for said in (tr("reads what {name} reads").format(name=coordinator), tr("everyone at work")):
                self.audience.addItem(said)
            self.audience.setCurrentIndex(_PLACES.index(audience))
            sizes(self.audience, width=200)
            line.addWidget(self.audience)
        else:
            line.addWidget(words(tr("everyone at work"), "small", "muted", wraps=False))
        line.addWidget(self.remove)
        self.name.textEdited.connect(self.edited)
        self.audience.activated.connect(self.edited)
        self.remove.clicked.connect(self.removed)

    @property
    def said(self) -> tuple[str, Audience]:
        """Who, and what they may read."""
        place = self.audience.currentIndex()
        return self.name.clean_text(), _PLACES[place] if place >= 0 else Audience.EVERYONE


class StakeholdersCard(Card):
    """Each has exactly one audience."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.rows: list[StakeholderRow] = []
        self._coordinator: str | None = None
        self.add = button(tr("Add someone"), "flat", "plus", small=True)
        self.add.clicked.connect(self._on_add_clicked)
        self.body.addWidget(words(tr("Who else has an interest"), "card_title"))
        told = tr("They read only what you both agree to share, and each belongs to one group of readers.")
        self.body.addWidget(words(told, "small", "muted"))
        self._lines = column(spacing=8)
        self.body.addLayout(self._lines)
        foot = row()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)

    @property
    def stakeholders(self) -> tuple[tuple[str, Audience], ...]:
        """Who was named."""
        return tuple(one.said for one in self.rows if one.said[0])

    def show_state(self, state: LaunchState) -> None:
        """Show who was named; this is no edit."""
        clear(self._lines)
        self.rows = []
        self._coordinator = state.people.coordinator
        for one in state.view.agreement.stakeholders:
            self._put(StakeholderRow(one.name, one.audience, self._coordinator))

    def show_programme(self, coordinator: str | None) -> None:
        """The programme came or went: the readers there are are others."""
        if coordinator == self._coordinator:
            return
        self._coordinator = coordinator
        known = [one.said for one in self.rows]
        clear(self._lines)
        self.rows = []
        for name, audience in known:
            self._put(StakeholderRow(name, audience, coordinator))

    def _on_add_clicked(self) -> None:
        added = StakeholderRow("", Audience.EVERYONE, self._coordinator)
        self._put(added)
        added.name.setFocus()

    def _on_removed(self, gone: StakeholderRow) -> None:
        self.rows.remove(gone)
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.add.setFocus()
        self.edited.emit()

    def _put(self, added: StakeholderRow) -> None:
        self.rows.append(added)
        self._lines.addWidget(added)
        added.edited.connect(self.edited)
        added.removed.connect(lambda: self._on_removed(added))


class ProgrammeCard(Card):
    """With a programme, or without one: until the first signature it may be either."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(gap=10)
        self._desk = desk
        self._page = page
        self.has_programme = Tick(tr("We belong to a mentoring programme"))
        self.programme = FormField(tr("Programme"), Field())
        self.reference = FormField(
            tr("Pair reference"), Field(), tr("Such as HL-07: it stands for your names.")
        )
        self.coordinator = FormField(
            tr("Coordinator"), Field(), tr("Runs it, and reads only what you both agree to.")
        )
        self._faults = {
            "programme": self.programme,
            "pair reference": self.reference,
            "coordinator": self.coordinator,
        }
        self._fields = QWidget()
        self.body.addWidget(self.has_programme)
        self.body.addWidget(self._fields)
        lines = column(self._fields, spacing=12)
        lines.addWidget(self.programme)
        lines.addWidget(Fold(Part(self.reference), Part(self.coordinator), gap=14, below=640))
        self.autosave = Autosave(desk, self._save, self._text, self)
        self.autosave.watch(self.has_programme, *(field.line for field in self._faults.values()))
        self.has_programme.clicked.connect(self._on_clicked)

    def show_state(self, state: LaunchState) -> None:
        """Show the programme there is; this is no edit."""
        row_of = state.view.pairing
        self.has_programme.setChecked(row_of.has_programme)
        self._show_fields(row_of.has_programme)
        if row_of.has_programme:
            self.programme.line.setText(row_of.pairing.programme or "")
            self.reference.line.setText(row_of.pairing.pair_ref or "")
            self.coordinator.line.setText(row_of.coordinator or "")

    def _on_clicked(self, ticked: bool) -> None:
        self._show_fields(ticked)
        if ticked:
            self.programme.field.setFocus()

    def _show_fields(self, shown: bool) -> None:
        self._fields.setVisible(shown)
        for field in self._faults.values():
            field.set_fault("")

    def _save(self) -> None:
        """All three or none; what is not whole yet says so and waits in its field."""
        for field in self._faults.values():
            field.set_fault("")
        said = tuple(field.line.text().strip() for field in self._faults.values())
        is_ticked = self.has_programme.isChecked()
        if is_ticked and not all(said):
            return
        try:
            self._desk.journal.do(
                self._page, set_programme, self._desk.pairing_id, *(said if is_ticked else ("", "", ""))
            )
        except errors.InvalidInput as fault:
            self._faults.get(fault.field, self.programme).set_fault(sentence(fault))

    def _text(self) -> str:
        return "\n".join(field.line.text() for field in self._faults.values() if field.line.text())
