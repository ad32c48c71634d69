"""A full-window screen before the desk: one narrow column in the middle, a quiet line at the foot.

Imported before the first paint: Qt, the theme and plain widgets, nothing else.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from rmdesk.ui.qt_values import CENTRE, NEVER, NO_FOCUS
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import set_look, words

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_LOGO = (62, 38)
_LOW = 520
"""px of height below which a screen shows only what is needed."""
_ALL = 1000
"""Stretch that takes all room up to the greatest width, beside stretches of 1."""


class Logo(QWidget):
    """The two discs, and what they share."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)
        theme().later(self, self.update)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_LOGO[0]), theme().px(_LOGO[1]))

    def paintEvent(self, _event: "QPaintEvent") -> None:
        if theme().is_hurrying:
            return  # painting loads more of Qt than the first picture needs
        from PySide6.QtGui import QPainter, QPainterPath

        side = float(self.height())
        left, right = QPainterPath(), QPainterPath()
        left.addEllipse(QRectF(0, 0, side, side))
        right.addEllipse(QRectF(self.width() - side, 0, side, side))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(left, theme().color("accent"))
        painter.fillPath(right, theme().color("clay"))
        painter.fillPath(left.intersected(right), theme().color("window"))


class Screen(QWidget):
    """Logo, title and one sentence above `body`; `foot` stands at the bottom edge of the window."""

    painted = Signal()
    """It is being painted for the first time."""

    def __init__(self, title: str, text: str, *, width: float = 400, gap_below: float = 24) -> None:
        super().__init__()
        self._is_painted = False
        self.title = words(title, "page_title", wraps=True)
        self.text = words(text, "body", "muted", wraps=True)
        for label in (self.title, self.text):
            label.setProperty("alignment", CENTRE)
        self._middle = QWidget()
        sizes(self._middle, max_width=width)
        self.body: QVBoxLayout = column(self._middle)
        self.spare: list[QWidget] = [_above(Logo())]
        """What gives way where the window is low for its text size."""
        self.body.addWidget(self.spare[0])
        self.body.addWidget(self.title)
        self.body.addWidget(gap(6))
        self.body.addWidget(self.text)
        self.body.addWidget(gap(gap_below))
        self.foot = row(spacing=10, margins=(40, 10, 40, 26))
        self._place()
        theme().changed.connect(self._judge)

    def first_focus(self) -> QWidget | None:
        """Where one types first."""
        return None

    def _place(self) -> None:
        content = QWidget()
        across = row(content, margins=(24, 24, 24, 24))
        across.addStretch(1)
        lines = column()
        lines.addStretch(7)
        lines.addWidget(self._middle)
        lines.addStretch(5)
        across.addLayout(lines, _ALL)
        across.addStretch(1)
        outer = column(self)
        outer.addWidget(_scrolling(content), 1)
        outer.addLayout(self.foot)

    def _judge(self) -> None:
        is_low = self.height() < theme().px(_LOW)
        for widget in self.spare:
            widget.setVisible(not is_low)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._judge()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()


class FormField(QWidget):
    """A label, its field, a quiet hint, and red words under it while the field cannot stand as it is."""

    def __init__(self, text: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self.label = labelled(text, field)
        self.remark = words(hint, "small", "muted", wraps=True)
        lines = column(self, spacing=4)
        lines.addWidget(self.label)
        lines.addWidget(field)
        lines.addWidget(self.remark)
        self.remark.setVisible(bool(hint))  # not before it has a parent: it would be a window for a moment

    @property
    def fault(self) -> str:
        """The red words, or ""."""
        return self.remark.text() if self.remark.property("tone") == "danger" else ""

    @property
    def line(self) -> QLineEdit:
        """The field, where it is one of one line."""
        if not isinstance(self.field, QLineEdit):
            raise TypeError(type(self.field).__name__)
        return self.field

    def set_fault(self, fault: str) -> None:
        """Say in red why the field cannot stand; "" takes it back and shows the hint again."""
        self._say(fault or self._hint, "danger" if fault else "muted")
        self.field.setAccessibleDescription(fault)

    def set_hint(self, hint: str, tone: str = "muted") -> None:
        """Say something quiet under the field."""
        self._hint = hint
        self._say(hint, tone)

    def _say(self, text: str, tone: str) -> None:
        self.remark.setText(text)
        self.remark.setVisible(bool(text))
        set_look(self.remark, tone=tone)
        set_look(self.field, wrong="true" if tone == "danger" and text else "false")


def secret_field() -> Field:
    """A field that shows dots."""
    field = Field()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def _above(widget: QWidget) -> QWidget:
    """In the middle of a line, with its distance to what comes below."""
    holder = QWidget()
    line = row(holder, margins=(0, 0, 0, 22))
    line.addStretch()
    line.addWidget(widget)
    line.addStretch()
    return holder


def _scrolling(content: QWidget) -> QScrollArea:
    """Scrolls down when it must. Not `scroll_body`: the viewport it asks for makes PySide6 load all enums."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("frameShape", 0)  # QFrame.Shape.NoFrame
    area.setProperty("horizontalScrollBarPolicy", NEVER)
    area.setProperty("focusPolicy", NO_FOCUS)
    area.setWidget(content)
    return area
