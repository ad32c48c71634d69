"""Notices inside a page: a banner needs an answer, a hint asks, a good line tells."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import IconLabel, escaped, words

Answer = tuple[str, Callable[[], object]]
"""The words of a button and what it does."""


class Banner(QFrame):
    """What happened in bold, below it what is safe and tried, at most two answers. Stays until solved."""

    def __init__(self, icon: str, title: str, text: str, answers: Sequence[Answer] = ()) -> None:
        super().__init__()
        self.setProperty("notice", "banner")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        line = row(self, spacing=12, margins=(16, 9, 13, 9))
        line.addWidget(IconLabel(icon, 20, "on_danger"))
        both = column(spacing=1)
        self._title = words(title, "strong", "on_danger", wraps=True)
        self._text = words(text, "small", "on_danger", wraps=True)
        both.addWidget(self._title)
        both.addWidget(self._text)
        line.addLayout(both, 1)
        self.buttons: list[QPushButton] = []
        for say, act in answers[:2]:
            made = button(escaped(say), "banner", small=True)
            made.clicked.connect(lambda _on=False, do=act: do())
            self.buttons.append(made)
            line.addWidget(made)

    def set_words(self, title: str, text: str) -> None:
        """Tell how it goes on."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)


class _Line(QFrame):
    """An icon and one or two lines of words on a soft ground."""

    def __init__(self, notice: str, icon: str, tone: str, text: str, title: str) -> None:
        super().__init__()
        self.setProperty("notice", notice)
        self._line = row(self, spacing=10, margins=(16, 9, 14, 9))
        self._line.addWidget(IconLabel(icon, 18, tone))
        lines: QVBoxLayout = column(spacing=1)
        self._line.addLayout(lines, 1)
        self._title = words(title, "label", wraps=True)
        self._text = words(text, "small", wraps=True)
        # In their place before they show: a label without a parent would be a window for a moment.
        lines.addWidget(self._title)
        lines.addWidget(self._text)
        self.set_words(text, title)

    def set_words(self, text: str, title: str = "") -> None:
        """Say something else."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title or text)
        self.setAccessibleDescription(text if title else "")

    def add(self, widget: QWidget) -> None:
        """Put `widget` at the right end."""
        self._line.addWidget(widget)


class Hint(_Line):
    """Asks, never judges; one action at most."""

    acted = Signal()
    """The person took the action."""

    def __init__(self, text: str, action: str = "", *, title: str = "") -> None:
        super().__init__("hint", "lightbulb", "warning", text, title)
        self.action = button(escaped(action), "flat", small=True)
        self.action.clicked.connect(self._on_clicked)
        self.add(self.action)
        self.action.setVisible(bool(action))

    def _on_clicked(self) -> None:
        self.acted.emit()


class Good(_Line):
    """Tells that something holds; no button."""

    def __init__(self, text: str, *, title: str = "") -> None:
        super().__init__("good", "shield-check", "success", text, title)


class Wrong(_Line):
    """Tells in red what stands in the way, beside the thing itself."""

    def __init__(self, text: str, *, title: str = "") -> None:
        super().__init__("wrong", "triangle-alert", "danger", text, title)
