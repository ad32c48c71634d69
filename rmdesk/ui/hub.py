"""Tells every page, on the screen's thread, what a write to the journal changed."""

from PySide6.QtCore import QObject, Signal

from rmdesk.journal.journal import Changed, Journal


class Hub(QObject):
    """One signal for all pages; whoever writes reports nothing by hand."""

    changed = Signal(object)
    """A `Changed`: who asked for the write, and the kinds of record it touched."""
    _heard = Signal(object)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # From a worker's thread this connection is queued, so that `changed` always comes on the screen's.
        self._heard.connect(self._on_heard)
        self._stop = journal.subscribe(self._heard.emit)

    def close(self) -> None:
        """Hear no more of the journal."""
        self._heard.disconnect(self._on_heard)
        self._stop()

    def _on_heard(self, changed: Changed) -> None:
        self.changed.emit(changed)
