"""After a session: what each learnt, keep and change of each side, thanks, what stung, what was promised."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import DebriefKind, Role, Side
from rmdesk.journal import ledger
from rmdesk.journal.readers import Text, side_of
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.ui.pages.sessions import places
from rmdesk.ui.pages.sessions.reading import INSET
from rmdesk.ui.pages.sessions.sayings import name_of
from rmdesk.ui.pages.sessions.split import Columns
from rmdesk.ui.pages.sessions.text import TextPlace, TextRow
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr

MakeRow = Callable[[TextPlace, Text | None], TextRow]
"""Makes the row of a text, and remembers it."""


class DebriefPart(QWidget):
    """Both sides at the same size, the owner's at the left."""

    def __init__(self, writing: Writing, detail: SessionDetail, make: MakeRow) -> None:
        super().__init__()
        self._writing = writing
        self._detail = detail
        self._make = make
        own = writing.desk.own_role
        roles = (own, own.other)
        self.learnt = {role: LearntCell(writing, detail, role, make) for role in roles}
        lines = column(self, spacing=9)
        lines.addWidget(Columns(*self.learnt.values()))
        for kind in (DebriefKind.KEEP, DebriefKind.CHANGE):
            lines.addWidget(Columns(*(self._of_side(kind, side_of(role)) for role in roles)))
        ends = (DebriefKind.THANKS, DebriefKind.STUNG)
        lines.addWidget(Columns(*(self._own_first(kind, side_of(own)) for kind in ends)))
        if detail.around.commitments:
            lines.addWidget(Columns(*(self._promised(role) for role in roles)))

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus and is no text."""
        return [stop for cell in self.learnt.values() for stop in cell.stops]

    def _of_side(self, kind: DebriefKind, side: Side) -> QWidget:
        """The lines of one side; a place to write where there is none."""
        own = side_of(self._writing.desk.own_role)
        sides = (side, Side.PAIR) if side is own else (side,)
        lines = [line for line in self._detail.lines_of(kind) if line.side in sides]
        return self._cell(
            [(self._place(kind, line.side), line) for line in lines] or [(self._place(kind, side), None)]
        )

    def _own_first(self, kind: DebriefKind, own: Side) -> QWidget:
        """The lines of a kind, one's own first; a place to write where it is missing."""
        lines = sorted(self._detail.lines_of(kind), key=lambda line: line.side is not own)
        entries: list[tuple[TextPlace, Text | None]] = [
            (self._place(kind, line.side), line) for line in lines
        ]
        if not any(line.side is own for line in lines):
            entries.insert(0, (self._place(kind, own), None))
        return self._cell(entries)

    def _place(self, kind: DebriefKind, side: Side) -> TextPlace:
        return places.line(self._writing, self._detail.session.id, kind, side)

    def _cell(self, entries: list[tuple[TextPlace, Text | None]]) -> QWidget:
        cell = QWidget()
        lines = column(cell, spacing=4)
        for place, record in entries:
            lines.addWidget(self._make(place, record))
        lines.addStretch()
        return cell

    def _promised(self, role: Role) -> QWidget:
        cell = QWidget()
        lines = column(cell, spacing=2, margins=(INSET, 0, INSET, 0))
        name = name_of(self._writing.desk, role)
        lines.addWidget(words(tr("{name} promised").format(name=name), "label", "muted"))
        promised = self._detail.around.promised(side_of(role)) or (tr("Nothing in the agreement"),)
        for text in promised:
            lines.addWidget(words(text, "small", "text", wraps=True))
        lines.addStretch()
        return cell


class LearntCell(QWidget):
    """What one side learnt, or "nothing today": an answer too."""

    def __init__(self, writing: Writing, detail: SessionDetail, role: Role, make: MakeRow) -> None:
        super().__init__()
        self._writing = writing
        self._session = detail.session
        self._role = role
        name = name_of(writing.desk, role)
        records = detail.learnt_by(side_of(role))
        place = places.learnt(writing, detail.session.id, side_of(role))
        self.rows = [make(place, record) for record in records or [None]]
        self.nothing = Tick(tr("Nothing today"))
        self.nothing.setAccessibleName(tr("{name} learnt nothing today").format(name=name))
        self.nothing.setChecked(role.value in detail.session.nothing_learnt)
        lines = column(self, spacing=2)
        for made in self.rows:
            lines.addWidget(made)
            made.autosave.saved.connect(self._show_nothing)
            made.emptied.connect(self._show_nothing)
        ticked = column(margins=(INSET, 0, INSET, 0))
        ticked.addWidget(self.nothing)
        lines.addLayout(ticked)
        lines.addStretch()
        self.nothing.clicked.connect(self._on_nothing_clicked)
        self._show_nothing()

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus and is no text."""
        return [] if self.nothing.isHidden() else [self.nothing]

    def write(self) -> None:
        """Write what this side learnt, in its place."""
        self.rows[0].edit()

    def _show_nothing(self) -> None:
        """Offered as long as nothing is written."""
        is_written = any(one.record is not None for one in self.rows)
        if is_written:
            self.nothing.setChecked(False)
        is_own = self._session.author is self._writing.desk.own_role
        self.nothing.setVisible(not is_written and is_own)

    def _on_nothing_clicked(self, is_nothing: bool) -> None:
        self._writing.do(ledger.say_nothing_learnt, self._session.id, self._role, is_nothing)
        self._writing.redo()
