"""What the window says to a journal that is broken, lost, full, or opened at a strange hour."""

import os
import re
import resource
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from rmdesk import paths, settings
from rmdesk.domain.vocabulary import Side
from rmdesk.journal import keeping, notes, sessions
from rmdesk.journal.journal import Journal
from rmdesk.journal.session_detail import session_detail
from rmdesk.journal.sessions import Place, SessionForm
from rmdesk.storage.engine import open_database
from rmdesk.storage.header import Cost, Header, read_header, to_bytes
from rmdesk.storage.lock import InstanceLock
from rmdesk.storage.migrate import SCHEMA
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.page_table import PAGES, existing_pages
from rmdesk.ui.pages.share import SharePage
from tests.conftest import CHEAP, CODE, PASSPHRASE, SetClock
from tests.ui.driving import Person
from tests.ui.share_material import write_pair
from tests.ui.test_share_page import agree_both, idle, page, shared, type_code, window

__all__ = ["page", "shared", "window", "write_pair"]

PAGE_BYTES = 4096
CHOOSE, RESTORE, AGAIN = "Choose another journal…", "Restore the newest backup", "Try again"
MISSING, FOREIGN = "There is no journal there", "not an rmdesk journal"
DAMAGED, NEWER = "This journal is damaged", "made by a newer rmdesk"


def other_header(folder: Path) -> Header:
    """The key header of another journal that the same passphrase opens."""
    other = folder.with_name("other.rmdesk")
    kept, _ = keeping.create(other, "Someone else", PASSPHRASE, SetClock(), CHEAP)
    kept.close()
    return read_header(other)


def cut(keep: int) -> Callable[[Path], None]:
    return lambda folder: os.truncate(paths.database(folder), keep)


def flip(place: float) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        content = bytearray(paths.database(folder).read_bytes())
        content[int(place * len(content)) if isinstance(place, float) else place] ^= 0x10
        paths.database(folder).write_bytes(content)

    return damage


def write(content: bytes) -> Callable[[Path], None]:
    return lambda folder: void(paths.database(folder).write_bytes(content))


def void(_result: object) -> None:
    """A deed without a result."""


def plain_sqlite(folder: Path) -> None:
    paths.database(folder).unlink()
    with closing(sqlite3.connect(paths.database(folder))) as plain:
        plain.executescript("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('x');")


def instead(make: Callable[[Path], None]) -> Callable[[Path], None]:
    def put(folder: Path) -> None:
        paths.database(folder).unlink()
        make(paths.database(folder))

    return put


def without_header(folder: Path) -> None:
    paths.header(folder).unlink()
    paths.previous_header(folder).unlink(missing_ok=True)


def header_of_another(folder: Path) -> None:
    without_header(folder)
    paths.header(folder).write_bytes(to_bytes(other_header(folder)))


def absurd_costs(folder: Path) -> None:
    found = read_header(folder)
    asking = replace(found.passphrase, cost=Cost(2**31 - 1, 900, 16))
    without_header(folder)
    paths.header(folder).write_bytes(to_bytes(replace(found, passphrase=asking)))


def newer_schema(folder: Path) -> None:
    key = keeping.with_passphrase(PASSPHRASE)(read_header(folder))
    with closing(open_database(paths.database(folder), key, SCHEMA)) as database:
        database.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")


BROKEN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "no database": (lambda folder: paths.database(folder).unlink(), MISSING, CHOOSE),
    "0 bytes": (cut(0), MISSING, CHOOSE),
    "1 byte": (cut(1), MISSING, CHOOSE),
    "a plain database": (plain_sqlite, FOREIGN, CHOOSE),
    "a zip": (write(b"PK\x03\x04" + bytes(9000)), FOREIGN, CHOOSE),
    "a text": (write(b"Dear diary\n" * 900), FOREIGN, CHOOSE),
    "a folder": (instead(Path.mkdir), FOREIGN, CHOOSE),
    "a pipe": (instead(os.mkfifo), FOREIGN, CHOOSE),
    "a bit of the salt": (flip(3), DAMAGED, RESTORE),
    "a bit of page 1": (flip(2000), DAMAGED, RESTORE),
    "cut at a page": (cut(5 * PAGE_BYTES), DAMAGED, RESTORE),
    "cut in a page": (cut(5 * PAGE_BYTES + 17), DAMAGED, RESTORE),
    "garbage at the end": (lambda folder: os.truncate(paths.database(folder), 2_000_000), DAMAGED, RESTORE),
    "no key header": (without_header, DAMAGED, RESTORE),
    "the key header of another": (header_of_another, DAMAGED, RESTORE),
    "absurd costs": (absurd_costs, "more memory or time than rmdesk allows", RESTORE),
    "a newer schema": (newer_schema, NEWER, CHOOSE),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_journal_is_one_sentence_and_the_button_that_helps(
    person: Person, folder: Path, what: str
) -> None:
    break_it, words, answer = BROKEN[what]
    break_it(folder)
    before = kept_bytes(folder)
    screen = person.unlock_screen
    person.type(screen.field, PASSPHRASE)
    person.press(screen.field, Qt.Key.Key_Return)
    person.wait(lambda: bool(screen.sentence))
    assert words in screen.sentence
    assert screen.answer.text() == answer
    assert person.shell.kept is None
    assert kept_bytes(folder) == before


def kept_bytes(folder: Path) -> bytes | None:
    """What stands in the database's place, never waiting on a pipe."""
    place = paths.database(folder)
    return place.read_bytes() if place.is_file() else None


def test_damage_in_the_middle_is_told_and_never_shown_as_a_fault_of_the_program(
    qtbot: QtBot, person: Person, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = paths.database(folder).read_bytes()
    outcomes = set()
    for page_number in range(2, 8):
        content = bytearray(sound)
        content[page_number * PAGE_BYTES + 100] ^= 1
        paths.database(folder).write_bytes(content)
        screen = person.unlock_screen
        screen.notice.say("")
        screen.field.clear()
        person.type(screen.field, PASSPHRASE)
        person.press(screen.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: has_answered(person), timeout=20_000)
        outcomes.add(person.shell.workplace is None)
        if person.shell.workplace is not None:
            person.shell.lock()
            person.wait_until_locked()
        else:
            assert DAMAGED in person.unlock_screen.sentence
            assert person.unlock_screen.answer.text() == RESTORE
            person.wait(lambda: not person.shell.tasks.is_busy)
    assert outcomes == {True, False}
    assert "Traceback" not in capsys.readouterr().err


def has_answered(person: Person) -> bool:
    """The desk shows, or the lock screen says why not."""
    return person.shell.workplace is not None or bool(person.unlock_screen.sentence)


def test_a_second_start_is_told_who_has_it_open(person: Person, folder: Path) -> None:
    screen = person.unlock_screen
    with InstanceLock(folder):
        person.type(screen.field, PASSPHRASE)
        person.press(screen.field, Qt.Key.Key_Return)
        person.wait(lambda: bool(screen.sentence))
        assert f" {os.getpid()})" in screen.sentence
        assert screen.answer.text() == AGAIN
    person.click(screen.answer)
    person.wait(lambda: person.shell.workplace is not None)


def test_the_recovery_key_of_another_journal_is_refused(person: Person, folder: Path) -> None:
    _kept, key = keeping.create(folder.with_name("b.rmdesk"), "B", PASSPHRASE, SetClock(), CHEAP)
    _kept.close()
    screen = person.unlock_screen
    person.click(screen.recovery)
    person.type(screen.field, key)
    person.press(screen.field, Qt.Key.Key_Return)
    person.wait(lambda: bool(screen.sentence))
    assert screen.sentence == "That recovery key belongs to another journal."


def move_file(folder: Path) -> Callable[[], object]:
    away = paths.database(folder).rename(folder / "away.db")
    return lambda: away.rename(paths.database(folder))


def move_folder(folder: Path) -> Callable[[], object]:
    away = folder.rename(folder.with_name("elsewhere.rmdesk"))
    return lambda: away.rename(folder)


def replace_file(folder: Path) -> Callable[[], object]:
    own = folder / "own.db"
    os.link(paths.database(folder), own)
    shutil.copy(own, folder / "copy.db")
    (folder / "copy.db").replace(paths.database(folder))
    return lambda: own.replace(paths.database(folder))


@pytest.mark.parametrize("lose", [move_file, move_folder, replace_file])
def test_a_journal_lost_while_open_stops_saving_and_keeps_the_words(
    person: Person, folder: Path, lose: Callable[[Path], Callable[[], object]]
) -> None:
    window = person.unlock()
    field = wrap_up_field(person)
    bring_back = lose(folder)
    person.type(field, "handheld flow")
    assert window.save_all() is False
    assert field.text() == "handheld flow"
    said = texts(window)
    assert any("no longer in its place" in text for text in said)
    assert any(text.startswith("Not saved since") for text in said)
    assert window.go_to("goals") is False or field.text() == "handheld flow"
    bring_back()
    assert window.save_all()
    assert not any("no longer in its place" in text for text in texts(window))


def wrap_up_field(person: Person) -> QLineEdit:
    """The first line of the wrap-up of a session held just now."""
    kept, pairing_id = person.shell.kept, person.shell.desk.pairing_id
    assert kept is not None
    form = SessionForm(kept.journal.clock() - timedelta(hours=1), 45, "Phone as a tool")
    planned = kept.journal.do(None, sessions.plan_session, pairing_id, form)
    kept.journal.do(None, sessions.hold_session, planned.id, 45)
    shown = person.window.page
    assert shown is not None
    field = shown.first_focus()
    assert isinstance(field, QLineEdit)
    return field


def texts(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond `size`: the system answers as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("there", [None, "the summary of spring\n"])
def test_a_full_disk_in_an_export_leaves_the_old_file_whole_and_no_half_one(
    qtbot: QtBot, page: SharePage, tmp_path: Path, there: str | None
) -> None:
    place = tmp_path / "out" / "summary.md"
    place.parent.mkdir()
    if there is not None:
        place.write_text(there)
    agree_both(qtbot, page)
    page.saving.choose = lambda _window, _name, chosen: chosen(place)
    said: list[str] = []
    page.desk.toasted.connect(lambda words, _undo: said.append(words))
    with room_for(1000):
        page.deed.click()
        if page.saving.question is not None:
            page.saving.question.yes.click()
        idle(qtbot, page)
    assert said[-1].startswith("The disk is full.")
    assert [one.name for one in place.parent.iterdir()] == ([place.name] if there else [])
    assert there is None or place.read_text() == there
    assert page.deed.text() == "Save summary…"


ODD_PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, "Something is there already."),
    "a pipe": (os.mkfifo, "Something is there already."),
    "a link": (lambda place: place.symlink_to("elsewhere.md"), "Something is there already."),
    "no folder": (lambda place: place.parent.rmdir(), "This place cannot be written to."),
}


@pytest.mark.parametrize("what", ODD_PLACES)
def test_a_summary_is_never_written_over_what_is_no_file(
    qtbot: QtBot, page: SharePage, tmp_path: Path, what: str
) -> None:
    place = tmp_path / "out" / "summary.md"
    place.parent.mkdir()
    make, words = ODD_PLACES[what]
    make(place)
    kind = stat.S_IFMT(place.lstat().st_mode) if place.is_symlink() or place.exists() else None
    agree_both(qtbot, page)
    page.saving.choose = lambda _window, _name, chosen: chosen(place)
    said: list[str] = []
    page.desk.toasted.connect(lambda text, _undo: said.append(text))
    page.deed.click()
    if page.saving.question is not None:
        page.saving.question.yes.click()
    idle(qtbot, page)
    assert said[-1].startswith(words)
    assert kind is None or stat.S_IFMT(place.lstat().st_mode) == kind
    assert page.deed.text() == "Save summary…"


@pytest.mark.parametrize("days", [-366, 366])
def test_a_clock_a_year_wrong_keeps_the_order_and_shows_no_negative_time(
    clock: SetClock,
    journal: Journal,
    pairing_id: str,
    shared: None,
    window: MainWindow,
    days: int,
) -> None:
    form = SessionForm(clock.time, 55, "Before")
    session = journal.do(None, sessions.plan_session, pairing_id, form)
    place = Place(pairing_id, session.id)
    journal.do(None, notes.write_note, place, "first", Side.PAIR)
    clock.forward(days=days)
    journal.do(None, notes.write_note, place, "second", Side.PAIR)
    clock.forward(days=-2 * days)
    journal.do(None, notes.write_note, place, "third", Side.PAIR)
    assert [note.text for note in journal.ask(session_detail, session.id).notes] == [
        "first",
        "second",
        "third",
    ]
    for shown in existing_pages(PAGES, has_programme=True):
        window.go_to(shown.page_id)
        assert not [text for text in texts(window) if re.search(r"(?<![\w–-])[-\u2212]\d", text)]


def test_closing_the_dialog_does_not_shorten_the_wait_after_a_wrong_code(
    qtbot: QtBot, page: SharePage
) -> None:
    page.hand_over()
    page.deed.click()
    for _wrong in range(2):
        dialog = page.answer.dialog
        assert isinstance(dialog, SignOffDialog)
        qtbot.waitUntil(partial(is_ready, dialog), timeout=5000)
        type_code(qtbot, page, "some other code")
        dialog.reject()
        page.deed.click()
    again = page.answer.dialog
    assert isinstance(again, SignOffDialog)
    assert again.is_waiting
    assert "Try again in 2 s." in again.fault.text()
    QTest.keyClicks(again.code, CODE)
    QTest.keyClick(again.code, Qt.Key.Key_Return)
    assert not again.yes.isEnabled()
    assert page.left.consents.answers[0] == "Tobias has not answered yet"
    again.reject()


def is_ready(dialog: SignOffDialog) -> bool:
    return not dialog.is_waiting


@pytest.mark.parametrize("name", ["n" * 5000, "a\0b", "<img src=x>"])
def test_a_strange_last_journal_in_the_settings_does_not_stop_the_start(
    qtbot: QtBot, clock: SetClock, dressed: object, name: str
) -> None:
    person = Person(qtbot, Path("/") / name, clock)
    assert isinstance(person.shell.screen, Screen)
    person.leave()


def test_a_pipe_in_place_of_the_settings_does_not_keep_the_start_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "settings.json")
    assert settings.load(tmp_path / "settings.json") == settings.Settings()
