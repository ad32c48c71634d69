"""The detail of one session: its head, the texts by reader, the debrief, what was agreed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rmdesk.domain.vocabulary import DebriefKind, RemarkKind, Side
from rmdesk.journal.readers import Text, side_of
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.journal.sessions import Place
from rmdesk.ui.pages.sessions import places
from rmdesk.ui.pages.sessions.actions import ActionRow, agree
from rmdesk.ui.pages.sessions.head import SessionHead
from rmdesk.ui.pages.sessions.reading import INSET
from rmdesk.ui.pages.sessions.sayings import REMARKS
from rmdesk.ui.pages.sessions.split import Columns
from rmdesk.ui.pages.sessions.text import TextPlace, TextRow
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import hairline
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class DetailPanel(QWidget):
    """Esc leaves it. Everything in it writes by itself; the page shows it anew when more changed."""

    left = Signal()
    """The person wants back to the list."""
    asked = Signal(str)
    """A deed of the session: held, move, cancel, again, edit, delete."""
    rules_asked = Signal()

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self._writing = writing
        self.detail: SessionDetail | None = None
        self.head: SessionHead | None = None
        self.rows: list[TextRow] = []
        self.agreed: list[ActionRow] = []
        self._lines = column(self, spacing=9, margins=(19, 17, 19, 14))

    @property
    def is_editing(self) -> bool:
        """Whether a text is being written."""
        return any(one.is_editing for one in self.rows)

    def show_session(self, detail: SessionDetail | None) -> None:
        """Show a session; None: nothing is chosen."""
        self.rows, self.agreed, self.head = [], [], None
        clear(self._lines)
        self.detail = detail
        if detail is not None:
            self._build_head(detail)
            self._build_texts(detail)
            self._build_debrief(detail)
            self._build_agreed(detail)
        self._lines.addStretch(1)  # with a factor, or the columns would share the spare height
        _show_new(self)

    def save_now(self) -> bool:
        """End what is being written; False when something could not be saved."""
        ended = [one.end_editing() for one in tuple(self.rows)]  # every one, also after one has failed
        return all(ended)

    def row_of(self, record_id: str) -> QWidget | None:
        """The row that shows a record."""
        every: list[TextRow | ActionRow] = [*self.rows, *self.agreed]
        found = (one for one in every if one.record is not None and one.record.id == record_id)
        return next(found, None)

    def focused_stop(self) -> int | None:
        """The place of the text or action that has the focus; None when none has."""
        for place, stop in enumerate(self._stops()):
            if stop.hasFocus() or stop.isAncestorOf(self.focusWidget() or self):
                return place
        return None

    def stop_at(self, place: int) -> QWidget:
        """The text or action at a place, or the last one before it."""
        stops = self._stops()
        return stops[min(place, len(stops) - 1)] if stops else self.add_note

    def _stops(self) -> list[QWidget]:
        written = [one for one in self.rows if one.record is not None]
        return [*written, *(one.tick for one in self.agreed)]

    def first_stop(self) -> QWidget | None:
        """Where the focus goes on coming in: the first text, or the button for a first one."""
        written = (one for one in self.rows if one.record is not None)
        return next(written, self.add_note if self.detail is not None else None)

    def write_note(self) -> None:
        """A new note, in its place."""
        self._begin(places.note(self._writing, self._place()), self._texts)

    def write_remark(self, kind: RemarkKind) -> None:
        """A new sentence of one kind, in its place."""
        self._begin(places.remark(self._writing, self._place(), kind), self._texts)

    def _begin(self, place: TextPlace, into: QVBoxLayout) -> None:
        made = TextRow(self._writing, place, None, None)
        self.rows.append(made)
        into.addWidget(made)
        made.emptied.connect(lambda: self._forget(made))
        _show_new(self)
        made.edit()
        QTimer.singleShot(0, made, lambda: show_whole(made))  # once the layout has given it a place

    def _forget(self, empty: TextRow) -> None:
        """A new text that stayed empty leaves no trace."""
        if empty in self.rows:
            self.rows.remove(empty)
        empty.hide()
        empty.deleteLater()

    def _place(self) -> Place:
        if self.detail is None:
            raise LookupError("no session is shown")
        return Place(self.detail.session.pairing_id, self.detail.session.id)

    def _build_head(self, detail: SessionDetail) -> None:
        self.head = SessionHead(self._writing.desk, detail, self._writing.page)
        self.head.asked.connect(self.asked)
        self.head.rules_asked.connect(self.rules_asked)
        self._lines.addWidget(self.head)
        self._lines.addLayout(_rule())

    def _build_texts(self, detail: SessionDetail) -> None:
        """Notes and remarks in the order they were written, then the buttons for more."""
        self._texts = column(spacing=6)
        written: list[Text] = sorted((*detail.notes, *detail.remarks), key=lambda one: one.counter)
        for record in written:
            made = self._row(places.of_record(self._writing, record), record)
            self._texts.addWidget(made)
            self._texts.addLayout(_rule())
        self._lines.addLayout(self._texts)
        more = row(spacing=14, margins=(INSET, 0, INSET, 0))
        self.add_note = button(tr("Add a note"), "flat", "plus", small=True)
        self.add_note.clicked.connect(self.write_note)
        self.add_remark = button(tr("Add a remark"), "flat", "plus", small=True)
        self.add_remark.setMenu(self._remark_menu())
        for one in (self.add_note, self.add_remark):
            more.addWidget(one)
        more.addStretch()
        self._lines.addLayout(more)
        self._lines.addLayout(_rule())

    def _remark_menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, said in REMARKS.items():
            menu.addAction(said).triggered.connect(lambda _on=False, chosen=kind: self.write_remark(chosen))
        return menu

    def _build_debrief(self, detail: SessionDetail) -> None:
        own = side_of(self._writing.desk.own_role)
        other = side_of(self._writing.desk.own_role.other)
        kinds = (DebriefKind.KEEP, DebriefKind.CHANGE), (DebriefKind.THANKS, DebriefKind.STUNG)
        self._lines.addWidget(Columns(self._learnt(detail, own), self._learnt(detail, other)))
        for left, right in kinds:
            self._lines.addWidget(
                Columns(self._debrief(detail, left, own), self._debrief(detail, right, own))
            )
        self._lines.addLayout(_rule())

    def _learnt(self, detail: SessionDetail, side: Side) -> QWidget:
        records = detail.learnt_by(side)
        place = places.learnt(self._writing, detail.session.id, side)
        return self._cell([(place, record) for record in records] or [(place, None)])

    def _debrief(self, detail: SessionDetail, kind: DebriefKind, own: Side) -> QWidget:
        """The lines of a kind, one's own first; a place to write where it is missing."""
        lines = sorted(detail.lines_of(kind), key=lambda line: line.side is not own)
        entries: list[tuple[TextPlace, Text | None]] = [
            (places.line(self._writing, detail.session.id, kind, line.side), line) for line in lines
        ]
        if not any(line.side is own for line in lines):
            entries.insert(0, (places.line(self._writing, detail.session.id, kind, own), None))
        return self._cell(entries)

    def _cell(self, entries: list[tuple[TextPlace, Text | None]]) -> QWidget:
        cell = QWidget()
        lines = column(cell, spacing=4)
        for place, record in entries:
            lines.addWidget(self._row(place, record))
        lines.addStretch()
        return cell

    def _row(self, place: TextPlace, record: Text | None) -> TextRow:
        found = self.detail.hints.get(record.id) if record is not None and self.detail is not None else None
        made = TextRow(self._writing, place, record, found)
        self.rows.append(made)
        return made

    def _build_agreed(self, detail: SessionDetail) -> None:
        head = row(margins=(INSET, 0, INSET, 0))
        head.addWidget(words(tr("Agreed"), "label", "muted"))
        self._lines.addLayout(head)
        for action in detail.actions:
            made = ActionRow(self._writing, action)
            self.agreed.append(made)
            self._lines.addWidget(made)
        self.add_action = button(tr("Agree an action…"), "flat", "plus", small=True)
        self.add_action.clicked.connect(lambda: agree(self._writing, self._place(), self))
        line = row(margins=(INSET, 0, INSET, 0))
        line.addWidget(self.add_action)
        line.addStretch()
        self._lines.addLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _rule() -> QHBoxLayout:
    """A hairline as wide as the texts."""
    line = row(margins=(INSET, 0, INSET, 0))
    line.addWidget(hairline())
    return line


def _show_new(panel: QWidget) -> None:
    """Show what was built now, not with the next event: it may be given the focus at once."""
    for child in panel.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        is_decided = child.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if not child.isWindow() and not is_decided:  # the menu of a button is a window, and opens by itself
            child.show()
