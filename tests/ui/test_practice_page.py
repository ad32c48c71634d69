"""The practice clock on its page, with keys and mouse over a real journal; the time is moved by hand."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rmdesk.domain.practice import Turn
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Audience, Role, SessionFormat, SessionState
from rmdesk.journal.practices import practice_of, running_practice, start_practice
from rmdesk.journal.session_detail import session_detail
from rmdesk.journal.sessions import SessionForm, plan_session, session_row
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.practice import PracticePage
from tests.ui.clips import clipped

PLAN = "I do, 5 min: once, aloud\nWe do, 15 min: one pallet\nYou do, 25 min: alone"
EIGHTH = (
    "talk 8:00; E 9:30; switch M 2:10; switch E 7:00; takeover slow M 0:50; back E 4:10; talk 5:00; E 4:40"
)


class Bench:
    """A page that shows, and its clock."""

    def __init__(self, qtbot: QtBot, desk: Desk, session_id: str) -> None:
        self.desk = desk
        self.session_id = session_id
        self.seconds = 1000.0
        self.page = PracticePage(desk, lambda: self.seconds)
        qtbot.addWidget(self.page)
        self.page.resize(984, 712)
        self.page.show()
        self.page.activateWindow()
        self.page.reload()
        first = self.page.first_focus()
        assert first is not None
        first.setFocus()

    def forward(self, minutes: float = 0, seconds: float = 0) -> None:
        """Let the time pass; the timer asks for it."""
        self.seconds += 60 * minutes + seconds
        self.page.timer.timeout.emit()

    def press(self, *keys: Qt.Key) -> None:
        """Type on what has the focus."""
        for key in keys:
            QTest.keyClick(self.page.focusWidget() or self.page, key)

    def click(self, button: QPushButton) -> None:
        """Click with the mouse."""
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def stored(self) -> tuple[Turn, ...]:
        """The turns in the journal."""
        found = self.desk.journal.ask(practice_of, self.session_id)
        return found[1] if found else ()

    def labels(self) -> list[QLabel]:
        """The words on the page, after what Qt has put off."""
        QTest.qWait(1)
        return [label for label in self.page.findChildren(QLabel) if label.isVisible()]

    def says(self, text: str) -> bool:
        """Whether some words on the page read so."""
        return any(text in label.text() for label in self.labels())


@pytest.fixture
def session(desk: Desk) -> MentoringSession:
    """Today's session with a plan and a guest."""
    form = SessionForm(
        datetime(2026, 1, 13, 10, 0, tzinfo=UTC), 60, "Warehouse, on the floor", plan=PLAN, guest="IT"
    )
    return desk.journal.do(None, plan_session, desk.pairing_id, form)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, session: MentoringSession) -> Bench:
    """The page with today's session, not started."""
    return Bench(qtbot, desk, session.id)


class TestStart:
    def test_it_waits_with_the_learner_first(self, bench: Bench) -> None:
        page = bench.page
        assert page.head.subtitle.text() == "Session 1 of 1  ·  Warehouse, on the floor"
        assert (page.clock.time.text(), page.clock.start.text()) == ("00:00", "Start with Greta driving")
        assert page.clock.start_other.text() == "Start with Tobias driving"
        assert page.primary() is page.first_focus() is page.clock.start
        assert not page.pause.isVisible()
        assert bench.says("Guest: IT")

    def test_one_click_starts_and_the_run_is_stored_at_once(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        assert bench.desk.journal.ask(running_practice, bench.desk.pairing_id) is not None
        assert bench.desk.clock_runs
        assert bench.page.clock.driver.text() == "Greta drives"
        assert bench.page.primary() is None
        bench.forward(minutes=4, seconds=40)
        assert (bench.page.clock.time.text(), bench.page.clock.turn.text()) == ("04:40", "this turn 4:40")

    def test_the_other_may_start(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start_other)
        assert bench.page.practice.driver is Role.MENTOR

    def test_without_a_planned_session_the_page_says_how_to_begin(self, qtbot: QtBot, desk: Desk) -> None:
        page = PracticePage(desk)
        qtbot.addWidget(page)
        page.show()
        page.reload()
        asked: list[str] = []
        desk.new_asked.connect(asked.append)
        begin = page.first_focus()
        assert isinstance(begin, QPushButton)
        begin.click()
        assert asked == ["sessions"]

    @pytest.mark.usefixtures("session")
    def test_two_sessions_of_today_can_be_chosen_from(self, qtbot: QtBot, desk: Desk) -> None:
        form = SessionForm(datetime(2026, 1, 13, 15, 0, tzinfo=UTC), 20, "Catching up")
        later = desk.journal.do(None, plan_session, desk.pairing_id, form)
        bench = Bench(qtbot, desk, later.id)
        assert "Warehouse" in bench.page.head.subtitle.text()
        bench.page.choice.setFocus()
        bench.press(Qt.Key.Key_Down)
        assert bench.page.head.subtitle.text().endswith("Catching up")
        assert bench.says("of 20 minutes")


class TestKeys:
    def test_the_session_of_the_picture_by_keys_alone(self, bench: Bench) -> None:
        bench.press(Qt.Key.Key_K)
        bench.forward(8)
        bench.press(Qt.Key.Key_Space)
        bench.forward(9, 30)
        bench.press(Qt.Key.Key_Space)
        bench.forward(2, 10)
        bench.press(Qt.Key.Key_Space)
        bench.forward(7)
        bench.press(Qt.Key.Key_T, Qt.Key.Key_1)
        bench.forward(0, 50)
        bench.press(Qt.Key.Key_Space)
        bench.forward(4, 10)
        bench.press(Qt.Key.Key_K)
        bench.forward(5)
        bench.press(Qt.Key.Key_K)
        bench.forward(4, 40)
        assert bench.stored() == parse_turns(EIGHTH)[:-1]
        share = "Greta, who is learning, drove 89\u00a0% of the hands-on time."
        said = f"{share} Two switches, one takeover (slow)."
        assert bench.page.so_far.sentence.text() == bench.page.so_far.strip.accessibleName() == said
        assert bench.page.clock.time.text() == "41:20"
        for totals in ("Greta 25:20", "Tobias 3:00", "talk 13:00"):
            assert bench.says(totals)
        bench.click(bench.page.end)
        assert bench.stored() == parse_turns(EIGHTH)

    def test_each_turn_is_in_the_journal_as_soon_as_it_ends(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        for count in range(1, 4):
            bench.forward(1)
            bench.press(Qt.Key.Key_Space)
            assert len(bench.stored()) == count

    def test_taking_over_with_its_reason_takes_two_clicks(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.forward(1)
        bench.click(bench.page.clock.take_over)
        assert bench.page.clock.driver.text() == "Tobias took over"
        stuck = next(one for one in bench.page.clock.reasons.values() if "stuck" in one.text())
        bench.click(stuck)
        assert not stuck.isVisible()
        bench.press(Qt.Key.Key_Space)
        assert bench.page.clock.driver.text() == "Greta drives"
        assert [turn.reason for turn in bench.stored()] == [None, "stuck"]

    def test_the_reason_may_come_after_giving_back(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.press(Qt.Key.Key_T, Qt.Key.Key_Space, Qt.Key.Key_4)
        assert bench.stored()[1].reason == "asked"

    @pytest.mark.parametrize(("passed", "asks"), [(7, True), (8, False)])
    def test_the_question_why_closes_itself_after_eight_seconds(
        self, bench: Bench, passed: int, asks: bool
    ) -> None:
        bench.click(bench.page.clock.start)
        bench.press(Qt.Key.Key_T)
        bench.forward(seconds=passed)
        assert any(one.isVisible() for one in bench.page.clock.reasons.values()) is asks
        bench.press(Qt.Key.Key_2)
        bench.press(Qt.Key.Key_Space)
        assert (bench.stored()[1].reason is not None) is asks

    def test_escape_closes_the_question(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.press(Qt.Key.Key_T, Qt.Key.Key_Escape, Qt.Key.Key_1)
        assert not bench.page.clock.reasons[next(iter(bench.page.clock.reasons))].isVisible()

    def test_numbers_mean_nothing_unasked(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.press(Qt.Key.Key_1)
        assert bench.stored() == ()

    def test_a_click_leaves_space_to_the_clock(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.click(bench.page.clock.talk)
        bench.press(Qt.Key.Key_Space)
        assert bench.page.practice.driver is Role.MENTOR

    def test_space_belongs_to_the_button_that_has_the_focus(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.page.clock.talk.setFocus()
        bench.press(Qt.Key.Key_Space)
        assert bench.page.practice.is_talking

    def test_two_keys_within_a_second_leave_a_turn_of_no_seconds(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.press(Qt.Key.Key_Space, Qt.Key.Key_Space)
        assert [turn.seconds for turn in bench.stored()] == [0, 0]


class TestNote:
    def test_a_note_takes_the_keys_and_is_stored_with_its_readers(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.press(Qt.Key.Key_N)
        note = bench.page.plan.note
        assert note.area.hasFocus()
        QTest.keyClicks(note.area, "kept pockets k t p")
        assert bench.page.clock.driver.text() == "Greta drives"
        assert note.badge.audience is Audience.ONLY_ME
        bench.press(Qt.Key.Key_Escape)
        assert not note.is_open
        notes = bench.desk.journal.ask(session_detail, bench.session_id).notes
        assert [one.text for one in notes] == ["kept pockets k t p"]
        bench.press(Qt.Key.Key_Space)
        assert bench.page.clock.driver.text() == "Tobias drives"

    def test_a_note_without_words_leaves_nothing(self, bench: Bench) -> None:
        bench.click(bench.page.plan.note.add)
        bench.click(bench.page.plan.note.done)
        assert bench.desk.journal.ask(session_detail, bench.session_id).notes == ()


class TestPauseAndEnd:
    def test_a_pause_is_counted_nowhere(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.forward(2)
        bench.press(Qt.Key.Key_P)
        bench.forward(3)
        assert (bench.page.clock.paused.text(), bench.page.clock.time.text()) == ("Paused", "02:00")
        assert not bench.page.clock.keys.isVisible()
        bench.click(bench.page.clock.go_on)
        bench.forward(1)
        assert (bench.page.clock.paused.text(), bench.page.clock.time.text()) == ("", "03:00")

    def test_five_minutes_before_the_end_the_words_turn_to_clay(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.forward(54, 59)
        assert bench.page.clock.left.text() == "of 60 minutes"
        bench.forward(0, 1)
        assert (bench.page.clock.left.text(), bench.page.clock.left.property("tone")) == (
            "5 minutes left",
            "clay",
        )

    @pytest.mark.parametrize("is_on", [True, False])
    def test_the_alert_sounds_once_and_only_when_it_is_switched_on(
        self, bench: Bench, monkeypatch: pytest.MonkeyPatch, is_on: bool
    ) -> None:
        rung: list[bool] = []
        monkeypatch.setattr(QApplication, "beep", lambda: rung.append(True))
        bench.desk.settings = bench.desk.settings._replace(alert_sound=is_on)
        bench.click(bench.page.clock.start_talk)
        bench.forward(54, 59)
        assert rung == []
        bench.forward(0, 1)
        bench.forward(1)
        assert rung == [True] * is_on

    def test_the_end_holds_the_session_and_can_be_undone(self, bench: Bench) -> None:
        undo: list[object] = []
        bench.desk.toasted.connect(lambda _, back: undo.append(back))
        bench.click(bench.page.clock.start)
        bench.forward(30, 1)
        bench.click(bench.page.end)
        held = bench.desk.journal.ask(session_row, bench.session_id).session
        assert (held.state, held.minutes_held) == (SessionState.HELD, 31)
        assert bench.page.clock.driver.text() == "The session is over"
        assert not bench.desk.clock_runs
        assert not bench.page.clock.over.delegated.isVisible()
        bench.page.reload()
        assert bench.page.practice.is_over
        assert callable(undo[0])
        undo[0]()
        assert bench.page.practice.is_paused
        assert bench.desk.journal.ask(session_row, bench.session_id).session.state is SessionState.PLANNED

    def test_under_half_is_delegated_not_learnt(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.forward(1)
        bench.press(Qt.Key.Key_Space)
        bench.forward(2)
        bench.click(bench.page.end)
        assert bench.page.clock.over.delegated.isVisible()
        assert bench.says("Delegated, not learnt")

    def test_after_the_end_no_key_does_anything(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.click(bench.page.end)
        before = bench.stored()
        bench.press(Qt.Key.Key_K, Qt.Key.Key_T, Qt.Key.Key_P)
        assert bench.stored() == before


class TestInterrupted:
    def test_leaving_the_page_saves_the_turn_and_the_clock_goes_on(self, bench: Bench) -> None:
        bench.click(bench.page.clock.start)
        bench.forward(2)
        assert bench.page.save_now()
        assert [turn.seconds for turn in bench.stored()] == [120]
        bench.forward(1)
        bench.press(Qt.Key.Key_Space)
        assert [turn.seconds for turn in bench.stored()] == [180]

    def test_after_a_lock_it_comes_back_paused_with_one_banner(self, bench: Bench, qtbot: QtBot) -> None:
        bench.click(bench.page.clock.start)
        bench.forward(2)
        assert bench.page.save_now()
        bench.page.close()
        banners: list[str] = []
        bench.desk.banner_raised.connect(lambda _icon, title, *_: banners.append(title))
        again = Bench(qtbot, bench.desk, bench.session_id)
        assert banners == ["A practice was running"]
        assert (again.page.practice.is_paused, again.page.clock.time.text()) == (True, "02:00")
        cleared: list[bool] = []
        bench.desk.banner_cleared.connect(lambda: cleared.append(True))
        again.press(Qt.Key.Key_P)
        again.forward(1)
        assert (again.page.clock.driver.text(), again.page.clock.time.text()) == ("Greta drives", "03:00")
        assert cleared

    def test_a_crash_before_the_first_turn_ended_leaves_it_to_be_started(
        self, desk: Desk, session: MentoringSession, qtbot: QtBot
    ) -> None:
        desk.journal.do(None, start_practice, session.id, Role.EXECUTIVE, 3600)
        bench = Bench(qtbot, desk, session.id)
        bench.click(bench.page.clock.start)
        bench.press(Qt.Key.Key_Space)
        assert len(bench.stored()) == 1


def test_a_conversation_has_no_keys(qtbot: QtBot, desk: Desk) -> None:
    form = SessionForm(
        datetime(2026, 1, 13, 10, 0, tzinfo=UTC), 45, "New hires", format=SessionFormat.CONVERSATION
    )
    talk = desk.journal.do(None, plan_session, desk.pairing_id, form)
    bench = Bench(qtbot, desk, talk.id)
    bench.press(Qt.Key.Key_K, Qt.Key.Key_Space)
    assert bench.page.practice.current is None
    assert bench.says("needs no clock")
    assert bench.page.primary() is None


def test_the_step_that_is_due_follows_the_minutes(bench: Bench) -> None:
    bench.click(bench.page.clock.start)
    for minutes, title in ((1, "I do"), (5, "We do"), (15, "You do"), (30, "You do")):
        bench.forward(minutes)
        steps = [one for one in bench.labels() if bench.page.plan.isAncestorOf(one)]
        due = [one.text() for one in steps if one.property("tone") == "accent"]
        assert due == [title]


@pytest.mark.parametrize("scale", [1.0, 1.75])
def test_nothing_is_cut(qtbot: QtBot, bench: Bench, scale: float) -> None:
    bench.desk.theme.set_scale(scale)
    assert bench.page.narrowest() <= 760 * scale
    for key in (Qt.Key.Key_N, Qt.Key.Key_Escape, Qt.Key.Key_K, Qt.Key.Key_Space, Qt.Key.Key_T, Qt.Key.Key_P):
        bench.press(key)
        bench.page.resize(868, 620)
        qtbot.waitUntil(lambda: clipped(bench.page) == [])
