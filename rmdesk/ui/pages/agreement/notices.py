"""Above the agreement: what is due to be erased, and the launch that was not finished."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.ui.pages.agreement.state import AgreementState
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.notices import Banner, Hint
from rmdesk.wording import tr
from rmdesk.wording.agreement import due_words


class AgreementNotices(QWidget):
    """Takes no room while there is nothing to say."""

    erasing = Signal()
    going_on = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=10)
        answers = ((tr("Erase now…"), self.erasing.emit),)
        self.due = Banner("trash-2", tr("Time to erase"), " ", answers)
        self.launch = Hint(tr("Some steps of the launch are still open."), tr("Go on with the launch"))
        self.launch.acted.connect(self.going_on)
        for notice in (self.due, self.launch):
            lines.addWidget(notice)
        self.hide()

    @property
    def answers(self) -> tuple[QPushButton, ...]:
        """What can be pressed on them."""
        return (*self.due.buttons, self.launch.action)

    def show_state(self, state: AgreementState) -> None:
        """Show what holds now."""
        found = state.erasing
        is_due = found is not None and found.is_due
        if found is not None and is_due:
            told = tr("Due by rule R10: {what}. Older backups keep theirs until newer ones take their place.")
            due = due_words(found.only_me_due, found.pair_due)
            self.due.set_words(tr("Time to erase"), told.format(what=due))
        self.due.setVisible(is_due)
        self.launch.setVisible(state.launch_waits)
        self.setVisible(is_due or state.launch_waits)
