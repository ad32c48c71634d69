"""Real encrypted journals for every test: made once with the lowest allowed key cost, copied for each."""

import gc
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from rmdesk.demo.build import build
from rmdesk.demo.clock import DemoClock
from rmdesk.domain.vocabulary import Cadence, Role
from rmdesk.journal import keeping
from rmdesk.journal.agreement_forms import PartnerKey
from rmdesk.journal.agreements import draft
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.pairings import PairingForm, new_pairing
from rmdesk.storage import signing
from rmdesk.storage.header import Cost
from tests.demos import AtMoment

settings.register_profile(
    "normal", max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("deep", settings.get_profile("normal"), max_examples=10_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "normal"))

CHEAP = Cost(65_536, 1, 1)
PASSPHRASE = "correct horse battery staple"
CODE = "otter violin marble kite"
SALT = bytes(range(16))
START = datetime(2026, 1, 13, 9, 30, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """What imports and collection made stays for good: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


class SetClock:
    """A clock that a test moves by hand."""

    def __init__(self, now: datetime = START) -> None:
        self.time = now

    def __call__(self) -> datetime:
        return self.time

    def forward(self, **spans: float) -> None:
        """Later by so many minutes, days…, as timedelta names them."""
        self.time += timedelta(**spans)


@dataclass(frozen=True)
class Template:
    """A journal folder to copy, its keys, and its one pairing."""

    folder: Path
    recovery_key: str
    data_key: bytes
    """What the passphrase opens: whoever passes it on need not derive it again."""
    pairing_id: str

    def open(self, folder: Path, clock: SetClock) -> keeping.Kept:
        """A copy of it."""
        return keeping.open_journal(folder, lambda _header: self.data_key, clock)


def partner_key(code: str = CODE) -> PartnerKey:
    """The partner's key as the worker derives it."""
    return PartnerKey(signing.public_key(partner_seed(code)), SALT, *CHEAP)


@cache
def partner_seed(code: str = CODE) -> bytes:
    """The partner's secret, for signing at the same desk; derived once."""
    return signing.code_signing_key(code, SALT, CHEAP)


def pairing_form(owner_role: Role = Role.EXECUTIVE, *, programme: bool = True) -> PairingForm:
    """Greta and Tobias, as the new-pairing form hands them back."""
    names = ("Greta Halvorsen", "Tobias Adeyemi")
    own, other = names if owner_role is Role.EXECUTIVE else names[::-1]
    return PairingForm(
        owner_name=own,
        partner_name=other,
        owner_role=owner_role,
        first_session_at=datetime(2026, 1, 13, 8, 15, tzinfo=UTC),
        cadence_days=Cadence.FORTNIGHTLY.value,
        minutes=55,
        programme="Hallveig RM pilot 2026" if programme else "",
        pair_ref="HL-07" if programme else "",
        coordinator_name="Ines Castellano" if programme else "",
    )


def write_scope(db: Db, pairing_id: str, scope: str = "Posts, a phone and a P&L") -> None:
    """Say what the draft is for: without it nobody may sign."""
    waiting = draft(db, pairing_id)
    assert waiting is not None
    waiting.scope = scope


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """One journal with one pairing, unsigned; closed."""
    folder = tmp_path_factory.mktemp("template") / "greta.rmdesk"
    kept, recovery_key = keeping.create(folder, "Greta Halvorsen", PASSPHRASE, SetClock(), CHEAP)
    pairing = kept.journal.do(None, new_pairing, pairing_form(), partner_key())
    kept.journal.do(None, write_scope, pairing.id)
    data_key = kept.data_key
    kept.journal.has_changed = False
    kept.close()
    return Template(folder, recovery_key, data_key, pairing.id)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> AtMoment:
    """The demo at a moment, built once and closed; nobody writes to it."""
    return cache(lambda at: build(tmp_path_factory.mktemp("built") / "demo", DemoClock(at)))


@pytest.fixture
def clock() -> SetClock:
    """13 January 2026, 09:30, until the test moves it."""
    return SetClock()


@pytest.fixture
def folder(template: Template, tmp_path: Path) -> Path:
    """A closed journal of one's own."""
    return Path(shutil.copytree(template.folder, tmp_path / "greta.rmdesk"))


@pytest.fixture
def kept(template: Template, folder: Path, clock: SetClock) -> Iterator[keeping.Kept]:
    """The same journal, open."""
    opened = template.open(folder, clock)
    yield opened
    opened.journal.has_changed = False
    opened.close()


@pytest.fixture
def journal(kept: keeping.Kept) -> Journal:
    """Its two doors."""
    return kept.journal


@pytest.fixture
def pairing_id(template: Template) -> str:
    """The one pairing in it: Greta's journal, Greta the executive."""
    return template.pairing_id
