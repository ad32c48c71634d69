"""Texts being written: notes and lines of a session, goals, and the small dialogs around them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.vocabulary import Audience, RemarkKind, Role
from rmdesk.journal import readers, remarks
from rmdesk.journal.sessions import Place
from rmdesk.pictures.scene import AFTER_SESSION_8, Play, Scene, page, session, session_of, write
from rmdesk.pictures.stage import Stage, settle
from rmdesk.storage.records import Remark
from rmdesk.ui.dialogs.session_form import SessionDialog
from rmdesk.ui.pages.goals import GoalsPage
from rmdesk.ui.pages.sessions import SessionsPage

_HELD_BACK = "Heron posts go out the same day, and nobody waits for a second reader"


def _in_session(number: int, act: Callable[[SessionsPage], object]) -> Play:
    def play(stage: Stage) -> None:
        session(number)(stage)
        settle()
        if isinstance(stage.window.page, SessionsPage):
            act(stage.window.page)
            settle()

    return play


def _deed(number: int, deed: str) -> Play:
    return _in_session(number, lambda shown: shown.detail.asked.emit(deed))


def _edit_first(shown: SessionsPage) -> None:
    own = [row for row in shown.detail.rows if row.record is not None and row.is_own]
    own[0].edit()


def _badge_menu(shown: SessionsPage) -> None:
    own = [row for row in shown.detail.rows if row.record is not None and row.is_own]
    own[0].badge.setFocus()
    own[0].badge.open_menu()


def held_back(stage: Stage) -> Remark:
    """A line for the coordinator that holds a watchword."""
    journal = stage.desk.journal
    place = Place(stage.desk.pairing_id, session_of(stage, 9).id)
    remark = journal.do(stage, remarks.write_remark, place, RemarkKind.WHAT_CHANGED, _HELD_BACK)
    journal.do(stage, readers.raise_text, Remark, remark.id, Audience.COORDINATOR)
    return remark


def _watchword(stage: Stage) -> None:
    stage.window.go_to("sessions", held_back(stage).id)


def _wording(stage: Stage) -> None:
    _watchword(stage)
    settle()
    shown = stage.window.page
    if isinstance(shown, SessionsPage):
        hints = (row.hint for row in shown.detail.rows if row.hint.said)
        next(hints).buttons[-1].click()


def _new_session(stage: Stage) -> None:
    page("sessions")(stage)
    if stage.window.page is not None:
        stage.window.page.new_thing()
    settle()


def _session_choice(stage: Stage) -> None:
    _new_session(stage)
    for dialog in stage.window.findChildren(SessionDialog):
        dialog.findChildren(QComboBox)[1].showPopup()


def _calendar(stage: Stage) -> None:
    """The calendar of a date field, opened by its arrow."""
    _new_session(stage)
    for dialog in stage.window.findChildren(SessionDialog):
        field = dialog.findChildren(QDateEdit)[0]
        place = QPointF(field.width() - field.height() / 2, field.height() / 2)
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        press = QMouseEvent(QEvent.Type.MouseButtonPress, place, field.mapToGlobal(place), left, left, none)
        QApplication.sendEvent(field, press)


def _goals(act: Callable[[GoalsPage], object]) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("goals")
        if isinstance(stage.window.page, GoalsPage):
            act(stage.window.page)
            settle()

    return play


def _new_goal(shown: GoalsPage) -> None:
    column = shown.columns[Role.MENTOR]
    column.begin_goal()
    if column.new is not None:
        write(column.new.words.fields.title, "Get better at presenting")


def _edit_goal(shown: GoalsPage) -> None:
    shown.columns[Role.EXECUTIVE].cards[0].open_edit()


def _new_step(shown: GoalsPage) -> None:
    shown.columns[Role.EXECUTIVE].cards[0].add_step.click()


WRITING = (
    Scene("session-writing", Role.EXECUTIVE, AFTER_SESSION_8, _in_session(3, _edit_first)),
    Scene("session-badge-menu", Role.EXECUTIVE, CLOSE, _in_session(3, _badge_menu)),
    Scene("session-watchword", Role.EXECUTIVE, CLOSE, _watchword),
    Scene("session-other-wording", Role.EXECUTIVE, CLOSE, _wording),
    Scene("session-new", Role.EXECUTIVE, AFTER_SESSION_8, _new_session),
    Scene("session-new-choice", Role.EXECUTIVE, AFTER_SESSION_8, _session_choice),
    Scene("session-new-calendar", Role.EXECUTIVE, AFTER_SESSION_8, _calendar),
    Scene("session-held", Role.EXECUTIVE, AFTER_SESSION_8, _deed(9, "held")),
    Scene("session-move", Role.EXECUTIVE, AFTER_SESSION_8, _deed(9, "move")),
    Scene("session-cancel", Role.EXECUTIVE, AFTER_SESSION_8, _deed(9, "cancel")),
    Scene(
        "session-action",
        Role.EXECUTIVE,
        AFTER_SESSION_8,
        _in_session(8, lambda shown: shown.detail.add_action.click()),
    ),
    Scene("goals-new", Role.MENTOR, AFTER_SESSION_8, _goals(_new_goal)),
    Scene("goals-edit", Role.EXECUTIVE, AFTER_SESSION_8, _goals(_edit_goal)),
    Scene("goals-new-step", Role.EXECUTIVE, AFTER_SESSION_8, _goals(_new_step)),
)
