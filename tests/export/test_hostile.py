"""Our own hostile texts, in every place where a person's words may stand, in every format."""

from dataclasses import replace

import pytest

from rmdesk.domain.redaction import Lexicon
from rmdesk.domain.summary import Changes, GoalLine, Learning, Line, Summary
from rmdesk.domain.vocabulary import Evidence, FileFormat, GoalState, Role
from rmdesk.errors import CannotBeSet
from rmdesk.export import markdown
from rmdesk.export.formats import make
from rmdesk.export.leak_check import DIFFERS, check
from rmdesk.export.markdown import whole_file
from rmdesk.export.pdf import pdf_file
from rmdesk.export.reading import read_summary
from rmdesk.export.text import one_line
from tests.domain.hostile_texts import BREAKERS, HERON, HIDDEN_WORDS, LINDQVIST, NORTH_STAR, HostileText
from tests.export.hl07 import hl07
from tests.export.test_reading import BOTH

LEXICON = Lexicon([f"Anna {LINDQVIST}"], [HERON, NORTH_STAR])
NOTHING = Lexicon([], [])
LONG = 1500
SHORT = [one for one in BREAKERS if len(one.text) <= LONG]
FLOODS = [one for one in BREAKERS if len(one.text) > LONG]


def everywhere(texts: list[str]) -> Summary:
    """The demo's summary with these texts in each of its fields."""
    told = tuple(Line(text, "") for text in texts)
    goals = tuple(GoalLine(role, line, GoalState.ACHIEVED, Evidence.SEEN) for role in Role for line in told)
    return replace(
        hl07(),
        goals=goals,
        learning=Learning(5, 5, told, told),
        changes=Changes(told, 3, 2),
        lessons=told,
        ideas=told,
        way_of_working=told,
        next_steps=told,
        help_wanted=told,
    )


def agreed(summary: Summary) -> bytes:
    """The whole file."""
    return whole_file(markdown.signed_bytes(summary), BOTH)


def settable(texts: list[str]) -> list[str]:
    """Those that Inter has every character of: the others are named one after the other, and go."""
    try:
        pdf_file(read_summary(agreed(everywhere(texts))).document)
    except CannotBeSet as fault:
        sign = chr(int(fault.sign.removeprefix("U+"), 16))
        return settable([text for text in texts if sign not in text])
    return texts


def differs(file: bytes, file_format: FileFormat) -> bool:
    """Whether the finished file reads otherwise than what was agreed to."""
    leaks = check(make(file, file_format), file, NOTHING)
    return DIFFERS in {leak.reason for leak in leaks}


@pytest.mark.parametrize("hostile", SHORT, ids=lambda one: one.why)
def test_a_breaker_stays_text_in_every_field(hostile: HostileText) -> None:
    file = agreed(everywhere([hostile.text]))
    read = read_summary(file)
    assert read.is_unedited
    line = one_line(hostile.text)
    assert sum(line in one.text for one in read.free) >= (8 if line else 0)
    assert [type(block) for block in read.document.blocks[:4]] == [
        type(block) for block in read_summary(agreed(hl07())).document.blocks[:4]
    ]
    assert not differs(file, FileFormat.MARKDOWN)
    assert not differs(file, FileFormat.HTML)


def test_all_breakers_together_stay_text_in_a_pdf() -> None:
    texts = settable([one.text for one in SHORT])
    assert len(texts) > len(SHORT) * 0.9
    assert not differs(agreed(everywhere(texts)), FileFormat.PDF)


@pytest.mark.parametrize("hostile", FLOODS, ids=lambda one: one.why)
def test_a_flood_is_read_whole_and_stays_text(hostile: HostileText) -> None:
    assert read_summary(agreed(replace(hl07(), ideas=(Line(hostile.text, ""),)))).is_unedited
    file = agreed(everywhere([hostile.text[:LONG]]))
    for file_format in FileFormat:
        assert not differs(file, file_format)


@pytest.mark.parametrize("file_format", FileFormat)
def test_every_hidden_word_is_found_in_the_finished_file(file_format: FileFormat) -> None:
    # A break is printed as a space, and what nobody could see is not printed: the gate has searched the text
    # as it was written.
    texts = [one.text for one in HIDDEN_WORDS if "\n" not in one.text and one_line(one.text) != "see then"]
    if file_format is FileFormat.PDF:
        texts = [text for text in texts if text.isascii()]
    file = agreed(replace(hl07(), ideas=tuple(Line(text, "") for text in texts)))
    leaks = check(make(file, file_format), file, LEXICON)
    free = read_summary(file).free
    found = {free[leak.place].text for leak in leaks if leak.place >= 0}
    assert [text for text in texts if one_line(text) not in found] == []
