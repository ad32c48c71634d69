"""The goals of one side: both sides have the same width and the same widgets."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.goals import GoalRow
from rmdesk.journal.skills import SkillRow
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.goals.card import GoalCard
from rmdesk.ui.goals.form import NewGoal
from rmdesk.ui.goals.writing import GoalWriting
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import column, row
from rmdesk.ui.skills.list import SkillList
from rmdesk.ui.skills.writing import SkillWriting
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.text import set_look, words
from rmdesk.wording import tr


class GoalColumn(QWidget):
    """A head with disc, name and count, the cards, and at the foot the goal being begun."""

    toggled = Signal(str)
    """The person opened or closed the goal with this id."""

    def __init__(self, writing: GoalWriting, role: Role, skills: SkillWriting | None = None) -> None:
        """`skills`: where the column shows skills too."""
        super().__init__()
        self._writing = writing
        self._skills = skills
        self.role = role
        self.skills = SkillList(skills) if skills is not None else None
        self.cards: list[GoalCard] = []
        self.new: NewGoal | None = None
        lines = column(self, spacing=10)
        head = row(spacing=10)
        self._disc = Disc("", role, 26)
        self._name = words("", "card_title", wraps=False)
        self.count = words("", "small", "muted", wraps=False)
        self.add = button(tr("Add a goal"), "flat", "plus", small=True)
        self.add.clicked.connect(self.begin_goal)
        for part in (self._disc, self._name, self.count):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self.add)
        lines.addLayout(head)
        self._empty = Card(inner=(18, 14, 16, 14), gap=4)
        self._empty.body.addWidget(words(tr("One goal each is enough"), "strong", wraps=True))
        self._empty_words = words("", "small", "muted", wraps=True)
        self._empty.body.addWidget(self._empty_words)
        lines.addWidget(self._empty)
        self._place = column(spacing=10)
        lines.addLayout(self._place)
        self._new_card = Card(inner=(18, 12, 16, 12))
        self._new_card.hide()
        lines.addWidget(self._new_card)
        if self.skills is not None:
            lines.addWidget(self._skills_card(self.skills))
        lines.addStretch()

    @property
    def autosaves(self) -> tuple[Autosave, ...]:
        """What is typed in this column."""
        new = (self.new.words.autosave,) if self.new is not None else ()
        skills = self.skills.autosaves if self.skills is not None else ()
        return (*new, *(autosave for card in self.cards for autosave in card.autosaves), *skills)

    def show_rows(self, name: str, rows: Sequence[GoalRow], open_ids: set[str]) -> None:
        """Show these goals. Cards keep what is typed in them; the one being begun stays at the foot."""
        begun = self.new.goal_id if self.new is not None else ""
        rows = [one for one in rows if one.goal.id != begun]
        self._disc.set_person(name, self.role)
        self._name.setText(name)
        count = len(rows)
        said = tr("1 goal") if count == 1 else tr("{count} goals").format(count=count)
        self.count.setText(said if count else tr("no goal yet"))
        self.add.setAccessibleName(tr("Add a goal for {name}").format(name=name))
        self._empty_words.setText(
            tr("What {name} wants to be able to do, how you will both know, and by when.").format(name=name)
        )
        self._empty.setVisible(not rows and self.new is None)
        self._show_cards(rows, open_ids)

    def show_skills(self, name: str, by_goal: Mapping[str | None, Sequence[SkillRow]]) -> None:
        """Show the skills under the goals they serve, and at the foot those without a goal."""
        for card in self.cards:
            card.show_skills(by_goal.get(card.row.goal.id, ()), name)
        if self.skills is not None:
            without = by_goal.get(None, ())
            self.skills.place(self.role, name)
            self.skills.show_rows(without)
            self._skills_head.setVisible(bool(without))
            set_look(self._skills_place, card="true" if without else "false")

    def begin_goal(self) -> None:
        """Open the place for a new goal, or go back to it."""
        if self.new is None:
            self.new = NewGoal(self._writing, self.role)
            self.new.closed.connect(self._on_new_closed)
            self.new.words.fields.checked.connect(self._show_new_whole)
            self._new_card.body.addWidget(self.new)
            self._new_card.show()
            self._empty.hide()
        self.new.words.fields.title.setFocus()
        self._show_new_whole()

    def _skills_card(self, skills: SkillList) -> Card:
        card = self._skills_place = Card(inner=(18, 9, 14, 9), gap=0)
        self._skills_head = words(tr("Skills without a goal"), "small", "muted", wraps=True)
        card.body.addWidget(self._skills_head)
        card.body.addWidget(skills)
        return card

    def _show_new_whole(self) -> None:
        # Its place in the page is known after the next layout.
        QTimer.singleShot(0, self._new_card, lambda: show_whole(self._new_card))

    def _on_new_closed(self) -> None:
        if self.new is not None:
            self.new.hide()
            self.new.deleteLater()
            self.new = None
        self._new_card.hide()
        self.add.setFocus()
        self._writing.changed.emit()

    def _show_cards(self, rows: Sequence[GoalRow], open_ids: set[str]) -> None:
        """Keep the card of each goal that is still there, so that focus and typing stay in it."""
        kept = {card.row.goal.id: card for card in self.cards}
        self.cards = []
        for place, row_of in enumerate(rows):
            card = kept.pop(row_of.goal.id, None)
            if card is None:
                card = GoalCard(self._writing, row_of, self._skills)
                card.toggled.connect(self.toggled)
            self.cards.append(card)
            if self._place.indexOf(card) != place:
                self._place.insertWidget(place, card)
            card.show_row(row_of, is_open=row_of.goal.id in open_ids)
        for gone in kept.values():
            for autosave in gone.autosaves:
                autosave.drop()
            gone.hide()
            gone.deleteLater()
