"""The shelf of ready-made lessons and conversation kits: each can be given tomorrow, in our words."""

import re
from collections import Counter
from pathlib import Path

import pytest

from rmdesk.domain.lesson_file import (
    KitFile,
    LessonFile,
    StepKind,
    kit,
    kit_gaps,
    lesson,
    lesson_gaps,
)
from rmdesk.domain.vocabulary import Role, TopicFamily
from rmdesk.resources import path

LESSON_FILES = sorted(path("lessons").glob("*"))
KIT_FILES = sorted(path("kits").glob("*"))
FAMILIES = set(TopicFamily) - {TopicFamily.THE_PAIRING}

AMERICAN = re.compile(
    r"\b(programs?|(?:organ|recogn|real|summar|priorit|emphas|apolog|personal|special|util|minim|optim)iz\w+"
    r"|analyz\w+|colors?|behaviors?|favorites?|favors?|honor(?:s|ed)?|labor|neighbors?|centers?|meters?|catalog"
    r"|(?:un)?learned|spelled|canceled|traveled|labeled|modeling|judgment|fulfill|skillful|gray|checkbook)\b",
    re.IGNORECASE,
)
BRANDS = re.compile(
    r"\b(Apple|iPhone|iPad|Android|Google|Gmail|Microsoft|Excel|PowerPoint|Outlook|SharePoint|Slack|Zoom"
    r"|Facebook|Instagram|WhatsApp|TikTok|LinkedIn|Twitter|YouTube|Snapchat|Reddit|ChatGPT|Copilot|Siri)\b"
)
JARGON = re.compile(
    r"\b(leverag\w+|synerg\w+|stakeholders?|touch ?base|deep dive|low-hanging|circle back|best-in-class"
    r"|empower\w*|holistic\w*|paradigm|learnings|onboarding|gamif\w+|utilise\w*|impactful)\b",
    re.IGNORECASE,
)
PRAISE = re.compile(
    r"\b(well done|congratulations|great job|good job|awesome|amazing|brilliant)\b", re.IGNORECASE
)
PLACEHOLDER = re.compile(r"\b(TODO|TBD|lorem|xxx)\b|…|\.\.\.|\[[^\]]*\]|<[^>]*>", re.IGNORECASE)


def _lesson(file: Path) -> LessonFile:
    return lesson(file.read_text(encoding="utf-8"))


def _kit(file: Path) -> KitFile:
    return kit(file.read_text(encoding="utf-8"))


def _everything() -> list[LessonFile | KitFile]:
    return [*map(_lesson, LESSON_FILES), *map(_kit, KIT_FILES)]


def _sentences(text: str) -> int:
    return len(re.findall(r"[.?](?=\s|$)", text))


def _per_file(*files: Path) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("file", files, ids=[file.stem for file in files])


class TestTheShelf:
    def test_there_are_four_lessons_or_more_in_each_family(self) -> None:
        families = Counter(_lesson(file).family for file in LESSON_FILES)
        assert set(families) == FAMILIES
        assert min(families.values()) >= 4
        assert len(LESSON_FILES) >= 24

    def test_there_are_six_kits_or_more(self) -> None:
        assert len(KIT_FILES) >= 6

    def test_the_executive_teaches_at_least_eight(self) -> None:
        teachers = [read.teacher for read in _everything()]
        assert teachers.count(Role.EXECUTIVE) >= 8
        assert teachers.count(Role.MENTOR) >= 16

    def test_no_title_stands_twice(self) -> None:
        titles = [read.title for read in _everything()]
        assert [title for title, count in Counter(map(str.casefold, titles)).items() if count > 1] == []

    def test_no_sentence_of_a_why_stands_twice(self) -> None:
        whys = [read.why for read in _everything()]
        sentences = Counter(sentence for why in whys for sentence in re.split(r"(?<=[.?])\s", why))
        assert [sentence for sentence, count in sentences.items() if count > 1] == []


@_per_file(*LESSON_FILES)
class TestALesson:
    def test_nothing_is_missing_and_the_minutes_add_up(self, file: Path) -> None:
        assert lesson_gaps(_lesson(file)) == ()

    def test_its_steps_come_in_order_and_end_with_the_check(self, file: Path) -> None:
        read = _lesson(file)
        order = list(StepKind)
        assert [step.kind for step in read.steps] == sorted((s.kind for s in read.steps), key=order.index)
        assert 3 <= len(read.steps) <= 6
        assert read.steps[-1].kind is StepKind.CHECK
        assert read.steps[0].driver is read.teacher

    def test_the_learner_drives_most_of_the_time(self, file: Path) -> None:
        read = _lesson(file)
        assert 2 * sum(s.minutes for s in read.steps if s.driver is read.learner) > read.minutes

    def test_it_fits_a_session_and_its_parts_are_short(self, file: Path) -> None:
        read = _lesson(file)
        assert 20 <= read.minutes <= 60
        assert 2 <= _sentences(read.why) <= 4
        assert 2 <= _sentences(read.business) <= 3
        assert 1 <= _sentences(read.risk) <= 3
        assert 1 <= _sentences(read.check) <= 4
        assert all(2 <= len(step.points) <= 5 for step in read.steps)
        assert 2 <= len(read.wrong) <= 5

    def test_it_says_what_for_then_where_then_which_button(self, file: Path) -> None:
        first = "\n".join(_lesson(file).steps[0].points)
        assert re.search(r"What for: .*\n.*Where: .*\n.*Which button: ", first, re.DOTALL)


@_per_file(*KIT_FILES)
class TestAKit:
    def test_nothing_is_missing_and_the_minutes_add_up(self, file: Path) -> None:
        assert kit_gaps(_kit(file)) == ()

    def test_it_fits_a_session_and_its_parts_are_short(self, file: Path) -> None:
        read = _kit(file)
        assert 20 <= read.minutes <= 60
        assert 2 <= _sentences(read.why) <= 4
        assert 2 <= _sentences(read.business) <= 3
        assert 1 <= _sentences(read.risk) <= 3
        assert 3 <= len(read.parts) <= 5
        assert all(2 <= len(part.questions) <= 4 for part in read.parts)
        assert all(2 <= len(points) <= 6 for points in (read.prepare, read.listen, read.wrong))


@_per_file(*LESSON_FILES, *KIT_FILES)
class TestTheWordsOfAFile:
    def test_it_is_a_small_markdown_file_with_a_plain_name(self, file: Path) -> None:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md", file.name)
        data = file.read_bytes()
        assert 1_500 <= len(data) <= 8_000
        assert data.endswith(b"\n")
        assert b"\r" not in data

    def test_it_is_spelt_in_british_english(self, file: Path) -> None:
        assert AMERICAN.findall(file.read_text(encoding="utf-8")) == []

    def test_it_is_plain(self, file: Path) -> None:
        text = file.read_text(encoding="utf-8")
        assert "!" not in text
        assert "—" not in text
        assert not re.search(r"–[^–\n]*–|--(?!-\n)", text.replace("---\n", ""))
        assert not re.search(r"https?:|www\.|\S@\S", text)
        assert JARGON.findall(text) + PRAISE.findall(text) + PLACEHOLDER.findall(text) == []

    def test_it_names_kinds_of_products_and_no_brand(self, file: Path) -> None:
        assert BRANDS.findall(file.read_text(encoding="utf-8")) == []

    def test_no_line_is_a_wall(self, file: Path) -> None:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if len(line) > (260 if line.startswith("- ") else 520)] == []
