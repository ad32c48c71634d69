"""A new journal and its first pairing, from the first start to the desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rmdesk.journal import sessions
from rmdesk.journal.agreements import rules_of, versions
from rmdesk.ui.entry.new_journal import NewJournalScreen
from rmdesk.ui.entry.new_pairing import FingerprintScreen, NewPairingScreen
from rmdesk.ui.entry.recovery_key import RecoveryKeyScreen
from rmdesk.ui.entry.unlock import UnlockScreen
from tests.conftest import CODE, PASSPHRASE, SetClock
from tests.ui.driving import Person


@pytest.fixture
def newcomer(
    qtbot: QtBot, tmp_path: Path, clock: SetClock, dressed: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Person]:
    """Someone who starts the program for the first time."""
    monkeypatch.setenv("RMDESK_DATA_DIR", str(tmp_path / "data"))
    made = Person(qtbot, tmp_path / "data" / "journal.rmdesk", clock)
    yield made
    if not made.has_ended:
        made.leave()


def test_the_first_start_makes_a_journal_and_a_pairing(newcomer: Person, tmp_path: Path) -> None:
    _make_journal(newcomer)
    _note_recovery_key(newcomer)
    _begin_pairing(newcomer)
    assert newcomer.window.page_id == "launch"
    kept, desk = newcomer.shell.kept, newcomer.shell.desk
    assert kept is not None
    assert kept.folder == tmp_path / "data" / "journal.rmdesk"
    assert desk.readers.partner == "Tobias"
    assert desk.readers.coordinator == "Ines"
    version = kept.journal.ask(versions, desk.pairing_id)[0]
    assert len(kept.journal.ask(rules_of, version.id)) == 10
    planned = kept.journal.ask(sessions.next_session, desk.pairing_id)
    assert planned is not None
    newcomer.shell.lock()
    newcomer.wait_until_locked()
    newcomer.unlock()


def test_what_cannot_stand_is_told_under_its_field_and_nothing_is_lost(newcomer: Person) -> None:
    screen = _new_journal(newcomer)
    newcomer.click(screen.make)
    assert screen.name.fault == "Your name is missing."
    newcomer.type(screen.name.field, "Greta")
    newcomer.type(screen.passphrase.first_field, "short")
    assert "5 of 12" in screen.passphrase.first.remark.text()
    newcomer.click(screen.make)
    assert "12 characters or more" in screen.passphrase.first.fault
    newcomer.type(screen.passphrase.first_field, " and then some more")
    newcomer.type(screen.passphrase.second_field, "something else")
    newcomer.click(screen.make)
    assert screen.passphrase.second.fault == "The two are not the same."
    assert screen.name.line.text() == "Greta"
    assert not screen.folder.exists()


def test_strength_is_told_in_words(newcomer: Person) -> None:
    screen = _new_journal(newcomer)
    newcomer.type(screen.passphrase.first_field, "aaaaaaaaaaaa")
    newcomer.wait(lambda: "Easily guessed" in screen.passphrase.first.remark.text())
    screen.passphrase.first_field.clear()
    newcomer.type(screen.passphrase.first_field, PASSPHRASE)
    newcomer.wait(lambda: "Strong" in screen.passphrase.first.remark.text())


def test_a_wrong_group_is_not_let_through(newcomer: Person) -> None:
    _make_journal(newcomer)
    screen = _recovery_key(newcomer)
    newcomer.click(screen.written)
    for field in screen.fields:
        newcomer.type(field.field, "00000")
    newcomer.click(screen.check)
    assert all(field.fault for field in screen.fields)
    newcomer.click(screen.again)
    assert screen.written.isVisible()


def test_a_pairing_keeps_what_was_typed_when_a_field_is_wrong(newcomer: Person) -> None:
    _make_journal(newcomer)
    _note_recovery_key(newcomer)
    screen = newcomer.shell.screen
    assert isinstance(screen, NewPairingScreen)
    newcomer.click(screen.begin)
    assert screen.partner_name.fault == "Your partner's name is missing."
    newcomer.type(screen.partner_name.field, "Tobias Adeyemi")
    newcomer.click(screen.has_programme)
    newcomer.type(screen.programme.field, "Pilot")
    newcomer.type(screen.reference.field, "hl 07")
    newcomer.type(screen.coordinator.field, "Ines")
    newcomer.click(screen.begin)
    assert "HL-07" in screen.reference.fault
    screen.reference.line.clear()
    newcomer.type(screen.reference.field, "HL-07")
    newcomer.type(screen.code.first.field, "password1")
    newcomer.click(screen.begin)
    assert "8 characters or more" in screen.code.first.fault
    newcomer.click(screen.code.offer)
    offered = screen.code.offered.text()
    assert len(offered.split()) == 4
    screen.code.first.line.clear()
    newcomer.type(screen.code.first.field, offered)
    newcomer.click(screen.begin)
    assert screen.code.second.fault == "The two are not the same."
    assert screen.partner_name.line.text() == "Tobias Adeyemi"


def test_leaving_before_the_pairing_comes_back_to_it(newcomer: Person) -> None:
    _make_journal(newcomer)
    _note_recovery_key(newcomer)
    newcomer.shell.lock()
    screen = newcomer.wait_until_locked()
    newcomer.type(screen.field, PASSPHRASE)
    newcomer.press(screen.field, Qt.Key.Key_Return)
    newcomer.wait(lambda: isinstance(newcomer.shell.screen, NewPairingScreen))
    assert not isinstance(newcomer.shell.screen, UnlockScreen)


def _new_journal(person: Person) -> NewJournalScreen:
    screen = person.shell.screen
    assert isinstance(screen, NewJournalScreen)
    assert screen.title.text() == "Start your journal"
    return screen


def _make_journal(person: Person) -> None:
    screen = _new_journal(person)
    person.type(screen.name.field, "Greta Halvorsen")
    person.press(screen.name.field, Qt.Key.Key_Return)
    person.type(screen.passphrase.first_field, PASSPHRASE)
    person.type(screen.passphrase.second_field, PASSPHRASE)
    person.press(screen.passphrase.second_field, Qt.Key.Key_Return)
    person.wait(lambda: isinstance(person.shell.screen, RecoveryKeyScreen))


def _recovery_key(person: Person) -> RecoveryKeyScreen:
    screen = person.shell.screen
    assert isinstance(screen, RecoveryKeyScreen)
    return screen


def _note_recovery_key(person: Person) -> None:
    screen = _recovery_key(person)
    shown = [
        label.text() for label in screen.findChildren(QLabel) if label.accessibleName().startswith("Group")
    ]
    assert len(shown) == 8
    person.click(screen.written)
    for field, number in zip(screen.fields, screen.asked, strict=True):
        person.type(field.field, shown[number].lower())
        person.press(field.field, Qt.Key.Key_Return)
    person.wait(lambda: isinstance(person.shell.screen, NewPairingScreen))


def _begin_pairing(person: Person) -> None:
    screen = person.shell.screen
    assert isinstance(screen, NewPairingScreen)
    person.type(screen.partner_name.field, "Tobias Adeyemi")
    person.click(screen.has_programme)
    person.type(screen.programme.field, "Hallveig RM pilot 2026")
    person.type(screen.reference.field, "HL-07")
    person.type(screen.coordinator.field, "Ines Castellano")
    person.type(screen.code.first.field, CODE)
    person.type(screen.code.second.field, CODE)
    person.press(screen.code.second.field, Qt.Key.Key_Return)
    person.wait(lambda: isinstance(person.shell.screen, FingerprintScreen))
    shown = person.shell.screen
    assert isinstance(shown, FingerprintScreen)
    assert len(shown.shown.text().split()) == 4
    person.click(shown.go_on)
    person.wait(lambda: person.shell.workplace is not None)
