"""One question in a small dialog: what will happen, and a verb for yes."""

from PySide6.QtWidgets import QDialog, QWidget

from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.wording import tr


class Question(QDialog):
    """Use `open()` and the signals `accepted` and `rejected`; Esc means no. Focus lies on yes."""

    def __init__(self, parent: QWidget | None, title: str, text: str, yes: str, *, no: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        lines = column(self, spacing=10, margins=(24, 20, 24, 18))
        lines.addWidget(words(title, "card_title", wraps=True))
        lines.addWidget(words(text, "body", "muted", wraps=True))

        self.yes = button(escaped(yes), "primary")
        self.no = button(escaped(no or tr("Not now")), "plain")
        buttons = row(spacing=8, margins=(0, 10, 0, 0))
        buttons.addStretch()
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        lines.addLayout(buttons)
        sizes(self, min_width=440)
        self.yes.setDefault(True)
        self.yes.setFocus()
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
