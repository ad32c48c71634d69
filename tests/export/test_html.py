"""The HTML file: whole in itself, well formed, nothing loaded, nothing run."""

import re
from html.parser import HTMLParser

import pytest

from rmdesk.export.document import Document, Heading, Table, texts
from rmdesk.export.html import html_file
from rmdesk.export.reading import read_summary
from rmdesk.export.reading_back import html_elements
from tests.export.test_reading import FILE, NEWS, REPORT

EMPTY = {"meta"}


class Strict(HTMLParser):
    """Every element is closed in its order; every attribute and address is noted."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(document: Document) -> tuple[str, Strict]:
    """The file, and what a strict parser makes of it."""
    source = html_file(document).decode()
    parser = Strict()
    parser.feed(source)
    parser.close()
    assert parser.open == []
    return source, parser


@pytest.mark.parametrize("file", [FILE, NEWS, REPORT])
def test_it_is_well_formed_and_alone(file: bytes) -> None:
    document = read_summary(file).document
    source, parser = read(document)
    assert source.startswith('<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">')
    assert f"<title>{document.title}</title>" in source
    assert 'Content-Security-Policy" content="default-src &#x27;none&#x27;' in source
    assert set(parser.tags) <= {
        *("html", "head", "meta", "title", "style", "body", "main", "section", "h1", "h2", "p"),
        *("blockquote", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    }
    assert parser.attributes == {"lang", "charset", "http-equiv", "content", "name"} | (
        {"scope"} if "table" in parser.tags else set()
    )
    assert not re.search(r"url\(|@import|@font-face|https?:|//|javascript|expression", source)


def test_it_reads_as_the_document() -> None:
    document = read_summary(FILE).document
    source, parser = read(document)
    found = [
        part.text for part in html_elements(source) if part.tag not in ("html", "meta", "style", "title")
    ]
    assert found == [text for block in document.blocks for text in texts(block)]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert parser.tags.count("h1") == 1
    assert parser.tags.count("h2") == len(headings) - 1
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert source.count('<th scope="col">') == len(table.head)
    assert parser.tags.count("tr") == len(table.rows) + 1


def test_it_can_be_printed_and_read_in_the_dark() -> None:
    source, _ = read(read_summary(FILE).document)
    assert "@media print" in source
    assert "@media (prefers-color-scheme: dark)" in source
    assert "display: table-header-group" in source


def test_hostile_words_stay_words() -> None:
    title = "</title><script>x</script>\"'&amp;"
    document = read_summary(FILE).document
    hostile = Document(document.kind, title, document.day, "", (Heading(1, title),))
    source, parser = read(hostile)
    assert "script" not in parser.tags
    assert source.count(title.split("<", maxsplit=1)[0] + "&lt;/title&gt;") == 2


def test_the_same_document_gives_the_same_bytes() -> None:
    document = read_summary(FILE).document
    assert html_file(document) == html_file(document)
