"""The small strip: the same practice and keys as the page, while it has the focus."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rmdesk.domain.practice import Practice
from rmdesk.domain.vocabulary import Role
from rmdesk.journal.sessions import SessionForm, plan_session
from rmdesk.ui.clock_words import Moment
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.practice import PracticePage
from rmdesk.ui.strip import Strip
from rmdesk.ui.strip_place import usual_place, visible_place
from tests.ui.clips import clipped
from tests.ui.driving import Person
from tests.ui.test_practice_page import Bench

NAMES = {Role.EXECUTIVE: "Greta", Role.MENTOR: "Tobias"}
SCREENS = [QRect(0, 0, 1366, 768), QRect(1366, 0, 1920, 1080)]


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk) -> Bench:
    """The page with the clock running, and the strip open."""
    form = SessionForm(datetime(2026, 1, 13, 10, 0, tzinfo=UTC), 60, "Warehouse")
    made = Bench(qtbot, desk, desk.journal.do(None, plan_session, desk.pairing_id, form).id)
    made.click(made.page.clock.start)
    made.click(made.page.to_strip)
    return made


def strip_of(bench: Bench) -> Strip:
    """The strip, which must show."""
    strip = bench.page.small_strip.strip
    assert strip is not None
    assert strip.isVisible()
    return strip


def words(bench: Bench) -> tuple[str, str, str]:
    """Who, the line below, and the time."""
    strip = strip_of(bench)
    return strip.who.whole_text, strip.turn.whole_text, f"{strip.time.text()} {strip.left.text()}"


def press(bench: Bench, *keys: Qt.Key) -> None:
    """Type in the strip."""
    for key in keys:
        QTest.keyClick(strip_of(bench), key)


class TestStates:
    def test_it_shows_who_drives_and_the_page_shows_the_same(self, bench: Bench) -> None:
        bench.forward(4, 40)
        assert words(bench) == ("Greta drives", "this turn 4:40", "04:40 of 60")
        press(bench, Qt.Key.Key_Space)
        assert words(bench)[0] == bench.page.clock.driver.text() == "Tobias drives"

    def test_after_a_takeover_it_asks_why_once(self, bench: Bench) -> None:
        press(bench, Qt.Key.Key_T)
        assert words(bench)[:2] == ("Tobias has the keys", "took over 0:00, because…")
        assert all(one.isVisible() for one in strip_of(bench).reasons.values())
        bench.forward(seconds=8)
        assert strip_of(bench).second.text() == "Why?"
        bench.click(strip_of(bench).second)
        press(bench, Qt.Key.Key_2)
        assert words(bench)[1] == "took over 0:08, stuck"
        bench.click(strip_of(bench).first)
        assert words(bench)[0] == "Greta drives"
        assert bench.stored()[1].reason == "stuck"

    def test_a_takeover_with_its_reason_takes_two_clicks(self, bench: Bench) -> None:
        bench.click(strip_of(bench).second)
        bench.click(next(iter(strip_of(bench).reasons.values())))
        press(bench, Qt.Key.Key_Space)
        assert bench.stored()[1].reason == "slow"

    def test_talk_and_pause(self, bench: Bench) -> None:
        press(bench, Qt.Key.Key_K)
        bench.forward(2, 10)
        assert words(bench)[:2] == ("Talk", "nobody drives, 2:10")
        assert strip_of(bench).first.text() == "Greta drives"
        bench.click(strip_of(bench).second)
        bench.forward(1)
        assert words(bench) == ("Paused", "counted nowhere, 1:00", "02:10 of 60")
        press(bench, Qt.Key.Key_P)
        bench.click(strip_of(bench).first)
        assert words(bench)[0] == "Greta drives"

    def test_five_minutes_left_and_time_to_switch(self, bench: Bench) -> None:
        bench.forward(10)
        assert words(bench)[1] == "Time to switch: 10 minutes"
        bench.forward(45)
        assert words(bench)[2] == "55:00 5 min left"
        assert strip_of(bench).time.property("tone") == "clay"
        bench.forward(7)
        assert words(bench)[2] == "62:00 2 min over"

    def test_the_end_puts_it_away(self, bench: Bench) -> None:
        bench.click(bench.page.end)
        assert not bench.page.small_strip.is_open


class TestLeaving:
    def test_escape_first_closes_the_question_then_goes_back(self, bench: Bench) -> None:
        asked: list[str] = []
        bench.desk.page_asked.connect(lambda page, _: asked.append(page))
        press(bench, Qt.Key.Key_T, Qt.Key.Key_Escape)
        assert asked == []
        press(bench, Qt.Key.Key_Escape)
        assert asked == ["practice"]
        assert not bench.page.small_strip.is_open

    def test_a_note_is_written_on_the_page(self, bench: Bench) -> None:
        press(bench, Qt.Key.Key_N)
        assert bench.page.plan.note.is_open
        assert not bench.page.small_strip.is_open

    def test_it_goes_away_with_the_window(self, bench: Bench) -> None:
        strip = strip_of(bench)
        bench.page.hide()
        assert not strip.isVisible()


class TestPlace:
    def test_arrows_and_dragging_move_it_and_it_comes_back_there(self, bench: Bench) -> None:
        strip = strip_of(bench)
        before = strip.pos()
        press(bench, Qt.Key.Key_Down, Qt.Key.Key_Right)
        moved = strip.pos()
        assert moved.y() > before.y()
        assert bench.desk.settings.strip_place == (moved.x(), moved.y())
        QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
        QTest.mouseMove(strip, QPoint(290, 40))
        QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
        kept = bench.desk.settings.strip_place
        assert kept == (strip.x(), strip.y())
        bench.page.small_strip.close()
        bench.page.open_strip()
        assert (strip.x(), strip.y()) == kept

    @pytest.mark.parametrize(
        ("place", "shown"),
        [
            (None, None),
            ((100, 100), QPoint(100, 100)),
            ((-300, -20), QPoint(0, 0)),
            ((1300, 10), QPoint(1366, 10)),
            ((9000, 10), None),
        ],
    )
    def test_it_stays_on_a_screen(self, place: tuple[int, int] | None, shown: QPoint | None) -> None:
        assert visible_place(place, QSize(580, 66), SCREENS) == shown
        assert usual_place(QSize(580, 66), SCREENS[0]) == QPoint(392, 24)


class TestLooks:
    @pytest.mark.parametrize("scale", [1.0, 1.75])
    def test_it_grows_with_the_text_and_nothing_is_cut(
        self, bench: Bench, qtbot: QtBot, scale: float
    ) -> None:
        bench.desk.theme.set_scale(scale)
        strip = strip_of(bench)
        bench.forward(55)
        for key in (Qt.Key.Key_T, Qt.Key.Key_Escape, Qt.Key.Key_K, Qt.Key.Key_P):
            press(bench, key)
            qtbot.waitUntil(lambda: clipped(strip) == [])
            assert strip.height() == round(66 * scale)
            assert "…" not in strip.who.text()
        assert strip.width() >= round(580 * scale)

    def test_where_the_desktop_refuses_it_is_a_window_that_says_so(self, qtbot: QtBot) -> None:
        strip = Strip(lambda _event: False, is_free=False)
        qtbot.addWidget(strip)
        strip.show_at((5, 5), strip)
        assert not strip.windowFlags() & Qt.WindowType.FramelessWindowHint
        assert strip.windowTitle() == "Clock"
        said = [label.text() for label in strip.findChildren(type(strip.time))]
        assert any("desktop decides" in text for text in said)

    def test_each_button_has_a_name_and_the_clock_keeps_the_focus(self, bench: Bench) -> None:
        strip = strip_of(bench)
        assert all(one.text() for one in strip.findChildren(QPushButton) if one.isVisible())
        bench.click(strip.first)
        assert strip.hasFocus() or not strip.first.hasFocus()


def test_locking_hides_the_strip_and_the_clock_comes_back_paused(person: Person) -> None:
    window = person.unlock()
    desk = window.desk
    form = SessionForm(desk.journal.clock(), 60, "Warehouse")
    desk.journal.do(None, plan_session, desk.pairing_id, form)
    window.menus.run("start_clock")
    window.menus.run("small_strip")
    page = window.page
    assert isinstance(page, PracticePage)
    strip = page.small_strip.strip
    assert strip is not None
    assert strip.isVisible()
    QTest.keyClick(strip, Qt.Key.Key_T)  # the question why is open
    window.menus.run("lock")
    assert not strip.isVisible()
    person.wait_until_locked()
    again = person.unlock().page
    assert isinstance(again, PracticePage)
    assert again.practice.is_paused
    again.clock.go_on.click()
    assert again.practice.driver is Role.MENTOR


def test_a_moment_tells_what_is_due() -> None:
    practice = Practice(Role.EXECUTIVE, 3600).start(0, Role.EXECUTIVE)
    assert Moment(practice, 59, NAMES, switch_minutes=1).due_words == ""
    assert Moment(practice, 60, NAMES, switch_minutes=1).due_words == "Time to switch: 1 minute"
