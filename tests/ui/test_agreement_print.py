"""The agreement on paper: printed to a PDF and read back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from rmdesk.journal.journal import Journal
from rmdesk.ui.desk import Desk
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement import AgreementPage
from rmdesk.ui.pages.agreement.printing import html_of
from rmdesk.ui.pages.agreement.state import agreement_state
from tests.journal.test_agreements import form_of, save, view_of_draft
from tests.ui.agreement_steps import opened, propose_stricter, shown_window, sign_version_1


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, journal: Journal, pairing_id: str) -> Iterator[MainWindow]:
    sign_version_1(journal, pairing_id)
    shown = shown_window(qtbot, desk)
    yield shown
    shown.hide()


def to_file(page: AgreementPage, file: Path) -> None:
    """Choose a file in the place of a printer."""

    def choose(_window: object, printer: QPrinter, go: object) -> None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        assert callable(go)
        go()

    page.printing.choose = choose


def printed(file: Path) -> str:
    reader = PdfReader(file)
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_rules_and_signatures_are_on_the_paper_but_no_watchword(window: MainWindow, tmp_path: Path) -> None:
    page = opened(window)
    to_file(page, tmp_path / "agreement.pdf")
    window.menus.run("print")
    said = printed(tmp_path / "agreement.pdf")
    assert "Agreement, version 1" in said
    assert "Greta Halvorsen, Executive, and Tobias Adeyemi, Mentor" in said
    assert "Nothing on pay, health, religion, family or performance of anyone." in said
    assert "agreed, not checked by the program" in said
    assert said.count("signed 13 January 2026, 09:30") == 2
    assert "Publish 4 business posts alone" in said
    assert "Heron" not in said


def test_revealed_watchwords_are_printed(window: MainWindow, tmp_path: Path) -> None:
    page = opened(window)
    to_file(page, tmp_path / "agreement.pdf")
    assert page.rules.watchwords is not None
    page.rules.watchwords.reveal.click()
    page.print.click()
    assert "Heron → a project" in printed(tmp_path / "agreement.pdf")


def test_there_is_nothing_to_print_on_other_pages(window: MainWindow, tmp_path: Path) -> None:
    page = opened(window)
    to_file(page, tmp_path / "agreement.pdf")
    window.go_to("today")
    window.menus.run("print")
    assert not (tmp_path / "agreement.pdf").exists()


def test_words_of_the_pair_are_no_markup(window: MainWindow, journal: Journal, pairing_id: str) -> None:
    propose_stricter(journal, pairing_id)
    form = form_of(view_of_draft(journal, pairing_id))
    save(journal, pairing_id, replace(form, scope="<img src='http://x'> & more"))
    state = journal.ask(agreement_state, pairing_id)
    assert state.draft is not None
    page = html_of(state.draft, state, is_revealed=False)
    assert "<img" not in page
    assert "&lt;img src=&#x27;http://x&#x27;&gt; &amp; more" in page
    assert "A draft, not in force" in page
    assert "_" * 40 in page
