"""A field of many lines."""

import re

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit

from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.field import cleaned

LONGEST = 200_000
"""Characters one text may have: some 35,000 words. Qt lays out five times as many in six seconds."""
_ENDLESS_WORD = re.compile(r"\S{5000}")


class TextArea(QPlainTextEdit):
    """Plain text of many lines. Tab leaves it, pasted formats are dropped, it ends at `LONGEST`."""

    edited = Signal()
    """The person changed the text."""
    shortened = Signal(int)
    """So many characters did not fit and were left out."""

    def __init__(self, hint: str = "", text: str = "", *, name: str = "", lines: int = 3) -> None:
        super().__init__()
        self._lines = lines
        self._is_setting = False
        self._longest = LONGEST
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(4)
        self.set_text(text)
        self.textChanged.connect(self._on_text_changed)
        self._fit()
        theme().changed.connect(self._fit)

    def text(self) -> str:
        """What stands in it."""
        return cleaned(self.toPlainText())

    def set_text(self, text: str) -> None:
        """Show `text`, whole; this is no edit."""
        shown = cleaned(text)
        self._longest = max(LONGEST, len(shown))
        self._is_setting = True
        self._break_endless_words(shown)
        self.setPlainText(shown)
        self._is_setting = False

    def _on_text_changed(self) -> None:
        if self._is_setting:
            return
        over = self.document().characterCount() - 1 - self._longest
        if over > 0:
            self._drop_end(over)
            self.shortened.emit(over)
        self.edited.emit()

    def _drop_end(self, over: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setPosition(cursor.position() - over, QTextCursor.MoveMode.KeepAnchor)
        self._is_setting = True
        cursor.removeSelectedText()
        self._is_setting = False

    def _break_endless_words(self, text: str) -> None:
        """Qt looks through a whole word at each of its line breaks: a minute for a word of a megabyte."""
        if _ENDLESS_WORD.search(text):
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)

    def _fit(self) -> None:
        self.setMinimumHeight(self._wanted_height())

    def _wanted_height(self) -> int:
        return self.fontMetrics().lineSpacing() * self._lines + theme().px(8) + 10

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._wanted_height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            text = cleaned(source.text())
            room = (
                self._longest - self.document().characterCount() + 1 + len(self.textCursor().selectedText())
            )
            self._break_endless_words(text)
            self.insertPlainText(text[:room])
            if len(text) > room:
                self.shortened.emit(len(text) - room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Ctrl+Enter belongs to the page's primary button, not to the text.
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)
