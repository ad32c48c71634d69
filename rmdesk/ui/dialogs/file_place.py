"""Where a file goes: asked for with the system's dialog; nothing is written before its name is settled."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from rmdesk.export.names import safe_name
from rmdesk.ui.dialogs.folders import file_dialog
from rmdesk.ui.widgets.question import Question
from rmdesk.wording import tr

Choose = Callable[[QWidget, str, Callable[[Path], None]], None]
"""Asks for a place: the window, the proposed file name, and what to do with the answer."""


def choose_place(window: QWidget, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask with the file dialog. It does not ask about a file that is there: `FilePlace` does."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = file_dialog(window, tr("Save as"), Path(documents))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class FilePlace(QObject):
    """What writes a file that leaves: it asks where, settles the name, and asks before it replaces one."""

    def __init__(self, window: QWidget, choose: Choose = choose_place) -> None:
        super().__init__(window)
        self._window = window
        self.choose = choose
        self.question: Question | None = None
        """The question that stands open, or stood last."""

    def ask_where(self, name: str, write: Callable[[Path], None]) -> None:
        """Ask for a place for a file, proposed as `name`; `write` gets it once it is settled."""
        ending = Path(name).suffix.removeprefix(".")
        self.choose(self._window.window(), name, lambda place: self._on_chosen(place, ending, write))

    def ask(self, title: str, text: str, answers: tuple[str, str], then: Callable[[], None]) -> None:
        """Ask one question; `then` is done at the first of the two answers."""
        question = Question(self._window.window(), title, text, answers[0], no=answers[1])
        question.accepted.connect(then)
        question.finished.connect(question.deleteLater)
        self.question = question
        question.open()

    def _on_chosen(self, place: Path, ending: str, write: Callable[[Path], None]) -> None:
        """A name that not every system takes is put right, and shown before anything is written."""
        safe = place.with_name(safe_name(place.name, ending))
        if safe.name == place.name:
            self._ask_to_replace(safe, write)
            return
        self.ask(
            tr("Save it as {name}?").format(name=safe.name),
            tr("The name you chose does not fit this format, or not every system takes it."),
            (tr("Save it so"), tr("Do not save")),
            lambda: self._ask_to_replace(safe, write),
        )

    def _ask_to_replace(self, place: Path, write: Callable[[Path], None]) -> None:
        if not place.exists():
            write(place)
            return
        self.ask(
            tr("Replace {name}?").format(name=place.name),
            tr("A file of this name is there already. What it holds now is lost."),
            (tr("Replace it"), tr("Keep it")),
            lambda: write(place),
        )
