"""A field of one line, and the label that belongs to a field."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from rmdesk.ui.qt_values import AUTO_TEXT
from rmdesk.ui.widgets.text import set_look, words

_SURROGATES = range(0xD800, 0xE000)


def cleaned(text: str) -> str:
    """`text` without what no file or database can keep: NUL and lone surrogates."""
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign != "\0" and ord(sign) not in _SURROGATES)


class Field(QLineEdit):
    """One line. `hint` shows while it is empty and is no name: give `name` or use `labelled`."""

    def __init__(self, hint: str = "", text: str = "", *, name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show `text` from its beginning; Qt would scroll to its end."""
        self.setText(text)
        self.setCursorPosition(0)

    def clean_text(self) -> str:
        """What was typed, without NUL, lone surrogates and outer spaces."""
        return cleaned(self.text()).strip()

    def set_wrong(self, wrong: bool) -> None:
        """Mark it red; words beside it must say why."""
        set_look(self, wrong="true" if wrong else "false")


def labelled(text: str, field: QWidget, kind: str = "label", tone: str = "") -> QLabel:
    """The label of a field: its name for everyone, and its buddy. A `&` in `text` marks the access key."""
    label = words(text, kind, tone, wraps=False)
    if "<" not in text:  # a name may hold markup; it is shown as it stands, without an access key
        label.setProperty("textFormat", AUTO_TEXT)
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))
    return label
