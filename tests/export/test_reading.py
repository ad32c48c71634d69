"""The strict reader: what it makes of our own files, and the field it names in every other."""

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given

from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import DocumentKind, Manner, Role
from rmdesk.export import markdown, news
from rmdesk.export.document import Bullets, Heading, Paragraph, Table
from rmdesk.export.markdown import Agreed, whole_file
from rmdesk.export.reading import read_summary
from tests.export.hl07 import REFERENCE, hl07, lines
from tests.export.stories import whole_files

DAY = date(2026, 6, 16)
BOTH = {role: Agreed(DAY, Manner.CODE) for role in Role}
FILE = whole_file(markdown.signed_bytes(hl07()), BOTH)
REPORT = whole_file(markdown.signed_bytes(hl07(), DocumentKind.REPORT), BOTH)
NEWS = whole_file(
    news.signed_bytes(
        news.News(2, lines("A *second* reader"), lines("Scan (saves about 15 minutes a week, an estimate)"))
    ),
    BOTH,
)


def test_the_demo_reads_as_it_was_written() -> None:
    read = read_summary(FILE)
    assert read.is_unedited
    assert read.kind is DocumentKind.SUMMARY
    assert (read.front.pair_ref, read.front.programme) == ("HL-07", "Hallveig RM pilot 2026")
    assert read.front.consents == BOTH
    assert read.front.values["learner_share_all"] == Decimal("79.8")
    assert read.front.day("period_start") == date(2026, 1, 13)
    assert read.document.title == "Reverse mentoring summary HL-07, 13 January to 16 June 2026"
    assert read.document.day == DAY
    headings = [one.text for one in read.document.blocks if isinstance(one, Heading)]
    assert len(headings) == 12
    assert headings[2] == "2. Goals"
    (table,) = (one for one in read.document.blocks if isinstance(one, Table))
    assert table.rows[4] == ("Mentor", "Read a divisional P&L and explain variance", "achieved", "seen")


def test_every_persons_words_have_their_place() -> None:
    places = [(one.section, one.subject, one.side, one.text) for one in read_summary(FILE).free]
    assert len(places) == 21
    assert (Section.LEARNING, Subject.LEARNT, Role.MENTOR, "contribution margin") in places
    assert (Section.GOALS, Subject.GOAL, Role.EXECUTIVE, "Publish 4 business posts alone") in places
    assert places[-4:] == [
        (Section.NEXT_STEP, Subject.NEXT_STEP, None, "New topic, in the other direction."),
        (Section.NEXT_STEP, Subject.HELP_WANTED, None, "no"),
        (None, Subject.PROGRAMME, None, "Hallveig RM pilot 2026"),
        (None, Subject.PAIR_REFERENCE, None, "HL-07"),
    ]
    assert not any("agreed actions" in text for *_, text in places)


def test_the_design_s_own_page_is_read_though_its_hash_is_empty() -> None:
    read = read_summary(REFERENCE.read_bytes())
    assert not read.is_unedited
    assert read.document == read_summary(FILE).document


def test_a_report_of_the_two_has_nine_sections_and_no_programme() -> None:
    read = read_summary(REPORT)
    assert read.kind is DocumentKind.REPORT
    assert read.document.title == "Closing report, 13 January to 16 June 2026"
    headings = [one.text for one in read.document.blocks if isinstance(one, Heading)]
    assert headings[8:] == [
        "8. What we changed in our way of working",
        "9. Next step",
        "Agreed by",
    ]
    for word in (b"HL-07", b"Hallveig", b"programme", b"elp wanted", b"help_wanted"):
        assert word not in REPORT
    assert markdown.signed_part(REPORT) == markdown.signed_bytes(hl07(), DocumentKind.REPORT)


def test_news_have_lessons_and_tips_and_tell_nothing_of_the_pair() -> None:
    read = read_summary(NEWS)
    assert read.kind is DocumentKind.NEWS
    assert [(one.subject, one.text) for one in read.free] == [
        (Subject.LESSON_LEARNT, "A *second* reader"),
        (Subject.TIP, "Scan (saves about 15 minutes a week, an estimate)"),
    ]
    assert read.document.day == DAY
    assert NEWS.startswith(b"---\nrmdesk_news: 1\ngenerated: 2026-06-16\nagreement_version: 2\n")
    for word in (b"HL-07", b"Hallveig", b"period", b"January"):
        assert word not in NEWS


def test_news_without_tips_say_so() -> None:
    file = whole_file(news.signed_bytes(news.News(1, lines("one"), ())), BOTH)
    assert read_summary(file).document.blocks[5] == Paragraph("Nothing to report.")
    assert read_summary(file).document.blocks[3] == Bullets(("one",))


@pytest.mark.parametrize("file", [FILE, REPORT, NEWS])
def test_mail_and_editors_may_add_a_mark_and_other_line_ends(file: bytes) -> None:
    sent = b"\xef\xbb\xbf" + file.replace(b"\n", b"\r\n")
    assert read_summary(sent) == read_summary(file)
    assert read_summary(sent).is_unedited


def test_a_file_edited_by_hand_is_read_and_the_hash_tells() -> None:
    for old, new in ((b"610 minutes together", b"611 minutes together"), (b"quarter", b"month")):
        read = read_summary(FILE.replace(old, new, 1))
        assert not read.is_unedited


@given(whole_files())
def test_whatever_is_written_is_read_back(file: bytes) -> None:
    read = read_summary(file)
    assert read.is_unedited
    values = yaml.safe_load(file.decode().split("\n---\n")[0].removeprefix("---\n"))
    assert list(values) == list(read.front.values)
    for key, value in values.items():
        own = read.front.values[key]
        assert str(own) == str(value)
        assert isinstance(own, Decimal if isinstance(value, float) else type(value))
