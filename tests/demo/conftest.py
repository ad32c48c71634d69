"""The demo as most tests see it: built once at its usual moment; copies for those who write."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.demo.build import Demo, build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import keeping
from rmdesk.journal.journal import Journal

APRIL = datetime.fromisoformat("2026-04-21T09:24:00+00:00")
Opening = Callable[[Demo, Role, datetime], Journal]


def open_demo(demo: Demo, role: Role, clock: DemoClock) -> keeping.Kept:
    """One of the two journals."""
    return keeping.open_journal(demo.journal(role), keeping.with_passphrase(demo.passphrase), clock)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """At its usual moment; nobody writes to it."""
    return build(tmp_path_factory.mktemp("demo") / "close", DemoClock())


@pytest.fixture(scope="session")
def april(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Right after session 8; nobody writes to it."""
    return build(tmp_path_factory.mktemp("demo") / "april", DemoClock(APRIL))


@pytest.fixture(scope="session")
def journals(demo: Demo) -> Iterator[dict[Role, Journal]]:
    """Both journals of the usual moment, open."""
    yield from _both(demo, DemoClock())


@pytest.fixture(scope="session")
def april_journals(april: Demo) -> Iterator[dict[Role, Journal]]:
    """Both journals right after session 8, open."""
    yield from _both(april, DemoClock(APRIL))


@pytest.fixture
def copy(demo: Demo, tmp_path: Path) -> Demo:
    """A demo of one's own, closed."""
    ignored = shutil.ignore_patterns("lock*")
    return replace(demo, folder=Path(shutil.copytree(demo.folder, tmp_path / "copy", ignore=ignored)))


def _both(demo: Demo, clock: DemoClock) -> Iterator[dict[Role, Journal]]:
    with ExitStack() as opened:
        kept = {role: open_demo(demo, role, clock) for role in Role}
        for one in kept.values():
            opened.callback(one.close)
        yield {role: one.journal for role, one in kept.items()}
