"""The list of everything that has a key, built from the table of actions."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from rmdesk.ui.actions import ActionRow, key_words
from rmdesk.ui.sizes import column, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.chip import KeyCap
from rmdesk.ui.widgets.fold import scroll_body
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class KeysDialog(QDialog):
    """Key, what it does, and a few words more; Esc closes it."""

    def __init__(self, parent: QWidget | None, rows: Sequence[ActionRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        lines = column(self, spacing=12, margins=(24, 20, 24, 18))
        lines.addWidget(words(tr("Keys"), "card_title"))
        listed = QWidget()
        grid = QGridLayout(listed)
        sizes(grid, margins=(0, 0, 12, 0), spacing=8)
        for place, row in enumerate(rows):
            grid.addWidget(KeyCap(key_words(row.key)), place, 0)
            grid.addWidget(words(row.text.replace("&", ""), "strong", wraps=False), place, 1)
            grid.addWidget(words(row.help, "small", "muted", wraps=True), place, 2)
        grid.setColumnStretch(2, 1)
        lines.addWidget(scroll_body(listed), 1)
        close = button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        lines.addWidget(close)
        sizes(self, min_width=560, min_height=420)
