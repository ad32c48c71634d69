"""A series of sessions: how often, how long, how many, from when; its dates are seen before they are made."""

from datetime import date, datetime

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from rmdesk.domain.series import COUNT, USUAL, Slot
from rmdesk.domain.vocabulary import Cadence, SessionFormat
from rmdesk.errors import RmdeskError
from rmdesk.journal.series import SeriesForm, plan_series, series_offer, series_slots, take_back_sessions
from rmdesk.journal.sessions import MINUTES
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.frame import Dialog, show
from rmdesk.ui.dialogs.session_form import field_label
from rmdesk.ui.sizes import column, gap, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice, DateField, NumberField, TimeField
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import cadence_words
from rmdesk.wording.errors import sentence
from rmdesk.wording.series import FORMATS, OPEN_TOPIC

_LEAST = 220
"""px of height for eight dates: the dialog stays as it is when fewer or more are asked for."""


class SeriesDialog(Dialog):
    """Unticking a date leaves that day out; Enter makes the series."""

    chosen = Signal(object)
    """The `SeriesForm`."""

    def __init__(self, parent: QWidget | None, desk: Desk, offer: SeriesForm) -> None:
        super().__init__(parent, tr("Plan a series"), width=540, gap=8)
        self._desk = desk
        self._offer = offer
        self._days_off: set[date] = set()
        self.cadence = _cadences(offer.cadence_days)
        self.count = NumberField(COUNT.start, COUNT.stop - 1)
        self.day = DateField(QDate(offer.first.year, offer.first.month, offer.first.day))
        self.time = TimeField(QTime(offer.first.hour, offer.first.minute))
        self.minutes = NumberField(MINUTES.start, MINUTES.stop - 1, tr(" min"))
        self.format = Choice()
        for value, said in FORMATS.items():
            self.format.addItem(said, value.value)
        self.told = words("", "small", "muted", wraps=True)
        self.dates = DateTicks()
        self._build()
        self.count.setValue(offer.count)
        self._set_usual(offer.minutes, offer.format)
        self._connect()
        self._show_dates()
        self.cadence.setFocus()

    def form(self) -> SeriesForm:
        """What stands in the fields."""
        day, time = self.day.date(), self.time.time()
        return SeriesForm(
            first=datetime(day.year(), day.month(), day.day(), time.hour(), time.minute()),
            cadence_days=int(self.cadence.currentData()),
            count=self.count.value(),
            minutes=self.minutes.value(),
            format=SessionFormat(self.format.currentData()),
            days_off=tuple(sorted(self._days_off)),
        )

    def _on_cadence_chosen(self) -> None:
        days = int(self.cadence.currentData())
        usual = USUAL.get(Cadence(days)) if days in {one.value for one in Cadence} else None
        if days == self._offer.cadence_days or usual is None:
            self._set_usual(self._offer.minutes, self._offer.format)
        else:
            self._set_usual(usual.minutes, usual.format)
        self._show_dates()

    def _on_toggled(self, day: date, stays: bool) -> None:
        (self._days_off.discard if stays else self._days_off.add)(day)
        self._show_dates()

    def _on_yes_clicked(self) -> None:
        self.chosen.emit(self.form())
        self.accept()

    def _set_usual(self, minutes: int, chosen: SessionFormat) -> None:
        self.minutes.setValue(minutes)
        self.format.setCurrentIndex(max(0, self.format.findData(chosen.value)))

    def _show_dates(self) -> None:
        slots = self._desk.journal.ask(series_slots, self._desk.pairing_id, self.form())
        self.told.setText(_told(slots))
        self.dates.show_slots(slots, frozenset(self._days_off))

    def _connect(self) -> None:
        self.cadence.activated.connect(self._on_cadence_chosen)
        self.count.valueChanged.connect(self._show_dates)
        self.day.dateChanged.connect(self._show_dates)
        self.time.timeChanged.connect(self._show_dates)
        self.dates.toggled.connect(self._on_toggled)

    def _build(self) -> None:
        grid = QGridLayout()
        sizes(grid, spacing=6)
        grid.addWidget(gap(4, across=True), 0, 1)  # between the two columns of fields
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("How often"), self.cadence),
            (tr("How many"), self.count),
            (tr("First day"), self.day),
            (tr("Time"), self.time),
            (tr("Minutes each"), self.minutes),
            (tr("Format"), self.format),
        )
        for place, (label, field) in enumerate(fields):
            line, side = 2 * (place // 2), 2 * (place % 2)
            grid.setColumnStretch(side, 1)
            grid.addWidget(field_label(label, field), line, side)
            grid.addWidget(field, line + 1, side)
        self.body.addLayout(grid)
        self.body.addWidget(self.told)
        self.body.addWidget(self.dates)
        leave = button(tr("Leave it"))
        self.yes = button(tr("Plan them"), "primary")
        self.add_answers(leave, self.yes)
        self.yes.clicked.connect(self._on_yes_clicked)
        leave.clicked.connect(self.reject)


class DateTicks(QWidget):
    """The dates of a series in a list: ticked, left out, or not to be had."""

    toggled = Signal(object, bool)
    """A day, and whether it stays."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self, spacing=2)
        self._lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        sizes(self, min_height=_LEAST)
        self.ticks: list[Tick] = []
        self._days: list[date] = []

    def show_slots(self, slots: tuple[Slot, ...], days_off: frozenset[date]) -> None:
        """Show these dates, and between them the days that they avoid."""
        kept = {slot.starts_at.date() for slot in slots}
        avoided = {day for slot in slots for day in slot.avoided}
        self._days = sorted(kept | avoided)
        while len(self.ticks) < len(self._days):
            self._add()
        for place, tick in enumerate(self.ticks):
            tick.setVisible(place < len(self._days))
        for day, tick in zip(self._days, self.ticks, strict=False):
            tick.blockSignals(True)
            tick.setChecked(day in kept)
            tick.blockSignals(False)
            tick.setEnabled(day in kept or day in days_off)
            tick.set_muted(day not in kept)
            tick.set_text(_day_words(day, is_kept=day in kept, is_off=day in days_off))

    def _add(self) -> None:
        place, tick = len(self.ticks), Tick("")
        tick.toggled.connect(lambda on: self.toggled.emit(self._days[place], on))
        self.ticks.append(tick)
        self._lines.addWidget(tick)


def ask_for_series(desk: Desk, window: QWidget) -> SeriesDialog:
    """Open the dialog; what is chosen is planned at once, and a toast takes it back as one."""
    dialog = SeriesDialog(window, desk, desk.journal.ask(series_offer, desk.pairing_id))
    dialog.chosen.connect(lambda form: _plan(desk, form))
    show(dialog)
    return dialog


def _plan(desk: Desk, form: SeriesForm) -> None:
    try:
        made = desk.journal.do(None, plan_series, desk.pairing_id, form, OPEN_TOPIC)
    except RmdeskError as fault:
        desk.toast(sentence(fault))
        return
    desk.go_to("sessions", made[0].id)
    ids = tuple(one.id for one in made)
    said = tr("One session planned.") if len(ids) == 1 else tr("{count} sessions planned.")
    desk.toast(said.format(count=len(ids)), lambda: _take_back(desk, ids))


def _take_back(desk: Desk, ids: tuple[str, ...]) -> None:
    try:
        desk.journal.do(None, take_back_sessions, ids)
    except RmdeskError as fault:
        desk.toast(sentence(fault))


def _cadences(chosen: int) -> Choice:
    made = Choice()
    days = [cadence.value for cadence in Cadence]
    for one in days if chosen in days else (*days, chosen):
        made.addItem(_capital(cadence_words(one)), one)
    made.setCurrentIndex(made.findData(chosen))
    return made


def _told(slots: tuple[Slot, ...]) -> str:
    last = dates.weekday(slots[-1].starts_at.date())
    said = tr("The last one is on {day}. Untick a day to leave it out: that session goes a week later.")
    return said.format(day=last)


def _day_words(day: date, *, is_kept: bool, is_off: bool) -> str:
    said = tr("{day} {year}").format(day=dates.weekday(day), year=day.year)
    if is_kept:
        return said
    if is_off:
        return tr("{day}: left out").format(day=said)
    return tr("{day}: a session is there already").format(day=said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
