"""The demo as most tests see it: built once at its usual moment; copies for those who write."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest

from rmdesk.demo.build import Demo
from rmdesk.demo.clock import CLOSE, DemoClock
from rmdesk.domain.vocabulary import Role
from rmdesk.journal import keeping
from rmdesk.journal.journal import Journal
from tests.demos import AtMoment, own_copy

APRIL = datetime.fromisoformat("2026-04-21T09:24:00+00:00")
Opening = Callable[[Demo, Role, datetime], Journal]


def open_demo(demo: Demo, role: Role, clock: DemoClock) -> keeping.Kept:
    """One of the two journals."""
    return keeping.open_journal(demo.journal(role), keeping.with_passphrase(demo.passphrase), clock)


@pytest.fixture(scope="session")
def demo(built: AtMoment) -> Demo:
    """At its usual moment; nobody writes to it."""
    return built(CLOSE)


@pytest.fixture(scope="session")
def april(built: AtMoment) -> Demo:
    """Right after session 8; nobody writes to it."""
    return built(APRIL)


@pytest.fixture(scope="session")
def journals(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, Journal]]:
    """Both journals of the usual moment, open: copies, so that others can open theirs meanwhile."""
    yield from _both(own_copy(demo, tmp_path_factory.mktemp("open") / "close"), DemoClock())


@pytest.fixture(scope="session")
def april_journals(april: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Role, Journal]]:
    """Both journals right after session 8, open: copies too."""
    yield from _both(own_copy(april, tmp_path_factory.mktemp("open") / "april"), DemoClock(APRIL))


@pytest.fixture
def copy(demo: Demo, tmp_path: Path) -> Demo:
    """A demo of one's own, closed."""
    return own_copy(demo, tmp_path / "copy")


def _both(demo: Demo, clock: DemoClock) -> Iterator[dict[Role, Journal]]:
    with ExitStack() as opened:
        kept = {role: open_demo(demo, role, clock) for role in Role}
        for one in kept.values():
            opened.callback(one.close)
        yield {role: one.journal for role, one in kept.items()}
