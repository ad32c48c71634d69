"""What the agreement says besides its rules: what for, how often, what each promises, the goals as signed."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmdesk.domain.vocabulary import Audience, Role, Side
from rmdesk.journal.agreements import AgreementView
from rmdesk.storage.records import AgreedGoal
from rmdesk.ui.pages.agreement.signatures import CARD
from rmdesk.ui.pages.agreement.state import AgreementState, Version
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import budget_words, meeting_words, stakeholder_reader
from rmdesk.wording.roles import role_words


class AboutCard(Card):
    """What it is for, how far both look ahead, how often they meet, who else has an interest."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=6)
        self._shown: object = None

    def show_version(self, version: Version, state: AgreementState) -> None:
        """Show what one version says; the same again costs nothing."""
        said = (_said(version.view), state.pairing)
        if said == self._shown:
            return
        self._shown = said
        clear(self.body)
        view = version.view
        one, lines = view.agreement, self.body
        lines.addWidget(words(tr("What it is for"), "card_title"))
        lines.addWidget(words(one.scope or tr("Nothing is said yet."), "small", wraps=True))
        for name, text in ((tr("Soon"), one.horizon_short), (tr("In the long run"), one.horizon_long)):
            if text:
                lines.addLayout(_pair(name, text))
        lines.addLayout(_pair(tr("How"), meeting_words(one.sessions, one.minutes, one.cadence_days)))
        for stakeholder in view.stakeholders:
            reads = stakeholder_reader(
                is_everyone=stakeholder.audience is Audience.EVERYONE, names=state.names
            )
            lines.addLayout(_pair(stakeholder.name, reads))
        lines.addStretch(1)


class TermsCards(QWidget):
    """What each promises, and the goals as signed; a card that has nothing to say is not there."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = None
        self.promises = Card(gap=10)
        self.goals = Card(gap=10)
        lines = column(self, spacing=16)
        for card in (self.promises, self.goals):
            lines.addWidget(card)

    def show_version(self, version: Version, state: AgreementState) -> None:
        """Show what one version says; the same again costs nothing."""
        said = (_said(version.view), state.pairing)
        if said == self._shown:
            return
        self._shown = said
        for card in (self.promises, self.goals):
            clear(card.body)
        self._fill_promises(version.view, state)
        self._fill_goals(version.view, state)

    def _fill_promises(self, view: AgreementView, state: AgreementState) -> None:
        one = view.agreement
        budgets = {Role.EXECUTIVE: one.executive_budget, Role.MENTOR: one.mentor_budget}
        said = {
            role: [row_of.text for row_of in view.commitments if row_of.side in (Side(role.value), Side.PAIR)]
            for role in Role
        }
        self.promises.setVisible(any(said.values()) or any(one is not None for one in budgets.values()))
        self.promises.body.addWidget(words(tr("What each promises"), "card_title"))
        sides = []
        for role in Role:
            side, lines = _side(state, role)
            for text in said[role] or [tr("No promise yet.")]:
                lines.addWidget(words(text, "body", "text" if said[role] else "muted", wraps=True))
            if budget := budget_words(budgets[role]):
                told = tr("{budget}, preparation included").format(budget=budget)
                lines.addWidget(words(told, "small", "muted", wraps=True))
            lines.addStretch(1)
            sides.append(Part(side))
        self.promises.body.addWidget(Fold(*sides, gap=32))

    def _fill_goals(self, view: AgreementView, state: AgreementState) -> None:
        self.goals.setVisible(bool(view.goals))
        self.goals.body.addWidget(words(tr("Goals as signed"), "card_title"))
        told = tr("The evidence was fixed with the signatures; a change of it stands in the change log.")
        self.goals.body.addWidget(words(told, "small", "muted", wraps=True))
        sides = []
        for role in Role:
            side, lines = _side(state, role)
            for place, goal in enumerate(one for one in view.goals if one.side is Side(role.value)):
                if place:
                    lines.addWidget(hairline())
                lines.addWidget(words(goal.title, "body", wraps=True))
                lines.addWidget(words(goal_words(goal), "small", "muted", wraps=True))
            lines.addStretch(1)
            sides.append(Part(side))
        self.goals.body.addWidget(Fold(*sides, gap=32))


def goal_words(goal: AgreedGoal) -> str:
    """The evidence as it was signed, and the day."""
    evidence = goal.evidence_wanted or tr("no evidence was named")
    if goal.due is None:
        return tr("Evidence: {evidence}").format(evidence=evidence)
    said = tr("Evidence: {evidence} · by {day}")
    return said.format(evidence=evidence, day=dates.day_and_month(goal.due))


def _said(view: AgreementView) -> tuple[object, ...]:
    one = view.agreement
    return (
        one.scope, one.horizon_short, one.horizon_long, one.sessions, one.minutes, one.cadence_days,
        one.executive_budget, one.mentor_budget,
        tuple((row_of.side, row_of.text) for row_of in view.commitments),
        tuple((row_of.name, row_of.audience) for row_of in view.stakeholders),
        tuple((goal.side, goal.title, goal.evidence_wanted, goal.due) for goal in view.goals),
    )  # fmt: skip


def _side(state: AgreementState, role: Role) -> tuple[QWidget, QVBoxLayout]:
    """A column of one of the two, headed by who it is."""
    place = QWidget()
    lines = column(place, spacing=6)
    head = row(spacing=10)
    head.addWidget(Disc(state.first_name(role), role))
    head.addWidget(words(state.first_name(role), "strong"))
    head.addWidget(words(role_words(state.pairing.pairing, role), "small", "muted"))
    head.addStretch(1)
    lines.addLayout(head)
    return place, lines


def _pair(name: str, text: str) -> QVBoxLayout:
    lines = column(spacing=1)
    lines.addWidget(words(name, "small", "muted", wraps=True))
    lines.addWidget(words(text, "small", wraps=True))
    return lines
