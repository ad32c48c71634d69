"""The no-fault exit: one confirmation, in the agreement's own words; nobody is named."""

from PySide6.QtWidgets import QWidget

from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class StopDialog(Dialog):
    """Use `open()` and `accepted`; Esc means no."""

    def __init__(self, parent: QWidget, exit_words: str, then: str) -> None:
        """`then`: what is erased when, "" when no rule says so."""
        super().__init__(parent, tr("Stop the pairing?"), width=460, gap=10)
        told = tr(
            "The sessions still planned are cancelled. Everything written stays, and nobody is named as the"
            " one who stopped."
        )
        self.setAccessibleDescription(f"{exit_words} {told} {then}".strip())
        self.body.addWidget(words(exit_words, "strong", wraps=True))
        self.body.addWidget(words(told, "body", "muted", wraps=True))
        if then:
            self.body.addWidget(words(then, "small", "muted", wraps=True))
        self.yes = button(tr("Stop the pairing"), "primary")
        self.no = button(tr("Not now"), "plain")
        self.add_answers(self.no, self.yes)
        self.no.setFocus()  # a thing of this weight is not done by the Enter that opened it
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
