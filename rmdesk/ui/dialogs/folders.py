"""Asks for a folder, in the dialog of the system."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_folder(parent: QWidget, title: str, start: Path, chosen: Callable[[Path], object]) -> QFileDialog:
    """Open the dialog; `chosen` gets the folder unless the person leaves."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
