"""The foot of the editor: is the plan complete, and what can be done with it as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rmdesk.domain.lesson_plan import PlanForm, PlanHint
from rmdesk.journal.sessions import SessionRow
from rmdesk.ui.pages.lessons import sayings
from rmdesk.ui.pages.lessons.particulars import BELOW
from rmdesk.ui.pages.lessons.state import Mode, Shown
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import IconLabel, escaped, words
from rmdesk.wording import dates, tr
from rmdesk.wording.lessons import hint_action, hint_words

_MOST_SESSIONS = 6
"""Coming sessions in the menu."""


class Foot(QWidget):
    """One hint at a time with its one action; at the right the deeds."""

    hinted = Signal(str)
    """The action of this hint was taken."""
    asked = Signal(str)
    """duplicate, print, file, shelf, delete, or "use <session's id>"."""

    def __init__(self) -> None:
        super().__init__()
        self._hint: PlanHint | None = None
        self._coming: Sequence[SessionRow] = ()
        self._shown: Shown | None = None
        self._icon = IconLabel("check", 16, "success")
        self.told = words("", "small", "muted", wraps=True)
        self.act = button("", "flat", small=True)
        self.duplicate = button(tr("Duplicate"), "flat", small=True)
        self.print = button(tr("Print…"), "flat", small=True)
        self.more = button(tr("More"), "flat", "chevron-down", small=True)
        said, deeds = QWidget(), QWidget()
        left, right = row(said, spacing=8), row(deeds, spacing=8)
        left.addWidget(self._icon)
        left.addWidget(self.told, 1)
        left.addWidget(self.act)
        right.addStretch()
        for made in (self.duplicate, self.print, self.more):
            right.addWidget(made)
        fold = Fold(Part(said), Part(deeds, stretch=0), gap=8, below=BELOW)
        column(self, margins=(22, 8, 18, 10)).addWidget(fold)
        self.act.clicked.connect(self._on_act_clicked)
        self.duplicate.clicked.connect(lambda: self.asked.emit("duplicate"))
        self.print.clicked.connect(lambda: self.asked.emit("print"))
        self.more.clicked.connect(self.open_menu)

    def show_plan(self, shown: Shown, form: PlanForm, coming: Sequence[SessionRow]) -> None:
        """Say what would make the plan better as it stands."""
        self._shown, self._coming = shown, coming
        found = () if shown.mode is not Mode.OWN else shown.hints_for(form)
        if shown.session is None:
            found = tuple(one for one in found if one is not PlanHint.NOBODY_KNOWS) + tuple(
                one for one in found if one is PlanHint.NOBODY_KNOWS
            )
        self._hint = found[0] if found else None
        self._icon.set_icon("lightbulb" if found else "check", "warning" if found else "success")
        if self._hint is None:
            self.told.setText(_complete(shown))
        else:
            said = hint_words(self._hint, shown.learner, form.step_minutes, shown.whole)
            self.told.setText(said + _others(len(found) - 1))
            self.act.setText(escaped(hint_action(self._hint, shown.learner)))
        goes_nowhere = self._hint is PlanHint.NOBODY_KNOWS and shown.session is None
        self.act.setVisible(self._hint is not None and not goes_nowhere)

    def open_menu(self) -> None:
        """The rarer deeds."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def menu(self) -> QMenu:
        """Use for a session to come, shelf, file, delete."""
        menu, shown = QMenu(self), self._shown
        if shown is None:
            return menu
        for session in self._coming[:_MOST_SESSIONS]:
            if shown.session is None or session.session.id != shown.session.session.id:
                self._entry(menu, sayings.session_words(session), f"use {session.session.id}")
        menu.addSeparator()
        if shown.record is not None and shown.session is not None:
            self._entry(menu, tr("Save to our shelf"), "shelf")
        if shown.mode is not Mode.TO_READ:
            if shown.session is not None:
                self._entry(menu, tr("Take it off the session"), "off")
            self._entry(menu, tr("Save as a file…"), "file")
            self._entry(menu, tr("Delete"), "delete")
        return menu

    def _on_act_clicked(self) -> None:
        if self._hint is not None:
            self.hinted.emit(self._hint.value)

    def _entry(self, menu: QMenu, text: str, deed: str) -> None:
        action = QAction(escaped(text), menu)
        action.triggered.connect(lambda _on=False: self.asked.emit(deed))
        menu.addAction(action)


def _complete(shown: Shown) -> str:
    if shown.record is None:
        return tr("Ready to give. What you change is a copy of your own.")
    if shown.mode is Mode.TO_READ:
        return tr("Only the one who wrote it can change it.")
    return tr("Complete. The steps are kept as planned and as corrected.")


def _others(count: int) -> str:
    if not count:
        return ""
    more = tr("one more question") if count == 1 else tr("{count} more questions")
    return "  ·  " + more.format(count=dates.number(count))
