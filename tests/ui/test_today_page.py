"""Today in the real window: the wrap-up by keys alone, each hour's card, goals, actions, the momentum."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import ActionState, Audience, Role, SessionState
from rmdesk.journal import sessions, wrapups
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.wrapups import LineForm, WrapUpLine
from rmdesk.storage.records import Action
from rmdesk.ui.autosave import failed_saves
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.today import TodayPage
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.notices import Banner
from tests.april import NOW, April, write_april
from tests.conftest import SetClock
from tests.ui.clips import clipped
from tests.ui.test_autosave import LONG, full_disk

WORDS = ("Book a pallet in", "Who says stop", "Start on the floor", "Walk the dock", "Keeping quiet")


@pytest.fixture
def april(journal: Journal, clock: SetClock, pairing_id: str) -> April:
    """21 April, 09:24: session 8 is over and still planned."""
    clock.time = NOW
    return journal.do(None, write_april, pairing_id)


def open_today(qtbot: QtBot, window: MainWindow) -> TodayPage:
    window.go_to("today")
    page = window.page
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(window.isActiveWindow)
    window.focus_page()
    return page


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_in(text: str) -> None:
    QTest.keyClicks(focused(), text)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def said(widget: QWidget) -> str:
    """All words a person sees in it."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def lines(journal: Journal, april: April) -> dict[WrapUpLine, str]:
    found = journal.ask(wrapups.wrapup, april.sessions[7]).lines
    return {line: record.text for line, record in found.items() if record.text}


def test_writing_up_takes_typing_four_enters_and_ctrl_enter(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    page = open_today(qtbot, window)
    assert page.head.title.text() == "Good morning, Greta"
    assert page.head.subtitle.text() == "Tuesday 21 April  ·  session 8 with Tobias ended at 09:15"
    assert "How was this morning?" in said(page)
    assert "You drove 30 of 35 minutes" in said(page)
    for number, text in enumerate(WORDS):
        if number:
            press(Qt.Key.Key_Return)
        type_in(text)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert lines(journal, april) == dict(zip(list(WrapUpLine)[:5], WORDS, strict=True))
    session = journal.ask(sessions.session_row, april.sessions[7]).session
    assert session.wrapped_up_at == NOW
    assert (session.state, session.minutes_held) == (SessionState.HELD, 60)
    assert not page.wrapup.isVisible()
    assert page.month.isVisible()


def test_with_the_mouse_done_is_one_click(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    page = open_today(qtbot, window)
    type_in(WORDS[0])
    QTest.mouseClick(page.wrapup.done, Qt.MouseButton.LeftButton)
    assert lines(journal, april) == {WrapUpLine.CAN_NOW: WORDS[0]}
    assert window.toast.isVisible()
    window.toast.undo()
    assert page.wrapup.isVisible()
    session = journal.ask(sessions.session_row, april.sessions[7]).session
    assert session.state is SessionState.PLANNED
    assert page.wrapup.rows[WrapUpLine.CAN_NOW].field.text() == WORDS[0]


@pytest.mark.usefixtures("april")
def test_the_first_empty_line_has_the_focus(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    form = LineForm(WrapUpLine.CAN_NOW, WORDS[0])
    journal.do(None, wrapups.save_wrapup_line, april.sessions[7], form)
    page = open_today(qtbot, window)
    assert page.wrapup.rows[WrapUpLine.PARTNER_LEARNT].field.hasFocus()


@pytest.mark.usefixtures("april")
def test_the_field_with_the_focus_is_seen_whole_at_175_percent(
    qtbot: QtBot, window: MainWindow, dressed: Theme
) -> None:
    dressed.set_scale(1.75)
    page = open_today(qtbot, window)
    page.wrapup.rows[WrapUpLine.THANKS].field.setFocus()
    qtbot.waitUntil(lambda: focused().visibleRegion().boundingRect() == focused().rect())


def test_typing_is_saved_without_any_key_more(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    page = open_today(qtbot, window)
    with qtbot.waitSignal(page.wrapup.rows[WrapUpLine.CAN_NOW].autosave.saved, timeout=1000):
        type_in("Book")
    assert lines(journal, april) == {WrapUpLine.CAN_NOW: "Book"}
    assert "Saved 09:24" in said(page.wrapup)
    assert focused().property("text") == "Book"


def test_esc_leaves_it_for_later_and_it_can_be_taken_up_again(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    page = open_today(qtbot, window)
    type_in("Book")
    press(Qt.Key.Key_Escape)
    assert lines(journal, april) == {WrapUpLine.CAN_NOW: "Book"}
    assert not page.wrapup.isVisible()
    assert "Session 8 is not written up yet." in said(page.month)
    QTest.mouseClick(page.month.resume, Qt.MouseButton.LeftButton)
    assert page.wrapup.isVisible()
    assert page.wrapup.rows[WrapUpLine.CAN_NOW].field.text() == "Book"


def test_raising_a_line_takes_ctrl_r_arrow_enter(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    page = open_today(qtbot, window)
    type_in("Book")
    press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    badge = page.wrapup.rows[WrapUpLine.CAN_NOW].badge
    menu = badge.findChild(QMenu)
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    record = journal.ask(wrapups.wrapup, april.sessions[7]).lines[WrapUpLine.CAN_NOW]
    assert record.text == "Book"
    assert record.audience is Audience.PAIR
    assert badge.text() == "you and Tobias"


@pytest.mark.usefixtures("april")
def test_tab_goes_from_a_field_to_its_badge_and_on(qtbot: QtBot, window: MainWindow) -> None:
    rows = open_today(qtbot, window).wrapup.rows
    press(Qt.Key.Key_Tab)
    assert rows[WrapUpLine.CAN_NOW].badge.hasFocus()
    press(Qt.Key.Key_Tab)
    assert rows[WrapUpLine.PARTNER_LEARNT].field.hasFocus()


def test_what_stung_is_one_more_line_for_its_author_alone(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    page = open_today(qtbot, window)
    stung = page.wrapup.rows[WrapUpLine.STUNG]
    assert not stung.field.isVisible()
    QTest.mouseClick(page.wrapup.ask_stung, Qt.MouseButton.LeftButton)
    type_in("I am slow with the scanner")
    assert stung.badge.text() == "only you"
    assert not stung.badge.isEnabled()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert lines(journal, april) == {WrapUpLine.STUNG: "I am slow with the scanner"}


@pytest.mark.usefixtures("april")
def test_a_long_line_is_kept_whole_and_shown_from_its_beginning(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    page = open_today(qtbot, window)
    text = "Book a pallet in with the handheld, from scan to shelf, and say aloud why " * 3
    type_in(text)
    press(Qt.Key.Key_Return)
    assert lines(journal, april) == {WrapUpLine.CAN_NOW: text.strip()}
    assert page.wrapup.rows[WrapUpLine.CAN_NOW].field.cursorPosition() == 0


def test_a_failed_save_keeps_the_text_and_the_banner_until_it_works(
    qtbot: QtBot, window: MainWindow, journal: Journal, desk: Desk, april: April
) -> None:
    page = open_today(qtbot, window)
    field = page.wrapup.rows[WrapUpLine.CAN_NOW].field
    with full_disk(journal):
        field.insert(LONG)
        type_in(".")
        QTest.mouseClick(page.wrapup.done, Qt.MouseButton.LeftButton)
        assert page.wrapup.isVisible()
        qtbot.waitUntil(lambda: "Not saved: the disk is full" in said(page))
        assert "Not saved" in said(page.wrapup)
        assert not window.save_all()
        page.reload()
    assert field.text() == f"{LONG}."
    banner = page.findChild(Banner)
    assert isinstance(banner, Banner)
    QTest.mouseClick(banner.buttons[0], Qt.MouseButton.LeftButton)
    assert not failed_saves(desk).is_failing
    qtbot.waitUntil(lambda: "Not saved" not in said(page))
    assert lines(journal, april) == {WrapUpLine.CAN_NOW: f"{LONG}."}


@pytest.mark.usefixtures("april")
def test_before_a_session_its_topic_plan_and_clock(
    qtbot: QtBot, window: MainWindow, clock: SetClock, april: April, desk: Desk
) -> None:
    clock.time = NOW.replace(month=5, day=5, hour=7, minute=50)
    page = open_today(qtbot, window)
    assert page.head.subtitle.text() == "Tuesday 5 May  ·  session 9 with Tobias at 08:15"
    assert "08:15 with Tobias" in said(page.meeting)
    assert "Short video, slang, taste" in said(page.meeting)
    with qtbot.waitSignal(desk.page_asked) as asked:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["practice", april.sessions[8]]
    with qtbot.waitSignal(desk.page_asked) as asked:
        QTest.mouseClick(page.meeting.open_plan, Qt.MouseButton.LeftButton)
    assert asked.args == ["sessions", april.sessions[8]]


@pytest.mark.usefixtures("april")
@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(11, "Good morning, Greta"), (12, "Good afternoon, Greta"), (18, "Good evening, Greta")],
)
def test_the_greeting_follows_the_clock_of_the_journal(
    qtbot: QtBot, window: MainWindow, clock: SetClock, hour: int, greeting: str
) -> None:
    clock.time = NOW.replace(hour=hour)
    assert open_today(qtbot, window).head.title.text() == greeting


@pytest.mark.usefixtures("april")
def test_a_quiet_day_shows_the_month(qtbot: QtBot, window: MainWindow, clock: SetClock) -> None:
    clock.time = NOW.replace(day=25)
    page = open_today(qtbot, window)
    assert page.head.subtitle.text() == "Saturday 25 April  ·  session 9 with Tobias in 10 days"
    assert "Since 26 March: two sessions held, no things learnt, no actions done." in said(page.month)
    assert page.primary() is None


@pytest.mark.usefixtures("april")
def test_both_people_stand_side_by_side_in_the_same_size(qtbot: QtBot, window: MainWindow) -> None:
    page = open_today(qtbot, window)
    greta, tobias = page.people
    assert greta.size() == tobias.size()
    assert greta.y() == tobias.y()
    assert "your goal in focus" in said(greta)
    assert "3 of 4 steps  ·  next: Walk alone" in said(greta)
    assert "2 of 4 steps  ·  next: Rehearse" in said(tobias)
    assert "30 Apr" in said(greta)


def test_ticking_an_action_marks_it_done_and_undo_opens_it_again(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    def state(db: Db) -> ActionState:
        return db.find(Action, april.greta_will).state

    page = open_today(qtbot, window)
    tick = page.people[0].tick
    assert tick.text() == "Walk the dock with the handheld, alone"
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert journal.ask(state) is ActionState.DONE
    assert "No open action" in said(page.people[0])
    window.toast.undo()
    assert journal.ask(state) is ActionState.OPEN
    assert tick.isVisible()
    assert not tick.isChecked()


@pytest.mark.usefixtures("april")
def test_an_action_the_partner_wrote_is_only_shown(
    qtbot: QtBot, window: MainWindow, journal: Journal, april: April
) -> None:
    def tobias_wrote_it(db: Db) -> None:
        db.find(Action, april.tobias_will).author = Role.MENTOR

    journal.do(None, tobias_wrote_it)
    tobias = open_today(qtbot, window).people[1]
    assert not tobias.tick.isVisible()
    assert "Read the board calendar for May" in said(tobias)


def test_the_momentum_in_words(qtbot: QtBot, window: MainWindow, april: April, desk: Desk) -> None:
    page = open_today(qtbot, window)
    assert "7 of 7 held, one moved" in said(page.momentum)
    assert "Next: Tuesday 5 May, 08:15, in 14 days" in said(page.momentum)
    QTest.mouseClick(page.wrapup.done, Qt.MouseButton.LeftButton)
    assert "8 of 8 held, one moved" in said(page.momentum)
    with qtbot.waitSignal(desk.page_asked) as asked:
        QTest.mouseClick(page.momentum.open_plan, Qt.MouseButton.LeftButton)
    assert asked.args == ["sessions", april.sessions[8]]


def test_an_empty_pairing_offers_the_first_meeting(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    page = open_today(qtbot, window)
    assert "Plan your first meeting" in said(page)
    with qtbot.waitSignal(desk.new_asked) as asked:
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["sessions"]


@pytest.mark.usefixtures("april")
@pytest.mark.parametrize("scale", [1.0, 1.75])
@pytest.mark.parametrize("hour", ["after", "before", "quiet"])
def test_no_words_are_cut(
    qtbot: QtBot, window: MainWindow, clock: SetClock, dressed: Theme, scale: float, hour: str
) -> None:
    moments = {"after": NOW, "before": NOW.replace(hour=7), "quiet": NOW.replace(day=25)}
    clock.time = moments[hour]
    dressed.set_scale(scale)
    window.resize(1024, 680)
    page = open_today(qtbot, window)
    if page.wrapup.isVisible():
        page.wrapup.ask_stung.click()
    qtbot.waitUntil(lambda: page.content.width() > 0 and not clipped(page))
    assert page.content.width() <= page.width()


@pytest.mark.usefixtures("april")
def test_the_page_gets_narrow(qtbot: QtBot, window: MainWindow) -> None:
    page = open_today(qtbot, window)
    page.wrapup.ask_stung.click()
    assert page.narrowest() <= 760
