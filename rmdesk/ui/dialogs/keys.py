"""The list of everything that has a key, built from the table of actions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from rmdesk.ui.actions import ActionRow, key_words
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.chip import KeyCap
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class KeysDialog(Dialog):
    """Key, what it does, and a few words more; Esc closes it."""

    def __init__(self, parent: QWidget | None, rows: Sequence[ActionRow]) -> None:
        super().__init__(parent, tr("Keys"), width=600)
        grid = QGridLayout()
        sizes(grid, spacing=8)
        for place, row in enumerate(rows):
            grid.addWidget(KeyCap(key_words(row.key)), place, 0)
            grid.addWidget(words(row.text.replace("&", ""), "strong", wraps=False), place, 1)
            grid.addWidget(words(row.help, "small", "muted", wraps=True), place, 2)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        close = button(tr("Close"), "plain")
        close.clicked.connect(self.accept)
        self.add_answers(close)
