"""The recovery key: shown once, then asked back, so that it is really on paper."""

import secrets
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from rmdesk.ui.entry.screen import FormField, Screen
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.notices import Hint
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def two_groups() -> tuple[int, int]:
    """Two different groups of the eight (0 to 7), at random, in order."""
    first, second = sorted(secrets.SystemRandom().sample(range(8), 2))
    return first, second


class RecoveryKeyScreen(Screen):
    """First the eight groups, then two of them asked back."""

    noted = Signal()
    """Both groups were right: the key is on paper."""

    def __init__(self, key: str, pick: Callable[[], tuple[int, int]] = two_groups) -> None:
        text = tr(
            "It opens the journal when the passphrase is forgotten. It is shown only now, and kept nowhere."
        )
        super().__init__(tr("Write down your recovery key"), text, width=520, gap_below=20)
        self._groups = key.split("-")
        self._asked = pick()
        steps = QWidget()
        self._steps = QStackedLayout(steps)
        self._steps.addWidget(self._build_shown())
        self._steps.addWidget(self._build_asked())
        self.body.addWidget(steps)

    @property
    def asked(self) -> tuple[int, int]:
        """Which groups are asked back, counted from 0."""
        return self._asked

    def first_focus(self) -> QWidget:
        """The button that goes on, or the first group asked for."""
        return self.written if self._steps.currentIndex() == 0 else self.fields[0].field

    def _on_written_clicked(self) -> None:
        self._steps.setCurrentIndex(1)
        self.first_focus().setFocus()

    def _on_again_clicked(self) -> None:
        self._steps.setCurrentIndex(0)
        self.first_focus().setFocus()

    def _on_check_clicked(self) -> None:
        wrong = [
            field
            for field, number in zip(self.fields, self._asked, strict=True)
            if not self._is_right(field, number)
        ]
        for field in self.fields:
            field.set_fault(
                tr("That is not this group. Look at your paper once more.") if field in wrong else ""
            )
        if wrong:
            wrong[0].field.setFocus()
        else:
            self.noted.emit()

    def _is_right(self, field: FormField, number: int) -> bool:
        line = field.field
        typed = line.text() if isinstance(line, Field) else ""
        return "".join(typed.split()).upper().translate(_READ_AS) == self._groups[number]

    def _build_shown(self) -> QWidget:
        step = QWidget()
        lines = column(step, spacing=16)
        card = Card(inner=(22, 18, 22, 18))
        grid = QGridLayout()
        sizes(grid, spacing=12)
        for place, group in enumerate(self._groups):
            cell = words(group, "search", wraps=False, tabular=True)
            cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cell.setAccessibleName(
                tr("Group {number}: {group}").format(number=place + 1, group=" ".join(group))
            )
            number = words(str(place + 1), "small", "muted")
            held = row(spacing=8)
            held.addStretch()
            held.addWidget(number)
            held.addWidget(cell)
            held.addStretch()
            grid.addLayout(held, place // 4, place % 4)
        card.body.addLayout(grid)
        lines.addWidget(card)
        lines.addWidget(
            Hint(tr("Keep the paper away from this computer. Whoever has both can read your journal."))
        )
        self.written = button(tr("I have written it down"), "primary")
        self.written.clicked.connect(self._on_written_clicked)
        answers = row()
        answers.addStretch()
        answers.addWidget(self.written)
        lines.addLayout(answers)
        lines.addStretch()
        return step

    def _build_asked(self) -> QWidget:
        step = QWidget()
        lines = column(step, spacing=14)
        lines.addWidget(words(tr("Type two of the groups from your paper."), "body"))
        self.fields = [
            FormField(tr("Group {number}").format(number=number + 1), Field()) for number in self._asked
        ]
        for field in self.fields:
            lines.addWidget(field)
            if isinstance(field.field, Field):
                field.field.returnPressed.connect(self._on_return_pressed)
        self.check = button(tr("Go on"), "primary")
        self.check.clicked.connect(self._on_check_clicked)
        self.again = button(tr("Show it again"), "plain")
        self.again.clicked.connect(self._on_again_clicked)
        answers = row(spacing=8)
        answers.addStretch()
        answers.addWidget(self.again)
        answers.addWidget(self.check)
        lines.addWidget(gap(4))
        lines.addLayout(answers)
        lines.addStretch()
        return step

    def _on_return_pressed(self) -> None:
        if self.focusWidget() is self.fields[0].field:
            self.fields[1].field.setFocus()
        else:
            self._on_check_clicked()
