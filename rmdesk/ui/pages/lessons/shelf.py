"""The shelf: what is planned, given, one's own and ready-made, filtered by words."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal

from rmdesk.domain.vocabulary import PlanKind
from rmdesk.journal.lessons import Shelf, ShelfRow
from rmdesk.ui.pages.lessons import sayings
from rmdesk.ui.pages.lessons.shelf_list import ShelfLine, ShelfList
from rmdesk.ui.pages.lessons.state import Ready, ready_made
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.filter_field import FilterField
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

WIDTH = 284


class ShelfCard(Card):
    """Filter, list, and how to begin a lesson of one's own."""

    chosen = Signal(str)
    """Another lesson is current; its key."""

    def __init__(self) -> None:
        super().__init__(inner=(12, 14, 12, 8), gap=6)
        self._shelf = Shelf((), (), (), ())
        self._today = date.min
        self.list = ShelfList(name=tr("Lessons"))
        self.filter = FilterField("", self.list, name=tr("Filter the lessons by words or family"))
        self.nothing = words(tr("No lesson holds these words."), "small", "muted", wraps=True)
        self.blank = button(tr("Blank lesson"), "flat", "plus", small=True)
        self.from_file = button(tr("Add from a file…"), "flat", "download", small=True)
        self.body.addWidget(self.filter)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list, 1)
        deeds = column(spacing=2)
        for made in (self.blank, self.from_file):
            deeds.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(deeds)
        self.list.chosen.connect(self.chosen)
        self.filter.textChanged.connect(self._on_filtered)

    def show_shelf(self, shelf: Shelf, today: date) -> None:
        """Show these plans, and the ready-made ones below them."""
        self._shelf, self._today = shelf, today
        count = sum(len(rows) for rows in (shelf.planned, shelf.given, shelf.own)) + len(ready_made())
        self.filter.setPlaceholderText(tr("Filter {count} lessons").format(count=count))
        self._show()

    def show_all(self) -> None:
        """Take the filter away; the current lesson stays current."""
        blocked = self.filter.blockSignals(True)
        self.filter.set_text("")
        self.filter.blockSignals(blocked)
        self._show()

    def _show(self) -> None:
        lines = tuple(self._lines())
        self.list.set_rows(lines)
        self.nothing.setVisible(not lines)

    def _lines(self) -> Iterator[ShelfLine]:
        shelf = self._shelf
        for heading, rows in (
            (tr("Planned"), shelf.planned),
            (tr("Our own"), shelf.own),
            (tr("Given"), shelf.given),
        ):
            yield from self._group(heading, [self._plan_line(row) for row in rows])
        for heading, kind in (
            (tr("Ready-made"), PlanKind.LESSON),
            (tr("Conversation kits"), PlanKind.KIT),
        ):
            found = [self._ready_line(one) for one in ready_made() if one.form.kind is kind]
            yield from self._group(heading, found)

    def _group(self, heading: str, lines: list[ShelfLine]) -> Iterator[ShelfLine]:
        wanted = self.filter.clean_text().casefold().split()
        held = [line for line in lines if all(word in line.spoken().casefold() for word in wanted)]
        if held:
            yield ShelfLine("", heading)
            yield from held

    def _plan_line(self, row: ShelfRow) -> ShelfLine:
        return ShelfLine(row.plan.id, row.plan.title, sayings.plan_line(row, self._today))

    def _ready_line(self, one: Ready) -> ShelfLine:
        return ShelfLine(one.key, one.form.title, sayings.ready_line(one))

    def _on_filtered(self) -> None:
        before = self.list.selected
        self._show()
        if not self.list.selected and self.list.keys:
            self.list.select(self.list.keys[0])
        elif self.list.selected != before:
            self.chosen.emit(self.list.selected)
