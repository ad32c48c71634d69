"""What goes in: to whom, the period, and a tick for each part with the form it leaves in."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from rmdesk.domain.summary import Section, Summary
from rmdesk.domain.vocabulary import DocumentKind, PulseBand
from rmdesk.journal.choices import sections_of
from rmdesk.journal.facts import Period
from rmdesk.ui.pages.share.state import ShareState
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.choices import Choice, DateField
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr

CARD = (18, 12, 18, 10)


class _Group(NamedTuple):
    text: str
    sections: frozenset[Section]
    form: Callable[[Summary], str]
    in_report: str
    """The same in the pair's own report, where nobody else is asked for anything."""


class WhatGoesIn(Card):
    """The choice of the two; any change makes another text."""

    edited = Signal()

    def __init__(self, today: date) -> None:
        """`today` stands in the period until there is one."""
        super().__init__(inner=CARD, gap=6)
        self.start = DateField(_qdate(today), name=tr("First day of the period"))
        self.end = DateField(_qdate(today), name=tr("Last day of the period"))
        self.reader = Choice(tr("Who gets it"))
        self.ticks: list[Tick] = []
        self._forms: list[QLabel] = []
        self._kind = DocumentKind.SUMMARY
        self._news = words(_NEWS, "small", "muted", wraps=True)
        self.body.addWidget(words(tr("What goes in"), "card_title"))
        self.body.addWidget(self._news)
        self._parts = QWidget()
        lines = column(self._parts, spacing=6)
        self._to = self._reader_line()
        lines.addWidget(self._to)
        lines.addLayout(self._period())
        ticks = column()
        for group in _GROUPS:
            ticks.addLayout(self._tick_line(group))
        lines.addLayout(ticks)
        self.body.addWidget(self._parts)
        self.start.dateChanged.connect(self._on_edited)
        self.end.dateChanged.connect(self._on_edited)
        self.reader.activated.connect(self._on_edited)

    @property
    def period(self) -> Period:
        """The period as it stands."""
        return Period(_day(self.start), _day(self.end))

    @property
    def recipient(self) -> str:
        """The full name of the one who gets a summary; "" where there is no choice."""
        return self.reader.currentText() if self._kind is DocumentKind.SUMMARY else ""

    @property
    def unticked(self) -> frozenset[Section]:
        """The sections that are left out."""
        left_out = (group.sections for group, tick in self._pairs() if not tick.isChecked())
        return frozenset(section for sections in left_out for section in sections) & self._sections

    def show_state(self, state: ShareState) -> None:
        """Show the choice of a text; this is no edit."""
        self._kind = state.kind
        is_news = state.kind is DocumentKind.NEWS
        self._news.setVisible(is_news)
        self._parts.setVisible(not is_news)
        self._show_readers(state)
        view = state.view
        if view.period is not None:
            with QSignalBlocker(self.start), QSignalBlocker(self.end):
                self.start.setDate(_qdate(view.period.start))
                self.end.setDate(_qdate(view.period.end))
        summary = view.preview.summary if view.preview else None
        for (group, tick), form in zip(self._pairs(), self._forms, strict=True):
            tick.set_text(group.in_report if state.kind is DocumentKind.REPORT else group.text)
            tick.setChecked(not group.sections & self._sections <= view.unticked)
            is_told = summary is not None and tick.isChecked()
            form.setText(group.form(summary) if summary is not None and is_told else "")

    @property
    def _sections(self) -> frozenset[Section]:
        return frozenset(sections_of(self._kind))

    def _show_readers(self, state: ShareState) -> None:
        self.reader.clear()
        self.reader.addItems(state.recipients)
        self.reader.setCurrentText(state.view.choice.recipient or next(iter(state.recipients), ""))
        self._to.setVisible(len(state.recipients) > 1)

    def _on_edited(self) -> None:
        self.edited.emit()

    def _pairs(self) -> list[tuple[_Group, Tick]]:
        return list(zip(_GROUPS, self.ticks, strict=True))

    def _reader_line(self) -> QWidget:
        place = QWidget()
        line = row(place, spacing=8)
        line.addWidget(labelled(tr("For"), self.reader))
        line.addWidget(self.reader, 1)
        return place

    def _period(self) -> QHBoxLayout:
        line = row(spacing=8)
        line.addWidget(self.start, 1)
        line.addWidget(words(tr("to"), "small", "muted"))
        line.addWidget(self.end, 1)
        return line

    def _tick_line(self, group: _Group) -> QHBoxLayout:
        line = row(spacing=8)
        tick = Tick(group.text)
        form = words("", "small", "muted", tabular=True)
        tick.clicked.connect(self._on_edited)
        line.addWidget(tick, 1)
        line.addWidget(form)
        self.ticks.append(tick)
        self._forms.append(form)
        return line


def _day(field: DateField) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _counts_only(_summary: Summary) -> str:
    return tr("counts only")


def _goals(summary: Summary) -> str:
    count = len(summary.goals or ())
    return tr("{count}, as agreed").format(count=count) if count else tr("nothing yet")


def _learning(summary: Summary) -> str:
    told = summary.learning
    count = len(told.executive_lines) + len(told.mentor_lines) if told else 0
    return tr("counts, {count} in words").format(count=count) if count else tr("counts only")


def _practice(summary: Summary) -> str:
    return tr("counts only") if summary.practice else tr("from 3 practices on")


def _pulse(summary: Summary) -> str:
    is_shared = summary.pulse is not None and summary.pulse.band is not PulseBand.NOT_SHARED
    return tr("in one word") if is_shared else tr("not shared")


def _lessons(summary: Summary) -> str:
    told = (summary.lessons, summary.ideas, summary.way_of_working)
    count = sum(len(lines or ()) for lines in told)
    changes = len(summary.changes.lines) if summary.changes else 0
    return str(count + changes) if count + changes else tr("nothing yet")


def _next_step(summary: Summary) -> str:
    count = len(summary.next_steps or ()) + len(summary.help_wanted or ())
    return str(count) if count else tr("nothing yet")


_NEWS = tr("Lessons and tips that both of you let everyone at work read. Nobody is named as their author.")


def _group(text: str, sections: set[Section], form: Callable[[Summary], str], in_report: str = "") -> _Group:
    return _Group(text, frozenset(sections), form, in_report or text)


_GROUPS = (
    _group(tr("Meetings and minutes"), {Section.MEETINGS}, _counts_only),
    _group(tr("Goals and their state"), {Section.GOALS}, _goals),
    _group(tr("Learning both ways"), {Section.LEARNING}, _learning),
    _group(tr("Practice at the device"), {Section.PRACTICE}, _practice),
    _group(tr("How we find it"), {Section.PULSE}, _pulse),
    _group(
        tr("Lessons and ideas, no author"),
        {Section.CHANGES, Section.LESSONS, Section.IDEAS, Section.WAY_OF_WORKING},
        _lessons,
        tr("Lessons, no author"),
    ),
    _group(tr("Next step, help wanted"), {Section.NEXT_STEP}, _next_step, tr("Next step")),
)
