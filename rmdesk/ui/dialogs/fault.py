"""One sentence when the program itself has failed; the desk stays open."""

from PySide6.QtWidgets import QApplication

from rmdesk.ui.dialogs.frame import Dialog, show
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class FaultDialog(Dialog):
    """Says what happened and what is safe."""

    def __init__(self, said: str) -> None:
        super().__init__(QApplication.activeWindow(), tr("Something went wrong"))
        self.body.addWidget(words(said, "body", wraps=True))
        close = button(tr("Go on"), "primary")
        close.clicked.connect(self.accept)
        self.add_answers(close)


def show_fault(said: str) -> None:
    """Show the sentence, once: a fault that repeats itself does not pile up windows."""
    if not any(isinstance(window, FaultDialog) for window in QApplication.topLevelWidgets()):
        show(FaultDialog(said))
