"""Beside the rules: the versions, the change log and the end; the names to look for; the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from rmdesk.storage.records import Agreement
from rmdesk.ui.dialogs.change_log import ChangeLine, change_lines
from rmdesk.ui.pages.agreement.rule_lines import hidden_since
from rmdesk.ui.pages.agreement.signatures import CARD, WIDE
from rmdesk.ui.pages.agreement.state import AgreementState, Version
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, Well, hairline
from rmdesk.ui.widgets.text import words
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import end_words, erasing_words, exit_sentence, stricter_since, version_words

_NEWEST = 4
"""Lines of the change log that show at once, besides the versions above it."""
_DAY_WIDTH = 54


class VersionsCard(Card):
    """What each version changed and since when; what else changed; the decision at the end."""

    comparing = Signal()
    """Show two versions side by side."""
    log_asked = Signal()
    """Show the whole change log."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=8)
        self._shown: object = None
        self.compare = button(tr("Compare"), "flat", small=True)
        self.whole_log = button(tr("Show all…"), "flat", small=True)
        self.whole_log.setAccessibleName(tr("Show the whole change log…"))
        head = row()
        head.addWidget(words(tr("Versions"), "card_title"), 1)
        head.addWidget(self.compare)
        self.body.addLayout(head)
        self._rows = column(spacing=6)
        self.body.addLayout(self._rows)
        self.body.addWidget(hairline())
        log = row()
        log.addWidget(words(tr("Change log"), "card_title"), 1)
        log.addWidget(self.whole_log)
        self.body.addLayout(log)
        self._log = column(spacing=6)
        self.body.addLayout(self._log)
        self._line = hairline()
        self.body.addWidget(self._line)
        self.tick = words("", "small", wraps=True)
        self.end = words("", "small", wraps=True)
        self.body.addWidget(self.tick)
        self.body.addWidget(self.end)
        self.body.addStretch(1)
        self.compare.clicked.connect(self.comparing)
        self.whole_log.clicked.connect(self.log_asked)

    def show_state(self, state: AgreementState, shown: Version) -> None:
        """List versions and changes; tell the tick and the end of the version shown."""
        versions = tuple((one.version, one.change, one.in_force_at) for one in state.versions)
        said = (versions, state.log, state.pairing)
        if said != self._shown:
            self._shown = said
            self._list(state)
        self.tick.setText(_tick_words(shown))
        ends = end_words(shown.view.agreement.ends_on)
        self.end.setText(ends)
        self.end.setVisible(bool(ends))

    def _list(self, state: AgreementState) -> None:
        clear(self._rows)
        for version in state.versions:
            self._rows.addLayout(_version_row(version))
        self.compare.setVisible(len(state.versions) > 1)
        clear(self._log)
        lines = change_lines(state.log, state.session_numbers, state.first_name(state.own_role.other))
        besides = [line for line in lines if not line.is_version]
        for line in besides[:_NEWEST]:
            self._log.addLayout(_log_row(line))
        if not besides:
            self._log.addWidget(words(tr("Nothing but the versions yet."), "small", "muted", wraps=True))
        self.whole_log.setVisible(bool(lines))


class NamesCard(Card):
    """How many names are looked for, and the way to them. They belong to the pairing, not to a version."""

    def __init__(self) -> None:
        super().__init__(inner=WIDE, gap=6)
        self.body.addWidget(words(tr("Names to look for"), "card_title"))
        self.told = words("", "small", "muted", wraps=True)
        self.change: QPushButton = button(tr("Look at the names…"), "flat", "users-round", small=True)
        self.body.addWidget(self.told)
        line = row()
        line.addWidget(self.change)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)

    def show_state(self, state: AgreementState) -> None:
        """Tell how many there are."""
        count = state.third_persons
        if count == 0:
            self.told.setText(tr("None besides your own yet."))
        elif count == 1:
            self.told.setText(tr("One name besides your own."))
        else:
            said = tr("{count} names besides your own.").format(count=dates.number(count).capitalize())
            self.told.setText(said)


class WayOut(Well):
    """The no-fault exit, in the agreement's own words; after it, since when it is closed."""

    stopping = Signal()
    """One of the two wants to stop."""

    def __init__(self) -> None:
        super().__init__(inner=(16, 9, 14, 9))
        self.told = words("", "small", wraps=True)
        self.stop = button(tr("Stop the pairing…"), "flat", "log-out", small=True)
        lines = column(spacing=2)
        lines.addWidget(self.told)
        line = row()
        line.addWidget(self.stop)
        line.addStretch(1)
        lines.addLayout(line)
        self.body.addLayout(lines, 1)
        self.stop.clicked.connect(self.stopping)

    def show_state(self, state: AgreementState, shown: Version) -> None:
        """The exit while the pairing is open, else what happens to its texts."""
        closed = state.closed_on
        self.stop.setVisible(closed is None)
        if closed is None:
            self.told.setText(exit_sentence(shown.view.agreement.exit_words))
            return
        said = [tr("Closed since {day}.").format(day=dates.day_in_full(closed))]
        if state.erasing is not None:
            said.append(erasing_words(state.erasing.only_me_on, state.erasing.pair_on))
        else:
            said.append(tr("No rule of this agreement erases anything."))
        self.told.setText(" ".join(said))


def _tick_words(shown: Version) -> str:
    since = hidden_since(shown.view)
    if since is not None:
        said = tr("The first and the last practice are not shown: {since}.")
        return said.format(since=stricter_since(since))
    if shown.view.agreement.shows_first_and_last:
        return tr("The first and the last practice may be shown.")
    return tr("The first and the last practice are not shown.")


def _version_row(version: Agreement) -> QHBoxLayout:
    line = row(spacing=8)
    number = words(f"v{version.version}", "label")
    sizes(number, width=24)
    line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    said = version_words(version.version, version.change)
    line.addWidget(words(said, "small", wraps=True), 1)
    since = version.in_force_at
    when = words(dates.short_day(since) if since else tr("draft"), "small", "muted", tabular=True)
    line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _log_row(change: ChangeLine) -> QHBoxLayout:
    line = row(spacing=6)
    day = words(dates.short_day(change.on), "small", "muted", tabular=True)
    sizes(day, width=_DAY_WIDTH)
    line.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    lines = column()
    lines.addWidget(words(change.what, "small", wraps=True))
    if change.why:
        lines.addWidget(words(change.why, "small", "muted", wraps=True))
    line.addLayout(lines, 1)
    return line
