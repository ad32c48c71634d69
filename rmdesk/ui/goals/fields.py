"""The fields of a goal, with the checker's hint under the title: it asks and never blocks saving."""

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmdesk.domain.goal_check import check_goal, day_in_words
from rmdesk.journal.goals import GoalForm
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.choices import DateField
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.notices import Hint
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.goals import example, what_is_missing, what_is_wrong

_LABEL = 62


class GoalFields(QWidget):
    """Title, hint, evidence, date."""

    checked = Signal(bool)
    """Whether the hint shows, and so an example is offered."""

    def __init__(self, title_label: str, today: date) -> None:
        super().__init__()
        self._today = today
        lines = column(self, spacing=8)
        self.title = Field(tr("Who does what, by when?"))
        self.evidence = Field(tr("How will you both know?"))
        self.has_due = Tick(tr("By"))
        self.due = DateField(_day(today), name=tr("By when"))
        self.hint = Hint("", title=" ")
        lines.addLayout(labelled_line(title_label, self.title))
        lines.addWidget(self.hint)
        lines.addLayout(labelled_line(tr("Evidence"), self.evidence))
        when = row(spacing=8)
        sizes(self.has_due, min_width=_LABEL)
        when.addWidget(self.has_due)
        when.addWidget(self.due)
        when.addStretch()
        lines.addLayout(when)
        self._said: date | None = None
        self.title.textChanged.connect(self._on_title_changed)
        self.evidence.textChanged.connect(self._check)
        self.has_due.toggled.connect(self._on_has_due_toggled)
        self._on_has_due_toggled(False)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What is edited here, for saving."""
        return (self.title, self.evidence, self.has_due, self.due)

    def form(self) -> GoalForm:
        """What stands here now."""
        picked = self.due.date()
        due = date(picked.year(), picked.month(), picked.day()) if self.has_due.isChecked() else None
        return GoalForm(self.title.clean_text(), self.evidence.clean_text(), due)

    def show_form(self, form: GoalForm) -> None:
        """Show a goal; this is no edit."""
        self.title.set_text(form.title)
        self.evidence.set_text(form.evidence_wanted)
        with QSignalBlocker(self.due):
            self.due.setDate(_day(form.due or self._today))
        self.has_due.setChecked(form.due is not None)
        self._check()

    def show_example(self) -> None:
        """Fill in a goal that lacks nothing."""
        self.show_form(GoalForm(*example(self._today)))

    def _on_title_changed(self) -> None:
        """A day said in the title is not asked for a second time; one set by hand stays."""
        said = day_in_words(self.title.text(), self._today)
        if said is not None and said != self._said and (not self.has_due.isChecked() or self._takes_said):
            self.due.setDate(_day(said))
            self.has_due.setChecked(True)
        self._said = said
        self._check()

    @property
    def _takes_said(self) -> bool:
        return self._said is not None and self.due.date() == _day(self._said)

    def _on_has_due_toggled(self, has_due: bool) -> None:
        self.due.setEnabled(has_due)
        self._check()

    def _check(self) -> None:
        form = self.form()
        found = check_goal(form.title, form.evidence_wanted, form.due)
        asks = bool(form.title) and not found.is_complete
        self.hint.setVisible(asks)
        if asks:
            self.hint.set_words(what_is_missing(found, self._today), what_is_wrong(found))
        self.checked.emit(asks)


def labelled_line(text: str, field: QWidget) -> QHBoxLayout:
    """A label and its field, in the same columns as the other fields of a goal."""
    line = row(spacing=8)
    label = labelled(text, field, "small", "muted")
    sizes(label, min_width=_LABEL)
    line.addWidget(label)
    line.addWidget(field, 1)
    return line


def _day(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
