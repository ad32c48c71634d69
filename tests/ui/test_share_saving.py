"""Saving what both agreed to: three formats, read back before they are written; and what left."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, FileFormat, RemarkKind, Role
from rmdesk.export.markdown import is_unedited, signed_part
from rmdesk.journal import launch, readers, remarks
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import add_person
from rmdesk.journal.sessions import Place, session_rows
from rmdesk.storage.records import Remark
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.share import SharePage
from tests.ui.test_share_page import agree_both, idle, page, partner_agrees, save_to, shared, texts, window

__all__ = ["page", "shared", "window"]

STARTS = {FileFormat.MARKDOWN: b"---\n", FileFormat.HTML: b"<!DOCTYPE html>", FileFormat.PDF: b"%PDF-"}
LESSON = "The Quarterly board read the draft first"


def choose_format(page: SharePage, wanted: FileFormat) -> None:
    place = list(FileFormat).index(wanted)
    page.left.consents.formats.findChildren(QPushButton)[place].click()


def write_lesson(journal: Journal, pairing_id: str, said: str = LESSON) -> str:
    last = journal.ask(session_rows, pairing_id)[0].session
    place = Place(pairing_id, last.id)
    remark = journal.do(None, remarks.write_remark, place, RemarkKind.LESSON_LEARNT, said)
    journal.do(None, readers.raise_text, Remark, remark.id, Audience.COORDINATOR)
    return remark.id


def wrong(page: SharePage) -> str:
    """What the red line says; "" while it does not show."""
    line = page.left.check.wrong
    return line.accessibleDescription() if line.isVisible() else ""


@pytest.mark.parametrize("wanted", list(FileFormat))
def test_it_is_saved_in_three_formats(
    qtbot: QtBot, page: SharePage, window: MainWindow, tmp_path: Path, wanted: FileFormat
) -> None:
    page.saving.choose = save_to(tmp_path)
    agree_both(qtbot, page)
    choose_format(page, wanted)
    name = f"rmdesk-summary_HL-07_2026-02-10.{wanted.value}"
    assert name in texts(page)
    page.deed.click()
    idle(qtbot, page)
    assert (tmp_path / name).read_bytes().startswith(STARTS[wanted])
    assert window.toast.text == f"Saved as {name}. Nothing can be called back now."
    opened: list[Path] = []
    page.saving.open_folder = opened.append
    window.toast.button.click()
    assert opened == [tmp_path]


def test_what_was_looked_for_is_what_is_said(qtbot: QtBot, page: SharePage) -> None:
    said = "Looked for three names and one watchword in the text as it will be shown: none."
    assert said in texts(page)
    page.deed.click()
    partner_agrees(qtbot, page)
    idle(qtbot, page)
    assert any(text.startswith("Read back from the finished file (Markdown)") for text in texts(page))
    choose_format(page, FileFormat.PDF)
    assert "The finished file is being read back." in texts(page)
    idle(qtbot, page)
    assert any(text.startswith("Read back from the finished file (PDF)") for text in texts(page))


def test_a_name_known_only_after_the_consents_stops_the_saving(
    qtbot: QtBot, page: SharePage, window: MainWindow, journal: Journal, pairing_id: str, tmp_path: Path
) -> None:
    line = write_lesson(journal, pairing_id)
    page.saving.choose = save_to(tmp_path / "out")
    (tmp_path / "out").mkdir()
    agree_both(qtbot, page)
    assert wrong(page) == ""
    journal.do(None, add_person, pairing_id, "Quarterly")
    idle(qtbot, page)
    assert wrong(page).startswith("Lesson learnt, session 3: a name.")
    assert not page.deed.isEnabled()
    page.save_summary()
    assert list((tmp_path / "out").iterdir()) == []
    asked: list[tuple[str, str]] = []
    page.desk.page_asked.connect(lambda page_id, record: asked.append((page_id, record)))
    page.left.check.way.click()
    assert asked == [("sessions", line)]
    window.go_to("share")
    page.left.consents.veto.click()
    assert wrong(page) == ""
    assert page.deed.isEnabled()
    assert LESSON not in page.paper.view.toPlainText()


def test_only_the_author_is_told_which_line_it_is(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str
) -> None:
    line = write_lesson(journal, pairing_id)
    journal.do(None, make_partners, line)
    agree_both(qtbot, page)
    journal.do(None, add_person, pairing_id, "Quarterly")
    idle(qtbot, page)
    assert wrong(page) == (
        "A line holds something that may not leave. Its author sees which; nothing was written."
    )
    assert not page.left.check.way.isVisible()


def make_partners(db: Db, record_id: str) -> None:
    """As if the partner had written it: their line in the owner's journal."""
    db.find(Remark, record_id).author = Role.MENTOR


def choosing(place: Path) -> Callable[..., None]:
    return lambda _window, _name, chosen: chosen(place)


def test_a_chosen_name_is_looked_through_too(
    qtbot: QtBot, page: SharePage, window: MainWindow, tmp_path: Path
) -> None:
    agree_both(qtbot, page)
    page.saving.choose = choosing(tmp_path / "heron.md")
    page.deed.click()
    idle(qtbot, page)
    assert window.toast.text.startswith("That file name holds a watchword.")
    assert not (tmp_path / "heron.md").exists()
    assert page.deed.isEnabled()
    page.saving.choose = choosing(tmp_path / "for the board.md")
    page.deed.click()
    idle(qtbot, page)
    assert (tmp_path / "for the board.md").exists()


def test_a_name_that_does_not_fit_is_put_right_before_anything_is_written(
    qtbot: QtBot, page: SharePage, tmp_path: Path
) -> None:
    agree_both(qtbot, page)
    choose_format(page, FileFormat.PDF)
    page.saving.choose = choosing(tmp_path / "june: final.md")
    page.deed.click()
    idle(qtbot, page)
    assert not list(tmp_path.glob("june*"))
    assert page.saving.question is not None
    assert page.saving.question.windowTitle() == "Save it as june- final.pdf?"
    page.saving.question.yes.click()
    idle(qtbot, page)
    assert (tmp_path / "june- final.pdf").read_bytes().startswith(b"%PDF-")


def test_a_character_that_no_font_has_stops_only_the_pdf(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str
) -> None:
    write_lesson(journal, pairing_id, "A sign \U00013000 stood on the door")
    agree_both(qtbot, page)
    choose_format(page, FileFormat.PDF)
    idle(qtbot, page)
    assert wrong(page).startswith("The fonts for PDF do not have the character")
    assert not page.deed.isEnabled()
    assert "Saving is off: the leak check found something" in texts(page)
    choose_format(page, FileFormat.HTML)
    idle(qtbot, page)
    assert wrong(page) == ""
    assert page.deed.isEnabled()


def test_what_left_is_listed_without_its_text(
    qtbot: QtBot, page: SharePage, journal: Journal, tmp_path: Path
) -> None:
    assert not page.left.log.isVisible()
    page.saving.choose = save_to(tmp_path)
    agree_both(qtbot, page)
    agreed = page.state.view.agreed
    assert agreed is not None
    for wanted in (FileFormat.MARKDOWN, FileFormat.PDF):
        choose_format(page, wanted)
        page.deed.click()
        idle(qtbot, page)
    assert page.left.log.isVisible()
    assert page.left.log.lines == []
    page.left.log.toggle.click()
    proof = f"agreement 1 · {agreed.digest.hex()[:8]} · {len(agreed.withheld)} withheld"
    assert page.left.log.lines == [
        "10 Feb, 10:02 · Ines Castellano · PDF",
        proof,
        "10 Feb, 10:02 · Ines Castellano · Markdown",
        proof,
    ]


def test_titles_on_the_screen_never_reach_the_file(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str, tmp_path: Path
) -> None:
    form = replace(launch.PairForm(), executive_title="Owner", mentor_title="Resident doctor")
    journal.do(None, launch.save_pair, pairing_id, form)
    page.saving.choose = save_to(tmp_path)
    agree_both(qtbot, page)
    page.deed.click()
    idle(qtbot, page)
    [file] = tmp_path.glob("rmdesk-summary*")
    said = file.read_text(encoding="utf-8")
    assert "Executive" in said
    assert "Owner" not in said
    assert "doctor" not in said


def test_a_file_is_written_only_while_it_is_still_what_both_agreed_to(
    qtbot: QtBot, page: SharePage, window: MainWindow, journal: Journal, pairing_id: str, tmp_path: Path
) -> None:
    line = write_lesson(journal, pairing_id)
    page.saving.choose = save_to(tmp_path)
    agree_both(qtbot, page)
    page.deed.click()  # the worker makes the file now
    journal.do(None, readers.raise_text, Remark, line, Audience.ONLY_ME)
    idle(qtbot, page)
    assert not list(tmp_path.glob("rmdesk-summary*"))
    assert window.toast.text.startswith("The text has changed since it was agreed to.")


def test_saving_writes_the_agreed_bytes_and_nothing_before(
    qtbot: QtBot, page: SharePage, journal: Journal, tmp_path: Path
) -> None:
    page.saving.choose = save_to(tmp_path)
    place = tmp_path / "rmdesk-summary_HL-07_2026-02-10.md"
    page.save_summary()
    page.deed.click()
    page.save_summary()
    assert not place.exists()
    partner_agrees(qtbot, page)
    read = page.state.view.signed
    page.deed.click()
    qtbot.waitUntil(place.exists, timeout=20_000)
    idle(qtbot, page)
    content = place.read_bytes()
    agreed = page.state.view.agreed
    assert agreed is not None
    assert content == agreed.file_bytes
    assert signed_part(content) == read
    assert is_unedited(content)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert page.paper.chip.text() == "Saved 10 February"
    assert "Saved on 10 February. After saving nothing can be called back." in texts(page)
    assert not page.left.consents.veto.isVisible()


def test_the_file_dialog_proposes_the_name_and_asks_before_replacing(
    qtbot: QtBot, page: SharePage, tmp_path: Path
) -> None:
    agree_both(qtbot, page)
    place = tmp_path / "rmdesk-summary_HL-07_2026-02-10.md"
    place.write_text("older")
    page.deed.click()
    chooser = page.window().findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert [Path(name).name for name in chooser.selectedFiles()] == [place.name]
    chooser.fileSelected.emit(str(place))
    chooser.close()
    assert place.read_text() == "older"
    assert page.saving.question is not None
    page.saving.question.yes.click()
    idle(qtbot, page)
    assert place.read_bytes().startswith(b"---\nrmdesk_summary: 1\n")
