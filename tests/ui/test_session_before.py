"""A session before it begins: its outline, the question, who chairs, what was prepared, what is open."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.lesson_plan import PlanForm, StepForm
from rmdesk.domain.session_phase import Phase
from rmdesk.domain.vocabulary import (
    ActionState,
    Audience,
    DebriefKind,
    Outcome,
    Role,
    SessionFormat,
    Side,
    StepKind,
)
from rmdesk.journal import actions, lessons, preparing, skill_evidence, skills
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.lessons import Plan
from rmdesk.journal.sessions import Place
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.sessions import SessionsPage
from rmdesk.ui.pages.today import TodayPage
from rmdesk.ui.reading_order import reading_order
from rmdesk.ui.theme import Theme
from rmdesk.wording.series import OPEN_TOPIC
from tests.conftest import SetClock
from tests.journal.test_sessions import FIRST, plan
from tests.ui.clips import clipped
from tests.ui.sessions_steps import click, detail_of, focused, open_page, press, row_of, said


@pytest.fixture
def earlier(journal: Journal, pairing_id: str) -> str:
    """The first session, with an action of Greta's that is still open."""
    made = plan(journal, pairing_id)
    place = Place(pairing_id, made)
    journal.do(None, actions.agree_action, place, ActionForm("Scan three notes", Side.EXECUTIVE))
    return made


@pytest.fixture
def session_id(journal: Journal, pairing_id: str, earlier: str, clock: SetClock) -> str:
    """The second session, an hour before it begins."""
    assert earlier
    clock.time = FIRST + timedelta(days=14, hours=-1)
    return plan(journal, pairing_id, 14, "Passkeys")


LESSON = PlanForm(
    title="Passkeys and scanning",
    steps=(
        StepForm(StepKind.I_DO, 5, Role.MENTOR, "Show one sign-in"),
        StepForm(StepKind.YOU_DO, 20, Role.EXECUTIVE, "Set up a passkey"),
    ),
)


def with_lesson(journal: Journal, session_id: str) -> Plan:
    return journal.do(None, lessons.use_for_session, LESSON, session_id).plan


def opened(qtbot: QtBot, window: MainWindow, session_id: str) -> SessionsPage:
    page = open_page(qtbot, window)
    page.open_record(session_id)
    assert page.detail.view is Phase.BEFORE
    return page


def test_an_outline_fills_the_minutes_and_is_taken_back(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = opened(qtbot, window, session_id)
    outline = page.detail.plan.outline
    assert outline.text() == "Use an outline for desk work"
    outline.setFocus()
    press(Qt.Key.Key_Return)
    assert detail_of(journal, session_id).session.plan.startswith("Look back, 5 min: ")
    assert "Greta has the hands on it, Tobias says what for" in said(page.detail)
    assert focused() is page.detail.plan.outline
    assert page.detail.plan.outline.text() == "Another outline"
    window.toast.undo()
    assert detail_of(journal, session_id).session.plan == ""
    assert "Nothing is written yet." in said(page.detail)


def test_an_open_topic_takes_the_title_of_a_lesson_that_fewer_read(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    def series_of_both(db: Db) -> None:
        session = db.find(MentoringSession, session_id)
        session.topic, session.audience = OPEN_TOPIC, Audience.PAIR

    journal.do(None, series_of_both)
    with_lesson(journal, session_id)
    page = opened(qtbot, window, session_id)
    assert "The topic is still open: whoever may read the session would read this title." in said(page.detail)
    page.detail.lesson.call.setFocus()
    press(Qt.Key.Key_Space)
    assert detail_of(journal, session_id).session.topic == LESSON.title
    assert "still open:" not in said(page.detail)
    window.toast.undo()
    assert detail_of(journal, session_id).session.topic == OPEN_TOPIC


def test_the_question_is_written_by_keys_and_read_by_its_author_alone(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = opened(qtbot, window, session_id)
    row = row_of(page, "The question you bring")
    assert "only you read it" in row.area.placeholderText()
    row.add.setFocus()
    press(Qt.Key.Key_Space)
    QTest.keyClicks(focused(), "Why do passwords expire?")
    press(Qt.Key.Key_Escape)
    (line,) = detail_of(journal, session_id).lines_of(DebriefKind.QUESTION)
    assert (line.text, line.audience, line.side) == (
        "Why do passwords expire?",
        Audience.ONLY_ME,
        Side.EXECUTIVE,
    )
    assert row.badge.accessibleName() == "Who reads this: only you"
    assert focused() is row


def test_the_chair_goes_to_the_other_and_back(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = opened(qtbot, window, session_id)
    assert "Tobias chairs this one  ·  you take turns" in said(page.detail)
    chair = next(one for one in reading_order(page.detail) if "chair" in one.property("text"))
    click(chair)
    assert detail_of(journal, session_id).session.chair is Role.EXECUTIVE
    assert "You chair this one  ·  as the two of you chose" in said(page.detail)
    click(chair)
    assert detail_of(journal, session_id).session.chair is None


def test_preparation_and_helpdesk_are_kept(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = opened(qtbot, window, session_id)
    preparation = page.detail.preparation
    assert preparation is not None
    field = preparation.fields[Role.MENTOR]
    assert field.accessibleName() == "Tobias prepared"
    assert field.text() == "not said"
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "25")
    assert page.save_now()
    assert detail_of(journal, session_id).session.mentor_preparation == 25
    preparation.helpdesk.setFocus()
    press(Qt.Key.Key_Space)
    assert detail_of(journal, session_id).session.is_helpdesk
    assert "helpdesk" in said(page.detail)
    assert page.detail.preparation is not None
    assert focused() is page.detail.preparation.helpdesk


def test_an_open_action_returns_and_is_ticked_with_its_day(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str, earlier: str
) -> None:
    page = opened(qtbot, window, session_id)
    assert "Still open from before" in said(page.detail)
    (carried,) = page.detail.agreed
    carried.tick.setFocus()
    press(Qt.Key.Key_Space)
    assert detail_of(journal, earlier).actions[0].state is ActionState.DONE
    assert "acted on 27 Jan" in said(page.detail)
    assert focused() is page.detail.agreed[0].tick


def test_the_lesson_stands_with_its_steps(
    qtbot: QtBot, window: MainWindow, journal: Journal, desk: Desk, session_id: str
) -> None:
    lesson = with_lesson(journal, session_id)
    page = opened(qtbot, window, session_id)
    assert "lesson “Passkeys and scanning”" in said(page.detail)
    assert "You do  ·  20 min  ·  Greta drives" in said(page.detail)
    with qtbot.waitSignal(desk.page_asked) as asked:
        click(page.detail.lesson.open)
    assert asked.args == ["lessons", lesson.plan.id]


def test_a_skill_that_would_fade_is_a_line_of_the_agenda(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, earlier: str, clock: SetClock
) -> None:
    form = skills.SkillForm("Scan a document", Role.EXECUTIVE)
    skill = journal.do(None, skills.new_skill, pairing_id, form)
    journal.do(None, skill_evidence.record_outcome, skill.id, earlier, Outcome.WITH_HINTS)
    clock.time = FIRST + timedelta(days=83)
    page = opened(qtbot, window, plan(journal, pairing_id, 84, "Passkeys"))
    assert "Two minutes: Scan a document, once more" in said(page.detail)


def test_today_leads_to_a_conversation_which_has_no_clock(
    qtbot: QtBot, window: MainWindow, journal: Journal, desk: Desk, session_id: str
) -> None:
    journal.do(None, preparing.set_format, session_id, SessionFormat.CONVERSATION)
    window.go_to("today")
    page = window.page
    assert isinstance(page, TodayPage)
    assert page.meeting.start.text() == "Run the session"
    with qtbot.waitSignal(desk.page_asked) as asked:
        click(page.meeting.start)
    assert asked.args == ["sessions", session_id]


def test_what_the_partner_planned_is_only_read(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    def by_tobias(db: Db) -> None:
        db.find(MentoringSession, session_id).author = Role.MENTOR

    journal.do(None, by_tobias)
    page = opened(qtbot, window, session_id)
    preparation = page.detail.preparation
    assert preparation is not None
    assert not preparation.fields[Role.EXECUTIVE].isEnabled()
    assert page.detail.plan.outline.isHidden()


def test_nothing_is_cut_and_every_stop_has_a_name(
    qtbot: QtBot, window: MainWindow, journal: Journal, dressed: Theme, session_id: str
) -> None:
    with_lesson(journal, session_id)
    page = opened(qtbot, window, session_id)
    for scale in (1.0, 1.75):
        dressed.set_scale(scale)
        page.split.show_detail()
        qtbot.waitUntil(lambda: clipped(page) == [])
    stops = reading_order(page)
    assert [one for one in stops if not (one.accessibleName() or getattr(one, "text", str)())] == []
