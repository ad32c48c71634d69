"""What can happen to a planned session: it is moved, cancelled, or held."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.dialogs.session_form import WhenFields
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice, NumberField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr
from rmdesk.wording.calendar import SAVE_AGAIN

MINUTES_HELD = (1, 480)


class _StepDialog(Dialog):
    """A title, a line under it, fields, and a verb."""

    def __init__(self, parent: QWidget | None, title: str, text: str, yes: str) -> None:
        super().__init__(parent, title, width=420, gap=12)
        self.body.addWidget(words(text, "body", "muted", wraps=True))
        self.fields = column(spacing=10)
        self.body.addLayout(self.fields)
        self.yes = button(yes, "primary")
        leave = button(tr("Leave it"))
        self.add_answers(leave, self.yes)
        self.yes.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)

    def add(self, label: str, *fields: QWidget) -> None:
        """One or more fields in a line under their label."""
        line = row(spacing=8)
        for field in fields:
            line.addWidget(field, 1)
        both = column(spacing=5)
        both.addWidget(labelled(label, fields[0]))
        both.addLayout(line)
        self.fields.addLayout(both)

    def add_offer(self, offer: QPushButton) -> None:
        """A button in a line of its own, at the left."""
        line = row()
        line.addWidget(offer)
        line.addStretch()
        self.fields.addLayout(line)


@dataclass(frozen=True, slots=True)
class People:
    """Who may have moved or cancelled it: first names by role, and whose journal it is."""

    names: dict[Role, str]
    own: Role


def _who(people: People) -> Choice:
    made = Choice()
    for role in (people.own, people.own.other):
        made.addItem(people.names[role], role.value)
    return made


def _day(moment: datetime) -> str:
    return f"{dates.weekday(moment.date())}, {dates.clock(moment)}"


class MoveDialog(_StepDialog):
    """Another date, with the next free one at hand; who asked for it stays between the two."""

    moved = Signal(object, object)
    """The new moment, and the `Role` who moved it."""

    def __init__(
        self, parent: QWidget | None, starts_at: datetime, next_free: datetime, people: People
    ) -> None:
        text = tr("It stays the same session; the first date is remembered. Who moved it never leaves.")
        super().__init__(parent, tr("Move this session"), text, tr("Move it"))
        self._next_free = next_free
        self.when = WhenFields(starts_at)
        self.who = _who(people)
        self.take_next = button(
            tr("Take {day}, the next free day").format(day=_day(next_free)), "flat", small=True
        )
        self.take_next.clicked.connect(self._on_take_next)
        self.add(tr("New date"), self.when.day, self.when.time)
        self.add_offer(self.take_next)
        self.add(tr("Who moved it"), self.who)
        self.fields.addWidget(words(SAVE_AGAIN, "small", "muted", wraps=True))
        self.when.day.setFocus()
        self.accepted.connect(lambda: self.moved.emit(self.when.moment(), Role(self.who.currentData())))

    def _on_take_next(self) -> None:
        self.when.show_moment(self._next_free)
        self.yes.setFocus()


class CancelDialog(_StepDialog):
    """It will not take place, or on another date instead."""

    cancelled = Signal(object)
    """The `Role` who cancelled it."""
    moved = Signal(object, object)
    """It takes place later instead: the moment, and the `Role` who moved it."""

    def __init__(self, parent: QWidget | None, next_free: datetime, people: People) -> None:
        text = tr("It stays in the list and can be planned again. Who cancelled never leaves this journal.")
        super().__init__(parent, tr("Cancel this session"), text, tr("Cancel the session"))
        self._next_free = next_free
        self.who = _who(people)
        self.move_it = button(tr("Move it to {day} instead").format(day=_day(next_free)), "flat", small=True)
        self.move_it.clicked.connect(self._on_move)
        self.add(tr("Who cancelled it"), self.who)
        self.add_offer(self.move_it)
        self.fields.addWidget(words(SAVE_AGAIN, "small", "muted", wraps=True))
        self.who.setFocus()
        self.accepted.connect(lambda: self.cancelled.emit(Role(self.who.currentData())))

    def _on_move(self) -> None:
        self.moved.emit(self._next_free, Role(self.who.currentData()))
        self.reject()


class HeldDialog(_StepDialog):
    """It took place, for so many minutes."""

    held = Signal(int)
    taken_back = Signal()
    """It was not held after all."""

    def __init__(self, parent: QWidget | None, minutes_held: int | None, minutes_planned: int) -> None:
        super().__init__(parent, tr("This session was held"), tr("How long did it last?"), tr("It was held"))
        self.minutes = NumberField(*MINUTES_HELD, tr(" min"))
        self.minutes.setValue(minutes_planned if minutes_held is None else minutes_held)
        self.add(tr("Minutes"), self.minutes)
        self.not_held = button(tr("It was not held"), "flat", small=True)
        self.not_held.clicked.connect(self._on_not_held)
        if minutes_held is None:
            self.not_held.hide()
        self.fields.addWidget(self.not_held)
        self.minutes.setFocus()
        self.minutes.selectAll()
        self.accepted.connect(lambda: self.held.emit(self.minutes.value()))

    def _on_not_held(self) -> None:
        self.taken_back.emit()
        self.reject()
