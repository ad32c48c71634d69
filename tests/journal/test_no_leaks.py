"""Random pairings through a real encrypted journal: what may not leave is in no byte that leaves."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import DocumentKind, FileFormat
from rmdesk.errors import LeakFound
from rmdesk.export.leak_check import spans
from rmdesk.journal import saving
from rmdesk.journal.saving import SavedFile
from rmdesk.storage.records import Action, LedgerEntry
from tests.conftest import Template
from tests.journal.leak_living import Lived, Told, live
from tests.journal.leak_pairs import Pairs, fill_in, two_pairings
from tests.journal.leak_stories import Story, figure, mark, stories
from tests.journal.leak_telling import Telling

DEEP = 1000
EXAMPLES = settings.default.max_examples if settings.default else 0
OFTEN = settings(max_examples=EXAMPLES if EXAMPLES > DEEP else EXAMPLES // 2)
SELDOM = settings(max_examples=max(EXAMPLES // 10, 1))
HIDDEN = ("heron", "greta", "halvorsen", "tobias", "adeyemi", "castellano", "ines", "wept")


@pytest.fixture(scope="module")
def pairs(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pairs]:
    """One journal for all stories, with private words in every column of an agreement."""
    with two_pairings(template, tmp_path_factory.mktemp("leaks") / "greta.rmdesk") as both:
        for pair in (both.inside, both.alone):
            fill_in(pair, "Ada Heron", "mkprivate")
            pair.plan(42)
        yield both


def lived_through(pairs: Pairs, story: Story) -> Lived:
    """What comes of a story; the journal is as before."""
    pair = pairs.of(story.kind)
    with pytest.raises(Told) as caught:
        pair.journal.do(None, live, pair.pairing_id, story)
    return caught.value.lived


def check(pairs: Pairs, story: Story) -> None:
    """Neither more nor less leaves than the story lets out."""
    lived = lived_through(pairs, story)
    telling = Telling(story, lived.narrowed)
    assert not lived.seen or Counter(lived.seen) == Counter(lived.facts), "each released or withheld, once"
    assert (lived.file is None) is telling.is_empty
    if lived.file is None:
        return
    leaving = written(lived.file, story.form, is_refused=telling.is_refused())
    if leaving is None:
        return
    everything = "\n".join((*leaving, *lived.file.withheld, lived.log))
    marks = telling.marks()
    assert set(re.findall(r"mk[a-z]+", everything)) == marks
    tips = {figure(number) for number in range(len(story.texts)) if {mark(number), mark(number, "v")} & marks}
    assert {int(one) for one in re.findall(r"about (9\d\d7) minutes", everything)} <= tips
    check_words(everything)
    check_counts(telling, lived.file)


def written(file: SavedFile, form: FileFormat, *, is_refused: bool) -> list[str] | None:
    """All that a reader of the finished file can find, and its name; None when it may not be written."""
    if is_refused:
        with pytest.raises(LeakFound):
            saving.finished(file, form)
        return None
    finished = saving.finished(file, form)
    raw = "" if form is FileFormat.PDF else finished.data.decode()
    return [finished.name, *spans(finished.data, form), *re.findall(r"mk[a-z]+", raw)]


def check_words(everything: str) -> None:
    """No name, no watchword, no address, no clock time."""
    words = re.findall(r"[a-z]+", unicodedata.normalize("NFKD", everything).lower())
    assert not [word for word in words if word.startswith(HIDDEN)]
    assert not re.search(r"@|://|www\.|\d:\d\d\b(?!\d)", everything.replace("3:1", ""))


def check_counts(telling: Telling, file: SavedFile) -> None:
    """What only its author may read is no figure either."""
    keys = dict(re.findall(r"^(\w+): (\d+)$", file.content.decode(), re.MULTILINE))
    counts, story = telling.counts(), telling.story
    has = {"learnt": Section.LEARNING, "actions": Section.CHANGES}
    for key, section in has.items():
        is_told = story.kind is not DocumentKind.NEWS and section not in story.unticked
        assert any(one.startswith(f"{key}_") for one in keys) is is_told
    if "learnt_executive" in keys:
        assert int(keys["learnt_executive"]) + int(keys["learnt_mentor"]) == counts[LedgerEntry]
    if "actions_agreed" in keys:
        assert int(keys["actions_agreed"]) == counts[Action]


@OFTEN
@given(stories((FileFormat.MARKDOWN, FileFormat.HTML)))
def test_what_may_not_leave_is_in_nothing_that_leaves(pairs: Pairs, story: Story) -> None:
    check(pairs, story)


@SELDOM
@given(stories((FileFormat.PDF,)))
def test_nor_in_the_words_or_the_metadata_of_a_print(pairs: Pairs, story: Story) -> None:
    check(pairs, story)
