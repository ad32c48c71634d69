"""How many clicks, or keys, the everyday things take. Typing a text counts as one key; more is a failure."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QPushButton

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Audience, Role, SessionState
from rmdesk.journal import sessions
from rmdesk.journal.goals import goal_rows
from rmdesk.journal.lessons import shelf
from rmdesk.journal.practices import practice_of
from rmdesk.journal.sessions import SessionForm
from rmdesk.pictures.scene import AFTER_SESSION_8
from rmdesk.pictures.stage import Stage, settle
from rmdesk.settings import Settings
from rmdesk.ui.entry.unlock import UnlockScreen
from rmdesk.ui.pages.goals import GoalsPage
from rmdesk.ui.pages.lessons import LessonsPage
from rmdesk.ui.pages.lessons.state import ready_made
from rmdesk.ui.pages.practice import PracticePage
from rmdesk.ui.pages.share import SharePage
from rmdesk.ui.pages.today import TodayPage
from rmdesk.ui.rail import Rail, RailItem
from rmdesk.ui.shell import Shell
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.badge import Badge
from rmdesk.ui.widgets.question import Question
from tests.journeys.hands import Hands

LINES = ("walk it alone", "how a budget is read", "start earlier", "call the depot", "patience")
ROLES = pytest.mark.parametrize("role", list(Role))


@contextmanager
def within(hands: Hands, *, clicks: int = 0, keys: int = 0) -> Iterator[None]:
    """What happens inside takes no more than this."""
    before = hands.clicks, hands.keys
    yield
    assert hands.clicks - before[0] <= clicks
    assert hands.keys - before[1] <= keys


def plan(stage: Stage, *, minutes_ago: int) -> str:
    """A session of 55 minutes that began so long ago, the only one to write up or to practise."""
    starts = stage.clock() - timedelta(minutes=minutes_ago)
    form = SessionForm(starts, 55, "One more")
    planned = stage.desk.journal.do(None, sessions.plan_session, stage.desk.pairing_id, form)
    stage.window.go_to("sessions")
    return planned.id


def today(stage: Stage) -> TodayPage:
    stage.window.go_to("today")
    settle()
    page = stage.window.page
    assert isinstance(page, TodayPage)
    return page


def is_held(stage: Stage, session_id: str) -> bool:
    row = stage.desk.journal.ask(sessions.session_row, session_id)
    return row.session.state is SessionState.HELD


@ROLES
def test_writing_up_a_session_with_keys(stage: Stage, hands: Hands) -> None:
    session = plan(stage, minutes_ago=57)
    today(stage)
    with within(hands, keys=10):  # five texts, Enter four times, Ctrl+Enter
        for words in LINES[:-1]:
            hands.write(words)
            hands.press("Return")
        hands.write(LINES[-1])
        hands.press("Ctrl+Return")
    assert is_held(stage, session)


def test_writing_up_a_session_with_the_mouse(stage: Stage, hands: Hands) -> None:
    session = plan(stage, minutes_ago=57)
    page = today(stage)
    with within(hands, clicks=1, keys=1):
        hands.write(LINES[0])
        hands.click(page.wrapup.done)
    assert is_held(stage, session)


def practice(stage: Stage) -> PracticePage:
    stage.window.go_to("practice")
    settle()
    page = stage.window.page
    assert isinstance(page, PracticePage)
    return page


def begins(stage: Stage, session_id: str) -> list[str]:
    """How each stored turn of the practice began, with the reason of a takeover."""
    found = stage.desk.journal.ask(practice_of, session_id)
    assert found is not None
    return [
        f"{turn.began.value} {turn.reason.value}" if turn.reason else turn.began.value for turn in found[1]
    ]


@ROLES
def test_the_clock_with_keys(stage: Stage, hands: Hands) -> None:
    session = plan(stage, minutes_ago=5)
    page = practice(stage)
    seconds = [0.0]
    page.now = lambda: seconds[0]
    for keys in (("Ctrl+Return",), ("Space",), ("T", "2"), ("Space",)):
        seconds[0] += 60
        with within(hands, keys=len(keys)):
            hands.press(*keys)
    assert begins(stage, session) == ["start", "switch", "takeover stuck"]


def test_the_clock_with_the_mouse(stage: Stage, hands: Hands) -> None:
    session = plan(stage, minutes_ago=5)
    page = practice(stage)
    seconds, clock = [0.0], page.clock
    page.now = lambda: seconds[0]
    for wanted in ((clock.start,), (clock.switch,), (clock.take_over, None), (clock.switch,)):
        seconds[0] += 60
        with within(hands, clicks=len(wanted)):
            for button in wanted:
                settle()
                hands.click(button or list(clock.reasons.values())[1])
    assert begins(stage, session) == ["start", "switch", "takeover stuck"]


IN_APRIL = pytest.mark.parametrize("at", [AFTER_SESSION_8])
"""When goals are still open and sessions are to come."""


def steps_done(stage: Stage) -> int:
    return sum(row.steps_done for row in stage.desk.journal.ask(goal_rows, stage.desk.pairing_id))


@IN_APRIL
@pytest.mark.parametrize("role", [Role.MENTOR])
def test_planning_from_a_ready_made_lesson_with_keys(stage: Stage, hands: Hands) -> None:
    with within(hands, keys=3):
        hands.press("Ctrl+3", "End", "Ctrl+Return")
    assert planned_next(stage) == ready_made()[-1].form.title


@IN_APRIL
@pytest.mark.parametrize("role", [Role.MENTOR])
def test_planning_from_a_ready_made_lesson_with_the_mouse(stage: Stage, hands: Hands) -> None:
    wanted = ready_made()[0]
    with within(hands, clicks=3):
        hands.click(stage.window.rail.items()[2])
        settle()
        page = stage.window.page
        assert isinstance(page, LessonsPage)
        lines = [page.list.model().index(row, 0) for row in range(page.list.model().rowCount())]
        line = next(one for one in lines if one.data() == wanted.form.title)
        hands.click_at(page.list.viewport(), page.list.visualRect(line).center())
        hands.click(page.use)
    assert planned_next(stage) == wanted.form.title


def planned_next(stage: Stage) -> str:
    """What is planned for the first session that has a lesson by now."""
    found = stage.desk.journal.ask(shelf, stage.desk.pairing_id)
    taken = {row.session.session.id: row.plan.title for row in found.planned if row.session is not None}
    return next(taken[one.session.id] for one in found.coming if one.session.id in taken)


@IN_APRIL
@pytest.mark.parametrize(("role", "keys"), [(Role.EXECUTIVE, "Ctrl+3"), (Role.MENTOR, "Ctrl+5")])
def test_ticking_a_step_with_keys(stage: Stage, hands: Hands, keys: str) -> None:
    before = steps_done(stage)
    with within(hands, keys=2):
        hands.press(keys, "Space")
    assert steps_done(stage) == before + 1


@IN_APRIL
def test_ticking_a_step_with_the_mouse(stage: Stage, hands: Hands) -> None:
    before = steps_done(stage)
    with within(hands, clicks=2):
        hands.click(stage.window.rail.items()[2])
        settle()
        page = stage.window.page
        assert isinstance(page, GoalsPage)
        card = next(card for card in page.columns[Role.EXECUTIVE].cards if card.is_open)
        assert card.steps.next_tick is not None
        hands.click(card.steps.next_tick)
    assert steps_done(stage) == before + 1


def first_line(stage: Stage) -> Badge:
    """The badge of the wrap-up's first line, which says "only you"."""
    plan(stage, minutes_ago=57)
    page = today(stage)
    badge = next(iter(page.wrapup.rows.values())).badge
    assert who_reads(badge) == "only you"
    return badge


def who_reads(badge: Badge) -> str:
    return badge.text()


def test_raising_a_line_with_keys(stage: Stage, hands: Hands) -> None:
    badge = first_line(stage)
    with within(hands, keys=3):
        hands.press("Ctrl+R", "Down", "Return")
    assert who_reads(badge) == "you and Tobias"
    with within(hands, keys=4):  # one confirmation
        hands.press("Ctrl+R", "Down", "Return")
        hands.wait_for(Question)
        hands.press("Return")
    assert who_reads(badge) == "Ines too, if you both agree"


def test_raising_a_line_with_the_mouse(stage: Stage, hands: Hands) -> None:
    badge = first_line(stage)
    with within(hands, clicks=2):
        hands.click(badge)
        hands.choose(Audience.PAIR)
    assert who_reads(badge) == "you and Tobias"
    with within(hands, clicks=3):
        hands.click(badge)
        hands.choose(Audience.COORDINATOR)
        hands.click(hands.wait_for(Question).yes)
    assert who_reads(badge) == "Ines too, if you both agree"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, where the file dialog begins."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    return home / "Documents"


def test_agreeing_and_saving_with_keys(stage: Stage, hands: Hands, documents: Path) -> None:
    hands.press("Ctrl+6")
    with within(hands, keys=1):
        hands.press("Ctrl+Return")
    with within(hands, keys=2):
        hands.press("Ctrl+E")
        hands.wait_for(QFileDialog)
        hands.press("Return")
    hands.wait(lambda: [file.suffix for file in documents.iterdir()] == [".md"])


def test_agreeing_and_saving_with_the_mouse(stage: Stage, hands: Hands, documents: Path) -> None:
    with within(hands, clicks=2):
        hands.click(stage.window.rail.items()[5])
        settle()
        page = stage.window.page
        assert isinstance(page, SharePage)
        hands.click(page.deed)
    assert page.state.view.is_whole
    stage.window.go_to("today")
    with within(hands, clicks=3):
        hands.click(stage.window.rail.items()[5])
        hands.click(page.deed)
        hands.click(save_button(hands.wait_for(QFileDialog)))
    hands.wait(lambda: [file.suffix for file in documents.iterdir()] == [".md"])


def test_striking_a_line_with_the_mouse(stage: Stage, hands: Hands) -> None:
    with within(hands, clicks=3):  # the page, the list, the line
        hands.click(stage.window.rail.items()[5])
        settle()
        page = stage.window.page
        assert isinstance(page, SharePage)
        hands.click(page.left.lines.toggle)
        settle()
        line = page.left.lines.rows[0]
        hands.click(line.tick)
    assert line.line.text not in page.paper.view.toPlainText()


@pytest.mark.parametrize("role", [Role.MENTOR])
def test_handing_over_and_giving_back_with_keys(stage: Stage, hands: Hands) -> None:
    hands.press("Ctrl+8")
    page = stage.window.page
    assert isinstance(page, SharePage)
    with within(hands, keys=2):
        hands.press("Ctrl+Return")
        assert page.is_handed_over
        hands.press("Escape")
    assert not page.is_handed_over


def save_button(dialog: QFileDialog) -> QPushButton:
    [box] = dialog.findChildren(QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Save)


@ROLES
@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_finding_an_old_note(stage: Stage, hands: Hands, by: str) -> None:
    with within(hands, clicks=by == "mouse", keys=2 if by == "mouse" else 3):
        if by == "mouse":
            hands.click(stage.window.search_button)
        else:
            hands.press("Ctrl+K")
        hands.write("passkeys")
        hands.press("Return")
    assert stage.window.page_id == "sessions"


def lock_item(rail: Rail) -> RailItem:
    return next(item for item in rail.findChildren(RailItem) if item.accessibleName() == "Lock now")


@pytest.mark.parametrize("by", ["keys", "mouse"])
def test_locking(demo: Demo, hands: Hands, dressed: Theme, by: str) -> None:
    shell = Shell(Settings(theme="light"), None, demo.journal(Role.EXECUTIVE), DemoClock())
    ended: list[bool] = []
    shell.ended.connect(lambda: ended.append(True))
    shell.start()
    hands.wait_for(UnlockScreen)
    hands.write(demo.passphrase)
    hands.press("Return")
    hands.wait(lambda: shell.workplace is not None and shell.workplace.window.isActiveWindow())
    assert shell.workplace is not None
    with within(hands, clicks=by == "mouse", keys=by == "keys"):
        if by == "mouse":
            hands.click(lock_item(shell.workplace.window.rail))
        else:
            hands.press("Ctrl+L")
    hands.wait_for(UnlockScreen)
    hands.wait(lambda: not shell.tasks.is_busy)
    assert shell.kept is None
    shell.end()
    hands.wait(lambda: bool(ended))
    shell.entrance.window.deleteLater()
