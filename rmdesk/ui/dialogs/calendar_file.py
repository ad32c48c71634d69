"""The dates as a calendar file: which ones, under which title, and where it goes."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rmdesk.domain.doors import Door
from rmdesk.errors import InvalidInput, RmdeskError
from rmdesk.export.calendar import FILE_NAME, calendar_file
from rmdesk.journal.calendars import calendar, calendar_title, check_file_name, set_calendar_title
from rmdesk.journal.sessions import SessionRow, session_rows
from rmdesk.storage.files import write_out
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.file_place import Choose, FilePlace, choose_place
from rmdesk.ui.dialogs.frame import Dialog, show
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import words
from rmdesk.wording import calendar as said
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import sentence

_LONGEST = 40
"""Characters of a topic in the list: a longer one would widen the dialog."""


class CalendarDialog(Dialog):
    """Which dates, under which title. Stays open while the title may not leave."""

    def __init__(self, parent: QWidget | None, title: str, rows: Sequence[SessionRow]) -> None:
        super().__init__(parent, tr("The dates as a calendar file"), width=480, gap=6)
        self.body.addWidget(words(said.WHAT_LEAVES, "body", "muted", wraps=True))
        self.which = Choice()
        self.which.addItem(tr("All dates"), "")
        for row in rows:
            self.which.addItem(_row_words(row), row.session.id)
        self.title = Field(said.NEUTRAL_TITLE, "" if title == said.NEUTRAL_TITLE else title)
        self.fault = words("", "small", "danger", wraps=True)
        self.fault.hide()
        for label, field in ((tr("Which dates"), self.which), (tr("Title in the calendar"), self.title)):
            self.body.addWidget(labelled(label, field))
            self.body.addWidget(field)
        self.body.addWidget(self.fault)
        self.body.addWidget(words(said.SAVE_AGAIN, "small", "muted", wraps=True))
        leave = button(tr("Leave it"))
        self.yes = button(tr("Save the file…"), "primary")
        self.add_answers(leave, self.yes)
        leave.clicked.connect(self.reject)
        self.which.setFocus()

    @property
    def session_id(self) -> str | None:
        """The one session that was chosen; None: all."""
        return str(self.which.currentData()) or None

    def refuse(self, fault: RmdeskError) -> None:
        """Say why this title may not leave; nothing was written."""
        self.fault.setText(sentence(fault))
        self.fault.show()
        self.title.set_wrong(True)
        self.title.setFocus()


class CalendarSaving(FilePlace):
    """Asks, then writes the file through its door."""

    def __init__(self, desk: Desk, window: QWidget, choose: Choose = choose_place) -> None:
        super().__init__(window, choose)
        self._desk = desk

    def open(self) -> CalendarDialog | None:
        """Open the dialog; without a date there is nothing to ask."""
        journal, pairing_id = self._desk.journal, self._desk.pairing_id
        rows = journal.ask(session_rows, pairing_id)
        if not rows:
            self._desk.toast(sentence(InvalidInput("dates", "none")))
            return None
        dialog = CalendarDialog(self._window, journal.ask(calendar_title, pairing_id), rows)
        dialog.yes.clicked.connect(lambda: self._on_yes_clicked(dialog))
        show(dialog)
        return dialog

    def _on_yes_clicked(self, dialog: CalendarDialog) -> None:
        try:
            self._desk.journal.do(None, set_calendar_title, self._desk.pairing_id, dialog.title.clean_text())
        except RmdeskError as fault:
            dialog.refuse(fault)
            return
        session_id = dialog.session_id
        dialog.accept()
        self.ask_where(FILE_NAME, lambda place: self._write(place, session_id))

    def _write(self, place: Path, session_id: str | None) -> None:
        journal, pairing_id = self._desk.journal, self._desk.pairing_id
        try:
            journal.ask(check_file_name, pairing_id, place.name)
            found = journal.ask(calendar, pairing_id, session_id)
            write_out(place, calendar_file(found), Door.CALENDAR)
        except RmdeskError as fault:
            self._desk.toast(sentence(fault))
            return
        self._desk.toast(said.saved(len(found.entries), place.name))


def _row_words(row: SessionRow) -> str:
    """Only 5 May: Short video, slang, taste."""
    day, topic = dates.short_day(row.session.starts_at.date()), row.session.topic
    short = topic if len(topic) <= _LONGEST else f"{topic[: _LONGEST - 1].rstrip()}…"
    return tr("Only {day}: {topic}").format(day=day, topic=short)
