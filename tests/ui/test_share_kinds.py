"""What can be sent besides a summary for the coordinator: the news, the pair's own report, another reader."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, RemarkKind, Saving
from rmdesk.journal import drafts, goals, pairings, readers, remarks, sessions
from rmdesk.journal.agreement_forms import terms_of
from rmdesk.journal.journal import Journal
from rmdesk.journal.sessions import Place, SessionForm
from rmdesk.storage.records import Goal, Remark
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.share import SharePage
from rmdesk.ui.pages.share.reword import RewordDialog
from rmdesk.ui.theme import Theme
from tests.conftest import SetClock, pairing_form, partner_key
from tests.journal.test_agreements import form_of, save, sign_both, view_of_draft
from tests.ui.clips import clipped, worn
from tests.ui.share_material import DAYS, GOALS
from tests.ui.test_share_page import (
    agree_both,
    idle,
    page,
    paper,
    save_to,
    shared,
    texts,
    window,
)

__all__ = ["page", "shared", "window"]

BLAMING = "The list was out of date, which was careless"
LESSON = "A second reader for figures costs four minutes"
TIP = "Say what for, then where, then which button"


def tell(journal: Journal, pairing_id: str, kind: RemarkKind, said: str) -> str:
    remark = journal.do(None, remarks.write_remark, Place(pairing_id), kind, said)
    journal.do(None, readers.raise_text, Remark, remark.id, Audience.EVERYONE)
    return remark.id


def show_news(page: SharePage) -> None:
    page.left.kinds.findChildren(QPushButton)[1].click()


def buttons(page: SharePage) -> dict[str, QPushButton]:
    QTest.qWait(1)  # what was made a moment ago shows now
    return {one.text(): one for one in page.findChildren(QPushButton) if one.isVisible()}


def test_the_news_are_for_everyone_at_work(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str, tmp_path: Path
) -> None:
    show_news(page)
    assert any("No lesson or tip was raised" in text for text in texts(page))
    tell(journal, pairing_id, RemarkKind.LESSON_LEARNT, LESSON)
    tip = tell(journal, pairing_id, RemarkKind.TIP, TIP)
    journal.do(None, remarks.say_what_it_saves, tip, 30, Saving.MINUTES_A_WEEK)
    assert "Everyone at work may read exactly this page, Ines too; no author is named" in texts(page)
    assert LESSON in paper(page)
    assert f"{TIP} (saves about 30 minutes a week, an estimate)" in paper(page).replace("\xa0", " ")
    assert not page.left.contents.start.isVisible()
    page.saving.choose = save_to(tmp_path)
    agree_both(qtbot, page)
    assert page.deed.text() == "Save news…"
    page.deed.click()
    idle(qtbot, page)
    [file] = tmp_path.glob("rmdesk-news*.md")
    said = file.read_text(encoding="utf-8")
    assert LESSON in said
    assert not any(name in said for name in ("Greta", "Tobias", "HL-07", "Castellano"))
    page.left.log.toggle.click()
    assert page.left.log.lines[0] == "10 Feb, 10:02 · everyone at work · Markdown"
    assert any("or all were shared already" in text for text in texts(page))


def test_a_word_that_may_blame_is_asked_about(page: SharePage, journal: Journal, pairing_id: str) -> None:
    tell(journal, pairing_id, RemarkKind.LESSON_LEARNT, BLAMING)
    show_news(page)
    assert "Lesson learnt: may “careless” put blame on someone?" in texts(page)
    buttons(page)["This puts blame on nobody"].click()
    assert BLAMING in paper(page)
    assert not page.left.held_news.isVisible()


def test_a_word_that_may_blame_can_be_said_differently(
    page: SharePage, journal: Journal, pairing_id: str
) -> None:
    tell(journal, pairing_id, RemarkKind.LESSON_LEARNT, BLAMING)
    show_news(page)
    buttons(page)["Reword…"].click()
    assert isinstance(page.dialog, RewordDialog)
    page.dialog.wording.set_text("The list was out of date")
    page.dialog.yes.click()
    assert "The list was out of date" in paper(page)
    assert "careless" not in paper(page)


def test_a_tip_is_written_with_what_it_saves(qtbot: QtBot, page: SharePage) -> None:
    show_news(page)
    page.left.sentences.write.click()
    row = page.left.sentences.rows[0]
    assert [row.kind.itemText(at) for at in range(row.kind.count())] == ["Lesson learnt", "Tip"]
    assert not row.saves.isVisible()
    row.kind.setCurrentIndex(1)
    qtbot.waitUntil(row.saves.isVisible)
    row.saves.amount.setValue(20)
    row.text.setPlainText(TIP)
    row.text.edited.emit()
    assert page.save_now()
    row.badge.set_audience(Audience.EVERYONE)
    row.badge.chosen.emit(Audience.EVERYONE)
    assert "saves about 20 minutes a week, an estimate" in paper(page).replace("\xa0", " ")


def test_striking_in_the_summary_leaves_the_news_alone(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str
) -> None:
    tell(journal, pairing_id, RemarkKind.LESSON_LEARNT, LESSON)
    show_news(page)
    page.deed.click()
    assert page.left.consents.answers[1] == "You agreed"
    page.left.kinds.findChildren(QPushButton)[0].click()
    page.left.lines.toggle.click()
    next(one for one in page.left.lines.rows if one.line.text == LESSON).tick.click()
    assert LESSON not in paper(page)
    show_news(page)
    assert page.left.consents.answers[1] == "You agreed"


def test_another_reader_is_chosen_among_those_the_agreement_names(
    page: SharePage, journal: Journal, pairing_id: str, clock: SetClock
) -> None:
    assert not page.left.contents.reader.isVisible()
    journal.do(None, drafts.propose_change, pairing_id)
    draft = view_of_draft(journal, pairing_id)
    terms = terms_of(draft)
    known = (*terms.stakeholders, ("Petra Lund", Audience.COORDINATOR))
    save(journal, pairing_id, replace(form_of(draft), terms=replace(terms, stakeholders=known)))
    sign_both(journal, pairing_id)
    reader = page.left.contents.reader
    assert reader.isVisible()
    assert [reader.itemText(at) for at in range(reader.count())] == ["Ines Castellano", "Petra Lund"]
    page.deed.click()
    reader.setCurrentIndex(1)
    reader.activated.emit(1)
    assert "Petra will read exactly the text of the summary, and nothing else" in texts(page)
    assert page.left.consents.answers[1] == "You have not answered yet"
    page.deed.click()
    agreed = page.state.view.agreed
    assert agreed is not None
    assert agreed.recipient == "Petra Lund"


@pytest.fixture
def alone(journal: Journal, desk: Desk, clock: SetClock) -> str:
    """A pair without a programme, its agreement in force, three sessions held."""
    pairing = journal.do(None, pairings.new_pairing, pairing_form(programme=False), partner_key()).id
    for role, title in GOALS.items():
        goal = journal.do(None, goals.set_goal, pairing, role, goals.GoalForm(title))
        journal.do(None, readers.raise_text, Goal, goal.id, Audience.PAIR)
    draft = view_of_draft(journal, pairing)
    save(journal, pairing, replace(form_of(draft), scope="Posts"))
    sign_both(journal, pairing)
    clock.time = datetime(2026, 2, 10, 10, 2, tzinfo=UTC)
    for day in DAYS:
        starts = datetime.fromisoformat(f"{day}T08:15:00+00:00")
        session = journal.do(None, sessions.plan_session, pairing, SessionForm(starts, 55, "Posts"))
        journal.do(None, sessions.hold_session, session.id, 50)
    desk.show_pairing(pairing)
    return pairing


@pytest.fixture
def report(alone: str, window: MainWindow) -> SharePage:
    window.go_to("share")
    assert isinstance(window.page, SharePage)
    return window.page


def words_on(page: SharePage) -> str:
    """Everything a person can read or choose on the page."""
    labels = [one.text() for one in page.findChildren(QLabel)]
    pressed = [one.text() for one in page.findChildren(QPushButton)]
    lists = [box.itemText(at) for box in page.findChildren(QComboBox) for at in range(box.count())]
    return "\n".join((page.title, paper(page), *labels, *pressed, *lists)).lower()


def test_without_a_programme_it_is_the_pairs_closing_report(
    qtbot: QtBot, report: SharePage, window: MainWindow, tmp_path: Path
) -> None:
    assert report.title == "Closing report"
    assert "Publish 4 business posts alone" in paper(report)
    report.left.sentences.write.click()
    for part in (report.left.lines, report.left.withheld):
        part.toggle.click()
    said = words_on(report)
    assert "coordinator" not in said
    assert "ines" not in said.replace("business", "").replace("lines", "")
    assert "programme" not in said
    report.left.sentences.rows[0].badge.open_menu()
    menu = next(
        one for one in report.left.sentences.rows[0].badge.findChildren(type(window.menuBar().addMenu("")))
    )
    assert not any("coordinator" in one.text().lower() for one in menu.actions())
    menu.close()
    report.saving.choose = save_to(tmp_path)
    agree_both(qtbot, report)
    assert report.deed.text() == "Save report…"
    report.deed.click()
    idle(qtbot, report)
    [file] = tmp_path.glob("rmdesk-report*.md")
    assert "Publish 4 business posts alone" in file.read_text(encoding="utf-8")


def test_nothing_is_cut_in_the_news_and_the_log(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str, dressed: Theme
) -> None:
    tell(journal, pairing_id, RemarkKind.LESSON_LEARNT, BLAMING)
    tell(journal, pairing_id, RemarkKind.TIP, TIP)
    show_news(page)
    page.left.sentences.toggle.click()
    for scale in worn(dressed):
        for size in ((1180, 780), (1024, 680)):
            page.window().resize(*size)
            qtbot.waitUntil(lambda: clipped(page) == [])
        assert page.narrowest() <= 760 * scale
