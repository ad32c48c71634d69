"""A document as PDF: A4, Inter embedded, headings as outline, and nothing in it that the text does not say.

The same document always gives the same bytes: the dates are the document's day, the file's id comes from
its content, and no program, author or machine is named.
"""

import unicodedata
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from rmdesk import resources
from rmdesk.errors import CannotBeSet
from rmdesk.export.document import Block, Bullets, Document, Heading, Paragraph, Quote, Table, texts

if TYPE_CHECKING:
    from fpdf import FPDF
    from fpdf.fonts import TTFFont

FAMILY = "Inter"
_FONTS = {"": "Inter-Regular.ttf", "B": "Inter-SemiBold.ttf"}
_SIDE, _TOP, _BOTTOM = 22, 17, 18
"""Margins in millimetres."""
_INK, _MUTED, _ACCENT = (31, 28, 23), (94, 88, 77), (39, 80, 138)
_TINT, _RULE = (230, 236, 245), (213, 205, 189)
_INDENT = 5.0
_PADDING = 1.1
_COLUMNS = (0.12, 0.64, 0.13, 0.11)
"""Shares of the width: a table has four columns."""


@dataclass(frozen=True, slots=True)
class _Type:
    """Size in points, height of a line and space above in millimetres."""

    size: float
    line: float
    above: float
    style: str = ""
    ink: tuple[int, int, int] = _INK


_TITLE = _Type(15, 6.6, 0, "B")
_SECTION = _Type(10.5, 5, 3.8, "B", _ACCENT)
_TEXT = _Type(9.5, 4.7, 0.9)
_ASIDE = _Type(8.5, 4.4, 3, ink=_MUTED)
_HEAD = _Type(8, 4.2, 0.6, "B", _MUTED)
_CELL = _Type(9, 4.4, 0)
_FOOT = _Type(8, 4, 0, ink=_MUTED)


def pdf_file(document: Document) -> bytes:
    """The whole file. Raises CannotBeSet naming the first character that Inter does not have."""
    pdf = _empty(document)
    with ExitStack() as files:
        for font in _fonts(pdf):
            files.callback(font.ttfont.close)
        _check_characters(pdf, document)
        page = _Page(pdf)
        for block in document.blocks:
            page.add(block)
        page.number_pages(document.title)
        return bytes(pdf.output())


def shown(text: str) -> str:
    """Without soft hyphens and other characters that take no room: a line break could make them visible."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def footer(title: str, number: int, count: int) -> str:
    """What stands at the foot of a page."""
    return f"{title} · {number} of {count}"


def _empty(document: Document) -> "FPDF":
    from fpdf import FPDF, ViewerPreferences

    pdf = FPDF("portrait", "mm", "A4")
    # A text may hold what fpdf would replace with the number of pages.
    pdf.str_alias_nb_pages = ""
    for style, name in _FONTS.items():
        pdf.add_font(FAMILY, style, resources.path("fonts", name))
    pdf.set_title(document.title)
    pdf.set_lang("en-GB")
    pdf.set_creation_date(datetime.combine(document.day, time(), UTC))
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.set_margins(_SIDE, _TOP, _SIDE)
    pdf.set_auto_page_break(True, _BOTTOM)
    pdf.c_margin = 0
    pdf.add_page()
    return pdf


def _fonts(pdf: "FPDF") -> "list[TTFFont]":
    from fpdf.fonts import TTFFont

    return [font for font in pdf.fonts.values() if isinstance(font, TTFFont)]


def _check_characters(pdf: "FPDF", document: Document) -> None:
    known = set.intersection(*(set(font.cmap) for font in _fonts(pdf)))
    written = "".join(text for block in document.blocks for text in texts(block))
    for character in shown(written):
        if ord(character) not in known:
            raise CannotBeSet(f"U+{ord(character):04X}")


class _Page:
    """Where the next block goes."""

    def __init__(self, pdf: "FPDF") -> None:
        self._pdf = pdf

    def add(self, block: Block) -> None:
        """One block below the others."""
        match block:
            case Heading(level, text):
                self._heading(level, text)
            case Quote(text):
                self._quote(text)
            case Paragraph(text):
                self._space(_TEXT)
                self._write(text, _TEXT)
            case Bullets(items):
                for item in items:
                    self._bullet(item)
            case Table():
                self._table(block)

    def number_pages(self, title: str) -> None:
        """The foot of every page, once their number is known."""
        pdf = self._pdf
        pdf.set_auto_page_break(False)
        count = pdf.pages_count
        for number in range(1, count + 1):
            pdf.page = number
            pdf.current_font_is_set_on_page = False
            pdf.set_xy(_SIDE, pdf.h - _BOTTOM / 2 - _FOOT.line / 2)
            self._write(footer(title, number, count), _FOOT)

    def _heading(self, level: int, text: str) -> None:
        kind = _TITLE if level == 1 else _SECTION
        self._keep(kind.above + kind.line + 2 * _TEXT.line)
        self._space(kind)
        self._pdf.start_section(text, level - 1)
        self._write(text, kind)

    def _quote(self, text: str) -> None:
        pdf = self._pdf
        self._space(_ASIDE)
        lines = self._lines(text, _ASIDE, pdf.epw - 8)
        height = len(lines) * _ASIDE.line + 4
        pdf.set_fill_color(_TINT)
        pdf.rect(_SIDE, pdf.y, pdf.epw, height, style="F", round_corners=True, corner_radius=1.5)
        end = pdf.y + height
        pdf.set_xy(_SIDE + 4, pdf.y + 2)
        self._write(text, _ASIDE, pdf.epw - 8)
        pdf.set_y(end)

    def _bullet(self, text: str) -> None:
        pdf = self._pdf
        self._space(_TEXT)
        self._keep(_TEXT.line)
        pdf.set_fill_color(_ACCENT)
        pdf.circle(_SIDE + 1.6, pdf.y + _TEXT.line / 2, 0.65, style="F")
        pdf.set_left_margin(_SIDE + _INDENT)
        self._write(text, _TEXT)
        pdf.set_left_margin(_SIDE)

    def _table(self, table: Table) -> None:
        self._space(_HEAD)
        first = self._height(table.rows[0]) if table.rows else 0.0
        self._keep(_HEAD.line + min(first, 4 * _CELL.line) + 4 * _PADDING)
        self._row(table.head, _HEAD)
        for row in table.rows:
            height = self._height(row) + 2 * _PADDING
            if height < self._pdf.eph / 2 and self._pdf.will_page_break(height):
                self._pdf.add_page()
                self._row(table.head, _HEAD)
            self._row(row, _CELL)

    def _row(self, cells: Iterable[str], kind: _Type) -> None:
        """Cell by cell; one that is longer than a page goes on, and those beside it end with it."""
        pdf = self._pdf
        width = pdf.w - 2 * _SIDE
        left, top, page = float(_SIDE), pdf.y + _PADDING, pdf.page
        bottom = top
        for cell, share in zip(cells, _COLUMNS, strict=True):
            pdf.set_xy(left, top)
            pdf.set_left_margin(left)
            self._write(cell, kind, share * width - 3)
            if pdf.page != page:
                top, page, bottom = pdf.y - kind.line, pdf.page, pdf.y
            bottom = max(bottom, pdf.y)
            left += share * width
        pdf.set_left_margin(_SIDE)
        pdf.set_y(bottom + _PADDING)
        pdf.set_draw_color(_RULE)
        pdf.set_line_width(0.2)
        pdf.line(_SIDE, pdf.y, pdf.w - _SIDE, pdf.y)

    def _height(self, cells: Iterable[str]) -> float:
        width = self._pdf.epw
        lines = [
            len(self._lines(cell, _CELL, share * width - 3))
            for cell, share in zip(cells, _COLUMNS, strict=False)
        ]
        return max(lines, default=1) * _CELL.line

    def _space(self, kind: _Type) -> None:
        self._pdf.set_y(self._pdf.y + kind.above)

    def _keep(self, height: float) -> None:
        """So much must stand together on one page."""
        if self._pdf.will_page_break(height):
            self._pdf.add_page()

    def _lines(self, text: str, kind: _Type, width: float) -> list[str]:
        self._set(kind)
        lines = self._pdf.multi_cell(width, kind.line, shown(text), align="L", dry_run=True, output="LINES")
        return lines if isinstance(lines, list) else []

    def _write(self, text: str, kind: _Type, width: float = 0) -> None:
        self._set(kind)
        self._pdf.multi_cell(width, kind.line, shown(text), align="L", new_x="LMARGIN", new_y="NEXT")

    def _set(self, kind: _Type) -> None:
        self._pdf.set_font(FAMILY, kind.style, kind.size)
        self._pdf.set_text_color(kind.ink)
