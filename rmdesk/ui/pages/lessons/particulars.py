"""What a plan is besides its words: family, who teaches, how many minutes, how well the teacher knows it."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from rmdesk.domain.lesson_plan import LONGEST_PLAN, PlanForm
from rmdesk.domain.vocabulary import Role, TopicFamily
from rmdesk.ui.pages.lessons.state import Mode, Shown
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.choices import Choice, NumberField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.wording import tr
from rmdesk.wording.lessons import FAMILIES, KNOWS, NOT_SAID

BELOW = 500
"""px of `Fold.below` for pairs inside the editor: under each other where one would be narrower than 200."""


class Particulars(QWidget):
    """Four choices in two lines."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.knows, self.family, self.teacher = Choice(), Choice(), Choice()
        self.minutes = NumberField(LONGEST_PLAN.start, LONGEST_PLAN.stop - 1)
        self._knows_label = labelled(tr("How well is it known?"), self.knows, "label", "muted")
        self._knows_label.setTextFormat(Qt.TextFormat.PlainText)  # a name in it is never markup
        lines = column(self, spacing=8)
        first = Fold(
            Part(_over(self._knows_label, self.knows)),
            Part(_over(labelled(tr("Family of topics"), self.family, "label", "muted"), self.family)),
            below=BELOW,
        )
        second = Fold(
            Part(_over(labelled(tr("Who teaches"), self.teacher, "label", "muted"), self.teacher)),
            Part(_over(labelled(tr("Minutes in all"), self.minutes, "label", "muted"), self.minutes)),
            below=BELOW,
        )
        lines.addWidget(first)
        lines.addWidget(second)
        self._fill()
        for choice, name in ((self.knows, "knows"), (self.family, "family"), (self.teacher, "teacher")):
            choice.activated.connect(lambda _at, place=name: self.edited.emit(place))
        self.minutes.valueChanged.connect(lambda: self.edited.emit("minutes"))

    def put_into(self, form: PlanForm) -> PlanForm:
        """The form with what is chosen here."""
        return replace(
            form,
            knows=self.knows.currentData(),
            family=TopicFamily(self.family.currentData()),
            teacher=Role(self.teacher.currentData()),
            minutes=self.minutes.value(),
        )

    def show_plan(self, shown: Shown) -> None:
        """Show what this plan says."""
        form, can_write = shown.form, shown.mode is not Mode.TO_READ
        asked = tr("How well does {teacher} know it?").format(teacher=shown.teacher)
        self._knows_label.setText(asked)
        self.knows.setAccessibleName(asked)
        for place, role in enumerate(Role):
            self.teacher.setItemText(place, shown.names[role])
        self.knows.setCurrentIndex(0 if form.knows is None else form.knows + 1)
        self.family.setCurrentIndex(self.family.findData(form.family.value))
        self.teacher.setCurrentIndex(self.teacher.findData(form.teacher.value))
        with QSignalBlocker(self.minutes):
            self.minutes.setValue(shown.whole)
        for choice in (self.knows, self.family, self.teacher):
            choice.setEnabled(can_write)
        self.minutes.setEnabled(can_write and shown.session is None)

    def _fill(self) -> None:
        self.knows.addItem(NOT_SAID, None)
        for level, said in enumerate(KNOWS):
            self.knows.addItem(said, level)
        for family, said in FAMILIES.items():
            self.family.addItem(said, family.value)
        for role in Role:
            self.teacher.addItem("", role.value)


def _over(label: QLabel, field: QWidget) -> QWidget:
    held = QWidget()
    both = column(held, spacing=4)
    label.setWordWrap(True)
    both.addWidget(label)
    both.addWidget(field)
    both.addStretch()
    return held
