"""The desk: what pages share, the journal and the ways to speak to the window."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from rmdesk import settings as settings_store
from rmdesk.domain.vocabulary import Role
from rmdesk.settings import Settings
from rmdesk.ui.readers import Readers
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.notices import Answer
from rmdesk.wording import tr

Undo = Callable[[], object]


class Desk(QObject):
    """One open journal in one window. Pages ask it; the window listens to its signals."""

    toasted = Signal(str, object)
    """Say this at the foot, with an undo or None."""
    banner_raised = Signal(str, str, str, object)
    """Icon, title, text, answers: something needs the person."""
    banner_cleared = Signal()
    page_asked = Signal(str, str)
    """Go to this page and show this record, or "" for none."""
    status_told = Signal(str, bool)
    """The left words of the status line; True when they say that something is not saved."""
    pairing_changed = Signal()
    """Names, roles or programme are new: rail and pages show another pairing."""
    clock_changed = Signal(bool)
    """A practice began to run, or ended."""
    settings_changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, settings_file: Path | None = None) -> None:
        super().__init__(theme)
        self.theme = theme
        self.settings = settings
        self._settings_file = settings_file
        self.journal: Any = None
        self.hub: Any = None
        self.tasks: Any = None
        self.pairing_id = ""
        self.role = Role.EXECUTIVE
        """The owner's role in this pairing."""
        self.readers = Readers("", "", None)
        self.clock_runs = False

    def toast(self, text: str, undo: Undo | None = None) -> None:
        """Say what was done; `undo` takes it back within ten seconds."""
        self.toasted.emit(text, undo)

    def banner(self, icon: str, title: str, text: str, answers: Sequence[Answer] = ()) -> None:
        """Say what needs an answer; it stays until `clear_banner`."""
        self.banner_raised.emit(icon, title, text, tuple(answers))

    def clear_banner(self) -> None:
        """It is solved."""
        self.banner_cleared.emit()

    def go_to(self, page_id: str, record_id: str = "") -> None:
        """Show another page, and a record there."""
        self.page_asked.emit(page_id, record_id)

    def saved_at(self, when: str) -> None:
        """Everything is saved since `when` ("09:24")."""
        self.status_told.emit(tr("Saved {time} · encrypted on this computer").format(time=when), False)

    def not_saved_since(self, when: str) -> None:
        """The last thing that was saved is from `when`."""
        self.status_told.emit(tr("Not saved since {time} · encrypted on this computer").format(time=when), True)

    def set_clock_runs(self, runs: bool) -> None:
        """A practice runs now, or not."""
        if runs != self.clock_runs:
            self.clock_runs = runs
            self.clock_changed.emit(runs)

    def keep_settings(self, settings: Settings) -> None:
        """Take over what the person chose; a folder that cannot be written only means it lasts until the end."""
        self.settings = settings
        self.theme.set_mode(settings.theme)
        self.theme.set_scale(settings.text_size / 100)
        if self._settings_file is not None:
            try:
                settings_store.save(settings, self._settings_file)
            except OSError:
                self._settings_file = None
        self.settings_changed.emit()
