"""Lesson plans and conversation kits: keep, plan for a session, duplicate, tick, correct after the session.

Only its author changes a plan. A plan for a session is a copy of its own, so that what is ticked and
corrected there never changes the lesson on the shelf.
"""

from dataclasses import dataclass, replace

import sqlalchemy as sa

from rmdesk.domain.lesson_plan import KNOWS, LONGEST_PLAN, MOST_STEPS, PlanForm, StepForm, copied
from rmdesk.domain.lesson_text import LONGEST_TITLE
from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import SessionState
from rmdesk.errors import InvalidInput, NotFound
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import Deleted, delete, put_back
from rmdesk.journal.readers import owner_role, require_own, rewrite, side_of, start_audience
from rmdesk.journal.sessions import SessionRow, session_rows
from rmdesk.storage.records import LessonPlan, LessonStep, MentoringSession
from rmdesk.storage.records.record import new_id
from rmdesk.wording.series import OPEN_TOPIC

LONGEST_TEXT = 20_000
"""Characters of one text of a plan."""
_TEXTS = ("why", "business", "understanding", "spare", "prepare", "listen", "risk", "wrong")
_MARKS = ("kind", "family", "teacher", "minutes", "knows")
_STEP_MARKS = ("kind", "minutes", "driver")


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with its steps in order."""

    plan: LessonPlan
    steps: tuple[LessonStep, ...]

    @property
    def form(self) -> PlanForm:
        """As the editor takes it."""
        plan = self.plan
        return PlanForm(
            title=plan.title,
            **{name: getattr(plan, name) for name in (*_MARKS, *_TEXTS)},
            steps=tuple(map(_step_form, self.steps)),
        )


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A plan in the list. `minutes` is what its steps take; `session` the one it is planned for."""

    plan: LessonPlan
    minutes: int
    session: SessionRow | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the pair has: planned for coming sessions (the next first), given (the latest first), own.

    `coming` are the sessions a lesson can be used for, the next first.
    """

    planned: tuple[ShelfRow, ...]
    given: tuple[ShelfRow, ...]
    own: tuple[ShelfRow, ...]
    coming: tuple[SessionRow, ...]


@dataclass(frozen=True, slots=True)
class Used:
    """A plan was put to a session; `replaced` is the one that was there.

    `has_named`: the session's topic was still open and is the lesson's title now.
    """

    plan: Plan
    replaced: Deleted | None
    has_named: bool = False


def shelf(db: Db, pairing_id: str) -> Shelf:
    """All plans of a pairing, and the sessions to come."""
    sessions = {row.session.id: row for row in session_rows(db, pairing_id)}
    rows = [
        ShelfRow(plan, minutes, sessions.get(plan.session_id or ""))
        for plan, minutes in _plans(db, pairing_id)
    ]
    planned = [row for row in rows if _is_planned(row.session)]
    given = [row for row in rows if row.session is not None and row not in planned]
    today = db.today()
    coming = (row for row in reversed(sessions.values()) if _is_planned(row))
    return Shelf(
        tuple(sorted(planned, key=_starts_at)),
        tuple(sorted(given, key=_starts_at, reverse=True)),
        tuple(row for row in rows if row.session is None),
        tuple(row for row in coming if row.session.starts_at.date() >= today),
    )


def plan_of(db: Db, plan_id: str) -> Plan:
    """One plan. Raises NotFound."""
    return _with_steps(db, db.find(LessonPlan, plan_id))


def plan_for_session(db: Db, session_id: str) -> Plan | None:
    """What is planned for a session; None: nothing is."""
    # The session is named by id only: what a foreign file says of another pairing's session counts nothing.
    same = (LessonPlan.session_id == MentoringSession.id) & (
        LessonPlan.pairing_id == MentoringSession.pairing_id
    )
    wanted = sa.select(LessonPlan).join(MentoringSession, same).where(MentoringSession.id == session_id)
    wanted = wanted.order_by(LessonPlan.counter.desc())
    plan = db.scalars(wanted.limit(1)).first()
    return None if plan is None else _with_steps(db, plan)


def new_step_id() -> str:
    """An id for a step that the editor adds: it keeps it through undo and redo."""
    return new_id()


def new_plan(db: Db, pairing_id: str, form: PlanForm, session_id: str | None = None) -> Plan:
    """A new plan, for a session or on the shelf. Raises InvalidInput, NotFound."""
    check_plan(form)
    plan = LessonPlan(
        pairing_id=pairing_id,
        author=owner_role(db, pairing_id),
        side=side_of(form.learner),
        written_at=db.now(),
        audience=start_audience(db, pairing_id, Subject.PLAN),
        session_id=session_id,
        title="",
    )
    _fill(plan, form)
    db.add(plan)
    db.flush()
    _keep_steps(db, plan, form)
    return _with_steps(db, plan)


def save_plan(db: Db, plan_id: str, form: PlanForm) -> Plan:
    """The plan as the editor has it: steps that are not in the form go, new ones come.

    What was ticked, stuck or corrected in a stored step stays. Raises InvalidInput, NotFound, NotYours.
    """
    check_plan(form)
    plan = _own(db, plan_id)
    before = _words_of(plan_of(db, plan_id).form)
    _fill(plan, form)
    _keep_steps(db, plan, form)
    saved = _with_steps(db, plan)
    if _words_of(saved.form) != before:
        rewrite(plan, lambda: None)
    return saved


def save_given(db: Db, plan_id: str, form: PlanForm) -> Plan:
    """The plan of a session that was held: `save_plan`, and what its steps were corrected to.

    Raises InvalidInput, NotFound, NotYours.
    """
    saved = save_plan(db, plan_id, form)
    for step, told in zip(saved.steps, form.steps, strict=True):
        if step.corrected != _text(told.corrected):
            correct_step(db, step.id, told.corrected)
    return _with_steps(db, saved.plan)


def duplicate_plan(db: Db, plan_id: str, title: str = "") -> Plan:
    """A copy on the shelf, with the words as they were corrected. Raises NotFound, InvalidInput."""
    plan = plan_of(db, plan_id)
    return new_plan(db, plan.plan.pairing_id, _titled(copied(plan.form), title))


def use_for_session(db: Db, plan: str | PlanForm, session_id: str) -> Used:
    """A copy of a plan (its id, or a form) for a session; one that was planned for it goes.

    `undo_use` takes it back. Raises InvalidInput, NotFound, NotYours when the one there is the partner's.
    """
    session = db.find(MentoringSession, session_id)
    form = copied(plan_of(db, plan).form if isinstance(plan, str) else plan)
    there = plan_for_session(db, session_id)
    replaced = None if there is None else delete(db, LessonPlan, there.plan.id)
    made = new_plan(db, session.pairing_id, form, session_id)
    has_named = session.topic == OPEN_TOPIC and _may_name(made.plan, session)
    if has_named:
        session.topic = made.plan.title
    return Used(made, replaced, has_named)


def undo_use(db: Db, used: Used) -> None:
    """Take back `use_for_session`. Raises NotFound, NotYours."""
    plan = used.plan.plan
    session = db.get(MentoringSession, plan.session_id) if plan.session_id else None
    if used.has_named and session is not None and session.topic == plan.title:
        session.topic = OPEN_TOPIC
    delete(db, LessonPlan, plan.id)
    if used.replaced is not None:
        put_back(db, used.replaced)


def take_off_session(db: Db, plan_id: str) -> None:
    """The plan stays, on the shelf, and is planned for no session. Raises NotFound, NotYours."""
    _own(db, plan_id).session_id = None


def put_to_session(db: Db, plan_id: str, session_id: str) -> None:
    """Undo `take_off_session`. Raises NotYours, InvalidInput when another plan is there by now, NotFound
    also for a session of another pairing."""
    plan = _own(db, plan_id)
    if db.find(MentoringSession, session_id).pairing_id != plan.pairing_id:
        raise NotFound
    if plan_for_session(db, session_id) is not None:
        raise InvalidInput("lesson", "session taken")
    plan.session_id = session_id


def tick_step(db: Db, step_id: str, is_done: bool) -> None:
    """The step was done, or not. Raises NotFound, NotYours."""
    _own_step(db, step_id).is_done = is_done


def mark_stuck(db: Db, step_id: str, is_stuck: bool) -> None:
    """The learner got stuck here, or did not. Raises NotFound, NotYours."""
    _own_step(db, step_id).is_stuck = is_stuck


def correct_step(db: Db, step_id: str, words: str) -> None:
    """The words after the session; those before stay. None, or the same as before: they stood.

    Raises InvalidInput for too long ones, NotFound, NotYours.
    """
    step = _own_step(db, step_id)
    corrected = _text(words)
    step.corrected = "" if corrected == step.text else corrected
    rewrite(db.find(LessonPlan, step.plan_id), lambda: None)


def check_plan(form: PlanForm) -> None:
    """Raises InvalidInput for the first thing that cannot stand."""
    title = _line(form.title)
    if not title:
        raise InvalidInput("lesson title", "empty")
    if len(title) > LONGEST_TITLE or any(len(_line(step.title)) > LONGEST_TITLE for step in form.steps):
        raise InvalidInput("lesson title", "too long")
    if form.minutes not in LONGEST_PLAN or any(step.minutes not in LONGEST_PLAN for step in form.steps):
        raise InvalidInput("lesson minutes", "out of range")
    if len(form.steps) > MOST_STEPS:
        raise InvalidInput("lesson", "too many steps")
    if form.knows is not None and form.knows not in KNOWS:
        raise InvalidInput("lesson", "out of range")
    for text in (*(getattr(form, name) for name in _TEXTS), *(step.text for step in form.steps)):
        _text(text)


def _may_name(plan: LessonPlan, session: MentoringSession) -> bool:
    """Nobody reads a title in the session who may not read it in the plan."""
    return session.author is plan.author and plan.audience >= session.audience


def _is_planned(row: SessionRow | None) -> bool:
    return row is not None and row.session.state is SessionState.PLANNED


def _starts_at(row: ShelfRow) -> float:
    return 0.0 if row.session is None else row.session.session.starts_at.timestamp()


def _plans(db: Db, pairing_id: str) -> list[tuple[LessonPlan, int]]:
    minutes = (
        sa.select(sa.func.coalesce(sa.func.sum(LessonStep.minutes), 0))
        .where(LessonStep.plan_id == LessonPlan.id)
        .scalar_subquery()
    )
    wanted = sa.select(LessonPlan, minutes).filter_by(pairing_id=pairing_id).order_by(LessonPlan.counter)
    return [(plan, total or plan.minutes) for plan, total in db.execute(wanted)]


def _with_steps(db: Db, plan: LessonPlan) -> Plan:
    wanted = sa.select(LessonStep).filter_by(plan_id=plan.id)
    return Plan(plan, tuple(db.scalars(wanted.order_by(LessonStep.position, LessonStep.counter))))


def _fill(plan: LessonPlan, form: PlanForm) -> None:
    plan.title = _line(form.title)
    plan.side = side_of(form.learner)
    for name in _MARKS:
        setattr(plan, name, getattr(form, name))
    for name in _TEXTS:
        setattr(plan, name, _text(getattr(form, name)))


def _keep_steps(db: Db, plan: LessonPlan, form: PlanForm) -> None:
    stored = {step.id: step for step in _with_steps(db, plan).steps}
    for gone in stored.keys() - {step.step_id for step in form.steps}:
        db.delete(stored.pop(gone))
    db.flush()
    for position, told in enumerate(form.steps):
        step = stored.pop(told.step_id, None) or _new_step(db, plan, told)
        step.position, step.title, step.text = position, _line(told.title), _text(told.text)
        for name in _STEP_MARKS:
            setattr(step, name, getattr(told, name))
    db.flush()


def _new_step(db: Db, plan: LessonPlan, told: StepForm) -> LessonStep:
    """A step that comes, or comes back by undo with what was corrected and marked in it."""
    is_free = bool(told.step_id) and db.get(LessonStep, told.step_id) is None
    step = LessonStep(
        id=told.step_id if is_free else new_id(),
        plan_id=plan.id,
        position=0,
        kind=told.kind,
        corrected=_text(told.corrected),
        is_done=told.is_done,
        is_stuck=told.is_stuck,
    )
    db.add(step)
    return step


def _step_form(step: LessonStep) -> StepForm:
    return StepForm(
        step.kind,
        step.minutes,
        step.driver,
        step.text,
        step.title,
        step.corrected,
        step.is_done,
        step.is_stuck,
        step.id,
    )


def _words_of(form: PlanForm) -> tuple[str, ...]:
    steps = (word for step in form.steps for word in (step.title, step.text))
    return (form.title, *(getattr(form, name) for name in _TEXTS), *steps)


def _titled(form: PlanForm, title: str) -> PlanForm:
    return replace(form, title=title) if title else form


def _own(db: Db, plan_id: str) -> LessonPlan:
    plan = db.find(LessonPlan, plan_id)
    require_own(db, plan)
    return plan


def _own_step(db: Db, step_id: str) -> LessonStep:
    step = db.find(LessonStep, step_id)
    _own(db, step.plan_id)
    return step


def _text(text: str) -> str:
    stored = clean(text).strip()
    if len(stored) > LONGEST_TEXT:
        raise InvalidInput("lesson", "too long")
    return stored


def _line(text: str) -> str:
    return " ".join(clean(text).split())
