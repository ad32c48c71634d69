"""The scenes that are drawn: a page, at a moment of the demo, in a state a person can bring about."""

from PySide6.QtWidgets import QLineEdit

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.db import Db
from rmdesk.journal.sessions import session_rows
from rmdesk.pictures.agreement_scenes import AGREEMENT
from rmdesk.pictures.file_scenes import FILES
from rmdesk.pictures.launch_scenes import LAUNCH
from rmdesk.pictures.lesson_scenes import LESSONS
from rmdesk.pictures.practice_scenes import PRACTICE
from rmdesk.pictures.progress_scenes import PROGRESS
from rmdesk.pictures.scene import (
    AFTER_SESSION_8,
    BEFORE_SESSION_8,
    FIRST_DAY,
    QUIET_DAY,
    Play,
    Scene,
    command,
    open_menu,
    page,
    session,
    write,
)
from rmdesk.pictures.session_scenes import SESSIONS
from rmdesk.pictures.sharing_scenes import SHARING
from rmdesk.pictures.stage import Stage
from rmdesk.pictures.strip_scenes import STRIPS
from rmdesk.pictures.writing_scenes import WRITING
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.pages.today import TodayPage

_SHOWN = "Ask what do you see before saying where"
_FILE, _SESSION = 0, 4


def _palette(typed: str) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("today")
        stage.window.open_palette()
        write(stage.window.palette_box.field, typed)

    return play


def _without_sessions(page_id: str) -> Play:
    """The sessions that were planned are deleted: the page is as empty as on the first day."""

    def play(stage: Stage) -> None:
        stage.desk.journal.do(stage, _remove_sessions, stage.desk.pairing_id)
        stage.window.go_to(page_id)

    return play


def _remove_sessions(db: Db, pairing_id: str) -> None:
    """Nobody can do this in the program: what the partner wrote goes along."""
    for row in session_rows(db, pairing_id):
        db.delete(db.find(MentoringSession, row.session.id))


def _disk_full(stage: Stage) -> None:
    """The database may not grow any more, which SQLite reports as a full disk; then something is typed."""
    stage.window.go_to("today")
    stage.desk.journal.ask(_no_room)
    page_of = stage.window.page
    field = page_of.first_focus() if page_of is not None else None
    if page_of is not None and isinstance(field, QLineEdit):
        field.insert(" " + "and more than the disk can hold " * 400)
        field.textEdited.emit(field.text())
        page_of.save_now()
        field.setText(_SHOWN)


def _no_room(db: Db) -> None:
    db.connection().exec_driver_sql("PRAGMA max_page_count = 1")


def _written_up(stage: Stage) -> None:
    stage.window.go_to("today")
    if isinstance(stage.window.page, TodayPage):
        stage.window.page.wrapup.done.click()


def _menu(place: int, chosen: int) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("today")
        open_menu(stage, place, chosen)

    return play


_PAGES = (
    Scene("03-today", Role.EXECUTIVE, AFTER_SESSION_8, page("today")),
    Scene("04-sessions", Role.EXECUTIVE, CLOSE, session(3)),
    Scene("05-goals", Role.EXECUTIVE, AFTER_SESSION_8, page("goals")),
    Scene("11-share", Role.EXECUTIVE, CLOSE, page("share")),
    Scene("13-palette", Role.EXECUTIVE, AFTER_SESSION_8, _palette("pass")),
    Scene("14a-sessions-empty", Role.EXECUTIVE, FIRST_DAY, _without_sessions("sessions")),
    Scene("14b-save-failed", Role.EXECUTIVE, AFTER_SESSION_8, _disk_full),
)
_TODAY = (
    Scene("today-before-a-session", Role.EXECUTIVE, BEFORE_SESSION_8, page("today")),
    Scene("today-quiet-day", Role.EXECUTIVE, QUIET_DAY, page("today")),
    Scene("today-empty", Role.EXECUTIVE, FIRST_DAY, _without_sessions("today")),
    Scene("today-written-up", Role.EXECUTIVE, AFTER_SESSION_8, _written_up),
)
_AROUND = (
    Scene("menu-file", Role.EXECUTIVE, AFTER_SESSION_8, _menu(_FILE, 3)),
    Scene("menu-session", Role.EXECUTIVE, AFTER_SESSION_8, _menu(_SESSION, 0)),
    Scene("palette-commands", Role.EXECUTIVE, AFTER_SESSION_8, _palette(">")),
    Scene("palette-nothing", Role.EXECUTIVE, AFTER_SESSION_8, _palette("zeppelin")),
    Scene("dialog-settings", Role.EXECUTIVE, AFTER_SESSION_8, command("settings")),
    Scene("dialog-shortcuts", Role.EXECUTIVE, AFTER_SESSION_8, command("shortcuts")),
    Scene("dialog-about", Role.EXECUTIVE, AFTER_SESSION_8, command("about")),
    Scene("dialog-what-is-stored", Role.EXECUTIVE, AFTER_SESSION_8, command("what_is_stored")),
    Scene("dialog-passphrase", Role.EXECUTIVE, AFTER_SESSION_8, command("change_passphrase")),
)

SCENES: tuple[Scene, ...] = (
    *_PAGES, *LAUNCH, *_TODAY, *LESSONS, *PRACTICE, *STRIPS, *SESSIONS, *WRITING, *PROGRESS,
    *AGREEMENT, *SHARING, *FILES, *_AROUND,
)  # fmt: skip
