"""What stays here, folded to a count until it is opened: the thing and the reason, never the words."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.privacy import Reason
from rmdesk.journal.summaries import WithheldRow
from rmdesk.ui.pages.share.contents import CARD
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.pages.share.withheld_list import WithheldLine, WithheldList
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.wording import tr
from rmdesk.wording.facts import reason_words
from rmdesk.wording.sharing import line_words

_ICONS = {
    Reason.ONLY_ME: "lock",
    Reason.THE_PAIR: "users-round",
    Reason.SUBJECT: "users-round",
    Reason.UNTICKED: "square",
}


class WithheldCard(Card):
    """The count; opened, one line for each thing. A text that only its words hold back can be reworded."""

    rewording = Signal(str)
    """The owner wants to say this text (a record id) differently."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=5)
        self._rows: tuple[WithheldRow, ...] = ()
        self._state: ShareState | None = None
        self._is_open = False
        self.count = words("", "small", "muted", wraps=False)
        self.toggle = button("", "flat", small=True)
        self._seen = words(tr("Only you see this list"), "small", "muted", wraps=False)
        self._own = QWidget()
        self._own_lines = column(self._own, spacing=3)
        self.list = WithheldList()
        head = row(spacing=8)
        head.addWidget(words(tr("Withheld"), "card_title"), 1)
        head.addWidget(self.count)
        head.addWidget(self.toggle)
        self.body.addLayout(head)
        self.body.addWidget(self._seen)
        self.body.addWidget(self._own)
        self.body.addWidget(self.list)
        self.toggle.clicked.connect(self._on_toggle_clicked)

    @property
    def lines(self) -> list[str]:
        """What the open list says, line for line."""
        return [f"{_thing(one)}: {reason_words(one.reason, one.rule)}" for one in self._rows] * self._is_open

    def show_state(self, state: ShareState) -> None:
        """Show what stays out of this text."""
        self._state = state
        self._rows = state.withheld
        self.setVisible(state.view.problem is None)
        self.count.setText(_count_words(state))
        self._show()

    def _on_toggle_clicked(self) -> None:
        self._is_open = not self._is_open
        self._show()

    def _show(self) -> None:
        rewordings = self._state.rewordings if self._state is not None else {}
        to_reword = [one for one in self._rows if one.ref in rewordings]
        others = [one for one in self._rows if one.ref not in rewordings]
        clear(self._own_lines)
        self._own.setVisible(self._is_open and bool(to_reword))
        self.list.setVisible(self._is_open and bool(others))
        self._seen.setVisible(self._is_open and bool(self._rows))
        self.toggle.setVisible(bool(self._rows))
        self.toggle.setText(tr("Fold") if self._is_open else tr("Show"))
        self.toggle.setAccessibleName(
            tr("Fold what is withheld") if self._is_open else tr("Show what is withheld")
        )
        if self._is_open:
            for one in to_reword:
                self._own_lines.addWidget(self._line(one))
            self.list.set_lines(_gathered([_line_of(one) for one in others]))

    def _line(self, one: WithheldRow) -> QWidget:
        place = QWidget()
        line = row(place, spacing=8)
        told = _line_of(one)
        line.addWidget(IconLabel(told.icon, 14))
        line.addWidget(words(told.thing, "small", wraps=True), 1)
        why = words(told.why, "small", "muted", wraps=True)
        why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(why, 1)
        reword = button(tr("Reword…"), "flat", small=True)
        reword.setAccessibleName(tr("Reword: {thing}").format(thing=told.thing))
        reword.clicked.connect(lambda: self.rewording.emit(one.ref))
        line.addWidget(reword)
        return place


def _line_of(one: WithheldRow) -> WithheldLine:
    icon = _ICONS.get(one.reason, "shield-check")
    return WithheldLine(icon, _thing(one), reason_words(one.reason, one.rule))


def _gathered(lines: list[WithheldLine]) -> tuple[WithheldLine, ...]:
    """What is the same thing for the same reason stands there once, with how many there are."""
    said = tr("{count} × {thing}")
    return tuple(
        one._replace(thing=said.format(thing=one.thing, count=count)) if count > 1 else one
        for one, count in Counter(lines).items()
    )


def _thing(one: WithheldRow) -> str:
    return line_words(one.subject, one.session_number)


def _count_words(state: ShareState) -> str:
    if state.view.preview is None and state.view.agreed is not None:
        count = len(state.view.agreed.withheld)
        return tr("{count} lines stayed here").format(count=count)
    if state.stays == 0:
        return tr("nothing stays here")
    if state.stays == 1:
        return tr("1 line stays here")
    return tr("{count} lines stay here").format(count=state.stays)
