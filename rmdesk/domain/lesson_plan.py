"""A lesson plan as the pair writes it: its form, what it adds up to, and what would make it better.

Hints ask, they never hold anything back. `differences` shows what the session taught about the words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from rmdesk.domain.lesson_file import KitFile, KitPart, LessonFile, Step
from rmdesk.domain.lesson_text import plain_lines, plain_points
from rmdesk.domain.vocabulary import PlanKind, Role, StepKind, TopicFamily

LONGEST_PLAN = range(1, 241)
"""Minutes of a plan, and of one of its steps."""
MOST_STEPS = 50
KNOWS = range(5)
"""How well the teacher knows it: 0 (not at all) to 4 (could teach it in their sleep)."""
_KNOWN_ENOUGH = 2
_BULLET = "- "
_PIECES = re.compile(r"\s+|\w+|[^\w\s]+")
_MOST_PIECES = 4000


@dataclass(frozen=True, slots=True)
class StepForm:
    """One step as the editor hands it back; `step_id` is "" for one that was never stored.

    `corrected`, `is_done` and `is_stuck` have verbs of their own: for a stored step they are only shown.
    """

    kind: StepKind
    minutes: int
    driver: Role
    text: str
    title: str = ""
    corrected: str = ""
    is_done: bool = False
    is_stuck: bool = False
    step_id: str = ""

    @property
    def words(self) -> str:
        """The words that hold now: corrected after the session, else as written."""
        return self.corrected or self.text


@dataclass(frozen=True, slots=True)
class PlanForm:
    """A plan as the editor hands it back. `prepare`, `listen` and `wrong` have one point a line."""

    kind: PlanKind = PlanKind.LESSON
    title: str = ""
    family: TopicFamily = TopicFamily.WORKPLACE_TECHNOLOGY
    teacher: Role = Role.MENTOR
    minutes: int = 45
    why: str = ""
    business: str = ""
    understanding: str = ""
    spare: str = ""
    prepare: str = ""
    listen: str = ""
    risk: str = ""
    wrong: str = ""
    knows: int | None = None
    steps: tuple[StepForm, ...] = ()

    @property
    def learner(self) -> Role:
        """Who learns: the other one than the teacher."""
        return self.teacher.other

    @property
    def step_minutes(self) -> int:
        """What the steps take together, in minutes."""
        return sum(step.minutes for step in self.steps)


class PlanHint(StrEnum):
    """What would make a plan better, the weightiest first."""

    NO_STEPS = "no steps"
    NOT_HANDS_ON = "not hands-on"
    """No step in which the learner drives."""
    OTHER_DRIVES = "other drives"
    """Somebody else than the learner drives in You do."""
    NO_CHECK = "no check"
    NO_BUSINESS = "no business"
    NO_WHY = "no why"
    TOO_LONG = "too long"
    TOO_SHORT = "too short"
    NOBODY_KNOWS = "nobody knows"
    """The teacher does not know it either, and no guest is asked: invite an expert."""


class Change(StrEnum):
    """What happened to a piece of a step's words between before and after the session."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words with one fate."""

    text: str
    change: Change


def hints(form: PlanForm, whole: int, *, has_guest: bool = False) -> tuple[PlanHint, ...]:
    """What would make the plan better; `whole` are the minutes there are for it."""
    is_lesson = form.kind is PlanKind.LESSON
    driven = {step.driver for step in form.steps if step.kind is not StepKind.TALK}
    is_taken = any(step.kind is StepKind.YOU_DO and step.driver is not form.learner for step in form.steps)
    has_check = any(step.kind is StepKind.CHECK for step in form.steps) or bool(form.understanding.strip())
    is_unknown = form.knows is not None and form.knows < _KNOWN_ENOUGH
    lacks = (
        (PlanHint.NO_STEPS, not form.steps),
        (PlanHint.NOT_HANDS_ON, is_lesson and bool(form.steps) and form.learner not in driven),
        (PlanHint.OTHER_DRIVES, is_lesson and is_taken and form.learner in driven),
        (PlanHint.NO_CHECK, is_lesson and bool(form.steps) and not has_check),
        (PlanHint.NO_BUSINESS, not form.business.strip()),
        (PlanHint.NO_WHY, not form.why.strip()),
        (PlanHint.TOO_LONG, form.step_minutes > whole),
        (PlanHint.TOO_SHORT, bool(form.steps) and form.step_minutes < whole and not form.spare.strip()),
        (PlanHint.NOBODY_KNOWS, is_unknown and not has_guest),
    )
    return tuple(hint for hint, is_lacking in lacks if is_lacking)


def copied(form: PlanForm) -> PlanForm:
    """The plan anew: with the words as they were corrected, nothing ticked, its steps not stored yet."""
    steps = (
        StepForm(step.kind, step.minutes, step.driver, step.words, title=step.title) for step in form.steps
    )
    return replace(form, steps=tuple(steps))


def from_file(read: LessonFile | KitFile) -> PlanForm:
    """A ready-made or shared lesson or kit as a plan."""
    told = PlanForm(
        title=read.title,
        family=read.family,
        teacher=read.teacher,
        minutes=read.minutes,
        why=read.why,
        business=read.business,
        risk=read.risk,
        wrong="\n".join(read.wrong),
    )
    if isinstance(read, LessonFile):
        return replace(told, understanding=read.check, steps=tuple(map(_step_form, read.steps)))
    return replace(
        told,
        kind=PlanKind.KIT,
        prepare="\n".join(read.prepare),
        listen="\n".join(read.listen),
        steps=tuple(
            StepForm(StepKind.TALK, part.minutes, read.learner, "\n".join(part.questions), part.title)
            for part in read.parts
        ),
    )


def to_file(form: PlanForm) -> LessonFile | KitFile:
    """The text of a plan as its file has it: corrected words, no headings or hidden signs within texts.

    How well the teacher knows it and what fills spare time are the pair's own and stay behind.
    """
    title = " ".join("".join(plain_lines(form.title)).split())
    why, business, risk = map(_prose, (form.why, form.business, form.risk))
    wrong = plain_points(form.wrong)
    family = form.family if form.family is not TopicFamily.THE_PAIRING else TopicFamily.MORALE
    if form.kind is PlanKind.LESSON:
        steps = tuple(map(_step, form.steps))
        check = _prose(form.understanding)
        return LessonFile(title, family, form.teacher, form.minutes, why, business, steps, check, risk, wrong)
    prepare, listen = plain_points(form.prepare), plain_points(form.listen)
    parts = tuple(_part(step, number) for number, step in enumerate(form.steps, 1))
    return KitFile(
        title, family, form.teacher, form.minutes, why, business, prepare, parts, listen, risk, wrong
    )


def differences(written: str, corrected: str) -> tuple[Piece, ...]:
    """Word by word what was taken out and put in; very long texts are compared as one piece each."""
    before, after = _PIECES.findall(written), _PIECES.findall(corrected)
    if max(len(before), len(after)) > _MOST_PIECES:
        before, after = [written], [corrected]
    pieces: list[Piece] = []
    for tag, start, end, begin, beyond in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(before[start:end]), Change.SAME))
            continue
        gone, new = "".join(before[start:end]), "".join(after[begin:beyond])
        pieces += [Piece(text, change) for text, change in ((gone, Change.GONE), (new, Change.NEW)) if text]
    return tuple(pieces)


def _step_form(step: Step) -> StepForm:
    lines = (step.told, *(_BULLET + point for point in step.points))
    return StepForm(step.kind, step.minutes, step.driver, "\n".join(line for line in lines if line))


def _step(step: StepForm) -> Step:
    kind = step.kind if step.kind is not StepKind.TALK else StepKind.CHECK
    lines = plain_lines(step.words)
    first = next((at for at, line in enumerate(lines) if line.startswith(_BULLET)), len(lines))
    told, points = "\n".join(lines[:first]).strip(), tuple(_joined(lines[first:]))
    return Step(kind, step.minutes, step.driver, told, points)


def _part(step: StepForm, number: int) -> KitPart:
    """A part of a conversation; one without a title is told by its number."""
    title = " ".join("".join(plain_lines(step.title)).split())
    return KitPart(title or str(number), step.minutes, plain_points(step.words))


def _joined(lines: list[str]) -> Iterator[str]:
    """Each bullet with the lines that go on with it."""
    point = ""
    for line in lines:
        if line.startswith(_BULLET):
            if point:
                yield point
            point = line.removeprefix(_BULLET).strip()
        else:
            point = f"{point} {line}".strip()
    if point:
        yield point


def _prose(text: str) -> str:
    return "\n".join(plain_lines(text)).strip()
