"""Lessons: planned, ready-made, a kit, on the shelf and given."""

from collections.abc import Callable
from datetime import UTC, datetime

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.lessons import plan_for_session
from rmdesk.pictures.scene import AFTER_SESSION_8, Play, Scene, page, session_of
from rmdesk.pictures.stage import Stage, settle
from rmdesk.ui.pages.lessons import LessonsPage

_EVENING_BEFORE_8 = datetime(2026, 4, 20, 18, 15, tzinfo=UTC)
"""Tobias has written the plan for the next morning."""


def _lessons(act: Callable[[LessonsPage], object]) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("lessons")
        if isinstance(stage.window.page, LessonsPage):
            act(stage.window.page)
            settle()

    return play


def _ready(name: str) -> Play:
    """A ready-made one, by its file's name."""

    def show(shown: LessonsPage) -> None:
        shown.list.select(f"ready:{name}")
        shown.list.setFocus()

    return _lessons(show)


def _given(number: int) -> Play:
    """The lesson of a session that was held, with what was put right."""

    def play(stage: Stage) -> None:
        plan = stage.desk.journal.ask(plan_for_session, session_of(stage, number).id)
        if plan is not None:
            stage.window.go_to("lessons", plan.plan.id)

    return play


def _step_menu(shown: LessonsPage) -> None:
    shown.editor.steps.rows[1].open_menu()


LESSONS = (
    Scene("06-lessons", Role.MENTOR, _EVENING_BEFORE_8, page("lessons")),
    Scene("lessons-step-menu", Role.MENTOR, _EVENING_BEFORE_8, _lessons(_step_menu)),
    Scene("lessons-blank", Role.MENTOR, _EVENING_BEFORE_8, _lessons(lambda shown: shown.new_thing())),
    Scene("lessons-ready-made", Role.MENTOR, AFTER_SESSION_8, _ready("passkeys-on-two-services")),
    Scene("lessons-kit", Role.MENTOR, AFTER_SESSION_8, _ready("reading-a-p-and-l-together")),
    Scene("lessons-given", Role.MENTOR, CLOSE, _given(8)),
)
