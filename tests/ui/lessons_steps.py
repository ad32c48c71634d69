"""What the tests of the Lessons page do in the window, and what they see there."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.lesson_plan import PlanForm, StepForm
from rmdesk.domain.vocabulary import Role, StepKind
from rmdesk.journal.lessons import Plan, new_plan, plan_for_session, plan_of
from rmdesk.journal.sessions import SessionForm, plan_session
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.lessons import LessonsPage
from tests.conftest import START

E, M = Role.EXECUTIVE, Role.MENTOR
FORM = PlanForm(
    title="Warehouse system on the floor",
    minutes=40,
    why="She leads the walk in June",
    business="30 fewer wrong bookings a day",
    understanding="What if the code will not scan?",
    steps=(
        StepForm(StepKind.I_DO, 5, M, "Scan, check, confirm"),
        StepForm(StepKind.WE_DO, 15, E, "One pallet together"),
        StepForm(StepKind.YOU_DO, 15, E, "Greta alone, I keep still"),
        StepForm(StepKind.CHECK, 5, E, "Greta explains the flow backwards"),
    ),
)


class Bench:
    """A page that shows."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.desk = desk
        self.toasts: list[tuple[str, object]] = []
        desk.toasted.connect(lambda text, back: self.toasts.append((text, back)))
        self.page = LessonsPage(desk)
        qtbot.addWidget(self.page)
        self.page.resize(984, 712)
        self.page.show()
        self.page.activateWindow()
        self.page.reload()
        self.page.list.setFocus()

    @property
    def plan(self) -> Plan:
        """The plan that shows, as the journal has it."""
        return self.desk.journal.ask(plan_of, self.page.list.selected)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Type a key on what has the focus."""
        QTest.keyClick(self.page.focusWidget() or self.page, key, modifier)

    def undo(self) -> None:
        """Ctrl+Z where the focus is."""
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def redo(self) -> None:
        """Ctrl+Y where the focus is."""
        self.press(Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)

    def write(self, field: QWidget, text: str) -> None:
        """Go to a field and type."""
        field.setFocus()
        QTest.keyClicks(field, text)

    def click(self, widget: QWidget) -> None:
        """Click with the mouse."""
        QTest.qWait(1)
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def take_back(self) -> None:
        """Undo on the toast."""
        back = self.toasts[-1][1]
        assert callable(back)
        back()

    def texts(self) -> list[str]:
        """The steps as they stand on the screen."""
        return [one.text.text() for one in self.page.editor.steps.rows]

    def show(self, title: str) -> None:
        """Choose a lesson in the list by its title."""
        page, wanted = self.page, title
        lines = page.list.model()
        for place in range(lines.rowCount()):
            index = lines.index(place, 0)
            if index.data() == wanted and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                page.list.setCurrentIndex(index)
                return
        raise AssertionError(f"no lesson {title}")


def pick(menu: QMenu, text: str) -> None:
    """Choose the entry with these words."""
    entry: QAction = next(one for one in menu.actions() if one.text() == text)
    entry.trigger()


def session(desk: Desk, days: int = 7, minutes: int = 40) -> str:
    """A session to come; its id."""
    form = SessionForm(START + timedelta(days=days), minutes, "On the floor", guest="IT")
    return desk.journal.do(None, plan_session, desk.pairing_id, form).id


def on_shelf(desk: Desk, form: PlanForm = FORM) -> Plan:
    """A lesson of the pair's own."""
    return desk.journal.do(None, new_plan, desk.pairing_id, form)


def planned(desk: Desk, session_id: str) -> Plan:
    """What is planned for a session."""
    found = desk.journal.ask(plan_for_session, session_id)
    assert found is not None
    return found
