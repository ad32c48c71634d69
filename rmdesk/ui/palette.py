"""Search or do something: one field over everything in this journal and everything the program can do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QListView, QWidget
from shiboken6 import isValid

from rmdesk.ui.actions import ActionRow, key_words
from rmdesk.ui.hit_list import HitModel, HitPainter
from rmdesk.ui.hits import Hit, spans_of
from rmdesk.ui.readers import Readers
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.card import hairline
from rmdesk.ui.widgets.chip import KeyCap
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.wording import tr

WIDTH = 640
TOP = 92
_COMMANDS_ONLY = ">"
_MOST_COMMANDS = 6

Search = Callable[[str], Sequence[Hit]]


class Palette(QWidget):
    """Covers the window. Up and Down choose, Enter opens, Esc leaves, ">" lists commands only."""

    record_chosen = Signal(str, str)
    """Page and record of a hit."""
    action_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.search: Search = lambda _words: ()
        """Asks the journal; set by who has one."""
        self._commands: list[tuple[ActionRow, str]] = []
        self._model = HitModel()
        self._build()
        self.hide()
        window.installEventFilter(self)
        theme().changed.connect(self._fit)

    @property
    def field(self) -> Field:
        """Where one types."""
        return self._field

    def sheet_rect(self) -> QRect:
        """The place of the sheet on the scrim."""
        return self._sheet.geometry()

    @property
    def hits(self) -> list[Hit]:
        """What is listed now."""
        return [line for line in self._model.lines if isinstance(line, Hit)]

    @property
    def chosen(self) -> Hit | None:
        """The hit that Enter would open."""
        index = self._list.currentIndex()
        line = self._model.lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Hit) else None

    def set_readers(self, readers: Readers) -> None:
        """The names on the badges."""
        self._model.readers = readers

    def open(self, commands: Sequence[tuple[ActionRow, str]]) -> None:
        """Show it, empty. `commands` are what can be done now, each with the words of its menu."""
        self._before = QApplication.focusWidget()
        self._commands = list(commands)
        self._field.clear()
        self._on_text_edited("")
        self.show()
        self.raise_()
        self._fit()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close it and forget what was typed."""
        self.hide()
        self._field.clear()
        self._model.show(())
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None

    def _on_text_edited(self, typed: str) -> None:
        text = typed.strip()
        only_commands = text.startswith(_COMMANDS_ONLY)
        text = text.removeprefix(_COMMANDS_ONLY).strip()
        found = [] if only_commands or not text else list(self.search(text))
        limit = len(self._commands) if only_commands or not text else _MOST_COMMANDS
        hits = found + self._matching_commands(text)[:limit]
        self._model.show(hits)
        self._none.setVisible(not hits)
        self._choose(0, 1)
        self._fit()

    def _on_return_pressed(self) -> None:
        hit = self.chosen
        if hit is not None:
            self._take(hit)

    def _on_clicked(self, index: QModelIndex) -> None:
        line = self._model.lines[index.row()]
        if isinstance(line, Hit):
            self._take(line)

    def _take(self, hit: Hit) -> None:
        self.leave()
        if hit.action_id:
            self.action_chosen.emit(hit.action_id)
        else:
            self.record_chosen.emit(hit.page_id, hit.record_id)

    def _matching_commands(self, text: str) -> list[Hit]:
        wanted = text.casefold().split()
        hits = []
        for action, menu in self._commands:
            title = action.text.replace("&", "")
            in_title = all(word in title.casefold() for word in wanted)
            in_help = all(word in f"{title} {action.help}".casefold() for word in wanted)
            if in_title or in_help:
                detail = menu if in_title else action.help
                hits.append(
                    Hit(
                        tr("Do"),
                        action.icon,
                        title,
                        spans_of(text, title),
                        detail,
                        () if in_title else spans_of(text, detail),
                        action_id=action.action_id,
                        key=key_words(action.key),
                    )
                )
        return sorted(hits, key=lambda hit: not hit.title_spans) if wanted else hits

    def _choose(self, start: int, step: int) -> None:
        place = start
        while 0 <= place < len(self._model.lines):
            if isinstance(self._model.lines[place], Hit):
                self._list.setCurrentIndex(self._model.index(place))
                return
            place += step

    def _fit(self) -> None:
        if not self.isVisible():
            return
        look = theme()
        self.resize(self._window.size())
        top = look.px(TOP)
        width = min(look.px(WIDTH), self.width() - look.px(32))
        room = self.height() - top - look.px(150)
        self._list.setFixedHeight(min(look.px(self._model.height()), max(room, look.px(76))))
        layout = self._sheet.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()  # the list's new height is not heard of yet
        self._sheet.resize(width, self._sheet.sizeHint().height())
        self._sheet.move((self.width() - width) // 2, top)

    def _build(self) -> None:
        self._sheet = QFrame(self)
        self._sheet.setProperty("card", "true")
        self._sheet.setAccessibleName(tr("Search or do something"))
        lines = column(self._sheet)
        lines.addLayout(self._head())
        lines.addWidget(hairline())
        self._none = words(tr("Nothing found in this journal."), "body", "muted", wraps=False)
        sizes(self._none, height=46)
        self._none.setContentsMargins(20, 0, 0, 0)
        lines.addWidget(self._none)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(HitPainter(self._model, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(tr("Results"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        self._list.clicked.connect(self._on_clicked)
        held = column(margins=(8, 3, 8, 8))
        held.addWidget(self._list)
        lines.addLayout(held)
        lines.addWidget(hairline())
        lines.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        line = row(spacing=14, margins=(20, 0, 16, 0))
        self._field = Field(tr("Words, or what you want to do"), name=tr("Search or do something"))
        self._field.setProperty("kind", "bare")
        self._field.textEdited.connect(self._on_text_edited)
        self._field.returnPressed.connect(self._on_return_pressed)
        self._field.installEventFilter(self)
        line.addWidget(IconLabel("search", 20))
        line.addWidget(self._field, 1)
        line.addWidget(KeyCap(tr("Esc")))
        return line

    def _foot(self) -> QHBoxLayout:
        line = row(spacing=6, margins=(20, 8, 20, 8))
        for key, does in (("↑ ↓", tr("choose")), (tr("Enter"), tr("open")), (">", tr("commands only"))):
            line.addWidget(KeyCap(key))
            line.addWidget(words(does, "small", "muted"))
            line.addSpacing(9)
        line.addStretch()
        line.addWidget(words(tr("Searches this journal only"), "small", "muted", wraps=False))
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        if watched is self._field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self._choose(self._list.currentIndex().row() + step, step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return False

    def focusNextPrevChild(self, _next: bool) -> bool:
        return True  # there is one stop; Esc leaves

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._sheet.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("scrim"))
