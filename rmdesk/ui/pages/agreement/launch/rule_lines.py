"""The rules of the launch as ticked sentences; what is always on has a lock in the place of its tick."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.usual_rules import ALWAYS_ON, USUAL_RULES
from rmdesk.storage.records import PrivacyRule, Watchword
from rmdesk.ui.pages.agreement.rule_lines import is_about_watchwords, rule_note
from rmdesk.ui.pages.agreement.rules import MASK, REVEAL_MS
from rmdesk.ui.pages.agreement.state import meaning, sentence
from rmdesk.ui.sizes import row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.rules import Names

_REVEALED_WIDTH = 220


class MaskedWords(QWidget):
    """Six dots for each watchword, whatever its length; Reveal shows them for ten seconds."""

    changing = Signal()
    """The person wants to change them."""

    def __init__(self, watchwords: tuple[Watchword, ...], reveal_ms: int = REVEAL_MS) -> None:
        super().__init__()
        self._words = tuple(one.word for one in watchwords)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(reveal_ms)
        self._timer.timeout.connect(self.cover)
        self.shown = words("", "small", "muted", wraps=True)
        self.reveal = button(tr("Reveal"), "flat", "eye", small=True)
        self.change = button(tr("Change…") if self._words else tr("Set them…"), "flat", small=True)
        self.change.setAccessibleName(tr("Change the watchwords…"))
        line = row(self, spacing=10)
        line.addWidget(self.shown)
        line.addWidget(self.reveal)
        line.addWidget(self.change)
        self.reveal.clicked.connect(self._on_reveal_clicked)
        self.change.clicked.connect(self.changing)
        self.reveal.setVisible(bool(self._words))
        self.shown.setVisible(bool(self._words))
        self.cover()

    def cover(self) -> None:
        """Show dots again."""
        self._timer.stop()
        self._show("   ".join(MASK for _ in self._words), tr("Watchwords, covered"))

    def _on_reveal_clicked(self) -> None:
        if self._timer.isActive():
            self.cover()
            return
        self._timer.start()
        said = " · ".join(self._words)
        self._show(said, said)

    def _show(self, said: str, name: str) -> None:
        is_open = self._timer.isActive()
        self.shown.setText(said)
        self.shown.setAccessibleName(name)
        room = (self.shown.fontMetrics().horizontalAdvance(said) + 2) / theme().scale
        sizes(self.shown, min_width=min(room, _REVEALED_WIDTH))
        self.reveal.setText(tr("Cover") if is_open else tr("Reveal"))
        set_icon(self.reveal, "eye-off" if is_open else "eye")


class RuleLine(QWidget):
    """One rule. A struck one stays in its place, greyed, with "put back"."""

    ticked = Signal(int, bool)
    """The rule with this number is kept, or struck."""
    removed = Signal(int)
    """The rule in the pair's own words with this number goes."""
    changing = Signal()
    """The person wants to change the watchwords."""

    def __init__(self, rule: PrivacyRule, names: Names, watchwords: tuple[Watchword, ...] = ()) -> None:
        super().__init__()
        self.number = rule.number
        self.tick: Tick | None = None
        self.masked: MaskedWords | None = None
        self.put_back: QPushButton | None = None
        self._line = row(self, spacing=12, margins=(0, 4, 0, 4))
        sizes(self, min_height=41)
        said = sentence(meaning(rule), names, len(watchwords))
        if rule.kind in ALWAYS_ON:
            self._add_lock(said)
        else:
            self._add_tick(said, is_kept=rule.is_kept)
        if is_about_watchwords(rule) and rule.is_kept:
            self.masked = MaskedWords(watchwords)
            self.masked.changing.connect(self.changing)
            self._line.addWidget(self.masked)
        if not rule.is_kept and rule.kind not in ALWAYS_ON:
            self._add_put_back(said, is_own=bool(rule.text) and rule.number > len(USUAL_RULES))
        elif note := rule_note(rule.kind):
            self._line.addWidget(words(note, "small", "muted", wraps=False))

    @property
    def stop(self) -> QWidget | None:
        """Where the focus rests in this line."""
        return self.tick

    def _add_lock(self, said: str) -> None:
        line = row(spacing=11, margins=(1, 0, 0, 0))
        line.addWidget(IconLabel("lock", 18))
        line.addWidget(words(said, "body", wraps=True), 1)
        self._line.addLayout(line, 1)

    def _add_tick(self, said: str, *, is_kept: bool) -> None:
        self.tick = Tick(said)
        self.tick.setChecked(is_kept)
        self.tick.set_muted(not is_kept)
        self.tick.clicked.connect(lambda on: self.ticked.emit(self.number, on))
        self._line.addWidget(self.tick, 1)

    def _add_put_back(self, said: str, *, is_own: bool) -> None:
        self.put_back = button(tr("put back"), "flat", small=True)
        self.put_back.setAccessibleName(tr("Put back: {rule}").format(rule=said))
        self.put_back.clicked.connect(lambda: self.ticked.emit(self.number, True))
        if is_own:
            remove = button(tr("Remove"), "flat", "trash-2", small=True)
            remove.setAccessibleName(tr("Remove: {rule}").format(rule=said))
            remove.clicked.connect(lambda: self.removed.emit(self.number))
            self._line.addWidget(remove)
        self._line.addWidget(self.put_back)
