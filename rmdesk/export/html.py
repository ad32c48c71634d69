"""A document as one HTML file: nothing is loaded from anywhere, nothing runs, it prints well."""

from collections.abc import Iterable, Iterator
from html import escape

from rmdesk import resources
from rmdesk.export.document import Block, Bullets, Document, Heading, Paragraph, Quote, Table

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""No script, picture, font, frame or address: only the style in the file itself."""
METAS: tuple[dict[str, str], ...] = (
    {"charset": "utf-8"},
    {"http-equiv": "Content-Security-Policy", "content": POLICY},
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {"name": "referrer", "content": "no-referrer"},
    {"name": "color-scheme", "content": "light dark"},
)


def html_file(document: Document) -> bytes:
    """The whole file; the same document always gives the same bytes."""
    metas = "\n".join(f"<meta {_attributes(meta)}>" for meta in METAS)
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en-GB">',
        f"<head>\n{metas}",
        f"<title>{escape(document.title)}</title>",
        f"<style>\n{style()}</style>\n</head>",
        "<body>\n<main>",
        *_content(document.blocks),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(lines).encode()


def style() -> str:
    """The style sheet that stands in every file."""
    return resources.path("templates", "page.css").read_text("utf-8")


def _attributes(values: dict[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in values.items())


def _content(blocks: Iterable[Block]) -> Iterator[str]:
    """Each section in an element of its own, so that a page break can keep its heading."""
    is_open = False
    for block in blocks:
        if isinstance(block, Heading) and block.level > 1:
            yield "</section>\n<section>" if is_open else "<section>"
            is_open = True
        yield _element(block)
    if is_open:
        yield "</section>"


def _element(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Quote(text):
            return f"<blockquote><p>{escape(text)}</p></blockquote>"
        case Paragraph(text):
            return f"<p>{escape(text)}</p>"
        case Bullets(items):
            entries = "\n".join(f"<li>{escape(item)}</li>" for item in items)
            return f"<ul>\n{entries}\n</ul>"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "\n".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in table.rows)
    return f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
