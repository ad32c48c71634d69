"""The last look before a file is written: is it what both agreed to, and holds it nothing that may not leave?

The finished bytes are read back by other programs' code and compared with the agreed text; then people's
words are searched, each and beside its neighbours. The program's own words (headings, table heads, figures)
are never searched: they are the same in every file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from rmdesk.domain.redaction import Lexicon
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.errors import NotASummary
from rmdesk.export.document import Document, Heading, Table
from rmdesk.export.formats import Finished
from rmdesk.export.html import METAS, style
from rmdesk.export.names import file_name, safe_name
from rmdesk.export.pdf import footer, shown
from rmdesk.export.reading import FreeText, read_summary
from rmdesk.export.reading_back import html_elements, markdown_blocks, pdf_text, spans
from rmdesk.export.text import one_line

__all__ = ["DIFFERS", "Leak", "check", "spans"]

DIFFERS = "differs"
_SETTINGS = frozenset({Subject.PROGRAMME, Subject.PAIR_REFERENCE})
"""Checked when they were entered; what only asks was answered then."""
_JOIN = "; "
_PDF_KEYS = frozenset(
    {
        *("trailer /Size", "trailer /Root", "trailer /Info", "trailer /ID"),
        *("catalogue /Type", "catalogue /Pages", "catalogue /Lang", "catalogue /Outlines"),
        *("catalogue /PageLayout", "catalogue /OpenAction", "catalogue /ViewerPreferences"),
        *("page /Type", "page /Parent", "page /MediaBox", "page /Resources", "page /Contents"),
        "page /Group",
    }
)
"""Everything a PDF of ours has: no annotation, action, form, attachment or script."""


@dataclass(frozen=True, slots=True)
class Leak:
    """`place` is an index into `read_summary(agreed).free`, -1 the name, the metadata or the whole file.

    `reason` is a `FindingKind` value or "differs".
    """

    place: int
    reason: str


def check(
    finished: Finished,
    agreed: bytes,
    lexicon: Lexicon,
    cleared: Mapping[int, frozenset[str]] | None = None,
) -> tuple[Leak, ...]:
    """Why the file may not be written; nothing when it may.

    `cleared` are, by place, the words that their author was asked about and let pass.
    """
    try:
        read = read_summary(agreed)
    except NotASummary:
        return (Leak(-1, DIFFERS),)
    leaks: list[Leak] = []
    if not read.is_unedited or not _reads_as(finished, agreed, read.document):
        leaks.append(Leak(-1, DIFFERS))
    leaks += _in_name(finished, read.document, lexicon)
    leaks += _in_words(read.free, lexicon, cleared or {})
    leaks += _between(read.free, lexicon)
    return tuple(dict.fromkeys(leaks))


def _reads_as(finished: Finished, agreed: bytes, document: Document) -> bool:
    expected = markdown_blocks(agreed)
    match finished.file_format:
        case FileFormat.MARKDOWN:
            return finished.data == agreed
        case FileFormat.HTML:
            return _is_page(finished.data, document, expected)
        case FileFormat.PDF:
            return _is_print(finished.data, document, expected)


def _is_page(data: bytes, document: Document, expected: tuple[str, ...]) -> bool:
    shell = [
        ("html", (("lang", "en-GB"),), ""),
        *(("meta", tuple(meta.items()), "") for meta in METAS),
        ("title", (), one_line(document.title)),
        ("style", (), one_line(style())),
    ]
    found = [(part.tag, part.attributes, part.text) for part in html_elements(data.decode())]
    if found[: len(shell)] != shell:
        return False
    content = found[len(shell) :]
    plain = all(not attributes or (tag, attributes) == _HEAD_CELL for tag, attributes, _ in content)
    return plain and tuple(text for _, _, text in content) == expected


_HEAD_CELL = ("th", (("scope", "col"),))


def _is_print(data: bytes, document: Document, expected: tuple[str, ...]) -> bool:
    from pypdf.errors import PyPdfError

    try:
        read = pdf_text(data)
    except PyPdfError:
        return False
    headings = tuple(block.text for block in document.blocks if isinstance(block, Heading))
    info = {"/Title": document.title, "/CreationDate": f"D:{document.day:%Y%m%d}000000Z"}
    told = read.info == info and read.outline == headings and not read.has_xmp
    return told and read.keys <= _PDF_KEYS and _pages_read(read.pages, document, expected)


def _pages_read(pages: Iterable[str], document: Document, expected: Iterable[str]) -> bool:
    """All pages together, without their feet and the repeated heads of tables."""
    folded = [_folded(page) for page in pages]
    heads = tuple(_folded("".join(block.head)) for block in document.blocks if isinstance(block, Table))
    text = _folded("".join(expected))
    at = 0
    for number, page in enumerate(folded, 1):
        foot = _folded(footer(document.title, number, len(folded)))
        if not page.endswith(foot):
            return False
        words = page.removesuffix(foot)
        if not text.startswith(words, at):
            words = next((words.removeprefix(head) for head in heads if words.startswith(head)), words)
        if not text.startswith(words, at):
            return False
        at += len(words)
    return at == len(text)


def _folded(text: str) -> str:
    """Without any white space: lines break where the page ends."""
    return "".join(shown(text).split())


def _in_name(finished: Finished, document: Document, lexicon: Lexicon) -> Iterator[Leak]:
    """The name that rmdesk gives tells nothing; one that a person chose is searched."""
    if finished.name == file_name(document, finished.file_format):
        return
    if finished.name != safe_name(finished.name, finished.file_format):
        yield Leak(-1, DIFFERS)
    stem = finished.name.rpartition(".")[0]
    for text in (stem, re.sub(r"[_.-]+", " ", stem)):
        yield from (Leak(-1, found.kind.value) for found in lexicon.find(text) if not found.must_ask)


def _in_words(
    free: tuple[FreeText, ...], lexicon: Lexicon, cleared: Mapping[int, frozenset[str]]
) -> Iterator[Leak]:
    for place, text in enumerate(free):
        for found in lexicon.find(text.text):
            passes = text.subject in _SETTINGS or found.word in cleared.get(place, frozenset())
            if not (found.must_ask and passes):
                yield Leak(place, found.kind.value)


def _between(free: tuple[FreeText, ...], lexicon: Lexicon) -> Iterator[Leak]:
    """What is read only where two texts meet ("north; star"); told at the later one."""
    places = enumerate(free)
    for _, group in groupby(places, key=lambda one: (one[1].section, one[1].subject, one[1].side)):
        members = list(group)
        ends: list[int] = []
        joined = ""
        for _, text in members:
            joined += text.text
            ends.append(len(joined))
            joined += _JOIN
        for found in lexicon.find(joined) if len(members) > 1 else ():
            first, last = _member(found.start, ends), _member(found.end - 1, ends)
            if first != last and not found.must_ask:
                yield Leak(members[last][0], found.kind.value)


def _member(place: int, ends: list[int]) -> int:
    return next((number for number, end in enumerate(ends) if place < end), len(ends) - 1)
