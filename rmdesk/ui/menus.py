"""Menus and keys, built from the table of actions; what nobody bound is shown nowhere."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from rmdesk.ui.actions import ACTIONS, EXTRA_KEYS, MENUS, NOT_IN_PALETTE, ActionRow
from rmdesk.ui.page_table import PageRow
from rmdesk.wording import tr

Deed = Callable[[], object]
_PAGE = "page:"


class Menus(QObject):
    """The menu bar of a window. `bind` says what an action does; `set_pages` fills Go."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._deeds: dict[str, Deed] = {}
        self._allowed: dict[str, Callable[[], bool]] = {}
        self._actions: dict[str, QAction] = {}
        self._pages: tuple[PageRow, ...] = ()
        self._keys: dict[str, str] = {}
        self._go: Callable[[str], object] = lambda _page: None
        self._menus: dict[str, QMenu] = {}
        self.is_barred: Callable[[str], bool] = lambda _action: False
        """Whether an action may not be done now, whatever it says of itself."""
        for key, title in MENUS:
            menu = self._menus[key] = window.menuBar().addMenu(title)
            menu.aboutToShow.connect(self._on_about_to_show)
            menu.aboutToHide.connect(self._on_about_to_hide)

    def bind(self, action_id: str, deed: Deed, allowed: Callable[[], bool] | None = None) -> None:
        """Say what an action does; `allowed` is asked each time a menu or the palette opens."""
        self._deeds[action_id] = deed
        if allowed is not None:
            self._allowed[action_id] = allowed

    def set_pages(
        self, pages: Sequence[PageRow], in_rail: Sequence[PageRow], go: Callable[[str], object]
    ) -> None:
        """Fill Go with `pages`; those in the rail get Ctrl+1 and so on."""
        self._pages = tuple(pages)
        self._keys = {page.page_id: f"Ctrl+{place}" for place, page in enumerate(in_rail, 1) if place <= 9}
        self._go = go

    def build(self) -> None:
        """Make all menus anew from what is bound and which pages there are."""
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = {}
        for menu in self._menus.values():
            menu.clear()
        for row in self._rows():
            self._add(row)
        for menu in self._menus.values():
            menu.menuAction().setVisible(bool(menu.actions()))

    def commands(self) -> list[tuple[ActionRow, str]]:
        """What can be done now, for the palette, each with the words of its menu."""
        titles = {key: title.replace("&", "") for key, title in MENUS}
        return [
            (row, titles.get(row.menu, ""))
            for row in self._rows()
            if row.action_id not in NOT_IN_PALETTE and row.menu and self._may(row.action_id)
        ]

    def all_keys(self) -> list[ActionRow]:
        """Everything that has a key, in the order of the table."""
        return [row for row in self._rows() if row.key]

    def run(self, action_id: str) -> None:
        """Do it, if it may be done now."""
        if not self._may(action_id):
            return
        if action_id.startswith(_PAGE):
            self._go(action_id.removeprefix(_PAGE))
        else:
            self._deeds[action_id]()

    def action(self, action_id: str) -> QAction:
        """The action itself, to look at. Raises KeyError when it is not bound."""
        return self._actions[action_id]

    def _on_about_to_show(self) -> None:
        for action_id, action in self._actions.items():
            action.setEnabled(self._may(action_id))

    def _on_about_to_hide(self) -> None:
        for action in self._actions.values():
            action.setEnabled(True)  # a greyed action would swallow its key later, when it may be done again

    def _may(self, action_id: str) -> bool:
        allowed = self._allowed.get(action_id)
        if self.is_barred(action_id):
            return False
        return (action_id in self._deeds or action_id.startswith(_PAGE)) and (allowed is None or allowed())

    def _rows(self) -> list[ActionRow]:
        go = [
            ActionRow(
                _PAGE + page.page_id,
                page.title,
                self._keys.get(page.page_id, ""),
                page.icon,
                "go",
                tr("page"),
            )
            for page in self._pages
        ]
        return go + [row for row in ACTIONS if row.action_id in self._deeds]

    def _add(self, row: ActionRow) -> None:
        action = QAction(row.text, self._window)
        action.setShortcuts(
            [QKeySequence(key) for key in (row.key, *EXTRA_KEYS.get(row.action_id, ())) if key]
        )
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setData(row.group)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda _on=False, chosen=row.action_id: self.run(chosen))
        self._window.addAction(action)
        self._actions[row.action_id] = action
        menu = self._menus.get(row.menu)
        if menu is not None:
            if menu.actions() and menu.actions()[-1].data() != row.group:
                menu.addSeparator().setData(row.group)
            menu.addAction(action)
