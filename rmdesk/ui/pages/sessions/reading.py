"""Words to read on the Sessions page, set in rich text and plain to whoever asks."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from rmdesk.ui.widgets.text import dress

INSET = 6
"""px between the edge of a row, where its focus ring runs, and its words."""


class RichLabel(QLabel):
    """Words set in rich text; `text()` and a screen reader get them plain."""

    def __init__(self, kind: str, tone: str, *, wraps: bool) -> None:
        super().__init__()
        self._plain = ""
        dress(self, kind, tone, wraps=wraps)
        self.setTextFormat(Qt.TextFormat.RichText)

    def text(self) -> str:
        """The words, without the markup that sets them."""
        return self._plain

    def set_rich(self, plain: str, rich: str) -> None:
        """Show `rich`, which says the same as `plain`."""
        self._plain = plain
        self.setAccessibleName(plain)
        self.setText(rich)


class Reading(RichLabel):
    """A person's words with the line height of a page: 120 %."""

    def __init__(self, said: str = "") -> None:
        super().__init__("body", "", wraps=True)
        # Not its hint at least: that is guessed for a narrower label, and long texts would leave a gap.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(said)

    def set_words(self, said: str) -> None:
        """Show these words; nothing in them is read as markup."""
        set_tall = '<div style="line-height: 120%; white-space: pre-wrap">{words}</div>'
        self.set_rich(said, set_tall.format(words=escape(said)))
