"""Another sign-off code for the partner: it becomes part of a draft, which they sign with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.agreement_forms import PartnerKey
from rmdesk.journal.sign_off import fingerprint
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.entry.new_pairing import CodeFields
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.notices import Good
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


class NewCodeDialog(Dialog):
    """Use `open()` and `accepted`. After the code its fingerprint shows, for the partner to note down."""

    def __init__(
        self,
        parent: QWidget,
        tasks: Tasks,
        names: tuple[str, str],
        derive: Callable[[str], PartnerKey],
        finish: Callable[[PartnerKey], None],
    ) -> None:
        """`names`: partner, owner, in full. `derive` runs in the worker, `finish` keeps the key."""
        partner = names[0].split(maxsplit=1)[0]
        super().__init__(parent, tr("A new sign-off code for {name}").format(name=partner), gap=10)
        self._tasks = tasks
        self._names = names
        self._derive = derive
        self._finish = finish
        told = tr(
            "{name} chooses it, here. It belongs to this draft: once both of you have signed it, the old code"
            " signs nothing more, and the change log says that there is a new one."
        ).format(name=partner)
        self.setAccessibleDescription(told)
        self.body.addWidget(words(told, "body", "muted", wraps=True))
        self.code = CodeFields()
        self.body.addWidget(self.code)
        self.taken = Good("")
        self.taken.hide()
        self.body.addWidget(self.taken)
        self.fault = words("", "small", "danger", wraps=True)
        self.body.addWidget(self.fault)
        self._say = escaped(tr("Take this code"))
        self.yes = button(self._say, "primary", "check")
        self.no = button(tr("Not now"), "plain")
        self.add_answers(self.no, self.yes)
        self.yes.clicked.connect(self._on_yes_clicked)
        self.no.clicked.connect(self.reject)
        self.code.first.line.setFocus()

    @property
    def is_taken(self) -> bool:
        """Whether the code is part of the draft already."""
        return not self.taken.isHidden()

    def _on_yes_clicked(self) -> None:
        if self.is_taken:
            self.accept()
            return
        code = self.code.checked(self._names) if self.yes.isEnabled() else None
        if code is None:
            return
        self.fault.clear()
        self.yes.setEnabled(False)
        self.yes.setText(tr("Checking…"))
        derive = self._derive
        self._tasks.run(lambda: derive(code), self._on_derived, self._on_failed, self)

    def _on_derived(self, key: PartnerKey) -> None:
        if not self.isVisible():
            return
        try:
            self._finish(key)
        except RmdeskError as fault:
            self._on_failed(fault)
            return
        said = tr("{name} notes this down beside the code: {fingerprint}")
        title = tr("The draft has the new code")
        self.taken.set_words(said.format(name=self._names[0], fingerprint=fingerprint(key)), title)
        self.taken.show()
        self.code.hide()
        self.no.hide()
        self.yes.setText(tr("Done"))
        self.yes.setEnabled(True)
        self.yes.setFocus()

    def _on_failed(self, fault: RmdeskError) -> None:
        self.fault.setText(sentence(fault))
        self.yes.setText(self._say)
        self.yes.setEnabled(True)
