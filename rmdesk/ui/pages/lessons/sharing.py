"""One lesson as a file: out after it was looked through for watchwords and names, in as text only."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.doors import Door
from rmdesk.domain.lesson_text import LARGEST
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.errors import RmdeskError
from rmdesk.export.names import safe_name
from rmdesk.journal.calendars import check_file_name
from rmdesk.journal.lesson_files import LessonToSave, file_of, take_in
from rmdesk.storage.files import read_ordinary, write_out
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.file_place import Choose, FilePlace, choose_place
from rmdesk.ui.dialogs.folders import ask_for_file
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class LessonFiles(FilePlace):
    """Writes one of the owner's lessons, and takes foreign ones onto the shelf."""

    taken_in = Signal(str)
    """A lesson came from a file; its plan's id."""

    def __init__(self, page: QWidget, desk: Desk, choose: Choose = choose_place) -> None:
        super().__init__(page, choose)
        self._page = page
        self._desk = desk

    def save(self, plan_id: str) -> None:
        """Look through the lesson, say what leaves, then ask where it goes."""
        try:
            made = self._desk.journal.ask(file_of, plan_id)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self.ask(
            tr("Save “{title}” as a file?").format(title=made.title),
            tr(
                "The file holds the words of this lesson and nothing else of your journal. It is not"
                " encrypted, and whoever gets it cannot be made to give it back. Known names and"
                " watchwords were looked for; read it once more yourself."
            ),
            (tr("Choose a place…"), tr("Not now")),
            lambda: self._choose_place(made),
        )

    def ask_for_one(self) -> None:
        """Ask for a file, then take it onto the shelf."""
        ask_for_file(self._page.window(), tr("Add from a file"), _documents(), self.take)

    def take(self, path: Path) -> None:
        """Take a file onto the shelf, whole or not at all; why not is said."""
        try:
            data = read_ordinary(path, LARGEST)
            plan = self._desk.journal.do(self._page, take_in, self._desk.pairing_id, data)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self.taken_in.emit(plan.plan.id)

    def _choose_place(self, made: LessonToSave) -> None:
        name = safe_name(made.title, FileFormat.MARKDOWN)
        self.ask_where(name, lambda place: self._write(place, made))

    def _write(self, place: Path, made: LessonToSave) -> None:
        try:
            self._desk.journal.ask(check_file_name, self._desk.pairing_id, place.name)
            write_out(place, made.data, Door.LESSON_FILE)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self._desk.toast(tr("Saved as {name}. It is not encrypted.").format(name=place.name))
