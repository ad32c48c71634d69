"""The Share page in the real window: the exact text, what stays, both consents, and the file."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.subjects import Subject
from rmdesk.domain.summary import Section
from rmdesk.domain.vocabulary import Audience
from rmdesk.journal import drafts, goals
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.journal import Journal
from rmdesk.storage.records import AgreedSummary, Remark
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.share import SharePage
from rmdesk.ui.pages.share.reword import RewordDialog
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.badge import Badge
from rmdesk.ui.widgets.paper_view import html_of
from tests.conftest import CODE, SetClock
from tests.journal.test_agreements import form_of, save, sign_both, view_of_draft
from tests.ui.clips import clipped, worn
from tests.ui.share_material import HERON, MOMENT


@pytest.fixture
def shared(journal: Journal, clock: SetClock) -> None:
    """The journal of `written_up` at its moment: see `folder` in conftest.py."""
    clock.time = MOMENT
    assert journal.ask(lambda db: db.rows("SELECT count(*) FROM remark", {})) == [(1,)]


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    desk.hub.changed.connect(lambda changed: shown.mark_stale(changed.by))
    shown.resize(1180, 780)
    shown.show()
    shown.activateWindow()
    yield shown
    shown.hide()


@pytest.fixture
def page(shared: None, window: MainWindow) -> SharePage:
    window.go_to("share")
    assert isinstance(window.page, SharePage)
    return window.page


def paper(page: SharePage) -> str:
    return page.paper.view.toPlainText()


def texts(page: QWidget) -> list[str]:
    QTest.qWait(1)
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def type_code(qtbot: QtBot, page: SharePage, code: str) -> SignOffDialog:
    dialog = page.answer.dialog
    assert isinstance(dialog, SignOffDialog)
    QTest.keyClicks(dialog.code, code)
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.desk.tasks.is_busy, timeout=20_000)
    return dialog


def raise_to_ines(badge: Badge) -> None:
    """What choosing in the badge's menu and its confirmation comes to."""
    badge.set_audience(Audience.COORDINATOR)
    badge.chosen.emit(Audience.COORDINATOR)


def partner_agrees(qtbot: QtBot, page: SharePage) -> None:
    """Tobias takes the desk, agrees by code, and gives it back."""
    page.hand_over()
    page.deed.click()
    type_code(qtbot, page, CODE)
    assert page.reading is not None
    page.reading.give_back.click()


def agree_both(qtbot: QtBot, page: SharePage) -> None:
    """Greta, then Tobias; the finished file is read back."""
    page.deed.click()
    partner_agrees(qtbot, page)
    idle(qtbot, page)


def idle(qtbot: QtBot, page: SharePage) -> None:
    """Until the worker has nothing left to do."""
    qtbot.waitUntil(lambda: not page.desk.tasks.is_busy, timeout=20_000)


def save_to(place: Path) -> Callable[[QWidget, str, Callable[[Path], None]], None]:
    """Chooses the proposed name in the folder `place`."""
    return lambda _window, name, chosen: chosen(place / name)


def test_the_paper_shows_the_exact_text(page: SharePage, journal: Journal) -> None:
    said = paper(page)
    assert "Reverse mentoring summary HL-07, 13 January to 10 February 2026" in said
    assert "Publish 4 business posts alone" in said
    assert "Executive: passkeys" in said
    assert "Heron" not in said
    assert "She looked angry" not in said
    page.paper.segments.set_index(1)
    page.paper.segments.chosen.emit(1)
    assert paper(page).startswith("---\nrmdesk_summary: 1\n")
    assert list(Path.cwd().glob("rmdesk-summary*")) == []


def test_what_stays_is_a_count_until_opened(page: SharePage) -> None:
    assert page.left.withheld.lines == []
    assert "stay here" in page.left.withheld.count.text()
    page.left.withheld.toggle.click()
    lines = page.left.withheld.lines
    assert "Note, session 3: only you" in lines
    assert "What changed, session 3: R3: a watchword" in lines
    assert not any("Heron" in text or "angry" in text for text in texts(page))


def test_a_line_with_a_watchword_leaves_in_other_words(page: SharePage, journal: Journal) -> None:
    page.left.withheld.toggle.click()
    assert "Nothing to report." in section(page, Section.CHANGES)
    ref = next(one for one in page.state.rewordings)
    page.left.withheld.rewording.emit(ref)
    dialog = page.dialog
    assert isinstance(dialog, RewordDialog)
    assert dialog.wording.text() == "A project posts go out the same day"
    dialog.wording.set_text("Heron again")
    dialog.yes.click()
    assert dialog.isVisible()
    assert "a watchword" in dialog.held.text()
    dialog.wording.set_text("Project posts go out the same day")
    dialog.yes.click()
    assert "Project posts go out the same day" in section(page, Section.CHANGES)
    record = journal.ask(lambda db: db.find(Remark, ref))
    assert record.text == HERON


def section(page: SharePage, wanted: Section) -> str:
    said = paper(page)
    after = said.split(f"{wanted.value}. ", 1)[1]
    return after.split(f"{wanted.value + 1}. ", 1)[0]


def test_a_cap_on_goals_empties_their_section(page: SharePage, journal: Journal, pairing_id: str) -> None:
    journal.do(None, drafts.propose_change, pairing_id)
    form = form_of(view_of_draft(journal, pairing_id))
    own = RuleForm(11, audience=Audience.PAIR, subjects=(Subject.GOAL,))
    save(journal, pairing_id, replace(form, rules=(*form.rules, own)))
    assert "Publish 4 business posts alone" in section(page, Section.GOALS)
    sign_both(journal, pairing_id)
    assert section(page, Section.GOALS).strip().endswith("Nothing to report.")
    page.left.withheld.toggle.click()
    assert page.left.withheld.lines.count("Goal: R11: a rule of the agreement") == 2


def test_unticking_leaves_a_part_out(page: SharePage) -> None:
    page.left.contents.ticks[1].click()
    assert section(page, Section.GOALS).strip().endswith("Nothing to report.")
    page.left.withheld.toggle.click()
    assert "Goal: its section is not ticked" in page.left.withheld.lines
    page.left.contents.ticks[1].click()
    assert "Publish 4 business posts alone" in section(page, Section.GOALS)


def test_a_period_without_enough_sessions_says_so(page: SharePage) -> None:
    page.left.contents.start.setDate(QDate(2026, 2, 1))
    said = texts(page)
    assert any("at least 3 held sessions" in text for text in said)
    assert page.primary() is None
    page.left.contents.start.setDate(QDate(2026, 1, 13))
    assert page.primary() is page.deed


def test_without_an_agreement_in_force_it_leads_there(window: MainWindow) -> None:
    window.go_to("share")
    shown = window.page
    assert isinstance(shown, SharePage)
    asked: list[str] = []
    window.desk.page_asked.connect(lambda page_id, _record: asked.append(page_id))
    assert any("No agreement is in force." in text for text in texts(shown))
    shown.paper.problem.way.click()
    assert asked == ["agreement"]


def test_two_clicks_agree_and_the_partner_signs_by_code(
    qtbot: QtBot, page: SharePage, journal: Journal
) -> None:
    assert page.deed.text() == "I agree to this text"
    assert page.left.consents.answers == ["Tobias has not answered yet", "You have not answered yet"]
    page.deed.click()
    assert page.left.consents.answers == ["Tobias has not answered yet", "You agreed"]
    assert page.deed.text() == "Hand over to Tobias"
    page.deed.click()
    assert page.deed.text() == "I agree to this text…"
    page.deed.click()
    dialog = type_code(qtbot, page, "some other code")
    assert "not the sign-off code" in dialog.fault.text()
    assert page.reading is not None
    assert page.reading.answers.answers == ["Greta agreed to this text", "You have not answered yet"]
    qtbot.waitUntil(lambda: not dialog.is_waiting, timeout=3000)
    dialog.code.clear()
    type_code(qtbot, page, CODE)
    assert page.reading.answers.answers == ["Greta agreed to this text", "You agreed"]
    page.reading.give_back.click()
    assert page.left.consents.answers == ["Tobias agreed to this text", "You agreed"]
    assert page.deed.text() == "Save summary…"
    assert page.paper.chip.text() == "Agreed by both"


def test_the_partner_may_answer_first(qtbot: QtBot, page: SharePage) -> None:
    partner_agrees(qtbot, page)
    assert page.left.consents.answers == ["Tobias agreed to this text", "You have not answered yet"]
    page.deed.click()
    assert page.deed.text() == "Save summary…"


def test_an_edit_drops_the_first_consent_and_says_so(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str
) -> None:
    partner_agrees(qtbot, page)
    titled = goals.GoalForm("Publish 5 business posts alone")
    preview = page.state.view.preview
    assert preview is not None
    assert preview.summary.goals is not None
    journal.do(None, goals.change_goal, preview.summary.goals[0].title.ref, titled)
    assert "The text has changed since Tobias agreed; both read it again." in texts(page)
    assert page.left.consents.answers == ["Tobias has not answered yet", "You have not answered yet"]


def test_agreeing_is_to_the_text_that_was_read(page: SharePage, journal: Journal, window: MainWindow) -> None:
    said: list[str] = []
    window.desk.toasted.connect(lambda text, _undo: said.append(text))
    page.left.sentences.write.click()
    row = page.left.sentences.rows[0]
    QTest.keyClicks(row.text, "Replies take minutes")
    raise_to_ines(row.badge)
    page.deed.click()
    assert "Replies take minutes" in section(page, Section.CHANGES)
    assert page.left.consents.answers[1] == "You have not answered yet"
    assert any("The text has changed" in text for text in said)
    page.deed.click()
    assert page.left.consents.answers[1] == "You agreed"


def test_a_sentence_is_written_for_a_section(page: SharePage, journal: Journal) -> None:
    page.left.sentences.write.click()
    row = page.left.sentences.rows[0]
    assert row.badge.audience is Audience.ONLY_ME
    row.kind.setCurrentIndex(3)
    QTest.keyClicks(row.text, "Ten minutes less per session")
    assert page.save_now()
    assert not row.kind.isEnabled()
    raise_to_ines(row.badge)
    assert "Ten minutes less per session" in section(page, Section.WAY_OF_WORKING)
    row.remove.click()
    assert "Ten minutes less" not in paper(page)


def test_a_veto_is_one_click_and_can_be_undone(
    qtbot: QtBot, page: SharePage, window: MainWindow, journal: Journal
) -> None:
    partner_agrees(qtbot, page)
    page.left.consents.veto.click()
    assert page.left.consents.answers == ["Tobias has not answered yet", "You have not answered yet"]
    window.toast.undo()
    assert page.left.consents.answers == ["Tobias agreed to this text", "You have not answered yet"]
    page.deed.click()
    page.left.consents.veto.click()
    assert page.deed.text() == "I agree to this text"
    assert journal.ask(lambda db: db.query(AgreedSummary).count()) == 0


def test_ctrl_enter_agrees(qtbot: QtBot, page: SharePage, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.focus_page()
    assert page.left.contents.ticks[0].hasFocus()
    QTest.keyClick(page.left.contents.ticks[0], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.left.consents.answers[1] == "You agreed"


def test_no_veto_before_anyone_agreed(page: SharePage) -> None:
    assert not page.left.consents.veto.isVisible()


def test_the_paper_opens_nothing(page: SharePage) -> None:
    view = page.paper.view
    assert not view.openLinks()
    picture = view.loadResource(QTextDocument.ResourceType.ImageResource.value, "file:///etc/passwd")
    assert picture.width() == 1
    said = html_of(b"---\nx: 1\n---\n\n# T\n\n<img src=x> <script>1</script> [a](http://b) ![c](d)\n")
    assert "<img" not in said
    assert "<a" not in said
    assert "script" not in said


def test_nothing_is_cut(qtbot: QtBot, page: SharePage, dressed: Theme) -> None:
    for part in (page.left.withheld, page.left.sentences, page.left.lines):
        part.toggle.click()
    page.deed.click()
    for _ in worn(dressed):
        for size in ((1366, 768), (1024, 680)):
            page.window().resize(*size)
            qtbot.waitUntil(lambda: clipped(page) == [])


def test_the_page_can_be_narrow(page: SharePage) -> None:
    page.left.withheld.toggle.click()
    page.left.sentences.toggle.click()
    assert page.narrowest() <= 760
