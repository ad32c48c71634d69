"""The button at the right end of the menu bar that opens the palette."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from rmdesk.ui.sizes import row
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import Button
from rmdesk.ui.widgets.chip import KeyCap
from rmdesk.ui.widgets.text import ElidedLabel, IconLabel
from rmdesk.wording import tr


class SearchButton(Button):
    """276 × 30, narrower where the menus need the room."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName(tr("Search or do something"))
        self.setAccessibleDescription("Ctrl+K")
        line = row(self, spacing=10, margins=(11, 0, 5, 0))
        line.addWidget(IconLabel("search", 14))
        line.addWidget(ElidedLabel(tr("Search or do something"), "small", "muted"), 1)
        line.addWidget(KeyCap("Ctrl K"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(276), theme().px(30))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(30))
