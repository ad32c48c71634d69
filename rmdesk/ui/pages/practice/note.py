"""A note of the session, written beside the clock."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.practices import keep_note, new_note
from rmdesk.storage.records import Note
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


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
        self.foot = row(spacing=8)
        self.foot.addWidget(self.add)
        self.foot.addStretch()
        lines.addLayout(self.foot)
        self._box = QWidget()
        inside = column(self._box, spacing=8)
        self.area = TextArea(tr("What is worth keeping?"), name=tr("A note of this session"), lines=3)
        sizes(self.area, max_height=84)
        self.badge = Badge(desk.readers)
        self.done = button(tr("Done  (Esc)"), "flat", small=True)
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
        QTimer.singleShot(0, self._box, lambda: show_whole(self._box))  # once the layout has given it a place

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
