"""What was agreed: the task, who does it, and by when."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role, Side
from rmdesk.journal.actions import ActionForm
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import gap
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice, DateField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr


class ActionDialog(Dialog):
    """Hands back an `ActionForm`."""

    agreed = Signal(object)
    """The `ActionForm`, never empty."""
    dropped = Signal()
    """It will not be done."""
    deleted = Signal()

    def __init__(
        self, parent: QWidget | None, form: ActionForm, names: dict[Role, str], *, title: str
    ) -> None:
        super().__init__(parent, title, width=420, gap=6)
        self._exists = bool(form.text)
        lines = self.body
        self.text = TextArea(tr("Scan three delivery notes alone"), form.text, lines=2)
        lines.addWidget(labelled(tr("What"), self.text))
        lines.addWidget(self.text)
        self.fault = words("", "small", "danger", wraps=True)
        self.fault.hide()
        lines.addWidget(self.fault)
        self.who = Choice()
        for role in Role:
            self.who.addItem(names[role], Side(role.value))
        self.who.setCurrentIndex(max(0, self.who.findData(form.side)))
        lines.addWidget(gap(4))
        lines.addWidget(labelled(tr("Who"), self.who))
        lines.addWidget(self.who)
        self.has_date = Tick(tr("By a day"))
        self.has_date.setChecked(form.due is not None)
        self.due = DateField(_as_qt(form.due) if form.due else QDate.currentDate(), name=tr("By when"))
        self.due.setEnabled(form.due is not None)
        self.has_date.toggled.connect(self.due.setEnabled)
        lines.addWidget(self.has_date)
        lines.addWidget(self.due)
        self._build_answers()
        self.text.setFocus()

    def offer_day(self, day: date) -> None:
        """The day that is offered when the person wants one: the next session's."""
        if not self.has_date.isChecked():
            self.due.setDate(_as_qt(day))

    def form(self) -> ActionForm:
        """What stands in the fields."""
        day = self.due.date()
        due = date(day.year(), day.month(), day.day()) if self.has_date.isChecked() else None
        return ActionForm(self.text.text(), Side(self.who.currentData()), due)

    def _build_answers(self) -> None:
        leave = button(tr("Leave it"))
        self.yes = button(tr("Save it") if self._exists else tr("Agree"), "primary")
        foot = self.add_answers(leave, self.yes)
        others = ((tr("Drop it"), self.dropped), (tr("Delete"), self.deleted)) if self._exists else ()
        for place, (text, told) in enumerate(others):
            one = button(text, "flat", small=True)
            one.clicked.connect(told)
            one.clicked.connect(self.reject)
            foot.insertWidget(place, one)
        self.yes.clicked.connect(self._on_yes_clicked)
        leave.clicked.connect(self.reject)

    def _on_yes_clicked(self) -> None:
        if not self.text.text().strip():
            self.fault.setText(tr("What was agreed? There are no words yet."))
            self.fault.show()
            self.text.setFocus()
            return
        self.agreed.emit(self.form())
        self.accept()


def _as_qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
