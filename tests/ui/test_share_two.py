"""Two people at the Share page: lines struck by either, the desk handed over, consent by code or on paper."""

import hashlib
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import DocumentKind, Manner, Role
from rmdesk.journal.choices import Choice
from rmdesk.journal.journal import Journal
from rmdesk.journal.strikes import put_line_back, strike
from rmdesk.journal.summaries import preview
from rmdesk.ui.dialogs.paper import PaperDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.share import SharePage
from rmdesk.ui.pages.share.lines import LineRow, LinesCard
from rmdesk.ui.pages.share.reading import Reading
from rmdesk.ui.theme import Theme
from tests.conftest import CODE
from tests.ui.clips import clipped, worn
from tests.ui.test_share_page import idle, page, paper, partner_agrees, shared, texts, type_code, window

__all__ = ["page", "shared", "window"]

LEARNT = "passkeys"
SECRET = (
    "Ines cannot tell that anything was left out."
    " The two of you can guess whose strike it was; this screen names nobody."
)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, modifier)


def ready(qtbot: QtBot, page: SharePage) -> None:
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    page.left.contents.ticks[0].setFocus()


def row(card: LinesCard, said: str) -> LineRow:
    [found] = [one for one in card.rows if one.line.text == said]
    return found


def tab_to(widget: QWidget) -> None:
    """Tab until it holds the focus; fails after a round through the window."""
    for _ in range(120):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError("Tab never reaches it")


def reading(page: SharePage) -> Reading:
    assert page.reading is not None
    return page.reading


def leaves(journal: Journal, pairing_id: str) -> list[str]:
    return [line.text for line in journal.ask(preview, pairing_id, Choice()).lines]


def test_a_line_is_struck_and_put_back_with_keys_alone(qtbot: QtBot, page: SharePage) -> None:
    ready(qtbot, page)
    assert LEARNT in paper(page)
    tab_to(page.left.lines.toggle)
    press(Qt.Key.Key_Return)
    assert SECRET in texts(page)
    line = row(page.left.lines, LEARNT)
    tab_to(line.tick)
    marked = [one.cursor.selectedText() for one in page.paper.view.extraSelections()]
    assert marked == [LEARNT]
    press(Qt.Key.Key_Space)
    assert LEARNT not in paper(page)
    assert "2 of 3 lines" in texts(page)
    assert line.tick.hasFocus()
    assert line.back.isVisible()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert LEARNT in paper(page)
    assert "3 lines" in texts(page)
    assert not line.back.isVisible()


def test_a_struck_line_keeps_its_place(page: SharePage) -> None:
    page.left.lines.toggle.click()
    before = [one.line.text for one in page.left.lines.rows]
    row(page.left.lines, before[0]).tick.click()
    assert [one.line.text for one in page.left.lines.rows] == before


def test_a_strike_takes_the_consents_back_and_says_so(qtbot: QtBot, page: SharePage) -> None:
    page.deed.click()
    assert page.left.consents.answers[1] == "You agreed"
    page.left.lines.toggle.click()
    row(page.left.lines, LEARNT).tick.click()
    assert page.left.consents.answers[1] == "You have not answered yet"
    assert "The text has changed since you agreed; both read it again." in texts(page)


def test_strikes_of_both_are_united(
    qtbot: QtBot, page: SharePage, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page.left.lines.toggle.click()
    line = row(page.left.lines, LEARNT)
    line.tick.click()
    journal.do(None, strike, pairing_id, DocumentKind.SUMMARY, line.line.ref, Role.MENTOR)
    line.tick.click()
    assert window.toast.text == "It stays out: one of you struck it."
    assert not line.tick.isChecked()
    assert LEARNT not in paper(page)
    assert journal.do(None, put_line_back, pairing_id, DocumentKind.SUMMARY, line.line.ref, Role.MENTOR)
    assert LEARNT in paper(page)


def test_the_partner_strikes_in_their_own_turn(
    qtbot: QtBot, page: SharePage, journal: Journal, pairing_id: str
) -> None:
    page.deed.click()
    page.hand_over()
    reading(page).lines.toggle.click()
    row(reading(page).lines, LEARNT).tick.click()
    assert "The text has changed since Greta agreed; both read it again." in texts(page)
    reading(page).give_back.click()
    assert page.left.consents.answers == ["Tobias has not answered yet", "You have not answered yet"]
    assert LEARNT not in paper(page)
    said = texts(page)
    assert not any("Tobias" in text and "struck" in text for text in said)
    page.left.lines.toggle.click()
    row(page.left.lines, LEARNT).back.click()
    assert LEARNT not in leaves(journal, pairing_id)


def test_handed_over_nothing_of_the_owner_alone_shows(
    qtbot: QtBot, page: SharePage, window: MainWindow
) -> None:
    page.left.withheld.toggle.click()
    page.left.sentences.toggle.click()
    page.deed.click()
    page.deed.click()
    shown = texts(window)
    assert "Tobias reads" in shown
    assert not any("Withheld" in text or "stay here" in text or "Note, session" in text for text in shown)
    assert not page.left.isVisible()
    assert not window.rail.isVisible()
    assert not window.menuBar().isVisible()
    assert paper(page) == reading(page).paper.view.toPlainText()


def test_handed_over_no_other_page_and_no_search_opens(
    qtbot: QtBot, page: SharePage, window: MainWindow
) -> None:
    page.hand_over()
    assert not window.go_to("sessions")
    window.open_palette()
    assert not window.palette_box.isVisible()
    page.save_summary()
    assert window.page is page
    reading(page).give_back.click()
    window.open_palette()
    assert window.palette_box.isVisible()
    window.palette_box.leave()
    assert window.go_to("sessions")


def test_the_whole_turn_with_keys_alone(qtbot: QtBot, page: SharePage, window: MainWindow) -> None:
    ready(qtbot, page)
    control = Qt.KeyboardModifier.ControlModifier
    press(Qt.Key.Key_Return, control)
    press(Qt.Key.Key_Return, control)
    assert reading(page).isVisible()
    assert reading(page).paper.view.hasFocus()
    tab_to(reading(page).lines.toggle)
    press(Qt.Key.Key_Return, control)
    type_code(qtbot, page, CODE)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert reading(page).answers.answers == ["Greta agreed to this text", "You agreed"]
    assert not page.deed.isVisible()
    press(Qt.Key.Key_Escape)
    assert not reading(page).isVisible()
    assert window.rail.isVisible()
    assert page.deed.text() == "Save summary…"


def test_the_partner_takes_a_consent_back(qtbot: QtBot, page: SharePage) -> None:
    page.hand_over()
    assert not reading(page).answers.veto.isVisible()
    page.deed.click()
    type_code(qtbot, page, CODE)
    reading(page).answers.veto.click()
    assert reading(page).answers.answers == ["Greta has not answered yet", "You have not answered yet"]


def test_the_partner_agrees_on_paper(qtbot: QtBot, page: SharePage, tmp_path: Path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"ink")
    page.deed.click()
    page.hand_over()
    reading(page).answers.paper.click()
    dialog = page.answer.dialog
    assert isinstance(dialog, PaperDialog)
    dialog.choose = lambda _window, chosen: chosen(scan)
    dialog.pick.click()
    idle(qtbot, page)
    dialog.yes.click()
    assert reading(page).answers.answers[1] == "You agreed"
    consent = page.state.view.consents[Role.MENTOR]
    assert consent.manner is Manner.PAPER
    assert consent.scan == hashlib.sha256(b"ink").digest()
    agreed = page.state.view.agreed
    assert agreed is not None
    assert agreed.file_bytes is not None
    assert b"consent_manner_mentor: paper" in agreed.file_bytes.replace(b'"', b"")


def test_agreed_by_both_no_line_is_struck_without_a_veto(qtbot: QtBot, page: SharePage) -> None:
    page.deed.click()
    assert page.left.lines.isVisible()
    partner_agrees(qtbot, page)
    assert not page.left.lines.isVisible()
    page.left.consents.veto.click()
    assert page.left.lines.isVisible()


def test_nothing_is_cut_while_the_partner_reads(qtbot: QtBot, page: SharePage, dressed: Theme) -> None:
    page.deed.click()
    page.hand_over()
    reading(page).lines.toggle.click()
    row(reading(page).lines, LEARNT).tick.click()
    for _ in worn(dressed):
        for size in ((1180, 780), (1024, 680)):
            page.window().resize(*size)
            qtbot.waitUntil(lambda: clipped(page) == [])
