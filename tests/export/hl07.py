"""The demo pairing's summary as a tree, built by hand: what the exporter is measured against."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from rmdesk.domain.summary import (
    Changes,
    GoalLine,
    Learning,
    Line,
    Meetings,
    PracticeFigures,
    Pulse,
    Summary,
)
from rmdesk.domain.vocabulary import Evidence, GoalState, PulseBand, Role

REFERENCE = Path(__file__).parents[1] / "reference" / "summary_HL-07.md"


def lines(*texts: str) -> tuple[Line, ...]:
    """Released lines without a record behind them."""
    return tuple(Line(text, "") for text in texts)


def _goal(side: Role, title: str, state: GoalState, evidence: Evidence) -> GoalLine:
    return GoalLine(side, Line(title, ""), state, evidence)


def _goals() -> tuple[GoalLine, ...]:
    executive, mentor = Role.EXECUTIVE, Role.MENTOR
    achieved, seen = GoalState.ACHIEVED, Evidence.SEEN
    hires = "Hear from 6 new hires what the first 90 days felt like, act on 2 things"
    takeovers = "Explain so well that three taught sessions running need no takeover"
    return (
        _goal(executive, "Publish 4 business posts alone", achieved, Evidence.MADE),
        _goal(executive, "Run the phone as a work tool, alone", achieved, seen),
        _goal(executive, "Lead the warehouse-system go-live walk without a helper", achieved, seen),
        _goal(executive, hires, GoalState.RE_SCOPED, Evidence.SAID),
        _goal(mentor, "Read a divisional P&L and explain variance", achieved, seen),
        _goal(mentor, "Present one item to the management board", achieved, seen),
        _goal(mentor, takeovers, GoalState.IN_PROGRESS, seen),
    )


def hl07() -> Summary:
    """Every section filled, as in the reference file."""
    return Summary(
        pair_ref="HL-07",
        programme="Hallveig RM pilot 2026",
        period_start=date(2026, 1, 13),
        period_end=date(2026, 6, 16),
        agreement_version=2,
        meetings=Meetings(planned=12, held=12, moved=1, minutes=610),
        goals=_goals(),
        learning=Learning(
            11,
            10,
            lines(
                "passkeys and scanning",
                "writing for an audience first",
                "how new hires see the first weeks",
            ),
            lines("saying steps aloud", "contribution margin", "how a go-live is decided"),
        ),
        practice=PracticeFigures(253, Decimal("79.8"), 24, 7, Decimal("20.0"), Decimal("100.0")),
        pulse=Pulse(4, PulseBand.GOOD),
        changes=Changes(lines("A first-week map for new hires was tried in 2 depots"), 18, 15),
        lessons=lines(
            "A post went out with an internal figure and was taken down within minutes."
            " Now a second reader checks the numbers"
        ),
        ideas=lines("Let the mentors meet each other once a quarter"),
        way_of_working=lines("The chair alternates, and lessons last 40 minutes"),
        next_steps=lines("New topic, in the other direction"),
        help_wanted=lines("no"),
    )
