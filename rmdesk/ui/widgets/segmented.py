"""A choice between two or three views, all of them visible."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QPushButton, QSizePolicy

from rmdesk.ui.sizes import row
from rmdesk.ui.widgets.text import escaped


class Segmented(QFrame):
    """One stop for Tab; arrows choose inside."""

    chosen = Signal(int)
    """The person chose the part at this place, counted from 0."""

    def __init__(self, parts: Sequence[str], *, name: str) -> None:
        super().__init__()
        self.setProperty("segments", "true")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        line = row(self, spacing=2, margins=(3, 3, 3, 3))
        for place, text in enumerate(parts):
            line.addWidget(self._part(text, place))
        self.set_index(0)
        self._group.idClicked.connect(self.chosen)

    @property
    def index(self) -> int:
        """The place of the chosen part."""
        return self._group.checkedId()

    @property
    def current(self) -> QAbstractButton:
        """The chosen part: what takes the focus."""
        return self._group.button(self.index)

    def set_index(self, index: int) -> None:
        """Show another part as chosen; no signal."""
        self._group.button(index).setChecked(True)

    def set_text(self, index: int, text: str) -> None:
        """Say something else on one part."""
        self._group.button(index).setText(escaped(text))

    def _part(self, text: str, place: int) -> QPushButton:
        part = QPushButton(escaped(text))
        part.setProperty("kind", "segment")
        part.setCheckable(True)
        part.setAutoDefault(False)
        self._group.addButton(part, place)
        return part
