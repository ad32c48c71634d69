"""The paper: the exact text, as it reads or as the file."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import DocumentKind
from rmdesk.errors import NoSummary
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.paper_view import PaperView
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.wording import dates, sharing, tr
from rmdesk.wording.errors import sentence

_READS, _FILE = 0, 1
_AGREEMENT_PROBLEMS = ("no agreement", "agreement changed")


class ProblemBlock(QWidget):
    """Why there is no text for this period, and the way to put it right."""

    def __init__(self) -> None:
        super().__init__()
        centre = Qt.AlignmentFlag.AlignHCenter
        lines = column(self, spacing=8, margins=(0, 0, 10, 0))
        lines.addStretch(4)
        lines.addWidget(IconLabel("file-text", 44, "control", 1.25), 0, centre)
        self._title = words("", "card_title", wraps=False)
        lines.addWidget(self._title, 0, centre)
        self.words = words("", "body", "muted", wraps=True)
        self.words.setAlignment(centre)
        lines.addWidget(self.words)
        self.way = button(tr("Go to Agreement"), "plain", "handshake")
        lines.addWidget(self.way, 0, centre)
        lines.addStretch(5)

    def show_problem(self, problem: NoSummary, kind: DocumentKind) -> None:
        """Say it; the way shows where it leads anywhere."""
        self._title.setText(sharing.PROBLEM_TITLES[kind])
        self.words.setText(sentence(problem))
        self.way.setVisible(problem.reason in _AGREEMENT_PROBLEMS)


class Paper(Card):
    """The text with its state; or the reason why there is none."""

    way_asked = Signal()
    """The person wants to go where the reason can be put right."""

    def __init__(self) -> None:
        super().__init__(inner=(22, 12, 12, 12), gap=12)
        self.segments = Segmented((tr("As it reads"), tr("As the file")), name=tr("How the text shows"))
        self.chip = Chip("")
        self.view = PaperView()
        self.problem = ProblemBlock()
        head = row(spacing=8, margins=(0, 0, 10, 0))
        head.addWidget(self.segments)
        head.addStretch(1)
        head.addWidget(self.chip)
        self.body.addLayout(head)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self.problem, 1)
        sizes(self.view, min_height=430)
        self._text = b""
        self._file = b""
        self.problem.way.clicked.connect(self.way_asked)
        self.segments.chosen.connect(self._show)

    def show_state(self, state: ShareState) -> None:
        """Show the text of this state."""
        view = state.view
        problem = view.problem
        self.segments.setVisible(problem is None)
        self.view.setVisible(problem is None)
        self.problem.setVisible(problem is not None)
        if problem is not None:
            self.chip.set_state(tr("No text yet"), "neutral")
            self.problem.show_problem(problem, state.kind)
            return
        self._text = view.signed
        whole = view.agreed.file_bytes if view.agreed is not None else None
        self._file = whole or view.signed
        self.chip.set_state(*_chip(state))
        self._show()

    def _show(self, *_index: int) -> None:
        as_file = self.segments.index == _FILE
        self.view.show_text(self._file if as_file else self._text, as_file=as_file)


def _chip(state: ShareState) -> tuple[str, str]:
    saved = state.view.saved_at
    if saved is not None:
        return tr("Saved {day}").format(day=dates.day_and_month(saved)), "neutral"
    if state.view.is_whole:
        return tr("Agreed by both"), "success"
    return tr("Not agreed yet"), "warning"
