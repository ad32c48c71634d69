"""The text fields of a plan: they grow with their words, and a label stands above each."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rmdesk.ui.sizes import column
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text_area import TextArea

_MOST_LINES = 16
_MARGIN = 4  # px around the words
_PADDING = 4  # px around the margin, as in the style sheet


class PlanText(TextArea):
    """Plain text that is as high as its words, from `lines` to 16 lines. The page keeps what is undone."""

    def __init__(self, hint: str = "", *, name: str = "", lines: int = 1) -> None:
        self._least = lines
        super().__init__(hint, name=name, lines=lines)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def set_quietly(self, text: str) -> None:
        """Show `text` unless it stands there already: the place of writing stays."""
        if self.text() != text:
            self.set_text(text)

    def _grow(self) -> None:
        lines = round(self.document().size().height())
        wanted = min(max(lines, self._least), _MOST_LINES)
        if wanted != self._lines:
            self._lines = wanted
            way = Qt.ScrollBarPolicy
            is_cut = lines > _MOST_LINES
            self.setVerticalScrollBarPolicy(way.ScrollBarAsNeeded if is_cut else way.ScrollBarAlwaysOff)
            self._fit()
            self.updateGeometry()

    def _fit(self) -> None:
        self.document().setDocumentMargin(theme().px(_MARGIN))
        super()._fit()

    def _wanted_height(self) -> int:
        # One line is as high as the field of minutes beside it, at every text size.
        edges = 2 * (theme().px(_PADDING) + theme().px(_MARGIN) + 1)
        return self.fontMetrics().lineSpacing() * self._lines + edges

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(90), self._wanted_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()


class LabelledText(QWidget):
    """A text field with its label above."""

    def __init__(self, label: str, hint: str = "", *, lines: int = 2) -> None:
        super().__init__()
        self.text = PlanText(hint, lines=lines)
        both = column(self, spacing=4)
        self.label: QLabel = labelled(label, self.text, "label", "muted")
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # it may hold a name, which is never markup
        both.addWidget(self.label)
        both.addWidget(self.text, 1)
        # Of two texts side by side the shorter one is as high as the longer one.
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_label(self, label: str) -> None:
        """Say another label, which is also the field's name."""
        self.label.setText(label)
        self.text.setAccessibleName(label)
