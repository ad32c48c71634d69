"""The start on a fresh machine: what it asks for, remembers, and says when it cannot go on."""

import ast
import ctypes
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "packaging" / "bootstrap.py"


@pytest.fixture(scope="module")
def bootstrap() -> ModuleType:
    """The script as a module: its folder is no package."""
    spec = importlib.util.spec_from_file_location("rmdesk_bootstrap", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def run_script(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, script, *arguments], capture_output=True, text=True, check=False, timeout=300
    )


def test_an_older_python_can_read_the_script_and_gets_a_sentence(bootstrap: Any) -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 8))
    sentence = bootstrap.python_too_old((3, 8, 10))
    assert "3.11 or newer" in sentence
    assert "3.8.10" in sentence
    assert bootstrap.python_too_old((3, 11, 0)) is None


def test_the_script_needs_only_the_standard_library() -> None:
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_without_a_command_it_says_which_there_are() -> None:
    answer = run_script(SOURCE)
    assert answer.returncode == 2
    assert all(f"bootstrap.py {command}" in answer.stderr for command in ("demo", "run", "test"))


@pytest.mark.parametrize(
    ("command", "arguments", "environment", "screens"),
    [
        ("demo", [], {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ("offscreen", "xcb")),
        ("run", [], {"WAYLAND_DISPLAY": "wayland-0"}, ("offscreen", "wayland")),
        ("demo", [], {}, ("offscreen",)),
        ("demo", ["--no-window"], {"DISPLAY": ":0"}, ("offscreen",)),
        ("demo", [], {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, ("offscreen",)),
        ("test", [], {"DISPLAY": ":0"}, ("offscreen",)),
    ],
)
def test_a_screens_libraries_are_asked_for_only_where_a_window_opens(
    bootstrap: Any, command: str, arguments: list[str], environment: dict[str, str], screens: tuple[str, ...]
) -> None:
    plan = bootstrap.plan_for(command, arguments, environment)
    assert plan.screens == screens
    assert plan.extras == (("test",) if command == "test" else ())


def test_a_missing_library_is_found_by_loading_it(bootstrap: Any) -> None:
    absent = "libnothing-of-the-kind.so.9"
    assert bootstrap.missing_libraries(["libc.so.6", absent]) == [absent]
    with pytest.raises(OSError, match="nothing-of-the-kind") as refused:
        ctypes.CDLL(absent)
    assert bootstrap.missing_soname(f"Traceback\n  ImportError: {refused.value}") == absent
    assert bootstrap.missing_soname("No module named 'PySide6'") is None


def test_the_package_name_of_this_release_is_chosen_once(bootstrap: Any) -> None:
    wanted = ["libglib2.0-0t64 libglib2.0-0", "libegl1", "libglib2.0-0t64 libglib2.0-0"]
    old_release = {"libglib2.0-0", "libegl1"}
    new_release = {"libglib2.0-0t64", "libglib2.0-0", "libegl1"}
    assert bootstrap.choose_packages(wanted, old_release.__contains__) == ["libglib2.0-0", "libegl1"]
    assert bootstrap.choose_packages(wanted, new_release.__contains__) == ["libglib2.0-0t64", "libegl1"]
    assert bootstrap.choose_packages(wanted, set().__contains__) == ["libglib2.0-0", "libegl1"]


def test_a_finished_installation_is_remembered(bootstrap: Any, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]")
    (tmp_path / "constraints.txt").write_text("alembic==1.0")
    first = bootstrap.inputs_digest(tmp_path)
    assert not bootstrap.is_installed(tmp_path, (), first)
    bootstrap.write_stamp(tmp_path, (), first)
    assert bootstrap.is_installed(tmp_path, (), first)
    assert not bootstrap.is_installed(tmp_path, ("test",), first)
    bootstrap.write_stamp(tmp_path, ("test",), first)
    assert bootstrap.is_installed(tmp_path, (), first)
    (tmp_path / "constraints.txt").write_text("alembic==1.1")
    assert not bootstrap.is_installed(tmp_path, (), bootstrap.inputs_digest(tmp_path))
    bootstrap.stamp_file(tmp_path).write_text("[half a")
    assert not bootstrap.is_installed(tmp_path, (), first)


def test_a_step_that_fails_says_which_and_why(tmp_path: Path) -> None:
    (tmp_path / "packaging").mkdir()
    script = Path(shutil.copy(SOURCE, tmp_path / "packaging"))
    (tmp_path / "pyproject.toml").write_text("[project\n")
    (tmp_path / "constraints.txt").write_text("")
    answer = run_script(script, "demo", "--no-window")
    assert answer.returncode == 1
    assert "[2/4] Virtual environment: made" in answer.stderr
    label, why = answer.stderr.split("failed. `python -m pip install` ended with code ")
    assert label.endswith("[3/4] Packages: ")
    assert "TOML" in why


def test_the_constraints_pin_what_the_tests_run_on() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = dict(line.split("==") for line in lines)
    assert list(pins) == sorted(pins)
    assert pins == {name: metadata.version(name) for name in pins}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    direct = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[<>=~!\[; ]", line)[0].lower().replace("_", "-") for line in direct}
    assert names <= pins.keys()
