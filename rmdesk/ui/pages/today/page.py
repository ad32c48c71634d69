"""Today: one card that depends on the hour, both people, the momentum line."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal import actions, wrapups
from rmdesk.journal.db import Db
from rmdesk.journal.launch import ask_about_rules_again, launch_view
from rmdesk.journal.series import plan_catch_up, take_back_sessions
from rmdesk.journal.today import Today, today
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.pages.today import sayings
from rmdesk.ui.pages.today.cards import LaunchCard, MeetingCard, MomentumLine, MonthCard, PersonCard
from rmdesk.ui.pages.today.wrapup_card import WrapUpCard
from rmdesk.ui.sizes import column
from rmdesk.ui.skills.refresher import RefresherLine
from rmdesk.ui.widgets.empty import EmptyState
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.notices import Banner, Hint
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.series import CATCH_UP_PLAN, CATCH_UP_TOPIC

P = ParamSpec("P")


class TodayPage(Page):
    """The page that opens first. Before a session its plan, right after it the wrap-up, else the month."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._later = ""
        """The session whose wrap-up is finished later."""
        self._today: Today | None = None
        self._build()
        self.wrapup.finished.connect(self._on_wrapup_finished)
        self.wrapup.postponed.connect(self._on_wrapup_postponed)
        self.month.resumed.connect(self._on_month_resumed)
        for card in self.people:
            card.ticked.connect(self._on_action_ticked)

    def reload(self) -> None:
        found = self._today = self.desk.journal.ask(today, self.desk.pairing_id)
        self.head.set_title(sayings.greeting(found))
        self.head.set_subtitle(sayings.subtitle(found))
        self._full.setVisible(found.has_sessions)
        self._empty.setVisible(not found.has_sessions)
        for card, person in zip(self.people, found.people, strict=True):
            card.show_person(person, self.desk.own_role)
        self.momentum.show_momentum(found)
        self.catch_up.setVisible(found.momentum.wants_catch_up)
        self._show_hour(found)
        self._show_launch(found)
        self.refresher.is_wanted = self.wrapup.isHidden()  # first what happened, then what fades
        self.refresher.reload()

    def open_record(self, record_id: str) -> None:
        """Open the wrap-up of the session with this id, if it is the one that waits."""
        if record_id == self._later:
            self._on_month_resumed()

    def primary(self) -> QPushButton | None:
        if not self._full.isVisible():
            return self._empty.primary
        if self.wrapup.isVisible():
            return self.wrapup.done
        return self.meeting.start if self.meeting.isVisible() else None

    def first_focus(self) -> QWidget | None:
        if not self._full.isVisible():
            return self._empty.primary
        if self.wrapup.isVisible():
            return self.wrapup.first_focus()
        if self.meeting.isVisible():
            return self.meeting.start if self.meeting.start.isVisible() else self.meeting.open_plan
        return None

    def place_banner(self, banner: Banner) -> None:
        """What has to be answered stands above all; the momentum gives way, so that nothing else must."""
        super().place_banner(banner)
        self.momentum.hide()
        banner.destroyed.connect(self.momentum.show)

    def save_now(self) -> bool:
        return self.wrapup.save_now()

    def _on_wrapup_finished(self) -> None:
        waiting = self._today.waiting if self._today else None
        if waiting is None:
            return
        session_id = waiting.session.id
        try:
            before = self.desk.journal.do(self, wrapups.finish_wrapup, session_id)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return
        self._refresh()
        said = tr("Session {number} is written up").format(number=waiting.number)
        self.desk.toast(said, lambda: self._undo(wrapups.reopen_wrapup, session_id, before))

    def _on_wrapup_postponed(self) -> None:
        waiting = self._today.waiting if self._today else None
        self._later = waiting.session.id if waiting else ""
        self._refresh()

    def _on_month_resumed(self) -> None:
        self._later = ""
        self._refresh()

    def _on_action_ticked(self, action_id: str) -> None:
        try:
            self.desk.journal.do(self, actions.mark_done, action_id, self.desk.journal.clock().date())
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
        else:
            self.desk.toast(tr("Action done"), lambda: self._undo(actions.reopen_action, action_id))
        self._refresh()

    def _on_series(self) -> None:
        from rmdesk.ui.dialogs.series import ask_for_series

        ask_for_series(self.desk, self.window())

    def _on_catch_up(self) -> None:
        pairing_id = self.desk.pairing_id
        try:
            made = self.desk.journal.do(self, plan_catch_up, pairing_id, CATCH_UP_TOPIC, CATCH_UP_PLAN)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return
        self._refresh()
        said = sayings.caught_up(made)
        self.desk.toast(said, lambda: self._undo(take_back_sessions, (made.id,)))

    def _undo(self, verb: Callable[Concatenate[Db, P], object], *args: P.args, **kwargs: P.kwargs) -> None:
        try:
            self.desk.journal.do(self, verb, *args, **kwargs)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
        self._refresh()

    def _refresh(self) -> None:
        self.reload()
        first = self.first_focus()
        if first is not None:
            first.setFocus()

    def _on_look_again(self) -> None:
        pairing_id = self.desk.pairing_id
        try:
            self.desk.journal.do(self, ask_about_rules_again, pairing_id, again=False)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return
        self._refresh()
        self.desk.go_to("agreement")

    def _show_launch(self, found: Today) -> None:
        view = self.desk.journal.ask(launch_view, self.desk.pairing_id)
        self.launch.setVisible(view is not None)
        if view is not None:
            self.launch.show_step(view.next_step)
        self.rules_again.setVisible(found.pairing.pairing.rules_again and found.momentum.held > 0)

    def _show_hour(self, found: Today) -> None:
        waits = found.waiting is not None and found.waiting.session.id != self._later
        if found.waiting is not None and waits:
            self.wrapup.show_wrapup(found.waiting, found)
        meets = not waits and found.is_session_day
        if found.upcoming is not None and meets:
            self.meeting.show_session(found.upcoming)
        self.month.show_month(found)
        self.wrapup.setVisible(waits)
        self.meeting.setVisible(meets)
        is_told = found.latest is not None or found.waiting is not None  # a month before the first: nothing
        self.month.setVisible(is_told and not waits and not meets)

    def _build(self) -> None:
        desk = self.desk
        self._empty = EmptyState(
            "calendar-days",
            tr("Plan your first meeting"),
            tr("Before a meeting its plan stands here, and right after it five short lines to write it up."),
            primary=(tr("Plan it"), "plus"),
            plain=(tr("Plan a series…"), "calendar-days"),
        )
        if self._empty.primary is not None:
            self._empty.primary.clicked.connect(lambda: desk.ask_new("sessions"))
        if self._empty.plain is not None:
            self._empty.plain.clicked.connect(self._on_series)
        self.wrapup = WrapUpCard(desk, self)
        self.meeting = MeetingCard(desk)
        self.month = MonthCard()
        self.launch = LaunchCard(desk)
        said = tr("You were not sure about the rules. After the first session, are they right?")
        self.rules_again = Hint(said, tr("Look at the rules again"))
        self.rules_again.acted.connect(self._on_look_again)
        self.catch_up = Hint(
            tr("The last meetings were cancelled. Would 20 minutes do to catch up?"), tr("Plan 20 minutes")
        )
        self.catch_up.acted.connect(self._on_catch_up)
        self.people = (PersonCard(desk, desk.own_role), PersonCard(desk, desk.own_role.other))
        self.refresher = RefresherLine(desk, self)
        self.momentum = MomentumLine(desk)
        self._full = QWidget()
        lines = column(self._full, spacing=16)
        people = Fold(*(Part(card) for card in self.people))
        hints = (self.rules_again, self.catch_up)
        for part in (*hints, self.wrapup, self.meeting, self.launch, self.month, people, self.refresher):
            lines.addWidget(part)
        lines.addStretch(1)
        lines.addWidget(self.momentum)
        self.body.addWidget(self._full, 1)
        self.body.addWidget(self._empty, 1)
