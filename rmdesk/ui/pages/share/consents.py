"""What was looked for in the text, and whether the two agree to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.pages.share.contents import CARD
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr


class ConsentsCard(Card):
    """One line for each of the two; a veto is one click and needs no reason."""

    vetoing = Signal()
    handing_over = Signal()
    """The partner answers now, at this desk."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=6)
        self._said: list[QLabel] = []
        self._lines = column(spacing=6)
        self.body.addLayout(self._lines)
        self.note = words("", "small", "warning", wraps=True)
        self.body.addWidget(self.note)
        self.veto = button(tr("Veto"), "flat", small=True)
        self.hand_over = button(tr("Answer…"), "flat", small=True)
        self.veto.clicked.connect(self.vetoing)
        self.hand_over.clicked.connect(self.handing_over)

    def show_state(self, state: ShareState) -> None:
        """Show both answers."""
        for kept in (self.veto, self.hand_over):
            kept.setParent(self)
            kept.hide()
        clear(self._lines)
        self._said = []
        self.setVisible(state.view.preview is not None or state.view.is_whole)
        own, other = state.own_role, state.own_role.other
        self.hand_over.setAccessibleName(tr("{name} answers here").format(name=state.first_name(other)))
        self._lines.addLayout(self._line(state, other))
        self._lines.addLayout(self._line(state, own))
        self.note.setText(_note(state))
        self.note.setVisible(bool(self.note.text()))

    @property
    def answers(self) -> list[str]:
        """What both lines say, the partner's first."""
        return [said.text() for said in self._said]

    def _line(self, state: ShareState, role: Role) -> QHBoxLayout:
        line = row(spacing=9)
        agreed = state.has_agreed(role)
        is_own = role is state.own_role
        line.addWidget(Disc(state.pairing.name(role), role, 24, pale=not agreed))
        said = words(_answer(state, role), "strong", wraps=True)
        self._said.append(said)
        line.addWidget(said, 1)
        if agreed:
            given = state.view.consents[role].given_at
            when = f"{dates.short_day(given)}, {dates.clock(given)}"
            line.addWidget(words(when, "small", "muted", tabular=True))
        if is_own and state.view.agreed is not None and state.view.saved_at is None:
            line.addWidget(self.veto)
            self.veto.show()
        if not is_own and not agreed and not state.has_agreed(state.own_role):
            line.addWidget(self.hand_over)
            self.hand_over.show()
        return line


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
