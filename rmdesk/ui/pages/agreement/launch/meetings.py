"""When the two meet: first session, cadence, minutes, how many sessions, a pilot, the end."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QSignalBlocker, QTime
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Cadence
from rmdesk.journal.drafts import MINUTES, SESSIONS
from rmdesk.journal.launch_steps import LogisticsForm
from rmdesk.ui.pages.agreement.launch.state import LaunchState
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.choices import Choice, DateField, NumberField, TimeField
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr

_HALF_YEAR = 182  # days: what is offered as the end


class MeetingsCard(Card):
    """Figures of the agreement that the first session and the plan follow."""

    def __init__(self) -> None:
        super().__init__(gap=12)
        today = QDate(2026, 1, 1)
        self._starts: datetime | None = None
        self.day = DateField(today)
        self.time = TimeField(QTime(8, 15))
        self.cadence = Choice()
        for cadence, text in _cadences().items():
            self.cadence.addItem(text, cadence.value)
        self.minutes = NumberField(MINUTES.start, MINUTES.stop - 1, tr(" minutes"))
        self.sessions = NumberField(SESSIONS.start, SESSIONS.stop - 1)
        self.has_end = Tick(tr("Ends on"))
        self.end = DateField(today, name=tr("The day it ends on"))
        self.is_pilot = Tick(tr("A pilot: six sessions in three months, the last one a retrospective"))
        self.held = words(
            tr("A session was held: the others are planned on the page Sessions."), "small", "muted"
        )
        self.body.addWidget(words(tr("Meetings"), "card_title"))
        self._place_fields()
        self.body.addWidget(self.is_pilot)
        self.has_end.toggled.connect(self.end.setEnabled)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What is edited here and saved with the step."""
        return (self.day, self.time, self.cadence, self.minutes, self.sessions, self.has_end, self.end)

    def show_state(self, state: LaunchState) -> None:
        """Show what is planned; this is no edit."""
        starts, agreement = state.pairing.first_session_at, state.agreement
        self._starts = starts
        ends = agreement.ends_on or date.fromordinal(starts.toordinal() + _HALF_YEAR)
        blockers = [QSignalBlocker(one) for one in (*self.widgets, self.is_pilot)]
        self.day.setDate(QDate(starts.year, starts.month, starts.day))
        self.time.setTime(QTime(starts.hour, starts.minute))
        self._show_cadence(agreement.cadence_days)
        self.minutes.setValue(agreement.minutes)
        self.sessions.setValue(agreement.sessions)
        self.has_end.setChecked(agreement.ends_on is not None)
        self.end.setDate(QDate(ends.year, ends.month, ends.day))
        self.is_pilot.setChecked(state.pairing.is_pilot)
        del blockers
        self.end.setEnabled(self.has_end.isChecked())
        for field in (self.day, self.time):
            field.setEnabled(state.session_day is not None)
        self.held.setVisible(state.session_day is None)

    def form(self) -> LogisticsForm:
        """What stands here now."""
        end = self.end.date()
        ends = date(end.year(), end.month(), end.day()) if self.has_end.isChecked() else None
        return LogisticsForm(
            starts_at=self._starts_at(),
            minutes=self.minutes.value(),
            cadence_days=int(self.cadence.currentData()),
            sessions=self.sessions.value(),
            ends_on=ends,
        )

    def _starts_at(self) -> datetime:
        """What was chosen, in the offset it was written with, or this computer's for that day."""
        day, time = self.day.date(), self.time.time()
        naive = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute())
        given = self._starts
        if given is None or given.replace(tzinfo=None).astimezone().utcoffset() == given.utcoffset():
            return naive.astimezone()
        return naive.replace(tzinfo=given.tzinfo)

    def _show_cadence(self, days: int) -> None:
        place = self.cadence.findData(days)
        if place < 0:
            self.cadence.addItem(tr("Every {days} days").format(days=days), days)
            place = self.cadence.count() - 1
        self.cadence.setCurrentIndex(place)

    def _place_fields(self) -> None:
        first = (
            _labelled(tr("First session"), self.day),
            _labelled(tr("At"), self.time),
            _labelled(tr("How often"), self.cadence),
        )
        second = (
            _labelled(tr("How long"), self.minutes),
            _labelled(tr("Number of sessions"), self.sessions),
            self._build_end(),
        )
        for parts in (first, second):
            self.body.addWidget(Fold(*(Part(part) for part in parts), gap=14, below=640))
        self.body.addWidget(self.held)
        self.held.hide()

    def _build_end(self) -> QWidget:
        part = QWidget()
        lines = column(part, spacing=1)
        lines.addWidget(self.has_end)
        lines.addWidget(self.end)
        return part


class PurposeCard(Card):
    """What it is for, and what both want to see soon and later."""

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.scope = TextArea(tr("What you want from this, and what it leaves out"), lines=3)
        self.soon = Field(tr("In the first weeks"))
        self.later = Field(tr("When it ends, and after"))
        self.body.addWidget(words(tr("What it is for"), "card_title"))
        self.scope.setAccessibleName(tr("What it is for"))
        self.body.addWidget(self.scope)
        parts = (_labelled(tr("Soon"), self.soon), _labelled(tr("In the long run"), self.later))
        self.body.addWidget(Fold(*(Part(part) for part in parts), gap=14, below=640))

    def show_state(self, state: LaunchState) -> None:
        """Show what was written; this is no edit."""
        self.scope.set_text(state.agreement.scope)
        self.soon.set_text(state.agreement.horizon_short)
        self.later.set_text(state.agreement.horizon_long)


def _labelled(text: str, field: QWidget) -> QWidget:
    part = QWidget()
    lines = column(part, spacing=4)
    lines.addWidget(labelled(text, field))
    lines.addWidget(field)
    return part


def _cadences() -> dict[Cadence, str]:
    return {
        Cadence.WEEKLY: tr("Every week"),
        Cadence.FORTNIGHTLY: tr("Every two weeks"),
        Cadence.EVERY_THREE_WEEKS: tr("Every three weeks"),
        Cadence.EVERY_FOUR_WEEKS: tr("Every four weeks"),
    }
