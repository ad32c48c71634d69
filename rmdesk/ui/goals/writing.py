"""What the Goals page writes: each deed at once, with a way back where it can be regretted."""

from datetime import date

from rmdesk.domain.vocabulary import Evidence, GoalState
from rmdesk.journal import goals
from rmdesk.storage.records import Goal, GoalStep
from rmdesk.ui.record_writing import RecordWriting
from rmdesk.wording import tr


class GoalWriting(RecordWriting):
    """The verbs of goals."""

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
