"""The way to a new pairing: the form, the partner's key, its fingerprint."""

from PySide6.QtCore import QObject, Signal

from rmdesk.errors import RmdeskError
from rmdesk.journal.agreement_forms import PartnerKey
from rmdesk.journal.keeping import Kept
from rmdesk.journal.launch_steps import Topics, begin_launch
from rmdesk.journal.pairings import first_name, owner
from rmdesk.journal.sign_off import fingerprint, new_partner_key
from rmdesk.ui.entry.new_pairing import FingerprintScreen, NewPairing, NewPairingScreen
from rmdesk.ui.entry.window import EntryWindow
from rmdesk.ui.tasks import Tasks
from rmdesk.wording.launch import topic_of_launch, topic_of_retrospective


class PairingStart(QObject):
    """Shows the form in the window before the desk."""

    ended = Signal(bool)
    """True: the pairing is there and its fingerprint noted. False: the person left."""

    def __init__(self, window: EntryWindow, kept: Kept, tasks: Tasks, *, can_leave: bool) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        self._tasks = tasks
        journal = kept.journal
        self._screen = NewPairingScreen(journal.ask(owner).name, journal.clock().date(), can_leave=can_leave)
        self._screen.made.connect(self._on_made)
        self._screen.left.connect(lambda: self.ended.emit(False))
        window.show_screen(self._screen)

    def _on_made(self, wanted: NewPairing) -> None:
        folder, names = self._kept.folder, (wanted.form.owner_name, wanted.form.partner_name)
        self._tasks.run(
            lambda: new_partner_key(folder, wanted.code, names),
            lambda key: self._begin(wanted, key),
            self._screen.refuse,
            self._screen,
        )

    def _begin(self, wanted: NewPairing, key: PartnerKey) -> None:
        topics = Topics(topic_of_launch(), topic_of_retrospective())
        try:
            self._kept.journal.do(self, begin_launch, wanted.form, key, topics)
        except RmdeskError as fault:
            self._screen.refuse(fault)
            return
        shown = FingerprintScreen(first_name(wanted.form.partner_name), fingerprint(key))
        shown.noted.connect(lambda: self.ended.emit(True))
        self._window.show_screen(shown)
