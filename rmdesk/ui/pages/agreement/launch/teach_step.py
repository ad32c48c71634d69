"""Step 4: what each promises so that the other can learn, and the time each gives."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role, Side
from rmdesk.journal.drafts import BUDGET
from rmdesk.journal.launch_steps import TeachForm, save_teaching
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.agreement.launch.state import LaunchState
from rmdesk.ui.pages.agreement.launch.step import LaunchStep
from rmdesk.ui.sizes import row, sizes
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.choices import NumberField
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import ElidedLabel, words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr

_QUARTER = 15  # minutes that Up and Down step


class TeachCard(Card):
    """One side: what it wants to learn, what it promises, how much time it gives."""

    def __init__(self, role: Role) -> None:
        super().__init__(gap=8)
        self.role = role
        self._disc = Disc("", role)
        self._name = ElidedLabel("", "card_title")
        head = row(spacing=10)
        head.addWidget(self._disc)
        head.addWidget(self._name, 1)
        self.body.addLayout(head)
        self._wants = words("", "small", "muted", wraps=True)
        self.body.addWidget(self._wants)
        self.body.addWidget(hairline())
        self.promises = TextArea(tr("One promise a line: I come prepared, I keep my hands off"), lines=5)
        self._label = words("", "label", wraps=True)
        self._label.setBuddy(self.promises)
        self.body.addWidget(self._label)
        self.body.addWidget(self.promises)
        self.budget = NumberField(BUDGET.start, BUDGET.stop - 1, tr(" minutes"))
        self.budget.setSpecialValueText(tr("not said"))
        self.budget.setSingleStep(_QUARTER)
        sizes(self.budget, width=130)
        self.body.addWidget(labelled(tr("A month, preparation included"), self.budget))
        self.body.addWidget(self.budget)
        self.body.addStretch()

    def show_state(self, state: LaunchState) -> None:
        """Tell whose it is and what they want to learn."""
        name = state.name(self.role)
        self._disc.set_person(name, self.role)
        self._name.set_text(name)
        titles = [one.goal.title for one in state.goals if one.side is self.role]
        wants = tr("Wants: {goals}").format(goals="; ".join(titles))
        self._wants.setText(wants if titles else tr("No goal yet."))
        self._label.setText(tr("{name} promises").format(name=name))
        self.promises.setAccessibleName(tr("What {name} promises, one line each").format(name=name))
        self.budget.setAccessibleName(tr("Minutes a month {name} gives").format(name=name))

    def show_terms(self, promises: tuple[str, ...], budget: int | None) -> None:
        """Show what was promised; this is no edit."""
        self.promises.set_text("\n".join(promises))
        with QSignalBlocker(self.budget):
            self.budget.setValue(budget or 0)

    def lines(self) -> tuple[str, ...]:
        """What is promised, without empty lines."""
        return tuple(one.strip() for one in self.promises.text().splitlines() if one.strip())


class TeachStep(LaunchStep):
    """Both sides, same size."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.cards = {role: TeachCard(role) for role in Role}
        self.lines.addWidget(Fold(*(Part(card) for card in self.cards.values()), gap=16))
        self._autosave = self.keep(Autosave(desk, self._save, self._text, self))
        for card in self.cards.values():
            self._autosave.watch(card.promises, card.budget)

    def show_state(self, state: LaunchState) -> None:
        agreement = state.agreement
        budgets = {Role.EXECUTIVE: agreement.executive_budget, Role.MENTOR: agreement.mentor_budget}
        for role, card in self.cards.items():
            card.show_state(state)
            if not self._autosave.is_dirty:
                card.show_terms(state.commitments(Side(role.value)), budgets[role])

    def first_focus(self) -> QWidget | None:
        return self.cards[self.desk.own_role].promises

    def form(self) -> TeachForm:
        """What stands here now."""
        promised = TeachForm(
            tuple((Side(role.value), line) for role, card in self.cards.items() for line in card.lines())
        )
        return replace(
            promised,
            executive_budget=self.cards[Role.EXECUTIVE].budget.value() or None,
            mentor_budget=self.cards[Role.MENTOR].budget.value() or None,
        )

    def _save(self) -> None:
        self.desk.journal.do(self.page, save_teaching, self.desk.pairing_id, self.form())

    def _text(self) -> str:
        return "\n".join(line for card in self.cards.values() for line in card.lines())
