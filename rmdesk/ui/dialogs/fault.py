"""One sentence when the program itself has failed; the desk stays open."""

from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.ui.dialogs.frame import Dialog, show
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class FaultDialog(Dialog):
    """Says what happened and what is safe."""

    def __init__(self, said: str) -> None:
        super().__init__(_window(), tr("Something went wrong"))
        self.body.addWidget(words(said, "body", wraps=True))
        close = button(tr("Go on"), "primary")
        close.clicked.connect(self.accept)
        self.add_answers(close)


def show_fault(said: str) -> None:
    """Show the sentence, once: a fault that repeats itself does not pile up windows."""
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, FaultDialog))
    if not any(one.isVisible() for one in shown):
        show(FaultDialog(said))


def _window() -> QWidget | None:
    """What the person looks at, or would: a dialog without a parent is gone before it is read."""
    visible = (window for window in QApplication.topLevelWidgets() if window.isVisible())
    return QApplication.activeWindow() or next(visible, None)
