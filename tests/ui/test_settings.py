"""Settings and the small dialogs, opened as a person opens them."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel

from rmdesk import __version__
from rmdesk.ui.dialogs.about import AboutDialog
from rmdesk.ui.dialogs.change_passphrase import ChangePassphraseDialog
from rmdesk.ui.dialogs.settings import SettingsDialog
from rmdesk.ui.dialogs.stored import StoredDialog
from rmdesk.ui.theme import theme
from tests.conftest import PASSPHRASE
from tests.ui.driving import Person

D = TypeVar("D", bound=QDialog)


def test_what_is_chosen_holds_at_once(person: Person) -> None:
    window = person.unlock()
    person.press(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog(person, SettingsDialog)
    _choose(dialog, "Dark")
    assert theme().is_dark
    _choose(dialog, "150 %")
    assert theme().scale == 1.5
    dialog.minutes.setFocus()
    QTest.keyClick(dialog.minutes, Qt.Key.Key_Up)
    assert "11 minutes" in window.status.right.text()
    assert person.shell.workplace is not None
    assert person.shell.workplace.idle.minutes == 11
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_lock_screen_offers_the_settings_too(person: Person) -> None:
    screen = person.unlock_screen
    assert "Locks after 10 minutes of rest" in _texts(screen)
    person.click(screen.change)
    dialog = person.shell.entrance.window.findChild(SettingsDialog)
    assert dialog is not None
    dialog.minutes.setValue(5)
    assert "Locks after 5 minutes of rest" in _texts(screen)
    dialog.accept()


def test_a_new_passphrase_opens_the_journal_from_then_on(person: Person) -> None:
    window = person.unlock()
    window.menus.run("change_passphrase")
    dialog = _dialog(person, ChangePassphraseDialog)
    new = "another long passphrase"
    person.type(dialog.old.field, "not the present one")
    person.type(dialog.fields.first_field, new)
    person.type(dialog.fields.second_field, new)
    person.click(dialog.change)
    person.wait(lambda: bool(dialog.old.fault))
    assert dialog.old.fault == "That passphrase does not open this journal."
    dialog.old.line.clear()
    person.type(dialog.old.field, PASSPHRASE)
    closed: list[int] = []
    dialog.finished.connect(closed.append)
    person.click(dialog.change)
    person.wait(lambda: bool(closed))
    person.shell.lock()
    person.wait_until_locked()
    person.unlock(new)


def test_what_is_stored_where_names_the_files(person: Person) -> None:
    window = person.unlock()
    window.menus.run("what_is_stored")
    said = " ".join(_texts(_dialog(person, StoredDialog))).replace("\u200b", "")
    assert "greta.rmdesk/journal.db" in said
    assert "settings.json" in said


def test_about_names_version_and_licences(person: Person) -> None:
    window = person.unlock()
    window.menus.run("about")
    said = " ".join(_texts(_dialog(person, AboutDialog)))
    assert __version__ in said
    assert "MIT" in said


def _dialog(person: Person, kind: type[D]) -> D:
    dialog = person.window.findChild(kind)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def _choose(dialog: QDialog, text: str) -> None:
    part = next(part for part in dialog.findChildren(QAbstractButton) if part.text() == text)
    QTest.mouseClick(part, Qt.MouseButton.LeftButton)


def _texts(widget: object) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]  # type: ignore[attr-defined]  # a widget
