"""The sections of a summary or a closing report as CommonMark: their headings and what stands under them."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from rmdesk.domain.summary import Line, Section, Summary
from rmdesk.domain.vocabulary import DocumentKind, PulseBand
from rmdesk.export.front_matter import help_wanted
from rmdesk.export.text import escaped, sentence, written
from rmdesk.wording.dates import number, period

NOTHING = "Nothing to report."
GOALS_HEAD = ("Side", "Goal", "State", "Evidence")
BANDS = {PulseBand.GOOD: "Good", PulseBand.MIXED: "Mixed", PulseBand.WEAK: "Weak"}
HELP = "Help wanted: "
HEADINGS: Mapping[Section, str] = {
    Section.MEETINGS: "Did we meet and work together?",
    Section.GOALS: "Goals",
    Section.LEARNING: "Learning both ways",
    Section.PRACTICE: "Practice",
    Section.PULSE: "How we find it",
    Section.CHANGES: "What changed because of it",
    Section.LESSONS: "Lessons learnt to share",
    Section.IDEAS: "Ideas to improve the programme",
    Section.WAY_OF_WORKING: "What we changed in our way of working",
    Section.NEXT_STEP: "Next step",
}
"""The ten headings, without their numbers. They are part of the file format and stay English."""

QUOTES: Mapping[DocumentKind, str] = {
    DocumentKind.SUMMARY: "What this is: a report that both sides read and agreed to."
    " What it is not: an appraisal, a log, or notes.",
    DocumentKind.REPORT: "What this is: a report of the two of us, for the two of us.",
    DocumentKind.NEWS: "What this is: lessons and tips that both sides agreed to share with everyone at work."
    " What it is not: an appraisal of anyone.",
}


def sections_of(kind: DocumentKind) -> tuple[Section, ...]:
    """The sections in order; a report for the pair alone has no programme to improve."""
    return tuple(one for one in Section if kind is DocumentKind.SUMMARY or one is not Section.IDEAS)


def heading(kind: DocumentKind, section: Section) -> str:
    """A section's heading with its number: "2. Goals"."""
    return f"{sections_of(kind).index(section) + 1}. {HEADINGS[section]}"


def title(kind: DocumentKind, pair_ref: str, days: str) -> str:
    """The first heading; `days` is the period in words."""
    if kind is DocumentKind.REPORT:
        return f"Closing report, {days}"
    return f"Reverse mentoring summary {escaped(pair_ref)}, {days}"


def body(summary: Summary, kind: DocumentKind) -> str:
    """Everything after the front matter that both sides agree to."""
    days = period(summary.period_start, summary.period_end)
    writers = WRITERS if kind is DocumentKind.SUMMARY else _ALONE
    blocks = [f"# {title(kind, summary.pair_ref, days)}", f"> {QUOTES[kind]}"]
    for section in sections_of(kind):
        blocks.append(f"## {heading(kind, section)}")
        text = "" if section in summary.unticked else writers[section](summary)
        blocks.append(text or NOTHING)
    return "\n\n".join(blocks) + "\n"


def _meetings(summary: Summary) -> str:
    met = summary.meetings
    if met is None or met.planned == 0:
        return ""
    moved = f", {number(met.moved)} moved" if met.moved else ""
    hands_on = f", {summary.practice.hands_on_minutes} of them hands-on" if summary.practice else ""
    return f"{met.held} of {met.planned} sessions held{moved}; {met.minutes} minutes together{hands_on}."


def _goals(summary: Summary) -> str:
    if not summary.goals:
        return ""
    rows = [
        f"| {goal.side.value.capitalize()} | {escaped(goal.title.text)} |"
        f" {goal.state.value} | {goal.evidence.value} |"
        for goal in summary.goals
    ]
    return "\n".join([f"| {' | '.join(GOALS_HEAD)} |", "| --- | --- | --- | --- |", *rows])


def _learning(summary: Summary) -> str:
    learnt = summary.learning
    if learnt is None or learnt.executive + learnt.mentor == 0:
        return ""
    things = "1 thing" if learnt.executive == 1 else f"{learnt.executive} things"
    text = f"The executive learnt {things}, the mentor {learnt.mentor}."
    sides = (("Executive", learnt.executive_lines), ("Mentor", learnt.mentor_lines))
    # Escaped when joined: "&lt" before a semicolon would become a sign.
    told = [(side, "; ".join(written(lines))) for side, lines in sides]
    entries = _list(escaped(f"{side}: {lines}") for side, lines in told if lines)
    return f"{text} Among them:\n\n{entries}" if entries else text


def _practice(summary: Summary) -> str:
    figures = summary.practice
    if figures is None:
        return ""
    whole = _percent(figures.share_all)
    if figures.share_first is not None and figures.share_last is not None:
        share = (
            f"{_percent(figures.share_first)} of the driving time in the first practice"
            f" and {_percent(figures.share_last)} in the last, {whole} overall"
        )
    else:
        share = f"{whole} of the driving time"
    switches = _counted(figures.switches, "planned switch", "planned switches")
    takeovers = _counted(figures.takeovers, "takeover", "takeovers")
    verb = "was" if figures.switches == 1 else "were"
    return f"The learner had their hands on the device for {share}. There {verb} {switches} and {takeovers}."


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _percent(share: Decimal) -> str:
    """One decimal, `.0` dropped, an ordinary space before the sign."""
    return f"{f'{share:.1f}'.removesuffix('.0')} %"


def _pulse(summary: Summary) -> str:
    if summary.pulse is None:
        return ""
    if summary.pulse.band is PulseBand.NOT_SHARED:
        return "Not shared."
    rounds = _counted(summary.pulse.waves, "round", "rounds")
    return f"{BANDS[summary.pulse.band]}, from {rounds} of five questions."


def _changes(summary: Summary) -> str:
    if summary.changes is None:
        return ""
    told = [escaped(text) for text in written(summary.changes.lines)]
    agreed, done = summary.changes.actions_agreed, summary.changes.actions_done
    if agreed:
        told.append(f"{done} of {agreed} agreed {'action is' if agreed == 1 else 'actions are'} done")
    return _list(told)


def bullets(lines: tuple[Line, ...] | None) -> str:
    """A list of what a person wrote; empty without any."""
    return _list(escaped(text) for text in written(lines))


def _list(entries: Iterable[str]) -> str:
    return "\n".join(f"- {entry}" for entry in entries)


def _steps(summary: Summary) -> str:
    return " ".join(escaped(sentence(step)) for step in written(summary.next_steps))


def _steps_and_help(summary: Summary) -> str:
    wanted = f"{HELP}{escaped(sentence(help_wanted(summary)))}"
    return f"{_steps(summary)} {wanted}".lstrip()


WRITERS: Mapping[Section, Callable[[Summary], str]] = {
    Section.MEETINGS: _meetings,
    Section.GOALS: _goals,
    Section.LEARNING: _learning,
    Section.PRACTICE: _practice,
    Section.PULSE: _pulse,
    Section.CHANGES: _changes,
    Section.LESSONS: lambda summary: bullets((*(summary.lessons or ()), *summary.tips)),
    Section.IDEAS: lambda summary: bullets(summary.ideas),
    Section.WAY_OF_WORKING: lambda summary: bullets(summary.way_of_working),
    Section.NEXT_STEP: _steps_and_help,
}
"""What stands under each heading of a summary; empty when there is nothing to report."""
_ALONE: Mapping[Section, Callable[[Summary], str]] = {**WRITERS, Section.NEXT_STEP: _steps}
"""The same in the pair's own report: there is nobody to ask for help."""
