"""A person at the real program in a process of its own, who types what must never be found on the disk.

Arguments: the journal folder, and "whole" or "endless". Said on standard output: each step as it is done.
"""

import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from rmdesk import app, paths, settings
from rmdesk.domain.vocabulary import Audience, RemarkKind, Role
from rmdesk.journal import goals, keeping, readers, remarks, sessions, signatures
from rmdesk.journal.agreements import draft
from rmdesk.journal.agreements import view as agreement_view
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import save_draft
from rmdesk.journal.pairings import add_person, new_pairing
from rmdesk.journal.sessions import Place, SessionForm
from rmdesk.storage.records import Remark
from rmdesk.ui.dialogs.fault import FaultDialog
from rmdesk.ui.dialogs.sign_off import SignOffDialog
from rmdesk.ui.main_window import MainWindow
from rmdesk.ui.pages.sessions import SessionsPage
from rmdesk.ui.pages.sessions.text import TextRow
from rmdesk.ui.pages.share import SharePage
from rmdesk.ui.shell import Shell
from tests.conftest import CHEAP, SetClock, pairing_form, partner_key, partner_seed
from tests.journal.test_agreements import form_of

PASSPHRASE = "zanzibarpass kumquat violin four"
CODE = "zanzibarcode velvet onion"
NOTE = "zanzibarnote Felt ten years older"
STUNG = "zanzibarstung She laughed at my reading glasses"
WATCHWORD = "Zanzibarword"
THIRD = "Zanzibarthird Lindqvist"
SEARCH = "zanzibarsearch"
FAULT = "zanzibarfault"
RELEASED = "zanzibarshared Replies take minutes now"
SECRETS = (PASSPHRASE, CODE, NOTE, STUNG, WATCHWORD, THIRD, SEARCH, FAULT)
DAYS = ("2026-01-13", "2026-01-27", "2026-02-10")


def say(line: str) -> None:
    """One line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def wait(condition: Callable[[], object]) -> None:
    """Until it holds; fails after 20 seconds."""
    for _ in range(2000):
        if condition():
            return
        QTest.qWait(10)
    raise TimeoutError


def make_journal(folder: Path, clock: SetClock) -> None:
    """A pairing with a signed agreement, three sessions held, and one text for the coordinator."""
    kept, _key = keeping.create(folder, "Greta Halvorsen", PASSPHRASE, clock, CHEAP)
    journal = kept.journal
    pairing_id = journal.do(None, new_pairing, pairing_form(), partner_key(CODE)).id
    journal.do(None, add_person, pairing_id, THIRD)
    for role in Role:
        journal.do(None, goals.set_goal, pairing_id, role, goals.GoalForm("Publish 4 posts alone"))
    agreement = journal.ask(draft, pairing_id)
    assert agreement is not None
    form = form_of(journal.ask(agreement_view, agreement.id))
    form = replace(form, scope="Posts", watchwords=((WATCHWORD, "a project"),))
    journal.do(None, save_draft, agreement.id, form)
    journal.do(None, signatures.sign_as_owner, agreement.id)
    journal.do(None, signatures.sign_as_partner, agreement.id, partner_seed(CODE))
    clock.time = datetime(2026, 2, 10, 10, 2, tzinfo=UTC)
    journal.do(None, hold_sessions, pairing_id)
    kept.close()


def hold_sessions(db: Db, pairing_id: str) -> None:
    """Three of them, and what may leave: one text that is released, one that a watchword holds back."""
    for day in DAYS:
        starts = datetime.fromisoformat(f"{day}T08:15:00+00:00")
        session = sessions.plan_session(db, pairing_id, SessionForm(starts, 55, "Posts"))
        sessions.hold_session(db, session.id, 50)
    for text in (RELEASED, f"{WATCHWORD} posts go out the same day"):
        remark = remarks.write_remark(db, Place(pairing_id, session.id), RemarkKind.WHAT_CHANGED, text)
        readers.raise_text(db, Remark, remark.id, Audience.COORDINATOR)


class Typist:
    """Types and clicks in the one shell of this process."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell

    @property
    def window(self) -> MainWindow:
        """The open desk."""
        assert self.shell.workplace is not None
        return self.shell.workplace.window

    def unlock(self) -> None:
        """Type the passphrase."""
        screen = self.shell.screen
        assert screen is not None
        wait(lambda: not self.shell.tasks.is_busy)
        field = screen.first_focus()
        assert field is not None
        QTest.keyClicks(field, PASSPHRASE)
        QTest.keyClick(field, Qt.Key.Key_Return)
        wait(lambda: self.shell.workplace is not None)

    def sessions(self) -> SessionsPage:
        """Go to the sessions."""
        self.window.go_to("sessions")
        page = self.window.page
        assert isinstance(page, SessionsPage)
        return page

    def write_note(self, text: str) -> QWidget:
        """A new note, only for oneself; the field it stands in."""
        page = self.sessions()
        before = {id(row) for row in page.detail.rows}
        page.detail.add_note.click()
        row = next(one for one in page.findChildren(TextRow) if id(one) not in before and one.is_editing)
        QTest.keyClicks(row.area, text)
        wait(lambda: not row.autosave.is_dirty)
        return row.area

    def write_what_stung(self, text: str) -> None:
        """The line of the debrief that nobody else ever reads."""
        page = self.sessions()
        row = next(one for one in page.detail.rows if "stung" in one.place.name.casefold())
        row.edit()
        QTest.keyClicks(row.area, text)
        assert row.end_editing()

    def search(self, words: str) -> None:
        """Through the palette, to the first hit and back."""
        self.window.open_palette()
        QTest.keyClicks(self.window.palette_box.field, words)
        QTest.keyClick(self.window.palette_box.field, Qt.Key.Key_Escape)

    def lock(self) -> None:
        """Ctrl+L."""
        QTest.keyClick(self.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        wait(lambda: self.shell.kept is None and not self.shell.tasks.is_busy)

    def export(self, place: Path) -> None:
        """Both agree; the file dialog saves the summary."""
        self.window.go_to("share")
        page = self.window.page
        assert isinstance(page, SharePage)
        for _step in ("Greta agrees", "Tobias has the desk", "Tobias agrees"):
            page.deed.click()
        dialog = page.answer.dialog
        assert isinstance(dialog, SignOffDialog)
        QTest.keyClicks(dialog.code, CODE)
        QTest.keyClick(dialog.code, Qt.Key.Key_Return)
        wait(lambda: page.state.view.is_whole and not self.shell.tasks.is_busy)
        page.take_back()
        wait(lambda: not self.shell.tasks.is_busy)
        page.deed.click()
        chooser = page.window().findChild(QFileDialog)
        assert isinstance(chooser, QFileDialog)
        name = chooser.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(name, QLineEdit)
        name.setText(str(place))
        QTest.keyClick(name, Qt.Key.Key_Return)
        wait(place.exists)

    def meet_a_fault(self, fail: Callable[[], object]) -> None:
        """Let a slot of the program fail, and say what the person then reads."""
        button = QPushButton()
        button.clicked.connect(fail)
        button.click()
        wait(lambda: shown_fault() is not None)
        dialog = shown_fault()
        assert dialog is not None
        say("fault: " + " ".join(label.text() for label in dialog.findChildren(QLabel)))
        dialog.accept()
        wait(lambda: shown_fault() is None)


def shown_fault() -> FaultDialog | None:
    """The sentence about a fault, while it shows."""
    tops = QApplication.topLevelWidgets()
    return next((one for one in tops if isinstance(one, FaultDialog) and one.isVisible()), None)


def stumble(*words: object) -> None:
    """A fault of the program with a person's words in it."""
    raise ValueError(*words)


def whole(typist: Typist) -> None:
    """Write, search, lock, unlock, export, meet two faults, quit."""
    typist.unlock()
    typist.write_note(NOTE)
    typist.write_what_stung(STUNG)
    typist.search(SEARCH)
    typist.search(NOTE)
    typist.lock()
    typist.unlock()
    typist.export(Path.home() / "Documents" / "summary.md")
    journal = typist.shell.desk.journal
    typist.meet_a_fault(lambda: stumble(FAULT, NOTE))
    typist.meet_a_fault(lambda: journal.do(None, stumble, FAULT))
    typist.meet_a_fault(
        lambda: journal.do(None, lambda db: db.rows("SELECT :words FROM nowhere", {"words": FAULT}))
    )
    clipboard = QApplication.clipboard()
    say(f"clipboard: {clipboard.text()!r} {clipboard.text(clipboard.Mode.Selection)!r}")
    ended: list[bool] = []
    typist.shell.ended.connect(lambda: ended.append(True))
    typist.shell.end()
    wait(lambda: ended)
    say("done")


def endless(typist: Typist) -> None:
    """Type a note for ever."""
    typist.unlock()
    area = typist.write_note(NOTE)
    say("typing")
    with suppress(KeyboardInterrupt):
        while True:
            QTest.keyClicks(area, f" {STUNG}")


def main() -> None:
    folder, clock = Path(sys.argv[1]), SetClock()
    make_journal(folder, clock)
    chosen = settings.load(paths.settings_file())
    application = app.dressed_app(chosen)
    shell = Shell(chosen, paths.settings_file(), folder, clock)
    shell.start()
    try:
        {"whole": whole, "endless": endless}[sys.argv[2]](Typist(shell))
    except Exception:  # noqa: BLE001 - of this script: the hook of the program would hide it
        traceback.print_exc()
    application.quit()


if __name__ == "__main__":
    main()
