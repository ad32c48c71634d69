"""File names: what rmdesk proposes, and what becomes of a name that a person typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.vocabulary import FileFormat
from rmdesk.export.names import file_name, safe_name
from rmdesk.export.reading import read_summary
from tests.export.test_reading import FILE, NEWS, REPORT


@pytest.mark.parametrize(
    ("file", "stem"),
    [
        (FILE, "rmdesk-summary_HL-07_2026-06-16"),
        (NEWS, "rmdesk-news_2026-06-16"),
        (REPORT, "rmdesk-report_2026-06-16"),
    ],
)
@pytest.mark.parametrize("file_format", FileFormat)
def test_a_proposed_name_tells_kind_reference_and_day(
    file: bytes, stem: str, file_format: FileFormat
) -> None:
    name = file_name(read_summary(file).document, file_format)
    assert name == f"{stem}.{file_format.value}"
    assert safe_name(name, file_format) == name


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("page", "page.md"),
        ("page.md", "page.md"),
        ("page.pdf", "page.md"),
        ("page.html.md", "page.md"),
        ("page.v2", "page.v2.md"),
        ("CON", "_CON.md"),
        ("con.txt", "_con.txt.md"),
        ("Lpt1", "_Lpt1.md"),
        ("COM¹", "_COM¹.md"),
        ("contents", "contents.md"),
        ("a:b", "a-b.md"),
        ("a/b\\c", "a-b-c.md"),
        ('"what?" <x>|*', "what- -x-.md"),
        ("..", "rmdesk.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("...", "rmdesk.md"),
        ("", "rmdesk.md"),
        (" name. ", "name.md"),
        ("name . . ", "name.md"),
        ("-rf", "rf.md"),
        ("~root", "root.md"),
        (".hidden", "hidden.md"),
        ("two  words\nmore\ttabs", "two words more tabs.md"),
        ("x.md\x00.exe", "x.md.exe.md"),
        ("\u202egnp.exe\u202c", "gnp.exe.md"),
        ("zero\u200bwidth\ufeff", "zerowidth.md"),
        ("a\ud800b", "ab.md"),
        ("summer 🙂 report", "summer 🙂 report.md"),
        ("👩\u200d👧", "👩\u200d👧.md"),
        ("Zürich", "Zürich.md"),
        ("x" * 300, "x" * 120 + ".md"),
        ("🙂" * 300, "🙂" * 50 + ".md"),
    ],
)
def test_a_name_is_made_safe_and_keeps_its_words(wish: str, name: str) -> None:
    assert safe_name(wish, FileFormat.MARKDOWN) == name


@given(st.text(max_size=400), st.sampled_from(FileFormat))
def test_any_wish_becomes_a_name_that_every_system_takes(wish: str, file_format: FileFormat) -> None:
    name = safe_name(wish, file_format)
    assert len(name.encode()) <= 210
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name[0] not in " .-~"
    assert name.endswith(f".{file_format.value}")
    assert safe_name(name, file_format) == name
