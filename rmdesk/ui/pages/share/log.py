"""What left: when, to whom, in which format, under which agreement; never the text."""

from rmdesk.journal.choices import EVERYONE, THE_PAIR
from rmdesk.storage.records import ExportLogEntry
from rmdesk.ui.pages.share.contents import CARD
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.text import words
from rmdesk.wording import sharing, tr
from rmdesk.wording.sharing import Left

_NOBODY_BY_NAME = {EVERYONE: tr("everyone at work"), THE_PAIR: tr("the two of you")}


class LogCard(Card):
    """Folded to a count until it is opened; not there before anything left."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=5)
        self._entries: tuple[ExportLogEntry, ...] = ()
        self._is_open = False
        self.toggle = button("", "flat", small=True)
        self._count = words("", "small", "muted", wraps=False)
        self._rows = column(spacing=6)
        head = row(spacing=8)
        head.addWidget(words(tr("What left"), "card_title"), 1)
        head.addWidget(self._count)
        head.addWidget(self.toggle)
        self.body.addLayout(head)
        self.body.addLayout(self._rows)
        self.toggle.clicked.connect(self._on_toggle_clicked)

    @property
    def lines(self) -> list[str]:
        """What the open card says."""
        return [said for one in self._entries for said in _words(one)] * self._is_open

    def show_state(self, state: ShareState) -> None:
        """Show the log as it is now."""
        self._entries = state.log
        self.setVisible(bool(state.log))
        self._show()

    def _on_toggle_clicked(self) -> None:
        self._is_open = not self._is_open
        self._show()

    def _show(self) -> None:
        self._count.setText(_files(len(self._entries)))
        self.toggle.setText(tr("Fold") if self._is_open else tr("Show"))
        self.toggle.setAccessibleName(tr("Fold what left") if self._is_open else tr("Show what left"))
        clear(self._rows)
        for entry in self._entries if self._is_open else ():
            what, proof = _words(entry)
            lines = column(spacing=1)
            lines.addWidget(words(what, "small", wraps=True, tabular=True))
            lines.addWidget(words(proof, "small", "muted", wraps=True, tabular=True))
            self._rows.addLayout(lines)


def _files(count: int) -> str:
    return tr("1 file") if count == 1 else tr("{count} files").format(count=count)


def _words(entry: ExportLogEntry) -> tuple[str, str]:
    left = Left(
        entry.at, entry.recipient, entry.format, entry.agreement_version, entry.digest, entry.withheld
    )
    return sharing.left_words(left, _NOBODY_BY_NAME.get(entry.recipient, entry.recipient))
