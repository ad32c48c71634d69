"""The frame of a small dialog: a title, a body, buttons at the foot; Esc closes it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.text import words


class Dialog(QDialog):
    """Put things into `body`, then buttons with `add_answers`."""

    def __init__(self, parent: QWidget | None, title: str, *, width: float = 480, gap: float = 14) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._lines = column(self, spacing=16, margins=(24, 20, 24, 18))
        self._lines.addWidget(words(title, "card_title", wraps=True))
        self.body: QVBoxLayout = column(spacing=gap)
        self._lines.addLayout(self.body, 1)
        sizes(self, min_width=width)

    def add_answers(self, *buttons: QPushButton) -> QHBoxLayout:
        """Buttons at the right end of the foot, the last one is the default."""
        line = row(spacing=8)
        line.addStretch()
        for made in buttons:
            line.addWidget(made)
        buttons[-1].setDefault(True)
        self._lines.addLayout(line)
        return line


def show(dialog: QDialog) -> None:
    """Open a dialog over its window; it is gone when it closes."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
