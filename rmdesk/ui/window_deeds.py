"""What the window does by itself when a menu, a key or the palette asks for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rmdesk.settings import TEXT_SIZES, Mode
from rmdesk.ui.actions import CLOCK_KEYS, WHILE_HANDED_OVER
from rmdesk.ui.dialogs.keys import KeysDialog
from rmdesk.ui.widgets.badge import Badge, badge_of

if TYPE_CHECKING:
    from rmdesk.ui.main_window import MainWindow


def bind_deeds(window: "MainWindow") -> None:
    """Bind the actions that need no journal."""
    window.menus.is_barred = lambda deed: window.desk.is_handed_over and deed not in WHILE_HANDED_OVER
    bind = window.menus.bind
    bind("quit", window.close)
    bind("undo", lambda: _undo(window))
    bind("duplicate", lambda: _duplicate(window), lambda: _can_duplicate(window))
    bind("redo", lambda: _redo(window))
    bind("new_thing", lambda: _new_thing(window))
    bind("raise", _open_badge)
    bind("print", lambda: _print(window), lambda: _can_print(window))
    bind("filter", lambda: _filter(window), lambda: _has_filter(window))
    bind("search", window.open_palette)
    bind("full_screen", lambda: window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen))
    bind("back", lambda: _go_back(window), lambda: window.can_go_back or _fills(window))
    bind("shortcuts", lambda: _show_keys(window))
    bind("primary", lambda: _press_primary(window))
    bind("next_region", lambda: window.turn_region(1))
    bind("previous_region", lambda: window.turn_region(-1))
    _bind_looks(window)


def _bind_looks(window: "MainWindow") -> None:
    bind = window.menus.bind
    bind("text_larger", lambda: _turn_text(window, 1))
    bind("text_smaller", lambda: _turn_text(window, -1))
    bind("text_normal", lambda: _turn_text(window, 0))
    bind("theme_light", lambda: _turn_theme(window, "light"))
    bind("theme_dark", lambda: _turn_theme(window, "dark"))
    bind("theme_system", lambda: _turn_theme(window, "system"))


def _press_primary(window: "MainWindow") -> None:
    found = window.page.primary() if window.page is not None else None
    if found is not None and found.isVisible() and found.isEnabled():
        found.click()


def _go_back(window: "MainWindow") -> None:
    if window.page is None or not window.page.step_back():
        window.go_back()


def _fills(window: "MainWindow") -> bool:
    return window.page is not None and window.page.fills_window


def _open_badge() -> None:
    here = QApplication.focusWidget()
    badge = here if isinstance(here, Badge) else badge_of(here)
    if badge is not None and badge.isEnabled():
        badge.open_menu()


def _undo(window: "MainWindow") -> None:
    typed_undo = getattr(QApplication.focusWidget(), "undo", None)
    if window.toast.can_undo:
        window.toast.undo()
    elif (window.page is None or not window.page.undo()) and callable(typed_undo):
        typed_undo()


def _redo(window: "MainWindow") -> None:
    typed_redo = getattr(QApplication.focusWidget(), "redo", None)
    if (window.page is None or not window.page.redo()) and callable(typed_redo):
        typed_redo()


def _filter(window: "MainWindow") -> None:
    field = window.page.filter_field() if window.page is not None else None
    if field is not None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()


def _has_filter(window: "MainWindow") -> bool:
    return window.page is not None and window.page.filter_field() is not None


def _print(window: "MainWindow") -> None:
    if window.page is not None:
        window.page.print_page()


def _duplicate(window: "MainWindow") -> None:
    if window.page is not None:
        window.page.duplicate()


def _can_duplicate(window: "MainWindow") -> bool:
    return window.page is not None and window.page.can_duplicate


def _can_print(window: "MainWindow") -> bool:
    return window.page is not None and window.page.can_print


def _new_thing(window: "MainWindow") -> None:
    if window.page is not None:
        window.page.new_thing()


def _turn_text(window: "MainWindow", step: int) -> None:
    settings = window.desk.settings
    place = TEXT_SIZES.index(settings.text_size)
    wanted = TEXT_SIZES[max(0, min(place + step, len(TEXT_SIZES) - 1))] if step else TEXT_SIZES[0]
    window.desk.keep_settings(settings._replace(text_size=wanted))


def _turn_theme(window: "MainWindow", mode: Mode) -> None:
    window.desk.keep_settings(window.desk.settings._replace(theme=mode))


def _show_keys(window: "MainWindow") -> None:
    dialog = KeysDialog(window, [*window.menus.all_keys(), *CLOCK_KEYS])
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
