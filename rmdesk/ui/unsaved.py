"""What the person sees and can do when typing cannot be saved: the banner's words, a copy elsewhere."""

import shutil
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from rmdesk import errors
from rmdesk.domain.doors import Door
from rmdesk.storage.files import write_out
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.folders import file_dialog
from rmdesk.ui.widgets.question import Question
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

_SCARCE = 64 * 1_048_576
"""Bytes: with more room than this the figure would only puzzle."""

_TITLES: dict[type[errors.RmdeskError], str] = {
    errors.DiskFull: tr("Not saved: the disk is full"),
    errors.JournalReadOnly: tr("Not saved: the journal cannot be written to"),
    errors.JournalReplaced: tr("Not saved: the journal is no longer in its place"),
    errors.JournalMissing: tr("Not saved: the journal is no longer in its place"),
    errors.JournalDamaged: tr("Not saved: the journal is damaged"),
    errors.JournalInUse: tr("Not saved: the journal is in use elsewhere"),
    errors.NotFound: tr("Not saved: this was deleted meanwhile"),
}


def not_saved_words(fault: errors.RmdeskError) -> tuple[str, str]:
    """The banner's first line (what happened) and its second (what is safe, what is tried)."""
    title = _TITLES.get(type(fault))
    safe = tr("Your text stays on this screen.")
    why = _room(fault) if title else sentence(fault)
    tried = tr("Trying again every 10 seconds.")
    return title or tr("Not saved"), " ".join(part for part in (safe, why, tried) if part)


def _room(fault: errors.RmdeskError) -> str:
    """How much room a full disk has left."""
    if not isinstance(fault, errors.DiskFull) or fault.path is None:
        return ""
    try:
        free = shutil.disk_usage(fault.path.parent).free
    except OSError:
        return ""
    return tr("{free} MB are free.").format(free=round(free / 1_048_576, 1)) if free < _SCARCE else ""


class CopyElsewhere(QObject):
    """Keeps a copy of unsaved text in a file the person chooses, after saying that it is not encrypted."""

    def __init__(self, desk: Desk, text: str, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._text = text
        self._window = window

    def ask(self) -> None:
        """Say what the copy is; then ask where it goes."""
        question = Question(
            self._window,
            tr("Save a copy elsewhere?"),
            tr("The copy is not encrypted: whoever finds the file can read it. Delete it once all is saved."),
            tr("Choose a place…"),
        )
        question.accepted.connect(self._on_question_accepted)
        question.finished.connect(question.deleteLater)
        question.open()

    def _on_question_accepted(self) -> None:
        dialog = file_dialog(self._window, tr("Save a copy elsewhere"), Path.home())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(tr("unsaved-text.txt"))
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        try:
            write_out(path, f"{self._text}\n".encode(), Door.UNSAVED)
        except errors.RmdeskError as fault:
            self._desk.toast(sentence(fault))
        else:
            self._desk.toast(tr("A copy is in {name}. It is not encrypted.").format(name=path.name))
