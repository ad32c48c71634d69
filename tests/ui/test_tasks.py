"""Long work beside the screen."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from rmdesk.errors import DiskFull, RmdeskError
from rmdesk.ui.tasks import Tasks


def test_the_result_comes_back_on_the_screens_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner, heard = QObject(), list[tuple[int, threading.Thread]]()
    tasks.run(lambda: 42, lambda result: heard.append((result, threading.current_thread())), _fail, owner)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(42, threading.main_thread())]
    assert not tasks.is_busy


def test_tasks_run_one_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    owner, order = QObject(), list[int]()
    for number in range(20):
        tasks.run(lambda number=number: order.append(number), lambda _: None, _fail, owner)  # type: ignore[misc]  # a default that binds
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert order == list(range(20))


def test_a_named_error_goes_to_failed(tasks: Tasks, qtbot: QtBot) -> None:
    owner, faults = QObject(), list[RmdeskError]()

    def work() -> None:
        raise DiskFull

    tasks.run(work, lambda _: None, faults.append, owner)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], DiskFull)


def test_a_fault_of_the_program_is_raised_on_the_screens_thread(tasks: Tasks, qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError

    owner = QObject()
    with qtbot.captureExceptions() as raised:
        tasks.run(work, lambda _: None, _fail, owner)
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_a_result_is_dropped_when_its_owner_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner, may_end, heard = QObject(), threading.Event(), list[bool]()
    tasks.run(may_end.wait, heard.append, _fail, owner)
    owner.deleteLater()
    qtbot.waitUntil(lambda: _is_gone(owner))
    may_end.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert heard == []


def _is_gone(owner: QObject) -> bool:
    from shiboken6 import isValid

    return not isValid(owner)


def _fail(fault: RmdeskError) -> None:
    pytest.fail(type(fault).__name__)
