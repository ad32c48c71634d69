"""The window: menu bar, rail, the sheet with the page, status line, palette and toast."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMainWindow,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from rmdesk.ui.desk import Desk
from rmdesk.ui.menus import Menus
from rmdesk.ui.page import Page
from rmdesk.ui.page_table import PAGES, PageRow, existing_pages, rail_pages
from rmdesk.ui.palette import Palette
from rmdesk.ui.rail import Rail
from rmdesk.ui.reading_order import next_stop, reading_order, show_whole
from rmdesk.ui.search_button import SearchButton
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.status_line import StatusLine, announce
from rmdesk.ui.widgets.fold import scroll_body
from rmdesk.ui.widgets.notices import Answer, Banner
from rmdesk.ui.widgets.text import set_look
from rmdesk.ui.widgets.toast import Offer, Toast
from rmdesk.ui.window_deeds import bind_deeds
from rmdesk.wording import tr

SMALLEST = QSize(1024, 680)
"""px; at every text size."""
_FOLDS_BELOW = 1100  # px of window width
_AROUND_MENU = 20  # px beside the word of a menu
_FOLDS_FROM = 1.5  # text size


class MainWindow(QMainWindow):
    """Shows one page at a time. What needs the journal is bound from outside, by the id of the action."""

    page_shown = Signal(str)
    """Another page shows now."""
    file_dropped = Signal(str)
    """A file was dropped on the window: its path."""
    closing = Signal()
    """The window closes; everything typed is saved."""

    def __init__(self, desk: Desk, pages: tuple[PageRow, ...] = PAGES) -> None:
        super().__init__()
        self.desk = desk
        self._table = pages
        self._made: dict[str, Page] = {}
        self._current = ""
        self._trail: list[str] = []
        self._banner: Banner | None = None
        self.setWindowTitle(tr("Reverse Mentoring Desk"))
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self._build()
        self.menus = Menus(self)
        bind_deeds(self)
        self._connect()
        self.show_pairing()

    @property
    def page(self) -> Page | None:
        """The page that shows."""
        return self._made.get(self._current)

    @property
    def page_id(self) -> str:
        """The id of the page that shows, or ""."""
        return self._current

    @property
    def banner(self) -> Banner | None:
        """What needs an answer now."""
        return self._banner

    @property
    def can_go_back(self) -> bool:
        """Whether a page was shown before this one."""
        return bool(self._trail)

    def show_pairing(self) -> None:
        """Show names, rail and menus of the pairing the desk has now; pages are made anew."""
        self._show_names()
        for page in self._made.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._made = {}
        self._trail = []
        self._current = ""
        self._show_rail()

    def go_to(self, page_id: str, record_id: str = "") -> bool:
        """Show a page. False when what was typed on the present one is not saved, or there is none such."""
        if self.desk.is_handed_over and page_id != self._current:
            return False
        row_of = next((row for row in self._existing() if row.page_id == page_id), None)
        leaving = self.page
        if row_of is None or (leaving is not None and page_id != self._current and not leaving.save_now()):
            return False
        page = self._made.get(page_id) or self._make(row_of)
        if page_id != self._current:
            if self._current:
                self._trail.append(self._current)
            self._current = page_id
            self._stack.setCurrentWidget(page)
            self.rail.set_current(page_id)
            self._show_frame()
            if self._banner is not None:
                page.place_banner(self._banner)
        self._freshen(page)
        if record_id:
            page.open_record(record_id)
        self.focus_page()
        self.page_shown.emit(page_id)
        return True

    def go_back(self) -> None:
        """Show the page before this one."""
        if self._trail:
            before = self._trail.pop()
            kept = list(self._trail)
            self.go_to(before)
            self._trail = kept

    def mark_stale(self, by: object = None) -> None:
        """The journal changed: the page that shows asks it again now, the others when they show.

        The page that wrote (`by`) knows already.
        """
        for page in self._made.values():
            page.is_stale = page.is_stale or page is not by
        if self.page is not None:
            self._freshen(self.page)

    def focus_page(self) -> None:
        """Put the focus on the first useful thing of the body."""
        page = self.page
        if page is None:
            return
        stops = self._page_stops(page)
        first = page.first_focus() or (stops[0] if stops else None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_region(self, step: int) -> None:
        """Put the focus on the next part of the window, or the one before: rail, page, toast, status line."""
        here = QApplication.focusWidget()
        toast = [self.toast] if self.toast.has_button else []
        frame: list[QWidget] = [self.rail, self._sheet, *toast, self.status]
        regions = [part for part in frame if part.isVisible()]
        place = next(
            (at for at, part in enumerate(regions) if here and (part is here or part.isAncestorOf(here))),
            regions.index(self._sheet),
        )
        wanted = regions[(place + step) % len(regions)]
        if wanted is self.rail:
            self.rail.take_focus()
        elif wanted is self._sheet:
            self.focus_page()
        elif wanted is self.toast:
            self.toast.button.setFocus()
        else:
            self.status.setFocus()

    def save_all(self) -> bool:
        """Save what is being typed, on every page. False when something could not be saved."""
        saved = [page.save_now() for page in self._made.values()]
        return all(saved)

    def open_palette(self) -> None:
        """Show the search over the window; not while the partner reads at this desk."""
        if self.desk.is_handed_over:
            return
        self.palette_box.open(self.menus.commands())

    def _on_page_chosen(self, page_id: str) -> None:
        self.go_to(page_id)

    def _on_new_asked(self, page_id: str) -> None:
        if self.go_to(page_id) and self.page is not None:
            self.page.new_thing()

    def _on_toasted(self, text: str, undo: object) -> None:
        self.toast.say(text, undo if callable(undo) or isinstance(undo, Offer) else None)
        announce(self.toast, text)

    def _on_banner_raised(self, icon: str, title: str, text: str, answers: tuple[Answer, ...]) -> None:
        self._on_banner_cleared()
        self._banner = Banner(icon, title, text, answers)
        if self.page is not None:
            self.page.place_banner(self._banner)
        announce(self._banner, f"{title}. {text}", at_once=True)

    def _on_banner_cleared(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None

    def _on_clock_changed(self, _runs: bool) -> None:
        self._show_rail()

    def _on_readers_changed(self) -> None:
        """Other names or another programme: every page but the one that shows is made anew."""
        self._show_names()
        for page_id, page in list(self._made.items()):
            if page_id != self._current and page.save_now():
                self._stack.removeWidget(page)
                page.deleteLater()
                del self._made[page_id]
        self._show_rail()

    def _on_handed_over_changed(self) -> None:
        """Who sits down finds neither what the other was told last nor a way to undo it."""
        self.toast.hide()
        self._show_frame()

    def _on_settings_changed(self) -> None:
        minutes = self.desk.settings.idle_minutes
        said = (
            tr("Locks after 1 minute of rest")
            if minutes == 1
            else tr("Locks after {minutes} minutes of rest")
        )
        self.status.say_right(said.format(minutes=minutes))

    def _existing(self) -> tuple[PageRow, ...]:
        has_programme = self.desk.readers.coordinator is not None
        return existing_pages(self._table, has_programme=has_programme, is_launching=self.desk.is_launching)

    def _show_names(self) -> None:
        readers, role = self.desk.readers, self.desk.own_role
        executive = readers.owner if role.value == "executive" else readers.partner
        mentor = readers.partner if role.value == "executive" else readers.owner
        self.rail.set_people(executive, mentor)
        self.palette_box.set_readers(readers)

    def _show_frame(self) -> None:
        """Rail, menu bar and status line; a page that fills the window shows without them."""
        alone = self.page is not None and self.page.fills_window
        for part in (self._rail_place, self.menuBar(), self.status):
            part.setVisible(not alone)
        if alone != (self._sheet.property("frame") == "whole"):
            set_look(self._sheet, frame="whole" if alone else "sheet")
            sizes(self._held, margins=(0, 0, 0, 0) if alone else (1, 1, 0, 0))

    def _show_rail(self) -> None:
        pages = self._existing()
        in_rail = rail_pages(pages, self.desk.own_role, clock_runs=self.desk.clock_runs)
        self.rail.set_pages(in_rail)
        self.rail.set_current(self._current)
        self.menus.set_pages(pages, in_rail, self.go_to)
        self.menus.build()

    def _make(self, row_of: PageRow) -> Page:
        page = row_of.make(self.desk)
        page.set_close(self.rail.is_folded)
        self._made[row_of.page_id] = page
        self._stack.addWidget(page)
        return page

    def _freshen(self, page: Page) -> None:
        if page.is_stale:
            page.is_stale = False
            page.reload()

    def _page_stops(self, page: Page) -> list[QWidget]:
        head = reading_order(page.head)
        return [stop for stop in reading_order(page) if stop not in head] + head

    def _stops(self) -> list[QWidget]:
        toast = [self.toast.button] if self.toast.has_button else []
        page = self._page_stops(self.page) if self.page is not None else []
        search = [self.search_button] if self.search_button.isVisible() else []
        return [*page, *toast, *reading_order(self.rail), *search]

    def _connect(self) -> None:
        desk = self.desk
        desk.toasted.connect(self._on_toasted)
        desk.banner_raised.connect(self._on_banner_raised)
        desk.banner_cleared.connect(self._on_banner_cleared)
        desk.page_asked.connect(self.go_to)
        desk.new_asked.connect(self._on_new_asked)
        desk.status_told.connect(self._on_status_told)
        desk.pairing_changed.connect(self.show_pairing)
        desk.readers_changed.connect(self._on_readers_changed)
        desk.launch_changed.connect(self._show_rail)
        desk.clock_changed.connect(self._on_clock_changed)
        desk.handed_over_changed.connect(self._on_handed_over_changed)
        desk.settings_changed.connect(self._on_settings_changed)
        desk.theme.changed.connect(self._fit)
        self.rail.page_chosen.connect(self._on_page_chosen)
        self.rail.lock_chosen.connect(self._on_lock_chosen)
        self.search_button.clicked.connect(self.open_palette)
        self.palette_box.record_chosen.connect(self.go_to)
        self.palette_box.action_chosen.connect(self.menus.run)
        self._on_settings_changed()

    def _on_status_told(self, text: str, is_error: bool) -> None:
        self.status.say_left(text, is_error=is_error)

    def _on_lock_chosen(self) -> None:
        self.menus.run("lock")

    def _build(self) -> None:
        central = QWidget()
        lines = column(central)
        both = row()
        self.rail = Rail()
        self._rail_place: QScrollArea = scroll_body(self.rail)
        self._rail_place.verticalScrollBar().rangeChanged.connect(self._fit_rail)
        self._sheet = QFrame()
        self._sheet.setProperty("frame", "sheet")
        self._stack = QStackedLayout()
        self._held = column(self._sheet, margins=(1, 1, 0, 0))
        self._held.addLayout(self._stack)
        both.addWidget(self._rail_place)
        both.addWidget(self._sheet, 1)
        lines.addLayout(both, 1)
        self.status = StatusLine()
        lines.addWidget(self.status)
        self.setCentralWidget(central)
        self._build_corner()
        self.toast = Toast(self)
        self.palette_box = Palette(self)

    def _build_corner(self) -> None:
        # Without this reference and show() the corner stays hidden.
        self._corner = QWidget()
        self.search_button = SearchButton()
        line = row(self._corner, margins=(0, 5, 8, 5))
        line.addWidget(self.search_button)
        self.menuBar().setCornerWidget(self._corner, Qt.Corner.TopRightCorner)
        self._corner.show()

    def _fit(self) -> None:
        look = self.desk.theme
        self.rail.set_folded(look.scale >= _FOLDS_FROM or self.width() < _FOLDS_BELOW)
        self._fit_rail()
        for page in self._made.values():
            page.set_close(self.rail.is_folded)
        self._fit_search()

    def _fit_search(self) -> None:
        """As wide as the menus leave room for. Their geometry is not that of a new text size yet."""
        look, bar = self.desk.theme, self.menuBar()
        titles = [action.text().replace("&", "") for action in bar.actions() if action.isVisible()]
        menus = sum(bar.fontMetrics().horizontalAdvance(title) + look.px(_AROUND_MENU) for title in titles)
        room = self.width() - menus - look.px(40)
        self.search_button.setFixedWidth(max(min(look.px(276), room), look.px(120)))
        bar.setCornerWidget(
            self._corner, Qt.Corner.TopRightCorner
        )  # its new width is heard of by nothing less
        self._corner.show()

    def _fit_rail(self) -> None:
        """The rail's width holds its scroll bar too, where it has one."""
        bar, width = self._rail_place.verticalScrollBar(), self.rail.maximumWidth()
        self._rail_place.setFixedWidth(width)
        self.rail.setMinimumWidth(width - (bar.sizeHint().width() if bar.maximum() else 0))

    def focusNextPrevChild(self, forward: bool) -> bool:
        wanted = next_stop(self._stops(), QApplication.focusWidget(), forward=forward)
        if wanted is None:
            return False
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        wanted.setFocus(reason)
        show_whole(wanted)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and QApplication.focusWidget() is not None:
            self.focus_page()
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer may be dropped."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.file_dropped.emit(event.mimeData().urls()[0].toLocalFile())

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.save_all():
            self.closing.emit()
            event.accept()
        else:
            event.ignore()  # the banner says why; closing again after an answer works
