"""Progress: who really drove, how that went, and what came of it. A page that only shows."""

from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.progress import Progress
from rmdesk.journal.progress import progress
from rmdesk.journal.sessions import next_session
from rmdesk.ui.charts.card import ChartCard
from rmdesk.ui.charts.chart import Chart
from rmdesk.ui.charts.learning import LearningChart, SessionsChart
from rmdesk.ui.charts.minutes import MinutesChart
from rmdesk.ui.charts.paper import ChartPrinting
from rmdesk.ui.charts.share import ShareChart
from rmdesk.ui.charts.skills import SkillsChart
from rmdesk.ui.charts.takeovers import TakeoversChart
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.empty import EmptyState
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.progress import span_sentence
from rmdesk.wording.progress_charts import (
    learning_chart,
    minutes_chart,
    sessions_chart,
    share_chart,
    skills_chart,
    takeovers_chart,
)


class ProgressPage(Page):
    """The curve, three equal cards below it, the skills; before the first session a way to begin."""

    can_print = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.progress: Progress | None = None
        self.printing = ChartPrinting(self)
        self.head.set_title(tr("Progress"))
        self.print = button(tr("Print…"), "plain", "file-text")
        self.print.clicked.connect(self.print_page)
        self.head.add(self.print)
        self.share = ChartCard(ShareChart(), note=_warning())
        self.minutes = ChartCard(MinutesChart(), note=_warning())
        self.takeovers = ChartCard(TakeoversChart(), note=_warning())
        self.learning = ChartCard(LearningChart(), SessionsChart(), note=_warning())
        self.skills = ChartCard(SkillsChart(), note=_warning())
        self.cards = (self.share, self.minutes, self.takeovers, self.learning, self.skills)
        self._full = QWidget()
        self._build_cards()
        self._empty = self._build_empty()
        self.body.addWidget(self._full, 1)
        self.body.addWidget(self._empty, 1)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """What shows, from top to bottom."""
        return tuple(chart for card in self.cards if not card.isHidden() for chart in card.charts)

    def reload(self) -> None:
        """Read all figures again."""
        if self.desk.pairing is None:
            return
        found = self.desk.journal.ask(progress, self.desk.pairing_id)
        if found == self.progress:
            return
        self.progress = found
        self.head.set_subtitle("" if found.is_empty else span_sentence(found))
        self.print.setVisible(not found.is_empty)
        self._full.setVisible(not found.is_empty)
        self._empty.setVisible(found.is_empty)
        self.share.show_progress(found, share_chart(found))
        self.minutes.show_progress(found, minutes_chart(found))
        self.takeovers.show_progress(found, takeovers_chart(found))
        self.learning.show_progress(found, learning_chart(found), sessions_chart(found))
        self.skills.show_progress(found, skills_chart(found))
        self.skills.setVisible(bool(found.skills))

    def primary(self) -> QPushButton | None:
        """Only the empty page has one."""
        return self._empty.primary if self._empty.isVisible() else None

    def first_focus(self) -> QWidget | None:
        """The curve, or its table; on the empty page what begins."""
        if self._empty.isVisible():
            return self._empty.primary
        return self.share.parts[0].table if self.share.shows_table else self.share.charts[0]

    def print_page(self) -> None:
        """All charts on paper; before there is one, nothing."""
        if self.progress is None or self.progress.is_empty:
            return
        title = tr("Progress of {executive} and {mentor}")
        self.printing.ask(
            title.format(executive=self.progress.executive, mentor=self.progress.mentor), self.charts
        )

    def _on_card_copied(self) -> None:
        self.desk.toast(tr("Picture copied. {warning}").format(warning=_warning()))

    def _on_empty_plain_clicked(self) -> None:
        self.desk.ask_new("sessions")

    def _on_empty_primary_clicked(self) -> None:
        if self.desk.journal.ask(next_session, self.desk.pairing_id) is None:
            self.desk.ask_new("sessions")
        else:
            self.desk.go_to("practice")

    def _build_cards(self) -> None:
        lines = column(self._full, spacing=12)
        lines.addWidget(self.share)
        lines.addWidget(Fold(Part(self.minutes), Part(self.takeovers), Part(self.learning), gap=14))
        lines.addWidget(self.skills)
        lines.addWidget(words(_warning(), "small", "muted", wraps=True))
        lines.addStretch(1)  # on a high screen the cards stay as high as their pictures
        for card in self.cards:
            card.copied.connect(self._on_card_copied)

    def _build_empty(self) -> EmptyState:
        empty = EmptyState(
            "chart-line",
            tr("After two sessions a line appears"),
            tr("It shows whose hands were on the device. The clock of a session draws it."),
            primary=(tr("Start the clock"), "timer"),
            plain=(tr("Plan a session"), "calendar-days"),
        )
        if empty.primary is not None and empty.plain is not None:
            empty.primary.clicked.connect(self._on_empty_primary_clicked)
            empty.plain.clicked.connect(self._on_empty_plain_clicked)
        return empty


def _warning() -> str:
    """Who may see what was copied or printed."""
    return tr("Copied or printed, a picture is not encrypted: it is meant for the two of you.")
