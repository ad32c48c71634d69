"""The edges of the last look: a print that differs in one thing alone, and words that are not searched."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import FreeText as Annotation
from pypdf.generic import NameObject, TextStringObject

from rmdesk.domain.redaction import Lexicon
from rmdesk.domain.vocabulary import FileFormat
from rmdesk.export.formats import make
from rmdesk.export.leak_check import DIFFERS, Leak, check
from tests.export.hl07 import lines
from tests.export.test_leak_check import LEXICON, WHOLE, place_of, summary_with
from tests.export.test_reading import FILE

HERON = Lexicon([], ["Heron"])


def changed_print(change: Callable[[PdfWriter], object]) -> bytes:
    """The demo's print, written anew with one thing changed and its metadata as they were."""
    data = make(FILE, FileFormat.PDF).data
    writer = PdfWriter(clone_from=BytesIO(data))
    change(writer)
    writer.metadata = dict(PdfReader(BytesIO(data)).metadata or {})
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def is_let_through(data: bytes) -> bool:
    """Whether such a print of the demo's file may be written."""
    found = check(replace(make(FILE, FileFormat.PDF), data=data), FILE, LEXICON)
    assert found in ((), WHOLE)
    return found == ()


def annotated(writer: PdfWriter) -> None:
    writer.add_annotation(0, Annotation(text="Heron", rect=(0, 0, 9, 9)))


def with_another_heading(writer: PdfWriter) -> None:
    writer.add_outline_item(title="Heron", page_number=0)


def with_a_key(writer: PdfWriter) -> None:
    writer.root_object[NameObject("/Heron")] = TextStringObject("x")


def with_a_page(writer: PdfWriter) -> None:
    writer.add_page(PageObject.create_blank_page(width=100, height=100))


def with_a_page_twice(writer: PdfWriter) -> None:
    writer.add_page(writer.pages[0])


def test_a_print_written_anew_by_another_program_is_still_the_same() -> None:
    assert is_let_through(changed_print(lambda _: None))


@pytest.mark.parametrize(
    "change", [annotated, with_another_heading, with_a_key, with_a_page, with_a_page_twice]
)
def test_one_thing_more_in_a_print_is_seen(change: Callable[[PdfWriter], None]) -> None:
    assert not is_let_through(changed_print(change))


@pytest.mark.parametrize("file_format", [FileFormat.HTML, FileFormat.PDF])
def test_other_words_of_the_same_length_are_seen(file_format: FileFormat) -> None:
    agreed, other = summary_with(ideas=lines("harmless")), summary_with(ideas=lines("hermless"))
    assert check(make(other, file_format), agreed, LEXICON) == WHOLE
    assert check(make(agreed, file_format), agreed, LEXICON) == ()


def test_what_differs_is_called_so() -> None:
    assert DIFFERS == "differs"


def test_the_reference_and_the_given_name_were_answered_for() -> None:
    file = summary_with(pair_ref="QZX")
    assert Lexicon([], []).find("QZX")[0].must_ask
    assert check(make(file, FileFormat.MARKDOWN), file, Lexicon([], [])) == ()
    named_so = Lexicon([], ["summary"])
    assert check(make(FILE, FileFormat.MARKDOWN), FILE, named_so) == ()


def test_a_chosen_name_that_only_asks_may_be_chosen() -> None:
    finished = replace(make(FILE, FileFormat.MARKDOWN), name="the Rose garden.md")
    assert check(finished, FILE, LEXICON) == ()


def test_between_two_texts_stands_a_sign_not_nothing() -> None:
    file = summary_with(ideas=lines("ask her", "on Monday"))
    assert check(make(file, FileFormat.MARKDOWN), file, HERON) == ()


def test_two_texts_are_enough_to_meet() -> None:
    file = summary_with(ideas=lines("we look north", "star of the show"))
    found = Leak(place_of(file, "star of"), "watchword")
    assert check(make(file, FileFormat.MARKDOWN), file, LEXICON) == (found,)


def test_a_word_at_the_end_of_a_text_is_told_there_alone() -> None:
    file = summary_with(ideas=lines("the Heron", "other"))
    found = Leak(place_of(file, "the Heron"), "watchword")
    assert check(make(file, FileFormat.MARKDOWN), file, HERON) == (found,)


def test_what_was_cleared_passes_beside_other_texts_too() -> None:
    file = summary_with(ideas=lines("the Rose garden", "other"))
    cleared = {place_of(file, "garden"): frozenset({"Rose Lindqvist"})}
    assert check(make(file, FileFormat.MARKDOWN), file, LEXICON, cleared) == ()


def test_where_two_texts_meet_nothing_is_asked() -> None:
    file = summary_with(ideas=lines("plan G", "H is first"))
    assert check(make(file, FileFormat.MARKDOWN), file, LEXICON) == ()
