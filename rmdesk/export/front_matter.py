"""The front matter of a file for others: flat keys in a fixed order, so that a machine can collect them."""

from collections.abc import Iterator

from rmdesk.domain.summary import SCHEMA, Section, Summary
from rmdesk.domain.vocabulary import DocumentKind, GoalState
from rmdesk.export.text import quoted, written


def kind_key(kind: DocumentKind) -> str:
    """The first key of a file: it names the kind, its value is the schema."""
    return f"rmdesk_{kind.value}"


def front_matter(summary: Summary, kind: DocumentKind) -> Iterator[tuple[str, str]]:
    """The keys that both sides agree to, in order, with their values as they are written."""
    yield kind_key(kind), str(SCHEMA)
    if kind is DocumentKind.SUMMARY:
        yield "pair_ref", quoted(summary.pair_ref)
        yield "programme", quoted(summary.programme)
    yield "period_start", summary.period_start.isoformat()
    yield "period_end", summary.period_end.isoformat()
    yield "agreement_version", str(summary.agreement_version)
    if summary.meetings is not None:
        yield "sessions_planned", str(summary.meetings.planned)
        yield "sessions_held", str(summary.meetings.held)
        yield "sessions_moved", str(summary.meetings.moved)
        yield "minutes_met", str(summary.meetings.minutes)
    yield from _practice_keys(summary)
    yield from _count_keys(summary, kind)


def _practice_keys(summary: Summary) -> Iterator[tuple[str, str]]:
    figures = summary.practice
    if figures is None:
        return
    yield "hands_on_minutes", str(figures.hands_on_minutes)
    if figures.share_first is not None and figures.share_last is not None:
        yield "learner_share_first", f"{figures.share_first:.1f}"
        yield "learner_share_last", f"{figures.share_last:.1f}"
    yield "learner_share_all", f"{figures.share_all:.1f}"
    yield "switches", str(figures.switches)
    yield "takeovers", str(figures.takeovers)


def _count_keys(summary: Summary, kind: DocumentKind) -> Iterator[tuple[str, str]]:
    if summary.learning is not None:
        yield "learnt_executive", str(summary.learning.executive)
        yield "learnt_mentor", str(summary.learning.mentor)
    if summary.goals is not None:
        yield "goals_set", str(len(summary.goals))
        yield "goals_achieved", str(sum(goal.state is GoalState.ACHIEVED for goal in summary.goals))
    if summary.changes is not None:
        yield "actions_agreed", str(summary.changes.actions_agreed)
        yield "actions_done", str(summary.changes.actions_done)
    if summary.pulse is not None:
        yield "pulse_waves", str(summary.pulse.waves)
        yield "pulse_band", summary.pulse.band.value
    if kind is DocumentKind.SUMMARY and Section.NEXT_STEP not in summary.unticked:
        yield "help_wanted", quoted(help_wanted(summary))


def help_wanted(summary: Summary) -> str:
    """Several wishes stand side by side; silence is said to be silence."""
    return "; ".join(written(summary.help_wanted)) or "not stated"
