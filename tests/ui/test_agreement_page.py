"""The Agreement page in the real window: signing, refusing, changing, revealing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, Role, RuleKind
from rmdesk.journal import agreements
from rmdesk.journal.goals import GoalForm, set_goal
from rmdesk.journal.journal import Journal
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.people import PeopleDialog
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement import AgreementPage
from rmdesk.ui.pages.agreement.rule_rows import RetentionRow
from rmdesk.ui.pages.agreement.rules import MASK, WatchwordLine
from rmdesk.ui.theme import Theme
from rmdesk.ui.widgets.question import Question
from tests.conftest import CODE
from tests.journal.test_agreements import form_of, save, set_goals, view_of_draft
from tests.ui.agreement_steps import current, give_code, opened, shown_window, sign_version_1, texts
from tests.ui.clips import clipped


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = shown_window(qtbot, desk)
    yield shown
    shown.hide()


@pytest.fixture
def signed(journal: Journal, pairing_id: str) -> None:
    sign_version_1(journal, pairing_id)


def hand_over(qtbot: QtBot, page: AgreementPage, code: str) -> SignOffDialog:
    """The partner types a code, in the dialog that is open or a new one."""
    if not isinstance(page.dialog, SignOffDialog) or not page.dialog.isVisible():
        page.signatures.hand_over.click()
    return give_code(qtbot, page, code)


def test_signing_is_refused_with_the_reason_and_the_way_there(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    journal.do(None, set_goal, pairing_id, Role.EXECUTIVE, GoalForm("Publish 4 business posts alone"))
    page = opened(window)
    asked: list[str] = []
    window.desk.page_asked.connect(lambda page_id, _record: asked.append(page_id))
    page.signatures.sign.click()
    said = texts(page)
    assert "Not signed: it is not ready yet" in said
    assert "Tobias has no goal yet." in said
    assert page.signatures.missing.goals.hasFocus()
    page.signatures.missing.goals.click()
    assert asked == ["goals"]
    assert journal.ask(agreements.current, pairing_id) is None


def test_without_a_scope_nobody_signs_and_the_way_leads_to_its_field(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    set_goals(journal, pairing_id)
    save(journal, pairing_id, replace(form_of(view_of_draft(journal, pairing_id)), scope=""))
    page = opened(window)
    page.signatures.sign.click()
    assert "The agreement does not say yet what it is for." in texts(page)
    assert page.signatures.missing.scope.hasFocus()
    page.signatures.missing.scope.click()
    scope = page.editor.terms.scope
    assert scope.hasFocus()
    assert scope.visibleRegion().boundingRect().height() == scope.height()
    QTest.keyClicks(scope, "Posts, a phone.")
    assert page.primary() is page.change  # Ctrl+Enter ends the writing; it signs nothing unseen
    page.signatures.sign.click()
    assert "Version 1, signed by one" in texts(page)


def test_no_rule_at_all_leads_back_to_the_rules(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    set_goals(journal, pairing_id)
    page = opened(window)
    page.change.click()
    for row in page.editor.usual:
        if row.tick is not None:
            row.tick.click()
    page.editor.done.click()
    page.signatures.sign.click()
    assert "No privacy rule is ticked." in texts(page)
    page.signatures.missing.rules.click()
    assert page.editor.isVisible()


def test_both_sign_and_it_is_in_force(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    set_goals(journal, pairing_id)
    page = opened(window)
    assert "Version 1 is not in force yet; nothing leaves before both of you have signed." in texts(page)
    assert page.primary() is page.signatures.sign
    page.signatures.sign.click()
    said = texts(page)
    assert "Version 1, signed by one" in said
    assert "signed 13 January 2026, 09:30" in said
    assert "waiting for Tobias since 13 January" in said
    hand_over(qtbot, page, CODE)
    said = texts(page)
    assert "In force since 13 January" in said
    assert said.count("signed 13 January 2026, 09:30") == 2
    assert page.primary() is None
    assert len(current(journal, pairing_id).signatures) == 2


def test_a_wrong_code_waits_and_loses_nothing(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    set_goals(journal, pairing_id)
    page = opened(window)
    dialog = hand_over(qtbot, page, "not the code at all")
    assert dialog.isVisible()
    assert "not the sign-off code" in dialog.fault.text()
    assert "Try again in 1 s." in dialog.fault.text()
    assert dialog.code.text() == "not the code at all"
    assert not dialog.yes.isEnabled()
    qtbot.waitUntil(lambda: not dialog.is_waiting, timeout=3000)
    hand_over(qtbot, page, "wrong once more")
    assert "Try again in 2 s." in dialog.fault.text()
    dialog.reject()
    assert journal.ask(agreements.view, view_of_draft(journal, pairing_id).agreement.id).signatures == {}


@pytest.mark.usefixtures("signed")
def test_rules_read_as_sentences_with_their_marks(window: MainWindow) -> None:
    page = opened(window)
    said = texts(page)
    assert "No third person’s name; we say roles." in said
    assert "Two watchwords never leave." in said
    assert said.count("always on") == 3
    assert said.count("agreed, not checked by the program") == 1
    assert "stand above every rule" in said
    assert "counted from the close" in said
    assert any("no fault, no reason asked" in text for text in said)


@pytest.mark.usefixtures("signed")
def test_watchwords_are_six_dots_until_revealed_for_a_while(qtbot: QtBot, desk: Desk) -> None:
    page = AgreementPage(desk, reveal_ms=60)
    qtbot.addWidget(page)
    page.reload()
    page.show()
    line = page.rules.watchwords
    assert isinstance(line, WatchwordLine)
    assert line.words.text().split() == [MASK, MASK]
    line.reveal.click()
    assert "Heron" in line.words.text()
    qtbot.waitUntil(lambda: "Heron" not in line.words.text(), timeout=2000)


@pytest.mark.usefixtures("signed")
def test_a_change_both_sign_is_the_next_version(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    page.change.click()
    assert page.editor.change.hasFocus()
    QTest.keyClicks(page.editor.change, "Goals stay with us")
    second = page.editor.usual[1].tick
    assert second is not None
    second.click()
    page.editor.add_rule.click()
    page.signatures.sign.click()
    assert "R11" in texts(page)
    assert "struck" in texts(page)
    hand_over(qtbot, page, CODE)
    view = current(journal, pairing_id)
    assert (view.agreement.version, view.agreement.change) == (2, "Goals stay with us")
    assert not view.rules[1].is_kept
    own = view.rules[-1]
    assert (own.number, own.kind, own.audience) == (11, RuleKind.CAP, Audience.PAIR)
    assert own.subjects == ("goal",)
    assert "Goals stay with us" in texts(page)


@pytest.mark.usefixtures("signed")
def test_typing_is_saved_and_takes_a_signature_back(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    page.change.click()
    page.signatures.sign.click()
    assert "Version 2, signed by one" in texts(page)
    page.change.click()
    QTest.keyClicks(page.editor.terms.soon, "Posts")
    assert window.go_to("today")
    draft = view_of_draft(journal, pairing_id)
    assert draft.agreement.horizon_short == "Posts"
    assert draft.signatures == {}
    window.go_to("agreement")
    assert "The text has changed, so it needs a new signature: Greta." in texts(page)


@pytest.mark.usefixtures("signed")
def test_watchwords_are_added_changed_and_removed(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    page.change.click()
    words = page.editor.watchwords
    assert words.rows[0].word.text() == MASK
    QTest.keyClicks(words.rows[0].word, "x")
    assert words.rows[0].pair == ("Heron", "a project")
    words.reveal.click()
    assert words.rows[0].word.text() == "Heron"
    QTest.keyClicks(words.rows[0].word, "x", delay=0)
    words.rows[1].remove.click()
    words.add.click()
    assert QApplication.focusWidget() is words.rows[1].word
    QTest.keyClicks(words.rows[1].word, "Otter")
    QTest.keyClicks(words.rows[1].wording, "the team")
    page.editor.done.click()
    stored = {(one.word, one.wording) for one in view_of_draft(journal, pairing_id).watchwords}
    assert ("Otter", "the team") in stored
    assert len(stored) == 2
    assert not any(word == "Lark" for word, _wording in stored)


@pytest.mark.usefixtures("signed")
def test_a_promise_needs_words_and_is_marked(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    page = opened(window)
    page.change.click()
    page.editor.add_rule.click()
    own = page.editor.own[0]
    own.limit.setCurrentIndex(own.limit.count() - 1)
    own.limit.activated.emit(own.limit.currentIndex())
    assert page.save_now()
    assert len(view_of_draft(journal, pairing_id).rules) == 10
    QTest.keyClicks(own.promise, "We answer within a day.")
    page.editor.done.click()
    assert view_of_draft(journal, pairing_id).rules[-1].kind is RuleKind.PROMISE
    assert texts(page).count("agreed, not checked by the program") == 2


@pytest.mark.usefixtures("signed")
def test_days_and_months_change_the_sentence(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    page = opened(window)
    page.change.click()
    row = page.editor.usual[-1]
    assert isinstance(row, RetentionRow)
    row.days.setValue(30)
    page.editor.done.click()
    assert "Only-you notes erased after 30 days, pair notes after 12 months." in texts(page)
    assert view_of_draft(journal, pairing_id).rules[-1].only_me_days == 30


@pytest.mark.usefixtures("signed")
def test_a_draft_is_discarded_after_one_question(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    page.change.click()
    page.editor.discard.click()
    assert isinstance(page.dialog, Question)
    page.dialog.yes.click()
    assert journal.ask(agreements.draft, pairing_id) is None
    assert "In force since 13 January" in texts(page)


def test_the_first_draft_has_nothing_to_discard(window: MainWindow) -> None:
    page = opened(window)
    page.change.click()
    assert not page.editor.discard.isVisible()


@pytest.mark.usefixtures("signed")
def test_names_belong_to_the_pairing(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    page = opened(window)
    page.names.change.click()
    dialog = page.dialog
    assert isinstance(dialog, PeopleDialog)
    QTest.keyClicks(dialog.name, "Margit Olsen")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    dialog.close_button.click()
    assert "One name besides your own." in texts(page)
    assert journal.ask(agreements.draft, pairing_id) is None


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("scale", [1.0, 1.75])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut(qtbot: QtBot, window: MainWindow, dressed: Theme, scale: float, mode: str) -> None:
    page = opened(window)
    page.change.click()
    page.editor.add_rule.click()
    for folded in (page.editor.terms.how, page.editor.terms.around):
        folded.toggle.click()
    page.editor.terms.stakeholders.add.click()
    dressed.set_mode("dark" if mode == "dark" else "light")
    dressed.set_scale(scale)
    for size in ((1366, 768), (1024, 680)):
        window.resize(*size)
        qtbot.waitUntil(lambda: clipped(page) == [])
        assert page.narrowest() <= page.width()
    page.editor.done.click()
    qtbot.waitUntil(lambda: clipped(page) == [])


@pytest.mark.usefixtures("signed")
def test_the_page_can_be_narrow(window: MainWindow) -> None:
    page = opened(window)
    assert page.narrowest() <= 760
    page.change.click()
    page.editor.add_rule.click()
    assert page.narrowest() <= 760
