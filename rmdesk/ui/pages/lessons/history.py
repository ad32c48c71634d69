"""Undo and redo of a whole plan: each key burst in one field, each step added or moved, is one step back."""

from rmdesk.domain.lesson_plan import PlanForm

_MOST = 200
"""Steps back that are kept."""


class History:
    """The plans before and after the one that stands in the editor."""

    def __init__(self) -> None:
        self._past: list[PlanForm] = []
        self._future: list[PlanForm] = []
        self._now = PlanForm()
        self._place = ""

    def begin(self, form: PlanForm) -> None:
        """Another plan shows: nothing of the one before is taken back here."""
        self._past, self._future, self._now, self._place = [], [], form, ""

    def note(self, form: PlanForm, place: str = "") -> None:
        """The plan is `form` now; edits of the same place that follow each other are one step back."""
        if form == self._now:
            return
        if not place or place != self._place:
            self._past = [*self._past[1 - _MOST :], self._now]
        self._now, self._place, self._future = form, place, []

    def rest(self) -> None:
        """The person paused: the next key begins a new step."""
        self._place = ""

    def undo(self) -> PlanForm | None:
        """The plan before; None: there is none."""
        return self._turn(self._past, self._future)

    def redo(self) -> PlanForm | None:
        """The plan that was taken back; None: there is none."""
        return self._turn(self._future, self._past)

    def _turn(self, source: list[PlanForm], other: list[PlanForm]) -> PlanForm | None:
        if not source:
            return None
        other.append(self._now)
        self._now, self._place = source.pop(), ""
        return self._now
