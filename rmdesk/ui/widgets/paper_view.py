"""A finished text as it reads: what our own exporter wrote, shown with no way to load or open anything."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QImage, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from rmdesk.ui.theme import theme
from rmdesk.wording import tr

_TAGS = frozenset(
    {"h1", "h2", "p", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "em", "strong"}
)
"""What a summary is made of; everything else in a text is dropped before it is shown."""
_TITLE_PX = 21


def html_of(signed: bytes) -> str:
    """The signed text without its front matter, as clean HTML."""
    import markdown
    import nh3

    body = signed.decode().split("\n---\n", 1)[-1]
    made = markdown.markdown(body, extensions=["tables"], output_format="html")
    clean = nh3.clean(made, tags=set(_TAGS), attributes={})
    return clean.replace("<table>", '<table cellspacing="0" width="100%">')


class PaperView(QTextBrowser):
    """Shows text and nothing else: no link opens, no picture or file is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName(tr("The exact text"))
        self.setTabChangesFocus(True)
        # All of it wraps; a table as wide as the paper may be a pixel wider, by rounding.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[bytes, bool] = (b"", False)
        self._marked = ""
        theme().changed.connect(self._render)

    def show_text(self, text: bytes, *, as_file: bool) -> None:
        """Show these bytes; the place one was reading is kept while the text stays the same."""
        if (text, as_file) != self._shown:
            self._shown = (text, as_file)
            self._render()

    def mark(self, said: str) -> None:
        """Show where these words stand, in colour; "" or words that stand nowhere: nothing."""
        self._marked = said
        found = self.document().find(said) if said else QTextCursor()
        if found.isNull():
            self.setExtraSelections([])
            return
        look = QTextEdit.ExtraSelection()
        look.cursor = found
        look.format.setBackground(theme().color("warning_soft"))
        self.setExtraSelections([look])
        start = QTextCursor(found)
        start.setPosition(found.selectionStart())
        self.setTextCursor(start)
        self.ensureCursorVisible()

    def _render(self) -> None:
        self._set_text()
        if self._marked:
            self.mark(self._marked)

    def _set_text(self) -> None:
        text, as_file = self._shown
        self.document().setDefaultFont(theme().font("small" if as_file else "body"))
        if as_file:
            self.setPlainText(text.decode())
            return
        self.document().setDefaultStyleSheet(_style())
        self.document().setIndentWidth(theme().px(18))
        self.setHtml(html_of(text))
        block = self.document().begin()
        while block.isValid():
            _set_heading(block)
            block = block.next()

    def loadResource(self, _kind: int, _name: QUrl | str) -> QImage:
        return QImage(1, 1, QImage.Format.Format_ARGB32)


def _style() -> str:
    look = theme()
    return f"""
h1 {{ margin: 0 0 {look.px(4)}px 0; }}
h2 {{ margin: {look.px(16)}px 0 {look.px(2)}px 0; }}
p {{ margin: 0 0 {look.px(4)}px 0; line-height: 135%; }}
ul {{ margin-top: 0; margin-bottom: 0; }}
li {{ line-height: 135%; }}
blockquote {{ margin: 0; color: {look.hex("muted")}; font-size: {look.px(13)}px; }}
th {{ text-align: left; color: {look.hex("muted")}; font-weight: 400; font-size: {look.px(13)}px; }}
th, td {{ padding: {look.px(2)}px {look.px(12)}px {look.px(2)}px 0; }}
td {{ font-size: {look.px(14)}px; }}"""


def _set_heading(block: QTextBlock) -> None:
    """Qt makes headings larger by a step of its own that no style sheet can undo."""
    level = block.blockFormat().headingLevel()
    if level == 0:
        return
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    shape = cursor.charFormat()
    shape.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    shape.setFont(_heading_font(level))
    cursor.setCharFormat(shape)


def _heading_font(level: int) -> QFont:
    if level > 1:
        return theme().font("strong")
    font = theme().font("page_title")
    font.setPixelSize(theme().px(_TITLE_PX))
    return font
