"""The screens before a journal is open, as a person meets them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from rmdesk.errors import JournalDamaged, WrongPassphrase
from rmdesk.pictures.stage import Look, draw, dressed, settle
from rmdesk.storage import recovery_key
from rmdesk.ui.entry.new_journal import NewJournalScreen
from rmdesk.ui.entry.new_pairing import NewPairingScreen
from rmdesk.ui.entry.new_passphrase import NewPassphraseScreen
from rmdesk.ui.entry.recovery_key import RecoveryKeyScreen
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.entry.unlock import UnlockScreen
from rmdesk.ui.entry.window import EntryWindow
from rmdesk.ui.tasks import Tasks
from rmdesk.wording.errors import sentence

_JOURNAL = Path("Documents") / "pilot-2026.rmdesk"
_TYPED = "PilotTwentyTwentySix"


def draw_entry(folder: Path, looks: Sequence[Look]) -> list[Path]:
    """Each screen in each of its states and in every look."""
    theme, tasks = dressed(), Tasks()
    drawn: list[Path] = []
    for name, make in {**_locked(), **_first_start(tasks)}.items():
        window = EntryWindow()
        window.show()
        window.activateWindow()
        settle()
        window.show_screen(make())
        drawn += [draw(window, theme, look, folder / name) for look in looks]
        window.hide()
        window.deleteLater()
        settle()
    tasks.stop()
    return drawn


def _locked() -> dict[str, Callable[[], Screen]]:
    return {
        "01-unlock": _with_caps_lock,
        "unlock-wrong": _wrong,
        "unlock-opening": _opening,
        "unlock-recovery-key": _by_key,
        "unlock-damaged": _damaged,
        "unlock-forgot": _forgot,
    }


def _first_start(tasks: Tasks) -> dict[str, Callable[[], Screen]]:
    key = recovery_key.printed(bytes(range(1, 21)))
    return {
        "new-journal": lambda: NewJournalScreen(_JOURNAL, tasks),
        "recovery-key": lambda: RecoveryKeyScreen(key, lambda: (3, 6)),
        "recovery-key-asked": lambda: _asked(RecoveryKeyScreen(key, lambda: (3, 6))),
        "new-passphrase": lambda: NewPassphraseScreen(tasks),
        "new-pairing": lambda: NewPairingScreen("Greta Halvorsen", date(2026, 1, 13), can_leave=True),
    }


def _unlock() -> UnlockScreen:
    screen = UnlockScreen(_JOURNAL, 10, last_used="2026-06-16T09:41:00")
    screen.field.setText(_TYPED)
    return screen


def _with_caps_lock() -> Screen:
    """Capitals without Shift: what a keyboard sends while Caps Lock is on."""
    screen = UnlockScreen(_JOURNAL, 10, last_used="2026-06-16T09:41:00")
    for letter in _TYPED.upper():
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(screen.field, QKeyEvent(QKeyEvent.Type.KeyPress, ord(letter), plain, letter))
    return screen


def _wrong() -> Screen:
    screen = _unlock()
    for _ in range(3):
        screen.refuse(sentence(WrongPassphrase()))
    return screen


def _opening() -> Screen:
    screen = _unlock()
    screen.set_opening(True)
    return screen


def _by_key() -> Screen:
    screen = _unlock()
    screen.recovery.click()
    return screen


def _damaged() -> Screen:
    screen = _unlock()
    screen.stop(JournalDamaged(_JOURNAL), sentence(JournalDamaged(_JOURNAL)))
    return screen


def _forgot() -> Screen:
    screen = _unlock()
    QTimer.singleShot(0, screen, screen.forgot.click)  # the question needs a window behind it
    return screen


def _asked(screen: RecoveryKeyScreen) -> Screen:
    screen.written.click()
    screen.check.click()
    return screen
