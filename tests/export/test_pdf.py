"""The PDF: its words, its metadata and nothing else, the same bytes each time."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from rmdesk.errors import CannotBeSet
from rmdesk.export.document import Bullets, Document, Heading, Paragraph, Table, texts
from rmdesk.export.pdf import footer, pdf_file
from rmdesk.export.reading import read_summary
from tests.export.test_reading import FILE, NEWS, REPORT

AGAIN = """
import hashlib, sys
from pathlib import Path
from rmdesk.export.pdf import pdf_file
from rmdesk.export.reading import read_summary
print(hashlib.sha256(pdf_file(read_summary(Path(sys.argv[1]).read_bytes()).document)).hexdigest())
"""


def opened(document: Document) -> PdfReader:
    """Through another program's code."""
    return PdfReader(BytesIO(pdf_file(document)), strict=True)


def squeezed(text: str) -> str:
    """Without white space: lines break where the paper ends."""
    return "".join(text.split())


def printed(reader: PdfReader) -> str:
    """All words but the feet of the pages."""
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    assert reader.metadata is not None
    title = str(reader.metadata["/Title"])
    feet = [squeezed(footer(title, number, len(pages))) for number in range(1, len(pages) + 1)]
    assert all(page.endswith(foot) for page, foot in zip(pages, feet, strict=True))
    return "".join(page.removesuffix(foot) for page, foot in zip(pages, feet, strict=True))


def words(document: Document) -> str:
    """The document's words in their order."""
    return squeezed("".join(text for block in document.blocks for text in texts(block)))


def with_blocks(*blocks: Heading | Paragraph | Bullets | Table) -> Document:
    """The demo's document with other content."""
    return replace(read_summary(FILE).document, blocks=blocks)


@pytest.mark.parametrize("file", [FILE, NEWS, REPORT], ids=["summary", "news", "report"])
def test_it_reads_as_the_document(file: bytes) -> None:
    document = read_summary(file).document
    reader = opened(document)
    assert printed(reader) == words(document)
    assert outline(reader) == [block.text for block in document.blocks if isinstance(block, Heading)]


def outline(reader: PdfReader) -> list[str]:
    """The titles of all entries, the sections below the title."""
    top, below = reader.outline
    assert isinstance(top, Destination)
    assert isinstance(below, list)
    return [str(top.title), *(str(entry.title) for entry in below if isinstance(entry, Destination))]


def test_the_demos_summary_fits_one_page() -> None:
    assert len(opened(read_summary(FILE).document).pages) == 1


def test_metadata_are_title_language_and_the_day() -> None:
    reader = opened(read_summary(FILE).document)
    assert reader.metadata == {
        "/Title": "Reverse mentoring summary HL-07, 13 January to 16 June 2026",
        "/CreationDate": "D:20260616000000Z",
    }
    assert reader.xmp_metadata is None
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert not reader.attachments
    assert not any("/Annots" in page or "/AA" in page for page in reader.pages)


def test_the_fonts_are_embedded_and_cut_to_what_is_used() -> None:
    data = pdf_file(read_summary(FILE).document)
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(data)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index] # pypdf's own type
    ]
    assert {font["/BaseFont"] for font in fonts} == {"/MPDFAA+Inter", "/MPDFAA+InterSemiBold"}
    for font in fonts:
        below = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in below["/FontDescriptor"]
    assert len(data) < 60_000


def test_the_same_document_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(FILE)
    digests = {
        subprocess.run(
            [sys.executable, "-c", AGAIN, str(file)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1


def test_a_character_without_a_glyph_is_named() -> None:
    with pytest.raises(CannotBeSet) as caught:
        pdf_file(with_blocks(Heading(1, "x"), Paragraph("a 漢 b")))
    assert caught.value.sign == "U+6F22"


def test_a_long_table_goes_on_under_a_repeated_head() -> None:
    head = ("Side", "Goal", "State", "Evidence")
    rows = tuple(("Mentor", f"Goal number {n}, told at some length", "achieved", "seen") for n in range(90))
    reader = opened(with_blocks(Heading(1, "x"), Heading(2, "Goals"), Table(head, rows)))
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    assert len(pages) > 2
    assert all(page.startswith("SideGoalStateEvidence") for page in pages[1:])
    assert [page.count("SideGoalStateEvidence") for page in pages] == [1] * len(pages)
    assert "".join(pages).count("Goalnumber") == 90


@pytest.mark.parametrize(
    "text",
    [
        "x" * 9000,
        "word " * 2000,
        "{nb} pages",
        "**not bold** __x__",
        "soft\u00adhyphen",
        "e\u0301té",
        "a\u200bb",
    ],
)
def test_long_and_odd_words_are_set_as_they_are(text: str) -> None:
    table = Table(("Side", "Goal", "State", "Evidence"), (("Mentor", text, "achieved", "seen"),))
    document = with_blocks(Heading(1, "x"), Paragraph(text), Bullets((text, "after")), table)
    expected = words(document).replace("\u00ad", "").replace("\u200b", "")
    assert printed(opened(document)) == expected
