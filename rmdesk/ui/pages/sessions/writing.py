"""How the Sessions page writes: every deed goes through the journal, and what goes wrong is said."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from rmdesk.errors import RmdeskError
from rmdesk.journal import deleting
from rmdesk.journal.db import Db
from rmdesk.storage.records import Record
from rmdesk.ui.desk import Desk
from rmdesk.wording import dates
from rmdesk.wording.errors import sentence

P = ParamSpec("P")
T = TypeVar("T")


class Writing:
    """The desk, the page in whose name is written, and what to do when something was."""

    def __init__(
        self, desk: Desk, page: object, written: Callable[[], None], redo: Callable[[], None]
    ) -> None:
        """`written`: something changed that the list or head shows; `redo`: show everything anew."""
        self.desk = desk
        self.page = page
        self.written = written
        self.redo = redo

    def do(self, verb: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Do it, and say that it is saved; a refusal is said in a toast, and the answer is None."""
        try:
            answer = self.save(verb, *args, **kwargs)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return None
        self.desk.saved_at(dates.clock(self.desk.journal.clock()))
        self.written()
        return answer

    def save(self, verb: Callable[Concatenate[Db, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do it. Raises what the journal raises: for autosave, which tells and tries again."""
        return self.desk.journal.do(self.page, verb, *args, **kwargs)

    def delete(self, kind: type[Record], record_id: str, said: str) -> bool:
        """Delete a record with all that belongs to it; the toast takes it back."""
        gone = self.do(deleting.delete, kind, record_id)
        if gone is None:
            return False

        def undo() -> None:
            self.do(deleting.put_back, gone)
            self.redo()

        self.desk.toast(said, undo)
        return True
