"""What the page does once the clock has stopped: ticks, a correction, the end taken back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmdesk.domain.practice import Practice
from rmdesk.domain.practice_measures import totals_of
from rmdesk.errors import RmdeskError
from rmdesk.journal.practices import Ended, PracticeRow, practice_row, reopen_practice, tick_debrief
from rmdesk.ui.desk import Desk
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

if TYPE_CHECKING:
    from rmdesk.ui.skills.outcomes import OutcomeList


class Closing(QObject):
    """Writes what follows the end of one session's practice, in the name of its page."""

    reopened = Signal(object)
    """The end was taken back; the `PracticeRow`."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self.row: PracticeRow | None = None
        """The session that shows."""
        self.outcomes: OutcomeList | None = None
        """How each skill went; made at the first end."""

    def say_ended(self, ended: Ended | None) -> None:
        """Tell that it is over; one click takes it back, when it could be stored."""
        self._desk.toast(tr("Session ended"), (lambda: self._take_back(ended)) if ended else None)

    def tick(self, said_aloud: bool, asked_questions: bool) -> None:
        """What the two say of the practice."""
        run = self.row.run if self.row is not None else None
        if run is None:
            return
        try:
            self._desk.journal.do(
                self._page, tick_debrief, run.id, said_aloud=said_aloud, asked_questions=asked_questions
            )
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        run.said_aloud, run.asked_questions = said_aloud, asked_questions

    def show_outcomes(self, place: QVBoxLayout, session_id: str, practice: Practice) -> None:
        """Ask in `place` how each skill went, once the practice is over."""
        if not practice.is_over:
            return
        if self.outcomes is None:
            from rmdesk.ui.skills.outcomes import OutcomeList

            self.outcomes = OutcomeList(self._desk, self._page)
            place.addWidget(self.outcomes)
        is_delegated = totals_of(practice.learner, practice.turns).is_delegated
        self.outcomes.show_session(session_id, is_delegated=is_delegated)

    def save_now(self) -> bool:
        """Save what is being typed there; False when it could not be saved."""
        return self.outcomes is None or self.outcomes.save_now()

    def correct(self) -> None:
        """Open the list of turns to put them right."""
        from rmdesk.ui.dialogs.correct_practice import open_correction

        if self.row is not None:
            open_correction(self._desk, self._page, self.row.session.id)

    def _take_back(self, ended: Ended) -> None:
        try:
            run = self._desk.journal.do(self._page, reopen_practice, ended)
            row = self._desk.journal.ask(practice_row, run.session_id)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self.reopened.emit(row)
