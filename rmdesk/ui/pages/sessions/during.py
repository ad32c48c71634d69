"""While a session lasts: the minutes so far, what its clock does, and a line for notes."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import SessionFormat
from rmdesk.errors import RmdeskError
from rmdesk.journal.practices import keep_note, new_note
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.storage.records import Note
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.pages.sessions.reading import INSET
from rmdesk.ui.pages.sessions.split import Wrapped
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Well
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.running import clock_words, time_words

_LOOKS_EVERY_MS = 5_000


class ClockLine(QWidget):
    """The time of a session in one line, and the way to its practice clock."""

    def __init__(self, writing: Writing, detail: SessionDetail) -> None:
        super().__init__()
        self._desk = writing.desk
        self._detail = detail
        self.time = words("", "strong", wraps=True)
        self.clock = words("", "small", "muted", wraps=True)
        well = Well()
        well.body.addWidget(IconLabel("timer", 18))
        said = column(spacing=1)
        said.addWidget(self.time)
        said.addWidget(self.clock)
        well.body.addLayout(said, 1)
        self.open = button(tr("Open the clock"), "flat", small=True)
        self.open.clicked.connect(lambda: self._desk.go_to("practice", detail.session.id))
        well.body.addWidget(self.open)
        lines = column(self, margins=(INSET, 0, INSET, 0))
        lines.addWidget(well)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOKS_EVERY_MS)
        self._timer.timeout.connect(self.show_now)
        self._timer.start()
        self._desk.clock_changed.connect(self._on_clock_changed)
        self.show_now()

    def show_now(self) -> None:
        """Say what time it is in this session."""
        session, practice = self._detail.session, self._detail.around.practice
        began = practice.written_at if practice is not None else session.starts_at
        self.time.setText(time_words(began, session.minutes_planned, self._desk.journal.clock()))
        is_over = practice is not None and practice.is_over
        is_conversation = session.format is SessionFormat.CONVERSATION
        said = clock_words(
            has_begun=practice is not None,
            is_over=is_over,
            runs=self._desk.clock_runs and practice is not None and not is_over,
            is_conversation=is_conversation,
        )
        self.clock.setText(said)
        self.open.setVisible(practice is not None or not is_conversation)

    def _on_clock_changed(self, _runs: bool) -> None:
        self.show_now()


class NoteLine(QWidget):
    """One line for a note: saved as it is typed, Enter or Esc ends it and begins the next."""

    noted = Signal(object)
    """The `Note` that Enter ended, as it is stored."""

    def __init__(self, writing: Writing, session_id: str) -> None:
        super().__init__()
        self._writing = writing
        self._session_id = session_id
        self._note: Note | None = None
        self.field = Field(tr("A note; Enter keeps it"), name=tr("A note of this session"))
        self.badge = Badge(writing.desk.readers)
        self._autosave = Autosave(writing.desk, self._save, self.field.text, self)
        self._autosave.watch(self.field)
        self.field.returnPressed.connect(self.end_note)
        self.field.installEventFilter(self)
        lines = column(self, margins=(INSET, 0, INSET, 0))
        line = row(spacing=9)
        line.addWidget(self.field, 1)
        line.addWidget(self.badge)
        lines.addLayout(line)
        attach(self.badge, self.field)
        self._begin()

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return bool(self.field.clean_text())

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus, in order."""
        return [self.field, self.badge]

    def end_note(self) -> bool:
        """Keep what stands there and begin the next; False when it could not be saved and stays."""
        if not self._autosave.save_now():
            return False
        ended, is_written = self._note, self.is_open
        if ended is None or not ended.counter:
            return True
        self.field.set_text("")
        self._begin()
        if is_written:
            self.noted.emit(ended)
        else:  # written, saved, and emptied again
            self._writing.delete(Note, ended.id, tr("The note was deleted."))
        return True

    def _begin(self) -> None:
        try:
            self._note = self._writing.desk.journal.ask(new_note, self._session_id)
        except RmdeskError as fault:
            self._writing.desk.toast(sentence(fault))
            return
        bind_badge(self._writing.desk, self.badge, self._note, self._writing.page)

    def _save(self) -> None:
        """An emptied one keeps its last words until it is left: they may be on the way to others."""
        if self._note is None or not self.is_open:
            return
        had = bool(self._note.counter)
        self._note = self._writing.save(keep_note, self._note, self.field.clean_text())
        if not had:
            bind_badge(self._writing.desk, self.badge, self._note, self._writing.page)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field or event.type() != QEvent.Type.KeyPress:
            return False
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return is_escape and self.is_open and self.end_note()


class EndLine(QWidget):
    """What comes after: the way out of a session that is over."""

    def __init__(self, detail: SessionDetail) -> None:
        super().__init__()
        practice = detail.around.practice
        is_timed = practice is not None and not practice.is_over
        said = (
            tr("Ending the clock ends the session. Then five short lines wait on Today.")
            if is_timed
            else tr("Over? Say how long it took. Then five short lines wait on Today.")
        )
        self.end = button(tr("End the session…"), "plain", "check", small=True)
        lines = column(self, margins=(INSET, 0, INSET, 0))
        lines.addWidget(Wrapped(words(said, "small", "muted", wraps=True), self.end))
        if is_timed:
            self.end.hide()
