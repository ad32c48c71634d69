"""A summary, news or a report as somebody saved it: read strictly, shown as text, its hash proved."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rmdesk.errors import RmdeskError
from rmdesk.export.reading import LARGEST, ReadSummary, read_summary
from rmdesk.storage.files import read_ordinary
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import row
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.paper_view import PaperView
from rmdesk.ui.widgets.text import words
from rmdesk.wording import takeout, tr
from rmdesk.wording.errors import sentence

_HEIGHT = (460, 90)
"""px of the page: wanted, and at least."""
_AROUND = 250
"""px of the dialog above and below it."""


class ReadFileDialog(Dialog):
    """The page of one file, or the one sentence that says why it is none of ours."""

    def __init__(self, parent: QWidget | None, path: Path) -> None:
        super().__init__(parent, path.name, width=720)
        self.chip = Chip("")
        self.told = words("", "small", "muted", wraps=True)
        self.view = PaperView()
        self._paper = Card(inner=(20, 14, 10, 12))
        self._paper.body.addWidget(self.view)
        head = row(spacing=10)
        head.addWidget(self.chip)
        head.addWidget(self.told, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._paper)
        close = button(tr("Close"), "plain")
        close.clicked.connect(self.accept)
        self.add_answers(close)
        self._read(path)
        self.view.setFocus()

    def _read(self, path: Path) -> None:
        try:
            content = read_ordinary(path, LARGEST)
            found = read_summary(content)
        except RmdeskError as fault:
            self._paper.hide()
            self.view.hide()
            self.chip.set_state(tr("Not read"), "warning")
            self.told.setText(sentence(fault))
            return
        self._show(found, content)

    def _show(self, found: ReadSummary, content: bytes) -> None:
        if found.is_unedited:
            self.chip.set_state(tr("Unchanged"), "success")
        else:
            self.chip.set_state(tr("Changed"), "warning")
        self.told.setText(takeout.UNCHANGED if found.is_unedited else takeout.CHANGED)
        # The reader took a byte order mark and the line ends of other systems; the view wants neither.
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        self.view.show_text(text.encode(), as_file=False)

    def _fit(self) -> None:
        look, room = theme(), self._room().height()
        wanted, least = (look.px(one) for one in _HEIGHT)
        self.view.setFixedHeight(max(least, min(wanted, room - look.px(_AROUND))))
        super()._fit()
