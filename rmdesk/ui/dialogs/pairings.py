"""Which of the journal's pairings is shown."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.journal.pairings import PairingRow
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import escaped
from rmdesk.wording import tr
from rmdesk.wording.dates import day_in_full


class PairingsDialog(Dialog):
    """One button for each pairing; the shown one has the focus."""

    chosen = Signal(str)
    """The id of the pairing to show."""

    def __init__(self, parent: QWidget | None, rows: Sequence[PairingRow], shown: str) -> None:
        super().__init__(parent, tr("Show another pairing"), gap=8)
        for row in rows:
            began = day_in_full(row.pairing.first_session_at.date())
            text = tr("With {partner}, since {day}").format(partner=row.partner, day=began)
            made = button(escaped(text), "plain")
            made.clicked.connect(lambda _on=False, wanted=row.pairing.id: self._choose(wanted))
            self.body.addWidget(made)
            if row.pairing.id == shown:
                made.setFocus()
        close = button(tr("Close"), "plain")
        close.clicked.connect(self.reject)
        self.add_answers(close)

    def _choose(self, pairing_id: str) -> None:
        self.accept()
        self.chosen.emit(pairing_id)
