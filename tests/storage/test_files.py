"""Private files: whole or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from rmdesk.domain.doors import Door
from rmdesk.errors import DiskFull, JournalExists, JournalMissing, JournalReadOnly
from rmdesk.storage.files import clean_strays, part_beside, translated_os_errors, write_out, write_private


def test_a_written_file_is_whole_private_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    write_private(path, b"old")
    write_private(path, b"new" * 100_000)
    assert path.read_bytes() == b"new" * 100_000
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_in_the_way_or_none_at_all_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(JournalExists):
        write_private(tmp_path / "taken", b"x")
    with pytest.raises(JournalMissing):
        write_private(tmp_path / "gone" / "file", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


@pytest.mark.parametrize("name", ["journal.db", "summary.md"])
def test_nothing_is_written_out_into_a_journals_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "journal.db").write_bytes(b"the journal")
    with pytest.raises(JournalReadOnly):
        write_out(tmp_path / name, b"a summary", Door.SUMMARY)
    assert (tmp_path / "journal.db").read_bytes() == b"the journal"
    assert [path.name for path in tmp_path.iterdir()] == ["journal.db"]


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from rmdesk.errors import DiskFull
from rmdesk.storage.files import write_private
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path, content = Path(sys.argv[1]), b"n" * 100_000
for limit in range(0, 100_000, 2_000):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        write_private(path, content)
        print("written at", limit)
    except DiskFull as fault:
        if path.read_bytes() != b"old" or len(list(path.parent.iterdir())) != 1 or "nnn" in repr(vars(fault)):
            print("not whole at", limit)
"""


def test_no_room_at_fifty_sizes_keeps_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(tmp_path / "file")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("", "")
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize(("number", "named"), [(28, DiskFull), (13, JournalReadOnly), (30, JournalReadOnly)])
def test_the_systems_errors_get_names_without_words(number: int, named: type[Exception]) -> None:
    with pytest.raises(named) as fault, translated_os_errors(Path("x")):
        raise OSError(number, "HUSH", "HUSH")
    assert "HUSH" not in f"{fault.value!r}{vars(fault.value)}"


def test_strays_are_cleaned_and_nothing_else(tmp_path: Path) -> None:
    keep = tmp_path / "notes.part"
    keep.write_bytes(b"mine")
    part_beside(tmp_path / "journal.db").write_bytes(b"half")
    folder = part_beside(tmp_path / "backup")
    folder.mkdir()
    (folder / "journal.db").write_bytes(b"half")
    folder.with_name(folder.name + "-journal").write_bytes(b"half")
    assert clean_strays(tmp_path) == 3
    assert list(tmp_path.iterdir()) == [keep]
    assert clean_strays(tmp_path / "gone") == 0
