"""Long work on the whole journal, from the window: a readable copy of it, and taking one in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from rmdesk.errors import JournalExists, RmdeskError
from rmdesk.journal.keeping import Kept
from rmdesk.journal.takeout import check_place, take_out
from rmdesk.journal.taking_in import TakenIn, take_in
from rmdesk.ui.dialogs.frame import Dialog
from rmdesk.ui.tasks import Tasks
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.text import words
from rmdesk.wording import takeout, tr
from rmdesk.wording.errors import sentence

Progress = Callable[[int, int], None]
_STEPS = 100


class _Cancelled(RmdeskError):
    """The person changed their mind: nothing of the work stays."""


class CarryingDialog(Dialog):
    """Says what will happen, then does it in the worker; Cancel leaves everything as it was."""

    carried = Signal(str)
    """It is done; a sentence for the toast."""
    moved = Signal(int)
    """How far it is, in percent."""

    def __init__(self, parent: QWidget | None, title: str, told: str, say: str) -> None:
        super().__init__(parent, title, width=520)
        self._tasks: Tasks | None = None
        self._is_cancelled = False
        self.body.addWidget(words(told, "body", wraps=True))
        self.fault = words("", "small", "danger", wraps=True)
        self.fault.hide()
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("How far it is"))
        self.bar.hide()
        self.body.addWidget(self.fault)
        self.body.addWidget(self.bar)
        self.go = button(say, "primary")
        self.cancel = button(tr("Cancel"), "plain")
        self.cancel.clicked.connect(self.reject)
        self.add_answers(self.cancel, self.go)
        self.moved.connect(self.bar.setValue)

    def begin(self, tasks: Tasks, work: Callable[[Progress], str]) -> None:
        """Do the work in the worker; it hands back the sentence for the toast."""
        self._tasks = tasks
        self._is_cancelled = False
        self.fault.hide()
        self.bar.show()
        self.go.setEnabled(False)
        tasks.run(lambda: work(self._on_progress), self._on_done, self._on_failed, self)

    def reject(self) -> None:
        """Leave; a running work is stopped first, and nothing of it stays."""
        if self._tasks is not None and not self.go.isEnabled():
            self._is_cancelled = True
            return
        super().reject()

    def _on_progress(self, done: int, total: int) -> None:
        """In the worker."""
        if self._is_cancelled:
            raise _Cancelled
        self.moved.emit(done * _STEPS // max(total, 1))

    def _on_done(self, said: str) -> None:
        self.go.setEnabled(True)
        self.carried.emit(said)
        self.accept()

    def _on_failed(self, fault: RmdeskError) -> None:
        self.go.setEnabled(True)
        self.bar.hide()
        if isinstance(fault, _Cancelled):
            super().reject()
            return
        self.fault.setText(sentence(fault))
        self.fault.show()


def takeout_dialog(parent: QWidget, kept: Kept, tasks: Tasks, place: Path) -> CarryingDialog:
    """A readable copy into a new folder in `place`."""
    folder = _free(place, f"rmdesk-takeout-{kept.journal.clock().date().isoformat()}")
    dialog = CarryingDialog(
        parent,
        tr("Save a readable copy"),
        takeout.WARNING.format(folder=folder),
        tr("Write it, unencrypted"),
    )

    def work(progress: Progress) -> str:
        check_place(folder)
        return takeout.taken_out(take_out(kept, folder, progress), folder)

    dialog.go.clicked.connect(lambda: dialog.begin(tasks, work))
    return dialog


def import_dialog(parent: QWidget, kept: Kept, tasks: Tasks, file: Path) -> CarryingDialog:
    """What a takeout holds, into this journal."""
    told = tr(
        "Everything in {name} comes into this journal, or nothing of it. A backup is made before. A pairing"
        " that is here already stays as it is."
    )
    dialog = CarryingDialog(parent, tr("Import"), told.format(name=file.name), tr("Import it"))

    def work(progress: Progress) -> str:
        done: TakenIn = take_in(kept, file, None, progress)
        return takeout.taken_in(done.pairings, done.records, done.there)

    dialog.go.clicked.connect(lambda: dialog.begin(tasks, work))
    return dialog


def _free(place: Path, name: str) -> Path:
    """A name that nothing has yet."""
    for number in range(1, 1000):
        found = place / (name if number == 1 else f"{name}-{number}")
        if not found.exists():
            return found
    raise JournalExists(place)
