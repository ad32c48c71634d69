"""Where the agreed file goes: the proposed name is shown before anything is written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.consents import SavedFile, file_to_save, note_saved
from rmdesk.storage.files import write_out
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.folders import file_dialog
from rmdesk.ui.widgets.question import Question
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

Choose = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Asks for a place: the window, the proposed file name, and what to do with the answer."""


def choose_place(window: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask with the file dialog. It does not ask about a file that is there: `Saving` does."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = file_dialog(window, tr("Save summary"), Path(documents))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix("md")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class Saving(QObject):
    """Writes the stored bytes of one agreed summary, and logs that they left."""

    def __init__(
        self, window: QWidget, desk: Desk, by: object, saved: Callable[[], None], choose: Choose
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._by = by
        self._saved = saved
        self.choose = choose
        self.question: Question | None = None
        """Asks before a file is replaced."""

    def ask(self, summary_id: str) -> None:
        """Prove both consents, then ask where the file goes."""
        try:
            file = self._desk.journal.ask(file_to_save, summary_id)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self.choose(self._window, file.name, lambda place: self._on_chosen(file, place))

    def _on_chosen(self, file: SavedFile, place: Path) -> None:
        if not place.exists():
            self._write(file, place)
            return
        question = Question(
            self._window,
            tr("Replace {name}?").format(name=place.name),
            tr("A file of this name is there already. What it holds now is lost."),
            tr("Replace it"),
            no=tr("Keep it"),
        )
        question.accepted.connect(lambda: self._write(file, place))
        question.finished.connect(question.deleteLater)
        self.question = question
        question.open()

    def _write(self, file: SavedFile, place: Path) -> None:
        try:
            write_out(place, file.content)
            self._desk.journal.do(self._by, note_saved, file.summary_id)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self._desk.toast(tr("Saved as {name}. Nothing can be called back now.").format(name=place.name))
        self._saved()
