"""One open journal with two pairings, one in a programme and one of the two alone, and what both agree to."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rmdesk.domain.vocabulary import Audience, DocumentKind, Proof, Role, Rung, Side, StepKind
from rmdesk.journal import consents, keeping, saving
from rmdesk.journal.agreement_forms import Terms
from rmdesk.journal.choices import Choice
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import propose_change, save_terms
from rmdesk.journal.pairings import add_person, new_pairing
from rmdesk.journal.saving import SavedFile
from rmdesk.journal.sessions import by_date
from rmdesk.storage.records import LessonPlan, LessonStep, Pairing, PracticeRun, Skill, SkillEvidence
from tests.conftest import PASSPHRASE, SetClock, Template, pairing_form, partner_key, write_scope
from tests.journal.privacy_material import Pair, after_three, prepared, seed, span

PERIOD = span(0, 28)
STAKEHOLDER = "mkholder of the division"


@dataclass(frozen=True)
class Pairs:
    """The two pairings, on the evening of their third session."""

    inside: Pair
    alone: Pair

    def of(self, kind: DocumentKind) -> Pair:
        """Who sends such a file."""
        return self.alone if kind is DocumentKind.REPORT else self.inside


@contextmanager
def two_pairings(template: Template, folder: Path) -> Iterator[Pairs]:
    """An agreement in force with the watchword Heron, sessions on days 0, 14, 28, in each of the two."""
    clock = SetClock()
    copy = prepared(template, folder)
    kept = keeping.open_journal(copy, keeping.with_passphrase(PASSPHRASE), clock)
    other = kept.journal.do(None, new_pairing, pairing_form(programme=False), partner_key()).id
    kept.journal.do(None, write_scope, other)
    alone = Pair(kept.journal, other, clock)
    alone.agree("Heron")
    alone.meet(0, 14, 28)
    yield Pairs(after_three(kept.journal, template.pairing_id, clock), alone)
    kept.journal.has_changed = False
    kept.close()
    shutil.rmtree(copy)


def fill_in(pair: Pair, third: str, words: str, *watchwords: str) -> None:
    """These words in every free text of an agreement that a file has no place for, and a third person."""
    pair.journal.do(None, add_person, pair.pairing_id, third)
    waiting = pair.journal.do(None, propose_change, pair.pairing_id)
    lines = [line for line in words.split("\n") if line.strip()]
    terms = Terms(
        why=words,
        horizon_short=words,
        horizon_long=words,
        exit_words=words,
        commitments=tuple((side, line) for side in (Side.EXECUTIVE, Side.MENTOR) for line in lines),
        stakeholders=(
            (STAKEHOLDER, Audience.COORDINATOR),
            *((line, Audience.EVERYONE) for line in lines),
        ),
    )
    pair.journal.do(None, save_terms, waiting.id, words, terms)
    pair.agree(*watchwords)

    def name(db: Db) -> None:
        pairing = db.find(Pairing, pair.pairing_id)
        pairing.executive_title = pairing.mentor_title = pairing.alike = pairing.different = words
        pairing.calendar_title = words

    pair.journal.do(None, name)
    pair.journal.do(None, _around_sessions, pair.pairing_id, words)


def _around_sessions(db: Db, pairing_id: str, words: str) -> None:
    """The same words in a lesson and its step, a skill and its evidence, and a corrected practice."""
    session = by_date(db, pairing_id)[1]
    usual: dict[str, Any] = {
        "pairing_id": pairing_id,
        "author": Role.EXECUTIVE,
        "side": Side.EXECUTIVE,
        "written_at": session.starts_at,
    }
    readers: dict[str, Any] = {"audience": Audience.EVERYONE, "raised_under": 1}
    names = ("title", "why", "business", "understanding", "spare", "prepare", "listen", "risk", "wrong")
    texts: dict[str, Any] = dict.fromkeys(names, words)
    plan = LessonPlan(**usual, **readers, **texts, session_id=session.id)
    skill = Skill(**usual, **readers, title=words)
    run = PracticeRun(
        **usual,
        session_id=session.id,
        learner=Role.EXECUTIVE,
        planned_seconds=60,
        is_over=True,
        as_measured=words,
        corrected_at=session.starts_at,
    )
    step = LessonStep(
        plan_id=plan.id, position=0, kind=StepKind.I_DO, title=words, text=words, corrected=words
    )
    seen = SkillEvidence(
        skill_id=skill.id, seen_on=session.starts_at.date(), proof=Proof.PRACTICE, rung=Rung.ALONE, text=words
    )
    for record in (plan, step, skill, seen, run):
        db.add(record)
        db.flush()


def agreed(pair: Pair, choice: Choice) -> SavedFile:
    """Both agree; the file to save."""
    pair.journal.do(None, consents.consent_as_owner, pair.pairing_id, choice)
    pair.journal.do(None, consents.consent_as_partner, pair.pairing_id, choice, seed())
    found = pair.journal.ask(consents.stored_for, pair.pairing_id, choice)
    assert found is not None
    return pair.journal.ask(saving.file_to_save, found.id)
