"""The wrap-up inline: five lines within a minute, each saved while it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.today import Today
from rmdesk.journal.wrapups import WrapUp, WrapUpLine
from rmdesk.ui.autosave import save_all
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.today import sayings
from rmdesk.ui.pages.today.lines import LineGrid, LineRow
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.text import set_look, words
from rmdesk.wording import dates, tr


class WrapUpCard(Card):
    """Asks how the session was. Enter goes on, Esc leaves it for later."""

    finished = Signal()
    """Done, and everything typed is saved."""
    postponed = Signal()
    """The person finishes later."""

    def __init__(self, desk: Desk, by: object) -> None:
        super().__init__(gap=8)
        self._desk = desk
        self._session_id = ""
        self.rows = {line: LineRow(desk, line, self, by) for line in WrapUpLine}
        self._stung = self.rows[WrapUpLine.STUNG]
        self._asked = [found for line, found in self.rows.items() if line is not WrapUpLine.STUNG]
        self._build()
        self._show_stung(False)
        for found in self.rows.values():
            found.entered.connect(self._on_entered)
            found.autosave.saved.connect(self._on_saved)
            found.autosave.failed.connect(self._on_failed)

    def show_wrapup(self, wrapup: WrapUp, today: Today) -> None:
        """Show the lines of a session; what is being typed for the same one, or cannot be saved, stays."""
        is_other = wrapup.session.id != self._session_id
        if is_other and not self.save_now():
            return
        if is_other:
            self._saved.clear()
        self._session_id = wrapup.session.id
        self._title.setText(sayings.question(wrapup, today.now))
        self._invitation.setText(sayings.invitation(wrapup))
        own = self._desk.own_role
        drove = sayings.hands(wrapup, own)
        self._drove.setVisible(bool(drove))
        self._drove.set_state(drove, "accent" if own is Role.EXECUTIVE else "clay")
        for line, found in self.rows.items():
            found.show_record(wrapup.session.id, wrapup.lines[line])
        if is_other:
            self._show_stung(not self._stung.is_empty)

    def first_focus(self) -> QWidget:
        """The first empty line, or Done."""
        return next((found.field for found in self._asked if found.is_empty), self.done)

    def save_now(self) -> bool:
        """Save what is unsaved; whether nothing is afterwards."""
        return save_all(found.autosave for found in self.rows.values())

    def _on_entered(self) -> None:
        lines = [found for found in self._asked if found.field.isVisible()]
        if self._stung.field.isVisible():
            lines.append(self._stung)
        place = next((at for at, found in enumerate(lines) if found.field.hasFocus()), len(lines))
        target = lines[place + 1].field if place + 1 < len(lines) else self.done
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_done_clicked(self) -> None:
        if self.save_now():
            self.finished.emit()

    def _on_later_clicked(self) -> None:
        if self.save_now():
            self.postponed.emit()

    def _on_ask_stung_clicked(self) -> None:
        self._show_stung(True)
        self._stung.field.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_saved(self) -> None:
        when = dates.clock(self._desk.journal.clock())
        self._saved.setText(tr("Saved {time}").format(time=when))
        set_look(self._saved, tone="muted")

    def _on_failed(self) -> None:
        self._saved.setText(tr("Not saved"))
        set_look(self._saved, tone="danger")

    def _show_stung(self, shown: bool) -> None:
        self._stung_grid.setVisible(shown)
        self._stung.set_shown(shown)
        self.ask_stung.setVisible(not shown)

    def _build(self) -> None:
        self._title = words(kind="card_title")
        self._invitation = words(kind="small", tone="muted", wraps=True)
        self._drove = Chip("", "accent")
        head = row(spacing=12, margins=(0, 0, 0, 3))
        titles = column(spacing=2)
        titles.addWidget(self._title)
        titles.addWidget(self._invitation)
        head.addLayout(titles, 1)
        head.addWidget(self._drove)
        self.body.addLayout(head)
        self.body.addWidget(LineGrid(self._asked))
        self.body.addLayout(self._foot())
        self._stung_grid = LineGrid([self._stung])
        self.body.addWidget(self._stung_grid)
        self.body.addStretch()

    def _foot(self) -> QHBoxLayout:
        self._saved = words(kind="small", tone="muted")
        self.ask_stung = button(tr("What stung?"), "flat", small=True)
        self.ask_stung.clicked.connect(self._on_ask_stung_clicked)
        self.later = button(tr("Finish later"), "flat")
        self.later.clicked.connect(self._on_later_clicked)
        self.done = button(tr("Done"), "primary", "check")
        self.done.clicked.connect(self._on_done_clicked)
        foot = row(spacing=8, margins=(0, 3, 0, 0))
        foot.addWidget(self._saved)
        foot.addStretch()
        foot.addWidget(self.ask_stung)
        foot.addWidget(self.later)
        foot.addWidget(self.done)
        return foot

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_later_clicked()
            return
        super().keyPressEvent(event)
