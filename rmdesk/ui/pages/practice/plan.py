"""Beside the clock: the plan with the step that is due, the guest, and a place for a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmdesk.domain.plan_lines import PlanLine, current_line, plan_lines
from rmdesk.errors import RmdeskError
from rmdesk.journal.practices import keep_note, new_note
from rmdesk.storage.records import MentoringSession, Note
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.sizes import clear, column, gap, row, sizes
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


class PlanCard(Card):
    """The plan of one session as its lines say it; which one is due follows from the minutes."""

    plan_asked = Signal()
    """The person wants to write the plan."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(inner=(20, 18, 20, 14), gap=0)
        self._lines: tuple[PlanLine, ...] = ()
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(words(tr("The plan"), "card_title", wraps=False))
        self._topic = words("", "small", "muted", wraps=True)
        self.body.addWidget(gap(3))
        self.body.addWidget(self._topic)
        self._steps: QVBoxLayout = column(spacing=9, margins=(0, 11, 0, 8))
        self.body.addLayout(self._steps)
        self.write_plan = button(tr("Write a plan"), "flat", "pen-line", small=True)
        self.write_plan.clicked.connect(self.plan_asked)
        self.body.addWidget(self.write_plan, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)  # with a factor, or the steps would share the spare height
        self.body.addWidget(hairline())
        self._guest_row = QWidget()
        guest = row(self._guest_row, spacing=8, margins=(0, 10, 0, 0))
        self._guest = words("", "small", "muted", wraps=True)
        guest.addWidget(IconLabel("user", 16), 0)
        guest.addWidget(self._guest, 1)
        self.body.addWidget(self._guest_row)
        self.note = NoteBox(desk, page)
        self.body.addWidget(self.note)

    def show_session(self, session: MentoringSession) -> None:
        """Show the plan of this session, with no step due yet."""
        self._lines = plan_lines(session.plan)
        self._topic.setText(session.topic)
        self._guest.setText(tr("Guest: {role}").format(role=session.guest))
        self._guest_row.setVisible(bool(session.guest))
        self.write_plan.setVisible(not self._lines)
        self.note.show_session(session.id)
        self._shown = ()
        self.show_due(None)

    def show_due(self, elapsed_seconds: int | None, *, is_over: bool = False) -> None:
        """Mark the step that is due after so much running time; None: the clock has not begun."""
        due = None if elapsed_seconds is None else current_line(self._lines, elapsed_seconds)
        if due is not None and is_over:
            due += 1
        shown = (self._lines, due)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._steps)
        for place, line in enumerate(self._lines):
            mark = "circle" if due is None or place > due else "check" if place < due else "arrow-right"
            self._steps.addWidget(_step(line, mark))


class NoteBox(QWidget):
    """A note of the session, written in place: it saves itself, and Esc or Done closes it."""

    closed = Signal()
    """The person is done with the note."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self._desk = desk
        self._page = page
        self._session_id = ""
        self._note: Note | None = None
        lines = column(self, spacing=8, margins=(0, 8, 0, 0))
        self.add = button(tr("Add a note  (N)"), "flat", "pen-line", small=True)
        self.add.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.add.clicked.connect(self.open)
        lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._box = QWidget()
        inside = column(self._box, spacing=8)
        self.area = TextArea(tr("What is worth keeping?"), name=tr("A note of this session"), lines=3)
        sizes(self.area, max_height=84)
        self.badge = Badge(desk.readers)
        self.done = button(tr("Done"), "flat", small=True)
        self.done.clicked.connect(self.close_note)
        foot = row(spacing=8)
        foot.addWidget(self.badge)
        foot.addStretch()
        foot.addWidget(self.done)
        inside.addWidget(self.area)
        inside.addLayout(foot)
        attach(self.badge, self.area)
        lines.addWidget(self._box)
        self._box.hide()
        self._autosave = Autosave(desk, self._save, self.area.text, self)
        self._autosave.watch(self.area)

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return not self._box.isHidden()

    def show_session(self, session_id: str) -> None:
        """Notes belong to this session from now on."""
        if session_id != self._session_id:
            self.close_note()
            self._session_id = session_id

    def open(self) -> None:
        """Begin a note, or go on with the one that is open."""
        if not self.is_open:
            try:
                self._note = self._desk.journal.ask(new_note, self._session_id)
            except RmdeskError as fault:
                self._desk.toast(sentence(fault))
                return
            bind_badge(self._desk, self.badge, self._note, self._page)
            self.area.set_text("")
            self.add.hide()
            self._box.show()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_note(self) -> None:
        """Save the note and put it away; one that cannot be saved stays open."""
        if self.is_open and self.save_now():
            self._box.hide()
            self.add.show()
            self.closed.emit()

    def save_now(self) -> bool:
        """Save what is being typed; False when it could not be saved."""
        return self._autosave.save_now()

    def _save(self) -> None:
        text = self.area.text()
        if self._note is None or (self._note.counter == 0 and not text.strip()):
            return
        stored = self._desk.journal.do(self._page, keep_note, self._note, text)
        if stored is not self._note:
            self._note = stored
            bind_badge(self._desk, self.badge, stored, self._page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.close_note()
            return
        super().keyPressEvent(event)


def _mark(name: str, tone: str) -> QVBoxLayout:
    """The icon of a step, in the middle of its title's line; as wide as the guest's icon with its gap."""
    holder = column(margins=(0, 2, 3, 0))
    holder.addWidget(IconLabel(name, 15, tone))
    holder.addStretch()
    return holder


def _step(line: PlanLine, mark: str) -> QWidget:
    """One line of the plan: a mark, the title with its minutes, the detail below."""
    made = QWidget()
    place = row(made, spacing=8)
    tones = {"check": "success", "arrow-right": "accent", "circle": "control"}
    is_due = mark == "arrow-right"
    lines = column(spacing=1)
    if line.title:
        place.addLayout(_mark(mark, tones[mark]))
        head = row(spacing=8)
        head.addWidget(words(line.title, "strong", "accent" if is_due else "text", wraps=True), 1)
        if line.minutes is not None:
            minutes = tr("{minutes} min").format(minutes=line.minutes)
            told = words(minutes, "small", "muted", wraps=False, tabular=True)
            sizes(told, min_height=19)  # as high as the title's line, so that both stand level
            head.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
    if line.detail:
        tone = "text" if line.title and is_due else "muted"
        lines.addWidget(words(line.detail, "small", tone, wraps=True))
    place.addLayout(lines, 1)
    sizes(made, min_height=24)
    return made
