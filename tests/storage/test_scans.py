"""The fingerprint of a scan: read whole, never kept, never waited for."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from rmdesk.errors import InvalidInput
from rmdesk.storage import scans
from rmdesk.storage.scans import scan_digest


def test_the_fingerprint_is_the_sha_256_of_the_whole_file(tmp_path: Path) -> None:
    content = b"\x89PNG" + bytes(range(256)) * 9000
    file = tmp_path / "scan.png"
    file.write_bytes(content)
    assert scan_digest(file) == hashlib.sha256(content).digest()


def refused(path: Path) -> str:
    with pytest.raises(InvalidInput) as fault:
        scan_digest(path)
    assert fault.value.field == "scan"
    return fault.value.problem


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    for path in (tmp_path / "missing.pdf", tmp_path, empty):
        assert refused(path) == "cannot be read"


if sys.platform != "win32":

    def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
        pipe = tmp_path / "scan.pdf"
        os.mkfifo(pipe)
        assert refused(pipe) == "cannot be read"


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.tif"
    with huge.open("wb") as file:
        file.truncate(scans.LARGEST + 1)
    assert refused(huge) == "too large"
