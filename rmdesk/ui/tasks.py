"""Long work beside the screen: one worker, one task after the other, results on the screen's thread.

Imported before the first paint: no executor, no asyncio, and what a task needs only with the first one.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from queue import SimpleQueue

    from rmdesk.errors import RmdeskError

T = TypeVar("T")


class _Task:
    """Work, who hears of its end, and how it ended."""

    def __init__(
        self,
        work: Callable[[], object],
        done: Callable[[object], None],
        failed: "Callable[[RmdeskError], None]",
        owner: QObject,
    ) -> None:
        self.done = done
        self.failed = failed
        self.owner = owner
        self.result: object = None
        self.fault: BaseException | None = None
        self._work = work

    def do(self) -> None:
        """In the worker."""
        try:
            self.result = self._work()
        except BaseException as fault:  # noqa: BLE001 - kept whole, raised again on the screen's thread
            self.fault = fault


class Tasks(QObject):
    """Key derivation, opening, backups, exports. The thread starts with the first task."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[_Task | None]
        self._thread: threading.Thread | None = None
        self._open = 0
        self._finished.connect(self._on_finished)

    @property
    def is_busy(self) -> bool:
        """Whether a task runs, waits, or has an outcome that was not delivered yet."""
        return self._open > 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: "Callable[[RmdeskError], None]",
        owner: QObject,
    ) -> None:
        """Do `work` in the worker, then `done(result)` or `failed(error)` on the screen's thread.

        Neither is called when `owner` is gone by then. Any other exception is raised on the screen's thread.
        """
        if self._thread is None:
            from queue import SimpleQueue

            self._waiting = SimpleQueue()
            self._thread = threading.Thread(target=self._serve, name="rmdesk-worker", daemon=True)
            self._thread.start()
        self._open += 1
        self._waiting.put(_Task(work, done, failed, owner))  # type: ignore[arg-type]  # done takes what work gives

    def stop(self) -> None:
        """Finish what waits, then end the thread. Outcomes of tasks still open are not delivered."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _on_finished(self, task: _Task) -> None:
        from rmdesk.errors import RmdeskError

        self._open -= 1
        fault = task.fault
        if fault is not None and not isinstance(fault, RmdeskError):
            raise fault
        if not isValid(task.owner):
            return
        if fault is not None:
            task.failed(fault)
        else:
            task.done(task.result)

    def _serve(self) -> None:
        while (task := self._waiting.get()) is not None:
            task.do()
            try:
                self._finished.emit(task)
            except RuntimeError:  # this object went with its window while the task ran: nobody waits
                return
