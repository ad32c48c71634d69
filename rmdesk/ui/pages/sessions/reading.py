"""Words to read on the Sessions page, set in rich text and plain to whoever asks."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from rmdesk.ui.widgets.text import dress
from rmdesk.wording import tr

INSET = 6
"""px between the edge of a row, where its focus ring runs, and its words."""


_ENDLESS_WORD = re.compile(r"\S{40}(?=\S)")
"""Qt looks through a whole word at each of its line breaks: one of 20,000 signs would take a second."""
_MAY_BREAK = "\u200b"
LONG = 6_000
"""Characters from which a text is shown in part: some three pages."""
BEGINNING = 4_000
"""Characters that are shown of it."""


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
        self.linkActivated.connect(self.show_all)
        self.set_words(said)

    def set_words(self, said: str) -> None:
        """Show these words; nothing in them is read as markup. Of a long text the beginning, until asked."""
        is_long = len(said) > LONG
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(
            flags.LinksAccessibleByMouse | flags.LinksAccessibleByKeyboard
            if is_long
            else flags.NoTextInteraction
        )
        if is_long:
            left = tr("Show all, {count} more characters").format(count=len(said) - BEGINNING)
            self._set(said, said[:BEGINNING], f'… <a href="all">{escape(left)}</a>')
        else:
            self._set(said, said)

    def show_all(self) -> None:
        """Show a long text whole; a megabyte takes a while."""
        self._set(self.text(), self.text())

    def _set(self, said: str, shown: str, end: str = "") -> None:
        breakable = escape(_ENDLESS_WORD.sub(rf"\g<0>{_MAY_BREAK}", shown))
        self.set_rich(said, f'<div style="line-height: 120%; white-space: pre-wrap">{breakable}{end}</div>')
