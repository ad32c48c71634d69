"""The last look at the finished bytes: what was planted is found, wherever and in whatever format."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given

from rmdesk.domain.redaction import FindingKind, Lexicon
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.export import markdown
from rmdesk.export.formats import Finished, make
from rmdesk.export.html import html_file
from rmdesk.export.leak_check import DIFFERS, Leak, check, spans
from rmdesk.export.markdown import whole_file
from rmdesk.export.pdf import pdf_file
from rmdesk.export.reading import read_summary
from tests.export.hl07 import hl07, lines
from tests.export.stories import whole_files
from tests.export.test_reading import BOTH, FILE, NEWS, REPORT

LEXICON = Lexicon(
    ["Greta Halvorsen", "Tobias Adeyemi", "Rose Lindqvist"], ["Heron", "North Star", "practice"]
)
WHOLE = (Leak(-1, DIFFERS),)


def summary_with(**values: object) -> bytes:
    """The demo's file with other lines in it, agreed to by both."""
    changed = replace(hl07(), **values)  # type: ignore[arg-type] # by name
    return whole_file(markdown.signed_bytes(changed), BOTH)


def place_of(file: bytes, text: str) -> int:
    """Where a text stands among the free ones."""
    return next(place for place, one in enumerate(read_summary(file).free) if text in one.text)


@pytest.mark.parametrize("file_format", FileFormat)
@pytest.mark.parametrize("file", [FILE, NEWS, REPORT], ids=["summary", "news", "report"])
def test_what_both_agreed_to_may_be_written_though_a_heading_is_a_watchword(
    file: bytes, file_format: FileFormat
) -> None:
    assert check(make(file, file_format), file, LEXICON) == ()


@pytest.mark.parametrize("file_format", FileFormat)
@pytest.mark.parametrize(
    ("hidden", "kind"),
    [
        ("The Heron plan", FindingKind.WATCHWORD),
        ("The *H*e*r*o*n* plan", FindingKind.WATCHWORD),
        ("the Herоn plan", FindingKind.WATCHWORD),
        ("ask Lindqvist", FindingKind.NAME),
        ("at 08:15 sharp", FindingKind.CLOCK_TIME),
    ],
)
def test_a_planted_word_is_found_in_each_format(
    hidden: str, kind: FindingKind, file_format: FileFormat
) -> None:
    file = summary_with(ideas=lines("harmless", hidden))
    finished = Finished(make(FILE, FileFormat.MARKDOWN).data, file_format, make(FILE, file_format).name)
    if file_format is FileFormat.MARKDOWN or hidden.isascii():
        finished = make(file, file_format)
        place = place_of(file, hidden)
        assert check(finished, file, LEXICON) == (Leak(place, kind.value),)


@pytest.mark.parametrize("field", ["lessons", "ideas", "way_of_working", "next_steps", "help_wanted"])
def test_every_place_is_searched(field: str) -> None:
    file = summary_with(**{field: lines("Heron")})
    assert {leak.reason for leak in check(make(file, FileFormat.HTML), file, LEXICON)} == {"watchword"}


def test_the_programme_is_searched_but_asks_no_more() -> None:
    watched = summary_with(programme="Heron pilot")
    place = place_of(watched, "Heron pilot")
    assert check(make(watched, FileFormat.MARKDOWN), watched, LEXICON) == (Leak(place, "watchword"),)
    asked = summary_with(programme="The Rose pilot")
    assert check(make(asked, FileFormat.MARKDOWN), asked, LEXICON) == ()


def test_words_that_meet_are_found_at_the_later_one() -> None:
    file = summary_with(ideas=lines("we look north", "star of the show", "other"))
    place = place_of(file, "star of")
    assert check(make(file, FileFormat.MARKDOWN), file, LEXICON) == (Leak(place, "watchword"),)


def test_what_its_author_cleared_passes_and_only_there() -> None:
    file = summary_with(ideas=lines("the Rose garden"), lessons=lines("the Rose bush"))
    here, there = place_of(file, "garden"), place_of(file, "bush")
    finished = make(file, FileFormat.PDF)
    (word,) = {found.word for found in LEXICON.find("the Rose garden")}
    asked = {Leak(here, "possible_name"), Leak(there, "possible_name")}
    assert set(check(finished, file, LEXICON)) == asked
    assert check(finished, file, LEXICON, {here: frozenset({word})}) == (Leak(there, "possible_name"),)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Heron.md", "watchword"),
        ("summary_Heron_v2.md", "watchword"),
        ("for-Lindqvist.md", "name"),
        ("../x.md", DIFFERS),
        ("con.md", DIFFERS),
        ("summary.pdf", DIFFERS),
    ],
)
def test_a_chosen_name_is_searched(name: str, reason: str) -> None:
    finished = replace(make(FILE, FileFormat.MARKDOWN), name=name)
    assert Leak(-1, reason) in check(finished, FILE, LEXICON)
    assert check(replace(finished, name="for the coordinator.md"), FILE, LEXICON) == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"quarter", b"Heron"),
        lambda data: data.replace(b"<title>", b"<title>Heron "),
        lambda data: data.replace(b"</main>", b"<!-- Heron --></main>"),
        lambda data: data.replace(b"</main>", b"Heron</main>"),
        lambda data: data.replace(b"<main>", b'<main class="Heron">'),
        lambda data: data.replace(b"<td>", b'<td title="Heron">', 1),
        lambda data: data.replace(b"</style>", b"/* Heron */</style>"),
        lambda data: data.replace(b"<main>", b'<main><img src="x">'),
        lambda data: data.replace(b"<meta charset", b'<meta name="author" content="Heron"><meta charset'),
        lambda data: data.replace(b"</main>", b"<script>1</script></main>"),
        lambda data: data.replace(b"<p>New topic, in the other direction. Help wanted: no.</p>", b""),
        lambda data: data + b"<p>Heron</p>",
    ],
)
def test_nothing_is_hidden_in_html(change: Callable[[bytes], bytes]) -> None:
    finished = make(FILE, FileFormat.HTML)
    planted = change(finished.data)
    assert planted != finished.data
    assert check(replace(finished, data=planted), FILE, LEXICON) == WHOLE


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"once a quarter", b"once a Heron"),
        lambda data: data.replace(b"HL-07", b"HR-07"),
        lambda data: data + b"\n",
        lambda data: data.replace(b"takeovers: 7", b"takeovers: 8"),
    ],
)
def test_nothing_is_changed_in_markdown(change: Callable[[bytes], bytes]) -> None:
    finished = make(FILE, FileFormat.MARKDOWN)
    changed = change(finished.data)
    assert check(replace(finished, data=changed), FILE, LEXICON) == WHOLE
    assert DIFFERS in {leak.reason for leak in check(replace(finished, data=changed), changed, LEXICON)}


def test_nothing_is_hidden_in_a_pdf() -> None:
    finished = make(FILE, FileFormat.PDF)
    document = read_summary(FILE).document
    other_title = pdf_file(replace(document, title="Heron"))
    other_day = pdf_file(replace(document, day=document.day.replace(day=1)))
    more = pdf_file(replace(document, blocks=(*document.blocks, document.blocks[3])))
    fewer = pdf_file(replace(document, blocks=document.blocks[:-1]))
    author = finished.data.replace(b"/CreationDate", b"/Author (Heron) /CreationDate", 1)
    outline = finished.data.replace(b"/Title", b"/Autho", 1)
    for planted in (other_title, other_day, more, fewer, author, outline):
        assert planted != finished.data
        assert check(replace(finished, data=planted), FILE, LEXICON) == WHOLE


def test_a_file_of_another_kind_or_nothing_at_all_differs() -> None:
    finished = make(FILE, FileFormat.HTML)
    assert check(replace(finished, data=html_file(read_summary(NEWS).document)), FILE, LEXICON) == WHOLE
    assert check(finished, b"", LEXICON) == WHOLE


def test_spans_are_all_the_words_of_a_finished_file() -> None:
    for file_format in FileFormat:
        told = " ".join(spans(make(FILE, file_format).data, file_format))
        assert "Let the mentors meet each other once a quarter" in " ".join(told.split())
        assert "Reverse mentoring summary HL-07" in told


@given(whole_files())
def test_whatever_is_agreed_reads_back_the_same(file: bytes) -> None:
    nothing = Lexicon([], [])
    for file_format in (FileFormat.MARKDOWN, FileFormat.HTML):
        leaks = check(make(file, file_format), file, nothing)
        assert DIFFERS not in {leak.reason for leak in leaks}
