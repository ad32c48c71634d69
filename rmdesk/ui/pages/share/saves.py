"""What a tip saves: an amount, always called an estimate."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Saving
from rmdesk.journal.remarks import AMOUNTS, say_what_it_saves
from rmdesk.storage.records import Remark
from rmdesk.ui.desk import Desk
from rmdesk.ui.sizes import row
from rmdesk.ui.widgets.choices import Choice, NumberField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

_SAVINGS = {
    Saving.MINUTES_A_WEEK: tr("minutes a week"),
    Saving.MONEY_A_YEAR: tr("money a year"),
}


class SavesLine(QWidget):
    """Nothing, or so much; stored with the tip."""

    changed = Signal()

    def __init__(self, desk: Desk, remark: Remark, by: object) -> None:
        super().__init__()
        self._desk = desk
        self._remark = remark
        self._by = by
        self.amount = NumberField(0, AMOUNTS[-1], name=tr("What it saves, about"))
        self.amount.setSpecialValueText(tr("nothing said"))
        self.amount.setKeyboardTracking(False)
        self.amount.setValue(remark.saves or 0)
        self.saving = Choice(tr("Of what"))
        self.saving.addItems(list(_SAVINGS.values()))
        if remark.saving is not None:
            self.saving.setCurrentIndex(list(_SAVINGS).index(remark.saving))
        line = row(self, spacing=8)
        line.addWidget(labelled(tr("Saves"), self.amount))
        line.addWidget(self.amount, 1)
        line.addWidget(self.saving, 1)
        line.addWidget(words(tr("estimate"), "small", "muted"))
        self.amount.valueChanged.connect(self._on_edited)
        self.saving.activated.connect(self._on_edited)

    def keep(self, remark: Remark) -> None:
        """The tip is stored now: so is what it saves."""
        self._remark = remark
        if self.amount.value():
            self._store()

    def _on_edited(self) -> None:
        if self._remark.counter > 0:
            self._store()
            self.changed.emit()

    def _store(self) -> None:
        saving = list(_SAVINGS)[self.saving.currentIndex()]
        amount = self.amount.value() or None
        self._desk.journal.do(self._by, say_what_it_saves, self._remark.id, amount, saving)
