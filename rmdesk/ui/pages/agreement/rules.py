"""The rules of one version as sentences, each with how far it lets a thing travel."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rmdesk.domain.vocabulary import Audience, RuleKind
from rmdesk.ui.pages.agreement.rule_lines import RuleLine, rule_lines, rule_number, watchwords_now
from rmdesk.ui.pages.agreement.state import Version, reach_words
from rmdesk.ui.readers import Readers
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.reach import ReachHead, ReachLine
from rmdesk.ui.widgets.text import words
from rmdesk.wording import tr
from rmdesk.wording.rules import Names

REVEAL_MS = 10_000
MASK = "••••••"
"""A watchword until it is revealed: six dots, whatever its length."""
_NUMBER_WIDTH = 36
_REACH_WIDTH = 236
_ALL = 1000

Watchwords = Sequence[tuple[str, str]]


class RulesCard(Card):
    """A table: number, sentence, reach. Struck rules stay in place, greyed."""

    def __init__(self, *, reveal_ms: int = REVEAL_MS) -> None:
        super().__init__(inner=(20, 8, 12, 4), gap=0)
        self._reveal_ms = reveal_ms
        self._shown: object = None
        self.watchwords: WatchwordLine | None = None
        """The masked watchwords, where this version has any."""

    def show_version(self, version: Version, names: Names, readers: Readers) -> None:
        """Show the rules of one version; the same ones again cost nothing and stay revealed."""
        lines, watchwords = rule_lines(version.view), watchwords_now(version.view)
        said = (lines, watchwords, names, readers)
        if said == self._shown:
            return
        self._shown = said
        clear(self.body)
        self.watchwords = None
        self.body.addWidget(self._head(readers))
        for line in lines:
            self.body.addWidget(hairline())
            self.body.addWidget(self._row(line, watchwords, names, readers), 1)

    def _head(self, readers: Readers) -> QWidget:
        head = QWidget()
        line = row(head)
        number = words(" ", "small")
        sizes(number, width=_NUMBER_WIDTH)
        line.addWidget(number)
        line.addWidget(words(tr("The rule"), "label", "muted"), 1)
        line.addWidget(ReachHead(readers))
        return head

    def _row(self, line: RuleLine, watchwords: Watchwords, names: Names, readers: Readers) -> QWidget:
        place = QWidget()
        sizes(place, min_height=54)
        across = row(place, margins=(0, 4, 0, 4))
        number = words(rule_number(line.number), "small", "muted", tabular=True)
        sizes(number, width=_NUMBER_WIDTH)
        across.addWidget(number)
        across.addLayout(self._sentence(line, watchwords, names), 1)
        across.addWidget(_reach(line, readers))
        return place

    def _sentence(self, line: RuleLine, watchwords: Watchwords, names: Names) -> QVBoxLayout:
        lines = column()
        lines.addStretch()
        tone = "text" if line.counts else "muted"
        lines.addWidget(words(line.sentence(names, len(watchwords)), "body", tone, wraps=True))
        if line.is_about_watchwords and watchwords:
            self.watchwords = WatchwordLine(watchwords, self._reveal_ms)
            lines.addWidget(self.watchwords)
        lines.addStretch()
        return lines


class WatchwordLine(QWidget):
    """Six dots for each watchword; Reveal shows them for ten seconds."""

    def __init__(self, watchwords: Watchwords, reveal_ms: int = REVEAL_MS) -> None:
        super().__init__()
        self._watchwords = watchwords
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(reveal_ms)
        self._timer.timeout.connect(self.cover)
        self.words = words("", "small", "muted", wraps=True)
        self.reveal = button("", "flat", "eye", small=True)
        self.reveal.clicked.connect(self._on_reveal_clicked)
        line = row(self, spacing=8)
        line.addWidget(self.words)
        line.addWidget(self.reveal)
        line.addStretch(1)
        self._line = line
        self.cover()

    @property
    def is_revealed(self) -> bool:
        """Whether the words themselves show."""
        return self._timer.isActive()

    def cover(self) -> None:
        """Show dots again."""
        self._timer.stop()
        self._line.setStretch(0, 0)
        self.words.setText("   ".join(MASK for _ in self._watchwords))
        self.words.setAccessibleName(tr("Watchwords, covered"))
        self.reveal.setText(tr("Reveal"))
        set_icon(self.reveal, "eye")

    def _on_reveal_clicked(self) -> None:
        if self.is_revealed:
            self.cover()
            return
        self._timer.start()
        self._line.setStretch(0, _ALL)  # long ones wrap only where they must
        self.words.setText(revealed_words(self._watchwords))
        self.words.setAccessibleName(self.words.text())
        self.reveal.setText(tr("Cover"))
        set_icon(self.reveal, "eye-off")


def revealed_words(watchwords: Watchwords) -> str:
    """Each word with what to say instead."""
    return " · ".join(f"{word} → {wording}" if wording else word for word, wording in watchwords)


def _reach(line: RuleLine, readers: Readers) -> QWidget:
    """How far the rule lets a thing travel, and small under it who checks that."""
    place = QWidget()
    lines = column(place)
    lines.addStretch()
    lines.addWidget(_line_of(line, readers))
    if line.note:
        under = words(line.note, "badge", "muted", wraps=True)
        under.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sizes(under, width=_REACH_WIDTH)
        lines.addWidget(under)
    lines.addStretch()
    return place


def _line_of(line: RuleLine, readers: Readers) -> QWidget:
    if not line.counts:
        return _said(tr("struck"))
    instead = reach_words(line.meaning)
    if instead is not None:
        return _said(instead)
    return ReachLine(readers, _widest(line, readers))


def _widest(line: RuleLine, readers: Readers) -> Audience:
    audience = line.meaning.audience
    if audience is None:
        return Audience.PAIR
    # Without a coordinator what is no cap goes past where they would have stood.
    is_open = audience is Audience.COORDINATOR and line.meaning.kind is not RuleKind.CAP
    return Audience.EVERYONE if is_open and readers.coordinator is None else audience


def _said(text: str) -> QLabel:
    label = words(text, "small", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    sizes(label, width=_REACH_WIDTH)
    return label
