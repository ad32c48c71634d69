"""What the Goals page writes: each deed at once, with a way back where it can be regretted."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Evidence, GoalState
from rmdesk.errors import RmdeskError
from rmdesk.journal import goals
from rmdesk.journal.deleting import Deleted, delete, put_back
from rmdesk.storage.records import Goal, GoalStep
from rmdesk.ui.desk import Desk
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


class GoalWriting(QObject):
    """The verbs of goals, done for one page. An error is said in a toast; the page then shows the truth."""

    changed = Signal()
    """Something was written, or was refused: show what the journal says."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk = desk
        self.page = page

    def tick(self, step: GoalStep, *, is_done: bool) -> None:
        """A step was done today, or was not."""
        before = step.done_on
        today = self.desk.journal.clock().date() if is_done else None
        if self._set_tick(step, today):
            said = tr("Ticked: {step}") if is_done else tr("Not ticked: {step}")
            self.desk.toast(said.format(step=step.text), lambda: self._set_tick(step, before))

    def set_state(self, goal: Goal, state: GoalState) -> None:
        """Say where a goal stands."""
        self._try(lambda: self.desk.journal.do(self.page, goals.set_state, goal.id, state))

    def set_evidence(self, goal: Goal, evidence: Evidence) -> None:
        """Say which kind of evidence there is."""
        self._try(lambda: self.desk.journal.do(self.page, goals.set_evidence, goal.id, evidence))

    def set_focus(self, goal: Goal, *, is_in_focus: bool) -> None:
        """Show a goal on Today, or not."""
        self._try(lambda: self.desk.journal.do(self.page, goals.set_focus, goal.id, is_in_focus=is_in_focus))

    def delete_goal(self, goal_id: str) -> None:
        """Delete a goal with its steps; the toast brings it back."""
        self._delete(Goal, goal_id, tr("Goal deleted"))

    def delete_step(self, step_id: str) -> None:
        """Delete a step; the toast brings it back."""
        self._delete(GoalStep, step_id, tr("Step deleted"))

    def _set_tick(self, step: GoalStep, done_on: date | None) -> bool:
        return self._try(lambda: self.desk.journal.do(self.page, goals.tick_step, step.id, done_on))

    def _delete(self, kind: type[Goal] | type[GoalStep], record_id: str, said: str) -> None:
        gone: list[Deleted] = []
        if self._try(lambda: gone.append(self.desk.journal.do(self.page, delete, kind, record_id))):
            self.desk.toast(said, lambda: self._put_back(gone[0]))

    def _put_back(self, deleted: Deleted) -> None:
        self._try(lambda: self.desk.journal.do(self.page, put_back, deleted))

    def _try(self, write: Callable[[], object]) -> bool:
        try:
            write()
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return False
        finally:
            self.changed.emit()
        return True
