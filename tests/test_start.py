"""The first picture of the program, in a real process: nothing heavy may be loaded before it."""

import os
import subprocess
import sys
from pathlib import Path

_LIBRARIES = "sqlalchemy alembic sqlcipher3 keyring markdown nh3 argon2 nacl zxcvbn asyncio argparse"
HEAVY = frozenset((*_LIBRARIES.split(" "), "dataclasses"))
"""`argparse` and `dataclasses` count only where PySide6 itself has not loaded them."""
_OURS_LATER = ("rmdesk.export", "rmdesk.journal", "rmdesk.storage.", "rmdesk.ui.main_window")

_PROGRAM = """
import builtins, sys
original = builtins.__import__
from rmdesk import app
from PySide6 import QtCore
after_qt = builtins.__import__ is original
from rmdesk.settings import Settings
from rmdesk.ui.shell import Shell
from pathlib import Path
application = app.dressed_app(Settings())
shell = Shell(Settings(), None, Path(sys.argv[1]))
shell.entrance.begin()
def report():
    print(after_qt, shell.screen.field.hasFocus() if hasattr(shell.screen, "field") else "form", flush=True)
    print(" ".join(sorted(sys.modules)), flush=True)
    print("Qt" in vars(QtCore), flush=True)
    shell.end()
shell.screen.painted.connect(report)
shell.ended.connect(application.quit)
shell.entrance.window.come_up()
application.exec()
"""
_QT_ALONE = "import sys\nfrom PySide6 import QtWidgets\nprint(' '.join(sys.modules))"


def test_nothing_heavy_is_loaded_before_the_lock_screen_is_painted(folder: Path) -> None:
    said = _output(_PROGRAM, folder)
    assert said[0] == "True True"
    _assert_lean(said[1])
    assert said[2] == "False", "`Qt` was asked for: a tenth of the start (rmdesk/ui/qt_values.py)"


def test_nor_before_the_form_of_the_very_first_start(tmp_path: Path) -> None:
    said = _output(_PROGRAM, tmp_path / "journal.rmdesk")
    assert said[0] == "True form"
    _assert_lean(said[1])


def _assert_lean(loaded: str) -> None:
    by_qt = set(_output(_QT_ALONE, Path())[0].split())
    added = set(loaded.split()) - by_qt
    assert HEAVY & {name.partition(".")[0] for name in added} == set()
    assert [name for name in added if name.startswith(_OURS_LATER)] == []


def _output(program: str, argument: Path) -> list[str]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program, str(argument)],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.splitlines()
