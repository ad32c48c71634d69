"""Version and licences."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from rmdesk import __version__
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class AboutDialog(Dialog):
    """What this is, and whose work it stands on."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent, tr("About rmdesk"), width=460)
        lines = (
            tr("Reverse Mentoring Desk {version}, with Qt {qt}.").format(version=__version__, qt=qVersion()),
            tr("An encrypted journal for one reverse-mentoring pair. It works without a network."),
            tr("rmdesk: MIT licence. Inter: SIL Open Font License 1.1. Lucide icons: ISC licence."),
            tr("Qt for Python and fpdf2: LGPL 3. SQLCipher and pypdf: BSD licences."),
            tr("Letters that look alike: Unicode's data, through confusable-homoglyphs (MIT)."),
            tr("Their texts lie beside the program."),
        )
        for text in lines:
            self.body.addWidget(words(text, "body", "muted" if text is not lines[0] else "", wraps=True))
        close = button(tr("Close"), "plain")
        close.clicked.connect(self.accept)
        self.add_answers(close)
