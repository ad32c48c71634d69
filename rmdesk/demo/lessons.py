"""The lessons and skills of the demo pairing, as they stood at one moment."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from rmdesk import resources
from rmdesk.demo.story import Entry, View, readers_of
from rmdesk.domain.vocabulary import (
    Audience,
    Outcome,
    Proof,
    Role,
    Rung,
    SessionState,
    Side,
    StepKind,
    TopicFamily,
)
from rmdesk.storage.records import (
    Goal,
    LessonPlan,
    LessonStep,
    MentoringSession,
    Record,
    Skill,
    SkillEvidence,
)

_EVENING = time(18, 12, tzinfo=UTC)
"""When a lesson is written, on the day before its session."""
_PREPARED = {Role.MENTOR: 30, Role.EXECUTIVE: 10}
"""Minutes each took for a lesson of their own."""


def load() -> Entry:
    """The file of lessons and skills."""
    return tomllib.loads(resources.path("demo", "lessons.toml").read_text(encoding="utf-8"))


def plans(told: Entry, view: View, sessions: Mapping[int, MentoringSession]) -> Iterator[list[Record]]:
    """Each plan that was written by then, with its steps."""
    for entry in told["lesson"]:
        session = sessions[entry["session"]]
        evening = session.starts_at.date() - timedelta(days=1)
        written_at = datetime.combine(evening, _EVENING)
        if view.happened(written_at):
            plan = _plan(entry, view, session, written_at)
            yield [plan, *_steps(entry, plan, is_held=session.state is SessionState.HELD)]


def prepare(told: Entry, sessions: Mapping[int, MentoringSession]) -> None:
    """Write into held sessions how long their teacher prepared."""
    for entry in told["lesson"]:
        session, teacher = sessions[entry["session"]], Role(entry["teacher"])
        if session.state is SessionState.HELD:
            setattr(session, f"{teacher.value}_preparation", _PREPARED[teacher])


def skills(
    told: Entry, view: View, sessions: Mapping[int, MentoringSession], goals: Mapping[str, str]
) -> Iterator[list[Record]]:
    """Each skill that had begun by then, with what had been seen of it; `goals` are ids by title."""
    for entry in told["skill"]:
        seen = [row for row in entry["evidence"] if row[0] <= view.at.date()]
        if seen:
            written_at = datetime.combine(seen[0][0], time(9, 30), UTC)
            role = Role(entry["side"])
            skill = Skill(
                **_roots(view, role, Side(role.value), written_at),
                title=entry["title"],
                goal_id=goals.get(entry["goal"]),
            )
            yield [skill, *(_evidence(row, skill, sessions) for row in seen)]


def goal_ids(goals: list[Goal]) -> dict[str, str]:
    """The ids of goals by their titles."""
    return {goal.title: goal.id for goal in goals}


def _roots(view: View, author: Role, side: Side, written_at: datetime) -> dict[str, Any]:
    return {
        "pairing_id": view.pairing_id,
        "author": author,
        "side": side,
        "written_at": written_at,
        **readers_of(written_at, Audience.PAIR),
    }


def _plan(entry: Entry, view: View, session: MentoringSession, written_at: datetime) -> LessonPlan:
    teacher = Role(entry["teacher"])
    words = ("title", "why", "business", "understanding", "spare", "risk", "wrong")
    return LessonPlan(
        **_roots(view, Role(entry["author"]), Side(teacher.other.value), written_at),
        **{name: entry.get(name, "") for name in words},
        session_id=session.id,
        family=TopicFamily(entry["family"]),
        teacher=teacher,
        knows=entry["knows"],
        minutes=sum(step[1] for step in entry["steps"]),
    )


def _steps(entry: Entry, plan: LessonPlan, *, is_held: bool) -> list[LessonStep]:
    return [
        LessonStep(
            plan_id=plan.id,
            position=position,
            kind=StepKind(kind),
            minutes=minutes,
            driver=Role(driver),
            text=text,
            corrected=corrected if is_held else "",
            is_done=is_held,
            is_stuck=is_stuck and is_held,
        )
        for position, (kind, minutes, driver, text, corrected, is_stuck) in enumerate(entry["steps"])
    ]


def _evidence(row: list[Any], skill: Skill, sessions: Mapping[int, MentoringSession]) -> SkillEvidence:
    day, proof, outcome, rung, number, text = row
    return SkillEvidence(
        skill_id=skill.id,
        seen_on=day,
        proof=Proof(proof),
        outcome=Outcome(outcome) if outcome else None,
        rung=Rung(rung) if rung else None,
        session_id=sessions[number].id if number else None,
        text=text,
    )
