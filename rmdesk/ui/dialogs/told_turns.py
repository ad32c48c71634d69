"""One line of a corrected practice: who, for how long, and whether they took over."""

import re

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.practice_correction import Told
from rmdesk.domain.vocabulary import Hands, Role, TakeoverReason
from rmdesk.ui.sizes import row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr
from rmdesk.wording.practice import REASONS

_TIME = re.compile(r"(?P<minutes>[0-9]{1,3})(?::(?P<seconds>[0-5]?[0-9]))?")
_NOT = "on purpose"
_UNTOLD = "took over"


class ToldTurn(QWidget):
    """Keyboard alone: each part is a stop of Tab."""

    edited = Signal()
    add_asked = Signal(int)
    """A line below this place."""
    delete_asked = Signal(int)

    def __init__(self, place: int, names: dict[Role, str]) -> None:
        super().__init__()
        self.place = place
        number = place + 1
        line = row(self, spacing=8)
        told = words(str(number), "small", "muted", wraps=False, tabular=True)
        sizes(told, width=20)
        self.who = Choice(tr("Line {number}: who").format(number=number))
        for hands, name in _people(names):
            self.who.addItem(name, hands.value)
        self.time = Field("9:30", name=tr("Line {number}: minutes and seconds").format(number=number))
        sizes(self.time, width=72)
        self.how = Choice(tr("Line {number}: how it began").format(number=number))
        self.how.addItem(tr("on purpose"), _NOT)
        self.how.addItem(tr("took over"), _UNTOLD)
        for reason, said in REASONS.items():
            self.how.addItem(tr("took over: {reason}").format(reason=said), reason.value)
        self.add = button(tr("Add"), "flat", small=True)
        self.add.setAccessibleName(tr("Add a line below line {number}").format(number=number))
        self.delete = button(tr("Delete"), "flat", small=True)
        self.delete.setAccessibleName(tr("Delete line {number}").format(number=number))
        line.addWidget(told)
        line.addWidget(self.who, 3)
        line.addWidget(self.time)
        line.addWidget(self.how, 4)
        line.addWidget(self.add)
        line.addWidget(self.delete)
        self._connect()

    def told(self) -> Told | None:
        """The line as it stands; None while its time cannot be read."""
        match = _TIME.fullmatch(self.time.clean_text())
        if match is None:
            return None
        seconds = int(match["minutes"]) * 60 + int(match["seconds"] or 0)
        how = str(self.how.currentData())
        is_takeover = self.how.isEnabled() and how != _NOT
        reason = TakeoverReason(how) if is_takeover and how != _UNTOLD else None
        return Told(Hands(self.who.currentData()), seconds, is_takeover, reason)

    def show_told(self, wanted: Told) -> None:
        """Show this line; nothing counts as edited."""
        with QSignalBlocker(self.who), QSignalBlocker(self.how):
            self.who.setCurrentIndex(self.who.findData(wanted.hands.value))
            how = (wanted.reason or _UNTOLD) if wanted.is_takeover else _NOT
            self.how.setCurrentIndex(self.how.findData(str(how)))
            self.how.setEnabled(True)
        self.time.set_text(dates.minutes_and_seconds(wanted.seconds))
        self.time.set_wrong(False)

    def offer_takeover(self, may: bool) -> None:
        """Whether this line may be a takeover; where it may not, how it began follows from the lines."""
        self.how.setEnabled(may)
        with QSignalBlocker(self.how):
            if not may:
                self.how.setCurrentIndex(-1)
            elif self.how.currentIndex() < 0:
                self.how.setCurrentIndex(0)

    def _connect(self) -> None:
        self.who.currentIndexChanged.connect(self._on_edited)
        self.how.currentIndexChanged.connect(self._on_edited)
        self.time.textEdited.connect(self._on_edited)
        self.add.clicked.connect(lambda: self.add_asked.emit(self.place))
        self.delete.clicked.connect(lambda: self.delete_asked.emit(self.place))

    def _on_edited(self) -> None:
        self.time.set_wrong(_TIME.fullmatch(self.time.clean_text()) is None)
        self.edited.emit()


def _people(names: dict[Role, str]) -> tuple[tuple[Hands, str], ...]:
    drive = tuple((Hands(role.value), tr("{name} drives").format(name=names[role])) for role in Role)
    return (*drive, (Hands.TALK, tr("talk")), (Hands.PAUSE, tr("pause")))
