"""The strict reader of the files that rmdesk writes for others: foreign until proven (product.md, 6).

It loads nothing, runs nothing, repairs nothing, and takes time in proportion to the file.
"""

import codecs
import re
from dataclasses import dataclass

from rmdesk.domain.vocabulary import DocumentKind
from rmdesk.errors import NotASummary
from rmdesk.export.document import Document
from rmdesk.export.markdown import is_unedited
from rmdesk.export.reading_body import FreeText, read_body
from rmdesk.export.reading_front import Front, read_front
from rmdesk.export.text import UNSEEN

__all__ = ["LARGEST", "FreeText", "Front", "ReadSummary", "read_summary"]

LARGEST = 1_000_000
"""Bytes. A summary has a few thousand."""
_OTHER_CODES = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_NOT_IN_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """A summary, a page of news or a report, as it was read from its bytes."""

    kind: DocumentKind
    front: Front
    document: Document
    is_unedited: bool
    """Whether the hash fits. It finds accidental edits, not forgery."""
    free: tuple[FreeText, ...]
    """Every person's words, in the order of the text, then those of the front matter alone."""


def read_summary(data: bytes) -> ReadSummary:
    """Read one whole file. Raises NotASummary naming the field, line or section that does not fit."""
    text = _text(data)
    head, end, body = text.removeprefix("---\n").partition("\n---\n")
    if not text.startswith("---\n") or not end:
        raise NotASummary("file", "no front matter")
    if re.search(r"^(?:---|\.\.\.)$", body, re.MULTILINE):
        raise NotASummary("file", "two front matters")
    front = read_front(head.split("\n"))
    unedited = is_unedited(text.encode())
    document, free = read_body(front, body, is_unedited=unedited)
    return ReadSummary(front.kind, front, document, unedited, free)


def _text(data: bytes) -> str:
    """UTF-8 with LF ends; a byte order mark and CRLF, which mail and editors add, are taken off."""
    if not data:
        raise NotASummary("file", "empty")
    if len(data) > LARGEST:
        raise NotASummary("file", "too large")
    if data.startswith(_OTHER_CODES):
        raise NotASummary("file", "not UTF-8")
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise NotASummary("file", "not UTF-8") from None
    # Signs that nobody sees are never written: turned or hidden words would read otherwise than they show.
    if _NOT_IN_TEXT.search(text) or UNSEEN.search(text):
        raise NotASummary("file", "control character")
    return text
