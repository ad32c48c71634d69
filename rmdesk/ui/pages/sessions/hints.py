"""After a session: what is worth a second look, one line each with one thing to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.session_hints import SessionHint
from rmdesk.domain.vocabulary import Role, SessionFormat
from rmdesk.journal import preparing
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.ui.pages.sessions.reading import INSET
from rmdesk.ui.pages.sessions.sayings import name_of
from rmdesk.ui.pages.sessions.writing import Writing
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.notices import Hint
from rmdesk.wording import tr
from rmdesk.wording.practice import percent
from rmdesk.wording.session_hints import hint_words


class SessionHints(QWidget):
    """Asks, never judges; hidden when there is nothing to ask."""

    again_asked = Signal()
    """Plan the same once more, with the learner's hands."""
    write_asked = Signal(object)
    """Write what this role learnt."""

    def __init__(self, writing: Writing, detail: SessionDetail) -> None:
        super().__init__()
        self._writing = writing
        self._detail = detail
        self.lines: dict[SessionHint, Hint] = {}
        shown = column(self, spacing=6, margins=(INSET, 0, INSET, 0))
        for hint in detail.around.hints:
            said, action = hint_words(hint, name_of(writing.desk, self._learner), self._percent())
            made = Hint(said, action)
            made.acted.connect(lambda chosen=hint: self._act(chosen))
            self.lines[hint] = made
            shown.addWidget(made)
        if not self.lines:
            self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """What can have the focus, in order."""
        return [line.action for line in self.lines.values()]

    @property
    def _learner(self) -> Role:
        run = self._detail.row.run
        return run.learner if run is not None else self._detail.session.learner

    def _percent(self) -> int:
        run = self._detail.row.run
        if run is None or not run.totals.driving_seconds:
            return 0
        return percent(run.totals.learner_seconds, run.totals.driving_seconds)

    def _act(self, hint: SessionHint) -> None:
        if hint is SessionHint.DELEGATED:
            self.again_asked.emit()
        elif hint is SessionHint.LECTURE:
            silent = next(iter(self._detail.session.nothing_learnt), self._learner.value)
            self.write_asked.emit(Role(silent))
        elif hint is SessionHint.ALL_TALK:
            self._make_conversation()
        else:
            self._writing.desk.go_to("lessons")

    def _make_conversation(self) -> None:
        session, writing = self._detail.session, self._writing
        before = writing.do(preparing.set_format, session.id, SessionFormat.CONVERSATION)
        if before is None:
            return
        writing.redo()

        def undo() -> None:
            writing.do(preparing.set_format, session.id, before)
            writing.redo()

        writing.desk.toast(tr("It counts as a conversation: no clock, all talk."), undo)
