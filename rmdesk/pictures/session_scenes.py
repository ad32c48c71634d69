"""Sessions before, while and after they last; series, calendar, budgets and what fell out."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.session_phase import Phase
from rmdesk.domain.vocabulary import Role, SessionState
from rmdesk.journal.preparing import set_preparation
from rmdesk.journal.sessions import cancel_session, session_rows
from rmdesk.pictures.scene import (
    AFTER_SESSION_8,
    BEFORE_SESSION_8,
    IN_SESSION_8,
    QUIET_DAY,
    Play,
    Scene,
    session,
    session_of,
)
from rmdesk.pictures.stage import Stage, settle
from rmdesk.ui.dialogs.series import SeriesDialog
from rmdesk.ui.pages.sessions import SessionsPage


def _view(number: int, view: Phase) -> Play:
    """A session as one wants to see it, whatever the hour."""

    def play(stage: Stage) -> None:
        session(number)(stage)
        if isinstance(stage.window.page, SessionsPage):
            stage.window.page.detail.show_view(view)
            stage.window.page.split.show_detail()
            settle()

    return play


def _asked(action_id: str, act: Callable[[QDialog], object] = lambda _dialog: None) -> Play:
    """What a menu opens, over Sessions."""

    def play(stage: Stage) -> None:
        stage.window.go_to("sessions")
        stage.window.menus.run(action_id)
        settle()
        for dialog in stage.window.findChildren(QDialog):
            act(dialog)
            settle()

    return play


def _six_dates(dialog: QDialog) -> None:
    """Six dates, the third left out."""
    if isinstance(dialog, SeriesDialog):
        dialog.count.setValue(6)
        dialog.dates.ticks[2].click()


def _two_fell_out(stage: Stage) -> None:
    """Two sessions in a row were cancelled: a short one is offered."""
    journal, pairing_id = stage.desk.journal, stage.desk.pairing_id
    rows = journal.ask(session_rows, pairing_id)
    planned = sorted((row.number, row) for row in rows if row.session.state is SessionState.PLANNED)
    for _, row in planned[:2]:
        journal.do(stage, cancel_session, row.session.id, Role.EXECUTIVE)
    stage.window.go_to("today")


def _above_budget(stage: Stage) -> None:
    """Tobias prepared for longer in April than the two agreed."""
    held = session_of(stage, 8)
    stage.desk.journal.do(stage, set_preparation, held.id, Role.MENTOR, 180)
    stage.window.go_to("today")


SESSIONS = (
    Scene("session-before", Role.EXECUTIVE, BEFORE_SESSION_8, _view(8, Phase.BEFORE)),
    Scene("session-during", Role.MENTOR, IN_SESSION_8, session(8)),
    Scene("session-after", Role.MENTOR, CLOSE, session(8)),
    Scene("session-series", Role.EXECUTIVE, AFTER_SESSION_8, _asked("plan_series", _six_dates)),
    Scene("session-calendar-file", Role.EXECUTIVE, AFTER_SESSION_8, _asked("save_calendar")),
    Scene("today-two-fell-out", Role.EXECUTIVE, QUIET_DAY, _two_fell_out),
    Scene("today-above-budget", Role.EXECUTIVE, QUIET_DAY, _above_budget),
)
