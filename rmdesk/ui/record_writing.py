"""What a page writes about its records: each deed at once, with a way back where it can be regretted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.deleting import Deleted, delete, put_back
from rmdesk.storage.records import Record
from rmdesk.ui.desk import Desk
from rmdesk.wording.errors import sentence


class RecordWriting(QObject):
    """The verbs of one noun, for one page. An error is said in a toast; the page then shows the truth."""

    changed = Signal()
    """Something was written, or was refused: show what the journal says."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self.desk = desk
        self.page = page

    def _delete(self, kind: type[Record], record_id: str, said: str) -> None:
        """Delete a record; the toast brings it back."""
        gone = self._remove(kind, record_id)
        if gone is not None:
            self.desk.toast(said, lambda: self._put_back(gone))

    def _remove(self, kind: type[Record], record_id: str) -> Deleted | None:
        """Delete a record without a word; None when that was refused."""
        gone: list[Deleted] = []
        self._try(lambda: gone.append(self.desk.journal.do(self.page, delete, kind, record_id)))
        return gone[0] if gone else None

    def _put_back(self, deleted: Deleted) -> None:
        self._try(lambda: self.desk.journal.do(self.page, put_back, deleted))

    def _try(self, write: Callable[[], object]) -> bool:
        """Write; False when it was refused."""
        try:
            write()
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            return False
        finally:
            self.changed.emit()
        return True
