"""Row 13: the charts of 52 sessions, each painted once, beside one frame of a screen."""

import statistics
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.domain.practice_measures import Takeover, Totals
from rmdesk.domain.progress import Progress, SessionFigures, SkillFigures
from rmdesk.domain.vocabulary import Role, Rung, SessionState, TakeoverReason
from rmdesk.ui.charts.card import ChartCard
from rmdesk.ui.charts.learning import LearningChart, SessionsChart
from rmdesk.ui.charts.minutes import MinutesChart
from rmdesk.ui.charts.share import ShareChart
from rmdesk.ui.charts.skills import SkillsChart
from rmdesk.ui.charts.takeovers import TakeoversChart
from rmdesk.ui.sizes import column
from rmdesk.ui.theme import install
from rmdesk.wording.progress_charts import (
    learning_chart,
    minutes_chart,
    sessions_chart,
    share_chart,
    skills_chart,
    takeovers_chart,
)
from tests.benchmarks.measuring import Measured, milliseconds

_FRAME = 16.7
_SESSIONS = 52
_ROUNDS = 11
_SIZE = (900, 240)


def measure() -> list[Measured]:
    """Each chart in a widget of its own, then all in their cards."""
    found = QApplication.instance()
    application = found if isinstance(found, QApplication) else QApplication([])
    install(application, "light")
    shown = _year()
    pairs = (
        (ShareChart(), share_chart(shown)),
        (MinutesChart(), minutes_chart(shown)),
        (TakeoversChart(), takeovers_chart(shown)),
        (LearningChart(), learning_chart(shown)),
        (SessionsChart(), sessions_chart(shown)),
        (SkillsChart(), skills_chart(shown)),
    )
    lines = []
    for chart, words in pairs:
        chart.resize(*_SIZE)
        anew = partial(chart.show_progress, shown, words)
        lines.append(_painted(f"{words.title}, {_SESSIONS} sessions", chart, anew))
    page = QWidget()
    under = column(page)
    for chart, words in pairs:
        card = ChartCard(chart)
        card.show_progress(shown, words)
        under.addWidget(card)
    page.resize(_SIZE[0], under.heightForWidth(_SIZE[0]))
    page.ensurePolished()
    return [*lines, _painted(f"all in their cards, again as when one scrolls, {_SESSIONS} sessions", page)]


def _painted(what: str, widget: QWidget, anew: Callable[[], object] = lambda: None) -> Measured:
    """`anew` comes before each painting and is not measured: a chart keeps what it has painted."""
    picture = QImage(widget.size(), QImage.Format.Format_ARGB32_Premultiplied)
    paint = partial(widget.render, picture, QPoint())
    times = []
    for _ in range(_ROUNDS):
        anew()
        times.append(milliseconds(paint))
    return Measured(what, statistics.median(times[1:]), _FRAME, 1.0)


def _year() -> Progress:
    """A practice every week, each fifth one with the mentor as the learner."""
    sessions = tuple(_session(number) for number in range(1, _SESSIONS + 1))
    begin = sessions[0].on
    skills = tuple(
        SkillFigures(f"Skill {at}", Role.EXECUTIVE, tuple(Rung)[at % 4], ((begin, Rung.SEE),), at)
        for at in range(10)
    )
    return Progress(Role.EXECUTIVE, "Greta", "Tobias", sessions, 40, 38, skills)


def _session(number: int) -> SessionFigures:
    learner = Role.MENTOR if number % 5 == 0 else Role.EXECUTIVE
    driven = 600 + number * 97 % 1500
    totals = Totals(
        executive_seconds=driven,
        mentor_seconds=900,
        learner_seconds=driven if learner is Role.EXECUTIVE else 900,
        takeovers=(Takeover(Role.MENTOR, tuple(TakeoverReason)[number % 4]),),
    )
    day = date(2026, 1, 6) + timedelta(weeks=number)
    return SessionFigures(number, day, "Topic", SessionState.HELD, None, 60, learner, totals)
