"""The detail of one session: its head, the texts by reader, the debrief, what was agreed."""

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from rmdesk.domain.session_phase import Phase
from rmdesk.domain.vocabulary import DebriefKind, RemarkKind, Role, SessionState
from rmdesk.journal.readers import Text, side_of
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Action, Note
from rmdesk.ui.pages.sessions import places
from rmdesk.ui.pages.sessions.actions import ActionRow, agree
from rmdesk.ui.pages.sessions.agenda import LessonPart, PlanPart, heading
from rmdesk.ui.pages.sessions.before import ChairLine, PreparationPart, RefreshersPart
from rmdesk.ui.pages.sessions.debrief import DebriefPart
from rmdesk.ui.pages.sessions.during import ClockLine, EndLine, NoteLine
from rmdesk.ui.pages.sessions.head import SessionHead
from rmdesk.ui.pages.sessions.hints import SessionHints
from rmdesk.ui.pages.sessions.reading import INSET
from rmdesk.ui.pages.sessions.sayings import REMARKS
from rmdesk.ui.pages.sessions.text import TextPlace, TextRow
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import hairline
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.wording import tr


class Stop(NamedTuple):
    """Something that can have the focus: its place among all, and its name."""

    place: int
    name: str


class DetailPanel(QWidget):
    """Esc leaves it. Everything in it writes by itself; the page shows it anew when more changed."""

    left = Signal()
    """The person wants back to the list."""
    asked = Signal(str)
    """A deed of the session: held, move, cancel, again, edit, delete."""
    rules_asked = Signal()
    viewed = Signal()
    """Another view of the same session was chosen: show it anew."""

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self._writing = writing
        self.detail: SessionDetail | None = None
        self.head: SessionHead | None = None
        self.rows: list[TextRow] = []
        self.agreed: list[ActionRow] = []
        self.note_line: NoteLine | None = None
        self.preparation: PreparationPart | None = None
        self._others: list[QWidget] = []
        """What can have the focus and is neither a text nor an action."""
        self._chosen: Phase | None = None
        self._views = {
            Phase.BEFORE: self._build_before,
            Phase.DURING: self._build_during,
            Phase.AFTER: self._build_after,
        }
        self._lines = column(self, spacing=9, margins=(19, 17, 19, 14))

    @property
    def is_editing(self) -> bool:
        """Whether a text is being written."""
        notes = self.note_line is not None and self.note_line.is_open
        return notes or any(one.is_editing for one in self.rows)

    @property
    def view(self) -> Phase:
        """What of the session is shown: what was chosen, else what the hour asks for."""
        if self.detail is None or self.detail.session.state is not SessionState.PLANNED:
            return Phase.AFTER
        return self._chosen or self.detail.around.phase

    def show_view(self, view: Phase) -> None:
        """Show the session before, during or after; what is being written is saved first."""
        if self.detail is not None and self.save_now():
            self._chosen = view
            self.viewed.emit()

    def show_session(self, detail: SessionDetail | None) -> None:
        """Show a session; None: nothing is chosen."""
        if detail is None or self.detail is None or detail.session.id != self.detail.session.id:
            self._chosen = None
        self.rows, self.agreed, self.head, self.note_line, self._others = [], [], None, None, []
        self.preparation = None
        clear(self._lines)
        self.detail = detail
        if detail is not None:
            self._build_head(detail)
            self._views[self.view](detail)
        self._lines.addStretch(1)  # with a factor, or the columns would share the spare height
        _show_new(self)

    def save_now(self) -> bool:
        """End what is being written; False when something could not be saved."""
        ended = [one.end_editing() for one in tuple(self.rows)]  # every one, also after one has failed
        if self.note_line is not None:
            ended.append(self.note_line.end_note())
        if self.preparation is not None:
            ended.append(self.preparation.save_now())
        return all(ended)

    def row_of(self, record_id: str) -> QWidget | None:
        """The row that shows a record."""
        every: list[TextRow | ActionRow] = [*self.rows, *self.agreed]
        found = (one for one in every if one.record is not None and one.record.id == record_id)
        return next(found, None)

    def focused_stop(self) -> Stop | None:
        """The text, action or button that has the focus; None when none has."""
        here = QApplication.focusWidget()
        for place, stop in enumerate(self._stops()):
            if here is not None and (stop is here or stop.isAncestorOf(here)):
                return Stop(place, _name(stop))
        return None

    def stop_at(self, was: Stop) -> QWidget:
        """The same thing after everything was shown anew; if it is gone, what stands in its place now."""
        stops = self._stops()
        same = [place for place, stop in enumerate(stops) if _name(stop) == was.name]
        place = min(same, key=lambda one: abs(one - was.place), default=was.place)
        return stops[min(place, len(stops) - 1)] if stops else self.add_note

    def _stops(self) -> list[QWidget]:
        written = [one for one in self.rows if one.record is not None]
        return [*self._others, *written, *(one.tick for one in self.agreed)]

    def first_stop(self) -> QWidget | None:
        """Where the focus goes on coming in: the line for notes, the first text, before it the lesson."""
        if self.note_line is not None:
            return self.note_line.field
        usual = None if self.detail is None else self.add_note
        if self.detail is not None and self.view is Phase.BEFORE:
            usual = self.lesson.open
        return next((one for one in self.rows if one.record is not None), usual)

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
        self.head = SessionHead(self._writing.desk, detail, self._writing.page, self.view)
        self.head.asked.connect(self.asked)
        self.head.rules_asked.connect(self.rules_asked)
        self._lines.addWidget(self.head)
        if detail.session.state is SessionState.PLANNED:
            self._build_choice()
        self._lines.addLayout(_rule())

    def _build_choice(self) -> None:
        self.choice = Segmented((tr("Before"), tr("During"), tr("After")), name=tr("This session"))
        self.choice.set_index(list(Phase).index(self.view))
        self.choice.setFocusProxy(self.choice.current)
        # Queued: after an arrow key Qt still gives the focus to the part that was chosen.
        self.choice.chosen.connect(self._on_view_chosen, Qt.ConnectionType.QueuedConnection)
        line = row(margins=(INSET, 0, INSET, 0))
        line.addWidget(self.choice)
        line.addStretch()
        self._lines.addLayout(line)
        self._others.append(self.choice)

    def _build_before(self, detail: SessionDetail) -> None:
        chair = ChairLine(self._writing, detail)
        self._lines.addWidget(chair)
        self._others.append(chair.other)
        if self._writing.desk.own_role is Role.EXECUTIVE:
            self._build_question(detail)
        self._build_carried(detail)
        self._lines.addWidget(RefreshersPart(self._writing, detail))
        self._build_agenda(detail, ticks=False)
        self._build_preparation(detail)
        self._lines.addLayout(_rule())
        self._build_texts(detail)

    def _build_during(self, detail: SessionDetail) -> None:
        self.clock = ClockLine(self._writing, detail)
        self.note_line = NoteLine(self._writing, detail.session.id)
        self.note_line.noted.connect(self._on_noted)
        self._others += [self.clock.open, *self.note_line.stops]
        for part in (self.clock, self.note_line):
            self._lines.addWidget(part)
        if self._writing.desk.own_role is Role.EXECUTIVE and detail.lines_of(DebriefKind.QUESTION):
            self._cover_question(detail)
        self._build_carried(detail)
        self._build_agenda(detail, ticks=True)
        self._build_texts(detail)
        self._build_agreed(detail)
        self._lines.addLayout(_rule())
        self.end = EndLine(detail)
        self.end.end.clicked.connect(lambda: self.asked.emit("held"))
        self._others.append(self.end.end)
        self._lines.addWidget(self.end)

    def _build_after(self, detail: SessionDetail) -> None:
        self.hints = SessionHints(self._writing, detail)
        self._lines.addWidget(self.hints)
        self.hints.again_asked.connect(lambda: self.asked.emit("same"))
        self.hints.write_asked.connect(self._on_write_asked)
        self._others += self.hints.stops
        if detail.around.lesson is not None:
            self.lesson = LessonPart(self._writing, detail, is_over=True)
            self._lines.addWidget(self.lesson)
            self._others += self.lesson.stops
            self._lines.addLayout(_rule())
        self._build_texts(detail)
        self._build_debrief(detail)
        self._build_agreed(detail)
        self._lines.addLayout(_rule())
        self._build_preparation(detail)

    def _build_question(self, detail: SessionDetail) -> None:
        """What the executive wants to know; nobody else reads it, not even while the partner is there."""
        own = side_of(self._writing.desk.own_role)
        lines = [line for line in detail.lines_of(DebriefKind.QUESTION) if line.side is own]
        place = places.line(self._writing, detail.session.id, DebriefKind.QUESTION, own)
        self._lines.addWidget(self._row(place, lines[0] if lines else None))

    def _cover_question(self, detail: SessionDetail) -> None:
        """While the two look at one screen, one's own question shows only when it is asked for."""
        self._build_question(detail)
        question = self.rows[-1]
        question.hide()
        self.uncover = button(tr("Show the question you bring"), "flat", "eye", small=True)
        self.uncover.clicked.connect(question.show)
        self.uncover.clicked.connect(question.setFocus)
        self.uncover.clicked.connect(self.uncover.hide)
        line = row(margins=(INSET, 0, INSET, 0))
        line.addWidget(self.uncover)
        line.addStretch()
        self._lines.addLayout(line)
        self._others.append(self.uncover)

    def _build_carried(self, detail: SessionDetail) -> None:
        if not detail.around.carried:
            return
        self._lines.addLayout(heading(tr("Still open from before")))
        for action in detail.around.carried:
            self._add_action(action)

    def _build_agenda(self, detail: SessionDetail, *, ticks: bool) -> None:
        self._lines.addLayout(_rule())
        self.plan = PlanPart(self._writing, detail, ticks=ticks)
        self.lesson = LessonPart(self._writing, detail, ticks=ticks)
        self._lines.addWidget(self.plan)
        self._lines.addWidget(self.lesson)
        self._lines.addLayout(_rule())
        self._others += [*self.plan.stops, *self.lesson.stops]

    def _build_preparation(self, detail: SessionDetail) -> None:
        self.preparation = PreparationPart(self._writing, detail)
        self._lines.addWidget(self.preparation)
        self._others += self.preparation.stops

    def _on_view_chosen(self, place: int) -> None:
        self.show_view(list(Phase)[place])

    def _on_noted(self, note: Note) -> None:
        """Below the line it was typed in, as the last of the texts."""
        made = self._row(places.of_record(self._writing, note), note)
        self._texts.addWidget(made)
        self._texts.addLayout(_rule())
        _show_new(self)

    def _on_write_asked(self, role: Role) -> None:
        self.debrief.learnt[role].write()

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
        self.debrief = DebriefPart(self._writing, detail, self._row)
        self._lines.addWidget(self.debrief)
        self._others += self.debrief.stops
        self._lines.addLayout(_rule())

    def _row(self, place: TextPlace, record: Text | None) -> TextRow:
        found = self.detail.hints.get(record.id) if record is not None and self.detail is not None else None
        made = TextRow(self._writing, place, record, found)
        self.rows.append(made)
        return made

    def _build_agreed(self, detail: SessionDetail) -> None:
        self._lines.addLayout(heading(tr("Agreed")))
        for action in detail.actions:
            self._add_action(action)
        self.add_action = button(tr("Agree an action…"), "flat", "plus", small=True)
        self.add_action.clicked.connect(lambda: agree(self._writing, self._place(), self))
        line = row(margins=(INSET, 0, INSET, 0))
        line.addWidget(self.add_action)
        line.addStretch()
        self._lines.addLayout(line)

    def _add_action(self, action: Action) -> None:
        made = ActionRow(self._writing, action)
        self.agreed.append(made)
        self._lines.addWidget(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _name(stop: QWidget) -> str:
    return stop.accessibleName() or str(stop.property("text") or "")


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
