"""What is stored where, and who can read it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rmdesk import paths
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class StoredDialog(Dialog):
    """The journal, its backups, the settings; each with its place and its readers."""

    def __init__(self, parent: QWidget | None, journal: Path) -> None:
        super().__init__(parent, tr("What is stored where"), width=560)
        only_you = tr("Encrypted: only your passphrase or your recovery key opens it.")
        self._add(tr("Your journal"), paths.database(journal), only_you)
        self._add(
            tr("The key file"),
            paths.header(journal),
            tr("The journal's key, locked by your passphrase and by your recovery key."),
        )
        self._add(tr("Backups"), paths.backups(journal), only_you)
        self._add(
            tr("Settings"),
            paths.settings_file(),
            tr(
                "Look, text size, where journals lie."
                " Readable to whoever uses this account; none of your text."
            ),
        )
        self.body.addWidget(
            words(tr("A summary lies where you saved it. rmdesk sends nothing to anybody."), "body", "muted")
        )
        close = button(tr("Close"), "plain")
        close.clicked.connect(self.accept)
        self.add_answers(close)

    def _add(self, title: str, place: Path, text: str) -> None:
        # A place without a space never wraps; zero-width spaces let it break after each folder.
        shown = str(place).replace("/", "/\u200b").replace("\\", "\\\u200b")
        where = words(shown, "small", "muted", wraps=True)
        where.setAccessibleName(str(place))
        lines = column(spacing=2)
        for part in (words(title, "strong"), where, words(text, "small", wraps=True)):
            lines.addWidget(part)
        self.body.addLayout(lines)
