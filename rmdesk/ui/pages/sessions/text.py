"""One text of a session: read it, raise it, edit it in its place, delete it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.errors import NotYours
from rmdesk.journal.readers import Text
from rmdesk.journal.readers_hints import WordHint, text_record
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.pages.sessions.hint import WordingHint
from rmdesk.ui.pages.sessions.reading import INSET, Reading
from rmdesk.ui.pages.sessions.split import Wrapped
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.painting import rounded, smooth
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.badge import Badge, attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.readable import bind_badge
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import sentence

Store = Callable[[Text | None, str, bool], Text | None]
"""Writes the words of a record (None: a new one); the flag says that a stretch of typing begins.

Returns the record as it is now, None when it is gone. Raises what the journal raises.
"""


@dataclass(frozen=True)
class TextPlace:
    """Where a text stands and how it is written. `is_label`: under a label, else a note with a name."""

    name: str
    hint: str
    store: Store
    deleted: str
    is_label: bool = False
    note: str = ""
    """A muted word after the name: the kind of a remark."""


class TextRow(QWidget):
    """Enter or a double click edits, Delete deletes, Ctrl+R opens the badge; Esc or leaving ends it."""

    emptied = Signal()
    """The record is gone and nothing is shown."""

    def __init__(
        self, writing: Writing, place: TextPlace, record: Text | None, found: WordHint | None
    ) -> None:
        super().__init__()
        self._writing = writing
        self.place = place
        self.record = record
        self._begins = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.badge = Badge(writing.desk.readers, quiet=place.is_label)
        self.text = Reading()
        self.text.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.add = button(tr("Write"), "flat", "plus", small=True)
        self.add.setAccessibleName(tr("{name}: write").format(name=place.name))
        self.area = TextArea(place.hint, name=place.name, lines=2 if place.is_label else 3)
        self.hint = WordingHint(writing)
        sizes(self.area, max_height=64 if place.is_label else 120)
        self.autosave = Autosave(writing.desk, self._store, self._unsaved, self)
        self.autosave.watch(self.area)
        self._build()
        self._connect()
        self._show(found)

    @property
    def is_own(self) -> bool:
        """Whether the owner of the journal may change it."""
        return self.record is None or self.record.author is self._writing.desk.own_role

    @property
    def is_editing(self) -> bool:
        """Whether the text is being written now."""
        return not self.area.isHidden()

    def edit(self) -> None:
        """Write in its place."""
        if not self.is_own:
            self._writing.desk.toast(sentence(NotYours()))
            return
        self.area.set_text(_written(self.record))
        self._begins = True
        self.area.show()
        # The focus first: hiding the button that has it would send it elsewhere, and that ends the editing.
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_words()

    def end_editing(self) -> bool:
        """Save and show the words; False when they could not be saved and stay in the field."""
        if not self.is_editing:
            return True
        if not self.autosave.save_now():
            return False
        if self.record is not None and not self.area.text().strip():
            record, self.record = self.record, None
            self._writing.delete(type(record), record.id, self.place.deleted)
        self.area.hide()
        self._show_again()
        if self.record is None:
            self.emptied.emit()
        self._writing.written()
        return True

    def delete(self) -> None:
        """Delete the record; the toast takes it back."""
        if self.record is not None and self.is_own:
            self.autosave.drop()
            if self._writing.delete(type(self.record), self.record.id, self.place.deleted):
                self._writing.redo()

    def _store(self) -> None:
        if not self.area.text().strip():  # emptied on the way to other words, or deleted on leaving
            return
        had = self.record is not None
        self.record = self.place.store(self.record, self.area.text(), self._begins)
        self._begins = False
        if self.record is not None and not had:
            bind_badge(self._writing.desk, self.badge, self.record, self._writing.page)
            self.badge.show()

    def _unsaved(self) -> str:
        return f"{self.place.name}: {self.area.text()}"

    def _show_again(self) -> None:
        """Show the record as the journal has it now: its words, readers and what holds it back."""
        if self.record is not None:
            self.record = self._writing.desk.journal.ask(text_record, type(self.record), self.record.id)
        self._show(None)
        if self.record is not None:
            self.hint.ask_again(self.record)

    def _show(self, found: WordHint | None) -> None:
        self._show_words()
        if self.record is not None:
            bind_badge(self._writing.desk, self.badge, self.record, self._writing.page)
        self.hint.show_record(self.record, found)

    def _show_words(self) -> None:
        said = _written(self.record)
        self.text.set_words(said)
        is_there = self.record is not None
        self.when.setVisible(is_there and not self.place.is_label)
        self.when.setText(moment(self.record.written_at) if self.record is not None else "")
        self.text.setVisible(is_there and not self.is_editing)
        self.badge.setVisible(is_there)
        self.add.setVisible(not is_there and not self.is_editing)
        focus = Qt.FocusPolicy.StrongFocus if is_there and not self.is_editing else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.setAccessibleName(f"{self.place.name}: {said}" if said else self.place.name)
        can = tr("Enter edits, Delete deletes") if self.is_own else tr("Written by your partner")
        self.setAccessibleDescription(can if is_there else "")
        self._show_tools(shown=False)
        self.head.fit()

    def _show_tools(self, *, shown: bool) -> None:
        """Show the pointer's way to edit and delete, where there is room; keys and double click always do."""
        usable = shown and self.is_own and self.record is not None and not self.is_editing
        if usable and self.tools[0].isHidden():
            usable = self.head.room >= sum(tool.sizeHint().width() + theme().px(9) for tool in self.tools)
        for tool in self.tools:
            tool.setVisible(usable)

    def _on_readers_chosen(self) -> None:
        self._show_again()
        self._writing.written()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.is_editing and new is not None and new is not self and not self.isAncestorOf(new):
            self.end_editing()

    def _build(self) -> None:
        named = QWidget()
        line = row(named, spacing=9)
        kind, tone = ("label", "muted") if self.place.is_label else ("label", "")
        line.addWidget(words(self.place.name, kind, tone, wraps=False))
        if self.place.note:
            line.addWidget(words(self.place.note, "small", "muted", wraps=False))
        self.when = words("", "small", "muted", wraps=False)
        line.addWidget(self.when)
        self.tools = [button(tr("Edit"), "flat", small=True), button(tr("Delete"), "flat", small=True)]
        for tool in self.tools:
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(tool)
        line.addStretch()
        ends = QWidget()
        ending = row(ends)
        ending.addWidget(self.badge)
        ending.addStretch()
        self.head = Wrapped(named, ends, gap=4)
        lines = column(self, spacing=2, margins=(INSET, 2, INSET, 4))
        lines.addWidget(self.head)
        lines.addWidget(self.text)
        started = row()
        started.addWidget(self.add)
        started.addStretch()
        lines.addLayout(started)
        lines.addWidget(self.area)
        lines.addWidget(self.hint)
        self.area.hide()

    def _connect(self) -> None:
        attach(self.badge, self)
        attach(self.badge, self.area)
        # Queued: whoever the badge is bound to writes first.
        self.badge.chosen.connect(self._on_readers_chosen, Qt.ConnectionType.QueuedConnection)
        self.badge.tag_chosen.connect(self._on_readers_chosen, Qt.ConnectionType.QueuedConnection)
        self.hint.changed.connect(self._show_again)
        self.add.clicked.connect(self.edit)
        self.tools[0].clicked.connect(self.edit)
        self.tools[1].clicked.connect(self.delete)
        self.area.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.area or event.type() != QEvent.Type.KeyPress:
            return False
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if is_escape and self.end_editing():
            target = self if self.record is not None else self.add
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        return is_escape

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit()
        elif event.key() == Qt.Key.Key_Delete and self.hasFocus():
            self.delete()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self.record is not None:
            self.edit()

    def enterEvent(self, _event: QEnterEvent) -> None:
        self._show_tools(shown=True)

    def leaveEvent(self, _event: QEvent) -> None:
        self._show_tools(shown=self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_tools(shown=True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_tools(shown=self.underMouse())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            look = theme()
            painter = smooth(QPainter(self))
            painter.setPen(QPen(look.color("focus"), look.size("ring")))
            painter.drawPath(rounded(self.rect().toRectF().adjusted(1, 1, -1, -1), look.px(8)))


def moment(when: datetime) -> str:
    """10 Feb, 09:04."""
    return tr("{day}, {time}").format(day=dates.short_day(when.date()), time=dates.clock(when))


def _written(record: Text | None) -> str:
    text = getattr(record, "text", "")
    return text if isinstance(text, str) else ""
