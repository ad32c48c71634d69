"""Lessons as files: what leaves is looked through for watchwords and names first, what comes is text only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rmdesk.domain.lesson_file import KitFile, LessonFile, as_text, lesson_or_kit
from rmdesk.domain.lesson_plan import PlanForm, from_file, to_file
from rmdesk.domain.lesson_text import LARGEST
from rmdesk.domain.redaction import Finding, FindingKind, Lexicon
from rmdesk.errors import LessonHolds, NotALesson
from rmdesk.journal.agreements import in_force
from rmdesk.journal.db import Db
from rmdesk.journal.lessons import Plan, new_plan, plan_of
from rmdesk.journal.pairings import names_to_look_for
from rmdesk.journal.readers import require_own

_TEXTS = ("title", "why", "business", "understanding", "spare", "prepare", "listen", "risk", "wrong")
_REFUSED = frozenset(
    {
        *(FindingKind.WATCHWORD, FindingKind.NAME, FindingKind.INITIALS),
        *(FindingKind.POSSIBLE_NAME, FindingKind.EMAIL, FindingKind.PATH),
    }
)
"""What says who the pair is or what it works on. Times of day and links belong to many lessons."""
_MASK = "••••••"


@dataclass(frozen=True, slots=True)
class LessonToSave:
    """A lesson's file, made and read back."""

    title: str
    data: bytes


def file_of(db: Db, plan_id: str) -> LessonToSave:
    """The file of one of the owner's plans: the text of the lesson only.

    Raises LessonHolds naming the place of a watchword or name, NotALesson for what does not fit a file,
    NotYours, NotFound.
    """
    plan = plan_of(db, plan_id)
    require_own(db, plan.plan)
    told = to_file(plan.form)
    _look_through(db, plan.plan.pairing_id, from_file(told))
    text = as_text(told)
    if lesson_or_kit(text) != told:
        raise NotALesson("file", "value")
    return LessonToSave(told.title, text.encode())


def read_file(data: bytes) -> LessonFile | KitFile:
    """A foreign file as a lesson or kit, as plain text. Raises NotALesson; nothing is changed."""
    if len(data) > LARGEST:
        raise NotALesson("file", "size")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NotALesson("file", "characters") from None
    return lesson_or_kit(text)


def take_in(db: Db, pairing_id: str, data: bytes) -> Plan:
    """Put a foreign file onto the pair's shelf, whole or not at all. Raises NotALesson, InvalidInput."""
    return new_plan(db, pairing_id, from_file(read_file(data)))


def masked(db: Db, pairing_id: str, form: PlanForm) -> PlanForm:
    """A plan for the printer: each watchword as six dots."""
    lexicon = Lexicon((), _watchwords(db, pairing_id))
    texts: dict[str, Any] = {name: _covered(lexicon, getattr(form, name)) for name in _TEXTS}
    steps = (
        replace(
            step,
            title=_covered(lexicon, step.title),
            text=_covered(lexicon, step.text),
            corrected=_covered(lexicon, step.corrected),
        )
        for step in form.steps
    )
    return replace(form, **texts, steps=tuple(steps))


def _look_through(db: Db, pairing_id: str, form: PlanForm) -> None:
    lexicon = Lexicon(names_to_look_for(db, pairing_id), _watchwords(db, pairing_id))
    for place, text in _places(form):
        found = _refused(lexicon.find(text))
        if found is not None:
            raise LessonHolds(place, found.kind.value)


def _places(form: PlanForm) -> Iterator[tuple[str, str]]:
    yield from ((name, getattr(form, name)) for name in _TEXTS)
    for number, step in enumerate(form.steps, 1):
        yield f"step {number}", f"{step.title}\n{step.words}"


def _refused(findings: tuple[Finding, ...]) -> Finding | None:
    return next((one for one in findings if one.kind in _REFUSED), None)


def _watchwords(db: Db, pairing_id: str) -> list[str]:
    """Those of every version that ever was in force."""
    agreement = in_force(db, pairing_id)
    if agreement is None:
        return []
    return sorted({word for rules in (agreement.now, *agreement.ever.values()) for word in rules.watchwords})


def _covered(lexicon: Lexicon, text: str) -> str:
    covered = text
    for found in reversed(lexicon.find(text)):
        if found.kind is FindingKind.WATCHWORD:
            covered = covered[: found.start] + _MASK + covered[found.end :]
    return covered
