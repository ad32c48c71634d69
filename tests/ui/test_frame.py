"""The frame: rail, menus, keys, palette, banner, toast, and the way of the focus through the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from rmdesk.domain.vocabulary import Audience, Role
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.keys import KeysDialog
from rmdesk.ui.hits import Hit, spans_of
from rmdesk.ui.main_window import SMALLEST, MainWindow
from rmdesk.ui.page_table import PAGES, rail_pages
from rmdesk.ui.readers import Readers
from rmdesk.ui.tokens import SCALES
from rmdesk.ui.widgets.badge import Badge
from rmdesk.ui.widgets.field import Field
from tests.ui.clips import clipped
from tests.ui.pages_for_frame import FormPage, ListPage

CTRL = Qt.KeyboardModifier.ControlModifier
_FORMS = ("goals", "agreement")
_AT = "tests.ui.pages_for_frame"
TABLE = tuple(
    row._replace(factory=f"{_AT}:{'FormPage' if row.page_id in _FORMS else 'ListPage'}") for row in PAGES
)


@pytest.fixture
def window(empty_desk: Desk, qtbot: QtBot) -> MainWindow:
    """The window of a pairing with a programme, Greta's, at Sessions."""
    empty_desk.readers = Readers("Greta", "Tobias", "Ines")
    made = MainWindow(empty_desk, TABLE)
    qtbot.addWidget(made)
    made.menus.bind("lock", lambda: empty_desk.toast("Locked"))
    made.show_pairing()
    made.resize(1180, 780)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.go_to("sessions")
    return made


def page(window: MainWindow) -> ListPage:
    """The list page that shows."""
    assert isinstance(window.page, ListPage)
    return window.page


def focused() -> QWidget:
    """What holds the focus."""
    here = QApplication.focusWidget()
    assert here is not None
    return here


def rail_titles(window: MainWindow) -> list[str]:
    """The words in the rail, from top to bottom."""
    return [item.text() for item in window.rail.items()]


@pytest.mark.parametrize(
    ("role", "clock_runs", "expected"),
    [
        (Role.EXECUTIVE, False, "today sessions goals progress agreement share"),
        (Role.EXECUTIVE, True, "today sessions goals progress agreement share practice"),
        (Role.MENTOR, True, "today sessions lessons practice goals progress agreement share"),
    ],
)
def test_the_rail_by_role(role: Role, clock_runs: bool, expected: str) -> None:
    rows = rail_pages(PAGES, role, clock_runs=clock_runs)
    assert " ".join(row.page_id for row in rows) == expected


def test_without_a_programme_the_pair_still_shares(window: MainWindow) -> None:
    window.desk.readers = Readers("Greta", "Tobias", None)
    window.desk.pairing_changed.emit()
    assert rail_titles(window)[-1] == "Share"
    assert window.go_to("share")


def test_practice_joins_the_rail_while_the_clock_runs(window: MainWindow) -> None:
    window.desk.set_clock_runs(True)
    assert rail_titles(window)[-1] == "Practice"
    window.desk.set_clock_runs(False)
    assert "Practice" not in rail_titles(window)


def test_keys_lead_to_the_pages_in_rail_order_and_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.page_id == "goals"
    QTest.keyClick(window, Qt.Key.Key_1, CTRL)
    assert window.page_id == "today"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page_id == "goals"
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page_id == "sessions"


def test_a_click_in_the_rail_opens_the_page(window: MainWindow) -> None:
    QTest.mouseClick(window.rail.items()[2], Qt.MouseButton.LeftButton)
    assert window.page_id == "goals"
    assert [item.isChecked() for item in window.rail.items()] == [False, False, True, False, False, False]


def test_the_rail_is_one_stop_with_arrows_inside(window: MainWindow) -> None:
    window.rail.take_focus()
    assert window.rail.items()[1].hasFocus()
    QTest.keyClick(window.rail.items()[1], Qt.Key.Key_Down)
    assert window.rail.items()[2].hasFocus()
    QTest.keyClick(window.rail.items()[2], Qt.Key.Key_Return)
    assert window.page_id == "goals"


def test_focus_begins_in_the_body_and_goes_as_one_reads(window: MainWindow) -> None:
    shown = page(window)
    assert shown.first.hasFocus()
    order = [shown.filter, shown.main, window.rail.items()[1], window.search_button, shown.first]
    for wanted in order:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        assert focused() is wanted
    for wanted in [*reversed(order[:-1]), shown.first]:
        QTest.keyClick(focused(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        assert focused() is wanted


def test_a_field_and_its_badge_are_neighbours(window: MainWindow) -> None:
    window.go_to("goals")
    kinds = []
    for _ in range(3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        kinds.append(type(focused()))
    assert kinds == [Badge, Field, Badge]


def test_f6_goes_around_the_parts_of_the_window(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.status.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.rail.items()[1].hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.status.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page(window).first.hasFocus()


def test_the_page_s_keys_reach_the_page(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    QTest.keyClick(window, Qt.Key.Key_F, CTRL)
    assert shown.filter.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    assert shown.is_new
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(shown.main.clicked):
            QTest.keyClick(shown.filter, key, CTRL)
    QTest.keyClick(shown.filter, Qt.Key.Key_Escape)
    assert shown.first.hasFocus()


def test_ctrl_r_opens_the_badge_of_the_field(window: MainWindow) -> None:
    window.go_to("goals")
    assert window.page is not None
    QTest.keyClick(window.page.findChildren(Field)[0], Qt.Key.Key_R, CTRL)
    badge = window.page.findChildren(Badge)[0]
    assert badge.findChildren(QMenu)[0].isVisible()


def test_a_hidden_page_asks_again_only_when_it_shows(window: MainWindow) -> None:
    shown = page(window)
    window.go_to("goals")
    window.mark_stale()
    window.mark_stale()
    assert shown.reloads == 1
    window.go_to("sessions", "record-7")
    assert (shown.reloads, shown.opened) == (2, "record-7")


def test_a_page_that_cannot_save_is_not_left(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.go_to("goals")
    monkeypatch.setattr(FormPage, "can_save", False)
    assert not window.go_to("today")
    assert not window.close()
    assert window.page_id == "goals"
    monkeypatch.setattr(FormPage, "can_save", True)
    assert window.go_to("today")


def test_a_banner_stands_in_the_page_and_goes_along(window: MainWindow) -> None:
    tried: list[str] = []
    window.desk.banner(
        "hard-drive", "Not saved", "Your text stays.", [("Try now", lambda: tried.append("x"))]
    )
    assert window.banner is not None
    assert window.banner.isVisible()
    window.go_to("goals")
    assert window.page is not None
    assert window.page.isAncestorOf(window.banner)
    QTest.mouseClick(window.banner.buttons[0], Qt.MouseButton.LeftButton)
    assert tried == ["x"]
    window.desk.clear_banner()
    assert window.banner is None


def test_ctrl_z_undoes_the_deed_on_the_toast(window: MainWindow) -> None:
    undone: list[str] = []
    window.desk.toast("Note deleted.", lambda: undone.append("x"))
    assert window.toast.isVisible()
    window.status.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert undone == ["x"]
    assert not window.toast.isVisible()


def test_ctrl_z_in_a_field_undoes_typing_first(window: MainWindow) -> None:
    undone: list[str] = []
    field = page(window).first
    QTest.keyClicks(field, "abc")
    window.desk.toast("Note deleted.", lambda: undone.append("x"))
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert (field.text(), undone) == ("", [])


def test_the_status_line_says_what_is_saved_and_when_it_locks(window: MainWindow) -> None:
    window.desk.saved_at("09:24")
    assert window.status.left.text() == "Saved 09:24  ·  encrypted on this computer"
    assert window.status.right.text() == "Locks after 10 minutes of rest"
    window.desk.not_saved_since("09:24")
    assert window.status.left.text().startswith("Not saved since 09:24")
    assert "Not saved" in window.status.accessibleName()
    window.desk.keep_settings(window.desk.settings._replace(idle_minutes=1))
    assert window.status.right.text() == "Locks after 1 minute of rest"


def test_text_size_and_theme_are_chosen_by_key_and_kept(window: MainWindow) -> None:
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert (window.desk.settings.text_size, window.desk.theme.scale) == (175, 1.75)
    assert window.rail.is_folded
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert not window.rail.is_folded
    window.menus.run("theme_dark")
    assert window.desk.theme.is_dark


def test_the_rail_folds_when_the_window_is_narrow(window: MainWindow) -> None:
    window.resize(1099, 700)
    assert window.rail.is_folded
    window.resize(1100, 700)
    assert not window.rail.is_folded


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("size", [(1024, 680), (1366, 768)])
def test_nothing_of_the_frame_is_cut(
    window: MainWindow, qtbot: QtBot, scale: float, size: tuple[int, int]
) -> None:
    window.desk.theme.set_scale(scale)
    window.desk.saved_at("09:24")
    window.resize(*size)
    qtbot.wait(1)
    assert (window.width(), window.height()) == size
    assert window.minimumSize() == SMALLEST
    assert clipped(window) == []


def test_menus_show_only_what_was_bound(window: MainWindow) -> None:
    menus = {
        menu.title().replace("&", ""): menu for menu in window.menuBar().findChildren(QMenu) if menu.title()
    }
    shown = {title for title, menu in menus.items() if menu.menuAction().isVisible()}
    assert shown == {"File", "Edit", "View", "Go", "Help"}
    assert [entry.text() for entry in menus["File"].actions() if not entry.isSeparator()] == [
        "Print…",
        "Lock now",
        "Quit",
    ]
    go = [entry.text() for entry in menus["Go"].actions() if not entry.isSeparator()]
    pages = ["Today", "Sessions", "Lessons", "Practice", "Goals", "Progress", "Agreement", "Share"]
    assert go == [*pages, "Back"]


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [
        key.toString()
        for row in window.menus.all_keys()
        for key in window.menus.action(row.action_id).shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_the_list_of_keys_names_them_all(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, CTRL)
    dialog = window.findChildren(KeysDialog)[0]
    assert dialog.isVisible()
    assert clipped(dialog) == []


def test_the_palette_finds_records_and_deeds(window: MainWindow) -> None:
    hit = Hit(
        "Notes", "notebook-pen", "Do the passkey", ((7, 4),), "11 Feb", (), Audience.ONLY_ME, "goals", "r1"
    )
    window.palette_box.search = lambda typed: [hit] if typed == "pass" else []
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    QTest.keyClicks(window.palette_box.field, "pass")
    titles = [one.title for one in window.palette_box.hits]
    assert titles == ["Do the passkey", "Lock now"]
    assert window.palette_box.chosen == hit
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Down)
    assert window.palette_box.chosen is not None
    assert window.palette_box.chosen.action_id == "lock"
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Up)
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Return)
    assert window.page_id == "goals"
    assert not window.palette_box.isVisible()


def test_the_palette_does_what_was_chosen(window: MainWindow) -> None:
    window.open_palette()
    QTest.keyClicks(window.palette_box.field, ">lock")
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Return)
    assert window.toast.text == "Locked"


def test_esc_leaves_the_palette_and_forgets_the_words(window: MainWindow) -> None:
    window.open_palette()
    QTest.keyClicks(window.palette_box.field, "heron")
    QTest.keyClick(window.palette_box.field, Qt.Key.Key_Escape)
    assert not window.palette_box.isVisible()
    assert window.palette_box.field.text() == ""
    assert page(window).first.hasFocus()


@pytest.mark.parametrize("scale", SCALES)
def test_the_palette_fits_at_every_text_size(window: MainWindow, scale: float) -> None:
    window.desk.theme.set_scale(scale)
    window.resize(SMALLEST)
    window.open_palette()
    QTest.keyClicks(window.palette_box.field, ">t")
    assert clipped(window.palette_box) == []
    assert window.palette_box.rect().contains(window.palette_box.sheet_rect())


def test_matches_are_found_at_the_beginning_of_words() -> None:
    assert spans_of("key pass", "A passkey, a Key") == ((2, 4), (13, 3))
    assert spans_of("heron", "Nothing") == ()
