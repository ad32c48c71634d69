"""The text under the front matter, read strictly: what the program wrote, and what people wrote."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section, Summary
from rmdesk.domain.vocabulary import DocumentKind, Evidence, GoalState, Role
from rmdesk.errors import NotASummary
from rmdesk.export import news
from rmdesk.export.document import Block, Document
from rmdesk.export.figures import figures
from rmdesk.export.markdown import AGREED_BY, agreed_by
from rmdesk.export.reading_blocks import Blocks
from rmdesk.export.reading_front import Front
from rmdesk.export.sections import GOALS_HEAD, HELP, NOTHING, QUOTES, WRITERS, heading, sections_of, title
from rmdesk.export.text import sentence
from rmdesk.wording.dates import period

_N = "[0-9]{1,7}"
_SHARE = r"[0-9]{1,3}(?:\.[0-9])? %"
_DAY = "[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}"
_TITLE = (
    rf"(?:Reverse mentoring summary [A-Z0-9-]{{1,16}}|Closing report), [0-9]{{1,2}} [A-Za-z0-9 ]+ to {_DAY}"
)
_AGREED = rf"Executive, {_DAY}, and mentor, {_DAY}, under version {_N} of their agreement\."
_LEARNT = rf"The executive learnt (?:1 thing|{_N} things), the mentor {_N}\."
_AMONG = " Among them:"
_DONE = rf"{_N} of {_N} agreed (?:action is|actions are) done"
_SHAPES: Mapping[Section, str] = {
    Section.MEETINGS: rf"{_N} of {_N} sessions held(?:, [a-z0-9]+ moved)?;"
    rf" {_N} minutes together(?:, {_N} of them hands-on)?\.",
    Section.PRACTICE: rf"The learner had their hands on the device for {_SHARE} of the driving time"
    rf"(?: in the first practice and {_SHARE} in the last, {_SHARE} overall)?\."
    rf" There (?:was|were) {_N} planned switch(?:es)? and {_N} takeovers?\.",
    Section.PULSE: rf"Not shared\.|(?:Good|Mixed|Weak), from {_N} rounds? of five questions\.",
}
"""What the program writes there, whatever its figures: a file edited by hand is still shown."""
_SIDES = tuple(role.value.capitalize() for role in Role)
_WRITTEN: Mapping[Section, Subject] = {
    Section.LESSONS: Subject.LESSON_LEARNT,
    Section.IDEAS: Subject.PROGRAMME_IDEA,
    Section.WAY_OF_WORKING: Subject.WAY_OF_WORKING,
}


@dataclass(frozen=True, slots=True)
class FreeText:
    """A person's words in a file, and their place. Without a section they stand in the front matter."""

    text: str
    section: Section | None
    subject: Subject
    side: Role | None = None
    """Whose goal or learning it is, where the file tells it."""


@dataclass(slots=True)
class Body:
    """A body while it is read."""

    front: Front
    is_unedited: bool
    """The program's own sentences must then say what the front matter says."""
    source: Blocks
    figures: Summary
    blocks: list[Block] = field(default_factory=list)
    free: list[FreeText] = field(default_factory=list)

    def check(self, text: str, shape: str, expected: str) -> None:
        """One sentence of the program. Raises NotASummary when it is none."""
        if self.is_unedited and text != expected:
            raise NotASummary(self.source.place, "figures differ")
        if not re.fullmatch(shape, text):
            raise NotASummary(self.source.place, "not expected")

    def literal(self, text: str, expected: str) -> None:
        """Words that are the same in every file of their kind."""
        if text != expected:
            raise NotASummary(self.source.place, "not expected")


def read_body(front: Front, text: str, *, is_unedited: bool) -> tuple[Document, tuple[FreeText, ...]]:
    """The document and the words of people in it. Raises NotASummary naming the section."""
    body = Body(front, is_unedited, Blocks(text), figures(front))
    first = body.source.heading(1)
    _check_title(body, first.text)
    quote = body.source.quote()
    body.literal(quote.text, QUOTES[front.kind])
    body.blocks += first, quote
    if front.kind is DocumentKind.NEWS:
        _read_news(body)
    else:
        _read_sections(body)
    _read_end(body)
    day = front.generated if front.kind is DocumentKind.NEWS else front.day("period_end")
    document = Document(front.kind, first.text, day, front.pair_ref, tuple(body.blocks))
    return document, (*body.free, *_in_front(front))


def _check_title(body: Body, text: str) -> None:
    front = body.front
    if front.kind is DocumentKind.NEWS:
        body.literal(text, news.TITLE)
        return
    days = period(front.day("period_start"), front.day("period_end"))
    body.check(text, _TITLE, title(front.kind, front.pair_ref, days))


def _in_front(front: Front) -> Iterable[FreeText]:
    if front.kind is DocumentKind.SUMMARY:
        yield FreeText(front.programme, None, Subject.PROGRAMME)
        yield FreeText(front.pair_ref, None, Subject.PAIR_REFERENCE)


def _read_sections(body: Body) -> None:
    for number, section in enumerate(sections_of(body.front.kind), 1):
        body.source.place = f"section {number}"
        found = body.source.heading(2)
        body.literal(found.text, heading(body.front.kind, section))
        body.blocks.append(found)
        if body.source.next != NOTHING or section in _SHAPES:
            _READERS[section](body, section)
        else:
            body.blocks.append(body.source.paragraph())


def _read_sentence(body: Body, section: Section) -> None:
    paragraph = body.source.paragraph()
    expected = WRITERS[section](body.figures) or NOTHING
    body.check(paragraph.text, f"{_SHAPES[section]}|{re.escape(NOTHING)}", expected)
    body.blocks.append(paragraph)


def _read_goals(body: Body, section: Section) -> None:
    table = body.source.table(GOALS_HEAD)
    body.blocks.append(table)
    known = (_SIDES, None, tuple(GoalState), tuple(Evidence))
    for row in table.rows:
        for cell, words in zip(row, known, strict=True):
            if words is not None and cell not in words:
                raise NotASummary(body.source.place, "not known")
        body.free.append(FreeText(row[1], section, Subject.GOAL, Role(row[0].lower())))
    achieved = sum(row[2] == GoalState.ACHIEVED.value for row in table.rows)
    told = (body.front.values.get("goals_set"), body.front.values.get("goals_achieved"))
    if body.is_unedited and told != (len(table.rows), achieved):
        raise NotASummary(body.source.place, "figures differ")


def _read_learning(body: Body, section: Section) -> None:
    paragraph = body.source.paragraph()
    body.check(paragraph.text.removesuffix(_AMONG), _LEARNT, WRITERS[section](body.figures))
    body.blocks.append(paragraph)
    if not paragraph.text.endswith(_AMONG):
        return
    told = body.source.bullets()
    body.blocks.append(told)
    sides = [entry.partition(": ")[0] for entry in told.items]
    if sides not in (list(_SIDES), [_SIDES[0]], [_SIDES[1]]):
        raise NotASummary(body.source.place, "not expected")
    for side, entry in zip(sides, told.items, strict=True):
        lines = entry.removeprefix(f"{side}: ").split("; ")
        body.free += [FreeText(line, section, Subject.LEARNT, Role(side.lower())) for line in lines]


def _read_changes(body: Body, section: Section) -> None:
    told = body.source.bullets()
    body.blocks.append(told)
    written = told.items
    if body.front.values.get("actions_agreed"):
        body.check(written[-1], _DONE, WRITERS[section](body.figures).removeprefix("- "))
        written = written[:-1]
    body.free += [FreeText(line, section, Subject.WHAT_CHANGED) for line in written]


def _read_list(body: Body, section: Section) -> None:
    told = body.source.bullets()
    body.blocks.append(told)
    body.free += [FreeText(line, section, _WRITTEN[section]) for line in told.items]


def _read_steps(body: Body, section: Section) -> None:
    """The wish for help ends the paragraph; in the front matter it stands alone."""
    paragraph = body.source.paragraph()
    body.blocks.append(paragraph)
    steps = paragraph.text
    if body.front.kind is DocumentKind.SUMMARY:
        wanted = body.front.text("help_wanted")
        end = f"{HELP}{sentence(wanted)}"
        if not steps.endswith(end) and (body.is_unedited or HELP not in steps):
            raise NotASummary(body.source.place, "figures differ" if HELP in steps else "not expected")
        steps = steps.removesuffix(end) if steps.endswith(end) else steps.rpartition(HELP)[0]
        body.free += [FreeText(steps.strip(), section, Subject.NEXT_STEP)] if steps.strip() else []
        body.free.append(FreeText(wanted, section, Subject.HELP_WANTED))
    else:
        body.free.append(FreeText(steps, section, Subject.NEXT_STEP))


_READERS: Mapping[Section, Callable[[Body, Section], None]] = {
    Section.MEETINGS: _read_sentence,
    Section.GOALS: _read_goals,
    Section.LEARNING: _read_learning,
    Section.PRACTICE: _read_sentence,
    Section.PULSE: _read_sentence,
    Section.CHANGES: _read_changes,
    Section.LESSONS: _read_list,
    Section.IDEAS: _read_list,
    Section.WAY_OF_WORKING: _read_list,
    Section.NEXT_STEP: _read_steps,
}


def _read_news(body: Body) -> None:
    for words, subject in ((news.LESSONS, Subject.LESSON_LEARNT), (news.TIPS, Subject.TIP)):
        body.source.place = words.lower()
        found = body.source.heading(2)
        body.literal(found.text, words)
        body.blocks.append(found)
        if body.source.next == NOTHING:
            body.blocks.append(body.source.paragraph())
            continue
        told = body.source.bullets()
        body.blocks.append(told)
        body.free += [FreeText(line, None, subject) for line in told.items]


def _read_end(body: Body) -> None:
    body.source.place = "agreed by"
    found = body.source.heading(2)
    body.literal(found.text, AGREED_BY)
    paragraph = body.source.paragraph()
    body.check(paragraph.text, _AGREED, agreed_by(body.front.consents, body.front.agreement_version))
    body.source.end()
    body.blocks += found, paragraph
