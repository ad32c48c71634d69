"""The scenes that are drawn: a page, at a moment of the demo, in a state a person can bring about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.practice import parse_turns
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import delete
from rmdesk.journal.practices import save_turn, start_practice
from rmdesk.journal.sessions import session_rows
from rmdesk.pictures.stage import Stage
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.pages.practice import PracticePage

AFTER_SESSION_8 = datetime(2026, 4, 21, 9, 24, tzinfo=UTC)
FIRST_DAY = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
IN_SESSION_8 = datetime(2026, 4, 21, 8, 56, 20, tzinfo=UTC)
_SO_FAR = "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 4:10; talk 5:00"


_THIS_TURN = 280.0  # seconds
_SHOWN = "Ask what do you see before saying where"


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture's name, whose journal, when, and what is done before it is drawn."""

    name: str
    role: Role
    at: datetime
    play: Callable[[Stage], None]


def _page(page_id: str) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        stage.window.go_to(page_id)

    return play


def _session(number: int) -> Callable[[Stage], None]:
    def play(stage: Stage) -> None:
        rows = stage.desk.journal.ask(session_rows, stage.desk.pairing_id)
        chosen = next(row.session.id for row in rows if row.number == number)
        stage.window.go_to("sessions", chosen)

    return play


def _palette(stage: Stage) -> None:
    stage.window.go_to("today")
    stage.window.open_palette()
    field = stage.window.palette_box.field
    field.setText("pass")
    field.textEdited.emit("pass")


def _running(stage: Stage) -> None:
    """Session 8 with the clock at 41:20: seven turns are saved, the eighth has run for 4:40."""
    journal, pairing_id = stage.desk.journal, stage.desk.pairing_id
    session = next(row.session for row in journal.ask(session_rows, pairing_id) if row.number == 8)
    run = journal.do(stage, start_practice, session.id, Role.EXECUTIVE, session.minutes_planned * 60)
    for position, turn in enumerate(parse_turns(_SO_FAR)):
        journal.do(stage, save_turn, run.id, position, turn)
    stage.window.go_to("practice", session.id)
    page = stage.window.page
    if isinstance(page, PracticePage):
        start = page.now()
        page.now = lambda: start
        page.clock.go_on.click()
        page.clock.talk.click()
        page.now = lambda: start + _THIS_TURN
        page.timer.timeout.emit()


def _no_sessions(stage: Stage) -> None:
    """The sessions that were planned are deleted: the page is as empty as on the first day."""
    journal = stage.desk.journal
    for row in journal.ask(session_rows, stage.desk.pairing_id):
        journal.do(stage, delete, MentoringSession, row.session.id)
    stage.window.go_to("sessions")


def _disk_full(stage: Stage) -> None:
    """The database may not grow any more, which SQLite reports as a full disk; then something is typed."""
    stage.window.go_to("today")
    stage.desk.journal.ask(_no_room)
    page = stage.window.page
    field = page.first_focus() if page is not None else None
    if page is not None and isinstance(field, QLineEdit):
        field.insert(" " + "and more than the disk can hold " * 400)
        field.textEdited.emit(field.text())
        page.save_now()
        field.setText(_SHOWN)


def _no_room(db: Db) -> None:
    db.connection().exec_driver_sql("PRAGMA max_page_count = 1")


SCENES: tuple[Scene, ...] = (
    Scene("03-today", Role.EXECUTIVE, AFTER_SESSION_8, _page("today")),
    Scene("04-sessions", Role.EXECUTIVE, CLOSE, _session(3)),
    Scene("05-goals", Role.EXECUTIVE, AFTER_SESSION_8, _page("goals")),
    Scene("07-practice", Role.MENTOR, IN_SESSION_8, _running),
    Scene("14b-save-failed", Role.EXECUTIVE, AFTER_SESSION_8, _disk_full),
    Scene("14a-sessions-empty", Role.EXECUTIVE, FIRST_DAY, _no_sessions),
    Scene("09-agreement", Role.EXECUTIVE, CLOSE, _page("agreement")),
    Scene("11-share", Role.EXECUTIVE, CLOSE, _page("share")),
    Scene("13-palette", Role.EXECUTIVE, AFTER_SESSION_8, _palette),
)
