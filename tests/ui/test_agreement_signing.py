"""Signing on paper, with a new code, and making rules stricter at once on one side's word."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Manner, Role
from rmdesk.journal import agreements
from rmdesk.journal.change_log import change_log
from rmdesk.journal.journal import Journal
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.new_code import NewCodeDialog
from rmdesk.ui.dialogs.paper import PaperDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement import AgreementPage
from rmdesk.ui.pages.agreement.rules import MASK
from tests.conftest import CODE
from tests.journal.test_agreements import set_goals, view_of_draft
from tests.ui.agreement_steps import (
    current,
    dialog_of,
    give_code,
    opened,
    propose_stricter,
    shown_window,
    sign_version_1,
    texts,
)

NEW_CODE = "walnut harbour pencil tango"
SINCE = "stricter since 13 January, on one side’s word"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    shown = shown_window(qtbot, desk)
    yield shown
    shown.hide()


@pytest.fixture
def stricter(journal: Journal, pairing_id: str) -> None:
    """Version 1 is in force; a draft beside it is stricter."""
    sign_version_1(journal, pairing_id)
    propose_stricter(journal, pairing_id)


def show_draft(page: AgreementPage) -> None:
    page.which.set_index(1)
    page.which.chosen.emit(1)


def show_in_force(page: AgreementPage) -> None:
    page.which.set_index(0)
    page.which.chosen.emit(0)


def choose(qtbot: QtBot, dialog: PaperDialog, scan: Path) -> None:
    dialog.choose = lambda _window, chosen: chosen(scan)
    dialog.pick.click()
    qtbot.waitUntil(lambda: not dialog.fingerprint.text().startswith("Reading"), timeout=20_000)


def test_a_paper_signature_shows_its_day_and_its_scan(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, tmp_path: Path
) -> None:
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(b"a signed page")
    digits = hashlib.sha256(b"a signed page").hexdigest().upper()
    set_goals(journal, pairing_id)
    page = opened(window)
    page.signatures.on_paper.click()
    dialog = dialog_of(page, PaperDialog)
    assert not dialog.yes.isEnabled()
    dialog.day.setDate(QDate(2026, 1, 12))
    choose(qtbot, dialog, scan)
    assert f"signed.pdf, fingerprint {digits[:4]} {digits[4:8]}" in dialog.fingerprint.text()
    assert dialog.fingerprint.text().endswith(digits[-4:])
    dialog.yes.click()
    said = f"signed on paper 12 January 2026, scan {digits[:4]} {digits[4:8]} …"
    assert said in texts(page)
    signature = view_of_draft(journal, pairing_id).signatures[Role.MENTOR]
    assert (signature.manner, signature.scan) == (Manner.PAPER, hashlib.sha256(b"a signed page").digest())
    page.signatures.sign.click()
    assert "In force since 13 January" in texts(page)
    assert said in texts(page)


def test_a_scan_that_cannot_be_read_signs_nothing(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str, tmp_path: Path
) -> None:
    set_goals(journal, pairing_id)
    page = opened(window)
    page.signatures.on_paper.click()
    dialog = dialog_of(page, PaperDialog)
    choose(qtbot, dialog, tmp_path)
    assert "That file cannot be read. Nothing was signed" in dialog.fault.text()
    assert not dialog.yes.isEnabled()
    assert dialog.day.maximumDate() == QDate(2026, 1, 13)


def test_paper_does_not_help_where_something_is_missing(window: MainWindow) -> None:
    page = opened(window)
    page.signatures.on_paper.click()
    assert page.dialog is None
    assert "Not signed: it is not ready yet" in texts(page)


@pytest.mark.usefixtures("stricter")
def test_the_draft_says_what_is_stricter_in_it(window: MainWindow) -> None:
    page = opened(window)
    assert not page.signatures.narrower.isVisible()
    show_draft(page)
    said = "Stricter in this draft: R11, one watchword. Either of you can let that hold at once."
    assert said in texts(page)


@pytest.mark.usefixtures("stricter")
def test_on_the_owners_word_it_holds_at_once_and_nobody_is_named(
    window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    show_draft(page)
    page.signatures.narrower.at_once.click()
    assert not page.signatures.narrower.isVisible()
    show_in_force(page)
    said = texts(page)
    assert said.count(SINCE) == 2
    assert "Goal: only the two of us." in said
    assert "Three watchwords never leave." in said
    assert page.rules.watchwords is not None
    assert page.rules.watchwords.words.text().split() == [MASK] * 3
    assert "R11 made stricter at once" in said
    assert len(current(journal, pairing_id).narrowings) == 2
    assert journal.ask(agreements.draft, pairing_id) is not None


@pytest.mark.usefixtures("stricter")
def test_on_the_partners_word_it_takes_the_code(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    show_draft(page)
    page.signatures.narrower.partner.click()
    dialog = give_code(qtbot, page, "not the code at all")
    assert "not the sign-off code" in dialog.fault.text()
    assert current(journal, pairing_id).narrowings == ()
    qtbot.waitUntil(lambda: not dialog.is_waiting, timeout=3000)
    give_code(qtbot, page, CODE)
    assert {one.role for one in current(journal, pairing_id).narrowings} == {Role.MENTOR}


@pytest.mark.usefixtures("stricter")
def test_a_new_code_signs_the_draft_and_the_old_one_no_more(
    qtbot: QtBot, window: MainWindow, journal: Journal, pairing_id: str
) -> None:
    page = opened(window)
    show_draft(page)
    page.signatures.new_code.click()
    dialog = dialog_of(page, NewCodeDialog)
    QTest.keyClicks(dialog.code.first.line, NEW_CODE)
    QTest.keyClicks(dialog.code.second.line, NEW_CODE)
    dialog.yes.click()
    qtbot.waitUntil(lambda: dialog.is_taken, timeout=20_000)
    assert any("notes this down beside the code" in text for text in texts(dialog))
    dialog.yes.click()
    page.signatures.sign.click()
    page.signatures.hand_over.click()
    asked = give_code(qtbot, page, CODE)
    assert "not the sign-off code" in asked.fault.text()
    qtbot.waitUntil(lambda: not asked.is_waiting, timeout=3000)
    give_code(qtbot, page, NEW_CODE)
    assert current(journal, pairing_id).agreement.version == 2
    assert any(text.startswith("Tobias signs with a new code: ") for text in texts(page))
    assert "new code" in {row.kind for row in journal.ask(change_log, pairing_id)}


@pytest.mark.usefixtures("stricter")
def test_a_weak_or_mistyped_code_is_refused_in_words(window: MainWindow) -> None:
    page = opened(window)
    show_draft(page)
    page.signatures.new_code.click()
    dialog = dialog_of(page, NewCodeDialog)
    QTest.keyClicks(dialog.code.first.line, "tobias")
    dialog.yes.click()
    assert any("Take 8 characters or more" in text for text in texts(dialog))
    dialog.code.first.line.clear()
    QTest.keyClicks(dialog.code.first.line, NEW_CODE)
    QTest.keyClicks(dialog.code.second.line, CODE)
    dialog.yes.click()
    assert "The two are not the same." in texts(dialog)
    assert not dialog.is_taken
