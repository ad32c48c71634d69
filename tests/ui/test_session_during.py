"""A session while it lasts: lines and steps are ticked, notes are kept, the time is told; nothing is lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.session_phase import Phase
from rmdesk.domain.vocabulary import Audience, DebriefKind, Role, SessionState, Side
from rmdesk.journal import lessons, preparing
from rmdesk.journal.debriefs import set_debrief_line
from rmdesk.journal.journal import Journal
from rmdesk.journal.practices import end_practice, start_practice
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.session_steps import HeldDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.sessions import SessionsPage
from rmdesk.ui.pages.sessions.during import NoteLine
from rmdesk.ui.theme import Theme
from tests.conftest import SetClock
from tests.journal.test_sessions import FIRST, plan
from tests.ui.clips import clipped
from tests.ui.driving import Person
from tests.ui.sessions_steps import choose, click, detail_of, dialog, focused, open_page, press, row_of, said
from tests.ui.test_autosave import LONG, full_disk
from tests.ui.test_session_before import LESSON, with_lesson

PLAN = "Look back, 5 min: what came of it\nPasskeys, 25 min\nDebrief, 15 min"


@pytest.fixture
def session_id(journal: Journal, pairing_id: str, clock: SetClock) -> str:
    """Twelve minutes into a session with three lines."""
    clock.time = FIRST + timedelta(minutes=12)
    made = plan(journal, pairing_id)
    journal.do(None, preparing.set_plan, made, PLAN)
    return made


def shown_view(page: SessionsPage) -> str:
    """The view that is chosen and has the focus; "" while it has not."""
    current = page.detail.choice.current
    return str(current.property("text")).lower() if current.hasFocus() else ""


def running(qtbot: QtBot, window: MainWindow) -> tuple[SessionsPage, NoteLine]:
    page = open_page(qtbot, window)
    assert page.detail.view is Phase.DURING
    assert page.detail.note_line is not None
    return page, page.detail.note_line


def test_lines_are_ticked_by_keys_and_saved_at_once(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page, _line = running(qtbot, window)
    ticks = page.detail.plan.ticks
    assert [tick.text() for tick in ticks] == [
        "Look back  ·  5 min: what came of it",
        "Passkeys  ·  25 min",
        "Debrief  ·  15 min",
    ]
    ticks[1].setFocus()
    press(Qt.Key.Key_Space)
    assert detail_of(journal, session_id).session.ticked == ("1",)
    assert focused() is ticks[1]
    page.reload()
    assert [tick.isChecked() for tick in page.detail.plan.ticks] == [False, True, False]
    assert focused() is page.detail.plan.ticks[1]


def test_steps_of_the_lesson_are_ticked_and_marked(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    with_lesson(journal, session_id)
    page, _line = running(qtbot, window)
    first, second = page.detail.lesson.steps
    first.tick.setFocus()
    press(Qt.Key.Key_Space)
    second.stuck.setFocus()
    press(Qt.Key.Key_Space)
    planned = journal.ask(lessons.plan_for_session, session_id)
    assert planned is not None
    assert [(step.is_done, step.is_stuck) for step in planned.steps] == [(True, False), (False, True)]
    assert second.stuck.text() == "Stuck here: marked"
    assert len(LESSON.steps) == 2


def test_notes_are_saved_as_typed_and_enter_begins_the_next(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page, line = running(qtbot, window)
    press(Qt.Key.Key_Return)
    assert focused() is line.field
    QTest.keyClicks(line.field, "Hands off worked.")
    qtbot.waitUntil(lambda: bool(detail_of(journal, session_id).notes))
    choose(line.badge, Audience.PAIR)
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert line.field.text() == ""
    assert line.badge.audience is Audience.ONLY_ME
    QTest.keyClicks(line.field, "Say it aloud.")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    notes = detail_of(journal, session_id).notes
    assert [(note.text, note.audience) for note in notes] == [
        ("Hands off worked.", Audience.PAIR),
        ("Say it aloud.", Audience.ONLY_ME),
    ]
    assert "Hands off worked." in said(page.detail)
    assert "Say it aloud." in said(page.detail)
    assert focused() is line.field


def test_a_note_emptied_again_is_gone_and_what_cannot_be_saved_stays(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page, line = running(qtbot, window)
    QTest.keyClicks(line.field, "Oh")
    qtbot.waitUntil(lambda: bool(detail_of(journal, session_id).notes))
    line.field.selectAll()
    QTest.keyClick(line.field, Qt.Key.Key_Delete)
    assert page.save_now()
    assert detail_of(journal, session_id).notes == ()
    with full_disk(journal):
        line.field.insert(LONG)
        assert not page.save_now()
        assert line.field.text() == LONG
    assert page.save_now()
    assert [note.text for note in detail_of(journal, session_id).notes] == [LONG.strip()]


@pytest.mark.usefixtures("session_id")
def test_the_time_and_the_way_to_the_clock(
    qtbot: QtBot, window: MainWindow, journal: Journal, desk: Desk, clock: SetClock, session_id: str
) -> None:
    page, _line = running(qtbot, window)
    assert "12 of 45 minutes  ·  33 minutes left" in said(page.detail)
    assert "The clock has not started." in said(page.detail)
    run = journal.do(None, start_practice, session_id, Role.EXECUTIVE, 2700)
    page.reload()
    assert "0 of 45 minutes  ·  45 minutes left" in said(page.detail)
    assert "The clock is paused." in said(page.detail)
    desk.set_clock_runs(True)
    assert "The clock is running." in said(page.detail)
    desk.set_clock_runs(False)
    clock.forward(minutes=50)
    page.reload()
    assert "5 minutes over" in said(page.detail)
    with qtbot.waitSignal(desk.page_asked) as asked:
        click(page.detail.clock.open)
    assert asked.args == ["practice", session_id]
    journal.do(None, end_practice, run.id)
    page.reload()
    assert page.detail.note_line is None


def test_ones_own_question_shows_only_when_asked_for(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    kind = DebriefKind.QUESTION
    journal.do(None, set_debrief_line, session_id, kind, Side.EXECUTIVE, "Why do passwords expire?")
    page, _line = running(qtbot, window)
    assert "Why do passwords expire?" not in said(page.detail)
    page.detail.uncover.setFocus()
    press(Qt.Key.Key_Space)
    assert "Why do passwords expire?" in said(page.detail)
    assert focused() is row_of(page, "The question you bring")


def test_ending_it_asks_for_the_minutes_and_opens_the_debrief(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page, line = running(qtbot, window)
    QTest.keyClicks(line.field, "Last words")
    click(page.detail.end.end)
    click(dialog(HeldDialog).yes)
    found = detail_of(journal, session_id)
    assert (found.session.state, found.session.minutes_held) == (SessionState.HELD, 45)
    assert [note.text for note in found.notes] == ["Last words"]
    assert "Greta learnt" in said(page.detail)


def test_the_three_views_are_chosen_by_arrows(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page, line = running(qtbot, window)
    QTest.keyClicks(line.field, "Kept")
    page.detail.choice.current.setFocus()
    press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: page.detail.view.value == shown_view(page) == "after")
    for _twice in range(2):
        press(Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: page.detail.view.value == shown_view(page) == "before")
    assert [note.text for note in detail_of(journal, session_id).notes] == ["Kept"]
    assert page.detail.note_line is None


def test_a_lock_and_a_new_start_lose_nothing(person: Person, pairing_id: str, clock: SetClock) -> None:
    clock.time = FIRST + timedelta(minutes=12)
    window = person.unlock()
    journal = window.desk.journal
    session_id = plan(journal, pairing_id)
    journal.do(None, preparing.set_plan, session_id, PLAN)
    window.menus.run("run_session")
    page = window.page
    assert isinstance(page, SessionsPage)
    assert page.detail.note_line is not None
    page.detail.plan.ticks[0].click()
    QTest.keyClicks(page.detail.note_line.field, "half a sent")
    window.menus.run("lock")
    person.wait_until_locked()
    window = person.unlock()
    window.menus.run("run_session")
    page = window.page
    assert isinstance(page, SessionsPage)
    assert page.detail.view is Phase.DURING
    assert page.detail.plan.ticks[0].isChecked()
    assert "half a sent" in said(page.detail)


def test_nothing_is_cut(
    qtbot: QtBot, window: MainWindow, journal: Journal, dressed: Theme, session_id: str
) -> None:
    with_lesson(journal, session_id)
    page, _line = running(qtbot, window)
    for scale in (1.0, 1.75):
        dressed.set_scale(scale)
        page.split.show_detail()
        qtbot.waitUntil(lambda: clipped(page) == [])
    dressed.set_scale(1.0)
    assert page.narrowest() <= 760
