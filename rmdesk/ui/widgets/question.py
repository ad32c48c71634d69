"""One question in a small dialog: what will happen, and a verb for yes."""

from PySide6.QtWidgets import QWidget

from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.dialog import Dialog
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.wording import tr


class Question(Dialog):
    """Use `open()` and the signals `accepted` and `rejected`; Esc means no. Focus lies on yes."""

    def __init__(self, parent: QWidget | None, title: str, text: str, yes: str, *, no: str = "") -> None:
        super().__init__(parent, title, width=440)
        self.setAccessibleDescription(text)
        self.body.addWidget(words(text, "body", "muted", wraps=True))
        self.yes = button(escaped(yes), "primary")
        self.no = button(escaped(no or tr("Not now")), "plain")
        self.add_answers(self.no, self.yes)
        self.yes.setFocus()
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
