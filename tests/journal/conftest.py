"""What several tests of the journal share: the demo, its takeout, a journal without a pairing."""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import CLOSE, DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import keeping
from rmdesk.journal.journal import Journal
from rmdesk.journal.keeping import Kept
from tests.conftest import CHEAP, PASSPHRASE, SetClock, Template
from tests.demos import AtMoment
from tests.journal.privacy_material import Pair, after_three, prepared
from tests.journal.takeout_material import OWNER, Takeout, copied, opened, taken_out


@pytest.fixture(scope="session")
def demo(built: AtMoment) -> Demo:
    """The demo at its usual moment; nobody writes to it."""
    return built(CLOSE)


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


@pytest.fixture(scope="session")
def prepared_folders(template: Template, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A closed journal by its lesson, each made once: an agreement in force and three sessions held."""

    @cache
    def made(lesson: str) -> Path:
        return prepared(template, tmp_path_factory.mktemp("prepared") / "greta.rmdesk", lesson=lesson)

    return made


@pytest.fixture
def folder(
    request: pytest.FixtureRequest,
    template: Template,
    prepared_folders: Callable[[str], Path],
    tmp_path: Path,
) -> Path:
    """A closed journal of one's own; a module that sets `LESSON` gets a prepared one."""
    lesson: str | None = getattr(request.module, "LESSON", None)
    source = template.folder if lesson is None else prepared_folders(lesson)
    return Path(shutil.copytree(source, tmp_path / "greta.rmdesk"))


@pytest.fixture
def pair(journal: Journal, pairing_id: str, clock: SetClock) -> Pair:
    """The pair of a prepared journal, on the evening of its third session."""
    return after_three(journal, pairing_id, clock)
