"""The lock screen: one field, and what stands in the way in one sentence.

Imported before the first paint: nothing here may load the journal.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QSizePolicy, QWidget

from rmdesk import errors, paths
from rmdesk.ui.entry.caps_lock import caps_lock_after
from rmdesk.ui.entry.screen import Screen
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.card import Well
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import ElidedLabel, IconLabel, set_look, words
from rmdesk.wording import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

LONGEST_WAIT = 30
"""Seconds; the wait doubles from the second wrong passphrase on."""


def wait_after(wrong: int) -> int:
    """Seconds until the next try, after so many wrong ones."""
    return 0 if wrong < 2 else min(2 ** (wrong - 1), LONGEST_WAIT)


class Notice(QFrame):
    """One line under the field, red or amber; its place is kept while it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("arrow-big-up", 16, "warning")
        self._words = words("", "small", "warning", wraps=True)
        line = row(self, spacing=8, margins=(13, 6, 12, 6))
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        sizes(self, min_height=32)
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.setSizePolicy(kept)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now, or ""."""
        return "" if self.isHidden() else self._words.text()

    def say(self, text: str, tone: str = "danger") -> None:
        """Show words in "danger" or "warning"; "" clears the line."""
        is_amber = tone == "warning"
        self._icon.set_icon("arrow-big-up" if is_amber else "triangle-alert", tone)
        self._words.setText(text)
        set_look(self._words, tone=tone)
        set_look(self, notice="hint" if is_amber else "wrong")
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class _SecretField(Field):
    key_pressed = Signal(object)
    """A key press, before it is text."""

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        self.key_pressed.emit(event)
        super().keyPressEvent(event)


class UnlockScreen(Screen):
    """Asks for the passphrase or the recovery key of one journal."""

    passphrase_entered = Signal(str)
    recovery_key_entered = Signal(str)
    other_journal_asked = Signal()
    new_journal_asked = Signal()
    restore_asked = Signal(str)
    """Put the newest backup in the journal's place; the secret that was typed opens it."""
    settings_asked = Signal()

    def __init__(
        self, folder: Path, idle_minutes: int, *, last_used: str = "", second_ms: int = 1000
    ) -> None:
        super().__init__(tr("Welcome back"), tr("Your journal is locked. Everything you wrote is saved."))
        self._by_key = False
        self._caps: bool | None = None
        self._wrong = 0
        self._wait = 0
        self._sentence = ""
        self._timer = QTimer(self, interval=second_ms)
        self._timer.timeout.connect(self._on_second)
        self._answer: Callable[[], object] = self.other_journal_asked.emit
        self._build_well(folder, last_used)
        self._build_field()
        self._build_answers()
        self._build_foot()
        self.set_idle_minutes(idle_minutes)

    @property
    def sentence(self) -> str:
        """The words under the field."""
        return self.notice.text

    @property
    def is_untouched(self) -> bool:
        """Nothing is typed, nothing is said, nothing is being opened."""
        return self.field.isEnabled() and not self.field.text() and not self.sentence

    def first_focus(self) -> QWidget:
        """The field."""
        return self.field

    def set_idle_minutes(self, minutes: int) -> None:
        """Say after how much rest the journal locks."""
        self._idle.setText(tr("Locks after {minutes} minutes of rest").format(minutes=minutes))

    def set_opening(self, opening: bool) -> None:
        """The worker derives the key: the button says so, nothing can be pressed twice."""
        self.unlock.setText(tr("Opening…") if opening else tr("Unlock"))
        for widget in (self.unlock, self.field, self.recovery, self.other):
            widget.setEnabled(not opening)
        if not opening:
            self.field.setFocus()

    def refuse(self, sentence: str, *, counts: bool = True) -> None:
        """The secret does not open it: red words, the text kept and selected; a wait that grows."""
        self.set_opening(False)
        self._wrong += counts
        self._wait = wait_after(self._wrong) if counts else 0
        self._sentence = sentence
        self.field.selectAll()
        self._tell_wait()
        if self._wait:
            self._timer.start()

    def stop(self, fault: errors.RmdeskError, sentence: str) -> None:
        """The journal cannot be opened at all: one sentence, and the one button that helps."""
        self.set_opening(False)
        self._sentence = ""
        self.text.setText(tr("Your journal could not be opened."))
        self.notice.say(sentence)
        text, self._answer = self._help_for(fault)
        self.answer.setText(text)
        self.answer.show()

    def say_first_came_up(self) -> None:
        """Another program has this journal, open or locked, and its window was brought to the front."""
        if self.answer.isHidden():
            said = tr("rmdesk runs with this journal already. It was brought to the front.")
            self.notice.say(said, "warning")
        else:
            self.notice.say(f"{self.notice.text} {tr('It was brought to the front.')}")

    def _help_for(self, fault: errors.RmdeskError) -> tuple[str, Callable[[], object]]:
        if isinstance(fault, errors.JournalDamaged | errors.KeyHeaderRefused):
            return tr("Restore the newest backup"), lambda: self.restore_asked.emit(self.field.text())
        if isinstance(fault, errors.JournalInUse | errors.DiskFull | errors.JournalReadOnly):
            return tr("Try again"), self._on_unlock_clicked
        return tr("Choose another journal…"), self.other_journal_asked.emit

    def _on_unlock_clicked(self) -> None:
        text = self.field.text()
        if self._wait or not text or not self.field.isEnabled():
            return
        self.answer.hide()
        self.notice.say("")
        self.set_opening(True)
        (self.recovery_key_entered if self._by_key else self.passphrase_entered).emit(text)

    def _on_answer_clicked(self) -> None:
        self._answer()

    def _on_edited(self) -> None:
        if not self._wait:
            self._sentence = ""
            self._tell_caps()

    def _on_key_pressed(self, event: "QKeyEvent") -> None:
        self._caps = caps_lock_after(event, self._caps)
        if not self._sentence:
            self._tell_caps()

    def _on_second(self) -> None:
        self._wait -= 1
        self._tell_wait()
        if not self._wait:
            self._timer.stop()

    def _on_show_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)
        self.show_text.setText(tr("Hide") if shown else tr("Show"))
        set_icon(self.show_text, "eye-off" if shown else "eye")
        self.show_text.setShortcut("Alt+S")  # new words drop the key

    def _on_recovery_clicked(self) -> None:
        self._by_key = not self._by_key
        self.label.setText(tr("Recovery key") if self._by_key else tr("Passphrase"))
        self.field.setAccessibleName(self.label.text())
        self.field.setPlaceholderText(tr("8 groups of 5 characters") if self._by_key else "")
        self.recovery.setText(tr("Use passphrase") if self._by_key else tr("Use recovery key…"))
        self.field.clear()
        self.show_text.setChecked(self._by_key)
        self.answer.hide()
        self._caps = None
        self.notice.say("")
        self.field.setFocus()

    def _on_forgot_clicked(self) -> None:
        from rmdesk.ui.widgets.question import Question

        text = tr(
            "Only the passphrase or the printed recovery key opens this journal. Nobody can reset either:"
            " not your IT, not the makers of rmdesk. Look for the printed key once more; a backup opens"
            " with the passphrase it had then. The file stays where it is, should one of them turn up."
        )
        question = Question(
            self, tr("Without either, it stays closed"), text, tr("Start a new journal…"), no=tr("Back")
        )
        question.accepted.connect(self.new_journal_asked.emit)
        question.open()

    def _tell_wait(self) -> None:
        wait = tr("Try again in {seconds} s.").format(seconds=self._wait) if self._wait else ""
        # No-break spaces: the wait stands on one line, whole.
        self.notice.say(f"{self._sentence} {wait.replace(' ', chr(0xA0))}".strip())
        self.unlock.setEnabled(not self._wait)

    def _tell_caps(self) -> None:
        self.notice.say(tr("Caps Lock is on") if self._caps and not self._by_key else "", "warning")

    def _build_well(self, folder: Path, last_used: str) -> None:
        well = Well(inner=(14, 9, 10, 9), gap=12)
        well.body.addWidget(IconLabel("book-open", 18))
        lines = QWidget()
        both = column(lines, spacing=2)
        both.addWidget(ElidedLabel(folder.name, "strong"))
        place = ElidedLabel(place_words(folder, ""), "small", "muted")
        theme().later(place, lambda: place.set_text(place_words(folder, last_used)))  # reckons with dates
        both.addWidget(place)
        well.body.addWidget(lines, 1)
        self.other = button(tr("Other journal…"), "flat", small=True)
        self.other.clicked.connect(self.other_journal_asked)
        well.body.addWidget(self.other)
        sizes(well, min_height=56)
        self.body.addWidget(well)
        self.body.addWidget(gap(20))

    def _build_field(self) -> None:
        self.field = _SecretField()
        self.field.setProperty("kind", "large")
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.key_pressed.connect(self._on_key_pressed)
        self.field.returnPressed.connect(self._on_unlock_clicked)
        self.field.textEdited.connect(self._on_edited)
        self.label = labelled(tr("Passphrase"), self.field, "strong")
        self.show_text = button(tr("Show"), "flat", "eye", small=True)
        self.show_text.setCheckable(True)
        theme().later(self.show_text, lambda: self.show_text.setShortcut("Alt+S"))
        self.show_text.toggled.connect(self._on_show_toggled)
        head = row()
        head.addWidget(self.label)
        head.addStretch()
        self.notice = Notice()
        self.body.addLayout(head)
        self.body.addWidget(gap(8))
        self.body.addWidget(self.field)
        self.body.addWidget(gap(8))
        self.body.addWidget(self.notice)
        self.body.addWidget(gap(12))
        head.addWidget(self.show_text)

    def _build_answers(self) -> None:
        self.answer = _wide(button("", "plain"))
        self.answer.hide()
        self.answer.clicked.connect(self._on_answer_clicked)
        self.unlock = _wide(button(tr("Unlock"), "primary"))
        self.unlock.setProperty("large", "true")
        self.unlock.clicked.connect(self._on_unlock_clicked)
        self.recovery = button(tr("Use recovery key…"), "flat", "key-round", small=True)
        self.recovery.clicked.connect(self._on_recovery_clicked)
        self.forgot = button(tr("I forgot both"), "flat", small=True)
        self.forgot.clicked.connect(self._on_forgot_clicked)
        self.body.addWidget(self.unlock)
        self.body.addWidget(gap(8))
        self.body.addWidget(self.answer)
        self.body.addWidget(gap(6))
        ways = row()
        ways.addWidget(self.recovery)
        ways.addStretch()
        ways.addWidget(self.forgot)
        self.body.addLayout(ways)

    def _build_foot(self) -> None:
        text = tr("rmdesk works without a network. Nobody can reset a passphrase, not even your IT.")
        self._idle = words("", "small", "muted", wraps=False)
        self.change = button(tr("Change"), "flat", small=True)
        self.change.setAccessibleName(tr("Change the minutes of rest"))
        self.change.clicked.connect(self.settings_asked)
        promise = words(text, "small", "muted")
        self.foot.addWidget(promise, 1)
        self.foot.addStretch()
        self.spare.append(promise)
        self.foot.addWidget(self._idle)
        self.foot.addWidget(self.change)


def place_words(folder: Path, last_used: str) -> str:
    """The folder's word and when the journal was last used (local ISO time or "")."""
    where = tr("In {folder}").format(folder=folder.parent.name or str(folder.parent))
    if not last_used:
        return where
    from datetime import datetime

    from rmdesk.wording.dates import clock, short_day

    try:
        used = datetime.fromisoformat(last_used)
    except ValueError:
        return where
    if used.date() == datetime.now(used.tzinfo).date():
        when = tr("at {time}").format(time=clock(used))
    else:
        when = tr("on {day}").format(day=short_day(used.date()))
    return tr("{where}, last used {when}").format(where=where, when=when)


def is_there(folder: Path) -> bool:
    """Whether something stands where the journal should be; what it is, opening finds out."""
    try:
        return paths.database(folder).exists() or paths.header(folder).exists() or folder.is_file()
    except OSError:  # a name that no file can have
        return False


def _wide(made: QPushButton) -> QPushButton:
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made
