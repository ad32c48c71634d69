"""What can be done with a whole lesson: begin, use, duplicate, take off, delete; each can be undone."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.lesson_plan import PlanForm, StepForm, copied
from rmdesk.domain.vocabulary import Role, StepKind
from rmdesk.errors import RmdeskError
from rmdesk.journal import lessons
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete, put_back
from rmdesk.journal.lessons import Plan, Used
from rmdesk.journal.sessions import SessionRow
from rmdesk.storage.records import LessonPlan
from rmdesk.ui.desk import Desk
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import sentence

P = ParamSpec("P")
T = TypeVar("T")
_BLANK = (StepKind.I_DO, 10), (StepKind.WE_DO, 15), (StepKind.YOU_DO, 15), (StepKind.CHECK, 5)


class LessonDeeds(QObject):
    """Writes through the journal; a refusal is said in a toast."""

    showing = Signal(str)
    """Show the plan with this id; "" shows whatever is next."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk

    def begin(self) -> str:
        """A blank lesson on the shelf; its id, "" when it could not be written."""
        teacher = Role.MENTOR
        steps = tuple(
            StepForm(kind, minutes, teacher if kind is StepKind.I_DO else teacher.other, "")
            for kind, minutes in _BLANK
        )
        form = PlanForm(title=tr("New lesson"), teacher=teacher, steps=steps)
        return self._put_on_shelf(form, tr("A blank lesson is on your shelf."))

    def duplicate(self, form: PlanForm) -> None:
        """A copy on the shelf, with the words as they were corrected."""
        self._put_on_shelf(copied(form), tr("A copy is on your shelf."))

    def use(self, source: str | PlanForm, session: SessionRow) -> None:
        """A copy for a session; what was planned for it comes back with Undo."""
        used = self.do(lessons.use_for_session, source, session.session.id)
        if used is None:
            return
        said = tr("Planned for session {number}, {day}.")
        if used.replaced is not None:
            said = tr("Planned for session {number}, {day}, in the place of what was planned there.")
        day = dates.weekday(session.session.starts_at.date())
        self._desk.toast(said.format(number=session.number, day=day), lambda: self._undo_use(used))
        self.showing.emit(used.plan.plan.id)

    def take_off(self, plan: LessonPlan) -> None:
        """It stays on the shelf and is planned for no session."""
        session_id = plan.session_id
        if session_id is None or self.do(_taken_off, plan.id) is None:
            return

        def undo() -> None:
            self.do(_back_on, plan.id, session_id)
            self.showing.emit(plan.id)

        self._desk.toast(tr("It is on your shelf, planned for no session."), undo)
        self.showing.emit(plan.id)

    def delete(self, plan: LessonPlan) -> None:
        """Away with it and its steps; the toast brings it back."""
        gone = self.do(delete, LessonPlan, plan.id)
        if gone is None:
            return

        def undo() -> None:
            self.do(put_back, gone)
            self.showing.emit(plan.id)

        self._desk.toast(tr("“{title}” was deleted.").format(title=plan.title), undo)
        self.showing.emit("")

    def mark_stuck(self, step_id: str, is_stuck: bool) -> None:
        """The learner got stuck in this step, or did not."""
        self.do(lessons.mark_stuck, step_id, is_stuck)

    def do(self, verb: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do it, and say that it is saved; a refusal is said in a toast, and the answer is None."""
        try:
            answer = self._desk.journal.do(self._page, verb, *args, **kwargs)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return None
        self._desk.saved_at(dates.clock(self._desk.journal.clock()))
        return answer

    def _put_on_shelf(self, form: PlanForm, said: str) -> str:
        made: Plan | None = self.do(lessons.new_plan, self._desk.pairing_id, form)
        if made is None:
            return ""

        def undo() -> None:
            self.do(delete, LessonPlan, made.plan.id)
            self.showing.emit("")

        self._desk.toast(said, undo)
        self.showing.emit(made.plan.id)
        return made.plan.id

    def _undo_use(self, used: Used) -> None:
        self.do(lessons.undo_use, used)
        back = used.replaced.records[0] if used.replaced is not None else None
        self.showing.emit(back.id if isinstance(back, LessonPlan) else "")


def _taken_off(db: Db, plan_id: str) -> bool:
    lessons.take_off_session(db, plan_id)
    return True


def _back_on(db: Db, plan_id: str, session_id: str) -> bool:
    lessons.put_to_session(db, plan_id, session_id)
    return True
