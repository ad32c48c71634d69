"""What each step of the launch is and can be asked to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.ui.autosave import Autosave, save_all
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.agreement.launch.state import LaunchState
from rmdesk.ui.sizes import column


class LaunchStep(QWidget):
    """One step. What is typed saves itself; the page shows title and buttons around it."""

    changed = Signal()
    """Something of it was written: what the steps produced is told anew."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__()
        self.desk = desk
        self.page = page
        self.lines = column(self, spacing=14)
        self.autosaves: list[Autosave] = []

    def show_state(self, state: LaunchState) -> None:
        """Show what the journal says; what is being typed stays."""
        raise NotImplementedError

    def follow(self, state: LaunchState) -> None:
        """Show what follows from something that this step itself has just written."""

    def first_focus(self) -> QWidget | None:
        """Where one begins."""
        return None

    def new_thing(self) -> None:
        """Begin a new thing of this step (Ctrl+N)."""

    def save_now(self) -> bool:
        """Save what is being typed. False when it could not be saved."""
        return save_all(self.autosaves)

    def keep(self, autosave: Autosave) -> Autosave:
        """Save with the step, and tell when something was saved."""
        autosave.saved.connect(self.changed)
        self.autosaves.append(autosave)
        return autosave
