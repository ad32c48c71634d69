"""Small things at the left of a line, under each other where they do not fit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rmdesk.ui.widgets.fold import Part, TightFold


def beside(*widgets: QWidget, gap: float = 12) -> TightFold:
    """These at the left, as wide as they want to be."""
    rest = QWidget()
    fold = TightFold(*(Part(one, stretch=0) for one in widgets), Part(rest), gap=gap)
    layout = fold.layout()
    if layout is not None:
        for one in widgets:
            layout.setAlignment(one, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return fold
