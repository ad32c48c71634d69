"""The lines that go in, each with a tick: either of the two strikes one, and nobody is named."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from rmdesk.journal.summaries import SECTION_OF, StruckRow
from rmdesk.ui.pages.share.contents import CARD
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import column, gap, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import sharing, tr
from rmdesk.wording.facts import subject_words


class _LineTick(Tick):
    """Tells when the focus comes to it."""

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()


class LineRow(QWidget):
    """One line: ticked while it goes in; struck it stays in its place, greyed, with a way back."""

    asked = Signal(bool)
    """The person wants the line in, or out."""
    reached = Signal()

    def __init__(self, line: StruckRow) -> None:
        super().__init__()
        self.line = line
        self.tick = _LineTick(line.text)
        self.back = button(tr("Put back"), "flat", small=True)
        self.back.setAccessibleName(tr("Put back: {line}").format(line=line.text))
        both = row(self, spacing=8)
        both.addWidget(self.tick, 1)
        both.addWidget(self.back)
        self.tick.clicked.connect(self.asked)
        self.tick.reached.connect(self.reached)
        self.back.clicked.connect(self._on_back_clicked)

    def set_in(self, is_in: bool) -> None:
        """Show whether the line goes in."""
        self.tick.setChecked(is_in)
        self.tick.set_muted(not is_in)
        self.back.setVisible(not is_in)

    def _on_back_clicked(self) -> None:
        self.tick.setFocus()
        self.asked.emit(True)


class LinesCard(Card):
    """Folded to a count; opened, every line of what would leave. A line keeps its place when it is struck."""

    asked = Signal(str, bool)
    """A line (its record's id) is wanted in, or out."""
    reached = Signal(str)
    """The words of the line that has the focus; "" when the list is folded."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=5)
        self.rows: list[LineRow] = []
        self._places: dict[str, int] = {}
        self._shown: tuple[StruckRow, ...] = ()
        self._state: ShareState | None = None
        self._is_open = False
        self.toggle = button("", "flat", small=True)
        self._count = words("", "small", "muted", wraps=False)
        self.secret = words("", "small", "muted", wraps=True)
        head = row(spacing=8)
        head.addWidget(words(tr("Lines that go in"), "card_title"), 1)
        head.addWidget(self._count)
        head.addWidget(self.toggle)
        self._place = QWidget()
        self._lines = column(self._place, spacing=3)
        self.body.addLayout(head)
        self.body.addWidget(self.secret)
        self.body.addWidget(self._place)
        self.toggle.clicked.connect(self._on_toggle_clicked)

    def show_state(self, state: ShareState) -> None:
        """Show the lines of this text. Agreed by both it has none to strike any more: a veto comes first."""
        self._state = state
        shown = state.view.preview
        lines = (*shown.lines, *shown.struck) if shown is not None else ()
        self.setVisible(bool(lines))
        if shown is None:
            return
        self._count.setText(sharing.struck_words(len(shown.lines), len(shown.struck)))
        self.secret.setText(sharing.secret_words(state.kind, state.reader))
        self._show(self._in_place(lines))

    def _on_toggle_clicked(self) -> None:
        self._is_open = not self._is_open
        self.reached.emit("")
        self._show(self._shown)

    def _in_place(self, lines: tuple[StruckRow, ...]) -> tuple[StruckRow, ...]:
        """By section, and in it where each stood when it was seen first."""
        for line in lines:
            self._places.setdefault(line.ref, len(self._places))
        return tuple(sorted(lines, key=lambda one: (SECTION_OF[one.subject], self._places[one.ref])))

    def _show(self, lines: tuple[StruckRow, ...]) -> None:
        self.toggle.setText(tr("Fold") if self._is_open else tr("Show"))
        self.toggle.setAccessibleName(
            tr("Fold the lines that go in") if self._is_open else tr("Show the lines that go in")
        )
        self._place.setVisible(self._is_open)
        struck = self._state.view.preview.struck if self._state and self._state.view.preview else ()
        self.secret.setVisible(self._is_open or bool(struck))
        made = tuple(one.line for one in self.rows)
        self._shown = lines
        if not self._is_open:
            return
        if lines != made:
            self._make(lines)
        out = {one.ref for one in struck}
        for one in self.rows:
            one.set_in(one.line.ref not in out)

    def _make(self, lines: tuple[StruckRow, ...]) -> None:
        here = next((one.line.ref for one in self.rows if one.tick.hasFocus()), "")
        while (item := self._lines.takeAt(0)) is not None:
            if (gone := item.widget()) is not None:
                gone.hide()
                gone.deleteLater()
        self.rows = []
        subject = None
        for line in lines:
            if line.subject is not subject:
                subject = line.subject
                self._lines.addWidget(gap(2))
                self._lines.addWidget(words(subject_words(subject), "small", "muted"))
            self._lines.addWidget(self._row(line))
        for one in self.rows:
            if one.line.ref == here:
                one.tick.setFocus()

    def _row(self, line: StruckRow) -> LineRow:
        made = LineRow(line)
        made.asked.connect(lambda is_in: self.asked.emit(line.ref, is_in))
        made.reached.connect(lambda: self.reached.emit(line.text))
        self.rows.append(made)
        return made
