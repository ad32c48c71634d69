"""Sessions: the list of all, and one in detail. Plan, move, cancel, hold; notes, debrief, what was agreed."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedLayout, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.errors import RmdeskError
from rmdesk.journal import sessions
from rmdesk.journal.session_detail import session_detail, session_of
from rmdesk.journal.sessions import SessionForm, SessionRow
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.session_form import Labels, SessionDialog
from rmdesk.ui.dialogs.session_steps import CancelDialog, HeldDialog, MoveDialog
from rmdesk.ui.page import Page
from rmdesk.ui.pages import sessions_words
from rmdesk.ui.pages.sessions_detail import DetailPanel
from rmdesk.ui.pages.sessions_split import ListAndDetail
from rmdesk.ui.pages.sessions_words import name_of
from rmdesk.ui.pages.sessions_writing import Writing
from rmdesk.ui.sizes import sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.empty import EmptyState
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.fold import scroll_body
from rmdesk.ui.widgets.session_rows import SessionList
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr


class SessionsPage(Page):
    """Up and Down change the session, Enter goes into it, Esc back, Delete deletes."""

    page_id = "sessions"
    list_at_edge = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.writing = Writing(desk, self, self._on_written, self.show_anew)
        self._rows: tuple[SessionRow, ...] = ()
        self.head.set_title(tr("Sessions"))
        self.filter = Field(tr("Filter"), name=tr("Filter the sessions by topic"))
        self.filter.setClearButtonEnabled(False)
        sizes(self.filter, width=170)
        self.new = button(tr("New session"), "primary", "plus")
        self.head.add(self.filter)
        self.head.add(self.new)
        self.list = SessionList(name=tr("Sessions"))
        self.detail = DetailPanel(self.writing)
        self._build()
        self._connect()

    def reload(self) -> None:
        """Ask for the list and the session that is shown; a text being written stays untouched."""
        self._show_list()
        if not self.detail.is_editing:
            self._show_session(self.list.selected)

    def show_anew(self) -> None:
        """Show list and detail as they are now; the focus stays near where it was."""
        self.detail.save_now()
        had_focus = self.detail.isAncestorOf(self.focusWidget() or self)
        self._show_list()
        self._show_session(self.list.selected)
        stop = self.detail.first_stop()
        if had_focus and stop is not None:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_record(self, record_id: str) -> None:
        """Show a session, or the session of a note or line, with the focus on it."""
        session_id = self.desk.journal.ask(session_of, record_id)
        if session_id is None:
            return
        self.detail.save_now()
        self.filter.set_text("")
        self._show_list()
        self.list.select(session_id)
        self._show_session(session_id)
        found = self.detail.row_of(record_id)
        if found is not None:
            self.split.show_detail()
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(found)

    def primary(self) -> QPushButton | None:
        """New session."""
        return self.new

    def new_thing(self) -> None:
        """Ask for a new session, a cadence after the latest one."""
        dialog = self._dialog(tr("New session"), self._offered())
        dialog.planned.connect(self._on_planned)
        dialog.open()

    def filter_field(self) -> QLineEdit | None:
        """By topic."""
        return self.filter

    def first_focus(self) -> QWidget | None:
        """The list, or the button for a first session."""
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
        self.head.set_subtitle(sessions_words.subtitle(momentum, minutes) if self._rows else "")
        self._stack.setCurrentWidget(self.split if self._rows else self.empty)
        for tool in (self.filter, self.new):
            tool.setVisible(bool(self._rows))
        self._filter_list()

    def _filter_list(self) -> None:
        wanted = self.filter.clean_text().casefold()
        shown = [row for row in self._rows if wanted in row.session.topic.casefold()]
        self.list.set_rows([sessions_words.list_row(row) for row in shown])
        self.nothing.setVisible(bool(self._rows) and not shown)
        if not self.list.selected and shown:
            self.list.blockSignals(True)
            self.list.select(self._first_choice(shown))
            self.list.blockSignals(False)

    def _first_choice(self, shown: list[SessionRow]) -> str:
        """The latest one that is not still to come; else the next one."""
        today = self.desk.journal.clock().date()
        past = [row for row in shown if row.session.starts_at.date() <= today]
        return (past[0] if past else shown[-1]).session.id

    def _show_session(self, session_id: str) -> None:
        shown = next((row for row in self._rows if row.session.id == session_id), None)
        self.detail.show_session(self.desk.journal.ask(session_detail, session_id) if shown else None)
        self._area.verticalScrollBar().setValue(0)

    def _offered(self) -> SessionForm:
        """A new session as it is offered: the pairing's usual time, a cadence after the latest."""
        pairing = self.desk.pairing.pairing if self.desk.pairing else None
        now = self.desk.journal.clock()
        starts = pairing.first_session_at if pairing else now
        if self._rows and pairing:
            latest = self._rows[0].session.starts_at + timedelta(days=pairing.cadence_days)
            starts = latest if latest > now else _today_at(now, latest)
        return SessionForm(starts_at=starts, minutes_planned=pairing.minutes if pairing else 45)

    def _dialog(self, title: str, form: SessionForm) -> SessionDialog:
        labels = Labels(self._names(), sessions_words.FAMILIES, sessions_words.FORMATS)
        dialog = SessionDialog(self.window(), title, form, labels)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _names(self) -> dict[Role, str]:
        return {role: name_of(self.desk, role) for role in Role}

    def _on_planned(self, form: SessionForm) -> None:
        made = self.writing.do(sessions.plan_session, self.desk.pairing_id, form)
        if made is not None:
            self.open_record(made.id)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, form: SessionForm) -> None:
        if self.detail.detail is not None:
            self.writing.do(sessions.edit_session, self.detail.detail.session.id, form)
            self.show_anew()

    def _on_asked(self, deed: str) -> None:
        """A deed of the session that is shown."""
        if self.detail.detail is None:
            return
        self.detail.save_now()
        session = self.detail.detail.session
        {
            "edit": self._edit,
            "move": self._move,
            "cancel": self._cancel,
            "held": self._hold,
            "again": self._plan_again,
            "delete": self._delete,
        }[deed](session)

    def _edit(self, session: MentoringSession) -> None:
        form = SessionForm(
            session.starts_at,
            session.minutes_planned,
            session.topic,
            session.family,
            session.format,
            session.learner,
            session.plan,
            session.guest,
        )
        dialog = self._dialog(tr("Edit this session"), form)
        dialog.planned.connect(self._on_edited)
        dialog.open()

    def _move(self, session: MentoringSession) -> None:
        dialog = MoveDialog(self.window(), session.starts_at, self._names(), self.desk.own_role)
        dialog.moved.connect(lambda when, by: self._did(sessions.move_session, session.id, when, by))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _cancel(self, session: MentoringSession) -> None:
        dialog = CancelDialog(self.window(), self._names(), self.desk.own_role)
        dialog.cancelled.connect(lambda by: self._did(sessions.cancel_session, session.id, by))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _hold(self, session: MentoringSession) -> None:
        dialog = HeldDialog(self.window(), session.minutes_planned)
        dialog.held.connect(lambda minutes: self._did(sessions.hold_session, session.id, minutes))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _plan_again(self, session: MentoringSession) -> None:
        self.writing.do(sessions.plan_again, session.id)
        self.show_anew()

    def _delete(self, session: MentoringSession) -> None:
        said = tr("“{topic}” was deleted, with all that was in it.").format(topic=session.topic)
        if self.writing.delete(MentoringSession, session.id, said):
            self.show_anew()
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self) -> None:
        self._show_list()

    def _on_chosen(self, session_id: str) -> None:
        self.detail.save_now()
        self._show_session(session_id)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.list and event.key() == Qt.Key.Key_Delete:
            self._on_asked("delete")
            return True
        if watched is self.filter and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            if event.key() == Qt.Key.Key_Escape:
                self.filter.set_text("")
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False
