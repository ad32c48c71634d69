"""Random summaries and news, as the gate could have released them."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from rmdesk.domain.summary import (
    Changes,
    GoalLine,
    Learning,
    Line,
    Meetings,
    PracticeFigures,
    Pulse,
    Section,
    Summary,
)
from rmdesk.domain.vocabulary import DocumentKind, Evidence, GoalState, Manner, PulseBand, Role
from rmdesk.export import markdown, news
from rmdesk.export.markdown import Agreed

SIGNS = "abé .,;:-+#*_`|<>[]()!=~&\\/'\"1024\n\t漢Ω☃🙂"
TEXTS = st.text(SIGNS, min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
LINES = st.lists(TEXTS.map(lambda text: Line(text, "")), max_size=3).map(tuple)
SHARES = st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)
DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
REFERENCES = st.from_regex(r"[A-Z0-9][A-Z0-9-]{0,15}", fullmatch=True)
PROGRAMMES = TEXTS.filter(lambda text: len(text) <= 40)


@st.composite
def counts(draw: st.DrawFn) -> tuple[int, int]:
    """So many, and of them so many."""
    whole = draw(st.integers(0, 40))
    return whole, draw(st.integers(0, whole))


@st.composite
def meetings(draw: st.DrawFn) -> Meetings:
    """Sessions and minutes."""
    planned, held = draw(counts())
    return Meetings(planned, held, draw(st.integers(0, planned)), draw(st.integers(0, 5000)))


@st.composite
def practices(draw: st.DrawFn) -> PracticeFigures:
    """With or without the first and the last share."""
    shares = draw(st.none() | st.tuples(SHARES, SHARES))
    first, last = shares or (None, None)
    numbers = [draw(st.integers(0, 900)) for _ in range(3)]
    return PracticeFigures(numbers[0], draw(SHARES), numbers[1], numbers[2], first, last)


@st.composite
def pulses(draw: st.DrawFn) -> Pulse:
    """A band from at least one wave, or nothing shared."""
    band = draw(st.sampled_from(PulseBand))
    return Pulse(0 if band is PulseBand.NOT_SHARED else draw(st.integers(1, 9)), band)


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """Any summary: sections unticked, empty or full of hostile signs."""
    start = draw(DAYS)
    unticked = draw(st.frozensets(st.sampled_from(Section), max_size=4))
    goal = st.builds(
        GoalLine,
        st.sampled_from(Role),
        TEXTS.map(lambda text: Line(text, "")),
        st.sampled_from(GoalState),
        st.sampled_from(Evidence),
    )
    agreed, done = draw(counts())

    def ticked(section: Section, values: st.SearchStrategy[Any]) -> Any:
        return None if section in unticked else draw(values)

    return Summary(
        pair_ref=draw(REFERENCES),
        programme=draw(PROGRAMMES),
        period_start=start,
        period_end=start + timedelta(days=draw(st.integers(0, 400))),
        agreement_version=draw(st.integers(1, 30)),
        meetings=ticked(Section.MEETINGS, meetings()),
        goals=ticked(Section.GOALS, st.lists(goal, max_size=4).map(tuple)),
        learning=ticked(
            Section.LEARNING,
            st.builds(Learning, st.integers(0, 20), st.integers(0, 20), LINES, LINES),
        ),
        practice=ticked(Section.PRACTICE, st.none() | practices()),
        pulse=ticked(Section.PULSE, pulses()),
        changes=ticked(Section.CHANGES, st.builds(Changes, LINES, st.just(agreed), st.just(done))),
        lessons=ticked(Section.LESSONS, LINES),
        ideas=ticked(Section.IDEAS, LINES),
        way_of_working=ticked(Section.WAY_OF_WORKING, LINES),
        next_steps=ticked(Section.NEXT_STEP, LINES),
        help_wanted=ticked(Section.NEXT_STEP, LINES),
        unticked=unticked,
    )


@st.composite
def consents(draw: st.DrawFn, not_before: date) -> dict[Role, Agreed]:
    """Both agreed, some days after the period."""
    return {
        role: Agreed(
            not_before + timedelta(days=draw(st.integers(0, 30))),
            draw(st.sampled_from(Manner)),
        )
        for role in Role
    }


@st.composite
def whole_files(draw: st.DrawFn) -> bytes:
    """A file of any kind, agreed to by both."""
    kind = draw(st.sampled_from(DocumentKind))
    if kind is DocumentKind.NEWS:
        signed = news.signed_bytes(news.News(draw(st.integers(1, 30)), draw(LINES), draw(LINES)))
        return markdown.whole_file(signed, draw(consents(date(2026, 1, 1))))
    summary = draw(summaries())
    return markdown.whole_file(markdown.signed_bytes(summary, kind), draw(consents(summary.period_end)))
