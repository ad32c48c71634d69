"""What every page of the desk is and can be asked to do."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from rmdesk.ui.sizes import column, sizes
from rmdesk.ui.widgets.fold import Content, scroll_body
from rmdesk.ui.widgets.notices import Banner
from rmdesk.ui.widgets.page_head import PageHead

if TYPE_CHECKING:
    from rmdesk.ui.desk import Desk


class Page(QWidget):
    """One page of the desk: a head, a place for the banner, `body`; the whole scrolls when it must.

    The constructor builds the widgets; `reload` asks the journal and shows. It is called before the
    page shows for the first time, and again when something in the journal changed.
    """

    fills_window = False
    """The page shows alone: without rail, menu bar and status line. Their keys work on."""
    can_print = False
    """There is something on it for Ctrl+P."""
    can_duplicate = False
    """There is something on it for Ctrl+D."""
    list_at_edge = False
    """A list stands at the right edge: 28 px beside it instead of 36."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.is_stale = True
        self.head = PageHead()
        self.content = Content()
        lines = self._lines = column(self.content)
        self.set_close(False)
        lines.addWidget(self.head)
        self._banner_place = column(margins=(0, 11, 0, 0))
        lines.addLayout(self._banner_place)
        self.body: QVBoxLayout = column(spacing=16, margins=(0, 5, 0, 0))
        lines.addLayout(self.body, 1)
        self._outer = column(self)
        self._scroll = scroll_body(self.content)
        self._outer.addWidget(self._scroll)

    @property
    def title(self) -> str:
        """The title as it reads now."""
        return self.head.title.text()

    def reload(self) -> None:
        """Ask the journal again and show what it says."""

    def open_record(self, record_id: str) -> None:
        """Show the record with this id; it was picked in the search or on another page."""

    def primary(self) -> QPushButton | None:
        """The button of Ctrl+Enter, if there is one now."""
        return None

    def new_thing(self) -> None:
        """Begin a new thing of this page (Ctrl+N)."""

    def step_back(self) -> bool:
        """Go one step back inside the page (Alt+Left). False when there is none: the page before shows."""
        return False

    def undo(self) -> bool:
        """Take back the latest change of the page's form; False: there is none, or a field undoes alone."""
        return False

    def redo(self) -> bool:
        """Do again what `undo` took back; False: there is nothing."""
        return False

    def duplicate(self) -> None:
        """Make a copy of what shows (Ctrl+D), where `can_duplicate` says that it can be made."""

    def print_page(self) -> None:
        """Print the page (Ctrl+P), where `can_print` says that it can be."""

    def filter_field(self) -> QLineEdit | None:
        """The field of Ctrl+F, if the page has a list."""
        return None

    def first_focus(self) -> QWidget | None:
        """The first useful thing of the body: an empty field or the list. None: whatever comes first."""
        return None

    def save_now(self) -> bool:
        """Save what is being typed, before leaving, locking, quitting. False when it could not be saved."""
        return True

    def narrowest(self) -> int:
        """The width in px the content cannot go below; at 100 % text it should stay under 760."""
        return self.content.minimumSizeHint().width()

    def set_close(self, close: bool) -> None:
        """Keep less free at the edges: the rail is folded because room is short."""
        right = 28 if self.list_at_edge else 36
        sizes(self._lines, margins=(24, 14, 24, 14) if close else (36, 22, right, 14))

    def place_banner(self, banner: Banner) -> None:
        """Take the banner in, above the body."""
        self._banner_place.addWidget(banner)
        banner.show()
        sizes(self._banner_place, margins=(0, 11, 0, 5))
        banner.destroyed.connect(self._on_banner_destroyed)

    def _on_banner_destroyed(self) -> None:
        if self._banner_place.isEmpty():
            sizes(self._banner_place, margins=(0, 11, 0, 0))
