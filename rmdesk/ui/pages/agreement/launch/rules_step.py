"""Step 3: the ground rules, read aloud, kept or struck."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.errors import RmdeskError
from rmdesk.journal.launch_steps import keep_rule, set_watchwords, write_promise
from rmdesk.storage.records import PrivacyRule
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.agreement.launch.rule_lines import RuleLine
from rmdesk.ui.pages.agreement.launch.state import LaunchState
from rmdesk.ui.pages.agreement.launch.step import LaunchStep
from rmdesk.ui.pages.agreement.launch.watchwords_dialog import WatchwordsDialog
from rmdesk.ui.pages.agreement.state import meaning
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import clear, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, Well, hairline
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence
from rmdesk.wording.tuesday import ordinary_tuesday


class RulesStep(LaunchStep):
    """Ticks, watchwords, a rule in own words, and what the rules mean on an ordinary Tuesday."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.rows: list[RuleLine] = []
        self.dialog: WatchwordsDialog | None = None
        """What was opened last."""
        self._state: LaunchState | None = None
        self._shown: object = None
        self._begun: int | None = None
        """The number of the rule that stands in the field."""
        self.card = Card(inner=(20, 4, 14, 4), gap=0)
        self.own = Field(tr("Add a rule in your own words"), name=tr("A rule in your own words"))
        self.add = button(tr("Add"), "plain", "plus")
        self.tuesday = words("", "small", wraps=True)
        self._build()
        self._autosave = self.keep(Autosave(desk, self._save_own, self.own.clean_text, self))
        self._autosave.watch(self.own)
        self.own.returnPressed.connect(self._on_add_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        for key, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(key), self.card)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=step: self._move_focus(by))

    def show_state(self, state: LaunchState) -> None:
        self._state = state
        self._tell_tuesday(state)
        said = _as_shown(state, self._begun)
        if said == self._shown:
            return
        self._shown = said
        here = next((one.number for one in self.rows if _has_focus(one)), None)
        self._show_rows(state)
        for one in self.rows:
            if one.number == here and one.stop is not None:
                one.stop.setFocus()

    def follow(self, state: LaunchState) -> None:
        self.show_state(state)

    def first_focus(self) -> QWidget | None:
        return next((one.stop for one in self.rows if one.stop is not None), self.own)

    def new_thing(self) -> None:
        self.own.setFocus()

    def save_now(self) -> bool:
        is_saved = self.dialog is None or self.dialog.save_now()
        return super().save_now() and is_saved

    def _show_rows(self, state: LaunchState) -> None:
        clear(self.card.body)
        self.rows = []
        for rule in _in_order(state, self._begun):
            if self.rows:
                self.card.body.addWidget(hairline())
            made = RuleLine(rule, state.names, state.view.agreement.watchwords)
            made.ticked.connect(self._on_ticked)
            made.removed.connect(self._on_removed)
            made.changing.connect(self._on_changing)
            self.rows.append(made)
            self.card.body.addWidget(made)

    def _tell_tuesday(self, state: LaunchState) -> None:
        kept = [meaning(rule) for rule in state.rules if rule.is_kept or rule.kind in ALWAYS_ON]
        count = len(state.view.agreement.watchwords)
        self.tuesday.setText(ordinary_tuesday(kept, state.people, count))

    def _on_ticked(self, number: int, is_kept: bool) -> None:
        journal, pairing_id = self.desk.journal, self.desk.pairing_id
        self._write(lambda: journal.do(self.page, keep_rule, pairing_id, number, is_kept=is_kept))

    def _on_removed(self, number: int) -> None:
        journal, pairing_id = self.desk.journal, self.desk.pairing_id
        self._write(lambda: journal.do(self.page, write_promise, pairing_id, number, ""))

    def _on_changing(self) -> None:
        if self._state is None:
            return
        dialog = WatchwordsDialog(self.window(), self.desk, self._state.view.agreement.watchwords)
        dialog.saved_by(self._save_watchwords)
        dialog.finished.connect(self._on_dialog_finished)
        self.dialog = dialog
        dialog.open()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.changed.emit()
        for one in self.rows:
            if one.masked is not None:
                one.masked.change.setFocus()

    def _on_add_clicked(self) -> None:
        """What stands in the field is a rule of the list from now on."""
        if not self._autosave.save_now() or self._begun is None:
            return
        self._begun = None
        self.own.set_text("")
        self.changed.emit()
        self.own.setFocus()
        show_whole(self.own)

    def _write(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            self._shown = None
        self.changed.emit()

    def _save_own(self) -> None:
        text, pairing_id = self.own.clean_text(), self.desk.pairing_id
        if text or self._begun is not None:
            self._begun = self.desk.journal.do(self.page, write_promise, pairing_id, self._begun, text)

    def _save_watchwords(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self.desk.journal.do(self.page, set_watchwords, self.desk.pairing_id, pairs)

    def _move_focus(self, by: int) -> None:
        """From rule to rule; their numbers are fixed, so nothing else moves."""
        stops = [one.stop for one in self.rows if one.stop is not None]
        here = next((one.stop for one in self.rows if _has_focus(one)), None)
        if here is None:
            return
        place = stops.index(here)
        wanted = stops[max(0, min(place + by, len(stops) - 1))]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        show_whole(wanted)

    def _build(self) -> None:
        self.lines.addWidget(self.card)
        line = row(spacing=8)
        line.addWidget(self.own, 1)
        line.addWidget(self.add)
        self.lines.addLayout(line)
        well = Well(inner=(18, 10, 18, 10))
        told = column(spacing=2)
        told.addWidget(words(tr("What this means on an ordinary Tuesday"), "label", wraps=True))
        told.addWidget(self.tuesday)
        well.body.addLayout(told, 1)
        self.lines.addWidget(well)


def _in_order(state: LaunchState, begun: int | None) -> list[PrivacyRule]:
    """What can be struck first, then what is always on; not the rule that is being typed."""
    shown = [rule for rule in state.rules if rule.number != begun]
    return sorted(shown, key=lambda rule: (rule.kind in ALWAYS_ON, rule.number))


def _as_shown(state: LaunchState, begun: int | None) -> object:
    rules = tuple((rule.number, rule.is_kept, meaning(rule)) for rule in _in_order(state, begun))
    return rules, tuple(one.word for one in state.view.agreement.watchwords), state.names


def _has_focus(line: QWidget) -> bool:
    here = QApplication.focusWidget()
    return here is not None and line.isAncestorOf(here)
