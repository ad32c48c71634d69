"""Goals: both sides beside each other, at the same size."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.goals import GoalRow, goal_rows
from rmdesk.journal.pairings import first_name
from rmdesk.journal.skills import SkillRow, skill_rows
from rmdesk.ui.autosave import save_all
from rmdesk.ui.desk import Desk
from rmdesk.ui.goals.card import GoalCard
from rmdesk.ui.goals.column import GoalColumn
from rmdesk.ui.goals.writing import GoalWriting
from rmdesk.ui.page import Page
from rmdesk.ui.skills.line import SkillLine
from rmdesk.ui.skills.refresher import RefresherLine
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.wording import tr


class GoalsPage(Page):
    """Two columns of cards; the goal in focus, or the first one, is open."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._open_ids: set[str] | None = None
        self.writing = GoalWriting(desk, self)
        self.writing.changed.connect(self._on_writing_changed)
        self.skills = SkillWriting(desk, self)
        self.skills.changed.connect(self._on_writing_changed)
        self.head.set_title(tr("Goals"))
        self.head.set_subtitle(tr("Both of you, same size."))
        self.refresher = RefresherLine(desk, self)
        self.refresher.writing.changed.connect(self._on_writing_changed)
        self.body.addWidget(self.refresher)
        self.columns = {role: GoalColumn(self.writing, role, self.skills) for role in Role}
        for one in self.columns.values():
            one.toggled.connect(self._on_toggled)
        self.body.addWidget(Fold(*(Part(one) for one in self.columns.values()), gap=20), 1)

    def reload(self) -> None:
        """Show the goals as the journal has them; what is being typed stays."""
        pairing = self.desk.pairing
        if pairing is None:
            return
        rows = self.desk.journal.ask(goal_rows, self.desk.pairing_id)
        by_side = {role: _in_order([one for one in rows if one.side is role]) for role in Role}
        if self._open_ids is None:
            first = (one[0] for one in by_side.values() if one and one[0].is_open)
            self._open_ids = {one.goal.id for one in first}
        self.skills.goals = rows
        skills = self.desk.journal.ask(skill_rows, self.desk.pairing_id)
        for role, shown in self.columns.items():
            name = first_name(pairing.name(role))
            shown.show_rows(name, by_side[role], self._open_ids)
            shown.show_skills(name, _by_goal(rows, [one for one in skills if one.side is role]))
        self.refresher.reload()

    def open_record(self, record_id: str) -> None:
        """Open the goal with this id, or what shows the skill with this id."""
        self._open_goal_of(record_id)
        card, skill = self._card(record_id), self._skill(record_id)
        if skill is not None:
            if not skill.is_open:
                skill.toggle()
            skill.opener.setFocus()
        elif card is not None:
            self._open_ids = {*(self._open_ids or ()), record_id}
            self.reload()
            card.setFocus()

    def new_thing(self) -> None:
        """Begin a goal of one's own side."""
        self.columns[self.desk.own_role].begin_goal()

    def first_focus(self) -> QWidget | None:
        """The next step to tick, one's own first; else the first goal, else where one begins."""
        role = self.desk.own_role
        cards = [*self.columns[role].cards, *self.columns[role.other].cards]
        ticks = (card.steps.next_tick for card in cards if card.is_open)
        tick = next((one for one in ticks if one is not None and one.isEnabled()), None)
        return tick or (cards[0] if cards else self.columns[role].add)

    def save_now(self) -> bool:
        """Save what is being typed."""
        return save_all(autosave for one in self.columns.values() for autosave in one.autosaves)

    def _card(self, goal_id: str) -> GoalCard | None:
        cards = (card for one in self.columns.values() for card in one.cards)
        return next((card for card in cards if card.row.goal.id == goal_id), None)

    def _open_goal_of(self, skill_id: str) -> None:
        """Open the goal that this skill serves, so that its line shows."""
        rows = self.desk.journal.ask(skill_rows, self.desk.pairing_id)
        goal_id = next((one.skill.goal_id for one in rows if one.skill.id == skill_id), None)
        if goal_id is not None and self._card(goal_id) is not None:
            self._open_ids = {*(self._open_ids or ()), goal_id}
            self.reload()

    def _skill(self, skill_id: str) -> SkillLine | None:
        cards = [card.skills for one in self.columns.values() for card in one.cards]
        lists = (*cards, *(one.skills for one in self.columns.values()))
        lines = (one.line(skill_id) for one in lists if one is not None)
        return next((line for line in lines if line is not None), None)

    def _on_writing_changed(self) -> None:
        self.reload()
        here, wanted = QApplication.focusWidget(), self.first_focus()
        is_lost = here is None or (self.isAncestorOf(here) and not here.isVisible())
        if is_lost and self.isVisible() and wanted is not None:
            wanted.setFocus()

    def _on_toggled(self, goal_id: str) -> None:
        self._open_ids = (self._open_ids or set()) ^ {goal_id}
        self.reload()


def _in_order(rows: list[GoalRow]) -> list[GoalRow]:
    """The goal in focus first, then as they were set."""
    return sorted(rows, key=lambda one: not one.goal.is_in_focus)


def _by_goal(goals: Sequence[GoalRow], skills: Sequence[SkillRow]) -> dict[str | None, list[SkillRow]]:
    """Skills by the goal they serve on their own side; under None where there is no such goal any more."""
    known = {(one.goal.id, one.side) for one in goals}
    found: dict[str | None, list[SkillRow]] = {}
    for one in skills:
        serves = one.skill.goal_id if (one.skill.goal_id, one.side) in known else None
        found.setdefault(serves, []).append(one)
    return found
