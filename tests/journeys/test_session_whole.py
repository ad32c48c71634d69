"""One session from the shelf to Progress with the keyboard alone: planned, run, corrected, written up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from rmdesk.domain.vocabulary import Outcome, Role, TakeoverReason
from rmdesk.journal import keeping, sessions
from rmdesk.journal.journal import Journal
from rmdesk.journal.lessons import Plan, plan_for_session
from rmdesk.journal.pairings import new_pairing
from rmdesk.journal.practices import practice_of
from rmdesk.journal.session_detail import SessionDetail, session_detail
from rmdesk.journal.skills import skill_rows
from rmdesk.pictures.stage import settle
from rmdesk.settings import Settings
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.calendar_file import CalendarDialog
from rmdesk.ui.dialogs.correct_practice import CorrectPracticeDialog
from rmdesk.ui.dialogs.keys import KeysDialog
from rmdesk.ui.dialogs.series import SeriesDialog
from rmdesk.ui.dialogs.session_form import SessionDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.practice import PracticePage
from rmdesk.ui.strip import Strip
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.theme import Theme
from rmdesk.ui.workplace import Workplace
from tests.conftest import CHEAP, PASSPHRASE, SetClock, pairing_form, partner_key
from tests.journal.test_remarks import in_force
from tests.journeys.hands import Hands, name_of, words_of

EVENING_BEFORE = datetime(2026, 1, 12, 16, 0, tzinfo=UTC)


@dataclass
class Room:
    """One journal, just signed, in its window; the two clocks are moved by hand."""

    hands: Hands
    desk: Desk
    window: MainWindow
    clock: SetClock
    seconds: list[float] = field(default_factory=lambda: [0.0])

    @property
    def journal(self) -> Journal:
        return self.desk.journal

    @property
    def toast(self) -> str:
        return words_of(self.window.toast)

    @property
    def screen(self) -> str:
        assert self.window.page is not None
        settle()
        return words_of(self.window.page)

    def first(self) -> SessionDetail:
        """The earliest session, as the journal has it."""
        rows = self.journal.ask(sessions.session_rows, self.desk.pairing_id)
        return self.journal.ask(session_detail, rows[-1].session.id)

    def lesson(self) -> Plan:
        found = self.journal.ask(plan_for_session, self.first().session.id)
        assert found is not None
        return found

    def press_on(self, name: str) -> None:
        """Tab to it, then Enter."""
        self.hands.tab_to(name)
        self.hands.press("Return")

    def command(self, words: str) -> None:
        """By the search, as for what stands in no rail."""
        self.hands.press("Ctrl+K")
        self.hands.write(words)
        self.hands.press("Return")

    def come_to_the_session(self) -> None:
        """A minute before it begins, from Today to its clock."""
        self.clock.time = self.first().session.starts_at - timedelta(minutes=1)
        self.hands.press("Ctrl+2", "Ctrl+1")
        assert name_of(self.hands.focused) == "Start the clock"
        self.hands.press("Return")
        page = self.window.page
        assert isinstance(page, PracticePage)
        page.now = lambda: self.seconds[0]
        self.hands.press("Ctrl+Return")

    def forward(self, minutes: int) -> None:
        """Both clocks."""
        self.seconds[0] += 60 * minutes
        self.clock.forward(minutes=minutes)


@pytest.fixture
def role() -> Role:
    """Whose journal it is."""
    return Role.MENTOR


@pytest.fixture
def room(hands: Hands, dressed: Theme, tmp_path: Path, role: Role) -> Iterator[Room]:
    """The evening before the first session; no session is planned."""
    clock, form = SetClock(EVENING_BEFORE), pairing_form(role)
    kept, _ = keeping.create(tmp_path / "own.rmdesk", form.owner_name, PASSPHRASE, clock, CHEAP)
    pairing = kept.journal.do(None, new_pairing, form, partner_key())
    kept.journal.do(None, in_force, pairing.id)
    tasks, desk = Tasks(), Desk(dressed, Settings(theme="light"), tmp_path / "settings.json")
    desk.open(kept.journal, tasks)
    place = Workplace(desk, kept, tasks)
    place.show_first_page()
    place.window.resize(1180, 780)
    place.window.show()
    place.window.activateWindow()
    hands.wait(place.window.isActiveWindow)
    place.window.focus_page()
    yield Room(hands, desk, place.window, clock)
    place.leave()
    settle()
    tasks.stop()
    kept.journal.has_changed = False
    kept.close()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, where the file dialog begins."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    return home / "Documents"


def test_the_mentor_plans_runs_and_debriefs(room: Room, documents: Path) -> None:
    plan_a_series(room)
    save_the_dates(room, documents)
    plan_a_lesson(room)
    room.come_to_the_session()
    drive(room)
    keep_track(room)
    use_the_strip(room)
    end_and_correct(room)
    tell_how_a_skill_went(room)
    write_it_up(room)
    look_at_progress(room)


def plan_a_series(room: Room) -> None:
    hands = room.hands
    hands.press("Ctrl+2")
    room.press_on("Plan a series…")
    dialog = hands.wait_for(SeriesDialog)
    hands.tab_to("Tuesday 27 January 2026")
    hands.press("Space")
    hands.press("Return")
    hands.wait_until_gone(dialog)
    assert "12 sessions planned" in room.toast
    days = [row.session.starts_at.date().isoformat() for row in all_sessions(room)]
    assert days[:2] == ["2026-01-13", "2026-02-03"]


def all_sessions(room: Room) -> list[sessions.SessionRow]:
    """From the first to the last."""
    return list(room.journal.ask(sessions.session_rows, room.desk.pairing_id))[::-1]


def save_the_dates(room: Room, documents: Path) -> None:
    hands = room.hands
    room.command("calendar")
    hands.wait_for(CalendarDialog)
    hands.press("Return")
    hands.wait_for(QFileDialog)
    hands.press("Return")
    hands.wait(lambda: [one.suffix for one in documents.iterdir()] == [".ics"])
    [file] = documents.iterdir()
    assert file.name in room.toast
    assert file.read_bytes().count(b"BEGIN:VEVENT") == 12
    room.window.activateWindow()
    hands.wait(room.window.isActiveWindow)


def plan_a_lesson(room: Room) -> None:
    """From the session to the shelf: the lesson goes to the session one came from."""
    hands = room.hands
    hands.press("Ctrl+2", "Up", "Down", "Return")
    room.press_on("Choose a lesson")
    hands.press("Down", "Down", "Ctrl+Return")
    assert "Planned for session 1" in room.toast
    assert room.lesson().plan.title == "Scan and file a signed paper with the phone"


def drive(room: Room) -> None:
    """Start, switch, take over with a reason, give back."""
    hands, page = room.hands, room.window.page
    assert "Greta drives" in room.screen
    assert isinstance(page, PracticePage)
    for seen in (page.end, page.clock.switch, page.so_far):  # however long the words of the lesson
        assert seen.visibleRegion().boundingRect() == seen.rect()
    room.forward(20)
    hands.press("Space")
    assert "Tobias drives" in room.screen
    room.forward(5)
    hands.press("Space")
    room.forward(5)
    hands.press("T")
    assert "Why?" in room.screen
    hands.press("2")
    assert "Why?" not in room.screen
    room.forward(1)
    hands.press("Space")
    assert "Greta drives" in room.screen


def keep_track(room: Room) -> None:
    """Stuck, a step ticked, back to the clock, a note, a pause, a talk."""
    hands = room.hands
    hands.press("S")
    assert "stuck here" in room.screen
    hands.tab_to("I do, 5 minutes, done")
    hands.press("Space", "Escape")
    assert name_of(hands.focused) == "Clock"
    assert [step.is_done for step in room.lesson().steps] == [True, False, False, False]
    assert [step.is_stuck for step in room.lesson().steps] == [True, False, False, False]
    hands.press("N")
    hands.write("She asked where the folder is")
    hands.press("Escape", "P")
    assert "Paused" in room.screen
    room.forward(3)
    hands.press("P")
    room.forward(2)
    hands.press("K")
    assert "You talk" in room.screen
    room.forward(4)
    hands.press("K")


def use_the_strip(room: Room) -> None:
    hands = room.hands
    room.press_on("Small strip")
    strip = hands.wait_for(Strip)
    assert "Greta drives" in strip.accessibleDescription()
    hands.press("Space")
    assert "Tobias drives" in strip.accessibleDescription()
    room.forward(3)
    hands.press("Escape")
    assert not strip.isVisible()
    hands.wait(room.window.isActiveWindow)
    assert name_of(hands.focused) == "Clock"


def end_and_correct(room: Room) -> None:
    """Five minutes of the first turn were not hers."""
    hands = room.hands
    room.press_on("End session")
    assert "Greta, who is learning, drove 75\u00a0%" in room.screen
    hands.tab_to("Each step was said aloud")
    hands.press("Space")
    room.press_on("Correct…")
    dialog = hands.wait_for(CorrectPracticeDialog)
    hands.tab_to("Line 1: minutes and seconds")
    hands.press("Ctrl+A")
    hands.write("15:00")
    hands.press("Return")
    hands.wait_until_gone(dialog)
    assert "Practice corrected" in room.toast
    found = room.journal.ask(practice_of, room.first().session.id)
    assert found is not None
    run, turns = found
    assert run.said_aloud
    assert run.as_measured
    assert turns[0].seconds == 900
    assert [turn.reason for turn in turns if turn.reason] == [TakeoverReason.STUCK]


def tell_how_a_skill_went(room: Room) -> None:
    hands = room.hands
    room.press_on("How each skill went")
    room.press_on("Add a skill for Greta")
    hands.write("Scan and file a signed paper")
    hands.press("Return")
    settle()
    hands.press("Tab", "Shift+Tab")
    assert name_of(hands.focused) == "not today"
    hands.press("Right", "Right")
    [row] = room.journal.ask(skill_rows, room.desk.pairing_id)
    assert row.outcome_in(room.first().session.id) is Outcome.WITH_HINTS


def write_it_up(room: Room) -> None:
    """The wrap-up, then the debrief on the session itself."""
    hands = room.hands
    hands.press("Ctrl+Return")
    assert room.window.page_id == "today"
    hands.write("wait before I help")
    hands.press("Return")
    hands.write("scan alone")
    hands.press("Ctrl+Return")
    assert "Session 1 is written up" in room.toast
    hands.press("Ctrl+2", "Return")
    room.press_on("Keep: write")
    hands.write("her own papers")
    hands.press("Escape")
    after = room.first()
    assert [note.text for note in after.notes] == ["She asked where the folder is"]
    assert {one.text for one in after.learnt} == {"wait before I help", "scan alone"}
    assert "her own papers" in [one.text for one in after.lines]
    assert after.session.minutes_held == 35


def look_at_progress(room: Room) -> None:
    hands = room.hands
    hands.press("Ctrl+6")
    assert "in session 1" in room.screen
    hands.press("Ctrl+/")
    dialog = hands.wait_for(KeysDialog)
    keys = words_of(dialog)
    assert all(said in keys for said in ("Switch", "Took over", "Stuck here", "Back to the clock"))
    hands.press("Escape")
    hands.wait_until_gone(dialog)


@pytest.mark.parametrize("role", [Role.EXECUTIVE])
def test_the_executive_teaches_herself_to_plan_one(room: Room) -> None:
    """Lessons by the search only; without a session the page's main button plans one."""
    hands = room.hands
    room.command("lessons")
    hands.press("Ctrl+Return")
    form = hands.wait_for(SessionDialog)
    hands.write("The phone")
    hands.press("Return")
    hands.wait_until_gone(form)
    room.command("lessons")
    hands.press("Ctrl+Return")
    assert "Planned for session 1" in room.toast
    room.come_to_the_session()
    room.forward(10)
    hands.press("T", "4")
    room.forward(1)
    room.press_on("End session")
    hands.press("Ctrl+Return")
    hands.write("quieten my phone")
    hands.press("Ctrl+Return")
    after = room.first()
    assert [one.text for one in after.learnt] == ["quieten my phone"]
    assert after.row.run is not None
    assert after.row.run.totals.learner_seconds == 600
