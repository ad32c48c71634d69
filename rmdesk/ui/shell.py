"""From the lock screen to the open desk and back: who may see what, and when the journal is closed.

Imported before the first paint: what loads the journal is imported in the worker, after it.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rmdesk.errors import RmdeskError
from rmdesk.settings import Settings
from rmdesk.ui.desk import Desk
from rmdesk.ui.entry.entrance import Entrance
from rmdesk.ui.entry.opening import Clock
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.entry.unlock import UnlockScreen
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.theme import theme
from rmdesk.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rmdesk.journal.keeping import Kept
    from rmdesk.ui.entry.anew import Anew, Before
    from rmdesk.ui.first_window import FirstWindow
    from rmdesk.ui.system_lock import SystemLock
    from rmdesk.ui.workplace import Workplace

_RETRY_MS = 1000


class Shell(QObject):
    """One journal, locked or open. `start` shows the first screen; `ended` is the end of the program."""

    ended = Signal()
    """Everything is saved and closed."""

    def __init__(
        self,
        settings: Settings,
        settings_file: Path | None,
        folder: Path | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.desk = Desk(theme(), settings, settings_file)
        self.tasks = Tasks(self)
        self.entrance = Entrance(self.desk, self.tasks, folder, clock, self)
        self.entrance.opened.connect(self.open)
        self.entrance.proved.connect(self._on_proved)
        self.entrance.met_in_use.connect(self._on_met_in_use)
        self.entrance.window.closed.connect(self._on_entry_closed)
        self.entrance.window.painted.connect(self._on_painted)
        self.workplace: Workplace | None = None
        self.kept: Kept | None = None
        self.system_lock: SystemLock | None = None
        self.first_window: FirstWindow | None = None
        self.anew: Anew | None = None
        """Forgets by starting anew; None where the process is not the program's own."""
        self._forgets = False
        self._is_ending = False
        self._retry = QTimer(self, interval=_RETRY_MS)
        self._retry.timeout.connect(self._on_retry)

    @property
    def screen(self) -> Screen | None:
        """The screen before the desk, or the one that showed last."""
        return self.entrance.screen

    def start(self) -> None:
        """Show the lock screen, or at the very first start the new-journal form."""
        self.entrance.begin()
        self.entrance.window.come_up()

    def start_in_place(self, before: "Before") -> None:
        """Show the lock screen where it stood before the program started anew."""
        self.entrance.begin()
        self.entrance.window.restoreGeometry(before.geometry)
        self.entrance.window.come_back(before.stand)

    def open(self, kept: "Kept") -> None:
        """Go on with an open journal: to the desk, or to its first pairing.

        Damage that only the first reading finds leads back to the lock screen, which says so.
        """
        self.kept = kept
        self._forgets = False
        if self.anew is not None:
            self.anew.stop()
        try:
            self._begin_work(kept)
        except RmdeskError as fault:
            kept.journal.has_changed = False  # no backup of what cannot be read
            self._close_journal()
            self.entrance.refuse_journal(fault)

    def _begin_work(self, kept: "Kept") -> None:
        from rmdesk.journal.pairings import shown_pairing

        self._note_use(kept)
        if self.first_window is not None:
            self.first_window.answer_for(kept.folder)
        if kept.journal.ask(shown_pairing) is None:
            self._begin_pairing(can_leave=False)
        else:
            self._show_desk()

    def lock(self) -> None:
        """Save first, then show the lock screen and close the journal. Never asks.

        What cannot be saved stays behind the lock screen and is tried again until it is on the disk.
        """
        if self.kept is None or self.entrance.is_covering:
            return
        is_saved = self.workplace is None or self.workplace.save_all()
        unlock = self.entrance.show_unlock()
        if self.workplace is not None:
            self.entrance.window.take_place(self.workplace.window)
        if is_saved:
            self._forgets = self._may_forget()
            self._close_journal()
        else:
            self.entrance.is_covering = True
            self._retry.start()
            unlock.notice.say(tr("Your last words are not on the disk yet. They are kept, and tried again."))

    def _may_forget(self) -> bool:
        """Whether the program may start anew while it is locked: a running clock comes back as it was."""
        if self.anew is None or self.workplace is None:
            return self.anew is not None
        try:
            return not self.workplace.is_practising()
        except RmdeskError:
            return False

    def end(self) -> None:
        """Save, close the journal, then `ended`."""
        if self._is_ending:
            return
        if self.workplace is not None and not self.workplace.save_all():
            self.lock()
            return
        self._is_ending = True
        if self.first_window is not None:
            self.first_window.close()
        self._close_journal()
        self.entrance.window.hide()
        self.tasks.run(lambda: None, self._on_all_done, _never, self)

    def _on_all_done(self, _nothing: None) -> None:
        self.tasks.stop()
        self.ended.emit()

    def _on_entry_closed(self) -> None:
        if not self.entrance.is_covering:
            self.end()

    def _on_painted(self) -> None:
        from rmdesk.ui.warm_up import load_the_rest

        theme().finish()
        self.tasks.run(load_the_rest, self._on_rest_loaded, _never, self)

    def _on_rest_loaded(self, _nothing: None) -> None:
        from rmdesk.ui.first_window import FirstWindow
        from rmdesk.ui.system_lock import SystemLock

        if self._is_ending:
            return
        self.system_lock = SystemLock(self)
        self.system_lock.locked.connect(self.lock)
        first = self.first_window = FirstWindow(self)
        first.asked.connect(self._on_asked_up)
        first.answered.connect(self.entrance.say_first_came_up)
        first.alone.connect(lambda: first.answer_for(self.entrance.folder))
        if self.kept is None:
            first.ask(self.entrance.folder)
        else:
            first.answer_for(self.kept.folder)

    def _on_met_in_use(self) -> None:
        if self.first_window is not None:
            self.first_window.ask(self.entrance.folder)

    def _on_asked_up(self) -> None:
        """Another start came: the window that shows comes to the front, from the task bar too."""
        from PySide6.QtCore import Qt  # its many enums cost a tenth of the start

        desk = None if self.workplace is None else self.workplace.window
        window: QWidget = self.entrance.window if desk is None or desk.isHidden() else desk
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()

    def _on_proved(self) -> None:
        self._uncover()
        if self.workplace is not None:
            self.workplace.window.show()
            self.entrance.window.hide()

    def _on_retry(self) -> None:
        if self.workplace is None or self.workplace.save_all():
            self._uncover()
            self._close_journal()
            if isinstance(self.screen, UnlockScreen):
                self.screen.notice.say("")

    def _uncover(self) -> None:
        self._retry.stop()
        self.entrance.is_covering = False

    def _begin_pairing(self, *, can_leave: bool) -> None:
        from rmdesk.ui.entry.pairing_start import PairingStart

        if self.kept is not None:
            start = PairingStart(self.entrance.window, self.kept, self.tasks, can_leave=can_leave)
            start.ended.connect(self._show_desk)

    def _on_new_pairing_asked(self) -> None:
        if self.workplace is not None and self.workplace.save_all():
            place = self.workplace.window.saveGeometry()
            self._leave_desk()
            self._begin_pairing(can_leave=True)
            self.entrance.window.restoreGeometry(place)
            self.entrance.window.come_up()

    def _show_desk(self, is_new: bool = False) -> None:
        from rmdesk.ui.workplace import Workplace

        if self.kept is None:
            return
        self.desk.open(self.kept.journal, self.tasks)
        place = self.workplace = Workplace(self.desk, self.kept, self.tasks, self)
        place.lock_asked.connect(self.lock)
        place.quit_asked.connect(self.end)
        place.new_pairing_asked.connect(self._on_new_pairing_asked)
        place.open_asked.connect(self._on_open_asked)
        place.new_journal_asked.connect(self._on_new_journal_asked)
        place.show_first_page(is_new=is_new)
        place.window.restoreGeometry(self.entrance.window.saveGeometry())
        place.window.show()
        place.window.focus_page()
        self.entrance.window.go_down()

    def _on_open_asked(self) -> None:
        self.lock()
        if self.kept is None:
            self.entrance.ask_for_journal()

    def _on_new_journal_asked(self) -> None:
        self.lock()
        if self.kept is None:
            self.entrance.show_new_journal()

    def _leave_desk(self) -> None:
        if self.workplace is not None:
            self.workplace.leave()
            self.workplace = None

    def _close_journal(self) -> None:
        """Close it in the worker: a backup may be due. A new unlocking waits for it there."""
        self._leave_desk()
        if self.kept is not None:
            self._note_use(self.kept)
            self.tasks.run(self.kept.close, self._on_closed, self._on_close_failed, self)
            self.kept = None

    def _on_closed(self, _nothing: None) -> None:
        if self.anew is not None and self._forgets:
            self.anew.wait()

    def _on_close_failed(self, fault: RmdeskError) -> None:
        from rmdesk.wording.errors import sentence

        if isinstance(self.screen, UnlockScreen):
            said = tr("Everything is saved, but no backup could be made. {why}").format(why=sentence(fault))
            self.screen.notice.say(said)

    def _note_use(self, kept: "Kept") -> None:
        from datetime import datetime

        self.entrance.folder = kept.folder
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        self.desk.keep_settings(self.desk.settings.with_recent(kept.folder, now))


def _never(fault: RmdeskError) -> None:
    raise fault
