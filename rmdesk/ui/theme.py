"""The theme: one palette and one style sheet made from the tokens, for light and dark and four text sizes."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from rmdesk.ui import fonts
from rmdesk.ui.style_sheet import style_sheet
from rmdesk.ui.tokens import SCALES, Tokens, read_tokens

Mode = Literal["system", "light", "dark"]
_PROPERTY = "rmdesk_theme"
_MIDDLE = 128  # of lightness, 0 to 255

# Qt's 21 roles of colour and the token each takes; the second one when the widget is disabled.
_ROLES: dict[QPalette.ColorRole, tuple[str, str]] = {
    QPalette.ColorRole.WindowText: ("text", "control"),
    QPalette.ColorRole.Button: ("surface", "sunken"),
    QPalette.ColorRole.Light: ("surface", "surface"),
    QPalette.ColorRole.Midlight: ("sunken", "sunken"),
    QPalette.ColorRole.Dark: ("control", "control"),
    QPalette.ColorRole.Mid: ("rule", "rule"),
    QPalette.ColorRole.Text: ("text", "control"),
    QPalette.ColorRole.BrightText: ("on_danger", "control"),
    QPalette.ColorRole.ButtonText: ("text", "control"),
    QPalette.ColorRole.Base: ("surface", "sunken"),
    QPalette.ColorRole.Window: ("window", "window"),
    QPalette.ColorRole.Shadow: ("border", "border"),
    QPalette.ColorRole.Highlight: ("selection", "track"),
    QPalette.ColorRole.HighlightedText: ("text", "control"),
    QPalette.ColorRole.Link: ("accent", "control"),
    QPalette.ColorRole.LinkVisited: ("accent", "control"),
    QPalette.ColorRole.AlternateBase: ("sunken", "sunken"),
    QPalette.ColorRole.ToolTipBase: ("surface", "surface"),
    QPalette.ColorRole.ToolTipText: ("text", "control"),
    QPalette.ColorRole.PlaceholderText: ("muted", "control"),
    QPalette.ColorRole.Accent: ("accent", "control"),
}


class Theme(QObject):
    """Colours, fonts and sizes as they are now. Widgets ask it while they paint and hear `changed`."""

    changed = Signal()
    """The colours or the text size are new; palette and style sheet are already in place."""

    def __init__(self, app: QApplication, mode: Mode, scale: float, *, hurry: bool) -> None:
        super().__init__(app)
        self.tokens: Tokens = read_tokens()
        self._app = app
        self._mode: Mode = mode
        self._scale = scale if scale in SCALES else 1.0
        self._colors: dict[str, QColor] = {}
        self._waiting: list[tuple[QObject, Callable[[], object]]] = []
        self._is_hurrying = hurry
        # Before any palette of ours: the desktop's own ground tells light from dark.
        self._desktop_is_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE
        fonts.load()
        app.setProperty(_PROPERTY, self)
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)

    @property
    def is_hurrying(self) -> bool:
        """Whether the first paint is still to come."""
        return self._is_hurrying

    @property
    def mode(self) -> Mode:
        """What was chosen; "system" follows the desktop."""
        return self._mode

    @property
    def scale(self) -> float:
        """Text size as a factor: 1.0, 1.25, 1.5 or 1.75."""
        return self._scale

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours show now."""
        if self._mode == "system":
            return self._desktop_is_dark
        return self._mode == "dark"

    def px(self, size: float) -> int:
        """A size in px at 100 %, at the present text size."""
        return round(size * self._scale)

    def size(self, name: str) -> int:
        """A named size of the tokens, at the present text size."""
        return self.px(self.tokens.size[name])

    def hex(self, token: str) -> str:
        """A colour as the tokens write it."""
        return (self.tokens.dark if self.is_dark else self.tokens.light)[token]

    def color(self, token: str) -> QColor:
        """A colour to paint with."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = QColor(self.hex(token))
        return found

    def font(self, style: str) -> QFont:
        """The font of a named style of text, for what is painted by hand."""
        look = self.tokens.styles[style]
        return fonts.made(self.px(look.px), look.weight, look.family, tabular=look.is_tabular)

    def later(self, of: QObject, deed: Callable[[], object]) -> None:
        """Do `deed` now, or after the first paint; not at all when `of` is gone by then."""
        if self._is_hurrying:
            self._waiting.append((of, deed))
        else:
            deed()

    def finish(self) -> None:
        """The first paint is done: do what waited for it."""
        self._is_hurrying = False
        waiting, self._waiting = self._waiting, []
        for of, deed in waiting:
            if isValid(of):
                deed()

    def set_mode(self, mode: Mode) -> None:
        """Show light, dark, or what the desktop shows."""
        if mode != self._mode:
            self._mode = mode
            self._change()

    def set_scale(self, scale: float) -> None:
        """Show all text at one of the four sizes; others are ignored."""
        if scale != self._scale and scale in SCALES:
            self._scale = scale
            self._change()

    def _on_color_scheme_changed(self) -> None:
        from PySide6.QtCore import Qt

        self._desktop_is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        if self._mode == "system":
            self._change()

    def _change(self) -> None:
        from rmdesk.ui.sizes import apply_everywhere

        self._dress()
        apply_everywhere(self._app)
        self.changed.emit()

    def _dress(self) -> None:
        self._colors.clear()
        if self._app.styleSheet():
            self._app.setStyleSheet("")  # Qt takes three times as long to put one sheet in another's place
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(style_sheet(self.tokens, dark=self.is_dark, scale=self._scale))

    def _palette(self) -> QPalette:
        palette = QPalette()
        groups = QPalette.ColorGroup
        for role, (token, disabled) in _ROLES.items():
            palette.setColor(role, self.color(token))
            palette.setColor(groups.Disabled, role, self.color(disabled))
        return palette


def application(program: str) -> QApplication:
    """The application in Qt's own style: it looks the same everywhere, and the style sheet is made for it.

    The style is named on Qt's command line: `setStyle` would hand its style back to Python, and making
    PySide6's class for it takes 5 ms.
    """
    return QApplication([program, "-style", "fusion"])


def install(app: QApplication, mode: Mode = "system", scale: float = 1.0, *, hurry: bool = False) -> Theme:
    """Dress the application made by `application`, before its first widget.

    With `hurry` the icons wait until `finish()`, which whoever shows the first window calls right after it.
    """
    return Theme(app, mode, scale, hurry=hurry)


def theme() -> Theme:
    """The theme the application wears."""
    found = QApplication.instance()
    worn = found.property(_PROPERTY) if found is not None else None
    if not isinstance(worn, Theme):
        raise RuntimeError("install() comes before the first widget")
    return worn
