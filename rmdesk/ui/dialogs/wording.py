"""Another wording for a line that would be withheld: what leaves in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr


class WordingDialog(QDialog):
    """Two texts under each other: one's own words, which stay, and what others read."""

    worded = Signal(str)
    """What others should read; empty: the text as it is."""

    def __init__(self, parent: QWidget | None, text: str, wording: str, reader: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Another wording"))
        lines = column(self, spacing=8, margins=(24, 20, 24, 18))
        lines.addWidget(words(tr("Another wording"), "card_title"))
        lines.addWidget(
            words(tr("Your own words stay as they are: “{text}”").format(text=text), "small", "muted")
        )
        self.area = TextArea(text=wording, lines=3)
        label = labelled(tr("What {reader} would read").format(reader=reader), self.area)
        lines.addWidget(label)
        lines.addWidget(self.area)
        buttons = row(spacing=8, margins=(0, 10, 0, 0))
        buttons.addStretch()
        leave = button(tr("Leave it"))
        self.yes = button(tr("Use this wording"), "primary")
        buttons.addWidget(leave)
        buttons.addWidget(self.yes)
        lines.addLayout(buttons)
        sizes(self, min_width=480)
        self.yes.setDefault(True)
        self.yes.clicked.connect(self._on_yes_clicked)
        leave.clicked.connect(self.reject)

    def _on_yes_clicked(self) -> None:
        self.worded.emit(self.area.text())
        self.accept()
