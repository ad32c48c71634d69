"""The watchwords of a draft: covered until revealed, each with what to say instead."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.storage.records import Watchword
from rmdesk.ui.pages.agreement.rules import MASK, REVEAL_MS
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class WatchwordRow(QWidget):
    """One watchword and its wording."""

    edited = Signal()
    removed = Signal()

    def __init__(self, word: str = "", wording: str = "") -> None:
        super().__init__()
        self._word = word
        line = row(self, spacing=8)
        self.word = Field(tr("The word"), name=tr("Watchword"))
        self.wording = Field(tr("Say instead"), wording, name=tr("What to say in its place"))
        self.remove = button(tr("Remove"), "flat", "trash-2", small=True)
        line.addWidget(self.word, 1)
        line.addWidget(self.wording, 1)
        line.addWidget(self.remove)
        self.word.textEdited.connect(self._on_word_edited)
        self.wording.textEdited.connect(self.edited)
        self.remove.clicked.connect(self.removed)
        self.set_revealed(not word)

    @property
    def pair(self) -> tuple[str, str]:
        """The word and its wording as they stand."""
        return self._word, self.wording.clean_text()

    def set_revealed(self, revealed: bool) -> None:
        """Show the word itself for changing it, or six dots."""
        self.word.setReadOnly(not revealed)
        self.word.set_text(self._word if revealed else MASK)
        self.word.setAccessibleName(tr("Watchword") if revealed else tr("Watchword, covered"))

    def _on_word_edited(self) -> None:
        self._word = self.word.clean_text()
        self.edited.emit()


class WatchwordsCard(Card):
    """All watchwords of the draft."""

    edited = Signal()

    def __init__(self, *, reveal_ms: int = REVEAL_MS) -> None:
        super().__init__(gap=8)
        self.rows: list[WatchwordRow] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(reveal_ms)
        self._timer.timeout.connect(self.cover)
        self.reveal = button("", "flat", "eye", small=True)
        self.add = button(tr("Add a watchword"), "flat", "plus", small=True)
        head = row(spacing=8)
        head.addWidget(words(tr("Watchwords"), "card_title"), 1)
        head.addWidget(self.reveal)
        self.body.addLayout(head)
        told = tr("A line that holds one stays here until its author accepts another wording.")
        self.body.addWidget(words(told, "small", "muted", wraps=True))
        self._lines = column(spacing=8)
        self.body.addLayout(self._lines)
        foot = row()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.reveal.clicked.connect(self._on_reveal_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.cover()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Words and wordings, without empty rows."""
        return tuple(one.pair for one in self.rows if one.pair[0])

    def show_words(self, watchwords: tuple[Watchword, ...]) -> None:
        """Show these, covered."""
        clear(self._lines)
        self.rows = []
        for one in watchwords:
            self._put(WatchwordRow(one.word, one.wording))
        self.cover()

    def cover(self) -> None:
        """Show dots again, but not in the field that is being typed in."""
        self._timer.stop()
        for one in self.rows:
            if one.pair[0] and not one.word.hasFocus():
                one.set_revealed(False)
        self._show_button()

    def _on_reveal_clicked(self) -> None:
        if self._timer.isActive():
            self.cover()
            return
        self._timer.start()
        for one in self.rows:
            one.set_revealed(True)
        self._show_button()

    def _on_add_clicked(self) -> None:
        added = WatchwordRow()
        self._put(added)
        added.word.setFocus()

    def _on_removed(self, gone: WatchwordRow) -> None:
        self.rows.remove(gone)
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self._show_button()
        self.edited.emit()

    def _put(self, added: WatchwordRow) -> None:
        self.rows.append(added)
        self._lines.addWidget(added)
        added.edited.connect(self.edited)
        added.removed.connect(lambda: self._on_removed(added))
        self._show_button()

    def _show_button(self) -> None:
        is_open = self._timer.isActive()
        self.reveal.setText(tr("Cover") if is_open else tr("Reveal"))
        set_icon(self.reveal, "eye-off" if is_open else "eye")
        self.reveal.setVisible(bool(self.rows))
