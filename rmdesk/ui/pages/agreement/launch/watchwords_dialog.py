"""The watchwords of the draft, for changing; they save themselves like everything that is typed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rmdesk.storage.records import Watchword
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.agreement.watchwords import WatchwordsCard
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.dialog import Dialog
from rmdesk.wording import tr

Save = Callable[[tuple[tuple[str, str], ...]], None]


class WatchwordsDialog(Dialog):
    """Done or Esc closes it; what was typed is saved by then."""

    def __init__(self, parent: QWidget, desk: Desk, watchwords: tuple[Watchword, ...]) -> None:
        super().__init__(parent, tr("Words that never leave"), width=560)
        self.words = WatchwordsCard()
        self.words.show_words(watchwords)
        self.done_button = button(tr("Done"), "primary")
        self.body.addWidget(self.words)
        self.add_answers(self.done_button)
        self.done_button.setDefault(False)  # Enter in a field is no end
        self._save: Save = lambda _pairs: None
        self._autosave = Autosave(desk, lambda: self._save(self.words.pairs), self._text, self)
        self.words.edited.connect(self._autosave.touch)
        self.done_button.clicked.connect(self.reject)
        if not watchwords:
            self.words.add.click()

    def saved_by(self, save: Save) -> None:
        """Let `save` write the words and what to say instead."""
        self._save = save

    def save_now(self) -> bool:
        """Save what is being typed. False when it could not be saved."""
        return self._autosave.save_now()

    def reject(self) -> None:
        if self.save_now():
            super().reject()

    def _text(self) -> str:
        return "\n".join(": ".join(pair) for pair in self.words.pairs)
