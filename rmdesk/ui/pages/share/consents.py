"""Whether the two agree to the text, and the format it is saved in once they do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.vocabulary import FileFormat, Role
from rmdesk.ui.pages.share.contents import CARD
from rmdesk.ui.pages.share.saving import name_in
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, sharing, tr


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

    def show_answer(self, state: ShareState, role: Role, *, you: Role, can_act: bool) -> None:
        """Show the answer of one side to the text on the paper, to `you`."""
        consent = state.view.consents.get(role)
        self._disc.set_person(state.pairing.name(role), role)
        self._disc.set_pale(consent is None)
        self.words.setText(_answer(state, role, you))
        if consent is not None:
            given = consent.given_at
            self._when.setText(f"{dates.short_day(given)}, {dates.clock(given)}")
        self._when.setVisible(consent is not None)
        self._deed.setVisible(can_act)


class ConsentsCard(Card):
    """One line for each of the two; a veto is one click and needs no reason."""

    vetoing = Signal()
    handing_over = Signal()
    """The partner reads now, at this desk."""
    format_chosen = Signal()

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=6)
        self.veto = button(tr("Veto"), "flat", small=True)
        self.hand_over = button(tr("Hand over"), "flat", small=True)
        self._partner = AnswerLine(self.hand_over)
        self._own = AnswerLine(self.veto)
        self.note = words("", "small", "warning", wraps=True)
        self.formats = Segmented([sharing.FORMATS[one] for one in FileFormat], name=tr("Format of the file"))
        self.file_name = words("", "small", "muted", wraps=True, tabular=True)
        for part in (self._partner, self._own, self.note, self.formats, self.file_name):
            self.body.addWidget(part)
        self.veto.clicked.connect(self.vetoing)
        self.hand_over.clicked.connect(self.handing_over)
        self.formats.chosen.connect(lambda _place: self.format_chosen.emit())

    @property
    def file_format(self) -> FileFormat:
        """The chosen format."""
        return list(FileFormat)[self.formats.index]

    def show_state(self, state: ShareState) -> None:
        """Show both answers."""
        view = state.view
        own, other = state.own_role, state.own_role.other
        self.setVisible(view.problem is None)
        nobody_yet = not state.has_agreed(own) and not state.has_agreed(other)
        name = state.first_name(other)
        self.hand_over.setAccessibleName(tr("Hand over to {name}").format(name=name))
        self._partner.show_answer(state, other, you=own, can_act=nobody_yet)
        can_veto = view.agreed is not None and view.saved_at is None
        self._own.show_answer(state, own, you=own, can_act=can_veto)
        self.note.setText(note_words(state, own))
        self.note.setVisible(bool(self.note.text()))
        self.formats.setVisible(state.file is not None)
        self.file_name.setVisible(state.file is not None)
        if state.file is not None:
            self.file_name.setText(name_in(state.file, self.file_format))

    @property
    def answers(self) -> list[str]:
        """What both lines say, the partner's first."""
        return [self._partner.words.text(), self._own.words.text()]


def _answer(state: ShareState, role: Role, you: Role) -> str:
    agreed = state.has_agreed(role)
    if role is you:
        return tr("You agreed") if agreed else tr("You have not answered yet")
    said = tr("{name} agreed to this text") if agreed else tr("{name} has not answered yet")
    return said.format(name=state.first_name(role))


def note_words(state: ShareState, you: Role) -> str:
    """What became of the consents, said to one of the two."""
    saved, dropped = state.view.saved_at, state.view.dropped
    if saved is not None:
        day = dates.day_and_month(saved)
        return tr("Saved on {day}. After saving nothing can be called back.").format(day=day)
    if len(dropped) > 1:
        return tr("The text has changed since you both agreed; both read it again.")
    if dropped and dropped[0] is you:
        return tr("The text has changed since you agreed; both read it again.")
    if dropped:
        said = tr("The text has changed since {name} agreed; both read it again.")
        return said.format(name=state.first_name(dropped[0]))
    return ""
