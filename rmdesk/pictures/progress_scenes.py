"""Progress and skills: the charts as each of the two sees them, a marked value, a table, the ladder."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from rmdesk.demo.clock import CLOSE
from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.scene import AFTER_SESSION_8, FIRST_DAY, Play, Scene, page
from rmdesk.pictures.stage import Stage, settle
from rmdesk.ui.pages.goals import GoalsPage
from rmdesk.ui.pages.progress import ProgressPage


def _progress(act: Callable[[ProgressPage], object]) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("progress")
        if isinstance(stage.window.page, ProgressPage):
            act(stage.window.page)
            settle()

    return play


def _marked(stage: Stage) -> QWidget:
    """The arrows have walked to the fourth value of the curve, which a change of the look ends."""
    settle()
    if isinstance(stage.window.page, ProgressPage):
        chart = stage.window.page.share.charts[0]
        chart.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(4):
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(chart, press)
    return stage.window


def _tables(shown: ProgressPage) -> None:
    for card in shown.cards:
        card.as_table.click()


def _below(shown: QWidget) -> None:
    settle()
    for area in shown.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _goals(act: Callable[[GoalsPage], object]) -> Play:
    def play(stage: Stage) -> None:
        stage.window.go_to("goals")
        if isinstance(stage.window.page, GoalsPage):
            act(stage.window.page)
            settle()

    return play


def _evidence(shown: GoalsPage) -> None:
    """What was seen of the first skill, unfolded."""
    skills = shown.columns[Role.EXECUTIVE].cards[0].skills
    if skills is not None:
        skills.skills[0].toggle()


def _add_evidence(shown: GoalsPage) -> None:
    _evidence(shown)
    skills = shown.columns[Role.EXECUTIVE].cards[0].skills
    if skills is not None:
        skills.skills[0].evidence.add.click()


PROGRESS = (
    Scene("10-progress", Role.EXECUTIVE, CLOSE, page("progress")),
    Scene("progress-below", Role.EXECUTIVE, CLOSE, _progress(_below)),
    Scene("progress-mentor", Role.MENTOR, CLOSE, page("progress")),
    Scene("progress-value", Role.EXECUTIVE, CLOSE, page("progress"), _marked),
    Scene("progress-tables", Role.EXECUTIVE, CLOSE, _progress(_tables)),
    Scene("progress-empty", Role.EXECUTIVE, FIRST_DAY, page("progress")),
    Scene("goals-evidence", Role.EXECUTIVE, AFTER_SESSION_8, _goals(_evidence)),
    Scene("goals-add-evidence", Role.EXECUTIVE, AFTER_SESSION_8, _goals(_add_evidence)),
)
