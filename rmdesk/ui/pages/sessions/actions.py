"""What was agreed in a session: ticked when it is acted on."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import ActionState, Role, Side
from rmdesk.journal import actions
from rmdesk.journal.actions import ActionForm
from rmdesk.journal.sessions import Place, next_session
from rmdesk.storage.records import Action
from rmdesk.ui.dialogs.action_form import ActionDialog
from rmdesk.ui.pages.sessions.reading import INSET
from rmdesk.ui.pages.sessions.sayings import name_of
from rmdesk.ui.pages.sessions.split import Wrapped
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.badge import attach
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.readable import record_badge
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import dates, tr


class ActionRow(QWidget):
    """Space ticks, Enter edits, Delete deletes."""

    def __init__(self, writing: Writing, action: Action) -> None:
        super().__init__()
        self._writing = writing
        self.record = action
        self.tick = Tick(action.text)
        self.tick.setChecked(action.state is ActionState.DONE)
        is_own = action.author is writing.desk.own_role
        self.tick.setEnabled(is_own and action.state is not ActionState.DROPPED)
        self.badge = record_badge(writing.desk, action, writing.page)
        self.change = button(tr("Edit…"), "flat", small=True)
        self.change.setAccessibleName(tr("Edit {action}").format(action=action.text))
        ends = QWidget()
        line = row(ends, spacing=9)
        line.addWidget(words(name_of(writing.desk, action.side), "small", "muted", wraps=False))
        state = _state(action)
        if state is not None:
            line.addWidget(state)
        line.addWidget(self.change)
        line.addWidget(self.badge)
        line.addStretch()
        if not is_own:
            self.change.hide()
        outer = column(self, margins=(INSET, 0, INSET, 0))
        outer.addWidget(Wrapped(self.tick, ends))
        attach(self.badge, self.tick)
        self.setFocusProxy(self.tick)
        self.tick.clicked.connect(self._on_ticked)
        self.tick.installEventFilter(self)
        self.change.clicked.connect(self.edit)

    def edit(self) -> None:
        """Change what, who or when."""
        form = ActionForm(self.record.text, self.record.side, self.record.due)
        dialog = _dialog(self._writing, self, form, tr("Change what was agreed"))
        dialog.agreed.connect(self._on_agreed)
        dialog.dropped.connect(self._on_dropped)
        dialog.deleted.connect(self.delete)
        dialog.open()

    def delete(self) -> None:
        """Delete it; the toast takes it back."""
        if self._writing.delete(Action, self.record.id, tr("The action was deleted.")):
            self._writing.redo()

    def _on_ticked(self, is_done: bool) -> None:
        if is_done:
            self._writing.do(actions.mark_done, self.record.id, self._today())
        else:
            self._writing.do(actions.reopen_action, self.record.id)
        self._writing.redo()

    def _on_agreed(self, form: ActionForm) -> None:
        self._writing.do(actions.edit_action, self.record.id, form)
        self._writing.redo()

    def _on_dropped(self) -> None:
        self._writing.do(actions.drop_action, self.record.id, self._today())
        self._writing.redo()

    def _today(self) -> date:
        return self._writing.desk.journal.clock().date()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tick and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.edit()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self.delete()
                return True
        return False


def agree(writing: Writing, place: Place, parent: QWidget) -> None:
    """Ask what was agreed; the next session's day is offered as its date."""
    form = ActionForm("", Side(writing.desk.own_role.value))
    dialog = _dialog(writing, parent, form, tr("Agree an action"))
    coming = writing.desk.journal.ask(next_session, place.pairing_id)
    if coming is not None:
        dialog.offer_day(coming.starts_at.date())

    def write(agreed: ActionForm) -> None:
        writing.do(actions.agree_action, place, agreed)
        writing.redo()

    dialog.agreed.connect(write)
    dialog.open()


def _dialog(writing: Writing, parent: QWidget, form: ActionForm, title: str) -> ActionDialog:
    names = {role: name_of(writing.desk, role) for role in Role}
    dialog = ActionDialog(parent.window(), form, names, title=title)
    dialog.offer_day(writing.desk.journal.clock().date())
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _state(action: Action) -> Chip | None:
    """A chip that tells when it was acted on, dropped, or is due."""
    if action.state is ActionState.DONE and action.state_on:
        return Chip(tr("acted on {day}").format(day=dates.short_day(action.state_on)), "success")
    if action.state is ActionState.DROPPED:
        return Chip(tr("dropped"))
    if action.due:
        return Chip(tr("due {day}").format(day=dates.short_day(action.due)))
    return None
