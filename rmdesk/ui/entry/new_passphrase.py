"""After the recovery key opened the journal: a new passphrase, or keep the old one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.ui.entry.new_journal import PassphraseFields
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.sizes import gap, row
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.widgets.buttons import button
from rmdesk.wording import tr


class NewPassphraseScreen(Screen):
    """Offers a passphrase that will be remembered."""

    chosen = Signal(str)
    kept = Signal()
    """The old one stays."""

    def __init__(self, tasks: Tasks) -> None:
        text = tr(
            "Your recovery key opened the journal. It stays good; a new passphrase saves you the paper."
        )
        super().__init__(tr("Take a new passphrase?"), text, width=440)
        self.fields = PassphraseFields(tasks)
        self.fields.second_field.returnPressed.connect(self._on_take_clicked)
        self.take = button(tr("Take this passphrase"), "primary")
        self.take.clicked.connect(self._on_take_clicked)
        self.keep = button(tr("Keep the old one"), "plain")
        self.keep.clicked.connect(self.kept)
        self.body.addWidget(self.fields)
        self.body.addWidget(gap(20))
        answers = row(spacing=8)
        answers.addStretch()
        answers.addWidget(self.keep)
        answers.addWidget(self.take)
        self.body.addLayout(answers)

    def first_focus(self) -> QWidget:
        """The first field."""
        return self.fields.first_field

    def _on_take_clicked(self) -> None:
        passphrase = self.fields.checked()
        if passphrase is not None:
            self.take.setEnabled(False)
            self.take.setText(tr("Changing…"))
            self.chosen.emit(passphrase)
