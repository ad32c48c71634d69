"""Correcting a practice afterwards: who had the device, for how long, and what was a takeover."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.practice import Turn
from rmdesk.domain.practice_correction import CannotFollow, Told, joined, may_take_over, played, told
from rmdesk.domain.practice_measures import totals_of
from rmdesk.domain.vocabulary import Hands, Role
from rmdesk.errors import RmdeskError
from rmdesk.journal.pairings import first_name
from rmdesk.journal.practice_corrections import correct_practice, take_back_correction
from rmdesk.journal.practices import practice_of
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.frame import Dialog, show
from rmdesk.ui.dialogs.told_turns import ToldTurn
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.notices import Wrong
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.practice import practice_sentence


def open_correction(desk: Desk, parent: QWidget, session_id: str) -> "CorrectPracticeDialog | None":
    """Offer to correct the latest practice of a session; it saves by itself, with Undo in the toast.

    None when the session has no practice that is over.
    """
    found = desk.journal.ask(practice_of, session_id)
    if found is None or not found[0].is_over or desk.pairing is None:
        return None
    run, turns = found
    names = {role: first_name(desk.pairing.name(role)) for role in Role}
    dialog = CorrectPracticeDialog(parent, run.learner, names, turns)
    dialog.corrected.connect(lambda made: _save(desk, run.id, made))
    show(dialog)
    return dialog


def _save(desk: Desk, run_id: str, turns: tuple[Turn, ...]) -> None:
    try:
        was = desk.journal.do(None, correct_practice, run_id, turns)
    except RmdeskError as fault:
        desk.toast(sentence(fault))
        return
    if was.turns != turns:
        desk.toast(
            tr("Practice corrected. What the clock had is kept beside it."),
            lambda: desk.journal.do(None, take_back_correction, was),
        )


class CorrectPracticeDialog(Dialog):
    """One line a turn. How a turn began follows from the lines; only a takeover has to be told."""

    corrected = Signal(object)
    """The turns, which the clock could have kept."""

    def __init__(
        self, parent: QWidget | None, learner: Role, names: dict[Role, str], turns: tuple[Turn, ...]
    ) -> None:
        super().__init__(parent, tr("Correct the practice"), width=640, gap=10)
        self._learner = learner
        self._names = names
        self._first = told(turns)
        self.lines: list[ToldTurn] = []
        said = tr("Put right what the clock had wrong. What it had stays beside it, for both of you to see.")
        self.body.addWidget(words(said, "small", "muted", wraps=True))
        self._place = column(spacing=6)
        self.body.addLayout(self._place)
        self.outcome = words("", "small", "muted", wraps=True)
        self.body.addWidget(self.outcome)
        self.fault = Wrong(" ")
        self.fault.hide()
        self.body.addWidget(self.fault)
        leave = button(tr("Leave it as it is"))
        self.yes = button(tr("Correct"), "primary")
        self.add_answers(leave, self.yes)
        leave.clicked.connect(self.reject)
        self.yes.clicked.connect(self._on_yes_clicked)
        self._show(self._first)
        self.lines[0].time.setFocus()

    def told(self) -> tuple[Told, ...] | None:
        """The lines as they stand; None while a time cannot be read."""
        lines = [line.told() for line in self.lines]
        return None if any(line is None for line in lines) else tuple(line for line in lines if line)

    def _show(self, lines: tuple[Told, ...]) -> None:
        """As many rows as there are lines, filled with them."""
        while len(self.lines) > len(lines):
            gone = self.lines.pop()
            self._place.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.lines) < len(lines):
            self.lines.append(self._new_line(len(self.lines)))
        for line, wanted in zip(self.lines, lines, strict=True):
            line.show_told(wanted)
        self._on_edited()

    def _new_line(self, place: int) -> ToldTurn:
        line = ToldTurn(place, self._names)
        line.edited.connect(self._on_edited)
        line.add_asked.connect(self._on_add_asked)
        line.delete_asked.connect(self._on_delete_asked)
        self._place.addWidget(line)
        return line

    def _on_add_asked(self, place: int) -> None:
        lines = self.told()
        if lines is None:
            self._say_unreadable()
            return
        hands = Hands.TALK if lines[place].hands is not Hands.TALK else Hands(self._learner.value)
        self._show((*lines[: place + 1], Told(hands, 60), *lines[place + 1 :]))
        self.lines[place + 1].who.setFocus()

    def _on_delete_asked(self, place: int) -> None:
        lines = self.told()
        if lines is None:
            self._say_unreadable()
            return
        if len(lines) > 1:
            self._show(joined((*lines[:place], *lines[place + 1 :])))
            self.lines[min(place, len(self.lines) - 1)].delete.setFocus()

    def _on_edited(self) -> None:
        """Show which lines may be takeovers, and what the whole would say."""
        self.fault.hide()
        lines = self.told()
        if lines is None:
            return
        for place, line in enumerate(self.lines):
            line.offer_takeover(may_take_over(lines, place))
            line.delete.setEnabled(len(lines) > 1)
        try:
            totals = totals_of(self._learner, played(lines))
        except CannotFollow:
            self.outcome.setText("")
            return
        self.outcome.setText(practice_sentence(self._names[self._learner], totals))

    def _on_yes_clicked(self) -> None:
        lines = self.told()
        if lines is None:
            self._say_unreadable()
            return
        if lines == self._first:
            self.reject()
            return
        try:
            turns = played(lines)
        except CannotFollow as wrong:
            self._say_wrong(self._why(lines, wrong.place))
            self.lines[wrong.place].who.setFocus()
            return
        self.corrected.emit(turns)
        self.accept()

    def _why(self, lines: tuple[Told, ...], place: int) -> str:
        line = lines[place]
        if place and lines[place - 1].hands is line.hands:
            said = tr("Lines {first} and {second} have the same hands. Make them one, or change who.")
            return said.format(first=place, second=place + 1)
        if line.hands is Hands.PAUSE:
            return tr("A practice cannot begin with a pause. Delete line 1.")
        said = tr("Line {number} cannot follow a pause: after it the same goes on as before it.")
        return said.format(number=place + 1)

    def _say_unreadable(self) -> None:
        wrong = next(line for line in self.lines if line.told() is None)
        said = tr("The time in line {number} cannot be read. Write minutes and seconds, as in 9:30.")
        self._say_wrong(said.format(number=wrong.place + 1))
        wrong.time.setFocus()

    def _say_wrong(self, said: str) -> None:
        self.fault.set_words(said)
        self.fault.show()
