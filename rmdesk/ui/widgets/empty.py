"""The state of a page with nothing to show yet: what it is for, and how to begin."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import IconLabel, escaped, words

Say = tuple[str, str]
"""The words and the icon of a button."""


class EmptyState(QWidget):
    """Icon, title, two lines, one primary and one plain button, a little above the middle."""

    def __init__(
        self, icon: str, title: str, text: str, *, primary: Say | None = None, plain: Say | None = None
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        centre = Qt.AlignmentFlag.AlignHCenter
        lines = column(self, spacing=4)
        lines.addStretch(5)
        lines.addWidget(IconLabel(icon, 44, "control", 1.25), 0, centre)
        lines.addWidget(gap(7))
        lines.addWidget(words(title, "card_title", wraps=False), 0, centre)
        told = words(text, "body", "muted", wraps=True)
        told.setAlignment(centre)
        sizes(told, max_width=520)
        held = row()
        held.addStretch(1)
        held.addWidget(told, 6)
        held.addStretch(1)
        lines.addLayout(held)
        lines.addWidget(gap(12))
        self.primary: QPushButton | None = None
        self.plain: QPushButton | None = None
        buttons = row(spacing=10)
        buttons.addStretch()
        if primary is not None:
            self.primary = button(escaped(primary[0]), "primary", primary[1])
            buttons.addWidget(self.primary)
        if plain is not None:
            self.plain = button(escaped(plain[0]), "plain", plain[1])
            buttons.addWidget(self.plain)
        buttons.addStretch()
        lines.addLayout(buttons)
        lines.addStretch(8)
