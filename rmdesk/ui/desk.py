"""The desk: what pages share, the journal and the ways to speak to the window."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rmdesk import settings as settings_store
from rmdesk.settings import Settings
from rmdesk.ui.theme import Theme
from rmdesk.wording import tr

if TYPE_CHECKING:
    from rmdesk.domain.vocabulary import Role
    from rmdesk.journal.journal import Changed, Journal
    from rmdesk.journal.pairings import PairingRow
    from rmdesk.ui.hub import Hub
    from rmdesk.ui.readers import Readers
    from rmdesk.ui.tasks import Tasks
    from rmdesk.ui.widgets.notices import Answer
    from rmdesk.ui.widgets.toast import Offer

Undo = Callable[[], object]
"""Takes a deed back; a `widgets.toast.Offer` in its place names one more thing to do."""


class Desk(QObject):
    """One open journal in one window. Pages ask it; the window listens to its signals."""

    toasted = Signal(str, object)
    """Say this at the foot, with an undo, an offer or None."""
    banner_raised = Signal(str, str, str, object)
    """Icon, title, text, answers: something needs the person."""
    banner_cleared = Signal()
    page_asked = Signal(str, str)
    """Go to this page and show this record, or "" for none."""
    new_asked = Signal(str)
    """Go to this page and begin a new thing there."""
    status_told = Signal(str, bool)
    """The left words of the status line; True when they say that something is not saved."""
    saving_told = Signal(str, bool)
    """The same in short, "Saved 09:24", for a page that shows without the status line."""
    pairing_changed = Signal()
    """Another pairing is shown: rail and pages are its own."""
    readers_changed = Signal()
    """The names or the programme of the same pairing are new."""
    launch_changed = Signal()
    """The launch of the pairing began or ended."""
    handed_over_changed = Signal()
    """The partner reads at this desk now, or the owner has it back."""
    clock_changed = Signal(bool)
    """A practice began to run, or ended."""
    settings_changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, settings_file: Path | None = None) -> None:
        super().__init__(theme)
        self.theme = theme
        self.settings = settings
        self._settings_file = settings_file
        self.journal: Journal
        self.hub: Hub
        self.tasks: Tasks
        self.pairing: PairingRow | None = None
        self.pairing_id = ""
        self.is_launching = False
        """Whether the first agreement of the pairing is still being written."""
        self.clock_runs = False
        self.is_handed_over = False
        """Whether the partner reads at this desk: no other page, no search, until it is given back."""

    # Imported when first asked for: the desk is made before the first paint.

    @cached_property
    def own_role(self) -> "Role":
        """The owner's role in the pairing shown."""
        from rmdesk.domain.vocabulary import Role

        return Role.EXECUTIVE

    @cached_property
    def readers(self) -> "Readers":
        """The first names of those who may read; empty without a pairing."""
        return _nobody()

    def open(self, journal: "Journal", tasks: "Tasks") -> None:
        """Work on this journal from now on, with the pairing shown last. Before the first page."""
        from rmdesk.ui.hub import Hub

        self.journal, self.tasks = journal, tasks
        self.hub = Hub(journal, self)
        self.hub.changed.connect(self._on_changed)
        self.read_pairing()

    def close(self) -> None:
        """Hear no more of the journal: it is about to be closed. Nothing of it stays here."""
        self.hub.close()
        self.hub.deleteLater()
        self.pairing, self.pairing_id, self.readers = None, "", _nobody()
        self.clock_runs = self.is_launching = self.is_handed_over = False

    def read_pairing(self) -> None:
        """Read again which pairing is shown, and its names."""
        from rmdesk.journal.pairings import shown_pairing

        self._take(self.journal.ask(shown_pairing))
        self._read_launch()

    def show_pairing(self, pairing_id: str) -> None:
        """Show another pairing from now on, also after the next start."""
        from rmdesk.journal.pairings import show_pairing

        self.journal.do(self, show_pairing, pairing_id)
        self.read_pairing()

    def toast(self, text: str, undo: "Undo | Offer | None" = None) -> None:
        """Say what was done; `undo` takes it back within ten seconds, an offer names what one can do next."""
        self.toasted.emit(text, undo)

    def banner(self, icon: str, title: str, text: str, answers: "Sequence[Answer]" = ()) -> None:
        """Say what needs an answer; it stays until `clear_banner`."""
        self.banner_raised.emit(icon, title, text, tuple(answers))

    def clear_banner(self) -> None:
        """It is solved."""
        self.banner_cleared.emit()

    def go_to(self, page_id: str, record_id: str = "") -> None:
        """Show another page, and a record there."""
        self.page_asked.emit(page_id, record_id)

    def ask_new(self, page_id: str) -> None:
        """Show another page and begin its new thing there: a session, a goal."""
        self.new_asked.emit(page_id)

    def saved_at(self, when: str) -> None:
        """Everything is saved since `when` ("09:24")."""
        self.status_told.emit(tr("Saved {time}  ·  encrypted on this computer").format(time=when), False)
        self.saving_told.emit(tr("Saved {time}").format(time=when), False)

    def not_saved_since(self, when: str) -> None:
        """The last thing that was saved is from `when`."""
        self.status_told.emit(
            tr("Not saved since {time}  ·  encrypted on this computer").format(time=when), True
        )
        self.saving_told.emit(tr("Not saved since {time}").format(time=when), True)

    def set_clock_runs(self, runs: bool) -> None:
        """A practice runs now, or not."""
        if runs != self.clock_runs:
            self.clock_runs = runs
            self.clock_changed.emit(runs)

    def set_handed_over(self, handed_over: bool) -> None:
        """The partner reads at this desk now, or the owner has it back."""
        if handed_over != self.is_handed_over:
            self.is_handed_over = handed_over
            self.handed_over_changed.emit()

    def keep_settings(self, settings: Settings) -> None:
        """Take over what was chosen; in a folder that cannot be written it lasts until the end."""
        self.settings = settings
        self.theme.set_mode(settings.theme)
        self.theme.set_scale(settings.text_size / 100)
        if self._settings_file is not None:
            try:
                settings_store.save(settings, self._settings_file)
            except OSError:
                self._settings_file = None
        self.settings_changed.emit()

    def _on_changed(self, changed: "Changed") -> None:
        from rmdesk.storage.records import Agreement, Pairing, Person

        if changed.by is not self and changed.nouns & {Pairing, Person}:
            self.read_pairing()
        elif Agreement in changed.nouns:
            self._read_launch()

    def _read_launch(self) -> None:
        from rmdesk.journal.launch import is_launching

        launching = bool(self.pairing_id) and self.journal.ask(is_launching, self.pairing_id)
        if launching != self.is_launching:
            self.is_launching = launching
            self.launch_changed.emit()

    def _take(self, shown: "PairingRow | None") -> None:
        from rmdesk.journal.pairings import first_name
        from rmdesk.ui.readers import Readers

        before, known = self.pairing_id, self.readers
        self.pairing = shown
        if shown is None:
            self.pairing_id, self.readers = "", _nobody()
        else:
            coordinator = first_name(shown.coordinator) if shown.coordinator else None
            self.pairing_id, self.own_role = shown.pairing.id, shown.pairing.owner_role
            self.readers = Readers(first_name(shown.owner), first_name(shown.partner), coordinator)
        if self.pairing_id != before:
            self.is_handed_over = False
            self.pairing_changed.emit()
        elif self.readers != known:
            self.readers_changed.emit()


def _nobody() -> "Readers":
    from rmdesk.ui.readers import Readers

    return Readers("", "", None)
