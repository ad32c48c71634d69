"""What is to be done in a session: open actions, the lines of its plan, the steps of its lesson."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rmdesk.domain.agenda import skeleton
from rmdesk.domain.plan_lines import PlanLine, plan_lines
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import lessons, preparing, running
from rmdesk.journal.lessons import Plan
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.journal.sessions import name_session
from rmdesk.storage.records import LessonStep, MentoringSession
from rmdesk.ui.pages.sessions import sayings
from rmdesk.ui.pages.sessions.reading import INSET, Reading
from rmdesk.ui.pages.sessions.sayings import name_of, step_head
from rmdesk.ui.pages.sessions.split import Wrapped
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.readable import record_badge
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.agenda import FORMATS, agenda_text
from rmdesk.wording.series import OPEN_TOPIC

_BESIDE_BOX = 30
"""px from the left edge of a tick to its words."""


class PlanPart(QWidget):
    """The agenda as the person wrote it, or an offer to begin with an outline. `ticks`: it is run now."""

    def __init__(self, writing: Writing, detail: SessionDetail, *, ticks: bool) -> None:
        super().__init__()
        self._writing = writing
        self._session = detail.session
        self.ticks: list[Tick] = []
        self.outline = _outline_button(detail.session)
        self._lines = column(self, spacing=4, margins=(INSET, 0, INSET, 0))
        badge = record_badge(writing.desk, detail.session, writing.page)
        self._lines.addWidget(Wrapped(words(tr("Agenda"), "label", "muted"), badge))
        is_own = detail.session.author is writing.desk.own_role
        if not detail.session.plan:
            badge.hide()
            self._offer(is_own=is_own, has_lesson=detail.around.lesson is not None)
        elif ticks and is_own:
            self._list(plan_lines(detail.session.plan))
        else:
            self._lines.addWidget(Reading(detail.session.plan))
            self.outline.setText(tr("Another outline"))
            self._act(shown=is_own)
        self.outline.clicked.connect(self._on_outline_clicked)

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus, in order."""
        return [*self.ticks, *([] if self.outline.isHidden() else [self.outline])]

    def _offer(self, *, is_own: bool, has_lesson: bool) -> None:
        said = (
            tr("The lesson below is the agenda. An outline can stand beside it.")
            if has_lesson
            else tr(
                "Nothing is written yet. An outline fills the {minutes} minutes; every line can be changed."
            )
        )
        told = said.format(minutes=self._session.minutes_planned)
        self._lines.addWidget(words(told, "small", "muted", wraps=True))
        self._act(shown=is_own)

    def _act(self, *, shown: bool) -> None:
        line = row()
        line.addWidget(self.outline)
        line.addStretch()
        self._lines.addLayout(line)
        if not shown:
            self.outline.hide()

    def _list(self, lines: Sequence[PlanLine]) -> None:
        self.outline.hide()
        done = set(self._session.ticked)
        for place, line in enumerate(lines):
            head = _said(line)
            tick = Tick(head)
            tick.setChecked(str(place) in done)
            tick.clicked.connect(lambda is_done, at=place: self._tick(at, is_done))
            self.ticks.append(tick)
            self._lines.addWidget(tick)

    def _tick(self, place: int, is_done: bool) -> None:
        self._writing.do(running.tick_line, self._session.id, place, is_done)

    def _on_outline_clicked(self) -> None:
        session, desk = self._session, self._writing.desk
        names = {role: name_of(desk, role) for role in Role}
        parts = skeleton(session.format, session.minutes_planned)
        text = agenda_text(parts, names[session.learner], names[session.learner.other])
        before = self._writing.do(preparing.set_plan, session.id, text)
        if before is None:
            return
        self._writing.redo()

        def undo() -> None:
            self._writing.do(preparing.set_plan, session.id, before)
            self._writing.redo()

        desk.toast(tr("The agenda is an outline now. Edit… changes its lines."), undo)


class LessonPart(QWidget):
    """The lesson planned for a session, or the way to choose one. `ticks`: it is run; `is_over`: in short."""

    def __init__(
        self, writing: Writing, detail: SessionDetail, *, ticks: bool = False, is_over: bool = False
    ) -> None:
        super().__init__()
        self._writing = writing
        self.steps: list[StepRow] = []
        lesson = detail.around.lesson
        self._lines = column(self, spacing=6, margins=(INSET, 0, INSET, 0))
        self.open = button(
            tr("Choose a lesson") if lesson is None else tr("Open the lesson"), "flat", small=True
        )
        record = detail.session.id if lesson is None else lesson.plan.id
        self.open.clicked.connect(lambda: writing.desk.go_to("lessons", record))
        self._lines.addWidget(Wrapped(_lesson_words(lesson), self.open))
        self.call = button(tr("Call the session so too"), "flat", small=True)
        self.call.hide()
        if lesson is None:
            return
        self._offer_name(detail.session, lesson.plan.title)
        if is_over:
            self._lines.addWidget(words(sayings.steps_line(lesson.steps), "small", "muted", wraps=True))
            return
        for step in lesson.steps:
            can_mark = ticks and lesson.plan.author is writing.desk.own_role
            made = StepRow(writing, step, can_mark=can_mark)
            self.steps.append(made)
            self._lines.addWidget(made)

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus, in order."""
        named = [] if self.call.isHidden() else [self.call]
        return [self.open, *named, *(stop for step in self.steps for stop in step.stops)]

    def _offer_name(self, session: MentoringSession, title: str) -> None:
        """A lesson gives an open topic its title by itself, unless more may read the session."""
        self.call.setParent(self)
        if session.topic != OPEN_TOPIC or session.author is not self._writing.desk.own_role:
            return
        said = tr("The topic is still open: whoever may read the session would read this title.")
        told = words(said, "small", "muted", wraps=True)
        self._lines.addWidget(Wrapped(told, self.call))
        self.call.show()
        self.call.clicked.connect(lambda: self._name(session.id, title))

    def _name(self, session_id: str, title: str) -> None:
        before = self._writing.do(name_session, session_id, title)
        if before is None:
            return
        self._writing.redo()

        def undo() -> None:
            self._writing.do(name_session, session_id, before)
            self._writing.redo()

        self._writing.desk.toast(tr("The session is called “{title}” now.").format(title=title), undo)


class StepRow(QWidget):
    """One step of a lesson: its kind, minutes and driver, and its words. While it is run: done, and stuck."""

    def __init__(self, writing: Writing, step: LessonStep, *, can_mark: bool) -> None:
        super().__init__()
        self._writing = writing
        self._step = step
        head = step_head(writing.desk, step)
        self.tick = Tick(head)
        self.tick.setChecked(step.is_done)
        self.stuck = button("", "flat", small=True)
        self._is_stuck = step.is_stuck
        self._name_stuck(head)
        lines = column(self, spacing=1)
        lines.addWidget(self._head(head, can_mark=can_mark))
        told = step.corrected or step.text
        if told:
            below = column(margins=(_BESIDE_BOX if can_mark else 0, 0, 0, 0))
            below.addWidget(words(told, "small", "muted", wraps=True))
            lines.addLayout(below)
        self.tick.clicked.connect(lambda is_done: writing.do(lessons.tick_step, step.id, is_done))
        self.stuck.clicked.connect(self._on_stuck_clicked)

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus, in order."""
        return [] if self.tick.isHidden() else [self.tick, self.stuck]

    def _head(self, said: str, *, can_mark: bool) -> QWidget:
        if can_mark:
            return Wrapped(self.tick, self.stuck)
        for part in (self.tick, self.stuck):
            part.setParent(self)
            part.hide()
        return words(said, "small", "text", wraps=True)

    def _on_stuck_clicked(self) -> None:
        self._is_stuck = not self._is_stuck
        self._writing.do(lessons.mark_stuck, self._step.id, self._is_stuck)
        self._name_stuck(self.tick.text())

    def _name_stuck(self, head: str) -> None:
        self.stuck.setText(tr("Stuck here: marked") if self._is_stuck else tr("Stuck here"))
        said = tr("{step}: stuck here, marked") if self._is_stuck else tr("{step}: stuck here")
        self.stuck.setAccessibleName(said.format(step=head))


def heading(text: str) -> QVBoxLayout:
    """A muted label above a group, as wide as the texts."""
    lines = column(margins=(INSET, 0, INSET, 0))
    lines.addWidget(words(text, "label", "muted"))
    return lines


def _lesson_words(lesson: Plan | None) -> QLabel:
    if lesson is None:
        return words(tr("No lesson is planned for it."), "small", "muted", wraps=True)
    return words(tr("Lesson: {title}").format(title=lesson.plan.title), "label", "muted", wraps=True)


def _outline_button(session: MentoringSession) -> QPushButton:
    said = tr("Use an outline for {format}").format(format=FORMATS[session.format])
    return button(said, "flat", "plus", small=True)


def _said(line: PlanLine) -> str:
    """A line of the plan as its tick tells it."""
    if not line.title:
        return line.detail
    minutes = tr("{minutes} min").format(minutes=line.minutes) if line.minutes is not None else ""
    head = "  ·  ".join(part for part in (line.title, minutes) if part)
    return f"{head}: {line.detail}" if line.detail else head
