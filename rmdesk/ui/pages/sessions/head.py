"""The head of a session: topic, facts, what can be done with it, the rules in force, the hands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rmdesk.domain.session_phase import Phase
from rmdesk.domain.vocabulary import SessionState
from rmdesk.journal.session_detail import SessionDetail
from rmdesk.journal.sessions import Run
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.sessions import sayings
from rmdesk.ui.pages.sessions.reading import INSET, Reading, RichLabel
from rmdesk.ui.pages.sessions.split import Wrapped
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Well, hairline
from rmdesk.ui.widgets.chip import Chip
from rmdesk.ui.widgets.readable import record_badge
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.ui.widgets.timeline import TimelineStrip
from rmdesk.wording import tr
from rmdesk.wording.dates import number, short_day


class SessionHead(QWidget):
    """Asks for a deed by its name: held, clock, move, cancel, again, edit, delete.

    `view` is what stands below it.
    """

    asked = Signal(str)
    rules_asked = Signal()

    def __init__(self, desk: Desk, detail: SessionDetail, page: object, view: Phase = Phase.AFTER) -> None:
        super().__init__()
        self._detail = detail
        lines = column(self, spacing=8, margins=(INSET, 0, INSET, 0))
        session = detail.session
        title = words(session.topic, "card_title", wraps=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        line = row(spacing=12)
        line.addWidget(title, 1)
        line.addWidget(Chip(sayings.FAMILIES[session.family]), 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(line)
        lesson = detail.around.lesson
        named = lesson.plan.title if lesson is not None and lesson.plan.title != session.topic else ""
        said = sayings.facts_line(desk, session, named)
        self.facts = words(said, "small", "muted", wraps=True)
        self.deeds = self._build_deeds(session.state, is_own=session.author is desk.own_role)
        lines.addWidget(Wrapped(self.facts, self._small_deeds()))
        if session.state is not SessionState.HELD and view is not Phase.DURING:
            lines.addLayout(self._large_deeds())
        lines.addWidget(self._build_rules())
        if detail.row.run is not None:
            lines.addWidget(_hands(desk, detail.row.run))
            self._add_corrected(lines)
        if session.plan and view is Phase.AFTER:
            lines.addWidget(hairline())
            lines.addWidget(Wrapped(words(tr("Plan"), "label", "muted"), record_badge(desk, session, page)))
            lines.addWidget(Reading(session.plan))

    def _add_corrected(self, lines: QVBoxLayout) -> None:
        practice = self._detail.around.practice
        if practice is not None and practice.corrected_at is not None:
            day = short_day(practice.corrected_at.date())
            lines.addWidget(words(tr("The clock was corrected on {day}.").format(day=day), "small", "muted"))

    def _on_rules_clicked(self) -> None:
        self.rules_asked.emit()

    def _build_deeds(self, state: SessionState, *, is_own: bool) -> dict[str, QPushButton]:
        is_held, is_cancelled = state is SessionState.HELD, state is SessionState.CANCELLED
        practice = self._detail.around.practice
        said = {
            "clock": (tr("Clock…"), practice is not None and practice.is_over),
            "held": (tr("Minutes…") if is_held else tr("Held…"), not is_cancelled),
            "move": (tr("Move…"), not is_held),
            "cancel": (tr("Cancel…"), state is SessionState.PLANNED),
            "again": (tr("Plan again"), is_cancelled),
            "edit": (tr("Edit…"), True),
            "delete": (tr("Delete"), True),
        }
        made = {}
        for deed, (text, shows) in said.items():
            is_quiet = is_held or deed in ("clock", "edit", "delete")
            one = button(text, "flat" if is_quiet else "plain", small=True)
            one.setAccessibleName(tr("This session: {deed}").format(deed=text))
            if not (shows and is_own):
                one.hide()
            one.clicked.connect(lambda _on=False, chosen=deed: self.asked.emit(chosen))
            made[deed] = one
        return made

    def _small_deeds(self) -> QWidget:
        is_held = self._detail.session.state is SessionState.HELD
        holder = QWidget()
        line = row(holder, spacing=10)
        for name in ("held", "clock", "edit", "delete") if is_held else ("edit", "delete"):
            line.addWidget(self.deeds[name])
        line.addStretch()
        return holder

    def _large_deeds(self) -> QHBoxLayout:
        line = row(spacing=8)
        for name in ("held", "move", "cancel", "again"):
            line.addWidget(self.deeds[name])
        line.addStretch()
        return line

    def _build_rules(self) -> Well:
        rules = self._detail.rules
        well = Well()
        well.body.addWidget(IconLabel("shield-check", 18))
        well.body.addWidget(words(sayings.rules_line(rules), "small", "muted", wraps=True), 1)
        text = tr("All {count}").format(count=number(rules.rules)) if rules else tr("To the agreement")
        self.rules = button(text, "flat", small=True)
        self.rules.clicked.connect(self._on_rules_clicked)
        well.body.addWidget(self.rules)
        return well


def _hands(desk: Desk, run: Run) -> QWidget:
    """The bar of the driving time with its words; only the words where nobody drove."""
    plain = sayings.hands_words(desk, run)
    said = RichLabel("small", "muted", wraps=False)
    said.set_rich(plain, sayings.hands_html(desk, run))
    turns = sayings.hands_turns(run)
    if not turns:
        return said
    strip = TimelineStrip("detail")
    strip.set_turns(turns, sum(seconds for _, seconds, _ in turns))
    strip.set_sentence(plain)
    return Wrapped(strip, said, gap=14)
