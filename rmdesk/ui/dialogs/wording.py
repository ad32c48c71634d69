"""Another wording for a line that would be withheld: what leaves in its place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr


class WordingDialog(Dialog):
    """Two texts under each other: one's own words, which stay, and what others read."""

    worded = Signal(str)
    """What others should read; empty: the text as it is."""

    def __init__(self, parent: QWidget | None, text: str, wording: str, reader: str) -> None:
        super().__init__(parent, tr("Another wording"), gap=8)
        lines = self.body
        lines.addWidget(
            words(tr("Your own words stay as they are: “{text}”").format(text=text), "small", "muted")
        )
        self.area = TextArea(text=wording, lines=3)
        label = labelled(tr("What {reader} would read").format(reader=reader), self.area)
        lines.addWidget(label)
        lines.addWidget(self.area)
        leave = button(tr("Leave it"))
        self.yes = button(tr("Use this wording"), "primary")
        self.add_answers(leave, self.yes)
        self.yes.clicked.connect(self._on_yes_clicked)
        leave.clicked.connect(self.reject)

    def _on_yes_clicked(self) -> None:
        self.worded.emit(self.area.text())
        self.accept()
