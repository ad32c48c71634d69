"""What several tests of the journal share: the demo, its takeout, a journal without a pairing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rmdesk.demo.build import Demo, build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import keeping
from rmdesk.journal.keeping import Kept
from tests.conftest import CHEAP, PASSPHRASE
from tests.journal.takeout_material import OWNER, Takeout, copied, opened, taken_out


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The demo at its usual moment."""
    return build(tmp_path_factory.mktemp("import") / "demo", DemoClock())


@pytest.fixture(scope="session")
def takeout_file(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The takeout of Greta's journal."""
    return taken_out(demo, Role.EXECUTIVE, tmp_path_factory.mktemp("out") / "greta")


@pytest.fixture(scope="session")
def takeout(takeout_file: Path) -> Takeout:
    """The same, read."""
    content: Takeout = json.loads(takeout_file.read_text("utf-8"))
    return content


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A closed journal without a pairing, and its key."""
    folder = tmp_path_factory.mktemp("empty") / "empty.rmdesk"
    kept, _ = keeping.create(folder, OWNER, PASSPHRASE, DemoClock(), CHEAP)
    key = kept.data_key
    kept.journal.has_changed = False
    kept.close()
    return folder, key


@pytest.fixture
def fresh(empty: tuple[Path, bytes], tmp_path: Path) -> Iterator[Kept]:
    """An open journal of one's own without a pairing."""
    with opened(copied(empty[0], tmp_path / "fresh.rmdesk"), empty[1]) as kept:
        yield kept
