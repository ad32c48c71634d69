"""One lesson as a file: out after it was looked through for watchwords and names, in as text only."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rmdesk.domain.doors import Door
from rmdesk.domain.lesson_text import LARGEST
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.errors import RmdeskError
from rmdesk.export.names import safe_name
from rmdesk.journal.lesson_files import LessonToSave, file_of, take_in
from rmdesk.storage.files import read_ordinary, write_out
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.folders import ask_for_file, file_dialog
from rmdesk.ui.widgets.question import Question
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

Choose = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Asks for a place: the window, the proposed file name, and what to do with the answer."""


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def choose_place(window: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask with the file dialog. It does not ask about a file that is there: `LessonFiles` does."""
    dialog = file_dialog(window, tr("Save as"), _documents())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(FileFormat.MARKDOWN.value)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class LessonFiles(QObject):
    """Writes one of the owner's lessons, and takes foreign ones onto the shelf."""

    taken_in = Signal(str)
    """A lesson came from a file; its plan's id."""

    def __init__(self, page: QWidget, desk: Desk, choose: Choose = choose_place) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self.choose = choose
        self.question: Question | None = None
        """Says what a file is before it is written, or asks before one is replaced."""

    def save(self, plan_id: str) -> None:
        """Look through the lesson, say what leaves, then ask where it goes."""
        try:
            made = self._desk.journal.ask(file_of, plan_id)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self._ask(
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
        self.choose(self._page.window(), name, lambda place: self._on_chosen(place, made))

    def _on_chosen(self, place: Path, made: LessonToSave) -> None:
        """A name that not every system takes is put right, and shown before anything is written."""
        safe = place.with_name(safe_name(place.name, FileFormat.MARKDOWN))
        if safe.name == place.name:
            self._ask_to_replace(safe, made)
            return
        self._ask(
            tr("Save it as {name}?").format(name=safe.name),
            tr("The name you chose does not fit this format, or not every system takes it."),
            (tr("Save it so"), tr("Do not save")),
            lambda: self._ask_to_replace(safe, made),
        )

    def _ask_to_replace(self, place: Path, made: LessonToSave) -> None:
        if not place.exists():
            self._write(place, made)
            return
        self._ask(
            tr("Replace {name}?").format(name=place.name),
            tr("A file of this name is there already. What it holds now is lost."),
            (tr("Replace it"), tr("Keep it")),
            lambda: self._write(place, made),
        )

    def _write(self, place: Path, made: LessonToSave) -> None:
        try:
            write_out(place, made.data, Door.LESSON_FILE)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self._desk.toast(tr("Saved as {name}. It is not encrypted.").format(name=place.name))

    def _ask(self, title: str, text: str, answers: tuple[str, str], then: Callable[[], None]) -> None:
        question = Question(self._page.window(), title, text, answers[0], no=answers[1])
        question.accepted.connect(then)
        question.finished.connect(question.deleteLater)
        self.question = question
        question.open()
