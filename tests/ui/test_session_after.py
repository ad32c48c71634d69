"""A session after it: keep and change of each side, "nothing today", what was promised, the hints."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.session_hints import SessionHint
from rmdesk.domain.vocabulary import DebriefKind, Role, SessionFormat, Side
from rmdesk.journal import agreements, ledger, preparing
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import hold_session, session_rows
from rmdesk.storage.records import Commitment, PracticeRun
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.correct_practice import CorrectPracticeDialog
from rmdesk.ui.dialogs.session_form import SessionDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.sessions import SessionsPage
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.notices import Hint
from tests.journal.test_remarks import in_force
from tests.journal.test_sessions import add_practice, plan
from tests.ui.clips import clipped
from tests.ui.sessions_steps import click, detail_of, dialog, focused, open_page, press, row_of, said
from tests.ui.test_session_before import with_lesson


@pytest.fixture
def session_id(journal: Journal, pairing_id: str) -> str:
    """One session, held."""
    made = plan(journal, pairing_id)
    journal.do(None, hold_session, made, 45)
    return made


def hint(page: SessionsPage) -> Hint:
    """The one hint that shows."""
    (found,) = page.detail.hints.lines.values()
    return found


def test_keep_and_change_of_each_side_stand_in_columns_of_the_same_width(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    for name, text in (
        ("Keep", "My hands only"),
        ("Keep · Tobias", "Questions"),
        ("Change · Tobias", "Pace"),
    ):
        row_of(page, name).edit()
        QTest.keyClicks(focused(), text)
    assert page.save_now()
    found = detail_of(journal, session_id)
    assert [(line.text, line.side) for line in found.lines_of(DebriefKind.KEEP)] == [
        ("My hands only", Side.EXECUTIVE),
        ("Questions", Side.MENTOR),
    ]
    assert [(line.text, line.side) for line in found.lines_of(DebriefKind.CHANGE)] == [("Pace", Side.MENTOR)]
    own, other = row_of(page, "Keep"), row_of(page, "Keep · Tobias")
    assert abs(own.width() - other.width()) <= 1
    assert own.mapTo(page, own.rect().topLeft()).y() == other.mapTo(page, other.rect().topLeft()).y()


def test_nothing_today_is_ticked_by_keys_and_goes_when_something_is_written(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    nothing = page.detail.debrief.learnt[Role.MENTOR].nothing
    assert nothing.accessibleName() == "Tobias learnt nothing today"
    nothing.setFocus()
    press(Qt.Key.Key_Space)
    assert detail_of(journal, session_id).session.nothing_learnt == ("mentor",)
    assert focused() is page.detail.debrief.learnt[Role.MENTOR].nothing
    assert focused().property("checked") is True
    row_of(page, "Tobias learnt").edit()
    QTest.keyClicks(focused(), "saying steps aloud")
    assert page.save_now()
    assert detail_of(journal, session_id).session.nothing_learnt == ()
    assert page.detail.debrief.learnt[Role.MENTOR].nothing.isHidden()


def test_what_each_promised_stands_in_the_debrief(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, session_id: str
) -> None:
    def promise(db: Db) -> None:
        current = agreements.current(db, pairing_id)
        assert current is not None
        db.add(Commitment(agreement_id=current.id, side=Side.MENTOR, text="Hands in pockets unless asked"))

    journal.do(None, in_force, pairing_id)
    journal.do(None, promise)
    page = open_page(qtbot, window)
    assert "Tobias promised" in said(page.detail)
    assert "Hands in pockets unless asked" in said(page.detail)
    assert "Nothing in the agreement" in said(page.detail)


@pytest.mark.usefixtures("session_id")
def test_a_session_that_was_all_talk_is_made_a_conversation(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    page = open_page(qtbot, window)
    assert "Was all talk the plan?" in said(page.detail)
    click(hint(page).action)
    assert detail_of(journal, session_id).session.format is SessionFormat.CONVERSATION
    assert page.detail.hints.lines == {}
    window.toast.undo()
    assert list(page.detail.hints.lines) == [SessionHint.ALL_TALK]


def test_a_lecture_asks_what_went_the_other_way(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    journal.do(None, ledger.set_learnt, session_id, Side.EXECUTIVE, "passkeys")
    journal.do(None, ledger.say_nothing_learnt, session_id, Role.MENTOR, is_nothing=True)
    page = open_page(qtbot, window)
    assert "One of you talked and the other listened." in said(page.detail)
    click(hint(page).action)
    QTest.keyClicks(focused(), "what a board asks")
    assert page.save_now()
    assert [one.text for one in detail_of(journal, session_id).learnt_by(Side.MENTOR)] == [
        "what a board asks"
    ]


def test_a_delegated_session_offers_the_same_again(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, session_id: str
) -> None:
    journal.do(None, add_practice, session_id, "E 6:00; switch M 24:00")
    page = open_page(qtbot, window)
    assert "Greta, who was learning, drove 20\u00a0% of the hands-on time" in said(page.detail)
    click(hint(page).action)
    form = dialog(SessionDialog)
    assert form.topic.text() == "Phone as tool"
    click(form.yes)
    assert [row.session.topic for row in journal.ask(session_rows, pairing_id)] == ["Phone as tool"] * 2


def test_two_helpdesk_sessions_running_offer_a_lesson(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, desk: Desk, session_id: str
) -> None:
    later = plan(journal, pairing_id, 14)
    journal.do(None, hold_session, later, 45)
    for one in (session_id, later):
        journal.do(None, preparing.set_helpdesk, one, is_helpdesk=True)
    page = open_page(qtbot, window)
    page.open_record(later)
    assert "Two sessions running went into mending things." in said(page.detail)
    with qtbot.waitSignal(desk.page_asked) as asked:
        click(hint(page).action)
    assert asked.args == ["lessons", ""]


def test_the_lesson_in_short_and_a_corrected_clock(
    qtbot: QtBot, window: MainWindow, journal: Journal, session_id: str
) -> None:
    def correct(db: Db) -> None:
        (run,) = db.query(PracticeRun).filter_by(session_id=session_id)
        run.corrected_at = db.now() + timedelta(days=1)

    with_lesson(journal, session_id)
    journal.do(None, add_practice, session_id, "E 24:00; switch M 4:00")
    journal.do(None, correct)
    page = open_page(qtbot, window)
    assert "0 of 2 steps done" in said(page.detail)
    assert "The clock was corrected on 14 Jan." in said(page.detail)
    assert page.detail.head is not None
    click(page.detail.head.deeds["clock"])
    assert dialog(CorrectPracticeDialog).isVisible()


def test_nothing_is_cut(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, dressed: Theme, session_id: str
) -> None:
    journal.do(None, in_force, pairing_id)
    with_lesson(journal, session_id)
    journal.do(None, add_practice, session_id, "E 6:00; switch M 24:00")
    page = open_page(qtbot, window)
    for scale in (1.0, 1.75):
        dressed.set_scale(scale)
        page.split.show_detail()
        qtbot.waitUntil(lambda: clipped(page) == [])
    dressed.set_scale(1.0)
    assert page.narrowest() <= 760
