"""The practice clock on its page: who drives, who navigates, and what the session was so far."""

import time
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from rmdesk.domain.practice import Practice
from rmdesk.domain.vocabulary import Role, SessionFormat, TakeoverReason
from rmdesk.errors import NotFound, RmdeskError
from rmdesk.journal.pairings import first_name
from rmdesk.journal.practices import (
    Ended,
    PracticeRow,
    practice_row,
    reopen_practice,
    running_practice,
    sessions_to_practise,
)
from rmdesk.journal.sessions import SessionRow
from rmdesk.storage.records import PracticeRun
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.pages.practice.clock import ClockCard, Moment
from rmdesk.ui.pages.practice.keeping import PracticeKeeping
from rmdesk.ui.pages.practice.plan import PlanCard
from rmdesk.ui.pages.practice.so_far import SoFarCard
from rmdesk.ui.sizes import column
from rmdesk.ui.status_line import announce
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.empty import EmptyState
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.practice import session_word

_ASKS_SECONDS = 8
"""So long the question why someone took over stays open."""
_REASON_KEYS = dict(
    zip((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4), TakeoverReason, strict=True)
)


class PracticePage(Page):
    """Keeps a plain `Practice`; a timer only asks for the time.

    `now` gives the seconds of a clock that does not follow the wall clock; it may be replaced at any time.
    """

    def __init__(self, desk: Desk, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self.now = now
        self._row: PracticeRow | None = None
        self._asked = ""
        self._asked_why_at: float | None = None
        self._has_banner = False
        self.practice = Practice(Role.EXECUTIVE, 0)
        self._keeping = PracticeKeeping(desk, self)
        self.timer = QTimer(self)
        self.timer.setInterval(250)
        self.timer.timeout.connect(self._on_timer_timeout)
        self._build()
        desk.pairing_changed.connect(self._on_pairing_changed)

    def reload(self) -> None:
        """Show the session of today; a practice under way stays as it is."""
        try:
            self._read()
        except NotFound:  # the session was deleted, perhaps under the clock
            self._keeping.begin("")
            self.practice = Practice(Role.EXECUTIVE, 0)
            self._asked, self._row = "", None
            self._read()
        self._show_session()

    def open_record(self, record_id: str) -> None:
        """Show the clock of this session. A practice under way is not left for it."""
        if self.practice.current is None:
            self._asked = record_id
            self.reload()

    def primary(self) -> QPushButton | None:
        """The start, as long as the clock has not begun."""
        return self.clock.start if self.clock.start.isVisible() else None

    def first_focus(self) -> QWidget | None:
        """The start, and once it runs the clock."""
        if self._row is None:
            return self._empty.primary
        return self.primary() or (self.plan.note.add if self._is_conversation() else self.clock)

    def save_now(self) -> bool:
        """Save the turn under way as far as it came; after a lock it comes back paused."""
        is_saved = self.plan.note.save_now()
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
            self.practice = Practice(row.session.learner, row.session.minutes_planned * 60)
            self._keeping.begin(row.session.id)
            return
        self._go_on_with(row, run)
        if self.practice.is_paused:
            self._say_interrupted()

    def _go_on_with(self, row: PracticeRow, run: PracticeRun) -> None:
        if run.is_over:
            self.practice = Practice(run.learner, run.planned_seconds, row.turns, is_over=True)
        else:
            self.practice = Practice.continued(run.learner, run.planned_seconds, row.turns, self.now())
        self._keeping.begin(row.session.id, run.id, row.turns)

    def _say_interrupted(self) -> None:
        self._has_banner = True
        self.desk.banner(
            "timer",
            tr("A practice was running"),
            tr("It is paused; one turn at most was lost."),
            ((tr("Go on"), self._on_pause_clicked), (tr("End session"), self._on_end_clicked)),
        )

    def _on_grew_late(self, words: str) -> None:
        announce(self.clock, words)
        if self.desk.settings.alert_sound:
            QApplication.beep()

    def _on_timer_timeout(self) -> None:
        if self._asked_why_at is not None and self.now() - self._asked_why_at >= _ASKS_SECONDS:
            self._asked_why_at = None
        if self.isVisible():
            self._show_practice()

    def _on_pairing_changed(self) -> None:
        self._leave()

    def _on_session_activated(self, _place: int) -> None:
        self.open_record(str(self.choice.currentData()))

    def _on_start_clicked(self, driver: Role) -> None:
        self._become(self.practice.start(self.now(), driver))

    def _on_switch_clicked(self) -> None:
        self._become(self.practice.switch(self.now()))

    def _on_takeover_clicked(self) -> None:
        taken = self.practice.take_over(self.now())
        if taken is not self.practice:
            self._asked_why_at = self.now()
        self._become(taken)

    def _on_reason_clicked(self, reason: TakeoverReason) -> None:
        if self._asked_why_at is not None:
            self._asked_why_at = None
            self._become(self.practice.with_reason(reason))

    def _on_talk_clicked(self) -> None:
        self._become(self.practice.talk(self.now()))

    def _on_pause_clicked(self) -> None:
        practice = self.practice
        self._become(practice.resume(self.now()) if practice.is_paused else practice.pause(self.now()))

    def _on_end_clicked(self) -> None:
        self._asked_why_at = None
        self._become(self.practice.end(self.now()))
        ended = self._keeping.ended
        if self.practice.is_over:
            self.desk.toast(tr("Session ended"), (lambda: self._take_back(ended)) if ended else None)

    def _on_wrap_up_clicked(self) -> None:
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

    def _take_back(self, ended: Ended) -> None:
        try:
            run = self.desk.journal.do(self, reopen_practice, ended)
            self._row = self.desk.journal.ask(practice_row, run.session_id)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return
        self._go_on_with(self._row, run)
        self._show_session()

    def _become(self, practice: Practice) -> None:
        """The practice after a key: shown at once, stored at once."""
        if practice is self.practice:
            return
        was_under_way = self.practice.current is not None
        focused = QApplication.focusWidget()
        self.practice = practice
        if self._has_banner:
            self._has_banner = False
            self.desk.clear_banner()
        self._keeping.keep(practice)
        if practice.is_over and self._row is not None:
            self._asked = self._row.session.id
        self._show_practice()
        # A button that went away hands its focus to the next one, which Space would press.
        has_gone = focused is not None and focused.isHidden()
        if has_gone or was_under_way != (practice.current is not None):
            self._take_focus()

    def _leave(self) -> None:
        """This page will not be asked again: what runs is kept, and comes back paused."""
        self.save_now()
        self.timer.stop()
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
            self.head.set_subtitle(f"{number}  ·  {self._row.session.topic}")
            self.plan.show_session(self._row.session)
        self._show_practice()

    def _show_practice(self) -> None:
        practice, at = self.practice, self.now()
        is_under_way = practice.current is not None
        self.desk.set_clock_runs(is_under_way)
        if is_under_way != self.timer.isActive():
            self.timer.start() if is_under_way else self.timer.stop()
        self.pause.setVisible(practice.is_running)
        self.end.setVisible(is_under_way)
        if self._row is None:
            return
        is_begun = is_under_way or practice.is_over
        self.choice.setVisible(not is_begun and self.choice.count() > 1)
        self.so_far.setVisible(not self._is_conversation())
        asks = self._asked_why_at is not None
        self.clock.show_moment(Moment(practice, at, self._names(), asks, self._is_conversation()))
        self.plan.show_due(practice.elapsed(at) if is_begun else None, is_over=practice.is_over)
        self.so_far.show_practice(practice, at, self._names())

    def _names(self) -> dict[Role, str]:
        pairing = self.desk.pairing
        return {role: first_name(pairing.name(role)) if pairing else "" for role in Role}

    def _build(self) -> None:
        self.head.set_title(tr("Practice"))
        self.pause = button(tr("Pause"), "plain", "pause")
        self.end = button(tr("End session"), "plain", "square")
        for made, act in ((self.pause, self._on_pause_clicked), (self.end, self._on_end_clicked)):
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
        lines.addWidget(self.so_far)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._whole, 1)

    def _build_cards(self) -> Fold:
        self.clock = ClockCard()
        self.plan = PlanCard(self.desk, self)
        self.clock.start_clicked.connect(self._on_start_clicked)
        self.clock.switch_clicked.connect(self._on_switch_clicked)
        self.clock.takeover_clicked.connect(self._on_takeover_clicked)
        self.clock.talk_clicked.connect(self._on_talk_clicked)
        self.clock.go_on_clicked.connect(self._on_pause_clicked)
        self.clock.reason_clicked.connect(self._on_reason_clicked)
        self.clock.wrap_up_clicked.connect(self._on_wrap_up_clicked)
        self.clock.grew_late.connect(self._on_grew_late)
        self.plan.plan_asked.connect(self._on_plan_asked)
        self.plan.note.closed.connect(self._on_note_closed)
        return Fold(Part(self.clock), Part(self.plan, width=270))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Keys come here only when what has the focus does not want them: a text field or a button does.
        if not self._press(Qt.Key(event.key()), event):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key, event: QKeyEvent) -> bool:
        """Do what this key does on the clock; False when it does nothing here."""
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self._row is None or self.practice.is_over:
            return False
        if self._asked_why_at is not None:
            if key in _REASON_KEYS:
                self._on_reason_clicked(_REASON_KEYS[key])
                return True
            if key == Qt.Key.Key_Escape:
                self._asked_why_at = None
                self._show_practice()
                return True
        act = {
            Qt.Key.Key_Space: self._on_switch_clicked,
            Qt.Key.Key_T: self._on_takeover_clicked,
            Qt.Key.Key_K: self._on_talk_clicked,
            Qt.Key.Key_P: self._on_pause_clicked,
            Qt.Key.Key_N: self.plan.note.open,
        }.get(key)
        if act is None or (self._is_conversation() and key != Qt.Key.Key_N):
            return False
        act()
        return True

    def _is_conversation(self) -> bool:
        """Whether the session needs no clock, and none was started for it."""
        row = self._row
        return row is not None and row.session.format is SessionFormat.CONVERSATION and row.run is None

    def hideEvent(self, event: QHideEvent) -> None:
        self._asked_why_at = None
        super().hideEvent(event)
