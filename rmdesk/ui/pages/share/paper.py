"""The paper: the exact text, as it reads or as the file."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QFont, QImage, QTextBlock, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from rmdesk.errors import NoSummary
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import sentence

_TAGS = frozenset(
    {"h1", "h2", "p", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "em", "strong"}
)
"""What a summary is made of; everything else in a text is dropped before it is shown."""
_TITLE_PX = 21
_READS, _FILE = 0, 1
_AGREEMENT_PROBLEMS = ("no agreement", "agreement changed")


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
        theme().changed.connect(self._render)

    def show_text(self, text: bytes, *, as_file: bool) -> None:
        """Show these bytes; the place one was reading is kept while the text stays the same."""
        if (text, as_file) != self._shown:
            self._shown = (text, as_file)
            self._render()

    def _render(self) -> None:
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


class ProblemBlock(QWidget):
    """Why there is no text for this period, and the way to put it right."""

    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        lines = column(self, spacing=8, margins=(0, 0, 10, 0))
        lines.addStretch(4)
        lines.addWidget(IconLabel("file-text", 44, "control", 1.25), 0, centre)
        lines.addWidget(words(tr("No summary for this period"), "card_title", wraps=False), 0, centre)
        self.words = words("", "body", "muted", wraps=True)
        self.words.setAlignment(centre)
        lines.addWidget(self.words)
        self.way = button(tr("Go to Agreement"), "plain", "handshake")
        lines.addWidget(self.way, 0, centre)
        lines.addStretch(5)

    def show_problem(self, problem: NoSummary) -> None:
        """Say it; the way shows where it leads anywhere."""
        self.words.setText(sentence(problem))
        self.way.setVisible(problem.reason in _AGREEMENT_PROBLEMS)


class Paper(Card):
    """The text with its state; or the reason why there is none."""

    way_asked = Signal()
    """The person wants to go where the reason can be put right."""

    def __init__(self) -> None:
        super().__init__(inner=(22, 12, 12, 12), gap=12)
        self.segments = Segmented((tr("As it reads"), tr("As the file")), name=tr("How the text shows"))
        self.chip = Chip("")
        self.view = PaperView()
        self.problem = ProblemBlock()
        head = row(spacing=8, margins=(0, 0, 10, 0))
        head.addWidget(self.segments)
        head.addStretch(1)
        head.addWidget(self.chip)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.problem, 1)
        sizes(self.view, min_height=430)
        self._text = b""
        self._file = b""
        self.problem.way.clicked.connect(self.way_asked)
        self.segments.chosen.connect(self._show)

    def show_state(self, state: ShareState) -> None:
        """Show the text of this state."""
        view = state.view
        problem = view.problem
        self.segments.setVisible(problem is None)
        self.view.setVisible(problem is None)
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self._show_problem(problem)
            return
        self._text = view.signed
        whole = view.agreed.file_bytes if view.agreed is not None else None
        self._file = whole or view.signed
        self.chip.set_state(*_chip(state))
        self._show()

    def _show(self, *_index: int) -> None:
        as_file = self.segments.index == _FILE
        self.view.show_text(self._file if as_file else self._text, as_file=as_file)

    def _show_problem(self, problem: NoSummary) -> None:
        self.chip.set_state(tr("No text yet"), "neutral")
        self.problem.show_problem(problem)


def _chip(state: ShareState) -> tuple[str, str]:
    saved = state.view.saved_at
    if saved is not None:
        return tr("Saved {day}").format(day=dates.day_and_month(saved)), "neutral"
    if state.view.is_whole:
        return tr("Agreed by both"), "success"
    return tr("Not agreed yet"), "warning"


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
