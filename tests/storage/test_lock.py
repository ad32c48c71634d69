"""One owner at a time, in real processes; a killed owner leaves nothing in the way."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rmdesk import paths
from rmdesk.errors import JournalInUse, JournalMissing
from rmdesk.storage.lock import InstanceLock

_HOLD = """
import sys
from pathlib import Path
from rmdesk.storage.lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def _holder(journal: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(journal)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()


def test_another_process_is_told_who_holds_it_until_that_dies(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    with _holder(tmp_path) as process:
        with pytest.raises(JournalInUse) as refusal:
            lock.acquire()
        assert refusal.value.detail.endswith(f" {process.pid}")
        assert "@" in refusal.value.detail
        assert not lock.is_held
    with lock:
        assert lock.is_held
    assert not lock.is_held


def test_a_second_window_of_the_same_program_is_refused_too(tmp_path: Path) -> None:
    with InstanceLock(tmp_path), pytest.raises(JournalInUse):
        InstanceLock(tmp_path).acquire()
    InstanceLock(tmp_path).acquire()


@pytest.mark.parametrize("garbage", [b"", b"\xff\xfe\x00\x1b[31m" * 1000, b"someone@elsewhere 1\n"])
def test_garbage_left_in_the_files_locks_nobody_out(tmp_path: Path, garbage: bytes) -> None:
    paths.lock(tmp_path).write_bytes(garbage)
    paths.lock_owner(tmp_path).write_bytes(garbage)
    with InstanceLock(tmp_path):
        paths.lock_owner(tmp_path).write_bytes(garbage)
        with pytest.raises(JournalInUse) as refusal:
            InstanceLock(tmp_path).acquire()
    assert refusal.value.detail.isprintable()
    assert len(refusal.value.detail) <= 200


def test_a_pipe_in_place_of_the_note_does_not_hang(tmp_path: Path) -> None:
    with InstanceLock(tmp_path):
        paths.lock_owner(tmp_path).unlink()
        if hasattr(os, "mkfifo"):
            os.mkfifo(paths.lock_owner(tmp_path))
        with pytest.raises(JournalInUse) as refusal:
            InstanceLock(tmp_path).acquire()
    assert refusal.value.detail == ""


def test_a_lock_taken_by_the_worker_is_given_back_by_the_screen(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    worker = threading.Thread(target=lock.acquire)
    worker.start()
    worker.join()
    assert lock.is_held
    lock.release()
    lock.release()
    with InstanceLock(tmp_path):
        pass


def test_without_the_folder_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        InstanceLock(tmp_path / "gone").acquire()
    assert not (tmp_path / "gone").exists()
