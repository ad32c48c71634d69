"""One row for each rule of a draft: ticked or struck, with what the pair may set; and rules of their own."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from rmdesk.domain.subjects import Subject
from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.domain.vocabulary import Audience, Form, RuleKind
from rmdesk.journal.agreement_forms import RuleForm, rule_form
from rmdesk.storage.records import PrivacyRule
from rmdesk.ui.icons import icon, menu_mark
from rmdesk.ui.pages.agreement.rule_lines import rule_note, rule_number
from rmdesk.ui.pages.agreement.state import meaning, sentence
from rmdesk.ui.sizes import column, gap, row, sizes
from rmdesk.ui.widgets.buttons import Button, button
from rmdesk.ui.widgets.choices import Choice, NumberField
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.text import IconLabel, escaped, words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.dates import number
from rmdesk.wording.facts import subject_words
from rmdesk.wording.rules import Names, RuleMeaning

_SUBJECTS = (
    Subject.GOAL,
    Subject.LEARNT,
    Subject.WHAT_CHANGED,
    Subject.LESSON_LEARNT,
    Subject.PROGRAMME_IDEA,
    Subject.WAY_OF_WORKING,
    Subject.NEXT_STEP,
    Subject.ACTION,
    Subject.NOTE,
)
"""What a rule of the pair's own may be about."""
_NUMBER_WIDTH = 36

Limit = tuple[RuleKind, Audience, Form | None]
_LIMITS: tuple[Limit, ...] = (
    (RuleKind.CAP, Audience.ONLY_ME, None),
    (RuleKind.CAP, Audience.PAIR, None),
    (RuleKind.CAP, Audience.COORDINATOR, None),
    (RuleKind.FORM, Audience.PAIR, Form.COUNTED_ONLY),
    (RuleKind.FORM, Audience.COORDINATOR, Form.WITHOUT_AUTHOR),
    (RuleKind.PROMISE, Audience.PAIR, None),
)
_PROMISE = len(_LIMITS) - 1


class RuleRow(QWidget):
    """One of the ten usual rules. What is always on has a lock in the place of its tick."""

    edited = Signal()

    def __init__(self, rule: PrivacyRule, names: Names) -> None:
        super().__init__()
        self._rule = rule
        self._names = names
        self._line = row(self, margins=(0, 5, 0, 5))
        sizes(self, min_height=41)
        place = words(rule_number(rule.number), "small", "muted", tabular=True)
        sizes(place, width=_NUMBER_WIDTH)
        self._line.addWidget(place)
        self.tick: Tick | None = None
        if rule.kind in ALWAYS_ON:
            self._add_lock()
        else:
            self._add_tick()
        if note := rule_note(rule.kind):
            self._line.addWidget(gap(8, across=True))
            self._line.addWidget(words(note, "small", "muted", wraps=False))

    def form(self, _place: int) -> RuleForm:
        """The rule as it stands in the row; the usual rules keep their numbers."""
        is_kept = self.tick is None or self.tick.isChecked()
        return replace(rule_form(self._rule), is_kept=is_kept)

    def set_watchwords(self, count: int) -> None:
        """Say the sentence with so many watchwords."""
        if self.tick is not None:
            self.tick.set_text(sentence(meaning(self._rule), self._names, count))

    def _add_lock(self) -> None:
        line = row(spacing=11, margins=(1, 0, 0, 0))  # the words begin where those of a tick begin
        line.addWidget(IconLabel("lock", 18))
        line.addWidget(words(sentence(meaning(self._rule), self._names), "body", wraps=True), 1)
        self._line.addLayout(line, 1)

    def _add_tick(self) -> None:
        self.tick = Tick(sentence(meaning(self._rule), self._names))
        self.tick.setChecked(self._rule.is_kept)
        self.tick.clicked.connect(self.edited)
        self._line.addWidget(self.tick, 1)


class RetentionRow(RuleRow):
    """R10: with its days and months."""

    def __init__(self, rule: PrivacyRule, names: Names) -> None:
        super().__init__(rule, names)
        self.days = NumberField(1, 3650, tr(" days"), name=tr("Days until only-you notes are erased"))
        self.months = NumberField(1, 120, tr(" months"), name=tr("Months until pair notes are erased"))
        self.days.setValue(rule.only_me_days or 1)
        self.months.setValue(rule.pair_months or 1)
        for field in (self.days, self.months):
            sizes(field, width=112)
            self._line.addWidget(gap(8, across=True))
            self._line.addWidget(field)
            field.valueChanged.connect(self._on_value_changed)

    def form(self, place: int) -> RuleForm:
        kept = super().form(place)
        return RuleForm(
            number=kept.number,
            is_kept=kept.is_kept,
            only_me_days=self.days.value(),
            pair_months=self.months.value(),
        )

    def _on_value_changed(self) -> None:
        if self.tick is not None:
            said = RuleMeaning(
                RuleKind.RETENTION, only_me_days=self.days.value(), pair_months=self.months.value()
            )
            self.tick.set_text(sentence(said, self._names))
        self.edited.emit()


class OwnRuleRow(QWidget):
    """A rule of the pair's own: what it is about and how far that may go; or a promise in own words."""

    edited = Signal()
    removed = Signal()

    def __init__(self, names: Names, rule: PrivacyRule | None = None) -> None:
        super().__init__()
        self._names = names
        self._rule = rule
        """As it was stored, until it is edited: it may say more than the row can."""
        self._number = words("", "small", "muted", tabular=True)
        sizes(self._number, width=_NUMBER_WIDTH)
        subjects = tuple(Subject(subject) for subject in rule.subjects) if rule else (Subject.GOAL,)
        self.subjects = SubjectsButton(subjects)
        self.limit = Choice(tr("How far it may go"))
        for said in _limit_words(names):
            self.limit.addItem(said)
        self.limit.setCurrentIndex(_limit_of(rule))
        self.promise = Field(tr("We promise…"), rule.text if rule else "", name=tr("Promise in your words"))
        self.remove = button(tr("Remove"), "flat", "trash-2", small=True)
        self._said = words("", "small", "muted", wraps=True)
        self._lay_out()
        self._connect()
        self._show()

    def form(self, place: int) -> RuleForm | None:
        """The rule under this number; None for a promise without words."""
        self._number.setText(rule_number(place))
        if self._rule is not None:
            return replace(rule_form(self._rule), number=place)
        kind, audience, form = _LIMITS[self.limit.currentIndex()]
        if kind is not RuleKind.PROMISE:
            return RuleForm(number=place, audience=audience, form=form, subjects=self.subjects.chosen)
        said = self.promise.clean_text()
        return RuleForm(number=place, audience=audience, text=said) if said else None

    def _lay_out(self) -> None:
        lines = column(self, spacing=2, margins=(0, 5, 0, 5))
        line = row(spacing=8)
        line.addWidget(self._number)
        line.addWidget(self.subjects)
        line.addWidget(self.promise, 1)
        line.addWidget(self.limit, 1)
        line.addWidget(self.remove)
        lines.addLayout(line)
        below = row(margins=(_NUMBER_WIDTH + 8, 0, 0, 0))
        below.addWidget(self._said)
        lines.addLayout(below)
        sizes(self.limit, min_width=120)

    def _connect(self) -> None:
        self.subjects.edited.connect(self._on_edited)
        self.limit.activated.connect(self._on_edited)
        self.promise.textEdited.connect(self._on_edited)
        self.remove.clicked.connect(self.removed)

    def _on_edited(self) -> None:
        self._rule = None
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        kind, audience, form = _LIMITS[self.limit.currentIndex()]
        is_promise = kind is RuleKind.PROMISE
        self.subjects.setVisible(not is_promise)
        self.promise.setVisible(is_promise)
        if is_promise:
            self._said.setText(tr("Agreed and shown; the program does not check it."))
            return
        said = RuleMeaning(kind, audience, form, subjects=self.subjects.chosen)
        kept = meaning(self._rule) if self._rule is not None else said
        self._said.setText(sentence(kept, self._names))


class SubjectsButton(Button):
    """What a rule is about: a menu of kinds of text, at least one chosen."""

    edited = Signal()

    def __init__(self, chosen: tuple[Subject, ...]) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        self.setProperty("small", "false")
        self.setAutoDefault(False)
        self.chosen = chosen
        menu = QMenu(self)
        self.setIcon(icon("chevron-down", "muted"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands after the words
        menu.setLayoutDirection(QApplication.layoutDirection())
        sizes(self, icon=14)
        for subject in (*_SUBJECTS, *(one for one in chosen if one not in _SUBJECTS)):
            menu.addAction(self._entry(subject, menu))
        self.setMenu(menu)
        self._show()

    def _entry(self, subject: Subject, menu: QMenu) -> QAction:
        action = QAction(menu_mark(), escaped(subject_words(subject)), menu)
        action.setCheckable(True)
        action.setChecked(subject in self.chosen)
        action.triggered.connect(lambda _on=False: self._on_triggered(subject, action))
        return action

    def _on_triggered(self, subject: Subject, action: QAction) -> None:
        if action.isChecked():
            self.chosen = (*self.chosen, subject)
        elif len(self.chosen) > 1:
            self.chosen = tuple(one for one in self.chosen if one is not subject)
        else:
            action.setChecked(True)
            return
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        first = subject_words(self.chosen[0])
        more = len(self.chosen) - 1
        said = tr("{subject} and {more} more").format(subject=first, more=number(more)) if more else first
        self.setText(escaped(said))
        listed = ", ".join(subject_words(subject) for subject in self.chosen)
        self.setAccessibleName(tr("What the rule is about: {subjects}").format(subjects=listed))


def _limit_of(rule: PrivacyRule | None) -> int:
    if rule is None:
        return 1
    for place, (kind, audience, form) in enumerate(_LIMITS):
        if (
            kind is rule.kind
            and form is rule.form
            and (kind is not RuleKind.CAP or audience is rule.audience)
        ):
            return place
    return _PROMISE


def _limit_words(names: Names) -> tuple[str, ...]:
    further = tr("no further than {name}").format(name=names.coordinator)
    return (
        tr("only the one who wrote it"),
        tr("only the two of us"),
        further if names.coordinator else tr("not for everyone at work"),
        tr("counted, never quoted"),
        tr("without an author"),
        tr("a promise in our own words"),
    )
