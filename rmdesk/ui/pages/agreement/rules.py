"""The rules of one version as sentences, each with how far it lets a thing travel."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.domain.vocabulary import Audience, RuleKind
from rmdesk.storage.records import PrivacyRule, Watchword
from rmdesk.ui.pages.agreement.state import Version, meaning, reach_words, sentence
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
        view = version.view
        rules = tuple((rule.number, rule.is_kept, meaning(rule)) for rule in view.rules)
        said = (rules, tuple((one.word, one.wording) for one in view.watchwords), names, readers)
        if said == self._shown:
            return
        self._shown = said
        clear(self.body)
        self.watchwords = None
        self.body.addWidget(self._head(readers))
        for rule in version.view.rules:
            self.body.addWidget(hairline())
            self.body.addWidget(self._row(rule, version, names, readers), 1)

    def _head(self, readers: Readers) -> QWidget:
        head = QWidget()
        line = row(head)
        number = words(" ", "small")
        sizes(number, width=_NUMBER_WIDTH)
        line.addWidget(number)
        line.addWidget(words(tr("The rule"), "label", "muted"), 1)
        line.addWidget(ReachHead(readers))
        return head

    def _row(self, rule: PrivacyRule, version: Version, names: Names, readers: Readers) -> QWidget:
        place = QWidget()
        sizes(place, min_height=54)
        line = row(place, margins=(0, 4, 0, 4))
        number = words(rule_number(rule.number), "small", "muted", tabular=True)
        sizes(number, width=_NUMBER_WIDTH)
        line.addWidget(number)
        line.addLayout(self._sentence(rule, version, names), 1)
        line.addWidget(_reach(rule, readers))
        return place

    def _sentence(self, rule: PrivacyRule, version: Version, names: Names) -> QVBoxLayout:
        lines = column(margins=(0, 0, 4, 0))
        lines.addStretch()
        watchwords = version.view.watchwords
        tone = "text" if _counts(rule) else "muted"
        said = sentence(meaning(rule), names, len(watchwords))
        lines.addWidget(words(said, "body", tone, wraps=True))
        if is_about_watchwords(rule) and watchwords:
            self.watchwords = WatchwordLine(watchwords, self._reveal_ms)
            lines.addWidget(self.watchwords)
        lines.addStretch()
        return lines


class WatchwordLine(QWidget):
    """Six dots for each watchword; Reveal shows them for ten seconds."""

    def __init__(self, watchwords: tuple[Watchword, ...], reveal_ms: int = REVEAL_MS) -> None:
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
        shown = (f"{one.word} → {one.wording}" if one.wording else one.word for one in self._watchwords)
        self._line.setStretch(0, _ALL)  # long ones wrap only where they must
        self.words.setText(" · ".join(shown))
        self.words.setAccessibleName(self.words.text())
        self.reveal.setText(tr("Cover"))
        set_icon(self.reveal, "eye-off")


def rule_number(number: int) -> str:
    """R3."""
    return f"R{number}"


def rule_note(kind: RuleKind) -> str:
    """What stands small beside a sentence: who checks it, or that nobody can strike it."""
    if kind in ALWAYS_ON:
        return tr("always on")
    return tr("agreed, not checked by the program") if kind is RuleKind.PROMISE else ""


def is_about_watchwords(rule: PrivacyRule) -> bool:
    """Whether this is the rule that the watchwords belong to."""
    return rule.kind is RuleKind.WORDS and "watchword" in rule.subjects


def _counts(rule: PrivacyRule) -> bool:
    return rule.is_kept or rule.kind in ALWAYS_ON


def _reach(rule: PrivacyRule, readers: Readers) -> QWidget:
    """How far the rule lets a thing travel, and small under it who checks that."""
    place = QWidget()
    lines = column(place)
    lines.addStretch()
    lines.addWidget(_line_of(rule, readers))
    not_yet = tr("agreed, not erased by the program yet") if rule.kind is RuleKind.RETENTION else ""
    if note := rule_note(rule.kind) or not_yet:
        under = words(note, "badge", "muted", wraps=False)
        under.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(under)
    lines.addStretch()
    return place


def _line_of(rule: PrivacyRule, readers: Readers) -> QWidget:
    if not _counts(rule):
        return _said(tr("struck"))
    instead = reach_words(meaning(rule))
    if instead is not None:
        return _said(instead)
    return ReachLine(readers, Audience.PAIR if rule.audience is None else rule.audience)


def _said(text: str) -> QLabel:
    label = words(text, "small", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    sizes(label, width=_REACH_WIDTH)
    return label
