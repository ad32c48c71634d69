"""Row 14: a change of theme of a whole window of 90 widgets, beside the 150 ms of a blink."""

import statistics
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.settings import Mode
from rmdesk.ui.sizes import column
from rmdesk.ui.theme import install
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from tests.benchmarks.measuring import Measured, milliseconds

_BLINK = 150.0
_CARDS = 18
_TURNS = 5


def measure() -> list[Measured]:
    """From light to dark and back, painted each time."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    look = install(application, "light")
    window = QWidget()
    lines = column(window, spacing=8)
    for _ in range(_CARDS):
        card = Card()
        for part in (words("Title", "card_title"), Field("hint"), button("Do"), words("a", "small")):
            card.body.addWidget(part)
        lines.addWidget(card)
    window.show()

    def turned(mode: Mode) -> None:
        look.set_mode(mode)
        window.grab()

    turns: tuple[Mode, ...] = ("dark", "light") * _TURNS
    times = [milliseconds(partial(turned, mode)) for mode in turns]
    return [Measured("a change of theme of a window of 90 widgets", statistics.median(times), _BLINK, 1.0)]
