"""Whether Caps Lock is on, told from the letters that arrive: Qt itself does not say."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


def caps_lock_after(event: "QKeyEvent", before: bool | None) -> bool | None:
    """What a key press tells; None while nothing is known. A letter's case against Shift decides."""
    from PySide6.QtCore import Qt  # its many enums cost a tenth of the start, so not before the first paint

    if event.key() == Qt.Key.Key_CapsLock:
        return None if before is None else not before
    text = event.text()
    if len(text) != 1 or not text.isalpha() or text.lower() == text.upper():
        return before
    has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != has_shift
