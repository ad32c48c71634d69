"""Words on the screen: labels by kind and tone, a label that shortens, an icon that stands alone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rmdesk.ui import fonts
from rmdesk.ui.qt_values import PLAIN_TEXT
from rmdesk.ui.sizes import sizes
from rmdesk.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_WRAPS_FROM = 25  # characters: one long line that does not wrap widens the whole window
_KINDS_TABULAR = ("figure", "clock", "clock_strip")


def words(
    text: str = "",
    kind: str = "body",
    tone: str = "",
    *,
    wraps: bool | None = None,
    tabular: bool = False,
) -> QLabel:
    """A label. From 25 characters on it wraps unless `wraps` says otherwise; text is never read as markup."""
    label = QLabel(text)
    dress(label, kind, tone, wraps=len(text) >= _WRAPS_FROM if wraps is None else wraps, tabular=tabular)
    return label


def dress(label: QLabel, kind: str, tone: str, *, wraps: bool = False, tabular: bool = False) -> None:
    """Give a label its kind (a text style of the tokens, or `subtitle`) and its tone (a colour)."""
    label.setProperty("textFormat", PLAIN_TEXT)
    label.setProperty("kind", kind)
    label.setProperty("tone", tone or ("muted" if kind == "subtitle" else "text"))
    label.setWordWrap(wraps)
    if wraps:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    if tabular or kind in _KINDS_TABULAR:
        font = label.font()
        fonts.make_tabular(font)
        label.setFont(font)


def escaped(text: str) -> str:
    """A person's words for a button or menu, where a single "&" would mark an access key."""
    return text.replace("&", "&&")


def set_look(widget: QWidget, **properties: str | bool) -> None:
    """Change the properties that choose a widget's rules, and let it look that way now."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    if theme().is_hurrying and not widget.isVisible():
        return  # nothing is polished yet, and asking for the style takes 5 ms
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class ElidedLabel(QLabel):
    """One line that ends in "…" when there is no room; the whole text is its accessible name."""

    def __init__(self, text: str = "", kind: str = "body", tone: str = "") -> None:
        super().__init__()
        self._whole = ""
        dress(self, kind, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_text(text)
        theme().changed.connect(self._fit)

    @property
    def whole_text(self) -> str:
        """What it would say with room enough."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Say something else."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        if self.fontMetrics().horizontalAdvance(self._whole) <= self.width():
            self.setText(self._whole)
            return
        from PySide6.QtCore import Qt

        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._fit()


class IconLabel(QWidget):
    """An icon beside words; it says nothing to a screen reader, the words do."""

    def __init__(self, name: str, size: float = 18, tone: str = "muted", stroke: float = 1.75) -> None:
        super().__init__()
        self.name = name
        self.tone = tone
        self.stroke = stroke
        sizes(self, width=size, height=size)
        theme().later(self, self._begin)

    def set_icon(self, name: str, tone: str = "") -> None:
        """Show another icon."""
        self.name = name
        self.tone = tone or self.tone
        self.update()

    def _begin(self) -> None:
        # Painted from outside: a paintEvent here would load Qt's painting classes before the first paint.
        from rmdesk.ui.icons import label_painter

        self.installEventFilter(label_painter())
        self.update()
