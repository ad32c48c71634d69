"""Fields for what an agreement says besides its rules: promises of both sides, readers, figures, the end."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from rmdesk.domain.vocabulary import Audience, Cadence, Role, Side
from rmdesk.journal.drafts import BUDGET, MINUTES, SESSIONS
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice, DateField, NumberField
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.agreement import cadence_words

Commitments = tuple[tuple[Side, str], ...]
Stakeholders = tuple[tuple[str, Audience], ...]
_SIDES = {Role.EXECUTIVE: Side.EXECUTIVE, Role.MENTOR: Side.MENTOR}


class PromisesFields(QWidget):
    """What each side promises, one promise a line; both columns the same size."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {role: TextArea(tr("One promise a line"), lines=4) for role in Role}
        self._labels = {role: words("", "label") for role in Role}
        sides = []
        for role in Role:
            side = QWidget()
            lines = column(side, spacing=4)
            lines.addWidget(self._labels[role])
            lines.addWidget(self.fields[role])
            self._labels[role].setBuddy(self.fields[role])
            self.fields[role].edited.connect(self.edited)
            sizes(self.fields[role], max_height=140)
            sides.append(Part(side))
        column(self).addWidget(Fold(*sides))

    @property
    def commitments(self) -> Commitments:
        """Every promise that has words, those of the executive first."""
        return tuple(
            (_SIDES[role], line.strip())
            for role in Role
            for line in self.fields[role].text().splitlines()
            if line.strip()
        )

    def show_commitments(self, commitments: Commitments, names: dict[Role, str]) -> None:
        """Show these, under the names of the two."""
        for role in Role:
            said = tr("{name} promises").format(name=names[role])
            self._labels[role].setText(said)
            self.fields[role].setAccessibleName(said)
            lines = [text for side, text in commitments if side in (_SIDES[role], Side.PAIR)]
            self.fields[role].set_text("\n".join(lines))


class StakeholderRow(QWidget):
    """Someone at work, and the one audience they belong to."""

    edited = Signal()
    removed = Signal()

    def __init__(self, name: str, audience: Audience, coordinator: str | None) -> None:
        super().__init__()
        line = row(self, spacing=8)
        self.name = Field(tr("Who: a boss, HR, IT"), name, name=tr("Who has an interest"))
        self.reads = Choice(tr("What they may read"))
        if coordinator is not None:
            self.reads.addItem(tr("what {name} reads").format(name=coordinator), Audience.COORDINATOR)
        self.reads.addItem(tr("what everyone reads"), Audience.EVERYONE)
        self.reads.setCurrentIndex(max(self.reads.findData(audience), 0))
        self.remove = button(tr("Remove"), "flat", "trash-2", small=True)
        line.addWidget(self.name, 1)
        line.addWidget(self.reads, 1)
        line.addWidget(self.remove)
        sizes(self.reads, min_width=120)
        self.name.textEdited.connect(self.edited)
        self.reads.activated.connect(self.edited)
        self.remove.clicked.connect(self.removed)

    @property
    def stakeholder(self) -> tuple[str, Audience]:
        """As it stands."""
        return self.name.clean_text(), Audience(self.reads.currentData())


class StakeholdersFields(QWidget):
    """Everyone at work with an interest, each with exactly one audience."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[StakeholderRow] = []
        self._coordinator: str | None = None
        self.add = button(tr("Add someone"), "flat", "plus", small=True)
        lines = column(self, spacing=8)
        self._lines = column(spacing=8)
        lines.addLayout(self._lines)
        foot = row()
        foot.addWidget(self.add)
        foot.addStretch(1)
        lines.addLayout(foot)
        self.add.clicked.connect(self._on_add_clicked)

    @property
    def stakeholders(self) -> Stakeholders:
        """Those with a name."""
        return tuple(one.stakeholder for one in self.rows if one.stakeholder[0])

    def show_stakeholders(self, stakeholders: Stakeholders, coordinator: str | None) -> None:
        """Show these."""
        clear(self._lines)
        self.rows, self._coordinator = [], coordinator
        for name, audience in stakeholders:
            self._put(name, audience)

    def _on_add_clicked(self) -> None:
        self._put("", Audience.EVERYONE if self._coordinator is None else Audience.COORDINATOR)
        self.rows[-1].name.setFocus()

    def _on_removed(self, gone: StakeholderRow) -> None:
        self.rows.remove(gone)
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.add.setFocus()
        self.edited.emit()

    def _put(self, name: str, audience: Audience) -> None:
        added = StakeholderRow(name, audience, self._coordinator)
        self.rows.append(added)
        self._lines.addWidget(added)
        added.edited.connect(self.edited)
        added.removed.connect(lambda: self._on_removed(added))


class MeetingFields(QWidget):
    """How many sessions, how long, how often, until when, and the time each gives a month."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sessions = NumberField(SESSIONS.start, SESSIONS.stop - 1)
        self.minutes = NumberField(MINUTES.start, MINUTES.stop - 1, tr(" minutes"))
        self.cadence = Choice()
        for each in Cadence:
            self.cadence.addItem(cadence_words(each.value), each.value)
        self.has_end = Tick(tr("It ends on a day agreed"))
        self.ends_on = DateField(QDate(2000, 1, 1), name=tr("The end"))
        self.budgets = {role: NumberField(BUDGET.start - 1, BUDGET.stop - 1) for role in Role}
        self._labels = {role: words("", "label", wraps=True) for role in Role}
        for role in Role:
            self.budgets[role].setSpecialValueText(tr("not agreed"))
            self.budgets[role].setSingleStep(15)
            self._labels[role].setBuddy(self.budgets[role])
        self._lay_out()
        for field in (self.sessions, self.minutes, *self.budgets.values()):
            field.valueChanged.connect(self.edited)
        self.cadence.activated.connect(self.edited)
        self.ends_on.dateChanged.connect(self.edited)
        self.has_end.clicked.connect(self._on_has_end_clicked)

    @property
    def end(self) -> date | None:
        """The day agreed, if there is one."""
        day = self.ends_on.date()
        return date(day.year(), day.month(), day.day()) if self.has_end.isChecked() else None

    @property
    def figures(self) -> tuple[int, int, int]:
        """Sessions, minutes, days between two."""
        return self.sessions.value(), self.minutes.value(), self.cadence.currentData()

    def budget(self, role: Role) -> int | None:
        """Minutes a month; None when none is agreed."""
        value = self.budgets[role].value()
        return value if value in BUDGET else None

    def show_figures(self, figures: tuple[int, int, int], end: date | None, usual_end: date) -> None:
        """Show these; `usual_end` is proposed where no end is agreed."""
        self._set(self.sessions, figures[0])
        self._set(self.minutes, figures[1])
        if self.cadence.findData(figures[2]) < 0:
            self.cadence.addItem(cadence_words(figures[2]), figures[2])
        self.cadence.setCurrentIndex(self.cadence.findData(figures[2]))
        day = end or usual_end
        with QSignalBlocker(self.ends_on):
            self.ends_on.setDate(QDate(day.year, day.month, day.day))
        self.has_end.setChecked(end is not None)
        self.ends_on.setVisible(end is not None)

    def show_budgets(self, budgets: dict[Role, int | None], names: dict[Role, str]) -> None:
        """Show the minutes a month of each, under their names."""
        for role in Role:
            said = tr("{name}’s minutes a month").format(name=names[role])
            self._labels[role].setText(said)
            self.budgets[role].setAccessibleName(said)
            value = budgets[role]
            self._set(self.budgets[role], BUDGET.start - 1 if value is None else value)

    def _on_has_end_clicked(self) -> None:
        self.ends_on.setVisible(self.has_end.isChecked())
        self.edited.emit()

    def _set(self, field: NumberField, value: int) -> None:
        with QSignalBlocker(field):
            field.setValue(value)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        sizes(grid, spacing=10, margins=(0, 0, 0, 0))
        places: Sequence[tuple[str, QWidget]] = (
            (tr("Sessions"), self.sessions),
            (tr("Each of them"), self.minutes),
            (tr("How often"), self.cadence),
        )
        for at, (said, field) in enumerate(places):
            grid.addWidget(labelled(said, field), 0, at)
            grid.addWidget(field, 1, at)
            grid.setColumnStretch(at, 1)
            sizes(field, min_width=96)
        for at, role in enumerate(Role):
            grid.addWidget(self._labels[role], 2, at, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(self.budgets[role], 3, at)
        grid.addWidget(self.has_end, 2, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.ends_on, 3, 2)
        sizes(self.ends_on, min_width=96)
