"""Four readers of Markdown that know nothing of each other make the same page of what we write."""

from collections.abc import Callable, Mapping
from typing import Any

import markdown
import mistune
import pytest
from markdown_it import MarkdownIt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument, QTextTable

from rmdesk.export.document import Document, Heading, Table
from rmdesk.export.reading import read_summary
from rmdesk.export.reading_back import html_elements
from tests.export.test_reading import FILE, NEWS, REPORT

Page = tuple[list[tuple[int, str]], list[list[str]]]
"""Headings with their level, and the rows of all tables."""


def by_html(html: str) -> Page:
    """A page from the HTML that a reader made."""
    headings: list[tuple[int, str]] = []
    cells: list[str] = []
    for part in html_elements(html):
        if part.tag in ("h1", "h2"):
            headings.append((int(part.tag[1]), part.text))
        if part.tag in ("th", "td"):
            cells.append(part.text)
    return headings, [cells[at : at + 4] for at in range(0, len(cells), 4)]


def by_qt(source: str) -> Page:
    """A page as the window's own reader sees it."""
    document = QTextDocument()
    feature = QTextDocument.MarkdownFeature
    document.setMarkdown(source, feature.MarkdownDialectGitHub | feature.MarkdownNoHTML)
    headings: list[tuple[int, str]] = []
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            headings.append((block.blockFormat().headingLevel(), block.text()))
        block = block.next()
    frames = document.rootFrame().childFrames()
    tables = [frame for frame in frames if isinstance(frame, QTextTable)]
    return headings, [row for table in tables for row in rows_of(table)]


def rows_of(table: QTextTable) -> list[list[str]]:
    """The cells' words."""
    rows: list[list[str]] = []
    for row in range(table.rows()):
        cells = [table.cellAt(row, column) for column in range(table.columns())]
        rows.append([words(cell.firstCursorPosition(), cell.lastCursorPosition()) for cell in cells])
    return rows


def words(start: QTextCursor, end: QTextCursor) -> str:
    """What stands between two places."""
    start.setPosition(end.position(), QTextCursor.MoveMode.KeepAnchor)
    return start.selectedText()


def by_mistune(source: str) -> Page:
    """The strictest of the four about nothing, the quickest of them all."""
    made: Any = mistune.create_markdown(escape=True, plugins=["table"])(source)
    return by_html(made)


READERS: Mapping[str, Callable[[str], Page]] = {
    "qt": by_qt,
    "markdown": lambda source: by_html(markdown.markdown(source, extensions=["tables"])),
    "markdown-it": lambda source: by_html(MarkdownIt("commonmark").enable("table").render(source)),
    "mistune": by_mistune,
}


def expected(document: Document) -> Page:
    """The page as our own reader has it."""
    headings = [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return headings, [list(row) for table in tables for row in (table.head, *table.rows)]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("file", [FILE, REPORT, NEWS], ids=["summary", "report", "news"])
def test_headings_and_tables_are_the_same_everywhere(reader: str, file: bytes, qapp: QGuiApplication) -> None:
    body = file.decode().partition("\n---\n")[2]
    assert READERS[reader](body) == expected(read_summary(file).document)
