"""Where the agreed file goes: the proposed name is shown before anything is written.

The file is made and read back in the worker, and written only if it is still what the journal would save.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from rmdesk.domain.doors import Door
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.errors import InvalidInput, LeakFound, RmdeskError
from rmdesk.export.formats import Finished
from rmdesk.journal.saving import SavedFile, file_to_save, finished, note_saved
from rmdesk.storage.files import write_out
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.file_place import Choose, FilePlace
from rmdesk.ui.widgets.toast import Offer
from rmdesk.wording import sharing, tr
from rmdesk.wording.errors import sentence


def open_folder(folder: Path) -> None:
    """Show a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def name_in(file: SavedFile, file_format: FileFormat) -> str:
    """The proposed file name in a format."""
    return Path(file.name).with_suffix(f".{file_format.value}").name


@dataclass(frozen=True, slots=True)
class _Order:
    """One file to be written: what both agreed to, in which format, and where."""

    file: SavedFile
    file_format: FileFormat
    place: Path


class Saving(FilePlace):
    """Writes one agreed text in one format, and logs that it left."""

    saved = Signal()
    judged = Signal(SavedFile, str, object)
    """The finished file was read back: the file, the format's value, and what was found, or None."""

    def __init__(self, window: QWidget, desk: Desk, by: object, choose: Choose) -> None:
        super().__init__(window, choose)
        self._desk = desk
        self._by = by
        self.open_folder: Callable[[Path], None] = open_folder

    def save(self, summary_id: str, file_format: FileFormat) -> None:
        """Prove both consents, then ask where the file goes."""
        try:
            file = self._desk.journal.ask(file_to_save, summary_id)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        name = name_in(file, file_format)
        self.ask_where(name, lambda place: self._make(_Order(file, file_format, place)))

    def _make(self, order: _Order) -> None:
        self._desk.tasks.run(
            lambda: _made(order),
            lambda made: self._write(order, made),
            lambda fault: self._on_refused(order, fault),
            self,
        )

    def _on_refused(self, order: _Order, fault: RmdeskError) -> None:
        if not self._window.window().isVisible():
            return
        if isinstance(fault, InvalidInput):
            self._desk.toast(sharing.name_words(fault.problem))
            return
        self._desk.toast(sentence(fault))
        self.judged.emit(order.file, order.file_format.value, fault)

    def _write(self, order: _Order, made: Finished) -> None:
        if not self._window.window().isVisible():
            return  # locked meanwhile
        journal = self._desk.journal
        try:
            # What was checked may have been called back, or another name may be known, since it was made.
            now = journal.ask(file_to_save, order.file.summary_id)
            if now != order.file:
                self._make(_Order(now, order.file_format, order.place))
                return
            write_out(order.place, made.data, Door[order.file.kind.name])
            journal.do(self._by, note_saved, order.file.summary_id, order.file_format)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        said = tr("Saved as {name}. Nothing can be called back now.").format(name=order.place.name)
        folder = order.place.parent
        self._desk.toast(said, Offer(tr("Open the folder"), lambda: self.open_folder(folder)))
        self.judged.emit(order.file, order.file_format.value, None)
        self.saved.emit()


def _made(order: _Order) -> Finished:
    """In the worker. Raises LeakFound, CannotBeSet, and InvalidInput when only the chosen name may not be."""
    made = finished(order.file, order.file_format)
    if order.place.name == made.name:
        return made
    try:
        return finished(order.file, order.file_format, order.place.name)
    except LeakFound as fault:
        raise InvalidInput("file name", fault.reason) from fault
