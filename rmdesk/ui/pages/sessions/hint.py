"""Under a line that goes beyond the pair: what would hold it back, and what leaves in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.redaction import Finding, FindingKind
from rmdesk.domain.vocabulary import Audience
from rmdesk.journal import readers, readers_hints
from rmdesk.journal.readers import Text
from rmdesk.journal.readers_hints import WordHint
from rmdesk.ui.dialogs.wording import WordingDialog
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.notices import Hint
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

_SHOWN = 160  # characters of another wording

_KINDS = {
    FindingKind.NAME: tr("“{word}” is a name."),
    FindingKind.POSSIBLE_NAME: tr("“{word}” could be a name. Is it one?"),
    FindingKind.WATCHWORD: tr("“{word}” is a watchword."),
    FindingKind.INITIALS: tr("“{word}” looks like initials."),
    FindingKind.POSSIBLE_INITIALS: tr("“{word}” could be initials. Are they?"),
    FindingKind.EMAIL: tr("There is an e-mail address in it."),
    FindingKind.LINK: tr("There is a link in it."),
    FindingKind.MARKUP: tr("There is mark-up in it."),
    FindingKind.CLOCK_TIME: tr("There is a clock time in it."),
    FindingKind.PATH: tr("There is a file path in it."),
    FindingKind.POSSIBLE_BLAME: tr("“{word}” may put blame on someone. Does it?"),
}


class WordingHint(QWidget):
    """One amber line with its actions, or a quiet one that tells the accepted wording; else nothing."""

    changed = Signal()
    """The author accepted a wording, took it back, or said that a word is no name."""

    def __init__(self, writing: Writing) -> None:
        super().__init__()
        self._writing = writing
        self._record: Text | None = None
        self._found: WordHint | None = None
        self._lines = column(self)
        self.hide()

    @property
    def said(self) -> str:
        """What the line says, "" when there is none."""
        return "" if self.isHidden() else self.accessibleName()

    @property
    def buttons(self) -> list[QPushButton]:
        """Its actions."""
        return [one for one in self.findChildren(QPushButton) if one.isVisible()]

    def show_record(self, record: Text | None, found: WordHint | None) -> None:
        """Say what holds this record back."""
        clear(self._lines)
        self._record, self._found = record, found
        is_own = record is not None and record.author is self._writing.desk.own_role
        if record is not None and found is not None and is_own:
            self._show_finding(found)
        elif record is not None and record.wording and record.audience >= Audience.COORDINATOR:
            self._show_wording(record.wording, can_change=is_own)
        else:
            self.hide()

    def ask_again(self, record: Text) -> None:
        """The record changed: say what holds it back now."""
        ask = self._writing.desk.journal.ask
        found = ask(readers_hints.word_hints, record.pairing_id, (record,)).get(record.id)
        self.show_record(record, found)

    def _show_finding(self, found: WordHint) -> None:
        first = found.findings[0]
        said = _KINDS[first.kind].format(word=_word(found, first))
        if first.must_ask:
            self._line(Hint(said, tr("It is not a name")), said, self._on_cleared)
            return
        if found.wording:
            would = tr("{reader} would read: “{wording}”").format(
                reader=self._reader(), wording=_short(found.wording)
            )
            said = f"{said} {would}"
            self._line(Hint(said, tr("Use this wording")), said, self._on_accepted)
            return
        said = tr("{what} The line is withheld until it is worded otherwise.").format(what=said)
        self._line(Hint(said), said, self._on_accepted)

    def _line(self, hint: Hint, said: str, act: object) -> None:
        hint.acted.connect(act)
        change = button(tr("Change…"), "flat", small=True)
        change.clicked.connect(self._on_change_clicked)
        hint.add(change)
        self._lines.addWidget(hint)
        hint.show()
        self.setAccessibleName(said)
        self.show()

    def _show_wording(self, wording: str, *, can_change: bool) -> None:
        said = self._would_read(wording)
        told = QWidget()
        line = row(told, spacing=8)
        line.addWidget(words(said, "small", "muted", wraps=True), 1)
        if can_change:
            back = button(tr("Use my own words"), "flat", small=True)
            back.clicked.connect(self._on_taken_back)
            line.addWidget(back)
        self._lines.addWidget(told)
        told.show()
        self.setAccessibleName(said)
        self.show()

    def _on_accepted(self) -> None:
        if self._found is not None:
            self._accept(self._found.wording)

    def _on_taken_back(self) -> None:
        self._accept("")

    def _on_cleared(self) -> None:
        record, found = self._record, self._found
        if record is not None and found is not None:
            self._writing.do(readers.clear_word, type(record), record.id, found.findings[0].word)
            self.changed.emit()

    def _on_change_clicked(self) -> None:
        if self._record is None or self._found is None:
            return
        offered = self._found.wording or self._found.text
        dialog = WordingDialog(self.window(), self._found.text, offered, self._reader())
        dialog.worded.connect(self._accept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _accept(self, wording: str) -> None:
        if self._record is not None:
            self._writing.do(readers.accept_wording, type(self._record), self._record.id, wording or None)
            self.changed.emit()

    def _would_read(self, wording: str) -> str:
        return tr("{reader} would read: “{wording}”").format(reader=self._reader(), wording=_short(wording))

    def _reader(self) -> str:
        return self._writing.desk.readers.coordinator or tr("The coordinator")


def _word(found: WordHint, finding: Finding) -> str:
    return found.text[finding.start : finding.end] or finding.word


def _short(wording: str) -> str:
    flat = " ".join(wording.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
