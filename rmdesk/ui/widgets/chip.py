"""Small words in a frame: a chip tells a state, a key cap tells a key."""

from PySide6.QtWidgets import QLabel, QSizePolicy

from rmdesk.ui.qt_values import CENTRE, PLAIN_TEXT
from rmdesk.ui.widgets.text import set_look


class Chip(QLabel):
    """A state in one or two words; nobody can click it. Tones: neutral accent clay success warning danger."""

    def __init__(self, text: str, tone: str = "neutral") -> None:
        super().__init__(text)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setProperty("chip", tone)
        self.setProperty("alignment", CENTRE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, tone: str) -> None:
        """Tell another state."""
        self.setText(text)
        set_look(self, chip=tone)


class KeyCap(QLabel):
    """A key as it is written on a keyboard. Looks: plain, on_accent."""

    def __init__(self, key: str, look: str = "plain") -> None:
        super().__init__(key)
        self.setProperty("key", look)
        self.setProperty("alignment", CENTRE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
