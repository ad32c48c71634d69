"""A card with one chart or several: title, sentence, picture or table, and what can be done with them."""

from PySide6.QtCore import QPoint, QRect, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from rmdesk.domain.progress import Progress
from rmdesk.ui.charts.chart import EDGE, Chart
from rmdesk.ui.charts.legend import Legend
from rmdesk.ui.charts.paper import copy_picture
from rmdesk.ui.charts.table import ChartTable
from rmdesk.ui.sizes import column, row
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.fold import Part, TightFold
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.progress_charts import ChartWords

_INNER = (22 - EDGE, 16, 22 - EDGE, 10)
"""The picture keeps room for its focus ring; the words stand where the words of other cards do."""


class ChartPart(QWidget):
    """One chart with its title and sentence; the table takes the picture's place."""

    def __init__(self, chart: Chart) -> None:
        super().__init__()
        self.chart = chart
        self.table = ChartTable()
        self.title = words(kind="card_title", wraps=True)
        self.sentence = words(kind="small", tone="muted", wraps=True, tabular=True)
        lines = column(self, spacing=8)
        head = column(spacing=2, margins=(EDGE, 0, EDGE, 0))
        head.addWidget(self.title)
        head.addWidget(self.sentence)
        lines.addLayout(head)
        lines.addWidget(chart)
        held = row(margins=(EDGE, 0, EDGE, 0))
        held.addWidget(self.table)
        lines.addLayout(held)
        self.table.hide()

    def show_progress(self, progress: Progress, said: ChartWords) -> None:
        """Show these figures."""
        self.title.setText(said.title)
        self.sentence.setText(said.sentence)
        self.chart.show_progress(progress, said)
        self.table.show_words(said)

    def set_table(self, *, as_table: bool) -> None:
        """Show the table, or the picture."""
        self.chart.setVisible(not as_table)
        self.table.setVisible(as_table)


class ValueNote(QFrame):
    """The marked value in words, beside its place in the picture, over whatever is there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._card = parent
        lines = column(self, margins=(10, 5, 10, 6))
        self.text = words(kind="small", wraps=True, tabular=True)
        lines.addWidget(self.text)
        self.hide()

    def say(self, text: str, chart: Chart) -> None:
        """Say a value of `chart`; nothing hides it."""
        self.setVisible(bool(text))
        if not text:
            return
        self.text.setText(text)
        self.text.ensurePolished()
        inner = self.text.fontMetrics().horizontalAdvance(text) + 4
        edges = self.contentsMargins().left() + theme().px(22)
        width = min(inner + edges, self._card.width() - theme().px(16))
        self.resize(width, self.heightForWidth(width))
        self.move(self._beside(chart))
        self.raise_()

    def _beside(self, chart: Chart) -> QPoint:
        """Above the value; below it where it would cover the sentence, or leave the card."""
        card, spot = self._card, chart.spot().toRect()
        corner = chart.mapTo(card, spot.topLeft())
        off, edge = theme().px(12), theme().px(8)
        whole = QRect(chart.mapTo(card, QPoint(0, 0)), chart.size())
        top, below = corner.y() - off - self.height(), corner.y() + spot.height() + off
        if top < edge or (top < whole.top() and below + self.height() <= whole.bottom()):
            top = below
        left = corner.x() + spot.width() // 2 - self.width() // 2
        return QPoint(min(max(left, edge), card.width() - self.width() - edge), top)


class ChartCard(Card):
    """Charts of one thought. The buttons at the foot are for all of them."""

    copied = Signal()
    """The picture is on the clipboard."""

    def __init__(self, *charts: Chart, note: str = "") -> None:
        super().__init__(_INNER, gap=8)
        self.parts = tuple(ChartPart(chart) for chart in charts)
        self.legend = Legend()
        self.as_table = button(tr("Show as table"), "flat", small=True)
        self.copy = button(tr("Copy picture"), "flat", small=True)
        self.copy.setAccessibleDescription(note)
        for part in self.parts:
            if part is not self.parts[0]:
                between = row(margins=(EDGE, 0, EDGE, 0))
                between.addWidget(hairline())
                self.body.addLayout(between)
            self.body.addWidget(part)
            part.chart.marked.connect(lambda said, chart=part.chart: self._on_marked(said, chart))
            part.table.left.connect(self._on_as_table_clicked)
        self.body.addStretch()
        self.body.addLayout(self._foot())
        self.value = ValueNote(self)
        self.as_table.clicked.connect(self._on_as_table_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts in it."""
        return tuple(part.chart for part in self.parts)

    @property
    def shows_table(self) -> bool:
        """Whether the tables stand in the pictures' place."""
        return self.parts[0].chart.isHidden()

    def show_progress(self, progress: Progress, *said: ChartWords) -> None:
        """Show these figures; `said` is for each chart in turn."""
        for part, one in zip(self.parts, said, strict=True):
            part.show_progress(progress, one)
        entries = tuple(entry for chart in self.charts for entry in chart.legend())
        self.legend.set_entries(entries)
        self.legend.setVisible(bool(entries))

    def _on_as_table_clicked(self) -> None:
        as_table = not self.shows_table
        for part in self.parts:
            part.set_table(as_table=as_table)
        self.as_table.setText(tr("Show as picture") if as_table else tr("Show as table"))
        first = self.parts[0]
        (first.table if as_table else first.chart).setFocus()

    def _on_copy_clicked(self) -> None:
        copy_picture(self.charts)
        self.copied.emit()

    def _on_marked(self, said: str, chart: Chart) -> None:
        self.value.say(said, chart)

    def _foot(self) -> QHBoxLayout:
        buttons = QWidget()
        line = row(buttons, spacing=8)
        line.addWidget(self.as_table)
        line.addWidget(self.copy)
        line.addStretch()
        foot = row(margins=(EDGE, 0, EDGE, 0))
        foot.addWidget(TightFold(Part(self.legend), Part(buttons, stretch=0)))
        return foot
