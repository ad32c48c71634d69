"""Build the demo's two journals: what each of the two wrote, and what the other would have shown them."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlalchemy as sa

from rmdesk.demo import lessons, story
from rmdesk.demo.clock import DemoClock
from rmdesk.demo.story import Entry, View
from rmdesk.domain.practice_notation import parse_turns
from rmdesk.domain.vocabulary import Audience, Role, Side
from rmdesk.errors import InvalidInput, JournalExists
from rmdesk.journal import agreements, consents, drafts, keeping, pairings, signatures
from rmdesk.journal.agreement_forms import AgreementForm, PartnerKey, Terms, rule_form
from rmdesk.journal.choices import Choice
from rmdesk.journal.db import Db
from rmdesk.journal.journal import Journal
from rmdesk.journal.periods import proposed_period
from rmdesk.journal.practices import set_switch_minutes
from rmdesk.storage import signing
from rmdesk.storage.files import translated_os_errors
from rmdesk.storage.header import FLOOR
from rmdesk.storage.lock import InstanceLock
from rmdesk.storage.records import Goal, MentoringSession, PracticeRun, Record, Segment

_MARK = "rmdesk-demo"
"""A file in a folder of ours: only such a folder is ever emptied."""
_CONSENT_OF_THE_MENTOR = datetime.fromisoformat("2026-06-16T09:40:00+00:00")
_BEGUN = datetime.fromisoformat("2026-01-13T08:00:00+00:00")
"""When the two made their journals."""
_SWITCH_MINUTES = 20
"""After so much driving the two wanted the hands to change."""
_SALT = b"rmdesk demo salt"


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the two journals lie, and the words that open and sign."""

    folder: Path
    passphrase: str
    codes: dict[Role, str]

    def journal(self, role: Role) -> Path:
        """The journal folder of one of the two."""
        return self.folder / ("greta.rmdesk" if role is Role.EXECUTIVE else "tobias.rmdesk")


def build(folder: Path, clock: DemoClock) -> Demo:
    """Both journals as they stood at the clock's moment, closed; the clock stands there again afterwards.

    An earlier demo in `folder` is replaced; anything else there is left alone. Raises JournalExists when
    the folder holds something that is no demo, JournalInUse while the earlier demo is open, InvalidInput for
    a moment before the agreement was signed.
    """
    at, told = clock(), story.load()
    if at < told["agreement"][0]["signed_mentor"]:
        raise InvalidInput("moment", "before the start")
    codes = {role: told["codes"][role.value] for role in Role}
    demo = Demo(folder, told["passphrase"], codes)
    _prepare(demo)
    for role in Role:
        clock.set(_BEGUN)
        kept, _ = keeping.create(demo.journal(role), told[role.value], demo.passphrase, clock, FLOOR)
        try:
            _write(kept.journal, told, role, at, clock)
            kept.journal.has_changed = False
        finally:
            kept.close()
    clock.set(at)
    return demo


def _prepare(demo: Demo) -> None:
    """Remove the two journals of an earlier demo. Raises JournalExists, JournalInUse while one is open."""
    mark = demo.folder / _MARK
    is_ours = not demo.folder.exists() or mark.exists()
    if not is_ours and (not demo.folder.is_dir() or any(demo.folder.iterdir())):
        raise JournalExists(demo.folder)
    old = [demo.journal(role) for role in Role if demo.journal(role).exists()]
    for journal in old:
        with InstanceLock(journal):
            pass  # nobody has it open
    with translated_os_errors(demo.folder):
        for journal in old:
            shutil.rmtree(journal)
        demo.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark.touch()


def _write(journal: Journal, told: Entry, role: Role, at: datetime, clock: DemoClock) -> None:
    seed = signing.code_signing_key(told["codes"][role.other.value], _SALT, FLOOR)
    partner = PartnerKey(signing.public_key(seed), _SALT, *FLOOR)
    pairing_id = journal.do(None, pairings.new_pairing, _form(told, role), partner).id
    journal.do(None, set_switch_minutes, pairing_id, _SWITCH_MINUTES)
    view = View(role, at, pairing_id)
    for name in told["third_persons"]:
        journal.do(None, pairings.add_person, pairing_id, name)
    journal.do(None, _add_goals, told, view)
    for entry in told["agreement"]:
        if view.happened(entry["signed_mentor"]):
            _agree(journal, entry, view, seed, clock)
    clock.set(at)
    journal.do(None, _add_sessions, told, view)
    if view.happened(_CONSENT_OF_THE_MENTOR):
        clock.set(_CONSENT_OF_THE_MENTOR)
        _consent_of_the_mentor(journal, view, seed)


def _form(told: Entry, role: Role) -> pairings.PairingForm:
    return pairings.PairingForm(
        owner_name=told[role.value],
        partner_name=told[role.other.value],
        owner_role=role,
        first_session_at=told["first_session"],
        cadence_days=told["cadence_days"],
        minutes=told["minutes"],
        programme=told["programme"],
        pair_ref=told["pair_ref"],
        coordinator_name=told["coordinator"],
    )


def _add_goals(db: Db, told: Entry, view: View) -> None:
    for goal, steps in story.goals(told, view):
        _add_in_order(db, [goal, *steps])


def _add_in_order(db: Db, records: Sequence[Record]) -> None:
    """One flush each, so that the journal's counter follows the story."""
    for record in records:
        db.add(record)
        db.flush()


def _agree(journal: Journal, entry: Entry, view: View, seed: bytes, clock: DemoClock) -> None:
    """One version, drafted and signed by both at their minutes."""
    clock.set(entry["signed_executive"])
    if entry["version"] == 1:
        draft = journal.ask(agreements.draft, view.pairing_id)
    else:
        draft = journal.do(None, drafts.propose_change, view.pairing_id)
    if draft is None:
        raise InvalidInput("agreement", "in force")
    journal.do(None, _draft, draft.id, entry)
    for role in Role:
        clock.set(entry[f"signed_{role.value}"])
        if role is view.role:
            journal.do(None, signatures.sign_as_owner, draft.id)
        else:
            journal.do(None, signatures.sign_as_partner, draft.id, seed)


def _draft(db: Db, agreement_id: str, entry: Entry) -> None:
    """The ten usual rules as they are, the watchwords, the tick."""
    rules = tuple(rule_form(rule) for rule in agreements.rules_of(db, agreement_id))
    watchwords = tuple((word, wording) for word, wording in entry["watchwords"])
    form = AgreementForm(
        scope=entry["scope"],
        change=entry["change"],
        shows_first_and_last=True,
        rules=rules,
        watchwords=watchwords,
        terms=_terms(entry),
    )
    drafts.save_draft(db, agreement_id, form)


def _terms(entry: Entry) -> Terms:
    """What the two agreed besides the rules; budgets with an hour of preparation for the mentor."""
    promises = tuple((Side(role.value), text) for role in Role for text in entry[role.value])
    return Terms(
        why=entry.get("why", ""),
        horizon_short=entry["horizon_short"],
        horizon_long=entry["horizon_long"],
        ends_on=date(2026, 6, 16),
        minutes=entry["minutes"],
        executive_budget=120,
        mentor_budget=180,
        commitments=promises,
        stakeholders=tuple((name, Audience[reads.upper()]) for name, reads in entry["stakeholders"]),
    )


def _add_sessions(db: Db, told: Entry, view: View) -> None:
    sessions = story.sessions(told, view)
    _add_in_order(db, list(sessions.values()))
    held = {number: one for number, one in sessions.items() if one.minutes_held is not None}
    for number, notation in story.turns().items():
        if int(number) in held:
            _add_practice(db, held[int(number)], notation)
    _add_lessons(db, view, sessions)
    _add_in_order(db, story.texts(told, view, sessions))
    _add_in_order(db, list(story.changes(told, view)))


def _add_lessons(db: Db, view: View, sessions: Mapping[int, MentoringSession]) -> None:
    """Plans, preparation and skills, as far as this one of the two sees them."""
    told = lessons.load()
    lessons.prepare(told, sessions)
    goals = lessons.goal_ids(list(db.scalars(sa.select(Goal).filter_by(pairing_id=view.pairing_id))))
    for records in (*lessons.plans(told, view, sessions), *lessons.skills(told, view, sessions, goals)):
        _add_in_order(db, records)


def _add_practice(db: Db, session: MentoringSession, notation: str) -> None:
    run = PracticeRun(
        pairing_id=session.pairing_id,
        author=session.author,
        side=Side(session.learner.value),
        written_at=session.starts_at,
        session_id=session.id,
        learner=session.learner,
        planned_seconds=session.minutes_planned * 60,
        is_over=True,
    )
    segments = [
        Segment(
            run_id=run.id,
            position=position,
            hands=turn.hands,
            seconds=turn.seconds,
            began=turn.began,
            reason=turn.reason,
        )
        for position, turn in enumerate(parse_turns(notation))
    ]
    _add_in_order(db, [run, *segments])


def _consent_of_the_mentor(journal: Journal, view: View, seed: bytes) -> None:
    """Tobias agrees at 09:40: with his own key in his journal, with his code in Greta's."""
    period = journal.ask(proposed_period, view.pairing_id)
    if period is None:
        return
    if view.role is Role.MENTOR:
        journal.do(None, consents.consent_as_owner, view.pairing_id, Choice(period, frozenset()))
    else:
        journal.do(None, consents.consent_as_partner, view.pairing_id, Choice(period, frozenset()), seed)
