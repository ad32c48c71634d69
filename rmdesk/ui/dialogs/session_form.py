"""A session as a form: when, about what, who learns, the plan, a guest."""

from datetime import datetime

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rmdesk.domain.vocabulary import Role, SessionFormat, TopicFamily
from rmdesk.errors import InvalidInput
from rmdesk.journal.series import zone_like
from rmdesk.journal.sessions import MINUTES, SessionForm, check_session
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.sizes import gap, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice, DateField, NumberField, TimeField
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

Entries = dict[Role, str] | dict[TopicFamily, str] | dict[SessionFormat, str]


class Labels:
    """The words of the form's choices: names by role, families and formats by value."""

    def __init__(
        self, names: dict[Role, str], families: dict[TopicFamily, str], formats: dict[SessionFormat, str]
    ) -> None:
        self.names = names
        self.families = families
        self.formats = formats


class WhenFields:
    """A day and a time, as two fields that belong together."""

    def __init__(self, moment: datetime) -> None:
        self._tz = moment
        self.day = DateField(QDate(moment.year, moment.month, moment.day), name=tr("Day"))
        self.time = TimeField(QTime(moment.hour, moment.minute), name=tr("Time"))

    def show_moment(self, moment: datetime) -> None:
        """Show another day and time."""
        self._tz = moment
        self.day.setDate(QDate(moment.year, moment.month, moment.day))
        self.time.setTime(QTime(moment.hour, moment.minute))

    def moment(self) -> datetime:
        """What was chosen. The offset is this computer's for that day, or the one given when it differs."""
        day, time = self.day.date(), self.time.time()
        naive = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())
        return zone_like(self._tz)(naive)


class SessionDialog(Dialog):
    """Hands back a `SessionForm` that can stand; Esc leaves."""

    planned = Signal(object)
    """The `SessionForm`."""

    def __init__(self, parent: QWidget | None, title: str, form: SessionForm, labels: Labels) -> None:
        super().__init__(parent, title, width=540, gap=6)
        self.topic = Field(tr("Passkeys and scanning"), form.topic)
        self.when = WhenFields(form.starts_at)
        self.minutes = NumberField(MINUTES.start, MINUTES.stop - 1, tr(" min"))
        self.minutes.setValue(form.minutes_planned)
        self.family = _choice(labels.families, form.family)
        self.format = _choice(labels.formats, form.format)
        self.learner = _choice(labels.names, form.learner)
        self.guest = Field(tr("A role, such as IT; never a name"), form.guest)
        hint = tr(
            "One step a line:\nI do, 5 min: where the button is\nWe do, 10 min: you drive, I say what for"
        )
        self.plan = TextArea(hint, form.plan, lines=4)
        self.fault = words("", "small", "danger", wraps=True)
        self.fault.hide()
        self.body.addLayout(self._build_fields())
        self.body.addWidget(field_label(tr("Plan"), self.plan))
        self.body.addWidget(self.plan, 1)
        self.body.addWidget(self.fault)
        self._build_answers()
        self.topic.setFocus()

    def form(self) -> SessionForm:
        """What stands in the fields."""
        return SessionForm(
            starts_at=self.when.moment(),
            minutes_planned=self.minutes.value(),
            topic=self.topic.clean_text(),
            family=TopicFamily(self.family.currentData()),
            format=SessionFormat(self.format.currentData()),
            learner=Role(self.learner.currentData()),
            plan=self.plan.text(),
            guest=self.guest.clean_text(),
        )

    def _on_yes_clicked(self) -> None:
        form = self.form()
        try:
            check_session(form)
        except InvalidInput as fault:
            self.fault.setText(sentence(fault))
            self.fault.show()
            self.topic.set_wrong(fault.field == "topic")
            self.topic.setFocus()
            return
        self.planned.emit(form)
        self.accept()

    def _build_fields(self) -> QGridLayout:
        grid = QGridLayout()
        sizes(grid, spacing=6)
        grid.addWidget(gap(4, across=True), 2, 1)  # between the two columns of fields
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(field_label(tr("Topic"), self.topic), 0, 0, 1, 3)
        grid.addWidget(self.topic, 1, 0, 1, 3)
        pairs: list[tuple[str, QWidget]] = [
            (tr("Day"), self.when.day),
            (tr("Time"), self.when.time),
            (tr("Minutes"), self.minutes),
            (tr("Who learns"), self.learner),
            (tr("Topic family"), self.family),
            (tr("Format"), self.format),
        ]
        for place, (label, field) in enumerate(pairs):
            line, side = 2 + 2 * (place // 2), 2 * (place % 2)
            grid.addWidget(field_label(label, field), line, side)
            grid.addWidget(field, line + 1, side)
        grid.addWidget(field_label(tr("Guest"), self.guest), 8, 0, 1, 3)
        grid.addWidget(self.guest, 9, 0, 1, 3)
        return grid

    def _build_answers(self) -> None:
        leave = button(tr("Leave it"))
        self.yes = button(tr("Save session"), "primary")
        self.add_answers(leave, self.yes)
        self.yes.clicked.connect(self._on_yes_clicked)
        leave.clicked.connect(self.reject)


def field_label(text: str, field: QWidget) -> QLabel:
    """The label above a field of a grid: nearer to its own field than to the one above."""
    label = labelled(text, field)
    label.setAlignment(Qt.AlignmentFlag.AlignBottom)
    sizes(label, min_height=22)
    return label


def _choice(
    entries: dict[Role, str] | dict[TopicFamily, str] | dict[SessionFormat, str], chosen: str
) -> Choice:
    made = Choice()
    for value, said in entries.items():
        made.addItem(said, value.value)
    made.setCurrentIndex(max(0, made.findData(str(chosen))))
    return made
