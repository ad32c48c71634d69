"""The smaller cards of Today: the meeting ahead, the month behind, both people, the momentum."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.launch import Step
from rmdesk.domain.momentum import DotState
from rmdesk.domain.vocabulary import Role, SessionFormat
from rmdesk.journal.sessions import SessionRow
from rmdesk.journal.today import PersonRow, Today
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.today import sayings
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.bars import ShareBar
from rmdesk.ui.widgets.budget import BudgetLine
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.momentum import MomentumDots
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.launch import STEPS, place_words


class MeetingCard(Card):
    """Before a session, and while it lasts: its topic, its plan, the clock."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._session_id = ""
        self._runs_on = "practice"
        self._title = words(kind="card_title", wraps=True)
        self._topic = words(kind="body", wraps=True)
        self._plan = words(kind="small", tone="muted", wraps=True)
        self.open_plan = button(tr("Open the plan"), "plain", "calendar-days")
        self.open_plan.clicked.connect(lambda: desk.go_to("sessions", self._session_id))
        self.start = button(tr("Start the clock"), "primary", "timer")
        self.start.clicked.connect(lambda: desk.go_to(self._runs_on, self._session_id))
        for told in (self._title, self._topic, self._plan):
            self.body.addWidget(told)
        foot = row(spacing=8, margins=(0, 6, 0, 0))
        foot.addStretch()
        foot.addWidget(self.open_plan)
        foot.addWidget(self.start)
        self.body.addLayout(foot)

    def show_session(self, found: SessionRow) -> None:
        """Show the meeting of today. A conversation needs no clock."""
        session = found.session
        self._session_id = session.id
        self._title.setText(sayings.meeting(found, self._desk.readers.partner))
        self._topic.setText(session.topic)
        self._plan.setText(sayings.length(session))
        is_talk = session.format is SessionFormat.CONVERSATION
        self._runs_on = "sessions" if is_talk else "practice"
        self.start.setText(tr("Run the session") if is_talk else tr("Start the clock"))
        set_icon(self.start, "play" if is_talk else "timer")
        self.open_plan.setVisible(not is_talk)


class LaunchCard(Card):
    """Until the first agreement is in force: the step that comes next, in the end the signatures."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._title = words(kind="card_title", wraps=True)
        self._next = words(kind="body", tone="muted", wraps=True)
        self._leads_to = "launch"
        self.go_on = button(tr("Go on with the launch"), "plain", "flag")
        self.go_on.clicked.connect(lambda: desk.go_to(self._leads_to))
        line = row(spacing=16)
        both = column(spacing=4)
        both.addWidget(self._title)
        both.addWidget(self._next)
        line.addLayout(both, 1)
        line.addWidget(self.go_on)
        self.body.addLayout(line)

    def show_step(self, step: Step | None) -> None:
        """Say which step comes next; None when only signatures are missing."""
        self._title.setText(tr("Before you start"))
        if step is None:
            self._next.setText(tr("The agreement waits to be signed. Nothing leaves before both have."))
        else:
            self._next.setText(f"{place_words(step)}: {STEPS[step].title}")
        self._leads_to = "agreement" if step is None else "launch"
        self.go_on.setText(tr("To the signatures") if step is None else tr("Go on with the launch"))


class MonthCard(Card):
    """On a quiet day: the last month in one sentence, and a session that still waits for its lines."""

    resumed = Signal()
    """The person wants to write the session up now."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(words(tr("The last month"), "card_title"))
        self._sentence = words(kind="body", wraps=True)
        self.body.addWidget(self._sentence)
        self._waits = QWidget()
        line = row(self._waits, spacing=12)
        self._waits_words = words(kind="small", tone="muted", wraps=True)
        self.resume = button(tr("Write it up"), "plain", "notebook-pen")
        self.resume.clicked.connect(self.resumed)
        line.addWidget(self._waits_words, 1)
        line.addWidget(self.resume)
        self.body.addWidget(self._waits)

    def show_month(self, today: Today) -> None:
        """Show the month, and the session that waits, if one does."""
        self._sentence.setText(sayings.month(today.month))
        self._waits.setVisible(today.waiting is not None)
        if today.waiting is not None:
            said = tr("Session {number} is not written up yet. What you typed is saved.")
            self._waits_words.setText(said.format(number=today.waiting.number))


class PersonCard(Card):
    """One of the two: the goal in focus, the action that is due first, this month's time."""

    ticked = Signal(str)
    """The action with this id was done."""

    def __init__(self, desk: Desk, role: Role) -> None:
        super().__init__(gap=6)
        self._own = role is desk.own_role
        self._action_id = ""
        name = desk.readers.owner if self._own else desk.readers.partner
        self._build(name, role)
        self._choose.clicked.connect(lambda: desk.go_to("goals"))

    def show_person(self, person: PersonRow, own: Role) -> None:
        """Show where this person stands; an action that the partner wrote has no tick."""
        has_goal = person.goal is not None
        for part in (self._bar, self._steps):
            part.setVisible(has_goal and bool(person.steps))
        self._choose.setVisible(not has_goal)
        self._goal.setText(person.goal.title if person.goal else tr("No open goal"))
        if person.steps:
            said = sayings.steps(person)
            self._bar.set_share(person.steps_done / len(person.steps), person.role, said)
            self._steps.setText(said)
        self.budget.show_budget(person.budget)
        self._show_action(person, own)

    def _show_action(self, person: PersonRow, own: Role) -> None:
        action = person.action
        is_own = action is not None and action.author is own
        self._nothing.setVisible(action is None)
        self.tick.setVisible(is_own)
        self._told.setVisible(action is not None and not is_own)
        self._due.setVisible(action is not None)
        if action is None:
            return
        self._action_id = action.id
        self.tick.set_text(action.text)
        self.tick.setChecked(False)
        self._told_words.setText(action.text)
        self._due.setText(sayings.due(action.due))

    def _on_tick_clicked(self) -> None:
        self.ticked.emit(self._action_id)

    def _build(self, name: str, role: Role) -> None:
        head = row(spacing=10)
        head.addWidget(Disc(name, role))
        head.addWidget(words(name, "card_title"))
        head.addStretch()
        head.addWidget(
            words(tr("your goal in focus") if self._own else tr("goal in focus"), "small", "muted")
        )
        self._goal = words(kind="body", wraps=True)
        self._bar = ShareBar(role=role)
        self._steps = words(kind="small", tone="muted", wraps=True)
        self._choose = button(tr("Choose a goal"), "flat", small=True)
        lines = column(spacing=6)
        for part in (self._goal, self._bar, self._steps):
            lines.addWidget(part)
        chosen = row()
        chosen.addWidget(self._choose)
        chosen.addStretch()
        lines.addLayout(chosen)
        self.body.addLayout(head)
        self.body.addLayout(lines)
        self.body.addStretch()
        self.body.addWidget(hairline())
        self._build_action()

    def _build_action(self) -> None:
        self.tick = Tick("", round_box=True)
        self.tick.clicked.connect(self._on_tick_clicked)
        self._told = QWidget()
        self._told_words = words(kind="body", wraps=True)
        sizes(self._told, min_height=26)
        told = row(self._told, spacing=6)
        told.addWidget(IconLabel("circle", 18, "control"))
        told.addWidget(self._told_words, 1)
        self._due = words(kind="small", tone="muted", tabular=True)
        self._nothing = words(tr("No open action"), "small", "muted")
        line = row(spacing=10)
        for part in (self.tick, self._told, self._nothing):
            line.addWidget(part, 1)
        line.addWidget(self._due)
        self.body.addLayout(line)
        self.budget = BudgetLine()
        self.body.addWidget(self.budget)


class MomentumLine(Fold):
    """Dots, and in words how the cadence is kept and what comes next."""

    def __init__(self, desk: Desk) -> None:
        self._dots = MomentumDots()
        self._cadence = words(kind="strong", wraps=False)
        self._since = words(kind="small", tone="muted", wraps=False)
        both = QWidget()
        kept = column(both, spacing=0)
        kept.addWidget(self._cadence)
        kept.addWidget(self._since)
        self._next = words(kind="body", tone="muted", wraps=False)
        self.open_plan = button("", "flat", small=True)
        self._desk = desk
        self._session_id = ""
        end = QWidget()
        at_end = row(end)
        at_end.addStretch()
        at_end.addWidget(self.open_plan)
        super().__init__(
            Part(self._dots, stretch=0),
            Part(both, stretch=0),
            Part(self._next, stretch=0),
            Part(end),
            gap=10,
        )
        self.open_plan.clicked.connect(self._on_open_plan_clicked)

    def show_momentum(self, today: Today) -> None:
        """Show how it stands today."""
        to_come = sum(state is DotState.TO_COME for state in today.momentum.dots)
        self._dots.set_counts(today.momentum.held, to_come)
        self._cadence.setText(sayings.cadence(today))
        self._since.setText(sayings.since_last(today))
        self._since.setVisible(bool(self._since.text()))
        self._next.setText(sayings.following(today))
        coming = today.upcoming
        self._session_id = coming.session.id if coming else ""
        self.open_plan.setText(tr("Open the plan") if coming else tr("Plan the next one"))

    def _on_open_plan_clicked(self) -> None:
        if self._session_id:
            self._desk.go_to("sessions", self._session_id)
        else:
            self._desk.ask_new("sessions")
