"""The texts of a session in the real window: write, raise, take back, edit, delete, undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import (
    ActionState,
    Audience,
    DebriefKind,
    RemarkKind,
    Role,
    Side,
    Tag,
)
from rmdesk.journal import notes, remarks
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.readers import raise_text
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import Remark
from rmdesk.ui.dialogs.action_form import ActionDialog
from rmdesk.ui.dialogs.wording import WordingDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.sessions.text import TextRow
from rmdesk.ui.widgets.question import Question
from tests.journal.test_remarks import in_force
from tests.journal.test_sessions import plan
from tests.ui.sessions_steps import (
    choose,
    click,
    detail_of,
    dialog,
    focused,
    open_page,
    press,
    row_of,
    said,
)
from tests.ui.test_autosave import LONG, full_disk

CONTROL = Qt.KeyboardModifier.ControlModifier
TYPED = "half a sentence"


@pytest.fixture
def session_id(journal: Journal, pairing_id: str) -> str:
    """One session on the first day, planned."""
    return plan(journal, pairing_id)


def test_a_note_is_saved_as_it_is_typed_and_edited_in_its_place(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    press(Qt.Key.Key_Return)
    assert focused() is page.detail.add_note
    press(Qt.Key.Key_Space)
    QTest.keyClicks(focused(), "Slow for ten minutes.")
    qtbot.waitUntil(lambda: bool(detail_of(journal, session_id).notes))
    press(Qt.Key.Key_Escape)
    (note,) = detail_of(journal, session_id).notes
    assert (note.text, note.audience) == ("Slow for ten minutes.", Audience.ONLY_ME)
    row = row_of(page, "Greta")
    assert focused() is row
    assert row.badge.accessibleName() == "Who reads this: only you"
    assert "Slow for ten minutes." in said(row)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(focused(), " Then easy.")
    window.go_to("sessions")
    assert page.save_now()
    assert detail_of(journal, session_id).notes[0].text == "Slow for ten minutes. Then easy."
    assert [version.text for version in journal.ask(notes.note_versions, note.id)] == [note.text]
    press(Qt.Key.Key_Escape)
    assert focused() is page.list


def test_an_empty_new_note_leaves_no_trace(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    count = len(page.detail.rows)
    click(page.detail.add_note)
    press(Qt.Key.Key_Escape)
    assert detail_of(journal, session_id).notes == ()
    assert len(page.detail.rows) == count


def test_leaving_the_row_ends_the_editing(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    row = row_of(page, "Greta learnt")
    click(row.add)
    QTest.keyClicks(focused(), "passkeys")
    page.list.setFocus()
    assert not row.is_editing
    assert "passkeys" in said(row)
    assert [entry.text for entry in detail_of(journal, session_id).learnt_by(Side.EXECUTIVE)] == ["passkeys"]
    row_of(page, "Tobias learnt").edit()
    QTest.keyClicks(focused(), "saying steps aloud")
    assert page.save_now()
    assert detail_of(journal, session_id).learnt_by(Side.MENTOR)[0].author is Role.EXECUTIVE


def test_debrief_lines_are_written_and_what_stung_stays_with_its_author(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    for name, text in (("Keep", "My hands only"), ("Change", "Ask first"), ("What stung", "Maze")):
        row_of(page, name).edit()
        QTest.keyClicks(focused(), text)
    assert page.save_now()
    detail = detail_of(journal, session_id)
    assert [line.text for line in detail.lines] == ["My hands only", "Ask first", "Maze"]
    stung = row_of(page, "What stung").badge
    choose(stung, Audience.PAIR)
    assert stung.audience is Audience.ONLY_ME
    assert detail_of(journal, session_id).lines_of(DebriefKind.STUNG)[0].audience is Audience.ONLY_ME


def written(journal: Journal, session_id: str, kind: RemarkKind, text: str) -> Remark:
    pairing = detail_of(journal, session_id).session.pairing_id
    return journal.do(None, remarks.write_remark, Place(pairing, session_id), kind, text)


def test_a_text_is_raised_to_the_pair_then_to_the_coordinator_and_taken_back(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    journal.do(None, in_force, pairing_id)
    written(journal, session_id, RemarkKind.WAY_OF_WORKING, "The same topic twice paid off.")
    page = open_page(qtbot, window)
    row = row_of(page, "Greta")
    assert "Way of working" in said(row)
    choose(row.badge, Audience.PAIR)
    assert detail_of(journal, session_id).remarks[0].audience is Audience.PAIR
    choose(row.badge, Audience.COORDINATOR)
    question = dialog(Question)
    assert "May Ines read this?" in said(question)
    assert detail_of(journal, session_id).remarks[0].audience is Audience.PAIR
    click(question.yes)
    raised = detail_of(journal, session_id).remarks[0]
    assert (raised.audience, raised.raised_under) == (Audience.COORDINATOR, 1)
    choose(row.badge, Audience.ONLY_ME)
    assert detail_of(journal, session_id).remarks[0].audience is Audience.ONLY_ME


def test_a_refused_reader_is_shown_with_its_reason(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    journal.do(None, in_force, pairing_id)
    remark = written(journal, session_id, RemarkKind.WHAT_CHANGED, "Her raise came late.")
    page = open_page(qtbot, window)
    badge = row_of(page, "Greta").badge
    badge.tag_chosen.emit(Tag.PAY)
    badge.open_menu()
    menu = badge.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    entry = menu.actions()[Audience.PAIR]
    assert not entry.isEnabled()
    assert "R4" in entry.text()
    menu.close()
    assert detail_of(journal, session_id).remarks[0].tag is Tag.PAY
    assert remark.audience is Audience.ONLY_ME


def test_a_watchword_in_a_raised_line_offers_another_wording(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    journal.do(None, in_force, pairing_id)
    remark = written(journal, session_id, RemarkKind.WHAT_CHANGED, "The Heron starts on the floor.")
    journal.do(None, raise_text, Remark, remark.id, Audience.COORDINATOR)
    page = open_page(qtbot, window)
    row = row_of(page, "Greta")
    assert row.hint.said == ("“Heron” is a watchword. Ines would read: “The project starts on the floor.”")
    accept = next(one for one in row.hint.buttons if one.text() == "Use this wording")
    click(accept)
    assert detail_of(journal, session_id).remarks[0].wording == "The project starts on the floor."
    assert row.hint.said == "Ines would read: “The project starts on the floor.”"
    click(next(one for one in row.hint.buttons if one.text() == "Use my own words"))
    click(next(one for one in row.hint.buttons if one.text() == "Change…"))
    form = dialog(WordingDialog)
    form.area.set_text("Something starts on the floor.")
    click(form.yes)
    assert row.hint.said == "Ines would read: “Something starts on the floor.”"


def test_a_deleted_note_comes_back_by_undo(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    journal.do(None, notes.write_note, Place(pairing_id, session_id), "pineapple", Side.PAIR)
    page = open_page(qtbot, window)
    press(Qt.Key.Key_Return)
    assert focused() is row_of(page, "Greta")
    press(Qt.Key.Key_Delete)
    assert detail_of(journal, session_id).notes == ()
    assert "pineapple" not in said(page.detail)
    assert window.toast.isVisible()
    assert window.toast.text == "The note was deleted."
    window.toast.undo()
    assert [note.text for note in detail_of(journal, session_id).notes] == ["pineapple"]
    assert "pineapple" in said(page.detail)


def test_the_partners_text_is_shown_and_not_edited(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    def by_tobias(db: Db) -> None:
        note = notes.write_note(db, Place(pairing_id, session_id), "Hands in pockets.", Side.PAIR)
        note.author, note.audience = Role.MENTOR, Audience.PAIR

    journal.do(None, by_tobias)
    page = open_page(qtbot, window)
    row = row_of(page, "Tobias")
    row.setFocus()
    press(Qt.Key.Key_Return)
    assert not row.is_editing
    assert "Only the one who wrote this can change it" in window.toast.text
    press(Qt.Key.Key_Delete)
    assert detail_of(journal, session_id).notes[0].text == "Hands in pockets."
    assert not row.badge.isEnabled()


def test_an_action_is_agreed_ticked_and_reopened(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    click(page.detail.add_action)
    form = dialog(ActionDialog)
    QTest.keyClicks(form.text, "Scan three delivery notes alone")
    click(form.yes)
    (action,) = detail_of(journal, session_id).actions
    assert (action.text, action.side, action.due) == ("Scan three delivery notes alone", Side.EXECUTIVE, None)
    tick = page.detail.agreed[0].tick
    tick.setFocus()
    press(Qt.Key.Key_Space)
    assert detail_of(journal, session_id).actions[0].state is ActionState.DONE
    assert "acted on 13 Jan" in said(page.detail)
    assert focused() is page.detail.agreed[0].tick
    press(Qt.Key.Key_Space)
    assert detail_of(journal, session_id).actions[0].state is ActionState.OPEN


def test_what_another_page_writes_shows_and_what_is_typed_here_stays(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    page = open_page(qtbot, window)
    click(page.detail.add_note)
    QTest.keyClicks(focused(), TYPED[:11])
    journal.do(None, notes.write_note, Place(pairing_id, session_id), "from elsewhere", Side.PAIR)
    page.reload()
    QTest.keyClicks(focused(), TYPED[11:])
    assert page.save_now()
    assert [note.text for note in detail_of(journal, session_id).notes] == [
        "from elsewhere",
        "half a sentence",
    ]
    page.reload()
    assert "from elsewhere" in said(page.detail)
    assert isinstance(page.detail.row_of(detail_of(journal, session_id).notes[0].id), TextRow)


def test_what_cannot_be_saved_stays_on_the_screen(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, pairing_id: str
) -> None:
    plan(journal, pairing_id, 14)
    page = open_page(qtbot, window)
    click(page.detail.add_note)
    row = page.detail.rows[-1]
    with full_disk(journal):
        row.area.insertPlainText(LONG * 2)
        assert not page.save_now()
        page.list.setFocus()
        press(Qt.Key.Key_Up)
        assert page.list.selected == session_id
        page.open_record(session_id)
        assert row.area.isVisible()
        assert row.area.text() == LONG * 2
        assert "Not saved" in said(page)
    assert page.save_now()
    assert detail_of(journal, session_id).notes[0].text == (LONG * 2).strip()
