"""Step 1: the goals of both, side by side, as the page Goals shows them."""

from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.autosave import save_all
from rmdesk.ui.desk import Desk
from rmdesk.ui.goals.column import GoalColumn
from rmdesk.ui.goals.writing import GoalWriting
from rmdesk.ui.pages.agreement.launch.state import LaunchState
from rmdesk.ui.pages.agreement.launch.step import LaunchStep
from rmdesk.ui.widgets.fold import Fold, Part


class GoalsStep(LaunchStep):
    """At least one goal each is asked for; going on never waits for it."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self._open_ids: set[str] = set()
        self._state: LaunchState | None = None
        self.writing = GoalWriting(desk, page)
        self.writing.changed.connect(self.changed)
        self.columns = {role: GoalColumn(self.writing, role) for role in Role}
        for one in self.columns.values():
            one.toggled.connect(self._on_toggled)
        self.lines.addWidget(Fold(*(Part(one) for one in self.columns.values()), gap=20))

    def show_state(self, state: LaunchState) -> None:
        self._state = state
        for role, shown in self.columns.items():
            rows = [one for one in state.goals if one.side is role]
            shown.show_rows(state.name(role), rows, self._open_ids)

    def follow(self, state: LaunchState) -> None:
        self.show_state(state)

    def first_focus(self) -> QWidget | None:
        """Where the side without a goal begins one, one's own first; else one's own first goal."""
        own = self.desk.own_role
        empty = [role for role in (own, own.other) if not self.columns[role].cards]
        if empty:
            new = self.columns[empty[0]].new
            return new.words.fields.title if new is not None else self.columns[empty[0]].add
        return self.columns[own].cards[0]

    def new_thing(self) -> None:
        self.columns[self.desk.own_role].begin_goal()

    def save_now(self) -> bool:
        return save_all(autosave for one in self.columns.values() for autosave in one.autosaves)

    def _on_toggled(self, goal_id: str) -> None:
        self._open_ids = self._open_ids ^ {goal_id}
        if self._state is not None:
            self.show_state(self._state)
