"""A text that only its words hold back: say it differently, or say that a word is no name."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmdesk.domain.privacy import Reason
from rmdesk.errors import RmdeskError
from rmdesk.journal.db import Db
from rmdesk.journal.readers import accept_wording, clear_word, subject_of
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.share.state import Reworded, reworded
from rmdesk.ui.sizes import clear, column
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Well
from rmdesk.ui.widgets.dialog import Dialog
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.facts import reason_words


def clear_words(db: Db, held: Reworded) -> None:
    """The author says that what was asked about in a text is nothing. Raises NotYours, NotFound."""
    for word in held.blames:
        clear_word(db, type(held.record), held.record.id, word)


class RewordDialog(Dialog):
    """Offers other words for one text. The text itself stays in the journal as it was written."""

    def __init__(self, parent: QWidget, desk: Desk, found: Reworded) -> None:
        super().__init__(parent, tr("Say it differently"), width=520, gap=10)
        self._desk = desk
        self._found = found
        self._text = words("", "body", wraps=True)
        self.held = words("", "small", "warning", wraps=True)
        self._asked: QVBoxLayout = column(spacing=4)
        self.wording = TextArea(tr("The words that may leave"), lines=2)
        self.yes = button(tr("Use these words"), "primary", "check")
        self.no = button(tr("Leave it here"), "plain")
        self._lay_out()
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self.reject)
        self._show()
        self.wording.setFocus()

    def _on_yes_clicked(self) -> None:
        record = self._found.record
        self._do(
            lambda: self._desk.journal.do(
                self, accept_wording, type(record), record.id, self.wording.text().strip()
            )
        )

    def _on_no_name_clicked(self, word: str) -> None:
        record = self._found.record
        self._do(lambda: self._desk.journal.do(self, clear_word, type(record), record.id, word))

    def _do(self, deed: Callable[[], None]) -> None:
        try:
            deed()
            record = self._found.record
            still = self._desk.journal.ask(reworded, subject_of(record), record.id)
        except RmdeskError as fault:
            self.held.setText(sentence(fault))
            return
        if still is None:
            self.accept()
            return
        self._found = still
        self._show()
        self.wording.setFocus()

    def _show(self) -> None:
        hint = self._found.hint
        self._text.setText(hint.text)
        reasons = dict.fromkeys(reason_words(Reason(one.kind.value)) for one in hint.findings)
        self.held.setText(tr("Held back by: {reasons}.").format(reasons=", ".join(reasons)))
        clear(self._asked)
        for word in dict.fromkeys(one.word for one in hint.findings if one.must_ask):
            blames = word in self._found.blames
            said = tr("“{word}” blames nobody here") if blames else tr("“{word}” is no name here")
            say = button(escaped(said.format(word=word)), "plain", small=True)
            say.clicked.connect(lambda _on=False, said=word: self._on_no_name_clicked(said))
            self._asked.addWidget(say)
        self.wording.set_text(hint.wording or hint.text)

    def _lay_out(self) -> None:
        lines = self.body
        well = Well(inner=(16, 10, 16, 10))
        well.body.addWidget(self._text, 1)
        lines.addWidget(well)
        lines.addWidget(self.held)
        lines.addLayout(self._asked)
        lines.addWidget(labelled(tr("What leaves instead"), self.wording))
        lines.addWidget(self.wording)
        told = tr("In your journal the line stays as you wrote it.")
        lines.addWidget(words(told, "small", "muted", wraps=True))
        self.add_answers(self.no, self.yes)
