"""The summary as Markdown, schema 1: what is signed, and the whole file made from it.

Signed are the file's bytes without the lines `generated`, `consent_*` and `sha256` and without everything
from `## Agreed by`. The whole file is made from these stored bytes, never from a new rendering.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rmdesk.domain.summary import SCHEMA, Line, Section, Summary
from rmdesk.domain.vocabulary import GoalState, Manner, PulseBand, Role
from rmdesk.export.text import escaped, one_line, quoted, sentence
from rmdesk.wording.dates import day_in_full, number, period

_NOTHING = "Nothing to report."
_TAG = b"rmdesk/consent/1"
_AGREED_BY = "## Agreed by"
_BANDS = {PulseBand.GOOD: "Good", PulseBand.MIXED: "Mixed", PulseBand.WEAK: "Weak"}
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


@dataclass(frozen=True, slots=True)
class Agreed:
    """One side's consent as the file tells it."""

    on: date
    manner: Manner


def file_name(pair_ref: str, period_end: date) -> str:
    """rmdesk-summary_HL-07_2026-06-16.md."""
    return f"rmdesk-summary_{pair_ref}_{period_end.isoformat()}.md"


def signed_bytes(summary: Summary) -> bytes:
    """The part of the file that both sides agree to, byte for byte."""
    front = "\n".join(f"{key}: {value}" for key, value in _front_matter(summary))
    return f"---\n{front}\n---\n\n{_body(summary)}".encode()


def digest(pairing_id: str, recipient: str, signed: bytes) -> bytes:
    """What a consent signs: SHA-256 over the tag, the pairing, the recipient and the signed bytes."""
    parts = (_TAG, pairing_id.encode(), recipient.encode(), signed)
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


def whole_file(signed: bytes, consents: Mapping[Role, Agreed]) -> bytes:
    """The file that is saved: the signed bytes, the consents, the day of the second, and the hash."""
    generated = max(agreed.on for agreed in consents.values())
    front, body = _parts(signed.decode())
    lines: list[str] = []
    for line in front:
        lines.append(line)
        if line.startswith("period_end:"):
            lines.append(f"generated: {generated.isoformat()}")
        if line.startswith("agreement_version:"):
            lines += _consent_lines(consents)
            version = line.removeprefix("agreement_version:").strip()
    lines.append('sha256: ""')
    text = "---\n" + "\n".join(lines) + "\n---\n" + body + _agreed_by(consents, version)
    hashed = hashlib.sha256(text.encode()).hexdigest()
    return text.replace('sha256: ""', f'sha256: "{hashed}"', 1).encode()


def signed_part(file: bytes) -> bytes:
    """The signed bytes inside a whole file: the reverse of `whole_file`."""
    front, body = _parts(file.decode())
    kept = [line for line in front if not re.match(r"generated:|consent_|sha256:", line)]
    return ("---\n" + "\n".join(kept) + "\n---\n" + body[: body.rindex(f"\n{_AGREED_BY}\n")]).encode()


def is_unedited(file: bytes) -> bool:
    """Whether the hash in the file is that of its content. It finds accidental edits, not forgery."""
    found = re.search(rb'^sha256: "([0-9a-f]{64})"$', file, re.MULTILINE)
    if found is None:
        return False
    bare = file.replace(found.group(0), b'sha256: ""', 1)
    return hashlib.sha256(bare).hexdigest().encode() == found.group(1)


def _parts(text: str) -> tuple[list[str], str]:
    head, body = text.removeprefix("---\n").split("\n---\n", 1)
    return head.split("\n"), body


def _consent_lines(consents: Mapping[Role, Agreed]) -> list[str]:
    return [
        line
        for role in Role
        for line in (
            f"consent_{role.value}: {consents[role].on.isoformat()}",
            f"consent_manner_{role.value}: {consents[role].manner.value}",
        )
    ]


def _agreed_by(consents: Mapping[Role, Agreed], version: str) -> str:
    executive, mentor = consents[Role.EXECUTIVE].on, consents[Role.MENTOR].on
    return (
        f"\n{_AGREED_BY}\n\nExecutive, {day_in_full(executive)}, and mentor, {day_in_full(mentor)},"
        f" under version {version} of their agreement.\n"
    )


def _front_matter(summary: Summary) -> Iterator[tuple[str, str]]:
    yield "rmdesk_summary", str(SCHEMA)
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
    yield from _count_keys(summary)


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


def _count_keys(summary: Summary) -> Iterator[tuple[str, str]]:
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
    if Section.NEXT_STEP not in summary.unticked:
        yield "help_wanted", quoted(_help_wanted(summary))


def _help_wanted(summary: Summary) -> str:
    """Several wishes stand side by side; silence is said to be silence."""
    return "; ".join(one_line(line.text) for line in summary.help_wanted or ()) or "not stated"


def _body(summary: Summary) -> str:
    blocks = [
        f"# Reverse mentoring summary {escaped(summary.pair_ref)},"
        f" {period(summary.period_start, summary.period_end)}",
        "> What this is: a report that both sides read and agreed to."
        " What it is not: an appraisal, a log, or notes.",
    ]
    for section in Section:
        blocks.append(f"## {section.value}. {HEADINGS[section]}")
        text = "" if section in summary.unticked else _WRITERS[section](summary)
        blocks.append(text or _NOTHING)
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
    return "\n".join(["| Side | Goal | State | Evidence |", "| --- | --- | --- | --- |", *rows])


def _learning(summary: Summary) -> str:
    learnt = summary.learning
    if learnt is None or learnt.executive + learnt.mentor == 0:
        return ""
    things = "1 thing" if learnt.executive == 1 else f"{learnt.executive} things"
    text = f"The executive learnt {things}, the mentor {learnt.mentor}."
    sides = (("Executive", learnt.executive_lines), ("Mentor", learnt.mentor_lines))
    told = [f"- {side}: {'; '.join(escaped(line.text) for line in lines)}" for side, lines in sides if lines]
    return text if not told else f"{text} Among them:\n\n" + "\n".join(told)


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
    return f"{_BANDS[summary.pulse.band]}, from {rounds} of five questions."


def _changes(summary: Summary) -> str:
    if summary.changes is None:
        return ""
    told = [escaped(line.text) for line in summary.changes.lines]
    agreed, done = summary.changes.actions_agreed, summary.changes.actions_done
    if agreed:
        told.append(f"{done} of {agreed} agreed {'action is' if agreed == 1 else 'actions are'} done")
    return _bullets(told)


def _lines(lines: tuple[Line, ...] | None) -> str:
    return _bullets([escaped(line.text) for line in lines or ()])


def _bullets(told: list[str]) -> str:
    return "\n".join(f"- {line}" for line in told)


def _next_step(summary: Summary) -> str:
    steps = [escaped(sentence(line.text)) for line in summary.next_steps or ()]
    return " ".join([*steps, f"Help wanted: {escaped(sentence(_help_wanted(summary)))}"])


_WRITERS = {
    Section.MEETINGS: _meetings,
    Section.GOALS: _goals,
    Section.LEARNING: _learning,
    Section.PRACTICE: _practice,
    Section.PULSE: _pulse,
    Section.CHANGES: _changes,
    Section.LESSONS: lambda summary: _lines(summary.lessons),
    Section.IDEAS: lambda summary: _lines(summary.ideas),
    Section.WAY_OF_WORKING: lambda summary: _lines(summary.way_of_working),
    Section.NEXT_STEP: _next_step,
}
