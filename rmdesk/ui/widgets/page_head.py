"""The head of a page: title, one line under it, buttons at the right."""

from PySide6.QtWidgets import QWidget

from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.text import words


class PageHead(QWidget):
    """Title of 28 px and a muted line; `add` puts a button at the right end."""

    def __init__(self, title: str = "", subtitle: str = "") -> None:
        super().__init__()
        line = row(self, spacing=8)
        both = column(spacing=3)
        self.title = words(title, "page_title", wraps=True)
        self.subtitle = words(subtitle, "subtitle", wraps=True)
        both.addWidget(self.title)
        both.addWidget(self.subtitle)
        line.addLayout(both, 1)
        self._right = row(spacing=8)
        line.addLayout(self._right)
        self.subtitle.setVisible(bool(subtitle))

    def set_title(self, title: str) -> None:
        """Say another title."""
        self.title.setText(title)

    def set_subtitle(self, subtitle: str) -> None:
        """Say another line under it; empty hides it."""
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add(self, widget: QWidget) -> None:
        """Put `widget` at the right end."""
        self._right.addWidget(widget)
