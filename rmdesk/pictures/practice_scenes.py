"""The practice clock in each of its states."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.practice_corrections import correct_practice
from rmdesk.journal.practices import save_turn, start_practice
from rmdesk.pictures.scene import BEFORE_SESSION_8, IN_SESSION_8, Play, Scene, page, session_of
from rmdesk.pictures.stage import Stage
from rmdesk.ui.pages.practice import PracticePage

_SO_FAR = "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 4:10; talk 5:00"
_DELEGATED = "talk 8:00; E 6:10; switch M 24:40; switch E 5:00"
_THIS_TURN = 280.0  # seconds
_LONG_TURN = 560.0  # so that one has driven for more than the twenty minutes the two agreed on
_LAST_MINUTES = 19 * 60.0  # so that four of the sixty are left
_IN_SESSION_5 = datetime(2026, 3, 10, 8, 30, tzinfo=UTC)

_Act = Callable[[PracticePage], object]


def _running(act: _Act | None = None, *, turns: str = _SO_FAR, seconds: float = _THIS_TURN) -> Play:
    """Session 8 under way: the turns so far are saved, the next one runs for `seconds`; then a key."""

    def play(stage: Stage) -> None:
        journal = stage.desk.journal
        session = session_of(stage, 8)
        run = journal.do(stage, start_practice, session.id, Role.EXECUTIVE, session.minutes_planned * 60)
        for position, turn in enumerate(parse_turns(turns)):
            journal.do(stage, save_turn, run.id, position, turn)
        stage.window.go_to("practice", session.id)
        shown = stage.window.page
        if isinstance(shown, PracticePage):
            for done in shown.plan.rows[:2]:
                done.mark.click()
            _go_on(shown, seconds)
            if act is not None:
                act(shown)

    return play


def _go_on(shown: PracticePage, seconds: float) -> None:
    """Go on after the interruption, with the learner's hands on the device."""
    start = shown.now()
    shown.now = lambda: start
    shown.clock.go_on.click()
    if shown.practice.is_talking:
        shown.clock.talk.click()
    shown.now = lambda: start + seconds
    shown.timer.timeout.emit()


def _paused_before(shown: PracticePage) -> None:
    """An interruption of two and a half minutes is over."""
    shown.pause.click()
    _wait(shown, 150)
    shown.pause.click()
    _wait(shown, 100)


def _wait(shown: PracticePage, seconds: float) -> None:
    later = shown.now() + seconds
    shown.now = lambda: later
    shown.timer.timeout.emit()


def _correct(stage: Stage) -> None:
    """The turns of session 8, weeks later."""
    stage.window.go_to("practice", session_of(stage, 8).id)
    if isinstance(stage.window.page, PracticePage):
        stage.window.page.closing.correct()


def _corrected(shown: PracticePage) -> None:
    """The last turn was shorter than the clock said."""
    shown.end.click()
    *earlier, last = shown.practice.turns
    row = shown.closing.row
    if row is not None and row.run is not None:
        turns = (*earlier, replace(last, seconds=120))
        shown.desk.journal.do(None, correct_practice, row.run.id, turns)


def _skills(shown: PracticePage) -> None:
    shown.end.click()
    shown.clock.over.show_skills.click()


def _conversation(stage: Stage) -> None:
    stage.window.go_to("practice", session_of(stage, 5).id)


PRACTICE = (
    Scene("07-practice", Role.MENTOR, IN_SESSION_8, _running()),
    Scene("practice-not-started", Role.MENTOR, BEFORE_SESSION_8, page("practice")),
    Scene("practice-talk", Role.MENTOR, IN_SESSION_8, _running(lambda shown: shown.clock.talk.click())),
    Scene("practice-why", Role.MENTOR, IN_SESSION_8, _running(lambda shown: shown.clock.take_over.click())),
    Scene("practice-paused", Role.MENTOR, IN_SESSION_8, _running(lambda shown: shown.pause.click())),
    Scene("practice-five-minutes", Role.MENTOR, IN_SESSION_8, _running(seconds=_LAST_MINUTES)),
    Scene("practice-time-to-switch", Role.MENTOR, IN_SESSION_8, _running(seconds=_LONG_TURN)),
    Scene("practice-after-a-pause", Role.MENTOR, IN_SESSION_8, _running(_paused_before)),
    Scene("practice-note", Role.MENTOR, IN_SESSION_8, _running(lambda shown: shown.plan.note.open())),
    Scene("practice-over", Role.MENTOR, IN_SESSION_8, _running(lambda shown: shown.end.click())),
    Scene("practice-skills", Role.MENTOR, IN_SESSION_8, _running(_skills)),
    Scene("practice-correct", Role.MENTOR, CLOSE, _correct),
    Scene("practice-corrected", Role.MENTOR, IN_SESSION_8, _running(_corrected)),
    Scene(
        "practice-delegated",
        Role.MENTOR,
        IN_SESSION_8,
        _running(lambda shown: shown.end.click(), turns=_DELEGATED),
    ),
    Scene("practice-conversation", Role.MENTOR, _IN_SESSION_5, _conversation),
)
