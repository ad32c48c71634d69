"""Sessions: the list of all, and one in detail. Plan, move, cancel, hold; notes, debrief, what was agreed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QStackedLayout, QWidget

from rmdesk.domain.session_phase import Phase
from rmdesk.journal import sessions
from rmdesk.journal.session_detail import session_detail, session_of
from rmdesk.journal.sessions import SessionRow
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.pages.sessions import sayings
from rmdesk.ui.pages.sessions.deeds import SessionDeeds
from rmdesk.ui.pages.sessions.detail import DetailPanel
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.empty import EmptyState
from rmdesk.ui.widgets.filter_field import FilterField
from rmdesk.ui.widgets.fold import scroll_body
from rmdesk.ui.widgets.list_and_detail import ListAndDetail
from rmdesk.ui.widgets.session_rows import SessionList
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr

_LEAST = 180
"""px of height for the list, however low the window."""


class SessionsPage(Page):
    """Up and Down change the session, Enter goes into it, Esc back, Delete deletes."""

    page_id = "sessions"
    list_at_edge = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.writing = Writing(desk, self, self._on_written, self.show_anew)
        self._rows: tuple[SessionRow, ...] = ()
        self._opened = ""
        self.head.set_title(tr("Sessions"))
        self.list = SessionList(name=tr("Sessions"))
        self.filter = FilterField(tr("Filter"), self.list, name=tr("Filter the sessions by topic"))
        sizes(self.filter, width=150)
        self.new = button(tr("New session"), "primary", "plus")
        self.head.add(self.filter)
        self.head.add(self.new)
        self.detail = DetailPanel(self.writing)
        self._deeds = SessionDeeds(self.writing, self)
        self._build()
        self._connect()

    def reload(self) -> None:
        """Ask for the list and the session that is shown; a text being written stays untouched."""
        self._show_list()
        if not self.detail.is_editing:
            self._show_again()

    def show_anew(self) -> None:
        """Show list and detail as they are now; the focus stays near where it was."""
        if not self.detail.save_now():
            return
        self._show_list()
        self._show_again()

    def run_session(self, session_id: str) -> None:
        """Show a session as it is run: its agenda to tick, a line for notes, its clock."""
        self.open_record(session_id)
        if self.detail.detail is not None and self.detail.detail.session.id == session_id:
            self.detail.show_view(Phase.DURING)
            self._on_entered(session_id)

    def _show_again(self) -> None:
        """The session that is shown, as it is now; focus and place stay near where they were."""
        kept, bar = self.detail.focused_stop(), self._area.verticalScrollBar()
        height = bar.value()
        self._show_session(self.list.selected)
        if kept is not None:
            self.detail.stop_at(kept).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: bar.setValue(height))  # once the new rows have their places

    def open_record(self, record_id: str) -> None:
        """Show a session, or the session of a note or line, with the focus on it."""
        session_id = self.desk.journal.ask(session_of, record_id)
        if session_id is None or not self.detail.save_now():
            return
        self.filter.set_text("")
        self._show_list()
        self.list.select(session_id)
        self._show_session(session_id)
        if record_id != session_id and self.detail.row_of(record_id) is None:
            self.detail.show_view(Phase.AFTER)  # where every text of a session stands
        found = self.detail.row_of(record_id)
        if found is not None:
            self._opened = record_id
            self.split.show_detail()
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, found, lambda: show_whole(found))

    def primary(self) -> QPushButton | None:
        """New session."""
        return self.new if self._rows else self.empty.primary

    def new_thing(self) -> None:
        """Ask for a new session, a cadence after the latest one."""
        self._deeds.plan(self._rows)

    def filter_field(self) -> QLineEdit | None:
        """By topic."""
        return self.filter

    def first_focus(self) -> QWidget | None:
        """What was just opened; else the list, or the button for a first session."""
        opened, self._opened = self.detail.row_of(self._opened), ""
        if opened is not None:
            return opened
        return self.list if self._rows else self.empty.primary

    def save_now(self) -> bool:
        """Save the text being written."""
        return self.detail.save_now()

    def _show_list(self) -> None:
        if not self.desk.pairing_id:
            return
        self._rows = self.desk.journal.ask(sessions.session_rows, self.desk.pairing_id)
        momentum = self.desk.journal.ask(sessions.momentum, self.desk.pairing_id)
        minutes = self.desk.journal.ask(sessions.minutes_together, self.desk.pairing_id)
        self.head.set_subtitle(sayings.subtitle(momentum, minutes))
        self._stack.setCurrentWidget(self.split if self._rows else self.empty)
        # List and detail scroll by themselves: they take what height there is, and ask for none.
        way = QSizePolicy.Policy.Ignored if self._rows else QSizePolicy.Policy.Preferred
        self._holder.setSizePolicy(QSizePolicy.Policy.Preferred, way)
        for tool in (self.filter, self.new):
            tool.setVisible(bool(self._rows))
        self._filter_list()

    def _filter_list(self) -> None:
        wanted = self.filter.clean_text().casefold()
        shown = [row for row in self._rows if wanted in row.session.topic.casefold()]
        self.list.set_rows([sayings.list_row(row) for row in shown])
        self.nothing.setVisible(bool(self._rows) and not shown)
        if not self.list.selected and shown:
            self.list.select_quietly(self._first_choice(shown))

    def _first_choice(self, shown: list[SessionRow]) -> str:
        """The latest one that is not still to come; else the next one."""
        today = self.desk.journal.clock().date()
        past = [row for row in shown if row.session.starts_at.date() <= today]
        return (past[0] if past else shown[-1]).session.id

    def _show_session(self, session_id: str) -> None:
        shown = next((row for row in self._rows if row.session.id == session_id), None)
        self.detail.show_session(self.desk.journal.ask(session_detail, session_id) if shown else None)
        self._area.verticalScrollBar().setValue(0)

    def _on_asked(self, deed: str) -> None:
        """A deed of the session that is shown."""
        if self.detail.detail is not None and self.detail.save_now():
            self._deeds.do(deed, self.detail.detail.session)

    def _on_planned(self, session_id: str) -> None:
        self.open_record(session_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_series(self) -> None:
        from rmdesk.ui.dialogs.series import ask_for_series

        ask_for_series(self.desk, self.window())

    def _on_deleted(self) -> None:
        self.show_anew()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self) -> None:
        self._show_list()

    def _on_chosen(self, session_id: str) -> None:
        shown = self.detail.detail
        if self.detail.save_now() or shown is None:
            self._show_session(session_id)
        else:  # what could not be saved stays on the screen
            self.list.select_quietly(shown.session.id)

    def _on_entered(self, _session_id: str) -> None:
        self.split.show_detail()
        stop = self.detail.first_stop()
        if stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self) -> None:
        self.detail.save_now()
        self.split.show_list()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_filtered(self) -> None:
        before = self.list.selected
        self._filter_list()
        if self.list.selected != before:
            self._on_chosen(self.list.selected)

    def _build(self) -> None:
        self.empty = EmptyState(
            "calendar-days",
            tr("No sessions yet"),
            tr(
                "A session is one meeting: planned, held, and a few lines afterwards."
                " The first one needs only a topic and a date."
            ),
            primary=(tr("New session"), "plus"),
            plain=(tr("Plan a series…"), "calendar-days"),
        )
        listed = Card(inner=(8, 8, 4, 8), gap=4)
        self.nothing = words(tr("No topic holds these words."), "small", "muted", wraps=True)
        self.nothing.setMargin(8)
        listed.body.addWidget(self.nothing)
        listed.body.addWidget(self.list, 1)
        shown = Card(inner=(0, 1, 1, 1), gap=0)
        self._area = scroll_body(self.detail)
        shown.body.addWidget(self._area)
        self.split = ListAndDetail(listed, shown, width=322, back=tr("All sessions"))
        self._holder = QWidget()
        sizes(self._holder, min_height=_LEAST)
        self._stack = QStackedLayout(self._holder)
        self._stack.addWidget(self.split)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._holder, 1)

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_thing)
        if self.empty.primary is not None:
            self.empty.primary.clicked.connect(self.new_thing)
        if self.empty.plain is not None:
            self.empty.plain.clicked.connect(self._on_series)
        self.filter.textChanged.connect(self._on_filtered)
        self.list.chosen.connect(self._on_chosen)
        self.list.entered.connect(self._on_entered)
        self.list.delete_asked.connect(lambda: self._on_asked("delete"))
        self.list.clicked.connect(lambda _index: self.split.show_detail())
        self.split.went_back.connect(self.list.setFocus)
        self.detail.left.connect(self._on_left)
        self.detail.asked.connect(self._on_asked)
        self.detail.viewed.connect(self.show_anew)
        self.detail.rules_asked.connect(lambda: self.desk.go_to("agreement"))
        self._deeds.planned.connect(self._on_planned)
        self._deeds.done.connect(self.show_anew)
        self._deeds.deleted.connect(self._on_deleted)
