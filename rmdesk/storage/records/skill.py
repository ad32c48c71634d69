"""What somebody can do, rung by rung, and what shows it."""

from datetime import date

from sqlalchemy.orm import Mapped

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Outcome, Proof, Rung
from rmdesk.storage.records.record import (
    Authored,
    Id,
    Numbered,
    Readable,
    Record,
    belongs_to,
    figure,
    mark,
    words,
)


class Skill(Authored, Readable, Record, kw_only=True):
    """One thing to be able to do; the side is the one who learns it. Its rung is that of its evidence."""

    __tablename__ = "skill"

    title: Mapped[str] = words(Subject.SKILL)
    goal_id: Mapped[Id | None] = mark(default=None)
    """The goal it serves. Not a reference: the skill stays when the goal is deleted."""


class SkillEvidence(Numbered, Record, kw_only=True):
    """A practice, a thing made, an observation, or a refresher: what was seen of a skill on one day."""

    __tablename__ = "skill_evidence"

    skill_id: Mapped[Id] = belongs_to("skill.id")
    seen_on: Mapped[date] = figure(Subject.SKILL_EVIDENCE)
    proof: Mapped[Proof] = mark()
    outcome: Mapped[Outcome | None] = mark(default=None)
    """How it went; of a thing made or an observation there may be none."""
    rung: Mapped[Rung | None] = mark(default=None)
    """The rung this shows; None: it moves nothing."""
    session_id: Mapped[Id | None] = mark(default=None)
    """Of a practice. Not a reference: the evidence stays when the session is deleted."""
    text: Mapped[str] = words(Subject.SKILL_EVIDENCE, default="")
