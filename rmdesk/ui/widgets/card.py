"""Boxes: a card groups one thought, a well holds a quiet remark, a hairline divides inside a card."""

from PySide6.QtWidgets import QFrame

from rmdesk.ui.sizes import Margins, column, row

CARD_INNER: Margins = (22, 16, 22, 14)


class Card(QFrame):
    """A surface with a thin edge. Put things into `body`, a stretch last."""

    def __init__(self, inner: Margins = CARD_INNER, gap: float = 10) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.body = column(self, spacing=gap, margins=inner)


class Well(QFrame):
    """A sunken place without an edge; `body` runs from left to right."""

    def __init__(self, inner: Margins = (16, 8, 10, 8), gap: float = 12) -> None:
        super().__init__()
        self.setProperty("well", "true")
        self.body = row(self, spacing=gap, margins=inner)


def hairline() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setProperty("frame", "line")
    line.setFixedHeight(1)
    return line


def upright_line() -> QFrame:
    """A thin line from top to bottom, between two columns."""
    line = QFrame()
    line.setProperty("frame", "line")
    line.setFixedWidth(1)
    return line
