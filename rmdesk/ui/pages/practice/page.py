"""The practice clock on its page: who drives, who navigates, and what the session was so far."""

import time
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rmdesk.domain.practice import Practice
from rmdesk.domain.vocabulary import Role, SessionFormat
from rmdesk.errors import NotFound, RmdeskError
from rmdesk.journal.lessons import plan_for_session
from rmdesk.journal.pairings import first_name
from rmdesk.journal.practices import (
    PracticeRow,
    practice_row,
    running_practice,
    sessions_to_practise,
    set_switch_minutes,
)
from rmdesk.journal.sessions import SessionRow
from rmdesk.storage.records import PracticeRun
from rmdesk.ui.clock_words import Moment
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.pages.practice.clock import ClockCard
from rmdesk.ui.pages.practice.closing import Closing
from rmdesk.ui.pages.practice.keeping import PracticeKeeping
from rmdesk.ui.pages.practice.plan import PlanCard
from rmdesk.ui.pages.practice.running import RunningClock
from rmdesk.ui.pages.practice.small_strip import SmallStrip
from rmdesk.ui.pages.practice.so_far import SoFarCard
from rmdesk.ui.pages.practice.steps_area import PLAN_WIDTH
from rmdesk.ui.sizes import column
from rmdesk.ui.status_line import announce
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.empty import EmptyState
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.practice import other_day, session_word

_LEAVES_FIELD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class PracticePage(Page):
    """Owns the running practice and shows it, also in the small strip; a timer only asks for the time."""

    def __init__(self, desk: Desk, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self.running = RunningClock(self, now)
        self._row: PracticeRow | None = None
        self._asked = ""
        self._has_banner = False
        self._keeping = PracticeKeeping(desk, self)
        self.timer = QTimer(self)
        self.timer.setInterval(250)
        self.timer.timeout.connect(self._on_timer_timeout)
        self.closing = Closing(desk, self)
        self.closing.reopened.connect(self._on_reopened)
        self._build()
        self.small_strip = SmallStrip(desk, self.running, self)
        self.running.changed.connect(self._on_practice_changed)
        self.running.question_changed.connect(self._show_practice)
        self.running.note_asked.connect(self._on_note_asked)
        desk.pairing_changed.connect(self._on_pairing_changed)

    @property
    def practice(self) -> Practice:
        """The practice as it is."""
        return self.running.practice

    @property
    def now(self) -> Callable[[], float]:
        """Gives the seconds of the practice's clock; may be replaced at any time."""
        return self.running.now

    @now.setter
    def now(self, now: Callable[[], float]) -> None:
        self.running.now = now

    def reload(self) -> None:
        """Show the session of today; a practice under way stays as it is."""
        try:
            self._read()
        except NotFound:  # the session was deleted, perhaps under the clock
            self._keeping.begin("")
            self.running.take(Practice(Role.EXECUTIVE, 0))
            self._asked, self._row = "", None
            self._read()
        self._show_session()

    def open_record(self, record_id: str) -> None:
        """Show the clock of this session. A practice under way is not left for it."""
        if self.practice.current is None:
            self._asked = record_id
            self.reload()

    def primary(self) -> QPushButton | None:
        """The start as long as the clock has not begun, and writing it up once it is over."""
        first = (self.clock.start, self.clock.over.wrap_up)
        return next((one for one in first if one.isVisible()), None)

    def first_focus(self) -> QWidget | None:
        """The start, and once it runs the clock."""
        if self._row is None:
            return self._empty.primary
        if self.clock.start.isVisible():
            return self.clock.start
        return self.plan.note.add if self._is_conversation() else self.clock

    def open_strip(self) -> None:
        """Show the clock above all other windows, while it runs."""
        if self.practice.current is not None:
            self.small_strip.open(self._moment())

    def save_now(self) -> bool:
        """Save the turn under way as far as it came; after a lock it comes back paused."""
        is_saved = self.plan.note.save_now() and self.closing.save_now()
        if self.practice.current is None:
            return is_saved
        *_, under_way = self.practice.turns_at(self.now())
        return self._keeping.keep(self.practice, under_way) and is_saved

    def _read(self) -> None:
        """Choose the session and take over what is stored of it."""
        ask, pairing_id = self.desk.journal.ask, self.desk.pairing_id
        is_here = self.practice.current is not None or self._keeping.is_behind
        if self._row is not None and is_here:
            self._row = ask(practice_row, self._row.session.id)
            return
        running = ask(running_practice, pairing_id) if pairing_id else None
        choices = ask(sessions_to_practise, pairing_id) if pairing_id else ()
        wanted = running.session_id if running else self._asked or (choices[0].session.id if choices else "")
        self._row = ask(practice_row, wanted) if wanted else None
        self._fill_choice(choices)
        if self._row is not None:
            self._take_stored(self._row)

    def _take_stored(self, row: PracticeRow) -> None:
        """Go on with what is stored of a practice: over, or paused because something interrupted it."""
        run = row.run
        if run is None:
            self.running.take(Practice(row.session.learner, row.session.minutes_planned * 60))
            self._keeping.begin(row.session.id)
            return
        self._go_on_with(row, run)
        if self.practice.is_paused:
            self._say_interrupted()

    def _go_on_with(self, row: PracticeRow, run: PracticeRun) -> None:
        if run.is_over:
            self.running.take(Practice(run.learner, run.planned_seconds, row.turns, is_over=True))
        else:
            self.running.take(Practice.continued(run.learner, run.planned_seconds, row.turns, self.now()))
        self._keeping.begin(row.session.id, run.id, row.turns)

    def _say_interrupted(self) -> None:
        self._has_banner = True
        self.desk.banner(
            "timer",
            tr("A practice was running"),
            tr("It is paused; one turn at most was lost."),
            ((tr("Go on"), self.running.pause), (tr("End session"), self._on_end_clicked)),
        )

    def _on_grew_late(self, words: str) -> None:
        self._alert(words)

    def _alert(self, words: str) -> None:
        """Say it politely once, with the system's sound only for who switched it on."""
        strip = self.small_strip.strip
        announce(strip if strip is not None and self.small_strip.is_open else self.clock, words)
        if self.desk.settings.alert_sound:
            QApplication.beep()

    def _on_timer_timeout(self) -> None:
        self.running.pass_time()
        if self.isVisible() or self.small_strip.is_open:
            self._show_practice()

    def _on_pairing_changed(self) -> None:
        self._leave()

    def _on_session_activated(self, _place: int) -> None:
        self.open_record(str(self.choice.currentData()))

    def _on_end_clicked(self) -> None:
        self.running.end()
        if self.practice.is_over:
            self.closing.say_ended(self._keeping.ended)

    def _on_strip_clicked(self) -> None:
        self.open_strip()

    def _on_note_asked(self) -> None:
        if self.small_strip.is_open:
            self.small_strip.go_back()
        self.plan.note.open()

    def _on_interval_chosen(self, minutes: int) -> None:
        try:
            self.desk.journal.do(self, set_switch_minutes, self.desk.pairing_id, minutes)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
        self._show_practice()

    def _on_wrap_up_clicked(self) -> None:
        row, today = self._row, self.desk.journal.clock().date()
        if row is not None and row.session.starts_at.date() > today:
            self.desk.go_to("sessions", row.session.id)  # Today asks only about what is over
        else:
            self.desk.go_to("today")

    def _on_plan_asked(self) -> None:
        if self._row is not None:
            self.desk.go_to("sessions", self._row.session.id)

    def _on_note_closed(self) -> None:
        self._take_focus()

    def _take_focus(self) -> None:
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reopened(self, row: PracticeRow) -> None:
        self._row = row
        if row.run is not None:
            self._go_on_with(row, row.run)
        self._show_session()

    def _on_practice_changed(self, before: Practice) -> None:
        """After a key: shown at once, stored at once."""
        practice = self.practice
        focused = QApplication.focusWidget()
        if self._has_banner:
            self._has_banner = False
            self.desk.clear_banner()
        self._keeping.keep(practice)
        if practice.is_over and self._row is not None:
            self._asked = self._row.session.id
            self._row = self.desk.journal.ask(practice_row, self._asked)
            self.small_strip.close()
            self._show_outcomes()
        self._show_practice()
        # A button that went away hands its focus to the next one, which Space would press.
        has_gone = focused is not None and focused.isHidden()
        if has_gone or (before.current is not None) != (practice.current is not None):
            self._take_focus()

    def _leave(self) -> None:
        """This page will not be asked again: what runs is kept, and comes back paused."""
        self.save_now()
        self.timer.stop()
        self.small_strip.close()
        self.desk.set_clock_runs(False)

    def _fill_choice(self, choices: tuple[SessionRow, ...]) -> None:
        with QSignalBlocker(self.choice):
            self.choice.clear()
            for one in sorted(choices, key=lambda row: row.session.starts_at):
                start = dates.clock(one.session.starts_at)
                self.choice.addItem(f"{start} · {one.session.topic}", one.session.id)
            if self._row is not None:
                self.choice.setCurrentIndex(self.choice.findData(self._row.session.id))

    def _show_session(self) -> None:
        self._empty.setVisible(self._row is None)
        self._whole.setVisible(self._row is not None)
        if self._row is None:
            self.head.set_subtitle("")
        else:
            number = session_word(self._row.row.number, self._row.total)
            day = other_day(self._row.session.starts_at.date(), self.desk.journal.clock().date())
            self.head.set_subtitle("  ·  ".join(filter(None, (number, self._row.session.topic, day))))
            lesson = self.desk.journal.ask(plan_for_session, self._row.session.id)
            self.plan.show_session(self._row.session, lesson)
            self._show_outcomes()
        self._show_practice()

    def _show_practice(self) -> None:
        practice, at = self.practice, self.now()
        is_under_way = practice.current is not None
        self.desk.set_clock_runs(is_under_way)
        if is_under_way != self.timer.isActive():
            self.timer.start() if is_under_way else self.timer.stop()
        self.pause.setVisible(practice.is_running)
        for made in (self.end, self.to_strip):
            made.setVisible(is_under_way)
        self.running.takes_notes = self._row is not None and not practice.is_over
        self.running.takes_keys = self._row is not None and not self._is_conversation()
        if self._row is None:
            return
        is_begun = is_under_way or practice.is_over
        self.choice.setVisible(not is_begun and self.choice.count() > 1)
        self.so_far.setVisible(not self._is_conversation())
        self._show_moment(self._moment())
        self.plan.show_due(practice.elapsed(at) if is_begun else None, is_over=practice.is_over)
        self.so_far.show_practice(practice, at, self._names())

    def _show_outcomes(self) -> None:
        if self._row is not None:
            place = self.clock.over.outcomes
            self.closing.show_outcomes(place, self._row.session.id, self.practice)

    def _show_moment(self, now: Moment) -> None:
        if self.running.becomes_due(now.switch_minutes * 60):
            self._alert(now.due_words)
        self.clock.show_moment(now)
        self.small_strip.show_moment(now)
        self.closing.row = self._row
        run = self._row.run if self._row is not None else None
        self.so_far.show_correction(now.practice, now.names, run)
        if run is not None and now.practice.is_over:
            self.clock.over.show_ticks(said_aloud=run.said_aloud, asked_questions=run.asked_questions)

    def _moment(self) -> Moment:
        pairing = self.desk.pairing
        minutes = pairing.pairing.switch_minutes if pairing else 10
        asks, is_talk = self.running.asks_why, self._is_conversation()
        return Moment(self.practice, self.now(), self._names(), asks, is_talk, minutes)

    def _names(self) -> dict[Role, str]:
        pairing = self.desk.pairing
        return {role: first_name(pairing.name(role)) if pairing else "" for role in Role}

    def _build(self) -> None:
        self.head.set_title(tr("Practice"))
        self.pause = button(tr("Pause"), "plain", "pause")
        self.to_strip = button(tr("Small strip"), "plain", "pin")
        self.end = button(tr("End session"), "plain", "square")
        deeds = (self.running.pause, self._on_strip_clicked, self._on_end_clicked)
        for made, act in zip((self.pause, self.to_strip, self.end), deeds, strict=True):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # Space stays the clock's after a click
            made.clicked.connect(act)
            self.head.add(made)
        self.pause.setAccessibleDescription("P")
        self._empty = EmptyState(
            "timer",
            tr("No session to practise"),
            tr("Plan a session, and its clock waits here: who drives, who navigates, who took over."),
            primary=(tr("Plan a session"), "calendar-days"),
        )
        if self._empty.primary is not None:
            self._empty.primary.clicked.connect(lambda: self.desk.ask_new("sessions"))
        self._whole = QWidget()
        lines = column(self._whole, spacing=12)
        self.choice = Choice(tr("Session"))
        self.choice.activated.connect(self._on_session_activated)
        lines.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(self._build_cards(), 1)
        self.so_far = SoFarCard()
        self.so_far.correction_asked.connect(self.closing.correct)
        lines.addWidget(self.so_far)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._whole, 1)

    def _build_cards(self) -> Fold:
        self.clock = ClockCard()
        self.plan = PlanCard(self.desk, self)
        self.clock.start_clicked.connect(self.running.start)
        self.clock.switch_clicked.connect(self.running.switch)
        self.clock.takeover_clicked.connect(self.running.take_over)
        self.clock.talk_clicked.connect(self.running.talk)
        self.clock.go_on_clicked.connect(self.running.pause)
        self.clock.reason_clicked.connect(self.running.tell_why)
        self.clock.interval_chosen.connect(self._on_interval_chosen)
        self.clock.over.ticked.connect(self.closing.tick)
        self.clock.over.wrap_up_clicked.connect(self._on_wrap_up_clicked)
        self.clock.grew_late.connect(self._on_grew_late)
        self.plan.marked.connect(self._show_practice)
        self.plan.plan_asked.connect(self._on_plan_asked)
        self.plan.note.closed.connect(self._on_note_closed)
        return Fold(Part(self.clock), Part(self.plan, width=PLAN_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys come here only when what has the focus does not want them: a text field or a button does.
        if self.clock.interval.hasFocus() and event.key() in _LEAVES_FIELD:
            self._take_focus()
        elif self.running.press(event) or self.plan.press(event):
            return
        elif event.key() == Qt.Key.Key_Escape and self.practice.current is not None:
            self._take_focus()  # from a step or a button back to the clock, where Space means a switch
        else:
            super().keyPressEvent(event)

    def _is_conversation(self) -> bool:
        """Whether the session needs no clock, and none was started for it."""
        row = self._row
        return row is not None and row.session.format is SessionFormat.CONVERSATION and row.run is None

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous() and not self.window().isVisible():  # locked, or the desk is left
            self.small_strip.close()
        if not self.small_strip.is_open:
            self.running.drop_question()
        super().hideEvent(event)
