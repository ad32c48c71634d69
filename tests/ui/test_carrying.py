"""A readable copy, an import, and a saved file read in the window."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog

from rmdesk.ui.dialogs.carrying import CarryingDialog
from rmdesk.ui.dialogs.read_file import ReadFileDialog
from rmdesk.ui.workplace import Workplace
from tests.ui.driving import Person

REFERENCE = Path(__file__).parents[1] / "reference" / "summary_HL-07.md"
RIGHT = "Unchanged since it was saved. This finds accidental edits, not forgery."
CHANGED = "Changed after it was made: what it says now is not what was saved."


@pytest.fixture
def place(person: Person) -> Workplace:
    """Greta's open journal in its window."""
    person.unlock()
    workplace = person.shell.workplace
    assert workplace is not None
    return workplace


def dropped(place: Workplace, *files: Path) -> bool:
    """Drop files on the window; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    entering.ignore()
    QApplication.sendEvent(place.window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(
            place.window, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none)
        )
    return entering.isAccepted()


def opened(place: Workplace, kind: type[QDialog]) -> QDialog:
    """The dialog over the window."""
    found = [one for one in place.window.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def reader(place: Workplace) -> ReadFileDialog:
    found = opened(place, ReadFileDialog)
    assert isinstance(found, ReadFileDialog)
    return found


def saved(folder: Path, change: tuple[bytes, bytes] = (b"", b"")) -> Path:
    """The reference summary with its hash, as somebody saved it; then changed by hand."""
    bare = REFERENCE.read_bytes()
    whole = bare.replace(b'sha256: ""', f'sha256: "{sha256(bare).hexdigest()}"'.encode())
    file = folder / "summary.md"
    file.write_bytes(whole.replace(*change) if change[0] else whole)
    return file


def test_a_summary_dropped_on_the_window_is_shown_and_proved(place: Workplace, tmp_path: Path) -> None:
    assert dropped(place, saved(tmp_path))
    shown = reader(place)
    assert (shown.chip.text(), shown.told.text()) == ("Unchanged", RIGHT)
    assert "12 of 12 sessions held, one moved" in shown.view.toPlainText()


def test_one_that_was_changed_by_hand_says_so(place: Workplace, tmp_path: Path) -> None:
    dropped(place, saved(tmp_path, (b"within minutes", b"within hours")))
    shown = reader(place)
    assert (shown.chip.text(), shown.told.text()) == ("Changed", CHANGED)


def test_the_ends_of_lines_of_other_systems_are_read(place: Workplace, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_bytes(b"\xef\xbb\xbf" + REFERENCE.read_bytes().replace(b"\n", b"\r\n"))
    dropped(place, file)
    assert "12 of 12 sessions held" in reader(place).view.toPlainText()


@pytest.mark.parametrize("content", [b"", b"plain text", b"\xff\xfe\x00", b"---\nrmdesk_summary: 1\n---\n"])
def test_what_is_no_summary_is_told_in_one_sentence(place: Workplace, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "notes.md"
    file.write_bytes(content)
    dropped(place, file)
    shown = reader(place)
    assert shown.chip.text() == "Not read"
    assert shown.told.text().endswith(".")
    assert shown.view.isHidden()


def test_a_folder_is_no_file_and_several_are_not_taken(place: Workplace, tmp_path: Path) -> None:
    assert not dropped(place, saved(tmp_path), saved(tmp_path))
    assert dropped(place, tmp_path)
    assert (
        "not an ordinary file" in reader(place).told.text() or "cannot be read" in reader(place).told.text()
    )


def test_the_whole_journal_is_written_readable_after_a_warning(
    person: Person, place: Workplace, tmp_path: Path
) -> None:
    dialog = place.take_out(tmp_path)
    assert isinstance(opened(place, CarryingDialog), CarryingDialog)
    dialog.go.click()
    folder = tmp_path / "rmdesk-takeout-2026-01-13"
    person.wait(lambda: not dialog_is_open(place))
    assert json.loads((folder / "journal.json").read_text("utf-8"))["rmdesk_takeout"] == 1
    assert "Nothing there is encrypted" in place.window.toast.text


def test_the_same_journal_taken_in_again_changes_nothing(
    person: Person, place: Workplace, tmp_path: Path
) -> None:
    place.take_out(tmp_path).go.click()
    person.wait(lambda: not dialog_is_open(place))
    dialog = place.take_in(tmp_path / "rmdesk-takeout-2026-01-13" / "journal.json")
    dialog.go.click()
    person.wait(lambda: not dialog_is_open(place))
    assert place.window.toast.text == "Nothing to do: this journal has all of it already."


def test_a_file_that_is_no_takeout_leaves_the_journal_as_it_is(
    person: Person, place: Workplace, tmp_path: Path
) -> None:
    dialog = place.take_in(saved(tmp_path))
    dialog.go.click()
    person.wait(lambda: not dialog.fault.isHidden())
    assert dialog.fault.text().endswith(".")
    dialog.cancel.click()
    assert not dialog_is_open(place)


def dialog_is_open(place: Workplace) -> bool:
    """Whether the long work still shows."""
    return any(one.isVisible() for one in place.window.findChildren(CarryingDialog))
