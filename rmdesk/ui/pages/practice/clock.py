"""The clock's card: who drives, who navigates, the time, and its keys."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from rmdesk.domain.practice_measures import totals_of
from rmdesk.domain.vocabulary import Role, TakeoverReason
from rmdesk.journal.practices import SWITCH_MINUTES
from rmdesk.ui.clock_words import Moment
from rmdesk.ui.pages.practice.over import OverBox
from rmdesk.ui.painting import ROLE_TONE
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.widgets.buttons import KeyButton, button
from rmdesk.ui.widgets.choices import NumberField
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.focus_card import FocusCard
from rmdesk.ui.widgets.fold import Part, TightFold
from rmdesk.ui.widgets.text import escaped, set_look, words
from rmdesk.wording import tr
from rmdesk.wording.practice import REASONS, time_left


class ClockCard(FocusCard):
    """Shows a `Moment`; its signals say which button was clicked. It holds the focus while the clock runs."""

    start_clicked = Signal(Role)
    switch_clicked = Signal()
    takeover_clicked = Signal()
    talk_clicked = Signal()
    go_on_clicked = Signal()
    reason_clicked = Signal(TakeoverReason)
    interval_chosen = Signal(int)
    """After so many minutes of one driver it is time to switch."""
    grew_late = Signal(str)
    """The last five minutes began; the words that say so."""

    def __init__(self) -> None:
        super().__init__(inner=(26, 24, 26, 24), gap=0)
        self._is_late = False
        self.setAccessibleName(tr("Clock"))
        self._build_people()
        self._build_time()
        self._build_reasons()
        self._build_keys()
        self._build_start()
        self._build_over()

    def show_moment(self, now: Moment) -> None:
        """Show the practice as it is at this moment."""
        practice = now.practice
        self._conversation.setVisible(now.is_conversation)
        self._time_box.setVisible(not now.is_conversation and not practice.is_over)
        self._keep_place(self._reasons, keep=not practice.is_over)
        is_under_way = practice.current is not None
        self._show_people(now)
        self._show_time(now)
        self._reasons.setVisible(now.asks_why)
        self.keys.setVisible(is_under_way and not practice.is_paused)
        self.go_on.setVisible(practice.is_paused)
        self._start.setVisible(not is_under_way and not practice.is_over and not now.is_conversation)
        self.over.setVisible(practice.is_over)
        if is_under_way:
            self._show_keys(now)
        elif practice.is_over:
            self._show_over(now)
        else:
            self._show_start(now)

    def _show_people(self, now: Moment) -> None:
        practice = now.practice
        self._people.setVisible(not now.is_conversation)
        shown = practice.driver or practice.last_driver or practice.learner
        other = shown.other
        self.driver_disc.set_person(now.names[shown], shown)
        self.driver_disc.set_pale(practice.driver is None)
        self.driver_disc.setVisible(not practice.is_over)
        self._say(self.driver, self._who(now, shown), ROLE_TONE[shown] if practice.driver else "text")
        self._say(self.turn, self._turn_words(now))
        has_navigator = practice.driver is not None or (practice.current is None and not practice.is_over)
        self._navigator_box.setVisible(has_navigator)
        self.navigator_disc.set_person(now.names[other], other)
        self._say(self.navigator, self._second(now, other), ROLE_TONE[other])
        advice = tr("says each step aloud, hands off")
        self._say(self._advice, tr("hands off for now") if practice.during_takeover else advice)

    @staticmethod
    def _who(now: Moment, shown: Role) -> str:
        practice, name = now.practice, now.names[shown]
        if practice.is_over:
            return tr("The session is over")
        if practice.current is None:
            return tr("{name} will drive").format(name=name)
        if practice.is_paused:
            return tr("You pause")
        if practice.is_talking:
            return tr("You talk")
        if practice.during_takeover:
            return tr("{name} took over").format(name=name)
        return tr("{name} drives").format(name=name)

    @staticmethod
    def _turn_words(now: Moment) -> str:
        practice = now.practice
        if practice.is_over:
            spent = tr("{time} of {minutes} minutes  ·  every turn is saved")
            return spent.format(time=now.time_words, minutes=practice.planned_seconds // 60)
        if practice.current is None:
            return tr("the one who learns drives")
        turn = now.turn_time
        if practice.is_paused:
            return tr("this pause {time}  ·  counted nowhere").format(time=turn)
        if practice.is_talking:
            return tr("this turn {time}  ·  nobody drives").format(time=turn)
        return tr("this turn {time}").format(time=turn)

    @staticmethod
    def _second(now: Moment, other: Role) -> str:
        if now.practice.during_takeover:
            return tr("{name} gets it back").format(name=now.names[other])
        return tr("{name} navigates").format(name=now.names[other])

    def _show_time(self, now: Moment) -> None:
        practice = now.practice
        elapsed = practice.elapsed(now.at)
        self._say(self.time, now.time_words)
        self._say(self.due, now.due_words)
        if not self.interval.hasFocus() and self.interval.value() != now.switch_minutes:
            with QSignalBlocker(self.interval):
                self.interval.setValue(now.switch_minutes)
        self._say(self.paused, tr("Paused") if practice.is_paused else "")
        is_late = now.is_late
        planned = tr("of {minutes} minutes").format(minutes=practice.planned_seconds // 60)
        left = time_left(practice.remaining(now.at)) if is_late else planned
        self._say(self.left, left, "clay" if is_late else "muted")
        if is_late and not self._is_late:
            self.grew_late.emit(left)
        self._is_late = is_late
        self.setAccessibleDescription(f"{self.driver.text()}. {elapsed // 60} {planned}.")

    def _show_keys(self, now: Moment) -> None:
        practice = now.practice
        self.switch.set_text(now.switch_words)
        can_take_over = practice.driver is not None and not practice.during_takeover
        self.take_over.setEnabled(can_take_over)
        is_back = practice.is_talking and practice.last_driver is not None
        self.talk.set_text(tr("Drive on") if is_back else tr("Talk"))

    def _show_start(self, now: Moment) -> None:
        learner = self._learner = now.practice.learner
        start = tr("Start with {name} driving")
        self._say(self.start, start.format(name=now.names[learner]))
        self._say(self.start_other, start.format(name=now.names[learner.other]))

    def _show_over(self, now: Moment) -> None:
        practice = now.practice
        totals = totals_of(practice.learner, practice.turns)
        self.over.show_practice(now.names[practice.learner], totals)

    @staticmethod
    def _say(label: QLabel | QPushButton, text: str, tone: str = "") -> None:
        said = escaped(text) if isinstance(label, QPushButton) else text
        if label.text() != said:
            label.setText(said)
        if tone and label.property("tone") != tone:
            set_look(label, tone=tone)

    @staticmethod
    def _keep_place(part: QWidget, *, keep: bool) -> None:
        """The time above must not jump when the question opens; after the end its place is free."""
        policy = part.sizePolicy()
        if policy.retainSizeWhenHidden() != keep:
            policy.setRetainSizeWhenHidden(keep)
            part.setSizePolicy(policy)

    def _build_people(self) -> None:
        self._people = QWidget()
        line = row(self._people, spacing=14)
        self.driver_disc = Disc("", Role.EXECUTIVE, 52)
        self.driver = words("", "page_title", wraps=True)
        self.turn = words("", "small", "muted", wraps=True, tabular=True)
        line.addWidget(self.driver_disc)
        line.addLayout(_stacked(self.driver, self.turn), 4)
        self._navigator_box = QWidget()
        right = row(self._navigator_box, spacing=14)
        self.navigator = words("", "card_title", "clay", wraps=True)
        self._advice = words("", "small", "muted", wraps=True)
        for label in (self.navigator, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        right.addLayout(_stacked(self.navigator, self._advice), 1)
        self.navigator_disc = Disc("", Role.MENTOR, 44, pale=True)
        right.addWidget(self.navigator_disc)
        line.addWidget(self._navigator_box, 5)
        self.body.addWidget(self._people)

    def _build_time(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._conversation = words(
            tr("This session is a conversation: it needs no clock."), "card_title", "muted", wraps=True
        )
        self._conversation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._time_box = QWidget()
        lines = column(self._time_box)
        self.paused = words("", "card_title", "warning", wraps=False)
        self.time = words("", "clock", wraps=False)
        self.left = words("", "body", "muted", wraps=False)
        self.due = words("", "card_title", "clay", wraps=False)
        for label in (self.paused, self.time, self.left, gap(6), self.due, gap(4)):
            lines.addWidget(label, 0, centre)
        lines.addWidget(self._build_interval(), 0, centre)
        self.body.addStretch(1)
        self.body.addWidget(self._conversation)
        self.body.addWidget(self._time_box)
        self.body.addStretch(1)

    def _build_interval(self) -> QWidget:
        """How often to switch: two words around a small field."""
        self.interval_row = QWidget()
        line = row(self.interval_row, spacing=8)
        self.interval = NumberField(SWITCH_MINUTES.start, SWITCH_MINUTES.stop - 1)
        self.interval.setKeyboardTracking(False)
        self.interval.valueChanged.connect(self.interval_chosen)
        sizes(self.interval, width=56)
        line.addWidget(labelled(tr("Switch every"), self.interval, "small", "muted"))
        line.addWidget(self.interval)
        line.addWidget(words(tr("minutes"), "small", "muted", wraps=False))
        self.interval.setAccessibleName(tr("Switch every so many minutes"))
        return self.interval_row

    def _build_reasons(self) -> None:
        self._reasons = QWidget()
        line = row(self._reasons, spacing=8)
        line.addWidget(words(tr("Why?"), "label", wraps=False))
        self.reasons: dict[TakeoverReason, QPushButton] = {}
        for key, (reason, said) in enumerate(REASONS.items(), start=1):
            made = _key(button(escaped(f"{key}  {said}"), "plain", small=True))
            made.clicked.connect(lambda _on=False, chosen=reason: self.reason_clicked.emit(chosen))
            self.reasons[reason] = made
            line.addWidget(made)
        line.addStretch()
        self.body.addWidget(self._reasons)
        self.body.addWidget(gap(10))

    def _build_keys(self) -> None:
        self.switch = KeyButton(tr("Switch"), tr("Space"), "primary", "arrow-left-right")
        self.take_over = KeyButton(tr("Took over"), "T", "plain", "hand")
        self.talk = KeyButton(tr("Talk"), "K", "plain", "message-circle")
        parts = [Part(_key(made)) for made in (self.switch, self.take_over, self.talk)]
        self.keys = TightFold(*parts, gap=10)
        self.switch.clicked.connect(self.switch_clicked)
        self.take_over.clicked.connect(self.takeover_clicked)
        self.talk.clicked.connect(self.talk_clicked)
        self.go_on = _key(KeyButton(tr("Go on"), "P", "primary", "play"))
        self.go_on.clicked.connect(self.go_on_clicked)
        self.body.addWidget(self.keys)
        sizes(self.go_on, min_width=184)
        self.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)

    def _build_start(self) -> None:
        self.start = button("", "primary", "play")
        self.start_other = button("", "flat")
        self.start_talk = button(tr("Start with a talk"), "flat")
        self._start = TightFold(
            *(Part(made, stretch=0) for made in (self.start, self.start_other, self.start_talk)), gap=2
        )
        self._learner = Role.EXECUTIVE
        self.start.clicked.connect(lambda: self.start_clicked.emit(self._learner))
        self.start_other.clicked.connect(lambda: self.start_clicked.emit(self._learner.other))
        self.start_talk.clicked.connect(self.talk_clicked)
        self.body.addWidget(self._start)

    def _build_over(self) -> None:
        self.over = OverBox()
        self.body.insertWidget(1, self.over)  # right under its headline; the rest of the card is free then


def _stacked(first: QLabel, second: QLabel) -> QHBoxLayout:
    """Two lines of words, centred in the height of the disc beside them."""
    both = column()
    both.addStretch()
    both.addWidget(first)
    both.addWidget(second)
    both.addStretch()
    holder = row()
    holder.addLayout(both)
    return holder


def _key(made: QPushButton) -> QPushButton:
    """A click must not take the focus from the clock, or Space would press that button next time."""
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
