"""The steps of a plan under each other, with the bar that adds them up."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.lesson_plan import MOST_STEPS, StepForm
from rmdesk.domain.vocabulary import PlanKind, Role, StepKind
from rmdesk.journal.lessons import new_step_id
from rmdesk.ui.pages.lessons.minutes_bar import MinutesLine
from rmdesk.ui.pages.lessons.state import Mode, Shown
from rmdesk.ui.pages.lessons.step_row import StepRow
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

_USUAL = 5
"""Minutes of a new step when none are left."""
_ORDER = (StepKind.I_DO, StepKind.WE_DO, StepKind.YOU_DO, StepKind.CHECK)


@dataclass(frozen=True, slots=True)
class RemovedStep:
    """A step that was taken out, and where it stood."""

    step: StepForm
    place: int


class Steps(QWidget):
    """All steps of one plan. What the person does here is told by `edited` and `removed`."""

    edited = Signal(str)
    """Something is different; the place, so that one burst of keys is one step back."""
    removed = Signal(object)
    """A `RemovedStep`."""
    stuck = Signal(str, bool)
    """The learner got stuck in the step with this id, or did not."""
    row_made = Signal(object)
    """A new `StepRow`: its fields want to be watched."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self.rows: list[StepRow] = []
        lines = column(self, spacing=7)
        head = row()
        self._name = words("", "label", "muted")
        head.addWidget(self._name, 1)
        head.addWidget(words(tr("Minutes"), "label", "muted"))
        lines.addLayout(head)
        self._place = column(spacing=7)
        lines.addLayout(self._place)
        self.line = MinutesLine()
        lines.addWidget(self.line)
        self.add = button(tr("Add a step"), "flat", "plus", small=True)
        self.add.clicked.connect(self.add_step)
        lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def forms(self) -> tuple[StepForm, ...]:
        """The steps as they stand here now."""
        return tuple(one.form for one in self.rows)

    def show_plan(self, shown: Shown) -> None:
        """Show the steps of this plan."""
        self._shown = shown
        is_kit = shown.form.kind is PlanKind.KIT
        given, to_come = tr("Steps, in words, as corrected"), tr("Steps, in words")
        self._name.setText(
            tr("Parts and questions") if is_kit else given if shown.mode is Mode.GIVEN else to_come
        )
        self.add.setText(tr("Add a part") if is_kit else tr("Add a step"))
        self.add.setVisible(shown.mode is not Mode.TO_READ)
        self._show(shown.form.steps)

    def add_step(self) -> None:
        """A new step at the end, with what is left of the minutes; its words are next."""
        if self._shown is None or len(self.rows) >= MOST_STEPS:
            return
        self._show((*self.forms, self._next()))
        self.edited.emit("")
        self.rows[-1].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_back(self, removed: RemovedStep) -> None:
        """Undo a removal, unless the step is there again by now."""
        forms = self.forms
        if all(one.step_id != removed.step.step_id for one in forms):
            self._show((*forms[: removed.place], removed.step, *forms[removed.place :]))
            self.edited.emit("")

    def let_learner_drive(self) -> None:
        """In every You do; without one, in the last step."""
        if self._shown is None:
            return
        learner = self._shown.form.learner
        chosen = [one for one in self.rows if one.form.kind is StepKind.YOU_DO] or self.rows[-1:]
        for one in chosen:
            one.set_driver(learner)

    def _next(self) -> StepForm:
        forms, shown = self.forms, self._shown
        assert shown is not None
        left = shown.whole - sum(one.minutes for one in forms)
        minutes = left if 0 < left <= shown.whole else _USUAL
        step_id = new_step_id()
        learner = shown.form.learner
        if shown.form.kind is PlanKind.KIT:
            return StepForm(StepKind.TALK, minutes, learner, "", step_id=step_id)
        there = {one.kind for one in forms}
        kind = next((one for one in _ORDER if one not in there), StepKind.YOU_DO)
        driver = shown.form.teacher if kind is StepKind.I_DO else learner
        return StepForm(kind, minutes, driver, "", step_id=step_id)

    def _show(self, forms: tuple[StepForm, ...]) -> None:
        assert self._shown is not None
        while len(self.rows) > len(forms):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(forms):
            self._make()
        for number, (one, form) in enumerate(zip(self.rows, forms, strict=True), 1):
            one.show_step(form, number, self._shown)
        self.sum_up()

    def sum_up(self) -> None:
        """Show again whose hands are on the device how long."""
        if self._shown is not None:
            form = replace(self._shown.form, steps=self.forms)
            names = {role: self._shown.names[role] for role in Role}
            self.line.show_form(form, self._shown.whole, names)
            self.line.setVisible(bool(self.rows))

    def _make(self) -> None:
        made = StepRow()
        made.edited.connect(lambda place: self._on_row_edited(made, place))
        made.asked.connect(lambda deed: self._on_asked(made, deed))
        made.dragged.connect(lambda here: self._on_dragged(made, here))
        self.rows.append(made)
        self._place.addWidget(made)
        made.show()  # at once, not with the next turn of the loop: it may get the focus
        self.row_made.emit(made)

    def _on_row_edited(self, where: StepRow, place: str) -> None:
        self.sum_up()
        self.edited.emit(f"{where.form.step_id} {place}")

    def _on_asked(self, where: StepRow, deed: str) -> None:
        at = self.rows.index(where)
        if deed == "remove":
            self._remove(at)
        elif deed == "stuck":
            self.stuck.emit(where.form.step_id, not where.form.is_stuck)
        else:
            self._move(at, at - 1 if deed == "up" else at + 1)

    def _remove(self, at: int) -> None:
        forms = self.forms
        self._show(forms[:at] + forms[at + 1 :])
        near = self.rows[min(at, len(self.rows) - 1)].kind if self.rows else self.add
        near.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit("")
        self.removed.emit(RemovedStep(forms[at], at))

    def _move(self, at: int, to: int) -> None:
        if not 0 <= to < len(self.rows):
            return
        focused = [field.hasFocus() for field in self.rows[at].fields]
        forms = list(self.forms)
        forms.insert(to, forms.pop(at))
        self._show(tuple(forms))
        for field, had in zip(self.rows[to].fields, focused, strict=True):
            if had:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit("moved")

    def _on_dragged(self, where: StepRow, here: QPoint) -> None:
        """The step goes where the pointer is; the row that is held stays the one that is dragged."""
        at, y = self.rows.index(where), self.mapFromGlobal(here).y()
        to = next((place for place, one in enumerate(self.rows) if y < one.geometry().bottom()), None)
        to = len(self.rows) - 1 if to is None else to
        if to == at:
            return
        forms = list(self.forms)
        forms.insert(to, forms.pop(at))
        self.rows.insert(to, self.rows.pop(at))
        self._place.removeWidget(where)
        self._place.insertWidget(to, where)
        self._show(tuple(forms))
        self.edited.emit("moved")
