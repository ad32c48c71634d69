"""Below the clock: the session so far as a timeline, with the one sentence that tells it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_measures import totals_of
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Began, Hands, Role
from rmdesk.storage.records import PracticeRun
from rmdesk.ui.sizes import gap, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.timeline import Legend, TimelineStrip
from rmdesk.wording import dates, tr
from rmdesk.wording.practice import corrected_words, practice_sentence

_SIDE_BY_SIDE_FROM = 592  # px with the page's edges: below it the legend stands under the title


class SoFarCard(Card):
    """Who had their hands on the device, when and for how long."""

    correction_asked = Signal()
    """The clock had something wrong."""

    def __init__(self) -> None:
        super().__init__(inner=(22, 16, 22, 22), gap=2)
        self._entries: list[tuple[Hands, str]] = []
        self.title = words("", "card_title", wraps=False)
        self.legend = Legend()
        self.sentence = words("", "small", "muted", wraps=True)
        self.strip = TimelineStrip("large")
        self.body.addWidget(
            Fold(Part(self._titled()), Part(self.legend, stretch=0), gap=6, below=_SIDE_BY_SIDE_FROM)
        )
        self.corrected = words("", "small", "warning", wraps=True)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.corrected)
        self.body.addWidget(gap(2))
        self.body.addWidget(self.strip)
        self.body.setAlignment(self.strip, Qt.AlignmentFlag.AlignTop)

    def _titled(self) -> QWidget:
        """The title, and after the end the way to put right what the clock had wrong."""
        made = QWidget()
        line = row(made, spacing=12)
        self.correct = button(tr("Correct…"), "flat", small=True)
        self.correct.clicked.connect(self.correction_asked)
        line.addWidget(self.title)
        line.addWidget(self.correct)
        line.addStretch()
        return made

    def show_practice(self, practice: Practice, at: float, names: dict[Role, str]) -> None:
        """Show the practice as it is at this reading of its clock."""
        turns = practice.turns_at(at)
        self.title.setText(tr("This session") if practice.is_over else tr("This session so far"))
        totals = totals_of(practice.learner, turns)
        said = practice_sentence(names[practice.learner], totals) if turns else tr("Nothing yet.")
        self.sentence.setText(said)
        self.strip.set_sentence(said)
        passed = float(sum(turn.seconds for turn in turns))
        self.strip.set_turns(
            [(turn.hands, float(turn.seconds), turn.began is Began.TAKEOVER) for turn in turns],
            practice.planned_seconds,
            now=passed if practice.current is not None else None,
        )
        self._show_spent(
            [
                (Hands.EXECUTIVE, names[Role.EXECUTIVE], totals.executive_seconds),
                (Hands.MENTOR, names[Role.MENTOR], totals.mentor_seconds),
                (Hands.TALK, tr("talk"), totals.talk_seconds),
            ]
        )

    def show_correction(self, practice: Practice, names: dict[Role, str], run: PracticeRun | None) -> None:
        """That the turns are not those of the clock, and what it had."""
        is_corrected = run is not None and run.corrected_at is not None
        self.corrected.setVisible(is_corrected)
        self.correct.setVisible(practice.is_over and bool(practice.turns))
        if run is None or run.corrected_at is None:
            return
        measured = totals_of(practice.learner, parse_turns(run.as_measured))
        self.corrected.setText(corrected_words(run.corrected_at.date(), names[practice.learner], measured))

    def _show_spent(self, spent: list[tuple[Hands, str, int]]) -> None:
        entries = [(hands, f"{who} {dates.minutes_and_seconds(seconds)}") for hands, who, seconds in spent]
        if entries != self._entries:
            self._entries = entries
            self.legend.set_entries(entries)
