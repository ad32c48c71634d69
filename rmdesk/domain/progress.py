"""What a pairing's charts are drawn from: plain figures of sessions, learning and skills."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.practice_measures import Totals, combined
from rmdesk.domain.vocabulary import Role, Rung, SessionState


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """One session. `number` counts by date, None for a cancelled one; `totals` None without a practice."""

    number: int | None
    on: date
    topic: str
    state: SessionState
    moved_from: date | None
    minutes: int
    """Held, or planned while it is not."""
    learner: Role
    totals: Totals | None = None

    @property
    def driven(self) -> Totals | None:
        """Its totals if anybody drove; None when it was talk."""
        return self.totals if self.totals is not None and self.totals.driving_seconds else None

    @property
    def was_moved(self) -> bool:
        """Whether it stands on another day than it was first planned for."""
        return self.moved_from is not None and self.state is not SessionState.CANCELLED


@dataclass(frozen=True, slots=True)
class SkillFigures:
    """One skill: its learner, where it stands, and the days on which its rung moved, with the new rung."""

    title: str
    side: Role
    rung: Rung | None
    history: tuple[tuple[date, Rung], ...]
    days_to_alone: int | None
    """Days from the first evidence to "alone"; None while it is not reached."""
    is_shared: bool = True
    """Whether both read it: what only its author reads goes on no paper."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A pairing's figures, seen by its owner. Names are first names."""

    own_role: Role
    executive: str
    mentor: str
    sessions: tuple[SessionFigures, ...]
    """By date, cancelled ones among them."""
    learnt_executive: int
    learnt_mentor: int
    """Entries at audience pair or wider, whoever reads: the counts of the summary."""
    skills: tuple[SkillFigures, ...] = ()

    @property
    def counted(self) -> tuple[SessionFigures, ...]:
        """The sessions with a number: held or still to come."""
        return tuple(one for one in self.sessions if one.number is not None)

    @property
    def held(self) -> tuple[SessionFigures, ...]:
        """The sessions that took place, or in which somebody drove already."""
        return tuple(one for one in self.counted if one.state is SessionState.HELD or one.driven)

    @property
    def practised(self) -> tuple[SessionFigures, ...]:
        """The sessions with driving time."""
        return tuple(one for one in self.counted if one.driven)

    @property
    def totals(self) -> Totals:
        """Over all practice."""
        return combined(self._driven())

    @property
    def curve(self) -> Role:
        """Whose share the large curve shows: the executive's; the mentor's where only the mentor learnt."""
        only_mentor = not self.practised_by(Role.EXECUTIVE) and self.practised_by(Role.MENTOR)
        return Role.MENTOR if only_mentor else Role.EXECUTIVE

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not (self.held or self.learnt_executive or self.learnt_mentor or self.skills)

    def practised_by(self, learner: Role) -> tuple[SessionFigures, ...]:
        """The sessions with driving time in which `learner` was the one who learns."""
        return tuple(one for one in self.practised if one.learner is learner)

    def totals_of(self, learner: Role) -> Totals:
        """Over all practice in which `learner` was the one who learns."""
        return combined(self._driven(learner))

    def name(self, role: Role) -> str:
        """The first name of one of the two."""
        return self.executive if role is Role.EXECUTIVE else self.mentor

    def learnt(self, role: Role) -> int:
        """How many things one of the two learnt."""
        return self.learnt_executive if role is Role.EXECUTIVE else self.learnt_mentor

    def _driven(self, learner: Role | None = None) -> Iterator[Totals]:
        several = self.practised if learner is None else self.practised_by(learner)
        return (one.totals for one in several if one.totals is not None)
