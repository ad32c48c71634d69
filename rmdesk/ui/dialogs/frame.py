"""Opening a small dialog over its window."""

from PySide6.QtWidgets import QDialog

from rmdesk.ui.widgets.dialog import Dialog

__all__ = ["Dialog", "show"]


def show(dialog: QDialog) -> None:
    """Open a dialog over its window; it is gone when it closes."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
