"""What was looked for in the text, and whether the two agree to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.pages.share.contents import CARD
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr


class AnswerLine(QWidget):
    """One of the two: whether they agreed, when, and what can be done about it."""

    def __init__(self, deed: QPushButton) -> None:
        super().__init__()
        self._disc = Disc("", Role.EXECUTIVE, 24)
        self.words = words("", "strong", wraps=True)
        self._when = words("", "small", "muted", tabular=True)
        self._deed = deed
        line = row(self, spacing=9)
        line.addWidget(self._disc)
        line.addWidget(self.words, 1)
        line.addWidget(self._when)
        line.addWidget(deed)

    def show_answer(self, state: ShareState, role: Role, *, can_act: bool) -> None:
        """Show the answer of one side to the text on the paper."""
        consent = state.view.consents.get(role)
        self._disc.set_person(state.pairing.name(role), role)
        self._disc.set_pale(consent is None)
        self.words.setText(_answer(state, role))
        if consent is not None:
            given = consent.given_at
            self._when.setText(f"{dates.short_day(given)}, {dates.clock(given)}")
        self._when.setVisible(consent is not None)
        self._deed.setVisible(can_act)


class ConsentsCard(Card):
    """One line for each of the two; a veto is one click and needs no reason."""

    vetoing = Signal()
    handing_over = Signal()
    """The partner answers now, at this desk."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=6)
        self.veto = button(tr("Veto"), "flat", small=True)
        self.hand_over = button(tr("Answer…"), "flat", small=True)
        self._partner = AnswerLine(self.hand_over)
        self._own = AnswerLine(self.veto)
        self.note = words("", "small", "warning", wraps=True)
        for part in (self._partner, self._own, self.note):
            self.body.addWidget(part)
        self.veto.clicked.connect(self.vetoing)
        self.hand_over.clicked.connect(self.handing_over)

    def show_state(self, state: ShareState) -> None:
        """Show both answers."""
        view = state.view
        own, other = state.own_role, state.own_role.other
        self.setVisible(view.problem is None)
        nobody_yet = not state.has_agreed(own) and not state.has_agreed(other)
        self.hand_over.setAccessibleName(tr("{name} answers here").format(name=state.first_name(other)))
        self._partner.show_answer(state, other, can_act=nobody_yet)
        self._own.show_answer(state, own, can_act=view.agreed is not None and view.saved_at is None)
        self.note.setText(_note(state))
        self.note.setVisible(bool(self.note.text()))

    @property
    def answers(self) -> list[str]:
        """What both lines say, the partner's first."""
        return [self._partner.words.text(), self._own.words.text()]


def _answer(state: ShareState, role: Role) -> str:
    agreed = state.has_agreed(role)
    if role is state.own_role:
        return tr("You agreed") if agreed else tr("You have not answered yet")
    said = tr("{name} agreed to this text") if agreed else tr("{name} has not answered yet")
    return said.format(name=state.first_name(role))


def _note(state: ShareState) -> str:
    saved, dropped = state.view.saved_at, state.view.dropped
    if saved is not None:
        day = dates.day_and_month(saved)
        return tr("Saved on {day}. After saving nothing can be called back.").format(day=day)
    if len(dropped) > 1:
        return tr("The text has changed since you both agreed; both read it again.")
    if dropped and dropped[0] is state.own_role:
        return tr("The text has changed since you agreed; both read it again.")
    if dropped:
        said = tr("The text has changed since {name} agreed; both read it again.")
        return said.format(name=state.first_name(dropped[0]))
    return ""
