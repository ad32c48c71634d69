"""The way in: the lock screen, the recovery key, a new journal. Ends with an open journal.

Imported before the first paint: what loads the journal is imported in the worker, after it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rmdesk import errors, paths
from rmdesk.ui.desk import Desk
from rmdesk.ui.entry import opening
from rmdesk.ui.entry.opening import Clock
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.entry.unlock import UnlockScreen, is_there
from rmdesk.ui.entry.window import EntryWindow
from rmdesk.ui.tasks import Tasks
from rmdesk.wording import tr

if TYPE_CHECKING:
    from rmdesk.journal.keeping import Kept
    from rmdesk.ui.entry.new_journal import NewJournalForm, NewJournalScreen


class Entrance(QObject):
    """Shows the screens before the desk in their window and does in the worker what they ask for."""

    opened = Signal(object)
    """A `Kept`: the journal is open."""
    proved = Signal()
    """While covered: the passphrase was right, the desk may show again."""
    met_in_use = Signal()
    """Another program has the journal open."""

    def __init__(
        self, desk: Desk, tasks: Tasks, folder: Path | None, clock: Clock | None, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._clock = clock
        recent = desk.settings.recent
        self.folder = folder or (Path(recent[0].path) if recent else paths.default_journal())
        self.window = EntryWindow()
        self.is_covering = False
        """The desk behind it is still open: unlocking only proves who is there."""
        desk.settings_changed.connect(self._on_settings_changed)

    @property
    def screen(self) -> Screen | None:
        """What shows, or showed last."""
        return self.window.shown

    @property
    def is_quiet(self) -> bool:
        """The lock screen shows, and nobody is doing anything with it."""
        from PySide6.QtWidgets import QApplication

        return (
            isinstance(self.screen, UnlockScreen)
            and self.screen.is_untouched
            and not self.is_covering
            and not self._tasks.is_busy
            and QApplication.activeModalWidget() is None
        )

    def begin(self) -> None:
        """The lock screen, or at the very first start the new-journal form."""
        if self._desk.settings.recent or is_there(self.folder):
            self.show_unlock()
        else:
            self.show_new_journal()

    def show_unlock(self) -> UnlockScreen:
        """Ask for the passphrase."""
        used = next((row.used for row in self._desk.settings.recent if row.path == str(self.folder)), "")
        screen = UnlockScreen(self.folder, self._desk.settings.idle_minutes, last_used=used)
        screen.passphrase_entered.connect(self._on_passphrase_entered)
        screen.recovery_key_entered.connect(self._on_recovery_key_entered)
        screen.restore_asked.connect(self._on_restore_asked)
        screen.other_journal_asked.connect(self.ask_for_journal)
        screen.new_journal_asked.connect(self._on_new_journal_asked)
        screen.settings_asked.connect(self._on_settings_asked)
        self.window.show_screen(screen)
        if not is_there(self.folder):
            self._stop(errors.JournalMissing(self.folder))
        return screen

    def refuse_journal(self, fault: errors.RmdeskError) -> None:
        """The journal opened and could not be read: the lock screen says so; what was typed stays."""
        if not isinstance(self.screen, UnlockScreen):
            self.show_unlock()
        self.window.come_up()
        self._stop(fault)

    def say_first_came_up(self) -> None:
        """The program that has this journal already stands in front of this window now."""
        if isinstance(self.screen, UnlockScreen):
            self.screen.say_first_came_up()

    def _on_passphrase_entered(self, text: str) -> None:
        self._unlock(text, by_key=False)

    def _on_recovery_key_entered(self, text: str) -> None:
        self._unlock(text, by_key=True)

    def _unlock(self, text: str, *, by_key: bool) -> None:
        if self.is_covering:
            folder = self.folder
            self._tasks.run(
                lambda: opening.prove(folder, text, by_key),
                lambda _nothing: self.proved.emit(),
                self._on_refused,
                self.window,
            )
            return
        folder, clock = self.folder, self._clock
        done = self._on_opened_by_key if by_key else self.opened.emit
        self._tasks.run(
            lambda: opening.open_journal(folder, text, by_key, clock), done, self._on_refused, self.window
        )

    def _on_refused(self, fault: errors.RmdeskError) -> None:
        from rmdesk.wording.errors import sentence

        if not isinstance(self.screen, UnlockScreen):
            return
        is_secret = isinstance(fault, errors.WrongPassphrase | errors.WrongRecoveryKey)
        if is_secret or isinstance(fault, errors.RecoveryKeyTypo):
            self.screen.refuse(sentence(fault), counts=is_secret)
        else:
            self._stop(fault)

    def _stop(self, fault: errors.RmdeskError) -> None:
        from rmdesk.wording.errors import sentence

        if isinstance(self.screen, UnlockScreen):
            self.screen.stop(fault, sentence(fault))
            if isinstance(fault, errors.JournalInUse):
                self.met_in_use.emit()

    def _on_restore_asked(self, text: str) -> None:
        folder, clock = self.folder, self._clock
        if isinstance(self.screen, UnlockScreen):
            self.screen.set_opening(True)
        self._tasks.run(
            lambda: opening.restore_and_open(folder, text, clock),
            self.opened.emit,
            self._on_refused,
            self.window,
        )

    def unlock_with(self, passphrase: str) -> None:
        """Type the passphrase and press Unlock: the demo's is no secret."""
        if isinstance(self.screen, UnlockScreen):
            self.screen.field.setText(passphrase)
            self.screen.unlock.click()

    def ask_for_journal(self) -> None:
        """Let the person choose another journal."""
        from rmdesk.ui.dialogs.folders import ask_for_folder

        ask_for_folder(self.window, tr("Open another journal"), self.folder.parent, self.choose)

    def choose(self, folder: Path) -> None:
        """Show the lock screen of another journal."""
        self.folder = folder
        self.show_unlock()

    def _on_settings_asked(self) -> None:
        from rmdesk.ui.dialogs.frame import show
        from rmdesk.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.window, self._desk.settings)
        dialog.chosen.connect(self._desk.keep_settings)
        show(dialog)

    def _on_new_journal_asked(self) -> None:
        self.show_new_journal()

    def show_new_journal(self) -> None:
        """Ask for what a new journal needs."""
        from rmdesk.ui.entry.new_journal import NewJournalScreen, free_folder

        is_first = not self._desk.settings.recent
        screen = NewJournalScreen(free_folder(paths.default_journal()), self._tasks, is_first=is_first)
        screen.made.connect(lambda form: self._make(form, screen))
        screen.left.connect(self._on_left)
        screen.other_journal_asked.connect(self.ask_for_journal)
        screen.place_asked.connect(lambda: self._ask_for_place(screen))
        self.window.show_screen(screen)

    def _ask_for_place(self, screen: "NewJournalScreen") -> None:
        from rmdesk.ui.dialogs.folders import ask_for_folder

        title, start = tr("Where shall the journal lie?"), screen.folder.parent
        ask_for_folder(self.window, title, start, screen.set_parent_folder)

    def _make(self, form: "NewJournalForm", screen: "NewJournalScreen") -> None:
        clock = self._clock
        self._tasks.run(lambda: opening.create(form, clock), self._on_journal_made, screen.refuse, screen)

    def _on_journal_made(self, made: "tuple[Kept, str]") -> None:
        from rmdesk.ui.entry.recovery_key import RecoveryKeyScreen

        kept, key = made
        screen = RecoveryKeyScreen(key)
        screen.noted.connect(lambda: self.opened.emit(kept))
        self.window.show_screen(screen)

    def _on_opened_by_key(self, kept: "Kept") -> None:
        from rmdesk.ui.entry.new_passphrase import NewPassphraseScreen

        screen = NewPassphraseScreen(self._tasks)
        screen.kept.connect(lambda: self.opened.emit(kept))
        screen.chosen.connect(lambda passphrase: self._renew_passphrase(kept, passphrase))
        self.window.show_screen(screen)

    def _renew_passphrase(self, kept: "Kept", passphrase: str) -> None:
        self._tasks.run(
            lambda: opening.renew_passphrase(kept, passphrase),
            lambda _nothing: self.opened.emit(kept),
            self._on_refused,
            self.window,
        )

    def _on_left(self) -> None:
        self.show_unlock()

    def _on_settings_changed(self) -> None:
        if isinstance(self.screen, UnlockScreen):
            self.screen.set_idle_minutes(self._desk.settings.idle_minutes)
