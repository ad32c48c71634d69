"""Lines for everyone at work that their own words hold back: asked about one by one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from rmdesk.domain.privacy import Reason
from rmdesk.ui.pages.share.state import Reworded, ShareState
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import sharing, tr
from rmdesk.wording.facts import reason_words


class HeldNews(QWidget):
    """One question each: what may be meant, and "This puts blame on nobody" or another wording."""

    cleared = Signal(str)
    """The author says that the words of this text (a record id) blame nobody."""
    rewording = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=8)

    def show_state(self, state: ShareState) -> None:
        """Show what is held back now."""
        clear(self._lines)
        self.setVisible(bool(state.held_news))
        for ref, line in state.held_news.items():
            self._lines.addWidget(self._question(ref, line, state.rewordings[ref]))

    def _question(self, ref: str, line: str, held: Reworded) -> QFrame:
        frame = QFrame()
        frame.setProperty("notice", "hint")
        lines = column(frame, spacing=4, margins=(19, 9, 17, 9))
        lines.addWidget(words(_said(line, held), "small", wraps=True))
        answers = row(spacing=8)
        if held.blames:
            nobody = button(tr("This puts blame on nobody"), "flat", small=True)
            nobody.clicked.connect(lambda: self.cleared.emit(ref))
            answers.addWidget(nobody)
        reword = button(tr("Reword…"), "flat", small=True)
        reword.setAccessibleName(tr("Reword: {thing}").format(thing=line))
        reword.clicked.connect(lambda: self.rewording.emit(ref))
        answers.addWidget(reword)
        answers.addStretch(1)
        lines.addLayout(answers)
        return frame


def _said(line: str, held: Reworded) -> str:
    if held.blames:
        return sharing.blame_words(line, held.blames)
    reasons = dict.fromkeys(reason_words(Reason(one.kind.value)) for one in held.hint.findings)
    return tr("{line}: {why}").format(line=line, why=", ".join(reasons))
