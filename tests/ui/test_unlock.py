"""The lock screen over a real encrypted journal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from rmdesk.settings import RecentJournal, Settings
from rmdesk.ui.entry.new_passphrase import NewPassphraseScreen
from rmdesk.ui.entry.unlock import wait_after
from rmdesk.ui.widgets.question import Question
from tests.conftest import PASSPHRASE, SetClock, Template
from tests.ui.driving import Person


def test_the_field_has_the_focus_and_enter_unlocks(person: Person) -> None:
    assert person.shell.entrance.window.focusWidget() is person.unlock_screen.field
    window = person.unlock()
    assert window.page_id == "today"
    assert "Greta" not in window.windowTitle()


def test_a_wrong_passphrase_is_kept_and_selected(person: Person) -> None:
    screen = person.unlock_screen
    person.type(screen.field, "not the passphrase")
    person.press(screen.field, Qt.Key.Key_Return)
    assert screen.unlock.text() == "Opening…"
    person.wait(lambda: bool(screen.sentence))
    assert screen.sentence == "That passphrase does not open this journal."
    assert screen.field.selectedText() == "not the passphrase"
    person.type(screen.field, PASSPHRASE)
    assert screen.sentence == ""
    person.press(screen.field, Qt.Key.Key_Return)
    person.wait(lambda: person.shell.workplace is not None)


def test_the_second_wrong_one_has_to_wait(person: Person) -> None:
    screen = person.unlock_screen
    for _ in range(2):
        person.type(screen.field, "not the passphrase")
        person.press(screen.field, Qt.Key.Key_Return)
        person.wait(screen.field.isEnabled)
    assert "Try again in 2 s." in screen.sentence.replace("\u00a0", " ")
    assert not screen.unlock.isEnabled()
    person.wait(screen.unlock.isEnabled)
    assert [wait_after(wrong) for wrong in range(1, 8)] == [0, 2, 4, 8, 16, 30, 30]


def test_caps_lock_is_told_from_the_letters(person: Person) -> None:
    screen = person.unlock_screen
    person.type(screen.field, "C")  # QTest types a capital without Shift, as Caps Lock does
    assert screen.sentence == "Caps Lock is on"
    person.type(screen.field, "c")
    assert screen.sentence == ""


def test_show_shows_the_dots_as_text_and_hides_them_again(person: Person) -> None:
    screen = person.unlock_screen
    person.type(screen.field, "abc")
    assert screen.field.echoMode() is QLineEdit.EchoMode.Password
    person.click(screen.show_text)
    assert screen.field.echoMode() is QLineEdit.EchoMode.Normal
    assert screen.show_text.text() == "Hide"
    assert screen.show_text.shortcut().toString() == "Alt+S"
    person.click(screen.show_text)
    assert screen.field.echoMode() is QLineEdit.EchoMode.Password


def test_the_recovery_key_opens_it_and_offers_a_new_passphrase(person: Person, template: Template) -> None:
    screen = person.unlock_screen
    person.click(screen.recovery)
    typed = template.recovery_key.lower().replace("-", " ").replace("0", "o")
    person.type(screen.field, typed)
    person.press(screen.field, Qt.Key.Key_Return)
    person.wait(lambda: isinstance(person.shell.screen, NewPassphraseScreen))
    offered = person.shell.screen
    assert isinstance(offered, NewPassphraseScreen)
    person.type(offered.fields.first_field, "another long passphrase")
    person.type(offered.fields.second_field, "another long passphrase")
    person.press(offered.fields.second_field, Qt.Key.Key_Return)
    person.wait(lambda: person.shell.workplace is not None)
    person.shell.lock()
    person.wait_until_locked()
    person.unlock("another long passphrase")


def test_a_typing_error_in_the_recovery_key_names_its_group(person: Person, template: Template) -> None:
    groups = template.recovery_key.split("-")
    groups[3] = groups[3][1] + groups[3][0] + groups[3][2:] if groups[3][0] != groups[3][1] else "00000"
    screen = person.unlock_screen
    person.click(screen.recovery)
    person.type(screen.field, "-".join(groups))
    person.press(screen.field, Qt.Key.Key_Return)
    person.wait(lambda: bool(screen.sentence))
    assert "group 4" in screen.sentence


def test_forgetting_both_is_told_truthfully(person: Person) -> None:
    person.click(person.unlock_screen.forgot)
    question = person.unlock_screen.findChild(Question)
    assert question is not None
    assert "Nobody can reset" in question.accessibleDescription()
    question.reject()


def test_a_missing_journal_is_one_sentence_and_one_button(
    qtbot: QtBot, tmp_path: Path, clock: SetClock, dressed: object
) -> None:
    gone = tmp_path / "gone.rmdesk"
    person = Person(qtbot, gone, clock, Settings(theme="light", recent=(RecentJournal(str(gone)),)))
    screen = person.unlock_screen
    assert screen.sentence.startswith("There is no journal there.")
    assert screen.answer.isVisible()
    assert screen.answer.text() == "Choose another journal…"
    assert not gone.exists()
    person.leave()


@pytest.mark.parametrize(
    ("file", "answer"),
    [("keys.json", "Restore the newest backup"), ("journal.db", "Restore the newest backup")],
)
def test_a_damaged_journal_offers_the_newest_backup(
    person: Person, folder: Path, file: str, answer: str
) -> None:
    content = (folder / file).read_bytes()
    (folder / file).write_bytes(content[: len(content) // 2])
    (folder / "keys.json.previous").unlink(missing_ok=True)
    screen = person.unlock_screen
    person.type(screen.field, PASSPHRASE)
    person.press(screen.field, Qt.Key.Key_Return)
    person.wait(lambda: bool(screen.sentence))
    assert "damaged" in screen.sentence
    assert screen.answer.text() == answer
