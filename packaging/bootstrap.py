#!/usr/bin/env python3
"""From a fresh copy of the project to a running program, with nothing but Python.

    python3 packaging/bootstrap.py demo [arguments of `rmdesk demo`]
    python3 packaging/bootstrap.py run  [arguments of `rmdesk`]
    python3 packaging/bootstrap.py test [arguments of pytest]

Makes `.venv` beside the project, installs the project there with the versions of constraints.txt and sees
to the system libraries that Qt loads. What is there already is left alone. Standard library only, and the
file still parses on Python 3.8, so that an old Python gets a sentence instead of a syntax error.
"""

from __future__ import annotations

import collections
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)

# What Qt's own libraries name as needed, with the Debian package that holds it; where a release renamed a
# package, the newest name first. Kept by the plugin through which Qt reaches a screen.
QT_LIBRARIES = {
    "offscreen": {
        "libGL.so.1": "libgl1",
        "libEGL.so.1": "libegl1",
        "libX11.so.6": "libx11-6",
        "libxkbcommon.so.0": "libxkbcommon0",
        "libfontconfig.so.1": "libfontconfig1",
        "libfreetype.so.6": "libfreetype6",
        "libdbus-1.so.3": "libdbus-1-3",
        "libglib-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
        "libgthread-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
        "libbrotlidec.so.1": "libbrotli1",
    },
    "xcb": {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libxcb.so.1": "libxcb1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render.so.0": "libxcb-render0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    },
    "wayland": {
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
    },
}
DEBIAN_NAMES = {library: names for group in QT_LIBRARIES.values() for library, names in group.items()}

LOAD_LIBRARIES = """
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
"""
LOAD_QT = """
import ctypes, pathlib, sys
try:
    import PySide6.QtNetwork, PySide6.QtSvg, PySide6.QtWidgets
    if sys.platform == "linux":
        plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
        for screen in sys.argv[1:]:
            ctypes.CDLL(str(plugins / f"libq{screen}.so"))
except (ImportError, OSError) as error:
    sys.exit(str(error))
PySide6.QtWidgets.QApplication([])
"""


class StepError(Exception):
    """A step cannot be done; the message says why, and what to type when something is to be typed."""


@dataclass(frozen=True)
class Plan:
    """What the asked command needs: the optional dependencies, and Qt's plugins for the screen."""

    extras: tuple[str, ...]
    screens: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    """Prepare what the command needs and start it; the exit code is the command's own."""
    too_old = python_too_old(sys.version_info[:3])
    if too_old:
        say(too_old)
        return 1
    if not arguments or arguments[0] not in ("demo", "run", "test"):
        say((__doc__ or "").strip())
        return 0 if arguments and arguments[0] in ("-h", "--help") else 2
    command, rest = arguments[0], list(arguments[1:])
    try:
        prepare(plan_for(command, rest, os.environ))
    except StepError as reason:
        say(str(reason))
        return 1
    except KeyboardInterrupt:
        return 130
    if command == "test":
        return run_checks(rest)
    return start(["demo", *rest] if command == "demo" else rest)


def python_too_old(version: tuple[int, ...]) -> str | None:
    """The sentence for a Python that is too old, else None."""
    if version >= OLDEST_PYTHON:
        return None
    have, need = ".".join(map(str, version)), ".".join(map(str, OLDEST_PYTHON))
    return f"rmdesk needs Python {need} or newer, and this is Python {have} ({sys.executable})."


def plan_for(command: str, rest: Sequence[str], environment: Mapping[str, str]) -> Plan:
    """What `command` needs in this environment: a screen's libraries only where a window will open."""
    if command == "test":
        return Plan(("test",), ("offscreen",))
    screens = ["offscreen"]
    if "--no-window" not in rest and not environment.get("QT_QPA_PLATFORM"):
        if environment.get("DISPLAY"):
            screens.append("xcb")
        elif environment.get("WAYLAND_DISPLAY"):
            screens.append("wayland")
    return Plan((), tuple(screens))


def prepare(plan: Plan) -> None:
    """Do the numbered steps; raises StepError with the number, name and reason of the one that fails."""
    steps: tuple[tuple[str, Callable[[Plan], str]], ...] = (
        ("System libraries", provide_libraries),
        ("Virtual environment", make_environment),
        ("Packages", install_packages),
        ("Loading Qt", load_qt),
    )
    for number, (title, action) in enumerate(steps, 1):
        label = f"[{number}/{len(steps)}] {title}"
        show_progress(f"{label} ...")
        began = time.monotonic()
        try:
            outcome = action(plan)
        except (StepError, OSError) as reason:
            raise StepError(f"{label}: failed. {reason}") from None
        say(f"{label}: {outcome} ({time.monotonic() - began:.1f} s)")


def provide_libraries(plan: Plan) -> str:
    """Step 1: load what Qt will need, together with Python's own venv parts, and install what is missing."""
    if sys.platform != "linux":
        return "come with the packages on this system"
    missing = missing_libraries([name for screen in plan.screens for name in QT_LIBRARIES[screen]])
    no_venv = not environment_works() and importlib.util.find_spec("ensurepip") is None
    if not missing and not no_venv:
        return "all there"
    installed = install_system_packages(missing, no_venv)
    importlib.invalidate_caches()
    still = missing_libraries(missing)
    if no_venv and importlib.util.find_spec("ensurepip") is None:
        still.append(f"ensurepip of {sys.executable}")
    if still:
        raise StepError(f"Still missing after the installation: {', '.join(still)}.")
    return f"installed {' '.join(installed)}"


def missing_libraries(names: Sequence[str]) -> list[str]:
    """Those of the shared libraries that cannot be loaded, tried in a process of their own."""
    answer = run_tool([sys.executable, "-c", LOAD_LIBRARIES, *names])
    return [name for name in names if name in answer.split()]


def install_system_packages(libraries: Sequence[str], venv_too: bool) -> list[str]:
    """Install the Debian packages that hold the libraries, or raise StepError with the one line to type."""
    wanted = [DEBIAN_NAMES[name] for name in libraries]
    if venv_too:
        wanted.append("python{}.{}-venv python3-venv".format(*sys.version_info[:2]))
    if shutil.which("apt-get") is None:
        missing = [*libraries, *(["Python's ensurepip"] if venv_too else [])]
        raise StepError(f"Install what holds {', '.join(missing)}, then start again.")
    if os.geteuid() != 0:
        packages = " ".join(choose_packages(wanted, debian_knows))
        raise StepError(f"Type this line, then start again:\n  sudo apt-get install --yes {packages}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run_tool(["apt-get", "update"], environment)
    chosen = choose_packages(wanted, debian_knows)
    run_tool(["apt-get", "install", "--yes", "--no-install-recommends", *chosen], environment)
    return chosen


def choose_packages(wanted: Sequence[str], known: Callable[[str], bool]) -> list[str]:
    """Of each group of names, written with spaces, the first that this release knows, else the last."""
    chosen: dict[str, None] = {}
    for group in wanted:
        names = group.split()
        chosen[next((name for name in names if known(name)), names[-1])] = None
    return list(chosen)


def debian_knows(package: str) -> bool:
    """Whether the package lists of this machine hold the package itself."""
    answer = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return answer.returncode == 0


def make_environment(_plan: Plan) -> str:
    """Step 2: a virtual environment of this Python beside the project, unless one works there."""
    if environment_works():
        return f"{VENV} is there"
    run_tool([sys.executable, "-m", "venv", "--clear", str(VENV)])
    return f"made {VENV}"


def environment_works() -> bool:
    """Whether `.venv` is whole and of this Python's version."""
    try:
        python = subprocess.run(
            [str(tool("python")), "-c", "import pip, sys; print(*sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return python.stdout.split() == [str(part) for part in sys.version_info[:2]]


def install_packages(plan: Plan) -> str:
    """Step 3: the project, editable, with what it needs in the versions of constraints.txt."""
    if is_installed(VENV, plan.extras, inputs_digest(ROOT)):
        return "up to date"
    stamp_file(VENV).unlink(missing_ok=True)
    extras = f"[{','.join(plan.extras)}]" if plan.extras else ""
    pip = [str(tool("python")), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
    run_tool([*pip, "-c", "constraints.txt", "-e", f".{extras}"])
    write_stamp(VENV, plan.extras, inputs_digest(ROOT))
    return f"installed{' with those for the tests' if plan.extras else ''}"


def inputs_digest(root: Path) -> str:
    """Names everything that decides what is installed: change any of it and the digest changes."""
    digest = hashlib.sha256(f"{root}\n{sys.version_info[:2]}\n".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def stamp_file(venv: Path) -> Path:
    """The file that remembers the last finished installation; it goes with the environment."""
    return venv / "rmdesk-installed.json"


def write_stamp(venv: Path, extras: Sequence[str], digest: str) -> None:
    """Remember that the installation of these extras from these inputs was finished."""
    stamp_file(venv).write_text(json.dumps({"inputs": digest, "extras": list(extras)}), encoding="utf-8")


def is_installed(venv: Path, extras: Sequence[str], digest: str) -> bool:
    """Whether the last finished installation had the same inputs and at least these extras."""
    try:
        stamp = json.loads(stamp_file(venv).read_text(encoding="utf-8"))
        return bool(stamp["inputs"] == digest and set(extras) <= set(stamp["extras"]))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def load_qt(plan: Plan) -> str:
    """Step 4: load the installed Qt and its plugins; a library it still misses is installed, once each."""
    tried: list[str] = []
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    while True:
        try:
            run_tool([str(tool("python")), "-c", LOAD_QT, *plan.screens], environment)
        except StepError as reason:
            library = missing_soname(str(reason))
            if library is None or library in tried or library not in DEBIAN_NAMES:
                raise
            install_system_packages([library], venv_too=False)
            tried.append(library)
        else:
            return f"works ({', '.join(plan.screens)})"


def missing_soname(message: str) -> str | None:
    """The shared library that a loader's message names as missing."""
    found = re.search(r"(\S+\.so[.\d]*): cannot open shared object file", message)
    return found.group(1) if found else None


def tool(name: str) -> Path:
    """A program inside the virtual environment."""
    return VENV / "Scripts" / f"{name}.exe" if sys.platform == "win32" else VENV / "bin" / name


def run_tool(command: Sequence[str], environment: Mapping[str, str] | None = None) -> str:
    """Run a program in the project and return its output; raises StepError with its last lines."""
    last: collections.deque[str] = collections.deque(maxlen=400)
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            last.append(line.rstrip())
            show_progress(f"      {line.strip()}")
    if process.returncode:
        shown = " ".join(Path(part).name if part.startswith("/") else part for part in command[:4])
        lines = "\n  ".join(list(last)[-12:])
        raise StepError(f"`{shown.splitlines()[0]}` ended with code {process.returncode}:\n  {lines}")
    return "\n".join(last)


def show_progress(line: str) -> None:
    """One passing line, on a terminal only."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns - 1
        print(f"\r\033[K{line[:width]}", end="", file=sys.stderr, flush=True)


def say(line: str) -> None:
    """One line that stays. On stderr, because stdout belongs to the program that is started."""
    print(f"\r\033[K{line}" if sys.stderr.isatty() else line, file=sys.stderr, flush=True)


def run_checks(pytest_arguments: Sequence[str]) -> int:
    """Run the checks up to the first that fails; pytest comes last, and its closing line is the last line."""
    workers = str(min(2, os.cpu_count() or 1))
    checks: tuple[tuple[str, ...], ...] = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy", "--strict"),
        ("lint-imports",),
        ("pytest", "-n", workers, *pytest_arguments),
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    for name, *rest in checks:
        say(f"== {' '.join([name, *rest])}")
        code = subprocess.call([str(tool(name)), *rest], cwd=ROOT, env=environment)
        if code:
            return code
    return 0


def start(arguments: Sequence[str]) -> int:
    """Hand over to rmdesk; on Linux and macOS it takes this process's place, so that signals reach it."""
    command = [str(tool("rmdesk")), *arguments]
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606  (no shell between the two is meant)
    return subprocess.call(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
