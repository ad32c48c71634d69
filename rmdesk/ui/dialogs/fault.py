"""One sentence when the program itself has failed; the desk stays open."""

from PySide6.QtWidgets import QApplication

from rmdesk.ui.dialogs.frame import Dialog, show
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.faults import FaultPlace, fault_sentence


class FaultDialog(Dialog):
    """Says what happened and what is safe."""

    def __init__(self, place: FaultPlace) -> None:
        super().__init__(QApplication.activeWindow(), tr("Something went wrong"))
        self.body.addWidget(words(fault_sentence(place), "body"))
        close = button(tr("Go on"), "primary")
        close.clicked.connect(self.accept)
        self.add_answers(close)


def show_fault(place: FaultPlace) -> None:
    """Show the sentence, once: a fault that repeats itself does not pile up windows."""
    if not any(isinstance(window, FaultDialog) for window in QApplication.topLevelWidgets()):
        show(FaultDialog(place))
