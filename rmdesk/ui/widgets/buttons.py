"""Push buttons: primary (one on a page at most), plain, flat; large or small; with an icon or a key cap."""

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from rmdesk.ui.sizes import row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.chip import KeyCap
from rmdesk.ui.widgets.text import IconLabel, set_look, words

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

Kind = Literal["primary", "plain", "flat", "danger", "banner", "toast", "segment"]
_ICON_TONES = {
    "primary": "on_accent",
    "plain": "text",
    "flat": "accent",
    "danger": "on_danger",
    "banner": "on_danger",
    "toast": "window",
}


class Button(QPushButton):
    """Enter presses it, as Space does. Qt would press nothing, or in a dialog the default instead."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        from PySide6.QtCore import Qt  # its many enums cost a tenth of the start

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _is_held(event):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, kind: Kind = "plain", icon: str = "", *, small: bool = False) -> QPushButton:
    """A button that says what happens; "…" at the end only when a dialog follows."""
    made = Button(text)
    _dress(made, kind, icon, small=small)
    return made


def set_icon(made: QPushButton, icon: str) -> None:
    """Give a button another icon."""

    def show() -> None:
        from rmdesk.ui.icons import icon as icon_of

        made.setIcon(icon_of(icon, _ICON_TONES[made.property("kind")]))

    theme().later(made, show)


def _is_held(event: "QKeyEvent") -> bool:
    """Whether Ctrl, Alt or Shift goes with the key, or it repeats."""
    from PySide6.QtCore import Qt

    return event.isAutoRepeat() or bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)


def _dress(made: QPushButton, kind: Kind, icon: str, *, small: bool) -> None:
    made.setProperty("kind", kind)
    made.setProperty("small", "true" if small else "false")
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    made.setAutoDefault(False)
    if icon:
        set_icon(made, icon)
        sizes(made, icon=14 if small else 18)


class KeyButton(Button):
    """A wide button with its key at the right end, for what is done in a hurry: the clock's keys."""

    def __init__(self, text: str, key: str, kind: Kind = "plain", icon: str = "") -> None:
        super().__init__()
        _dress(self, kind, "", small=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tone = _ICON_TONES[kind]
        self._words = words(text, "strong", tone, wraps=False)
        self._cap = KeyCap(key, "on_accent" if kind == "primary" else "plain")
        self._tone = tone
        line = row(self, spacing=8, margins=(14, 0, 11, 0))
        self._icon = IconLabel(icon, 18, tone)
        line.addWidget(self._icon)
        if not icon:
            self._icon.hide()
        line.addWidget(self._words)
        line.addStretch()
        line.addWidget(self._cap)
        from PySide6.QtCore import Qt

        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def set_text(self, text: str) -> None:
        """Say something else, the key stays."""
        self._words.setText(text)
        self.setAccessibleName(text)

    def setEnabled(self, enabled: bool) -> None:
        super().setEnabled(enabled)
        tone = self._tone if enabled else "muted"
        if self._words.property("tone") != tone:
            set_look(self._words, tone=tone)
            self._icon.set_icon(self._icon.name, tone)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        wanted = layout.sizeHint() if layout is not None else super().sizeHint()
        return QSize(wanted.width(), theme().size("button"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
