"""Locking saves first and closes the journal; unlocking shows it again."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from rmdesk.domain.vocabulary import Role
from rmdesk.journal import sessions
from rmdesk.journal.practices import start_practice
from rmdesk.journal.search import search
from rmdesk.storage.backup import backups_in
from rmdesk.ui.idle import IdleWatch
from tests.conftest import PASSPHRASE
from tests.ui.driving import Person


def test_ctrl_l_locks_and_the_passphrase_opens_again(person: Person) -> None:
    window = person.unlock()
    person.press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    screen = person.wait_until_locked()
    assert person.shell.kept is None
    assert person.shell.workplace is None
    assert screen.field.text() == ""
    assert person.unlock().page_id == "today"


def test_what_was_searched_for_is_gone_after_a_lock(person: Person) -> None:
    window = person.unlock()
    window.open_palette()
    person.type(window.palette_box.field, "Lindqvist")
    person.shell.lock()
    person.wait_until_locked()
    assert person.unlock().palette_box.field.text() == ""


def test_a_changed_journal_is_backed_up_when_it_closes(person: Person) -> None:
    person.unlock()
    kept = person.shell.kept
    assert kept is not None
    _plan(person)
    person.shell.lock()
    person.wait_until_locked()
    assert len(backups_in(kept.folder)) == 1


def test_ten_minutes_of_rest_lock(person: Person) -> None:
    person.unlock()
    now = _watched(person)
    now[0] += 599
    person.qtbot.wait(50)
    assert person.shell.kept is not None
    now[0] += 2
    person.wait_until_locked()


def test_a_touch_begins_the_rest_anew(person: Person) -> None:
    window = person.unlock()
    now = _watched(person)
    now[0] += 599
    person.press(window, Qt.Key.Key_F6)
    now[0] += 599
    person.qtbot.wait(50)
    assert person.shell.kept is not None


def test_a_running_practice_holds_the_lock_off_until_it_is_long_over(person: Person) -> None:
    person.unlock()
    session = _plan(person)
    assert person.shell.kept is not None
    person.shell.kept.journal.do(None, start_practice, session, Role.EXECUTIVE, 3600)
    now = _watched(person)
    now[0] += 3600
    person.qtbot.wait(50)
    assert person.shell.kept is not None
    person.clock.forward(hours=1, minutes=16)
    person.wait_until_locked()


def test_quitting_saves_and_closes(person: Person) -> None:
    window = person.unlock()
    window.close()
    person.wait(lambda: person.has_ended)
    assert person.shell.kept is None


def _plan(person: Person) -> str:
    kept = person.shell.kept
    assert kept is not None
    form = sessions.SessionForm(kept.journal.clock() + timedelta(days=1), 45, "Phone as a tool")
    return kept.journal.do(None, sessions.plan_session, person.shell.desk.pairing_id, form).id


def _watched(person: Person) -> list[float]:
    """Put the idle watch of the desk on a clock of the test's own."""
    place = person.shell.workplace
    assert place is not None
    now = [0.0]
    place.idle.stop()
    place.idle = IdleWatch(10, place.is_practising, place, seconds=lambda: now[0], interval_ms=10)
    place.idle.rested.connect(place.lock_asked)
    return now


def test_what_cannot_be_saved_is_covered_kept_and_saved_later(person: Person) -> None:
    window = person.unlock()
    _write_up(person)
    kept = person.shell.kept
    assert kept is not None
    database = kept.folder / "journal.db"
    away = database.rename(kept.folder / "away.db")
    person.press(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "not on the disk yet" in person.unlock_screen.sentence
    assert not window.isVisible()
    assert person.shell.kept is kept
    away.rename(database)
    person.wait_until_locked()
    person.unlock()
    assert person.shell.kept is not None
    assert [hit.kind for hit in person.shell.kept.journal.ask(search, "handheld")] == ["ledger_entry"]


def test_the_passphrase_uncovers_what_was_not_saved(person: Person) -> None:
    window = person.unlock()
    field = _write_up(person)
    kept = person.shell.kept
    assert kept is not None
    away = (kept.folder / "journal.db").rename(kept.folder / "away.db")
    person.shell.lock()
    screen = person.unlock_screen
    person.type(screen.field, PASSPHRASE)
    person.press(screen.field, Qt.Key.Key_Return)
    person.wait(window.isVisible)
    assert field.text() == "handheld flow"
    away.rename(kept.folder / "journal.db")


def _write_up(person: Person) -> QLineEdit:
    """Type into the wrap-up of a session held just now."""
    kept, pairing_id = person.shell.kept, person.shell.desk.pairing_id
    assert kept is not None
    form = sessions.SessionForm(kept.journal.clock() - timedelta(hours=1), 45, "Phone as a tool")
    planned = kept.journal.do(None, sessions.plan_session, pairing_id, form)
    kept.journal.do(None, sessions.hold_session, planned.id, 45)
    page = person.window.page
    assert page is not None
    field = page.first_focus()
    assert isinstance(field, QLineEdit)
    person.type(field, "handheld flow")
    return field
