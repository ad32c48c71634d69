"""A new passphrase for the open journal; the old one proves that it is the owner who asks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.errors import RmdeskError, WrongPassphrase
from rmdesk.journal.keeping import Kept, change_passphrase
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.entry.new_journal import PassphraseFields
from rmdesk.ui.entry.screen import FormField, secret_field
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


class ChangePassphraseDialog(Dialog):
    """The present one, then the new one twice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None, kept: Kept, tasks: Tasks) -> None:
        super().__init__(parent, tr("Change passphrase"), width=440)
        self._kept, self._tasks = kept, tasks
        text = tr("The recovery key stays good. Backups made before today open with the old passphrase.")
        self.body.addWidget(words(text, "body", "muted"))
        self.old = FormField(tr("Present passphrase"), secret_field())
        self.old.line.textEdited.connect(lambda: self.old.set_fault(""))
        self.fields = PassphraseFields(tasks)
        self.body.addWidget(self.old)
        self.body.addWidget(self.fields)
        self.change = button(tr("Change passphrase"), "primary")
        self.change.clicked.connect(self._on_change_clicked)
        cancel = button(tr("Keep the present one"), "plain")
        cancel.clicked.connect(self.reject)
        self.add_answers(cancel, self.change)
        self.old.field.setFocus()

    def _on_change_clicked(self) -> None:
        new = self.fields.checked()
        if new is None:
            return
        old, kept = self.old.line.text(), self._kept
        self._set_busy(True)
        self._tasks.run(lambda: change_passphrase(kept, old, new), self._on_done, self._on_failed, self)

    def _on_done(self, _nothing: None) -> None:
        self.changed.emit()
        self.accept()

    def _on_failed(self, fault: RmdeskError) -> None:
        self._set_busy(False)
        place = self.old if isinstance(fault, WrongPassphrase) else self.fields.first
        place.set_fault(sentence(fault))
        place.field.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.change.setText(tr("Changing…") if busy else tr("Change passphrase"))
        self.change.setEnabled(not busy)
