"""The launch page: five steps to the first agreement, alone in the window."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from rmdesk.domain.launch import Step
from rmdesk.errors import RmdeskError
from rmdesk.journal.launch_steps import keep_step
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.pages.agreement.launch.goals_step import GoalsStep
from rmdesk.ui.pages.agreement.launch.logistics_step import LogisticsStep
from rmdesk.ui.pages.agreement.launch.pair_step import PairStep
from rmdesk.ui.pages.agreement.launch.rules_step import RulesStep
from rmdesk.ui.pages.agreement.launch.state import LaunchState, launch_state
from rmdesk.ui.pages.agreement.launch.step import LaunchStep
from rmdesk.ui.pages.agreement.launch.stepper import Stepper
from rmdesk.ui.pages.agreement.launch.teach_step import TeachStep
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import hairline
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.launch import STEPS, first_session

_STEPS: dict[Step, type[LaunchStep]] = {
    Step.GOALS: GoalsStep,
    Step.PAIR: PairStep,
    Step.GROUND_RULES: RulesStep,
    Step.TEACH: TeachStep,
    Step.LOGISTICS: LogisticsStep,
}
_ORDER = tuple(Step)
_NARROW = 940
"""px of page width at 100 % below which the steps stand above as discs alone."""


class LaunchPage(Page):
    """Any step can be left and taken up again; what is typed is saved as it is typed."""

    fills_window = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._state: LaunchState | None = None
        self.current: Step | None = None
        self.steps: dict[Step, LaunchStep] = {}
        """The steps that were shown so far."""
        self.stepper = Stepper()
        self.back = button(tr("Back"), "plain", "chevron-left")
        self.not_sure = button("", "flat")
        self.go_on = button("", "primary")
        self._foot = self._build_foot()
        self._lay_out()
        self._connect()

    @property
    def step(self) -> LaunchStep | None:
        """The step that shows."""
        return self.steps.get(self.current) if self.current is not None else None

    def reload(self) -> None:
        if self._read() and self._state is not None:
            self.show_step(self.current or self._state.view.next_step or Step.GOALS)

    def open_record(self, record_id: str) -> None:
        """Show the step of this name."""
        if record_id in set(Step):
            self.show_step(Step(record_id))

    def primary(self) -> QPushButton | None:
        return self.go_on

    def new_thing(self) -> None:
        if self.step is not None:
            self.step.new_thing()

    def first_focus(self) -> QWidget | None:
        return self.step.first_focus() if self.step is not None else None

    def save_now(self) -> bool:
        saved = [made.save_now() for made in self.steps.values()]
        return all(saved)

    def step_back(self) -> bool:
        if self.current is None or self.current is _ORDER[0]:
            return False
        self.show_step(_ORDER[_ORDER.index(self.current) - 1])
        self._focus_step()
        return True

    def show_step(self, step: Step) -> None:
        """Show a step, as the journal has it. What could not be saved keeps the present one."""
        if self._state is None or (step is not self.current and not self.save_now()) or not self._read():
            return
        self.current = step
        shown = self.steps.get(step) or self._make(step)
        for one in self.steps.values():
            one.setVisible(one is shown)
        shown.show_state(self._state)
        said = STEPS[step]
        self.head.set_title(said.title)
        self.head.set_subtitle(said.subtitle)
        self._tell_foot()
        self._tell_steps()
        self._scroll.verticalScrollBar().setValue(0)

    def set_close(self, close: bool) -> None:
        """The edges follow the page's own width: there is no rail beside it."""

    def narrowest(self) -> int:
        return max(super().narrowest(), self._foot.minimumSizeHint().width())

    def _read(self) -> bool:
        self._state = self.desk.journal.ask(launch_state, self.desk.pairing_id)
        return self._state is not None

    def _make(self, step: Step) -> LaunchStep:
        made = self.steps[step] = _STEPS[step](self.desk, self)
        made.changed.connect(self._on_step_changed)
        self._place.addWidget(made)
        return made

    def _on_step_changed(self) -> None:
        if self.step is not None and self._read() and self._state is not None:
            self.step.follow(self._state)
            self._tell_steps()

    def _on_step_chosen(self, step: Step) -> None:
        self.show_step(step)
        self._focus_step()

    def _on_back_clicked(self) -> None:
        if not self.step_back():
            self.desk.go_to("today")

    def _on_go_on_clicked(self) -> None:
        self._keep(ask_again=False)

    def _on_not_sure_clicked(self) -> None:
        self._keep(ask_again=True)

    def _on_readers_changed(self) -> None:
        """Badges hold names: the steps that do not show are made anew."""
        for step, made in list(self.steps.items()):
            if step is not self.current and made.save_now():
                self._place.removeWidget(made)
                made.deleteLater()
                del self.steps[step]

    def _keep(self, *, ask_again: bool) -> None:
        step, state = self.current, self._state
        if step is None or state is None or not self.save_now():
            return
        try:
            self.desk.journal.do(self, keep_step, self.desk.pairing_id, step, ask_again=ask_again)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return
        place = _ORDER.index(step) + 1
        if place < len(_ORDER):
            self.show_step(_ORDER[place])
            self._focus_step()
        else:
            self._on_step_changed()
            self.desk.go_to("agreement", state.agreement.id)

    def _focus_step(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def _tell_steps(self) -> None:
        state, current = self._state, self.current
        if state is None or current is None:
            return
        self.stepper.show_step(current, {step: state.made(step) for step in Step}, state.view.done)
        self.stepper.say_session(first_session(state.session_day) if state.session_day else "")

    def _tell_foot(self) -> None:
        step = self.current
        if step is None:
            return
        self.back.setText(tr("Later") if step is _ORDER[0] else tr("Back"))
        self.go_on.setText(STEPS[step].go_on)
        self.not_sure.setVisible(step is Step.GROUND_RULES)
        whole = tr("Not sure yet, ask again after session 1")
        self.not_sure.setText(tr("Not sure yet") if self.stepper.is_folded else whole)
        self.not_sure.setAccessibleName(whole)

    def _connect(self) -> None:
        self.stepper.chosen.connect(self._on_step_chosen)
        self.stepper.left.connect(lambda: self.desk.go_to("today"))
        self.back.clicked.connect(self._on_back_clicked)
        self.not_sure.clicked.connect(self._on_not_sure_clicked)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.desk.saving_told.connect(self.stepper.say_saved)
        self.desk.readers_changed.connect(self._on_readers_changed)
        self.desk.theme.changed.connect(self._fit)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._set_edges)

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        lines = self._foot_lines = column(foot, spacing=12, margins=(48, 0, 48, 22))
        lines.addWidget(hairline())
        across = row(spacing=8)
        across.addWidget(self.back)
        across.addStretch(1)
        across.addWidget(self.not_sure)
        across.addWidget(self.go_on)
        lines.addLayout(across)
        return foot

    def _lay_out(self) -> None:
        self._place = column(spacing=0)
        self.body.addLayout(self._place)
        self.body.addStretch(1)
        self._outer.removeWidget(self._scroll)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(0)
        self._halves.addWidget(self.stepper)
        right = column()
        right.addWidget(self._scroll, 1)
        right.addWidget(self._foot)
        self._halves.addLayout(right, 1)
        self._outer.addLayout(self._halves, 1)
        self._set_edges()

    def _set_edges(self) -> None:
        side = 28 if self.stepper.is_folded else 48
        top = 16 if self.stepper.is_folded else 34
        bar = self._scroll.verticalScrollBar()
        taken = bar.sizeHint().width() / theme().scale if bar.maximum() else 0
        sizes(self._lines, margins=(side, top, side - taken, 14))
        sizes(self.body, margins=(0, 8, 0, 0))
        sizes(self._foot_lines, margins=(side, 0, side, 14 if self.stepper.is_folded else 22))

    def _fit(self) -> None:
        folded = self.width() < theme().px(_NARROW)
        if folded != self.stepper.is_folded:
            way = QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
            self._halves.setDirection(way)
            self.stepper.set_folded(folded=folded)
            self._set_edges()
            self._tell_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
