"""A journal of every released schema is stored; each is opened by this version, whole."""

import shutil
from pathlib import Path

import pytest

from rmdesk.demo.clock import DemoClock
from rmdesk.domain.lesson_plan import PlanForm
from rmdesk.journal import checking, consents, keeping, pairings
from rmdesk.journal.lessons import new_plan
from rmdesk.journal.search import search
from rmdesk.journal.sessions import session_rows
from rmdesk.storage.migrate import SCHEMA

STORED = Path(__file__).parents[1] / "fixtures" / "journals"
DEMO_PASSPHRASE = "demo passphrase for two"


def test_every_schema_has_a_stored_journal() -> None:
    assert {int(folder.name) for folder in STORED.iterdir()} == set(range(1, SCHEMA + 1))


@pytest.mark.parametrize("schema", range(1, SCHEMA + 1))
def test_a_stored_journal_is_opened_with_all_it_holds(schema: int, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(STORED / str(schema) / "greta.rmdesk", tmp_path / "greta.rmdesk"))
    kept = keeping.open_journal(folder, keeping.with_passphrase(DEMO_PASSPHRASE), DemoClock())
    try:
        assert checking.problems(kept) == ()
        shown = kept.journal.ask(pairings.shown_pairing)
        assert shown is not None
        assert (shown.executive, shown.mentor) == ("Greta Halvorsen", "Tobias Adeyemi")
        rows = kept.journal.ask(session_rows, shown.pairing.id)
        assert [row.number for row in rows] == list(range(12, 0, -1))
        assert kept.journal.ask(search, "passkeys")
        kept.journal.do(None, new_plan, shown.pairing.id, PlanForm(title="A quokkavane, once"))
        (found,) = kept.journal.ask(search, "quokkavane")
        assert found.kind == "lesson_plan", "what a later schema brought is searched too"
        view = kept.journal.ask(consents.share_view, shown.pairing.id)
        assert view.problem is None
        assert len(view.consents) == 1
    finally:
        kept.close()
