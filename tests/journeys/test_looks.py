"""Every page of both journals, and every screen before them, at every size: nothing cut, nothing sideways."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Role
from rmdesk.pictures.scene import AFTER_SESSION_8, FIRST_DAY
from rmdesk.pictures.stage import Stage, settle
from rmdesk.ui.entry.new_journal import NewJournalScreen
from rmdesk.ui.entry.new_pairing import FingerprintScreen, NewPairingScreen
from rmdesk.ui.entry.new_passphrase import NewPassphraseScreen
from rmdesk.ui.entry.recovery_key import RecoveryKeyScreen
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.entry.unlock import UnlockScreen
from rmdesk.ui.entry.window import EntryWindow
from rmdesk.ui.page_table import PAGES
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.theme import Theme
from tests.journeys.hands import name_of, open_state
from tests.ui.clips import clipped

PAGE_IDS = [page.page_id for page in PAGES]
LOOKS = (
    ("light", 1.0, QSize(1180, 780)),
    ("light", 1.0, QSize(1024, 680)),
    ("light", 1.75, QSize(1366, 768)),
    ("light", 1.75, QSize(1024, 680)),
    ("dark", 1.0, QSize(1180, 780)),
)
JOURNAL = Path("Documents") / "pilot-2026.rmdesk"
KEY = "-".join(["W8M4K"] * 8)


def faults(window: QWidget, look: Theme) -> list[str]:
    """What is cut, what can be scrolled sideways, and where the window grew, at every look."""
    found = []
    for mode, scale, size in LOOKS:
        look.set_mode("dark" if mode == "dark" else "light")
        look.set_scale(scale)
        window.resize(size)
        for _ in range(3):  # what folds is laid out once more
            settle()
        at = f"{mode} {scale:.0%} {size.width()} × {size.height()}"
        found += [f"{at}: {words!r} is cut" for words in clipped(window)]
        found += [f"{at}: {name_of(one)!r} sticks out" for one in sticking_out(window)]
        found += [f"{at}: {name} scrolls sideways" for name in sideways(window)]
        if window.size() != size:
            found.append(f"{at}: the window is {window.width()} × {window.height()}")
    return found


def sticking_out(window: QWidget) -> list[QWidget]:
    """Buttons that reach beyond the right edge of the window."""
    buttons = (one for one in window.findChildren(QAbstractButton) if one.isVisible())
    return [one for one in buttons if one.mapTo(window, one.rect().topRight()).x() >= window.width()]


def sideways(window: QWidget) -> list[str]:
    areas = (area for area in window.findChildren(QAbstractScrollArea) if area.isVisible())
    return [area.accessibleName() or type(area).__name__ for area in areas if needs_more_width(area)]


def needs_more_width(area: QAbstractScrollArea) -> bool:
    return area.horizontalScrollBar().maximum() > 1  # a table may be a pixel wider, by rounding


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("state", [*PAGE_IDS, "goals, writing", "agreement, changing"])
def test_the_pages_at_the_end(stage: Stage, dressed: Theme, state: str) -> None:
    assert faults(open_state(stage, state), dressed) == []


@pytest.mark.parametrize("at", [AFTER_SESSION_8])
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("state", ["today", "practice", "share"])
def test_the_pages_in_the_middle(stage: Stage, dressed: Theme, state: str) -> None:
    assert faults(open_state(stage, state), dressed) == []


@pytest.mark.parametrize("at", [FIRST_DAY])
@pytest.mark.parametrize("state", PAGE_IDS)
def test_the_pages_on_the_first_day(stage: Stage, dressed: Theme, state: str) -> None:
    assert faults(open_state(stage, state), dressed) == []


def asked_back() -> Screen:
    screen = RecoveryKeyScreen(KEY, lambda: (3, 6))
    screen.written.click()
    return screen


def with_programme() -> Screen:
    screen = NewPairingScreen("Greta Halvorsen", date(2026, 1, 13), can_leave=True)
    screen.has_programme.setChecked(True)
    screen.code.offer.click()
    return screen


def with_recovery_key() -> Screen:
    screen = UnlockScreen(JOURNAL, 10)
    screen.recovery.click()
    return screen


SCREENS: dict[str, Callable[[Tasks], Screen]] = {
    "unlock": lambda _tasks: UnlockScreen(JOURNAL, 10, last_used="2026-06-16T09:41:00"),
    "unlock with the recovery key": lambda _tasks: with_recovery_key(),
    "new journal": lambda tasks: NewJournalScreen(JOURNAL, tasks),
    "recovery key": lambda _tasks: RecoveryKeyScreen(KEY, lambda: (3, 6)),
    "recovery key asked back": lambda _tasks: asked_back(),
    "new passphrase": NewPassphraseScreen,
    "new pairing": lambda _tasks: with_programme(),
    "fingerprint": lambda _tasks: FingerprintScreen("Tobias", "TBYP 2KYF CR8D YDFC"),
}


@pytest.mark.parametrize("name", list(SCREENS))
def test_the_screens_before_the_desk(qtbot: QtBot, dressed: Theme, name: str) -> None:
    tasks = Tasks()
    window = EntryWindow()
    qtbot.addWidget(window)
    window.show_screen(SCREENS[name](tasks))
    window.show()
    found = faults(window, dressed)
    tasks.stop()
    assert found == []
