"""What shows a skill: a practice, a thing made, an observation, a refresher; by the rules of the ladder."""

from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from rmdesk.domain.ladder import Held, Shown, held, rung_shown
from rmdesk.domain.practice_measures import combined, totals_of
from rmdesk.domain.rendering import clean
from rmdesk.domain.vocabulary import Outcome, Proof, Role, Rung
from rmdesk.errors import InvalidInput, NotFound, RungHeld
from rmdesk.journal.db import Db
from rmdesk.journal.practices import turns_of
from rmdesk.journal.skills import evidence_of, own_skill, rung_of
from rmdesk.storage.records import MentoringSession, PracticeRun, Skill, SkillEvidence


@dataclass(frozen=True, slots=True)
class EvidenceForm:
    """What was seen of a skill. `rung` is what it is to show; None: it moves nothing.

    A practice needs its session, a thing made and an observation need words. Without `seen_on` it is today's,
    or the day of its session.
    """

    proof: Proof
    outcome: Outcome | None = None
    rung: Rung | None = None
    seen_on: date | None = None
    session_id: str | None = None
    text: str = ""


def add_evidence(db: Db, skill_id: str, form: EvidenceForm) -> SkillEvidence:
    """Something that shows a skill. What is told of the same practice again replaces what was
    told; its words stay unless there are others.

    Raises RungHeld when it does not show the rung it is to show, InvalidInput for a practice without its
    session, for others without words and for a day to come, NotFound, NotYours.
    """
    _check(db, own_skill(db, skill_id), form)
    why = holding(db, skill_id, form)
    if why is not None:
        raise RungHeld(why.value)
    told, seen_on = _told_before(db, skill_id, form), _day(db, form)
    evidence = told or SkillEvidence(skill_id=skill_id, seen_on=seen_on, proof=form.proof)
    evidence.seen_on, evidence.outcome, evidence.rung = seen_on, form.outcome, form.rung
    evidence.session_id, evidence.text = form.session_id, clean(form.text).strip() or evidence.text
    db.add(evidence)
    db.flush()
    return evidence


def holding(db: Db, skill_id: str, form: EvidenceForm) -> Held | None:
    """Why this evidence would not show the rung it is to show; None when it would. Raises NotFound."""
    if form.rung is None:
        return None
    return held(_reached(db, skill_id, form), form.rung, _shown(db, skill_id, form))


def rung_to_show(db: Db, skill_id: str, form: EvidenceForm) -> Rung | None:
    """The rung this evidence lifts a skill to; None when it moves nothing. Raises NotFound."""
    return rung_shown(_reached(db, skill_id, form), _shown(db, skill_id, form))


def record_outcome(db: Db, skill_id: str, session_id: str, outcome: Outcome | None) -> SkillEvidence | None:
    """How a skill went in a session; told again, it is replaced, and None ("not today") takes it away.

    The rung rises when the ladder allows it and never falls by this; a delegated practice never shows
    "alone". Raises NotFound, NotYours.
    """
    own_skill(db, skill_id)
    form = EvidenceForm(Proof.PRACTICE, outcome, session_id=session_id)
    told = _told_before(db, skill_id, form)
    if outcome is None:
        if told is not None:
            db.delete(told)
            db.flush()
        return None
    rung = rung_to_show(db, skill_id, form)
    return add_evidence(db, skill_id, replace(form, rung=rung))


def answer_refresher(db: Db, skill_id: str, outcome: Outcome) -> SkillEvidence:
    """How a refresher went today; answered again on the same day, it is replaced. It moves no rung.

    Raises NotFound, NotYours.
    """
    return add_evidence(db, skill_id, EvidenceForm(Proof.REFRESHER, outcome))


def is_delegated(db: Db, session_id: str, role: Role) -> bool:
    """Whether this role drove less than half of the driving time of a session; False without a clock."""
    runs = db.scalars(sa.select(PracticeRun.id).filter_by(session_id=session_id)).all()
    return combined(totals_of(role, turns_of(db, run_id)) for run_id in runs).is_delegated


def _reached(db: Db, skill_id: str, form: EvidenceForm) -> Rung | None:
    """The rung on the day of this evidence, without what is being told again."""
    told, day = _told_before(db, skill_id, form), _day(db, form)
    return rung_of(
        [one for one in evidence_of(db, [skill_id])[skill_id] if one.seen_on <= day and one is not told]
    )


def _told_before(db: Db, skill_id: str, form: EvidenceForm) -> SkillEvidence | None:
    """What is replaced: the same practice, or a refresher of the same day."""
    rows = sa.select(SkillEvidence).filter_by(skill_id=skill_id, proof=form.proof)
    if form.proof is Proof.PRACTICE:
        return db.scalars(rows.filter_by(session_id=form.session_id)).first()
    if form.proof is Proof.REFRESHER:
        return db.scalars(rows.filter_by(seen_on=form.seen_on or db.today())).first()
    return None


def _shown(db: Db, skill_id: str, form: EvidenceForm) -> Shown:
    role = Role(db.find(Skill, skill_id).side.value)
    delegated = form.session_id is not None and is_delegated(db, form.session_id, role)
    return Shown(form.proof, form.outcome, delegated)


def _day(db: Db, form: EvidenceForm) -> date:
    """Its own day, else that of its session (before its day: today), else today."""
    if form.seen_on is not None or form.session_id is None:
        return form.seen_on or db.today()
    return min(db.find(MentoringSession, form.session_id).starts_at.date(), db.today())


def _check(db: Db, skill: Skill, form: EvidenceForm) -> None:
    if (
        form.session_id is not None
        and db.find(MentoringSession, form.session_id).pairing_id != skill.pairing_id
    ):
        raise NotFound
    if form.proof is Proof.PRACTICE and form.session_id is None:
        raise InvalidInput("skill evidence", "no session")
    if form.proof in (Proof.MADE, Proof.OBSERVED) and not clean(form.text).strip():
        raise InvalidInput("skill evidence", "empty")
    if _day(db, form) > db.today():
        raise InvalidInput("skill evidence", "to come")
