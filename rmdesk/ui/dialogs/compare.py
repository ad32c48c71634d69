"""Two versions of the agreement side by side: what differs, and whether more or less may leave."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from rmdesk.journal.comparing import Comparison
from rmdesk.storage.records import Agreement
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Well
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import direction_words

Row = tuple[str, str, str]
"""What it is, as it was, as it is."""
RowsOf = Callable[[Comparison], Sequence[Row]]


class CompareDialog(Dialog):
    """Any two versions; the newest against the one before it at first."""

    def __init__(
        self,
        parent: QWidget,
        versions: Sequence[Agreement],
        compare: Callable[[str, str], Comparison],
        rows_of: RowsOf,
    ) -> None:
        """`versions`: the newest first, at least two. `rows_of` says a comparison in words."""
        super().__init__(parent, tr("Compare two versions"), width=760, gap=10)
        self._compare = compare
        self._rows_of = rows_of
        self.before, self.after = Choice(), Choice()
        for choice in (self.before, self.after):
            for version in versions:
                choice.addItem(_version_words(version), version.id)
            choice.activated.connect(self._show)
            sizes(choice, min_width=160)
        self.before.setCurrentIndex(1)
        self.verdict = words("", "strong", wraps=True)
        self._grid = QGridLayout()
        sizes(self._grid, spacing=10, margins=(0, 2, 0, 0))
        for place in (1, 2):
            self._grid.setColumnStretch(place, 1)
        self.close_button = button(tr("Done"), "primary")
        self.close_button.clicked.connect(self.accept)
        self._lay_out()
        self._show()
        self.after.setFocus()

    def _lay_out(self) -> None:
        self.body.addLayout(self._choices())
        well = Well(inner=(16, 9, 16, 9))
        well.body.addWidget(self.verdict, 1)
        self.body.addWidget(well)
        self.body.addLayout(self._grid)
        self.add_answers(self.close_button)

    def _choices(self) -> QHBoxLayout:
        line = row(spacing=16)
        for said, choice in ((tr("Before"), self.before), (tr("After"), self.after)):
            lines = column(spacing=4)
            lines.addWidget(labelled(said, choice))
            lines.addWidget(choice)
            line.addLayout(lines, 1)
        return line

    def _show(self) -> None:
        found = self._compare(self.before.currentData(), self.after.currentData())
        said = direction_words(narrows=bool(found.narrower), widens=found.widens)
        self.verdict.setText(tr("These two say the same.") if found.is_empty else said)
        clear(self._grid)
        for line, (what, before, after) in enumerate(self._rows_of(found)):
            name = words(what, "small", "muted", wraps=True)
            sizes(name, width=104)
            self._grid.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
            for place, text in ((1, before), (2, after)):
                label = words(text, "small", "muted" if place == 1 else "text", wraps=True)
                self._grid.addWidget(label, line, place, Qt.AlignmentFlag.AlignTop)


def _version_words(version: Agreement) -> str:
    number = version.version
    if version.in_force_at is None:
        return tr("Version {number}, a draft").format(number=number)
    day = dates.day_in_full(version.in_force_at)
    return tr("Version {number}, {day}").format(number=number, day=day)
