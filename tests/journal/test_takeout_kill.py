"""kill -9 in the middle of a takeout and of an import: all of it is there, or nothing.

`RMDESK_KILLS` sets how often each is killed (6 in a usual run).
"""

import json
import os
import secrets
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from rmdesk.journal import checking
from rmdesk.journal.takeout import FILE, take_out
from rmdesk.journal.taking_in import take_in
from tests.journal.takeout_material import Takeout, copied, everything, opened

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("RMDESK_KILLS", "6"))


def _killed(what: str, place: Path, key: bytes) -> list[str]:
    """What a process said was done before it was killed at a random moment."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journal.takeout_victim", what, str(place)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(key.hex() + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ready\n"
        threading.Timer(secrets.randbelow(600) / 1000, process.kill).start()
        said = process.stdout.read()
    return said.splitlines()


def test_a_killed_takeout_is_whole_or_not_there(
    empty: tuple[Path, bytes], takeout_file: Path, takeout: Takeout, tmp_path: Path
) -> None:
    folder, key = copied(empty[0], tmp_path / "full.rmdesk"), empty[1]
    with opened(folder, key) as kept:
        take_in(kept, takeout_file)
        before = everything(kept)
    out = tmp_path / "out"
    for _round in range(KILLS):
        _killed("out", tmp_path, key)
        if (out / FILE).exists():  # killed afterwards, or while it was removed again
            json.loads((out / FILE).read_text("utf-8"))
        shutil.rmtree(out, ignore_errors=True)
    with opened(folder, key) as kept:
        take_out(kept, out)
        assert everything(kept) == before
        assert checking.problems(kept) == ()
    assert json.loads((out / FILE).read_text("utf-8")) == takeout
    assert {path.name for path in tmp_path.iterdir()} == {"full.rmdesk", "out"}, (
        "what a kill left is cleared away"
    )


def test_a_killed_import_took_in_all_or_nothing(
    empty: tuple[Path, bytes], takeout_file: Path, takeout: Takeout, tmp_path: Path
) -> None:
    copied(empty[0], tmp_path / "empty.rmdesk")
    shutil.copyfile(takeout_file, tmp_path / FILE)
    whole = sum(map(len, takeout["records"].values()))
    for _round in range(KILLS):
        said = _killed("in", tmp_path, empty[1])
        last = max((int(path.stem) for path in tmp_path.glob("[0-9]*.rmdesk")), default=-1)
        for number in range(last + 1):
            folder = tmp_path / f"{number}.rmdesk"
            if (folder / "journal.db").exists() and (
                folder / "keys.json"
            ).exists():  # else killed while copying
                with opened(folder, empty[1]) as kept:
                    count = sum(map(len, everything(kept).values())) - 1
                    assert checking.problems(kept) == ()
                assert count in ({whole} if folder.name in said else {0, whole})
            shutil.rmtree(folder)
