"""The screens before a journal is open, as a person meets them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from rmdesk.pictures.stage import Look, draw, dressed
from rmdesk.storage import recovery_key
from rmdesk.ui.entry.new_journal import NewJournalScreen
from rmdesk.ui.entry.new_pairing import NewPairingScreen
from rmdesk.ui.entry.recovery_key import RecoveryKeyScreen
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.entry.unlock import UnlockScreen
from rmdesk.ui.entry.window import EntryWindow
from rmdesk.ui.tasks import Tasks

_TYPED = "PilotTwentyTwentySix"


def draw_entry(folder: Path, looks: Sequence[Look]) -> list[Path]:
    """Unlock with Caps Lock on, new journal, recovery key, new pairing, each in every look."""
    theme, tasks = dressed(), Tasks()
    journal = Path("Documents") / "pilot-2026.rmdesk"
    key = recovery_key.printed(bytes(range(1, 21)))
    screens: dict[str, Callable[[], Screen]] = {
        "01-unlock": lambda: UnlockScreen(journal, 10, last_used="2026-06-16T09:41:00"),
        "new-journal": lambda: NewJournalScreen(journal, tasks),
        "recovery-key": lambda: RecoveryKeyScreen(key, lambda: (3, 6)),
        "new-pairing": lambda: NewPairingScreen("Greta Halvorsen", date(2026, 1, 13), can_leave=True),
    }
    drawn: list[Path] = []
    for name, make in screens.items():
        window = EntryWindow()
        window.show_screen(make())
        window.show()
        if name == "01-unlock":
            _type_with_caps_lock(window)
        drawn += [draw(window, theme, look, folder / name) for look in looks]
        window.hide()
        window.deleteLater()
    tasks.stop()
    return drawn


def _type_with_caps_lock(window: EntryWindow) -> None:
    """Capitals without Shift: what a keyboard sends while Caps Lock is on."""
    field = window.shown.first_focus() if window.shown is not None else None
    if field is None:
        return
    for letter in _TYPED.upper():
        plain = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(field, QKeyEvent(QKeyEvent.Type.KeyPress, ord(letter), plain, letter))
