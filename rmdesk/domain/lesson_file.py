"""Lessons and conversation kits as files: Markdown with front matter, foreign until proven.

The reader is strict about the form, takes the contents as plain text, repairs nothing and takes time in
proportion to the file. A lesson that is still being written may leave sections empty: `lesson_gaps` and
`kit_gaps` tell what is missing, and a ready-made one on the shelf has no gaps.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rmdesk.domain.lesson_text import LARGEST, LONGEST_TITLE, Block, Front, body, bullets, front, minutes_of
from rmdesk.domain.vocabulary import Role, StepKind, TopicFamily
from rmdesk.errors import NotALesson

__all__ = [
    "LARGEST",
    "LONGEST_TITLE",
    "Gap",
    "KitFile",
    "KitPart",
    "LessonFile",
    "Step",
    "StepKind",
    "as_text",
    "kit",
    "kit_gaps",
    "lesson",
    "lesson_gaps",
    "lesson_or_kit",
]

_LESSON = "rmdesk_lesson"
_KIT = "rmdesk_kit"
_WHY = "Why it matters"
_BUSINESS = "What it does for the business"
_STEPS = "Steps"
_CHECK = "Check for understanding"
_PREPARE = "Prepare"
_QUESTIONS = "Questions"
_LISTEN = "Listen for"
_RISK = "Risk"
_WRONG = "What can go wrong"
_LESSON_SECTIONS = (_WHY, _BUSINESS, _STEPS, _CHECK, _RISK, _WRONG)
_STEP_KINDS = frozenset(StepKind) - {StepKind.TALK}
_KIT_SECTIONS = (_WHY, _BUSINESS, _PREPARE, _QUESTIONS, _LISTEN, _RISK, _WRONG)


class Gap(StrEnum):
    """What a lesson or a kit still lacks."""

    WHY = "why"
    BUSINESS = "business"
    I_DO = "I do"
    WE_DO = "We do"
    YOU_DO = "You do"
    CHECK = "check"
    MINUTES = "minutes"
    """The steps or parts do not add up to the whole."""
    DRIVER = "driver"
    """Somebody else than the learner drives in We do, You do or Check."""
    PREPARE = "prepare"
    QUESTIONS = "questions"
    LISTEN = "listen"
    RISK = "risk"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `told` is its text before the bullets, `points` are the bullets without their sign."""

    kind: StepKind
    minutes: int
    driver: Role
    told: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What a lesson and a kit both begin with. Everything is plain text, never markup."""

    title: str
    family: TopicFamily
    teacher: Role
    minutes: int
    why: str
    business: str

    @property
    def learner(self) -> Role:
        """Who learns: the other one than the teacher."""
        return self.teacher.other


@dataclass(frozen=True, slots=True)
class LessonFile(_Told):
    """A lesson as its file tells it."""

    steps: tuple[Step, ...]
    check: str
    risk: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KitPart:
    """One part of a conversation with its questions."""

    title: str
    minutes: int
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KitFile(_Told):
    """A conversation kit as its file tells it."""

    prepare: tuple[str, ...]
    parts: tuple[KitPart, ...]
    listen: tuple[str, ...]
    risk: str
    wrong: tuple[str, ...]


def lesson(text: str) -> LessonFile:
    """Read a lesson. Raises NotALesson naming the key, heading or line that does not fit."""
    return _lesson(front(text, _LESSON))


def kit(text: str) -> KitFile:
    """Read a conversation kit. Raises NotALesson naming the key, heading or line that does not fit."""
    return _kit(front(text, _KIT))


def lesson_or_kit(text: str) -> LessonFile | KitFile:
    """Read whichever of the two its first key names. Raises NotALesson."""
    found = front(text, _LESSON, _KIT)
    return _lesson(found) if found.format == _LESSON else _kit(found)


def lesson_gaps(read: LessonFile) -> tuple[Gap, ...]:
    """What the lesson lacks, in the order of the file; nothing for one that can be given."""
    kinds = {step.kind for step in read.steps}
    follows = [step for step in read.steps if step.kind is not StepKind.I_DO]
    lacks = (
        (Gap.WHY, not read.why),
        (Gap.BUSINESS, not read.business),
        (Gap.I_DO, StepKind.I_DO not in kinds),
        (Gap.WE_DO, StepKind.WE_DO not in kinds),
        (Gap.YOU_DO, StepKind.YOU_DO not in kinds),
        (Gap.DRIVER, any(step.driver is not read.learner for step in follows)),
        (Gap.CHECK, StepKind.CHECK not in kinds or not read.check),
        (Gap.MINUTES, sum(step.minutes for step in read.steps) != read.minutes),
        (Gap.RISK, not read.risk),
        (Gap.WRONG, not read.wrong),
    )
    return tuple(gap for gap, is_lacking in lacks if is_lacking)


def kit_gaps(read: KitFile) -> tuple[Gap, ...]:
    """What the kit lacks, in the order of the file; nothing for one that can be used."""
    lacks = (
        (Gap.WHY, not read.why),
        (Gap.BUSINESS, not read.business),
        (Gap.PREPARE, not read.prepare),
        (Gap.QUESTIONS, not read.parts or not all(part.questions for part in read.parts)),
        (Gap.MINUTES, sum(part.minutes for part in read.parts) != read.minutes),
        (Gap.LISTEN, not read.listen),
        (Gap.RISK, not read.risk),
        (Gap.WRONG, not read.wrong),
    )
    return tuple(gap for gap, is_lacking in lacks if is_lacking)


def as_text(told: LessonFile | KitFile) -> str:
    """The file of a lesson or kit, gaps included: reading it gives the same again.

    What no file can hold (a title that is too long, headings within texts) is not looked at here:
    `domain.lesson_plan.to_file` takes it out, and whoever writes reads back what was made.
    """
    is_lesson = isinstance(told, LessonFile)
    title = told.title.replace("\\", "\\\\").replace('"', '\\"')
    head = (
        "---",
        f"{_LESSON if is_lesson else _KIT}: 1",
        f'title: "{title}"',
        f"family: {told.family.value}",
        f"teacher: {told.teacher.value}",
        f"minutes: {told.minutes}",
        "---",
    )
    sections = _lesson_sections(told) if isinstance(told, LessonFile) else _kit_sections(told)
    return "\n".join((*head, *(f"\n## {name}\n{text}".rstrip() for name, text in sections), ""))


def _lesson_sections(told: LessonFile) -> tuple[tuple[str, str], ...]:
    steps = "\n".join(
        f"\n### {step.kind.value}, {step.minutes} min, {step.driver.value} drives\n"
        + "\n".join(part for part in (step.told, _bulleted(step.points)) if part)
        for step in told.steps
    )
    return (
        (_WHY, told.why),
        (_BUSINESS, told.business),
        (_STEPS, steps),
        (_CHECK, told.check),
        (_RISK, told.risk),
        (_WRONG, _bulleted(told.wrong)),
    )


def _kit_sections(told: KitFile) -> tuple[tuple[str, str], ...]:
    parts = "\n".join(
        f"\n### {part.title}, {part.minutes} min\n{_bulleted(part.questions)}" for part in told.parts
    )
    return (
        (_WHY, told.why),
        (_BUSINESS, told.business),
        (_PREPARE, _bulleted(told.prepare)),
        (_QUESTIONS, parts),
        (_LISTEN, _bulleted(told.listen)),
        (_RISK, told.risk),
        (_WRONG, _bulleted(told.wrong)),
    )


def _bulleted(points: Iterable[str]) -> str:
    return "\n".join(f"- {point}" for point in points)


def _lesson(found: Front) -> LessonFile:
    sections = body(found, _LESSON_SECTIONS, divided=_STEPS)
    return LessonFile(
        *_head(found, sections),
        tuple(map(_step, sections[_STEPS].parts)),
        sections[_CHECK].prose(),
        sections[_RISK].prose(),
        bullets(sections[_WRONG]),
    )


def _kit(found: Front) -> KitFile:
    sections = body(found, _KIT_SECTIONS, divided=_QUESTIONS)
    return KitFile(
        *_head(found, sections),
        bullets(sections[_PREPARE]),
        tuple(map(_part, sections[_QUESTIONS].parts)),
        bullets(sections[_LISTEN]),
        sections[_RISK].prose(),
        bullets(sections[_WRONG]),
    )


def _head(found: Front, sections: Mapping[str, Block]) -> tuple[str, TopicFamily, Role, int, str, str]:
    why, business = sections[_WHY].prose(), sections[_BUSINESS].prose()
    return found.title, found.family, found.teacher, found.minutes, why, business


def _step(block: Block) -> Step:
    words = block.title.split(", ")
    if len(words) != 3 or words[0] not in _STEP_KINDS:
        raise NotALesson(block.place, "step")
    driver, _, drives = words[2].partition(" ")
    if drives != "drives" or driver not in set(Role):
        raise NotALesson(block.place, "driver")
    told, points = block.prose_and_points()
    return Step(StepKind(words[0]), minutes_of(words[1], block.place), Role(driver), told, points)


def _part(block: Block) -> KitPart:
    title, comma, minutes = block.title.rpartition(", ")
    if not comma or not title.strip():
        raise NotALesson(block.place, "part")
    if len(title) > LONGEST_TITLE:
        raise NotALesson(block.place, "length")
    return KitPart(title.strip(), minutes_of(minutes, block.place), bullets(block))
