"""Figures for charts without a journal: two sides, twelve sessions or fewer."""

from datetime import date, timedelta

from rmdesk.domain.practice_measures import Takeover, Totals
from rmdesk.domain.progress import Progress, SessionFigures, SkillFigures
from rmdesk.domain.vocabulary import Role, Rung, SessionState, TakeoverReason

E, M = Role.EXECUTIVE, Role.MENTOR
FIRST = date(2026, 1, 13)
_DRIVEN: tuple[tuple[int, int] | None, ...] = (
    None,
    (6, 24),
    (24, 4),
    (28, 6),
    None,
    (26, 2),
    (4, 20),
    (30, 5),
)


def figures(number: int, driven: tuple[int, int] | None, learner: Role = E) -> SessionFigures:
    """A held session; `driven` are the minutes of the executive and of the mentor."""
    totals = None
    if driven is not None:
        own, other = driven
        learnt = own if learner is E else other
        taken = (Takeover(M, TakeoverReason.SLOW),) if other > own else ()
        totals = Totals(60 * own, 60 * other, 60 * learnt, 1200, 0, 2, taken)
    day = FIRST + timedelta(weeks=2 * (number - 1))
    return SessionFigures(number, day, "Topic", SessionState.HELD, None, 50, learner, totals)


def eight() -> Progress:
    """Eight sessions as in the demo; the mentor learns in the seventh, and two skills stand on the ladder."""
    sessions = tuple(
        figures(number, driven, M if number == 7 else E) for number, driven in enumerate(_DRIVEN, 1)
    )
    skills = (
        SkillFigures("Scan a document", E, Rung.ALONE, ((FIRST, Rung.SEE),), 140),
        SkillFigures("What I fear", E, Rung.SEE, ((FIRST, Rung.SEE),), None, is_shared=False),
    )
    return Progress(E, "Greta", "Tobias", sessions, 11, 10, skills)


def one() -> Progress:
    """A single practice."""
    return Progress(E, "Greta", "Tobias", (figures(1, (6, 24)),), 0, 0)
