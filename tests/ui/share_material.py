"""A journal with something to share, as the tests of the Share page have it."""

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rmdesk.domain.vocabulary import Audience, RemarkKind, Role, Side
from rmdesk.journal import goals, ledger, notes, readers, remarks, sessions
from rmdesk.journal.db import Db
from rmdesk.journal.sessions import Place, SessionForm
from rmdesk.storage.records import Goal, LedgerEntry, Remark
from tests.conftest import SetClock, Template
from tests.journal.test_agreements import form_of, save, sign_both, view_of_draft

DAYS = ("2026-01-13", "2026-01-27", "2026-02-10")
GOALS = {Role.EXECUTIVE: "Publish 4 business posts alone", Role.MENTOR: "Read a divisional P&L"}
HERON = "Heron posts go out the same day"
MOMENT = datetime(2026, 2, 10, 10, 2, tzinfo=UTC)


def write_pair(db: Db, pairing_id: str) -> None:
    """Three sessions held, goals for the coordinator, notes that stay, one line with a watchword."""
    for role, title in GOALS.items():
        goal = goals.set_goal(db, pairing_id, role, goals.GoalForm(title))
        readers.raise_text(db, Goal, goal.id, Audience.COORDINATOR)
    for day in DAYS:
        starts = datetime.fromisoformat(f"{day}T08:15:00+00:00")
        session = sessions.plan_session(db, pairing_id, SessionForm(starts, 55, "Posts"))
        sessions.hold_session(db, session.id, 50)
    place = Place(pairing_id, session.id)
    notes.write_note(db, place, "She looked angry", Side.EXECUTIVE)
    entry = ledger.write_learnt(db, place, Side.EXECUTIVE, "passkeys")
    readers.raise_text(db, LedgerEntry, entry.id, Audience.COORDINATOR)
    remark = remarks.write_remark(db, place, RemarkKind.WHAT_CHANGED, HERON)
    readers.raise_text(db, Remark, remark.id, Audience.COORDINATOR)


def written_up(template: Template, folder: Path) -> Path:
    """A closed journal: an agreement in force with one watchword, three sessions held."""
    clock, pairing_id = SetClock(), template.pairing_id
    kept = template.open(Path(shutil.copytree(template.folder, folder)), clock)
    journal = kept.journal
    for role, title in GOALS.items():
        journal.do(None, goals.set_goal, pairing_id, role, goals.GoalForm(f"{title} once"))
    form = form_of(view_of_draft(journal, pairing_id))
    save(journal, pairing_id, replace(form, watchwords=(("Heron", "a project"),)))
    sign_both(journal, pairing_id)
    clock.time = MOMENT
    journal.do(None, write_pair, pairing_id)
    journal.has_changed = False
    kept.close()
    return folder
