"""Long work beside the screen: one worker, one task after the other, results on the screen's thread.

Imported before the first paint: no executor, no asyncio.
"""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from rmdesk.errors import RmdeskError

T = TypeVar("T")


class _Task(NamedTuple):
    work: Callable[[], object]
    done: Callable[[object], None]
    failed: Callable[[RmdeskError], None]
    owner: QObject


class _Outcome(NamedTuple):
    task: _Task
    result: object
    fault: BaseException | None


class Tasks(QObject):
    """Key derivation, opening, backups, exports. The thread starts with the first task."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[_Task | None] = SimpleQueue()
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
        failed: Callable[[RmdeskError], None],
        owner: QObject,
    ) -> None:
        """Do `work` in the worker, then `done(result)` or `failed(error)` on the screen's thread.

        Neither is called when `owner` is gone by then. Any other exception is raised on the screen's thread.
        """
        if self._thread is None:
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

    def _on_finished(self, outcome: _Outcome) -> None:
        self._open -= 1
        task, result, fault = outcome
        if fault is not None and not isinstance(fault, RmdeskError):
            raise fault
        if not isValid(task.owner):
            return
        if fault is not None:
            task.failed(fault)
        else:
            task.done(result)

    def _serve(self) -> None:
        while (task := self._waiting.get()) is not None:
            self._finished.emit(_outcome_of(task))


def _outcome_of(task: _Task) -> _Outcome:
    try:
        return _Outcome(task, task.work(), None)
    except BaseException as fault:  # noqa: BLE001 - handed over whole, raised again on the screen's thread
        return _Outcome(task, None, fault)
