"""What several tests of the Agreement page begin with."""

from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience
from rmdesk.journal import agreements, drafts
from rmdesk.journal.agreement_forms import RuleForm
from rmdesk.journal.agreements import AgreementView
from rmdesk.journal.journal import Journal
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.agreement import AgreementPage
from tests.journal.test_agreements import form_of, save, set_goals, sign_both, view_of_draft

D = TypeVar("D", bound=QDialog)


def shown_window(qtbot: QtBot, desk: Desk) -> MainWindow:
    """The window over a desk."""
    shown = MainWindow(desk)
    qtbot.addWidget(shown)
    desk.hub.changed.connect(lambda changed: shown.mark_stale(changed.by))
    shown.resize(1180, 780)
    shown.show()
    shown.activateWindow()
    return shown


def sign_version_1(journal: Journal, pairing_id: str) -> None:
    """Version 1 is in force, with two watchwords."""
    set_goals(journal, pairing_id)
    form = form_of(view_of_draft(journal, pairing_id))
    save(journal, pairing_id, replace(form, watchwords=(("Heron", "a project"), ("Lark", "a plan"))))
    sign_both(journal, pairing_id)


def propose_stricter(journal: Journal, pairing_id: str) -> AgreementView:
    """A draft of version 2: goals stay with the two, and one watchword more."""
    journal.do(None, drafts.propose_change, pairing_id)
    form = form_of(view_of_draft(journal, pairing_id))
    rule = RuleForm(11, audience=Audience.PAIR, subjects=(Subject.GOAL,))
    watchwords = (*form.watchwords, ("Otter", "a team"))
    stricter = replace(form, rules=(*form.rules, rule), watchwords=watchwords, change="Goals stay with us")
    return save(journal, pairing_id, stricter)


def opened(window: MainWindow) -> AgreementPage:
    """The page."""
    window.go_to("agreement")
    assert isinstance(window.page, AgreementPage)
    return window.page


def texts(page: QWidget) -> list[str]:
    """All words that can be seen."""
    QTest.qWait(1)
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def dialog_of(page: AgreementPage, kind: type[D]) -> D:
    """The dialog opened last."""
    assert isinstance(page.dialog, kind)
    assert page.dialog.isVisible()
    return page.dialog


def give_code(qtbot: QtBot, page: AgreementPage, code: str) -> SignOffDialog:
    """The partner types a code; returns when the worker has answered."""
    dialog = dialog_of(page, SignOffDialog)
    dialog.code.clear()
    QTest.keyClicks(dialog.code, code)
    QTest.keyClick(dialog.code, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.desk.tasks.is_busy, timeout=20_000)
    return dialog


def current(journal: Journal, pairing_id: str) -> AgreementView:
    """The version in force."""
    found = journal.ask(agreements.current, pairing_id)
    assert found is not None
    return journal.ask(agreements.view, found.id)
