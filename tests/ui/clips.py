"""Finds words that do not fit where they stand: labels, buttons and the hints of fields."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from rmdesk.ui.theme import Mode, Theme

_SLACK = 1  # px that rounding may cost
_LAYOUTS = 200  # rounds of the event loop that a layout may take to come to rest
_LOOKS: tuple[tuple[Mode, float], ...] = (("light", 1.0), ("dark", 1.0), ("dark", 1.75), ("light", 1.75))
"""Each one change from the one before."""


def worn(theme: Theme) -> Iterator[float]:
    """Both themes at the smallest and the largest text, worn one after the other; the text size each time."""
    for mode, scale in _LOOKS:
        theme.set_mode(mode)
        theme.set_scale(scale)
        yield scale


def clipped(root: QWidget) -> list[str]:
    """The words of every visible label, button and empty field that has less room than they need."""
    labels = [one.text() for one in root.findChildren(QLabel) if one.isVisible() and _cuts_label(one)]
    buttons = [one.text() for one in root.findChildren(QPushButton) if one.isVisible() and _is_squeezed(one)]
    hints = [
        one.placeholderText() for one in root.findChildren(QLineEdit) if one.isVisible() and _cuts_hint(one)
    ]
    return labels + buttons + hints


def _cuts_label(label: QLabel) -> bool:
    wraps = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    room = label.contentsRect()
    place = QRect(0, 0, room.width() if label.wordWrap() else 100_000, 100_000)
    needed = label.fontMetrics().boundingRect(place, int(wraps), label.text())
    return needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK


def _is_squeezed(button: QPushButton) -> bool:
    hint = button.minimumSizeHint()
    return hint.width() > button.width() + _SLACK or hint.height() > button.height() + _SLACK


def _cuts_hint(field: QLineEdit) -> bool:
    if field.text():
        return False
    return field.fontMetrics().horizontalAdvance(field.placeholderText()) > field.width() - 16


def assert_nothing_is_cut(shown: QWidget) -> None:
    """No words are cut once the layout has come to rest."""
    for _ in range(_LAYOUTS):
        if not clipped(shown):
            break
        QTest.qWait(1)
    assert clipped(shown) == []
