"""Each chart of the Progress page in words: title, sentence, the values one steps through, the table."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from rmdesk.domain.practice_measures import Totals
from rmdesk.domain.progress import Progress, SessionFigures, SkillFigures
from rmdesk.domain.vocabulary import Role, SessionState, TakeoverReason
from rmdesk.wording import dates, tr
from rmdesk.wording.practice import REASONS
from rmdesk.wording.progress import (
    days_words,
    hands_title,
    learner_words,
    learning_sentence,
    learns_words,
    minutes_of,
    minutes_sentence,
    sessions_sentence,
    share_sentence,
    share_words,
    skills_sentence,
    takeovers_sentence,
    who,
    who_inside,
)
from rmdesk.wording.skills import RUNGS

Lines = tuple[tuple[str, ...], ...]


class ChartWords(NamedTuple):
    """A chart in words. `values` are what the arrow keys step through.

    `beside` stands in the legend: on the screen and on paper it is not said twice, a screen reader has no
    legend. `paper` is the sentence on paper where that differs.
    """

    title: str
    sentence: str
    values: tuple[str, ...]
    head: tuple[str, ...]
    rows: Lines
    beside: str = ""
    paper: str = ""

    @property
    def told(self) -> str:
        """The chart in words for a screen reader."""
        return f"{self.sentence} {self.beside}." if self.beside else self.sentence

    @property
    def on_paper(self) -> str:
        """The sentence that goes with a printed or copied picture."""
        return self.paper or self.sentence


def share_chart(progress: Progress) -> ChartWords:
    """The curve of the learner's share, with the other's practices as the learner beside it."""
    several = progress.practised
    return ChartWords(
        hands_title(progress, progress.curve),
        share_sentence(progress, progress.curve),
        tuple(_share_value(progress, one) for one in several),
        (tr("Session"), tr("Day"), tr("Who learns"), tr("Share"), tr("Minutes")),
        tuple(_share_row(progress, one) for one in several),
        beside=learner_words(progress, progress.curve.other),
    )


def minutes_chart(progress: Progress) -> ChartWords:
    """Minutes each drove in each session."""
    return ChartWords(
        tr("Minutes at the device"),
        minutes_sentence(progress),
        tuple(_minutes_value(progress, one) for one in progress.held),
        (tr("Session"), *_both(progress, who), tr("Talk")),
        tuple(_minutes_row(progress, one) for one in progress.held),
    )


def takeovers_chart(progress: Progress) -> ChartWords:
    """How often each took over, by reason. On paper nobody is named."""
    counts, own = takeover_counts(progress), progress.own_role
    return ChartWords(
        tr("Takeovers by reason"),
        takeovers_sentence(progress),
        tuple(_takeover_value(progress, words, by) for words, by in counts),
        (tr("Why"), *_both(progress, who)),
        tuple((words, str(by[own]), str(by[own.other])) for words, by in counts),
        paper=takeovers_sentence(progress, names=False),
    )


def learning_chart(progress: Progress) -> ChartWords:
    """How many things each learnt."""
    own = progress.own_role
    return ChartWords(
        tr("Learning both ways"),
        learning_sentence(progress),
        tuple(
            tr("{who} learnt {count}").format(who=who(progress, role), count=progress.learnt(role))
            for role in (own, own.other)
        ),
        (tr("Who"), tr("Learnt")),
        tuple((who(progress, role), str(progress.learnt(role))) for role in (own, own.other)),
    )


def sessions_chart(progress: Progress) -> ChartWords:
    """Which sessions were held, moved, cancelled, or are to come."""
    return ChartWords(
        tr("Sessions"),
        sessions_sentence(progress),
        tuple(f"{_session_name(one)}: {_state_words(one)}" for one in progress.sessions),
        (tr("Session"), tr("Day"), tr("State")),
        tuple((_number(one), dates.short_day(one.on), _short_state(one)) for one in progress.sessions),
    )


def skills_chart(progress: Progress) -> ChartWords:
    """The rung of each skill, and how long "alone" took."""
    return ChartWords(
        tr("Skills"),
        skills_sentence(progress),
        tuple(_skill_value(progress, one) for one in progress.skills),
        (tr("Skill"), tr("Who"), tr("Reached"), tr("Time to “alone”")),
        tuple(
            (one.title, who(progress, one.side), rung_words(one), alone_words(one)) for one in progress.skills
        ),
    )


def paper_skills(progress: Progress) -> tuple[Progress, ChartWords]:
    """The skills that both read, and their chart in words."""
    shown = replace(progress, skills=tuple(one for one in progress.skills if one.is_shared))
    said = skills_chart(shown)
    if not shown.skills:
        said = said._replace(sentence=tr("No skill is shared between you yet."))
    return shown, said


def takeover_counts(progress: Progress) -> list[tuple[str, dict[Role, int]]]:
    """Takeovers by reason in the order of the keys, then those without an answer; by who took over."""
    reasons: list[tuple[TakeoverReason | None, str]] = [*REASONS.items(), (None, tr("not said"))]
    taken = progress.totals.takeovers
    return [
        (words, {role: sum(one.reason is reason and one.by is role for one in taken) for role in Role})
        for reason, words in reasons
    ]


def rung_words(skill: SkillFigures) -> str:
    """The rung reached, or none yet."""
    return RUNGS[skill.rung] if skill.rung is not None else tr("none yet")


def alone_words(skill: SkillFigures) -> str:
    """How long it took until it was done alone."""
    if skill.days_to_alone is None:
        return tr("not yet")
    return days_words(skill.days_to_alone) if skill.days_to_alone else tr("the same day")


def _session_name(one: SessionFigures) -> str:
    day = dates.short_day(one.on)
    if one.number is None:
        return day
    return tr("Session {number}, {day}").format(number=one.number, day=day)


def _number(one: SessionFigures) -> str:
    return "–" if one.number is None else str(one.number)


def _both(progress: Progress, of: Callable[[Progress, Role], str]) -> tuple[str, str]:
    """For the owner, then for the other."""
    return of(progress, progress.own_role), of(progress, progress.own_role.other)


def _share_value(progress: Progress, one: SessionFigures) -> str:
    totals = one.driven or Totals()
    return tr("{session}: {learns}, {percent} ({part} of {whole} minutes)").format(
        session=_session_name(one),
        learns=_lower_you(progress, one.learner),
        percent=share_words(totals),
        part=minutes_of(totals.learner_seconds),
        whole=minutes_of(totals.driving_seconds),
    )


def _lower_you(progress: Progress, role: Role) -> str:
    return tr("you learn") if role is progress.own_role else learns_words(progress, role)


def _share_row(progress: Progress, one: SessionFigures) -> tuple[str, ...]:
    totals = one.driven or Totals()
    minutes = tr("{part} of {whole}").format(
        part=minutes_of(totals.learner_seconds), whole=minutes_of(totals.driving_seconds)
    )
    name = who(progress, one.learner)
    return str(one.number), dates.short_day(one.on), name, share_words(totals), minutes


def seconds_of(totals: Totals | None, role: Role) -> int:
    """The driving time of one of the two."""
    if totals is None:
        return 0
    return totals.executive_seconds if role is Role.EXECUTIVE else totals.mentor_seconds


def _minutes_value(progress: Progress, one: SessionFigures) -> str:
    if one.driven is None:
        return tr("{session}: talk").format(session=_session_name(one))
    own, other = _both(progress, lambda _all, role: str(minutes_of(seconds_of(one.totals, role))))
    return tr("{session}: you {own}, {name} {other} minutes").format(
        session=_session_name(one), own=own, name=progress.name(progress.own_role.other), other=other
    )


def _minutes_row(progress: Progress, one: SessionFigures) -> tuple[str, ...]:
    own, other = _both(progress, lambda _all, role: str(minutes_of(seconds_of(one.totals, role))))
    if one.totals is None:
        return str(one.number), own, other, str(one.minutes)
    return str(one.number), own, other, str(minutes_of(one.totals.talk_seconds))


def _takeover_value(progress: Progress, words: str, by: dict[Role, int]) -> str:
    own = progress.own_role
    return tr("{why}: {first} {own}, {second} {other}").format(
        why=words,
        first=who_inside(progress, own),
        own=by[own],
        second=who_inside(progress, own.other),
        other=by[own.other],
    )


def _state_words(one: SessionFigures) -> str:
    words = {
        SessionState.HELD: tr("held"),
        SessionState.PLANNED: tr("to come"),
        SessionState.CANCELLED: tr("cancelled"),
    }[one.state]
    if not one.was_moved or one.moved_from is None:
        return words
    return tr("{state}, moved from {day}").format(state=words, day=dates.short_day(one.moved_from))


def _short_state(one: SessionFigures) -> str:
    """The same for a narrow column: that it was held goes without saying where it was moved."""
    if one.state is not SessionState.HELD or one.moved_from is None:
        return _state_words(one)
    return tr("moved from {day}").format(day=dates.short_day(one.moved_from))


def _skill_value(progress: Progress, one: SkillFigures) -> str:
    steps = ", ".join(
        tr("{rung} on {day}").format(rung=RUNGS[rung], day=dates.short_day(day)) for day, rung in one.history
    )
    line = tr("{skill} ({who}): {steps}").format(
        skill=one.title, who=who_inside(progress, one.side), steps=steps or tr("nothing shown yet")
    )
    if one.days_to_alone is None:
        return line
    return tr("{line}; alone after {days}").format(line=line, days=alone_words(one))
