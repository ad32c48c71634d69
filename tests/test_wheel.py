"""The wheel works alone: built, installed into an empty environment, and started there."""

import os
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    """The program's output; a failure shows both of its streams."""
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


def test_fonts_and_icons_travel_with_their_licences(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, picture in (("fonts", ".ttf"), ("icons", ".svg")):
        carried = [name for name in names if name.startswith(f"rmdesk/_resources/{folder}/")]
        assert any(name.endswith(picture) for name in carried)
        assert any(Path(name).name.startswith("LICENSE") for name in carried)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_installed_alone_it_draws_the_demo(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    programs = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
    run(*pip, "-c", ROOT / "constraints.txt", wheel, cwd=tmp_path)

    # A stranger's session: no screen, a home of its own, nothing of the project's folder on the path.
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH", "QT_QPA_PLATFORM")
    session = {key: value for key, value in os.environ.items() if key not in hidden}
    session |= {"HOME": str(tmp_path / "home"), "XDG_RUNTIME_DIR": str(tmp_path)}
    (tmp_path / "home").mkdir()
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    answer = run(programs / "rmdesk", "--version", cwd=tmp_path, environment=session)
    assert answer.strip() == f"rmdesk {version}"

    drawn = tmp_path / "drawn"
    run(programs / "rmdesk", "demo", "--no-window", "--dir", drawn, cwd=tmp_path, environment=session)
    pictures = list(drawn.rglob("*.png"))
    assert pictures
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    (summary,) = drawn.rglob("rmdesk-summary_HL-07_*.md")
    assert summary.read_text(encoding="utf-8").startswith("---\n")
