"""A second pairing from the desk, and the way back to the first."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from rmdesk.journal.launch import launch_view
from rmdesk.journal.sessions import session_rows
from rmdesk.ui.dialogs.pairings import PairingsDialog
from rmdesk.ui.entry.new_pairing import FingerprintScreen, NewPairingScreen
from tests.conftest import CODE
from tests.ui.driving import Person


def test_a_second_pairing_without_a_programme_and_back_to_the_first(person: Person) -> None:
    person.unlock().menus.run("new_pairing")
    screen = _form(person)
    assert screen.own_name.line.text() == "Greta Halvorsen"
    person.type(screen.partner_name.field, "Mina Okafor")
    assert screen.code_title.text() == "Now Mina takes the keyboard"
    person.type(screen.code.first.field, CODE)
    person.type(screen.code.second.field, CODE)
    person.press(screen.code.second.field, Qt.Key.Key_Return)
    person.wait(lambda: isinstance(person.shell.screen, FingerprintScreen))
    shown = person.shell.screen
    assert isinstance(shown, FingerprintScreen)
    person.press(shown.go_on, Qt.Key.Key_Space)
    person.wait(lambda: person.shell.workplace is not None)
    assert person.shell.desk.readers.partner == "Mina"
    assert person.window.page_id == "launch"
    assert person.shell.desk.readers.coordinator is None
    person.window.go_to("today")
    _show(person, "Tobias Adeyemi")
    assert person.shell.desk.readers.partner == "Tobias"
    assert person.shell.desk.readers.coordinator == "Ines"


def test_a_pilot_with_a_mentor_from_outside_is_planned_so(person: Person) -> None:
    person.unlock().menus.run("new_pairing")
    screen = _form(person)
    person.type(screen.partner_name.field, "Mina Okafor")
    screen.length.set_index(1)
    person.click(screen.is_external)
    person.type(screen.code.first.field, CODE)
    person.type(screen.code.second.field, CODE)
    person.press(screen.code.second.field, Qt.Key.Key_Return)
    person.wait(lambda: isinstance(person.shell.screen, FingerprintScreen))
    shown = person.shell.screen
    assert isinstance(shown, FingerprintScreen)
    person.press(shown.go_on, Qt.Key.Key_Space)
    person.wait(lambda: person.shell.workplace is not None)
    desk = person.shell.desk
    found = desk.journal.ask(launch_view, desk.pairing_id)
    assert found is not None
    assert found.agreement.agreement.sessions == 6
    assert len(found.agreement.rules) == 12
    topics = [row.session.topic for row in desk.journal.ask(session_rows, desk.pairing_id)]
    assert topics == ["Retrospective", "Launch: agreement, rules, goals"]


def test_leaving_the_form_changes_nothing(person: Person) -> None:
    person.unlock().menus.run("new_pairing")
    person.click(_form(person).back)
    assert person.window.page_id == "today"
    assert person.shell.desk.readers.partner == "Tobias"


def _form(person: Person) -> NewPairingScreen:
    screen = person.shell.screen
    assert isinstance(screen, NewPairingScreen)
    return screen


def _show(person: Person, partner: str) -> None:
    person.window.menus.run("switch_pairing")
    dialog = person.window.findChild(PairingsDialog)
    assert dialog is not None
    choices = dialog.findChildren(QAbstractButton)
    QTest.mouseClick(next(one for one in choices if partner in one.text()), Qt.MouseButton.LeftButton)
