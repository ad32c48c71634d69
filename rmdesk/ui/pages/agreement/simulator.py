"""Try a sentence: what would become of it, and which rule decides. Nothing of it is stored."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QGridLayout, QTextEdit, QWidget

from rmdesk.domain.privacy import Reason
from rmdesk.domain.redaction import Finding
from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Audience, Tag
from rmdesk.journal.simulator import Outcome, Wish
from rmdesk.ui.pages.agreement.rule_lines import RuleLine, rule_number
from rmdesk.ui.pages.agreement.signatures import WIDE
from rmdesk.ui.readers import Readers, tag_words
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.theme import theme
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, Well
from rmdesk.ui.widgets.choices import Choice
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.text import IconLabel, words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr
from rmdesk.wording.facts import reason_words, subject_words
from rmdesk.wording.rules import Names
from rmdesk.wording.simulated import Asked, leaves_words, stays_words

REST_MS = 120
"""From the last key to the answer."""
_SUBJECTS = (
    Subject.LESSON_LEARNT,
    Subject.TIP,
    Subject.LEARNT,
    Subject.GOAL,
    Subject.WHAT_CHANGED,
    Subject.PROGRAMME_IDEA,
    Subject.WAY_OF_WORKING,
    Subject.NEXT_STEP,
    Subject.HELP_WANTED,
    Subject.NOTE,
)
"""What can go beyond the pair; and a note, to see that it does not."""

Ask = Callable[[Wish], Outcome]
Under = tuple[tuple[RuleLine, ...], int, Names]
"""The rules that answer, how many watchwords there are, and the names for their sentences."""


class SimulatorCard(Card):
    """A sentence, what it is, what it touches, who would read it; below it the answer as one types."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(inner=WIDE, gap=8)
        self._ask = ask
        self._readers = Readers("", "", None)
        self._under: Under = ((), 0, Names(""))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.answer)
        self.told = words("", "small", "muted", wraps=True)
        self.text = TextArea(tr("A sentence one of you might write"), name=tr("A sentence to try"), lines=2)
        self.subject, self.tag, self.reader = Choice(), Choice(), Choice()
        self.icon = IconLabel("circle", 18, "muted")
        self.outcome = words("", "body", wraps=True)
        self.found = words("", "small", "muted", wraps=True)
        self.instead = words("", "small", wraps=True)
        self.use = button(tr("Use these words"), "flat", "pen-line", small=True)
        sizes(self.text, max_height=84)
        self._fill_choices()
        self._lay_out()
        self.text.edited.connect(self._rest.start)
        self.use.clicked.connect(self._on_use_clicked)
        theme().changed.connect(self.answer)
        self._say("circle", "muted", tr("Type a sentence: the answer stands here at once."))

    def show_rules(self, under: Under, readers: Readers, told: str) -> None:
        """Answer under these rules from now on. `told`: which version they are of."""
        self.told.setText(told)
        self._under = under
        if readers != self._readers:
            self._readers = readers
            self._fill_readers()
        self.answer()

    def answer(self) -> None:
        """Ask again about what stands there."""
        self._rest.stop()
        text = self.text.text().strip()[:_LONGEST]
        if not text:
            self._mark(())
            self._say("circle", "muted", tr("Type a sentence: the answer stands here at once."))
            return
        wish = Wish(
            text, self.subject.currentData(), Audience(self.reader.currentData()), self.tag.currentData()
        )
        self._show(wish, self._ask(wish))

    def _show(self, wish: Wish, found: Outcome) -> None:
        asked = Asked(
            wish.audience, self._reader_words(wish.audience), found.furthest, self._readers.coordinator
        )
        rule = self._rule_words(found.rule)
        self._mark(found.findings)
        if found.form is not None:
            said = leaves_words(found.form, asked)
            self._say("send", "warning", f"{said} {rule}".strip())
        else:
            said = stays_words(found.reason or Reason.NO_AGREEMENT, asked)
            self._say("lock", "text", f"{said} {rule}".strip())
        self.found.setText(self._found_words(wish.text, found.findings))
        self.found.setVisible(bool(found.findings))
        self.instead.setText(tr("Say instead: {wording}").format(wording=found.wording))
        self.use.setProperty("wording", found.wording)
        for offered in (self.instead, self.use):
            offered.setVisible(bool(found.wording) and len(found.wording) <= _SHORT)

    def _rule_words(self, number: int) -> str:
        lines, count, names = self._under
        for line in lines:
            if number and line.number == number:
                said = tr("{rule}: {sentence}")
                return said.format(rule=rule_number(number), sentence=line.sentence(names, count))
        return ""

    def _found_words(self, text: str, findings: tuple[Finding, ...]) -> str:
        said = [
            tr("“{words}”: {what}").format(
                words=text[one.start : one.end], what=reason_words(Reason(one.kind.value))
            )
            for one in findings
        ]
        return "; ".join(dict.fromkeys(said))

    def _reader_words(self, audience: Audience) -> str:
        if audience is Audience.PAIR:
            return self._readers.partner
        return self._readers.coordinator or "" if audience is Audience.COORDINATOR else tr("everyone at work")

    def _mark(self, findings: tuple[Finding, ...]) -> None:
        """Underline what was found where it stands."""
        text = self.text.text()
        before = len(text) - len(text.lstrip())
        marks = []
        for one in findings:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(_in_qt(text, before + one.start))
            cursor.setPosition(_in_qt(text, before + one.end), QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(theme().color("warning"))
            look.setBackground(theme().color("warning_soft"))
            mark.cursor, mark.format = cursor, look
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _say(self, icon: str, tone: str, said: str) -> None:
        self.icon.set_icon(icon, tone)
        self.outcome.setText(said)
        self.outcome.setAccessibleName(said)
        if icon == "circle":
            for one in (self.found, self.instead, self.use):
                one.hide()

    def _on_use_clicked(self) -> None:
        self.text.set_text(str(self.use.property("wording")))
        self.text.setFocus()
        self.answer()

    def _fill_choices(self) -> None:
        for subject in _SUBJECTS:
            self.subject.addItem(subject_words(subject), subject)
        for tag in Tag:
            self.tag.addItem(tag_words(tag), tag)
        for choice in (self.subject, self.tag, self.reader):
            choice.activated.connect(self.answer)

    def _fill_readers(self) -> None:
        self.reader.clear()
        self.reader.addItem(tr("the two of you"), Audience.PAIR)
        if self._readers.coordinator is not None:
            self.reader.addItem(self._readers.coordinator, Audience.COORDINATOR)
        self.reader.addItem(tr("everyone at work"), Audience.EVERYONE)
        self.reader.setCurrentIndex(1)

    def _lay_out(self) -> None:
        self.body.addWidget(words(tr("Try a sentence"), "card_title"))
        self.body.addWidget(self.told)
        self.body.addWidget(self.text)
        grid = QGridLayout()
        sizes(grid, spacing=8, margins=(0, 0, 0, 0))
        choices = ((tr("It is a"), self.subject), (tr("About"), self.tag), (tr("For"), self.reader))
        for at, (said, choice) in enumerate(choices):
            grid.addWidget(labelled(said, choice), 0, at)
            grid.addWidget(choice, 1, at)
            grid.setColumnStretch(at, 1)
            sizes(choice, min_width=96)
        self.body.addLayout(grid)
        self.body.addWidget(self._answer_well())
        self.body.addStretch(1)

    def _answer_well(self) -> QWidget:
        well = Well(inner=(14, 10, 14, 10))
        well.body.addWidget(self.icon)
        lines = column(spacing=3)
        lines.addWidget(self.outcome)
        lines.addWidget(self.found)
        lines.addWidget(self.instead)
        line = row()
        line.addWidget(self.use)
        line.addStretch(1)
        lines.addLayout(line)
        well.body.addLayout(lines, 1)
        return well


_LONGEST = 2000
"""Characters that are looked at: more is no sentence."""
_SHORT = 200
"""Characters of a wording that is offered: a longer text is reworded where it stands."""


def _in_qt(text: str, place: int) -> int:
    """A place in the text as Qt counts: in halves of what needs two."""
    return len(text[:place].encode("utf-16-le")) // 2
