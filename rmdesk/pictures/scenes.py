"""The scenes that are drawn: a page, at a moment of the demo, in a state a person can bring about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.practice import parse_turns
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.practices import save_turn, start_practice
from rmdesk.journal.sessions import session_rows
from rmdesk.pictures.stage import Stage

AFTER_SESSION_8 = datetime(2026, 4, 21, 9, 24, tzinfo=UTC)
IN_SESSION_8 = datetime(2026, 4, 21, 8, 56, 20, tzinfo=UTC)
_SO_FAR = (
    "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 4:10; talk 5:00; E 4:40"
)


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
    stage.window.show()
    stage.window.open_palette()
    field = stage.window.palette_box.field
    field.setText("pass")
    field.textEdited.emit("pass")


def _running(stage: Stage) -> None:
    """Session 8 with the clock at 41:20: the turns are saved by the verb that the page uses."""
    journal, pairing_id = stage.desk.journal, stage.desk.pairing_id
    rows = journal.ask(session_rows, pairing_id)
    session = next(row.session for row in rows if row.number == 8)
    run = journal.do(stage, start_practice, session.id, Role.EXECUTIVE, session.minutes_planned * 60)
    for position, turn in enumerate(parse_turns(_SO_FAR)):
        journal.do(stage, save_turn, run.id, position, turn)
    stage.window.go_to("practice", session.id)


SCENES: tuple[Scene, ...] = (
    Scene("03-today", Role.EXECUTIVE, AFTER_SESSION_8, _page("today")),
    Scene("04-sessions", Role.EXECUTIVE, CLOSE, _session(3)),
    Scene("05-goals", Role.EXECUTIVE, AFTER_SESSION_8, _page("goals")),
    Scene("07-practice", Role.MENTOR, IN_SESSION_8, _running),
    Scene("09-agreement", Role.EXECUTIVE, CLOSE, _page("agreement")),
    Scene("11-share", Role.EXECUTIVE, CLOSE, _page("share")),
    Scene("13-palette", Role.EXECUTIVE, AFTER_SESSION_8, _palette),
)
