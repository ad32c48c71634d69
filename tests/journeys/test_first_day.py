"""From an empty folder to the first summary on the disk, with the keyboard alone."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from rmdesk.domain.vocabulary import Audience, Role
from rmdesk.export.markdown import is_unedited
from rmdesk.journal import agreements, goals, sessions
from rmdesk.journal.journal import Journal
from rmdesk.journal.session_detail import session_detail
from rmdesk.settings import Settings
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.dialogs.session_form import SessionDialog
from rmdesk.ui.dialogs.session_steps import HeldDialog
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.entry.new_journal import NewJournalScreen
from rmdesk.ui.entry.new_pairing import FingerprintScreen, NewPairingScreen
from rmdesk.ui.entry.recovery_key import RecoveryKeyScreen
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.practice import PracticePage
from rmdesk.ui.pages.share import SharePage
from rmdesk.ui.shell import Shell
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.question import Question
from tests.conftest import CODE, PASSPHRASE, SetClock
from tests.journeys.hands import Hands, name_of, words_of

OWN_GOAL = "Publish 4 business posts alone by June"
PARTNER_GOAL = "Present one item to the board by June"
SHARED = "write a post without help"
ONLY_ME = (
    "sat beside me the whole time",
    "ask before taking the mouse",
    "read two posts by Friday",
    "patience with my questions",
    "felt slow again",
    "he sighed once, and I noticed",
)
"""What is typed and never raised."""


@dataclass
class Day:
    """The shell, the clock that is moved by hand, and who sits there."""

    hands: Hands
    shell: Shell
    clock: SetClock
    ended: list[bool] = field(default_factory=list)

    @property
    def window(self) -> MainWindow:
        assert self.shell.workplace is not None
        return self.shell.workplace.window

    @property
    def journal(self) -> Journal:
        return self.shell.desk.journal

    @property
    def pairing_id(self) -> str:
        return self.shell.desk.pairing_id

    def session(self) -> MentoringSession:
        """The newest one."""
        return self.journal.ask(sessions.session_rows, self.pairing_id)[0].session

    def toast(self) -> str:
        return words_of(self.window.toast)


@pytest.fixture
def day(hands: Hands, dressed: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    """The very first start: no journal anywhere."""
    monkeypatch.setenv("RMDESK_DATA_DIR", str(tmp_path / "data"))
    clock = SetClock()
    shell = Shell(Settings(theme="light"), None, None, clock)
    day = Day(hands, shell, clock)
    shell.ended.connect(lambda: day.ended.append(True))
    shell.start()
    yield day
    shell.end()
    hands.wait(lambda: bool(day.ended))
    shell.entrance.window.deleteLater()


def test_the_first_day(day: Day, tmp_path: Path) -> None:
    make_journal(day)
    note_recovery_key(day)
    begin_pairing(day)
    launch(day)
    sign_agreement(day)
    meet_and_write_up(day)
    meet_and_practise(day)
    meet_and_keep_a_note(day)
    raise_learnt_line(day)
    file = share(day, tmp_path / "out")
    text = file.read_text(encoding="utf-8")
    assert is_unedited(file.read_bytes())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert OWN_GOAL in text
    assert PARTNER_GOAL in text
    assert SHARED in text
    assert [words for words in (*ONLY_ME, "Greta", "Tobias", "Halvorsen", "Adeyemi") if words in text] == []


def make_journal(day: Day) -> None:
    hands = day.hands
    screen = hands.wait_for(NewJournalScreen)
    hands.write("Greta Halvorsen")
    hands.press("Return")
    hands.write(PASSPHRASE)
    hands.press("Return")
    hands.write(PASSPHRASE)
    hands.press("Return")
    assert "rmdesk" in screen.folder.name


def note_recovery_key(day: Day) -> None:
    hands = day.hands
    screen = hands.wait_for(RecoveryKeyScreen)
    groups = [words for words in words_of(screen).splitlines() if len(words) == 5 and words.isupper()]
    assert len(groups) == 8
    hands.press("Return")
    for place in screen.asked:
        hands.write(groups[place].lower())
        hands.press("Return")


def begin_pairing(day: Day) -> None:
    hands = day.hands
    hands.wait_for(NewPairingScreen)
    hands.write("Tobias Adeyemi")
    hands.tab_to("We belong to a mentoring programme, with a coordinator")
    hands.press("Space")
    hands.write("Hallveig RM pilot 2026")
    hands.fill("Pair reference", "HL-07")
    hands.fill("Coordinator", "Ines Castellano")
    hands.fill("Sign-off code", CODE)
    hands.fill("Sign-off code again", CODE)
    hands.press("Return")
    screen = hands.wait_for(FingerprintScreen)
    assert "Tobias" in screen.title.text()
    hands.press("Return")
    hands.wait(lambda: day.shell.workplace is not None)
    hands.wait(day.window.isActiveWindow)
    assert day.window.page_id == "launch"
    assert "Session 1, 20 January" in words_of(day.window)


def launch(day: Day) -> None:
    """Five steps; the rules are kept as they are."""
    hands = day.hands
    set_goals(day)
    hands.press("Ctrl+Return")
    hands.write("Owner")
    hands.press("Ctrl+Return", "Ctrl+Return")
    hands.write("I come prepared")
    hands.press("Ctrl+Return")
    hands.fill("What it is for", "Posts without help, and how the firm decides")
    hands.press("Ctrl+Return")
    assert day.window.page_id == "agreement"


def set_goals(day: Day) -> None:
    hands = day.hands
    hands.tab_to("Add a goal for Greta")
    hands.press("Return")
    write_goal(hands, OWN_GOAL)
    hands.tab_to("Add a goal for Tobias")
    hands.press("Return")
    write_goal(hands, PARTNER_GOAL)
    rows = day.journal.ask(goals.goal_rows, day.pairing_id)
    assert [(row.side, row.goal.title) for row in rows] == [
        (Role.EXECUTIVE, OWN_GOAL),
        (Role.MENTOR, PARTNER_GOAL),
    ]
    assert {row.goal.audience for row in rows} == {Audience.COORDINATOR}


def write_goal(hands: Hands, title: str) -> None:
    """Its words, raised to the coordinator, put among the others."""
    hands.write(title)
    raise_to_coordinator(hands)
    hands.press("Return")


def raise_to_coordinator(hands: Hands) -> None:
    """Ctrl+R, two down from "only you", one confirmation."""
    hands.press("Ctrl+R", "Down", "Down", "Return")
    question = hands.wait_for(Question)
    assert "Ines" in words_of(question)
    hands.press("Return")
    hands.wait_until_gone(question)


def sign_agreement(day: Day) -> None:
    hands = day.hands
    hands.press("Ctrl+Return", "Ctrl+Return")
    give_code(day)
    hands.wait(lambda: "Version 1 is in force." in day.toast())
    assert day.journal.ask(agreements.in_force, day.pairing_id) is not None


def give_code(day: Day) -> None:
    """The partner sits down, types the code and presses Enter."""
    dialog = day.hands.wait_for(SignOffDialog)
    day.hands.write(CODE)
    day.hands.press("Return")
    day.hands.wait_until_gone(dialog)


def plan(day: Day, topic: str) -> MentoringSession:
    """A session as the form offers it; the clock goes to its beginning."""
    hands = day.hands
    form = hands.wait_for(SessionDialog)
    hands.write(topic)
    hands.press("Return")
    hands.wait_until_gone(form)
    made = day.session()
    assert made.topic == topic
    day.clock.time = made.starts_at - timedelta(minutes=5)
    return made


def meet_and_write_up(day: Day) -> None:
    """The first meeting, held and written up in the wrap-up."""
    hands, first = day.hands, day.session()
    day.clock.time = first.starts_at + timedelta(minutes=70)
    hands.press("Ctrl+1")
    lines = (SHARED, *ONLY_ME[:4])
    for words in lines[:-1]:
        hands.write(words)
        hands.press("Return")
    hands.write(lines[-1])
    hands.press("Ctrl+Return")
    assert day.session().minutes_held == 55
    assert "written up" in day.toast()


def meet_and_practise(day: Day) -> None:
    """The clock by keys: switch, took over and why, give back, talk, the end."""
    hands = day.hands
    hands.press("Ctrl+2", "Ctrl+N")
    plan(day, "Passkeys and scanning")
    hands.press("Ctrl+1", "Ctrl+Return")
    page = day.window.page
    assert isinstance(page, PracticePage)
    seconds = [0.0]
    page.now = lambda: seconds[0]
    hands.press("Ctrl+Return")
    for keys in (("Space",), ("Space",), ("T", "1"), ("Space",), ("K",)):
        seconds[0] += 300
        hands.press(*keys)
    seconds[0] += 300
    day.clock.forward(minutes=35)
    hands.tab_to("End session")
    hands.press("Return")
    held = day.journal.ask(session_detail, day.session().id)
    assert held.session.minutes_held is not None
    assert held.row.run is not None
    assert [turn.began.value for turn in held.row.run.turns][3] == "takeover"
    hands.tab_to("Write it up")
    hands.press("Return")
    assert day.window.page_id == "today"
    hands.write(ONLY_ME[4])
    hands.press("Ctrl+Return")


def meet_and_keep_a_note(day: Day) -> None:
    """Held without the clock, and a note that stays with its author."""
    hands = day.hands
    hands.press("Ctrl+2", "Ctrl+N")
    third = plan(day, "Short video")
    day.clock.time = third.starts_at + timedelta(minutes=60)
    hands.press("Ctrl+1", "Ctrl+2")
    hands.tab_to("This session: Held…")
    hands.press("Return")
    question = hands.wait_for(HeldDialog)
    hands.press("Return")
    hands.wait_until_gone(question)
    assert day.session().minutes_held == 55
    hands.tab_to("Add a note")
    hands.press("Return")
    hands.write(ONLY_ME[5])
    hands.press("Escape")
    assert [note.text for note in day.journal.ask(session_detail, third.id).notes] == [ONLY_ME[5]]


def raise_learnt_line(day: Day) -> None:
    """In the first session, found by its words."""
    hands = day.hands
    hands.press("Ctrl+K")
    hands.write("without help")
    hands.press("Return")
    hands.wait(lambda: SHARED in name_of(hands.focused))
    raise_to_coordinator(hands)
    learnt = [
        one
        for row in day.journal.ask(sessions.session_rows, day.pairing_id)
        for one in day.journal.ask(session_detail, row.session.id).learnt
    ]
    assert [one.text for one in learnt if one.audience is Audience.COORDINATOR] == [SHARED]


def share(day: Day, folder: Path) -> Path:
    """Both agree to the text on the paper; then it is saved."""
    hands = day.hands
    folder.mkdir()
    hands.press("Ctrl+6")
    page = day.window.page
    assert isinstance(page, SharePage)
    page.saving.choose = lambda _window, name, chosen: chosen(folder / name)
    hands.press("Ctrl+E")
    assert "Nothing was written" in day.toast()
    hands.press("Ctrl+Return", "Ctrl+Return", "Ctrl+Return")  # Greta agrees, Tobias has the desk, he agrees
    give_code(day)
    hands.wait(lambda: page.state.view.is_whole)
    hands.press("Escape", "Ctrl+E")
    hands.wait(lambda: "Saved as" in day.toast())
    [file] = folder.iterdir()
    assert f"Saved as {file.name}" in day.toast()
    return file
