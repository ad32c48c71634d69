"""Skills of both sides: what somebody learns to do, where it stands, and when it wants refreshing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from rmdesk.domain.rendering import clean
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Outcome, Proof, Role, Rung
from rmdesk.errors import InvalidInput, NotFound
from rmdesk.journal.db import Db
from rmdesk.journal.fading import refresher_due
from rmdesk.journal.readers import (
    owner_role,
    raise_text,
    require_own,
    rewrite,
    side_of,
    start_audience,
    tag_text,
)
from rmdesk.storage.records import Goal, Skill, SkillEvidence


@dataclass(frozen=True, slots=True)
class SkillForm:
    """A skill as a form hands it back: what to be able to do, who learns it, the goal it serves."""

    title: str
    side: Role
    goal_id: str | None = None


@dataclass(frozen=True, slots=True)
class SkillRow:
    """A skill with what shows it, oldest first. `due` is the day of its next refresher."""

    skill: Skill
    evidence: tuple[SkillEvidence, ...]
    due: date | None

    @property
    def side(self) -> Role:
        """Who learns it."""
        return Role(self.skill.side.value)

    @property
    def rung(self) -> Rung | None:
        """Where it stands: the rung of the latest evidence that shows one."""
        return rung_of(self.evidence)

    @property
    def history(self) -> tuple[tuple[date, Rung], ...]:
        """The days on which the rung moved, up or down, with the rung it moved to."""
        moves: list[tuple[date, Rung]] = []
        for one in self.evidence:
            if one.rung is not None and (not moves or moves[-1][1] is not one.rung):
                moves.append((one.seen_on, one.rung))
        return tuple(moves)

    @property
    def first_seen(self) -> date | None:
        """The day of the first evidence."""
        return self.evidence[0].seen_on if self.evidence else None

    @property
    def days_to_alone(self) -> int | None:
        """Time to "alone": day it was first reached − day of the first evidence, in days; None until then.

        Days of the calendar, not minutes practised: it says how long somebody waited to be able to do it.
        Source: the product's own definition.
        """
        alone = next((day for day, rung in self.history if rung.height >= Rung.ALONE.height), None)
        return None if alone is None or self.first_seen is None else (alone - self.first_seen).days

    def outcome_in(self, session_id: str) -> Outcome | None:
        """How it went in this session."""
        rows = (one for one in self.evidence if one.session_id == session_id)
        return next((one.outcome for one in rows if one.proof is Proof.PRACTICE), None)


def skill_rows(db: Db, pairing_id: str) -> tuple[SkillRow, ...]:
    """All skills of a pairing: the executive's, then the mentor's, each in the order they were added."""
    skills = list(db.scalars(sa.select(Skill).filter_by(pairing_id=pairing_id).order_by(Skill.counter)))
    evidence = evidence_of(db, [skill.id for skill in skills])
    return tuple(
        SkillRow(skill, evidence[skill.id], refresher_due(evidence[skill.id], rung_of(evidence[skill.id])))
        for role in Role
        for skill in skills
        if skill.side is side_of(role)
    )


def due_refreshers(db: Db, pairing_id: str) -> tuple[SkillRow, ...]:
    """Skills whose refresher is due today or earlier: the owner's own first, then the longest overdue.

    Only skills that the owner of the journal wrote: the answer is the author's to give.
    """
    owner = owner_role(db, pairing_id)
    today = db.today()
    due = [
        (row.side is not owner, row.due, row)
        for row in skill_rows(db, pairing_id)
        if row.due is not None and row.due <= today and row.skill.author is owner
    ]
    return tuple(row for *_, row in sorted(due, key=lambda one: one[:2]))


def new_skill(db: Db, pairing_id: str, form: SkillForm) -> Skill:
    """A new skill of one side. Raises InvalidInput for an empty title, NotFound without its goal."""
    if form.goal_id is not None:
        _goal(db, pairing_id, form.goal_id)
    skill = unsaved_skill(db, pairing_id, form)
    skill.title = _title(form.title)
    db.add(skill)
    db.flush()
    return skill


def unsaved_skill(db: Db, pairing_id: str, form: SkillForm) -> Skill:
    """A skill that is not stored yet: its counter is 0. Raises NotFound."""
    return Skill(
        pairing_id=pairing_id,
        author=owner_role(db, pairing_id),
        side=side_of(form.side),
        written_at=db.now(),
        audience=start_audience(db, pairing_id, Subject.SKILL),
        title=form.title,
        goal_id=form.goal_id,
    )


def keep_skill(db: Db, skill: Skill, title: str) -> Skill:
    """Store a skill made by `unsaved_skill` with the readers chosen for it, or rename one that is stored.

    Hands back the stored one. Raises InvalidInput for an empty title, NotFound, NotYours.
    """
    if skill.counter:
        rename_skill(db, skill.id, title)
        return skill
    form = SkillForm(title, Role(skill.side.value), skill.goal_id)
    stored = new_skill(db, skill.pairing_id, form)
    if skill.tag is not stored.tag:
        tag_text(db, Skill, stored.id, skill.tag)
    if skill.audience != stored.audience:
        raise_text(db, Skill, stored.id, skill.audience)
    return stored


def rename_skill(db: Db, skill_id: str, title: str) -> None:
    """Other words for a skill. Raises InvalidInput for none, NotFound, NotYours."""
    skill, stored = own_skill(db, skill_id), _title(title)

    def change() -> None:
        skill.title = stored

    if skill.title != stored:
        rewrite(skill, change)


def serve_goal(db: Db, skill_id: str, goal_id: str | None) -> None:
    """The goal a skill serves; None: no goal. Raises NotFound, NotYours."""
    skill = own_skill(db, skill_id)
    if goal_id is not None:
        _goal(db, skill.pairing_id, goal_id)
    skill.goal_id = goal_id


def rung_of(evidence: Sequence[SkillEvidence]) -> Rung | None:
    """The rung that evidence, oldest first, leads to."""
    return next((one.rung for one in reversed(evidence) if one.rung is not None), None)


def evidence_of(db: Db, skill_ids: Sequence[str]) -> dict[str, tuple[SkillEvidence, ...]]:
    """What shows each of these skills, oldest first."""
    found: dict[str, list[SkillEvidence]] = {skill_id: [] for skill_id in skill_ids}
    rows = sa.select(SkillEvidence).where(SkillEvidence.skill_id.in_(found))
    for one in db.scalars(rows.order_by(SkillEvidence.seen_on, SkillEvidence.counter)):
        found[one.skill_id].append(one)
    return {skill_id: tuple(rows) for skill_id, rows in found.items()}


def own_skill(db: Db, skill_id: str) -> Skill:
    """The skill, for changing it or what shows it. Raises NotFound, NotYours."""
    skill = db.find(Skill, skill_id)
    require_own(db, skill)
    return skill


def _goal(db: Db, pairing_id: str, goal_id: str) -> Goal:
    goal = db.find(Goal, goal_id)
    if goal.pairing_id != pairing_id:
        raise NotFound
    return goal


def _title(text: str) -> str:
    title = " ".join(clean(text).split())
    if not title:
        raise InvalidInput("skill", "empty")
    return title
