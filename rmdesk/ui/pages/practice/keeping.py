"""Keeps a running practice in the journal: each turn as it ends, what fails is tried again."""

from PySide6.QtWidgets import QWidget

from rmdesk.domain.practice import Practice, Turn
from rmdesk.domain.practice_notation import turns_as_text
from rmdesk.journal.practices import Ended, end_practice, save_turn, start_practice
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk


class PracticeKeeping:
    """Writes the practice of one session. What the disk refuses stays here until it is taken."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk = desk
        self._page = page
        self._autosave = Autosave(desk, self._write, self._text, page)
        self._session_id = ""
        self._run_id = ""
        self._practice: Practice | None = None
        self._stored: list[Turn] = []
        self._under_way: Turn | None = None
        self.ended: Ended | None = None
        """How the end of this practice is taken back; None while it is not over or not stored."""

    @property
    def is_behind(self) -> bool:
        """Whether something of the practice is not stored yet."""
        return self._autosave.is_dirty

    def begin(self, session_id: str, run_id: str = "", turns: tuple[Turn, ...] = ()) -> None:
        """Keep the practice of this session from now on; `run_id` and `turns` are what is stored of it."""
        self._autosave.drop()
        self._session_id, self._run_id = session_id, run_id
        self._stored, self._under_way, self._practice = list(turns), None, None
        self.ended = None

    def keep(self, practice: Practice, under_way: Turn | None = None) -> bool:
        """Store what is new in `practice`, and with `under_way` the turn under way as far as it came.

        False when it could not be stored: a banner says so, and it is tried again.
        """
        self._practice, self._under_way = practice, under_way
        self._autosave.touch()
        return self._autosave.save_now()

    def _write(self) -> None:
        practice = self._practice
        if practice is None:
            return
        journal = self._desk.journal
        if not self._run_id:
            learner, seconds = practice.learner, practice.planned_seconds
            run = journal.do(self._page, start_practice, self._session_id, learner, seconds)
            self._run_id = run.id
        turns = practice.turns if self._under_way is None else (*practice.turns, self._under_way)
        for position, turn in enumerate(turns):
            if self._stored[position : position + 1] != [turn]:
                journal.do(self._page, save_turn, self._run_id, position, turn)
                self._stored[position:] = [turn, *self._stored[position + 1 :]]
        if practice.is_over and self.ended is None:
            self.ended = journal.do(self._page, end_practice, self._run_id)

    def _text(self) -> str:
        return turns_as_text(self._practice.turns) if self._practice else ""
