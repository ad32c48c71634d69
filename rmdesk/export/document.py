"""A text for others as a reader sees it: blocks of plain words, without any mark-up.

HTML and PDF are made from this tree, and the tree from the bytes that both agreed to.
"""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.vocabulary import DocumentKind


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 is the title, level 2 a section."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What this is, and what it is not."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of as many cells as the head has."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Quote | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Document:
    """One file's content. `day` is the period's last, or the day news were made; `reference` may be empty."""

    kind: DocumentKind
    title: str
    day: date
    reference: str
    blocks: tuple[Block, ...]


def texts(block: Block) -> tuple[str, ...]:
    """The words of a block in reading order: one for each heading, entry and cell."""
    match block:
        case Bullets(items):
            return items
        case Table(head, rows):
            return (*head, *(cell for row in rows for cell in row))
        case _:
            return (block.text,)
