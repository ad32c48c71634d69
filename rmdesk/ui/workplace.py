"""The open desk: one journal in one main window, and what its menus do beyond the pages."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rmdesk.journal.db import Db
from rmdesk.journal.journal import Changed
from rmdesk.journal.keeping import Kept
from rmdesk.journal.pairings import pairings
from rmdesk.journal.practices import running_practice, sessions_to_practise
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.frame import show
from rmdesk.ui.idle import IdleWatch
from rmdesk.ui.journal_search import palette_hits
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.tasks import Tasks

if TYPE_CHECKING:
    from rmdesk.ui.dialogs.carrying import CarryingDialog

AFTER_PRACTICE = timedelta(minutes=15)
"""A practice holds the idle lock off until so long past its planned end."""


class Workplace(QObject):
    """Made when a journal is open and has a pairing; gone when it is locked."""

    lock_asked = Signal()
    quit_asked = Signal()
    open_asked = Signal()
    new_journal_asked = Signal()
    new_pairing_asked = Signal()

    def __init__(self, desk: Desk, kept: Kept, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kept = kept
        self._tasks = tasks
        self.window = MainWindow(desk)
        self.window.closing.connect(self.quit_asked)
        self.idle = IdleWatch(desk.settings.idle_minutes, self.is_practising, self)
        self.idle.rested.connect(self.lock_asked)
        desk.settings_changed.connect(self._on_settings_changed)
        desk.hub.changed.connect(self._on_changed)
        desk.pairing_changed.connect(self._on_pairing_changed)
        self.window.file_dropped.connect(self._read_file)
        self._bind()

    def save_all(self) -> bool:
        """Save what is being typed on every page; whether everything is on the disk."""
        return self.window.save_all()

    def show_first_page(self, *, is_new: bool = False) -> None:
        """Today, or the clock that a lock interrupted; the launch right after the pairing was made.

        Raises the errors of reading the journal.
        """
        is_practising = self.kept.journal.ask(running_practice, self.desk.pairing_id) is not None
        self.window.go_to("practice" if is_practising else "launch" if is_new else "today")

    def leave(self) -> None:
        """Take the window away: what it showed is gone. The journal is still open."""
        self.idle.stop()
        self.desk.close()
        self.window.closing.disconnect(self.quit_asked)
        self.window.hide()
        self.window.deleteLater()
        self.deleteLater()

    def is_practising(self) -> bool:
        """Whether a running practice holds the idle lock off."""
        return self.kept.journal.ask(_practice_holds, self.desk.pairing_id)

    def _on_settings_changed(self) -> None:
        self.idle.minutes = self.desk.settings.idle_minutes

    def _on_changed(self, changed: Changed) -> None:
        self.window.mark_stale(changed.by)

    def _on_pairing_changed(self) -> None:
        self.show_first_page()

    def _has_several(self) -> bool:
        return len(self.kept.journal.ask(pairings)) > 1

    def _bind(self) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "lock": self.lock_asked.emit,
            "open_journal": self.open_asked.emit,
            "new_journal": self.new_journal_asked.emit,
            "new_pairing": self.new_pairing_asked.emit,
            "settings": self._show_settings,
            "change_passphrase": self._show_change_passphrase,
            "what_is_stored": self._show_stored,
            "about": self._show_about,
            "new_session": lambda: self.desk.ask_new("sessions"),
            "start_clock": self._start_clock,
            "plan_series": self._plan_series,
            "run_session": self._run_session,
            "save_calendar": self._save_calendar,
            "read_file": self._ask_for_summary,
            "takeout": self._ask_for_takeout,
            "import": self._ask_for_import,
            "wrap_up": lambda: self.window.go_to("today"),
        }
        for action_id, deed in deeds.items():
            self.window.menus.bind(action_id, deed)
        self.window.menus.bind("switch_pairing", self._show_pairings, self._has_several)
        self.window.menus.bind("small_strip", self._open_strip, lambda: self.desk.clock_runs)
        self.window.menus.bind("save_summary", self._save_summary)
        self.window.menus.build()
        journal = self.kept.journal
        self.window.palette_box.search = lambda words: palette_hits(journal, self.desk.pairing_id, words)

    def _start_clock(self) -> None:
        if self.window.go_to("practice"):
            self.window.menus.run("primary")

    def _run_session(self) -> None:
        from rmdesk.ui.pages.sessions import SessionsPage
        from rmdesk.wording import tr

        rows = self.kept.journal.ask(sessions_to_practise, self.desk.pairing_id)
        if not self.window.go_to("sessions") or not isinstance(self.window.page, SessionsPage):
            return
        if rows:
            self.window.page.run_session(rows[0].session.id)
        else:
            self.desk.toast(tr("No session is planned. New session plans one."))

    def _plan_series(self) -> None:
        from rmdesk.ui.dialogs.series import ask_for_series

        if self.window.save_all():
            ask_for_series(self.desk, self.window)

    def _save_calendar(self) -> None:
        from rmdesk.ui.dialogs.calendar_file import CalendarSaving

        CalendarSaving(self.desk, self.window).open()

    def _open_strip(self) -> None:
        from rmdesk.ui.pages.practice import PracticePage

        if self.window.go_to("practice") and isinstance(self.window.page, PracticePage):
            self.window.page.open_strip()

    def _save_summary(self) -> None:
        from rmdesk.ui.pages.share import SharePage

        if self.window.go_to("share") and isinstance(self.window.page, SharePage):
            self.window.page.save_summary()

    def _show_settings(self) -> None:
        from rmdesk.ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.window, self.desk.settings)
        dialog.chosen.connect(self.desk.keep_settings)
        show(dialog)

    def _show_change_passphrase(self) -> None:
        from rmdesk.ui.dialogs.change_passphrase import ChangePassphraseDialog

        dialog = ChangePassphraseDialog(self.window, self.kept, self._tasks)
        dialog.changed.connect(self._on_passphrase_changed)
        show(dialog)

    def _on_passphrase_changed(self) -> None:
        from rmdesk.wording import tr

        self.desk.toast(tr("The new passphrase opens your journal from now on."))

    def _show_stored(self) -> None:
        from rmdesk.ui.dialogs.stored import StoredDialog

        show(StoredDialog(self.window, self.kept.folder))

    def _ask_for_summary(self) -> None:
        from rmdesk.ui.dialogs.folders import ask_for_file
        from rmdesk.wording import tr

        ask_for_file(self.window, tr("Read a summary"), self.kept.folder.parent, self._read_file)

    def _read_file(self, path: Path | str) -> None:
        """Show a saved file. While the partner reads at this desk nothing else opens."""
        from rmdesk.ui.dialogs.read_file import ReadFileDialog

        if not self.desk.is_handed_over:
            show(ReadFileDialog(self.window, Path(path)))

    def _ask_for_takeout(self) -> None:
        from rmdesk.ui.dialogs.folders import ask_for_folder
        from rmdesk.wording import tr

        if self.window.save_all():
            title = tr("Where does the readable copy go?")
            ask_for_folder(self.window, title, self.kept.folder.parent, self.take_out)

    def take_out(self, place: Path) -> "CarryingDialog":
        """Offer to write the journal, readable, into a new folder there."""
        from rmdesk.ui.dialogs.carrying import takeout_dialog

        dialog = takeout_dialog(self.window, self.kept, self._tasks, place)
        return self._carry(dialog)

    def _ask_for_import(self) -> None:
        from rmdesk.ui.dialogs.folders import ask_for_file
        from rmdesk.wording import tr

        if self.window.save_all():
            ask_for_file(self.window, tr("Import"), self.kept.folder.parent, self.take_in)

    def take_in(self, file: Path) -> "CarryingDialog":
        """Offer to take a readable copy into this journal."""
        from rmdesk.ui.dialogs.carrying import import_dialog

        return self._carry(import_dialog(self.window, self.kept, self._tasks, file))

    def _carry(self, dialog: "CarryingDialog") -> "CarryingDialog":
        dialog.carried.connect(self.desk.toast)
        show(dialog)
        return dialog

    def _show_about(self) -> None:
        from rmdesk.ui.dialogs.about import AboutDialog

        show(AboutDialog(self.window))

    def _show_pairings(self) -> None:
        from rmdesk.ui.dialogs.pairings import PairingsDialog

        if not self.window.save_all():
            return
        dialog = PairingsDialog(self.window, self.kept.journal.ask(pairings), self.desk.pairing_id)
        dialog.chosen.connect(self.desk.show_pairing)
        show(dialog)


def _practice_holds(db: Db, pairing_id: str) -> bool:
    run = running_practice(db, pairing_id) if pairing_id else None
    if run is None:
        return False
    return db.now() < run.written_at + timedelta(seconds=run.planned_seconds) + AFTER_PRACTICE
