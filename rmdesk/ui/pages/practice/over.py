"""After the end: what the clock saw, what the two say of it, and how far each skill came."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmdesk.domain.practice_measures import Totals
from rmdesk.ui.sizes import column, gap, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.fold import Part, TightFold
from rmdesk.ui.widgets.notices import Hint
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.practice import driven_words


class OverBox(QWidget):
    """Three ticks; the first is the clock's and cannot be changed here."""

    ticked = Signal(bool, bool)
    """Whether it was said aloud, and whether questions were asked."""
    wrap_up_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=4, margins=(0, 22, 0, 0))
        self.delegated = Hint("", title=" ")
        lines.addWidget(self.delegated)
        lines.addWidget(words(tr("What happened"), "strong", wraps=False))
        self.drove = Tick("")
        self.drove.setEnabled(False)  # told by the clock, not by the two
        self.evidence = words("", "small", "muted", wraps=True)
        beside = row(margins=(30, 0, 0, 0))
        beside.addWidget(self.evidence)
        lines.addWidget(self.drove)
        lines.addLayout(beside)
        self.said_aloud = Tick(tr("Each step was said aloud"))
        self.asked_questions = Tick(tr("Questions were asked"))
        for tick in (self.said_aloud, self.asked_questions):
            tick.toggled.connect(self._on_toggled)
            lines.addWidget(tick)
        lines.addWidget(gap(2))
        self.wrap_up = button(tr("Write it up"), "plain", "notebook-pen")
        self.wrap_up.clicked.connect(self.wrap_up_clicked)
        self.show_skills = button(tr("How each skill went"), "plain", "target")
        self.show_skills.clicked.connect(self._on_skills_clicked)
        lines.addWidget(TightFold(Part(self.wrap_up, stretch=0), Part(self.show_skills, stretch=0), gap=10))
        self._skills = QWidget()
        self.outcomes: QVBoxLayout = column(self._skills, margins=(0, 8, 0, 0))
        self._skills.hide()  # many skills would push the timeline off the screen
        lines.addWidget(self._skills)

    def show_practice(self, learner: str, totals: Totals) -> None:
        """What the clock says of the one who learnt."""
        self.drove.set_text(tr("{learner} drove").format(learner=learner))
        self.drove.setChecked(totals.learner_seconds > 0 and not totals.is_delegated)
        self.evidence.setText(driven_words(totals))
        self.delegated.setVisible(totals.is_delegated)
        self.delegated.set_words(
            tr("{name} drove less than half of the hands-on time. Was that the plan?").format(name=learner),
            tr("Delegated, not learnt"),
        )

    def show_ticks(self, *, said_aloud: bool, asked_questions: bool) -> None:
        """What the two said before."""
        for tick, is_on in ((self.said_aloud, said_aloud), (self.asked_questions, asked_questions)):
            with QSignalBlocker(tick):
                tick.setChecked(is_on)

    def _on_skills_clicked(self) -> None:
        is_open = self._skills.isHidden()
        self._skills.setVisible(is_open)
        self.show_skills.setText(tr("Fold the skills") if is_open else tr("How each skill went"))

    def _on_toggled(self) -> None:
        self.ticked.emit(self.said_aloud.isChecked(), self.asked_questions.isChecked())
