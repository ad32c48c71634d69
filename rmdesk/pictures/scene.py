"""What a scene is, and what many scenes do first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.sessions import session_rows
from rmdesk.pictures.stage import Stage, settle
from rmdesk.storage.records import MentoringSession

AFTER_SESSION_8 = datetime(2026, 4, 21, 9, 24, tzinfo=UTC)
FIRST_DAY = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
IN_SESSION_8 = datetime(2026, 4, 21, 8, 56, 20, tzinfo=UTC)
BEFORE_SESSION_8 = datetime(2026, 4, 21, 7, 40, tzinfo=UTC)
QUIET_DAY = datetime(2026, 4, 25, 9, 0, tzinfo=UTC)

Play = Callable[[Stage], None]


def _window(stage: Stage) -> QWidget:
    return stage.window


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture's name, whose journal, when, what is done before it is drawn, and what is drawn."""

    name: str
    role: Role
    at: datetime
    play: Play
    shown: Callable[[Stage], QWidget] = _window
    """Asked once for each look, when it is worn."""


def page(page_id: str) -> Play:
    """A page as it opens."""

    def play(stage: Stage) -> None:
        stage.window.go_to(page_id)

    return play


def session(number: int) -> Play:
    """One session, in detail."""

    def play(stage: Stage) -> None:
        stage.window.go_to("sessions", session_of(stage, number).id)

    return play


def session_of(stage: Stage, number: int) -> MentoringSession:
    """The session with this number. Raises StopIteration when there is none."""
    rows = stage.desk.journal.ask(session_rows, stage.desk.pairing_id)
    return next(row.session for row in rows if row.number == number)


def command(action_id: str) -> Play:
    """What a menu does, on Today."""

    def play(stage: Stage) -> None:
        stage.window.go_to("today")
        stage.window.menus.run(action_id)
        settle()

    return play


def write(field: QWidget, text: str) -> None:
    """Put words into a field, as if they were typed."""
    field.setFocus()
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
        field.textEdited.emit(text)


def open_menu(stage: Stage, place: int, chosen: int) -> None:
    """Open a menu of the bar, counted from 0, with one entry under the pointer."""
    bar = stage.window.menuBar()
    action = bar.actions()[place]
    menu = action.menu()
    if isinstance(menu, QMenu):
        menu.popup(bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))
        menu.setActiveAction(menu.actions()[chosen])
