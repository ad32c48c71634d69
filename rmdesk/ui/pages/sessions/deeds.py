"""What can be done with a whole session: plan, edit, move, cancel, hold, plan again, delete."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal import sessions
from rmdesk.journal.db import Db
from rmdesk.journal.series import next_free_date
from rmdesk.journal.sessions import SessionForm, SessionRow
from rmdesk.storage.records import MentoringSession
from rmdesk.ui.dialogs.correct_practice import open_correction
from rmdesk.ui.dialogs.session_form import Labels, SessionDialog
from rmdesk.ui.dialogs.session_steps import CancelDialog, HeldDialog, MoveDialog, People
from rmdesk.ui.pages.sessions import sayings
from rmdesk.ui.pages.sessions.sayings import name_of
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.wording import tr
from rmdesk.wording.series import FORMATS

P = ParamSpec("P")


class SessionDeeds(QObject):
    """Asks what must be asked in a small dialog, then writes."""

    planned = Signal(str)
    """A new session; its id."""
    done = Signal()
    """Something about a session is different now."""
    deleted = Signal()

    def __init__(self, writing: Writing, parent: QWidget) -> None:
        super().__init__(parent)
        self._writing = writing
        self._parent = parent

    def plan(self, rows: Sequence[SessionRow]) -> None:
        """Ask for a new session, a cadence after the latest of `rows`."""
        dialog = self._form(tr("New session"), self._offered(rows))
        dialog.planned.connect(self._on_planned)
        dialog.open()

    def do(self, deed: str, session: MentoringSession) -> None:
        """One of: edit, move, cancel, held, clock (correct it), again, same (plan one like it), delete."""
        deeds: dict[str, Callable[[MentoringSession], None]] = {
            "edit": self._edit,
            "move": self._move,
            "cancel": self._cancel,
            "held": self._hold,
            "clock": self._correct_clock,
            "again": lambda one: self._did(sessions.plan_again, one.id),
            "delete": self._delete,
            "same": self._plan_same,
        }
        deeds[deed](session)

    def _plan_same(self, like: MentoringSession) -> None:
        """The same topic once more, a cadence later: what was only watched is done by the learner."""
        rows = self._writing.desk.journal.ask(sessions.session_rows, like.pairing_id)
        same = replace(
            self._offered(rows),
            topic=like.topic,
            family=like.family,
            format=like.format,
            learner=like.learner,
            plan=like.plan,
            minutes_planned=like.minutes_planned,
        )
        dialog = self._form(tr("The same again"), same)
        dialog.planned.connect(self._on_planned)
        dialog.open()

    def _on_planned(self, form: SessionForm) -> None:
        made = self._writing.do(sessions.plan_session, self._writing.desk.pairing_id, form)
        if made is not None:
            self.planned.emit(made.id)

    def _edit(self, session: MentoringSession) -> None:
        form = SessionForm(
            starts_at=session.starts_at,
            minutes_planned=session.minutes_planned,
            topic=session.topic,
            family=session.family,
            format=session.format,
            learner=session.learner,
            plan=session.plan,
            guest=session.guest,
        )
        dialog = self._form(tr("Edit this session"), form)
        dialog.planned.connect(lambda changed: self._did(sessions.edit_session, session.id, changed))
        dialog.open()

    def _move(self, session: MentoringSession) -> None:
        dialog = MoveDialog(
            self._parent.window(), session.starts_at, self._next_free(session), self._people()
        )
        dialog.moved.connect(lambda when, by: self._did(sessions.move_session, session.id, when, by))
        self._open(dialog)

    def _cancel(self, session: MentoringSession) -> None:
        dialog = CancelDialog(self._parent.window(), self._next_free(session), self._people())
        dialog.cancelled.connect(lambda by: self._did(sessions.cancel_session, session.id, by))
        dialog.moved.connect(lambda when, by: self._did(sessions.move_session, session.id, when, by))
        self._open(dialog)

    def _hold(self, session: MentoringSession) -> None:
        dialog = HeldDialog(self._parent.window(), session.minutes_held, session.minutes_planned)
        dialog.held.connect(lambda minutes: self._did(sessions.hold_session, session.id, minutes))
        dialog.taken_back.connect(lambda: self._did(sessions.plan_again, session.id))
        self._open(dialog)

    def _correct_clock(self, session: MentoringSession) -> None:
        open_correction(self._writing.desk, self._parent.window(), session.id)

    def _delete(self, session: MentoringSession) -> None:
        said = sayings.deleted_line(session, self._writing.desk.journal.clock())
        if self._writing.delete(MentoringSession, session.id, said):
            self.deleted.emit()

    def _did(self, verb: Callable[Concatenate[Db, P], None], *args: P.args, **kwargs: P.kwargs) -> None:
        self._writing.do(verb, *args, **kwargs)
        self.done.emit()

    def _offered(self, rows: Sequence[SessionRow]) -> SessionForm:
        """The pairing's usual time and minutes; never a day that is over."""
        now = self._writing.desk.journal.clock()
        if self._writing.desk.pairing is None:
            return SessionForm(starts_at=now, minutes_planned=45)
        pairing = self._writing.desk.pairing.pairing
        starts = pairing.first_session_at
        if rows:
            starts = rows[0].session.starts_at + timedelta(days=pairing.cadence_days)
        return SessionForm(starts_at=_not_over(starts, now), minutes_planned=pairing.minutes)

    def _form(self, title: str, form: SessionForm) -> SessionDialog:
        labels = Labels(self._names(), sayings.FAMILIES, FORMATS)
        dialog = SessionDialog(self._parent.window(), title, form, labels)
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def _open(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _names(self) -> dict[Role, str]:
        return {role: name_of(self._writing.desk, role) for role in Role}

    def _people(self) -> People:
        return People(self._names(), self._writing.desk.own_role)

    def _next_free(self, session: MentoringSession) -> datetime:
        return self._writing.desk.journal.ask(next_free_date, session.id)


def _not_over(starts: datetime, now: datetime) -> datetime:
    """The same time of day, today at the earliest."""
    days = (now.date() - starts.date()).days
    return starts + timedelta(days=days) if days > 0 else starts
