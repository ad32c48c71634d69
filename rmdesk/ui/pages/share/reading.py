"""The partner's turn at this desk: the exact text and its lines, and nothing of the owner's own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.ui.pages.share.consents import AnswerLine, note_words
from rmdesk.ui.pages.share.contents import CARD
from rmdesk.ui.pages.share.lines import LinesCard
from rmdesk.ui.pages.share.paper import Paper
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import escaped, words
from rmdesk.wording import tr


class AnswersCard(Card):
    """Both answers as the partner reads them; a veto; and consent on paper."""

    vetoing = Signal()
    on_paper = Signal()

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=6)
        self.veto = button(tr("Veto"), "flat", small=True)
        self.paper = button(tr("Agreed on paper…"), "flat", "file-text", small=True)
        nothing = button("", "flat", small=True)
        self._owner = AnswerLine(nothing)
        self._own = AnswerLine(self.veto)
        self.note = words("", "small", "warning", wraps=True)
        self._told = words("", "small", "muted", wraps=True)
        foot = row(spacing=8)
        foot.addWidget(self.paper)
        foot.addStretch(1)
        for part in (self._owner, self._own, self.note, self._told):
            self.body.addWidget(part)
        self.body.addLayout(foot)
        self.veto.clicked.connect(self.vetoing)
        self.paper.clicked.connect(self.on_paper)

    @property
    def answers(self) -> list[str]:
        """What both lines say, the owner's first."""
        return [self._owner.words.text(), self._own.words.text()]

    def show_state(self, state: ShareState) -> None:
        """Show both answers to the partner."""
        view, own = state.view, state.own_role.other
        self.setVisible(view.problem is None)
        can_veto = view.agreed is not None and view.saved_at is None
        self._owner.show_answer(state, own.other, you=own, can_act=False)
        self._own.show_answer(state, own, you=own, can_act=can_veto)
        self.note.setText(note_words(state, own))
        self.note.setVisible(bool(self.note.text()))
        owner = state.first_name(own.other)
        self._told.setText(
            tr("A veto needs no reason. {owner} sees what you answer, not why.").format(owner=owner)
        )
        self.paper.setVisible(not state.has_agreed(own))


class Reading(QWidget):
    """In the place of the whole page. What the owner alone may read is not in it."""

    def __init__(self) -> None:
        super().__init__()
        self.give_back = button("", "plain", "arrow-left")
        self.lines = LinesCard()
        self.answers = AnswersCard()
        self.paper = Paper()
        left = QWidget()
        cards = column(left, spacing=10)
        back = row()
        back.addWidget(self.give_back)
        back.addStretch(1)
        cards.addLayout(back)
        cards.addWidget(self.answers)
        cards.addWidget(self.lines)
        cards.addStretch(1)
        column(self).addWidget(Fold(Part(left, width=358), Part(self.paper), below=960))
        self.lines.reached.connect(self.paper.view.mark)

    def show_state(self, state: ShareState) -> None:
        """Show the text of this state."""
        owner = state.first_name(state.own_role)
        self.give_back.setText(escaped(tr("Give back to {name}").format(name=owner)))
        for part in (self.lines, self.answers, self.paper):
            part.show_state(state)
