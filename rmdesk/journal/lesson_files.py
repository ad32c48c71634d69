"""Lessons as files: what leaves is looked through for watchwords and names first, what comes is text only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from rmdesk.domain.lesson_file import KitFile, LessonFile, as_text, lesson_or_kit
from rmdesk.domain.lesson_plan import PlanForm, from_file, to_file
from rmdesk.domain.lesson_text import LARGEST
from rmdesk.domain.redaction import Finding, FindingKind, Lexicon
from rmdesk.errors import LessonHolds, NotALesson
from rmdesk.journal.agreements import watchwords_to_look_for
from rmdesk.journal.db import Db
from rmdesk.journal.lessons import Plan, new_plan, plan_of
from rmdesk.journal.pairings import names_to_look_for
from rmdesk.journal.readers import require_own

_BEFORE_STEPS = ("title", "why", "business", "prepare")
_AFTER_STEPS = ("understanding", "listen", "risk", "wrong")
_TEXTS = (*_BEFORE_STEPS, *_AFTER_STEPS, "spare")
_REFUSED = frozenset(
    {
        *(FindingKind.WATCHWORD, FindingKind.NAME, FindingKind.INITIALS),
        *(FindingKind.POSSIBLE_NAME, FindingKind.EMAIL, FindingKind.PATH),
    }
)
"""What says who the pair is or what it works on. Times of day and links belong to many lessons."""
_MASK = "••••••"
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-*+•–]|[0-9]{1,2}[.)])[ \t]+")
_NEIGHBOURHOOD = 100
"""Signs at the end of one text and at the beginning of the next that are read together."""


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
    lexicon = Lexicon((), watchwords_to_look_for(db, pairing_id))
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


def masked_line(db: Db, pairing_id: str, text: str) -> str:
    """One line beside a plan (its guest) for the printer."""
    return _covered(Lexicon((), watchwords_to_look_for(db, pairing_id)), text)


def _look_through(db: Db, pairing_id: str, form: PlanForm) -> None:
    """Each text as written, without its bullets, and together with the end of the text it follows."""
    lexicon = Lexicon(names_to_look_for(db, pairing_id), watchwords_to_look_for(db, pairing_id))
    before = ""
    for place, text in _places(form):
        plain = _BULLET.sub("", text)
        found = _refused(lexicon.find(text)) or (_refused(lexicon.find(plain)) if plain != text else None)
        found = found or _between(lexicon, before, plain)
        if found is not None:
            raise LessonHolds(place, found.kind.value)
        before = plain if len(plain) <= _NEIGHBOURHOOD else plain[-_NEIGHBOURHOOD:].partition(" ")[2]


def _places(form: PlanForm) -> Iterator[tuple[str, str]]:
    """What is written, in the order in which the file tells it."""
    yield from ((name, text) for name in _BEFORE_STEPS if (text := getattr(form, name)))
    for number, step in enumerate(form.steps, 1):
        yield f"step {number}", f"{step.title}\n{step.words}".strip()
    yield from ((name, text) for name in _AFTER_STEPS if (text := getattr(form, name)))


def _between(lexicon: Lexicon, before: str, after: str) -> Finding | None:
    """What two texts say together that neither says alone."""
    end = len(after) if len(after) <= _NEIGHBOURHOOD else after.find(" ", _NEIGHBOURHOOD)
    seam = f"{before}\n{after[:end]}"
    spans = (one for one in lexicon.find(seam) if one.start < len(before) and one.end > len(before) + 1)
    return _refused(tuple(spans)) if before else None


def _refused(findings: tuple[Finding, ...]) -> Finding | None:
    return next((one for one in findings if one.kind in _REFUSED), None)


def _covered(lexicon: Lexicon, text: str) -> str:
    covered = text
    for found in reversed(lexicon.find(text)):
        if found.kind is FindingKind.WATCHWORD:
            covered = covered[: found.start] + _MASK + covered[found.end :]
    return covered
