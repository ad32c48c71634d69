"""Finished files read as someone else's program reads them: Python-Markdown, a HTML parser, pypdf.

Not by the code that wrote them, so that a fault of a writer shows.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rmdesk.domain.vocabulary import FileFormat
from rmdesk.export.text import one_line

if TYPE_CHECKING:
    from pypdf import PdfReader

Attributes = tuple[tuple[str, str | None], ...]
_HOLD_TEXT = frozenset({"h1", "h2", "p", "li", "th", "td", "title", "style"})
_ESCAPES = r"(?:\\[\\`*_\[\]>|#+.)-])+"


@dataclass(frozen=True, slots=True)
class Element:
    """One element that holds text, or an empty one; `text` has its white space folded."""

    tag: str
    attributes: Attributes
    text: str


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF tells: its pages, its headings, its metadata and the keys of its catalogue and pages."""

    pages: tuple[str, ...]
    outline: tuple[str, ...]
    info: Mapping[str, str]
    has_xmp: bool
    keys: frozenset[str]


def spans(data: bytes, file_format: FileFormat) -> tuple[str, ...]:
    """All texts in a finished file, in their order, with titles and metadata."""
    match file_format:
        case FileFormat.MARKDOWN:
            head, _, _ = data.decode().removeprefix("---\n").partition("\n---\n")
            return (*head.split("\n"), *markdown_blocks(data))
        case FileFormat.HTML:
            return tuple(part.text for part in html_elements(data.decode()) if part.tag != "style")
        case FileFormat.PDF:
            read = pdf_text(data)
            return (*read.info.values(), *read.outline, *read.pages)


def markdown_blocks(data: bytes) -> tuple[str, ...]:
    """Headings, paragraphs, entries and cells of the text under the front matter."""
    body = data.decode().partition("\n---\n")[2]
    return tuple(part.text for part in html_elements(_as_html(body)))


def _as_html(body: str) -> str:
    """Escaped signs in a row are taken together: one by one, Python-Markdown takes 2 s for 20,000."""
    from markdown import Markdown
    from markdown.inlinepatterns import InlineProcessor

    reader = Markdown(extensions=["tables"], output_format="html")
    escapes = type("Escapes", (InlineProcessor,), {"handleMatch": _taken_together})
    reader.inlinePatterns.register(escapes(_ESCAPES, reader), "escapes", 185)
    return reader.convert(body)


def _taken_together(_: object, found: re.Match[str], _text: str) -> tuple[str, int, int]:
    from markdown.util import ETX, STX

    return "".join(f"{STX}{ord(sign)}{ETX}" for sign in found[0][1::2]), found.start(), found.end()


def html_elements(source: str) -> tuple[Element, ...]:
    """Every element that holds text or nothing, in order; text elsewhere and comments are told as such."""
    parser = _Elements()
    parser.feed(source)
    parser.close()
    return tuple(parser.found)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self._open: tuple[str, Attributes] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end()
        if tag in _HOLD_TEXT:
            self._open = (tag, tuple(attrs))
        elif attrs or tag not in _SHELL:
            self.found.append(Element(tag, tuple(attrs), ""))

    def handle_endtag(self, _tag: str) -> None:
        self._end()

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self.found.append(Element("comment", (), data))

    def handle_pi(self, data: str) -> None:
        self.found.append(Element("instruction", (), data))

    def unknown_decl(self, data: str) -> None:
        self.found.append(Element("declaration", (), data))

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        text = one_line("".join(self._words))
        if self._open is not None:
            self.found.append(Element(*self._open, text))
        elif text:
            self.found.append(Element("text", (), text))
        self._open = None
        self._words.clear()


_SHELL = frozenset({"head", "body", "main", "section", "blockquote", "ul", "table", "thead", "tbody", "tr"})
"""Elements without words of their own; they carry no attributes."""


def pdf_text(data: bytes) -> PdfText:
    """A PDF through pypdf."""
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data), strict=True)
    info = {str(key): str(value) for key, value in (reader.metadata or {}).items()}
    return PdfText(
        pages=tuple(page.extract_text() for page in reader.pages),
        outline=tuple(_titles(reader.outline)),
        info=info,
        has_xmp=reader.xmp_metadata is not None,
        keys=frozenset(_keys(reader)),
    )


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.title)


def _keys(reader: "PdfReader") -> Iterator[str]:
    yield from (f"trailer {key}" for key in reader.trailer)
    yield from (f"catalogue {key}" for key in reader.root_object)
    for page in reader.pages:
        yield from (f"page {key}" for key in page)
