"""Beside the clock: the plan with the step that is due, the guest, and a place for a note."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmdesk.domain.plan_lines import PlanLine, current_line, plan_lines
from rmdesk.errors import RmdeskError
from rmdesk.journal.db import Db
from rmdesk.journal.lessons import Plan, mark_stuck, tick_step
from rmdesk.storage.records import LessonStep, MentoringSession
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.practice.note import NoteBox
from rmdesk.ui.pages.practice.steps import StepRow
from rmdesk.ui.pages.practice.steps_area import StepsArea
from rmdesk.ui.sizes import clear, column, gap, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence


class PlanCard(Card):
    """The plan of one session: the steps of its lesson, or the lines that were written for it.

    Of a lesson the first step that is not ticked is due, of lines the one in whose minutes the clock is.
    """

    plan_asked = Signal()
    """The person wants to write the plan."""
    marked = Signal()
    """A step was ticked, or somebody got stuck there; which one is due may be new."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(inner=(20, 18, 20, 14), gap=0)
        self._desk = desk
        self._page = page
        self._lines: tuple[PlanLine, ...] = ()
        self.rows: list[StepRow] = []
        self._due: StepRow | None = None
        self._shown: tuple[object, ...] = ()
        self.body.addWidget(words(tr("The plan"), "card_title", wraps=False))
        self._topic = words("", "small", "muted", wraps=True)
        self.body.addWidget(gap(3))
        self.body.addWidget(self._topic)
        self._area = StepsArea()
        self._steps = self._area.lines
        self.body.addWidget(self._area, 1)
        self.write_plan = button(tr("Write a plan"), "flat", "pen-line", small=True)
        self.write_plan.clicked.connect(self.plan_asked)
        self.body.addWidget(self.write_plan, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()  # the spare height, when there are no steps
        self.body.addWidget(hairline())
        self._guest_row = QWidget()
        guest = row(self._guest_row, spacing=8, margins=(0, 10, 0, 0))
        self._guest = words("", "small", "muted", wraps=True)
        guest.addWidget(IconLabel("user", 16), 0)
        guest.addWidget(self._guest, 1)
        self.body.addWidget(self._guest_row)
        self.note = NoteBox(desk, page)
        self.stuck_here = button(tr("Stuck  (S)"), "flat", "flag", small=True)
        self.stuck_here.setAccessibleName(tr("Stuck here"))
        self.stuck_here.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stuck_here.clicked.connect(self._on_stuck_clicked)
        self.note.foot.addWidget(self.stuck_here)
        self.body.addWidget(self.note)

    def show_session(self, session: MentoringSession, lesson: Plan | None) -> None:
        """Show the plan of this session, with no step due yet."""
        steps = lesson.steps if lesson is not None else ()
        self._lines = () if steps else plan_lines(session.plan)
        self._topic.setText(lesson.plan.title if lesson is not None else session.topic)
        self._show_steps(steps)
        self._guest.setText(tr("Guest: {role}").format(role=session.guest))
        self._guest_row.setVisible(bool(session.guest))
        self._area.setVisible(bool(self._lines or steps))
        self.write_plan.setVisible(self._area.isHidden())
        self.note.show_session(session.id)
        self._shown = (None,)
        self.show_due(None)

    def show_due(self, elapsed_seconds: int | None, *, is_over: bool = False) -> None:
        """Mark the step that is due after so much running time; None: the clock has not begun."""
        if self.rows:
            self._show_step_due(is_running=elapsed_seconds is not None and not is_over)
            return
        due = None if elapsed_seconds is None else current_line(self._lines, elapsed_seconds)
        if due is not None and is_over:
            due += 1
        shown = (self._lines, due)
        if shown == self._shown:
            return
        self._shown = shown
        clear(self._steps)
        at_due: QWidget | None = None
        for place, line in enumerate(self._lines):
            mark = "circle" if due is None or place > due else "check" if place < due else "arrow-right"
            self._steps.addWidget(made := _step(line, mark))
            at_due = made if mark == "arrow-right" else at_due
        self._area.show_step(at_due)

    def press(self, event: QKeyEvent) -> bool:
        """S: the learner got stuck in the step that is due, or did not; False when it means nothing now."""
        if event.key() != Qt.Key.Key_S or event.modifiers() or event.isAutoRepeat() or self._due is None:
            return False
        self._due.turn_stuck()
        return True

    def _on_stuck_clicked(self) -> None:
        if self._due is not None:
            self._due.turn_stuck()

    def _show_steps(self, steps: Sequence[LessonStep]) -> None:
        """The steps anew, unless they are the same and stand where they stood."""
        if [one.step for one in self.rows] == list(steps) and steps:
            return
        clear(self._steps)
        self._due = None
        self.stuck_here.hide()
        sizes(self._steps, spacing=5 if steps else 9)
        self.rows = [StepRow(step) for step in steps]
        for one in self.rows:
            one.ticked.connect(lambda is_done, at=one: self._mark(at, tick_step, is_done))
            one.stuck.connect(lambda is_stuck, at=one: self._mark(at, mark_stuck, is_stuck))
            self._steps.addWidget(one)

    def _show_step_due(self, *, is_running: bool) -> None:
        first = self._due = (
            next((one for one in self.rows if not one.step.is_done), None) if is_running else None
        )
        shown = (first, tuple((one.step.is_done, one.step.is_stuck) for one in self.rows))
        if shown != self._shown:
            self._shown = shown
            for one in self.rows:
                one.show_due(is_due=one is first)
            self.stuck_here.setVisible(first is not None and not first.step.is_stuck)
            self._area.show_step(first)

    def _mark(self, at: StepRow, verb: Callable[[Db, str, bool], None], is_on: bool) -> None:
        try:
            self._desk.journal.do(self._page, verb, at.step.id, is_on)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            with QSignalBlocker(at.mark):
                at.mark.setChecked(at.step.is_done)
            return
        if verb is tick_step:
            at.step.is_done = is_on
        else:
            at.step.is_stuck = is_on
        self.marked.emit()


def _icon_of(name: str, tone: str) -> QVBoxLayout:
    """The icon of a step, in the middle of its title's line; as wide as the guest's icon with its gap."""
    holder = column(margins=(0, 2, 3, 0))
    holder.addWidget(IconLabel(name, 15, tone))
    holder.addStretch()
    return holder


def _step(line: PlanLine, mark: str) -> QWidget:
    """One line of the plan: a mark, the title with its minutes, the detail below."""
    made = QWidget()
    place = row(made, spacing=8)
    tones = {"check": "success", "arrow-right": "accent", "circle": "control"}
    is_due = mark == "arrow-right"
    lines = column(spacing=1)
    if line.title:
        place.addLayout(_icon_of(mark, tones[mark]))
        head = row(spacing=8)
        head.addWidget(words(line.title, "strong", "accent" if is_due else "text", wraps=True), 1)
        if line.minutes is not None:
            minutes = tr("{minutes} min").format(minutes=line.minutes)
            told = words(minutes, "small", "muted", wraps=False, tabular=True)
            sizes(told, min_height=19)  # as high as the title's line, so that both stand level
            head.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
    if line.detail:
        tone = "text" if line.title and is_due else "muted"
        lines.addWidget(words(line.detail, "small", tone, wraps=True))
    place.addLayout(lines, 1)
    sizes(made, min_height=24)
    return made
