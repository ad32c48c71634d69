"""A window at the launch, and who goes through it."""

from typing import TypeVar

from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from rmdesk.domain.launch import Step
from rmdesk.journal.journal import Journal
from rmdesk.pictures.stage import settle
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement.launch import LaunchPage
from rmdesk.ui.pages.agreement.launch.state import LaunchState, launch_state
from rmdesk.ui.pages.agreement.launch.step import LaunchStep

S = TypeVar("S", bound=LaunchStep)


def opened(window: MainWindow, step: Step = Step.GOALS) -> LaunchPage:
    """The launch at one of its steps."""
    assert window.go_to("launch", step.value)
    settle()
    assert isinstance(window.page, LaunchPage)
    return window.page


def at(page: LaunchPage, kind: type[S]) -> S:
    """The step that shows, which is of this kind."""
    assert isinstance(page.step, kind)
    return page.step


def state_of(journal: Journal, pairing_id: str) -> LaunchState:
    """The launch as the journal has it."""
    found = journal.ask(launch_state, pairing_id)
    assert found is not None
    return found


def focused() -> QWidget:
    """What holds the focus."""
    here = QApplication.focusWidget()
    assert here is not None
    return here


def said(root: QWidget) -> str:
    """All words that can be seen under `root`, hints of empty fields and entries of choices too."""
    settle()
    found: list[str] = []
    for one in root.findChildren(QWidget):
        if not isValid(one) or not one.isVisible():
            continue
        if isinstance(one, QLabel | QAbstractButton):
            found += [one.text(), one.accessibleName()]
        elif isinstance(one, QLineEdit):
            found += [one.text(), one.placeholderText(), one.accessibleName()]
        elif isinstance(one, QPlainTextEdit):
            found += [one.toPlainText(), one.placeholderText(), one.accessibleName()]
        elif isinstance(one, QComboBox):
            found += [one.itemText(place) for place in range(one.count())]
    return "\n".join(found)
