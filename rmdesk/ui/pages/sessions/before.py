"""Before a session: who chairs it, what each prepared, and whether it is learning or mending."""

from PySide6.QtWidgets import QWidget

from rmdesk.domain.turns import chair_of
from rmdesk.domain.vocabulary import Role, SessionState
from rmdesk.journal import preparing
from rmdesk.journal.preparing import PREPARATION
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.journal.skills import due_refreshers
from rmdesk.ui.autosave import Autosave, save_all
from rmdesk.ui.pages.sessions import sayings
from rmdesk.ui.pages.sessions.reading import INSET
from rmdesk.ui.pages.sessions.sayings import name_of
from rmdesk.ui.pages.sessions.split import Columns, Wrapped
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import NumberField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr


class ChairLine(QWidget):
    """Whose turn it is to chair; one click gives it to the other."""

    def __init__(self, writing: Writing, detail: SessionDetail) -> None:
        super().__init__()
        self._writing = writing
        self._session = detail.session
        self._number = detail.row.number
        self._chair = detail.around.chair
        self._said = words("", "small", "muted", wraps=True)
        self.other = button("", "flat", small=True)
        lines = column(self, margins=(INSET, 0, INSET, 0))
        lines.addWidget(Wrapped(self._said, self.other))
        self.other.clicked.connect(self._on_other_clicked)
        if detail.session.author is not writing.desk.own_role or self._chair is None:
            self.other.hide()
        self._show()

    def _show(self) -> None:
        desk, is_chosen = self._writing.desk, self._session.chair is not None
        self._said.setText(sayings.chair_line(desk, self._chair, is_chosen=is_chosen))
        if self._chair is not None:
            name = escaped(name_of(desk, self._chair.other))
            self.other.setText(tr("Let {name} chair").format(name=name))

    def _on_other_clicked(self) -> None:
        """Whoever's turn it is anyway needs not be chosen."""
        if self._chair is None:
            return
        wanted = self._chair.other
        chosen = None if chair_of(self._number, None) is wanted else wanted
        self._writing.do(preparing.set_chair, self._session.id, chosen)
        self._chair, self._session.chair = wanted, chosen
        self._show()


class RefreshersPart(QWidget):
    """Skills that would fade: two minutes each, as lines of the agenda. Goals asks how it went."""

    def __init__(self, writing: Writing, detail: SessionDetail) -> None:
        super().__init__()
        due = writing.desk.journal.ask(due_refreshers, detail.session.pairing_id)
        lines = column(self, spacing=4, margins=(INSET, 0, INSET, 0))
        for one in due:
            said = tr("Two minutes: {skill}, once more").format(skill=one.skill.title)
            lines.addWidget(words(said, "small", "text", wraps=True))
        if not due:
            self.hide()


class PreparationPart(QWidget):
    """The minutes each prepared, side by side, and the tick for a session that only mended something."""

    def __init__(self, writing: Writing, detail: SessionDetail) -> None:
        super().__init__()
        self._writing = writing
        self._session = session = detail.session
        minutes = {Role.EXECUTIVE: session.executive_preparation, Role.MENTOR: session.mentor_preparation}
        own = writing.desk.own_role
        self.fields = {role: self._field(role, minutes[role]) for role in (own, own.other)}
        is_held = session.state is SessionState.HELD
        said = (
            tr("Helpdesk: something was mended rather than learnt")
            if is_held
            else tr("Helpdesk: something is to be mended rather than learnt")
        )
        self.helpdesk = Tick(said)
        self.helpdesk.setChecked(session.is_helpdesk)
        self.helpdesk.clicked.connect(self._on_helpdesk_clicked)
        self._autosaves = [self._saved(role, field) for role, field in self.fields.items()]
        for part in self.stops:
            part.setEnabled(session.author is own)
        self._build()

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus, in order."""
        return [*self.fields.values(), self.helpdesk]

    def save_now(self) -> bool:
        """Save what is unsaved; whether nothing is afterwards."""
        return save_all(self._autosaves)

    def _field(self, role: Role, minutes: int) -> NumberField:
        name = tr("{name} prepared").format(name=name_of(self._writing.desk, role))
        field = NumberField(PREPARATION.start, PREPARATION.stop - 1, tr(" min"), name=name)
        field.setSpecialValueText(tr("not said"))
        field.setValue(minutes)
        sizes(field, width=110)
        return field

    def _saved(self, role: Role, field: NumberField) -> Autosave:
        def save() -> None:
            self._writing.save(preparing.set_preparation, self._session.id, role, field.value())

        kept = Autosave(self._writing.desk, save, lambda: f"{field.accessibleName()}: {field.value()}", self)
        kept.watch(field)
        return kept

    def _on_helpdesk_clicked(self, is_helpdesk: bool) -> None:
        self._writing.do(preparing.set_helpdesk, self._session.id, is_helpdesk)
        self._writing.redo()

    def _build(self) -> None:
        lines = column(self, spacing=8)
        cells = []
        for field in self.fields.values():
            cell = QWidget()
            line = row(cell, spacing=10, margins=(INSET, 0, INSET, 0))
            line.addWidget(labelled(field.accessibleName(), field, "label", "muted"), 1)
            line.addWidget(field)
            cells.append(cell)
        lines.addWidget(Columns(*cells))
        ticked = row(margins=(INSET, 0, INSET, 0))
        ticked.addWidget(self.helpdesk)
        lines.addLayout(ticked)
