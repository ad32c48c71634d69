"""The editor of a draft: rules ticked or struck, rules of the pair's own, watchwords, and the terms."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rmdesk.domain.usual_rules import USUAL_RULES
from rmdesk.domain.vocabulary import RuleKind
from rmdesk.journal.agreement_forms import AgreementForm, rule_form, terms_of
from rmdesk.journal.agreements import AgreementView
from rmdesk.storage.records import PrivacyRule
from rmdesk.ui.pages.agreement.rule_lines import is_about_watchwords
from rmdesk.ui.pages.agreement.rule_rows import OwnRuleRow, RetentionRow, RuleRow
from rmdesk.ui.pages.agreement.rules import REVEAL_MS
from rmdesk.ui.pages.agreement.state import AgreementState
from rmdesk.ui.pages.agreement.terms_editor import TermsEditor
from rmdesk.ui.pages.agreement.watchwords import WatchwordsCard
from rmdesk.ui.sizes import clear, column, gap, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.rules import Names


class DraftEditor(QWidget):
    """Shows one draft for changing. It saves nothing itself: `edited` says that something is new."""

    edited = Signal()
    discarding = Signal()
    """The person wants to throw the draft away."""
    finished = Signal()
    """The person wants to read the rules again."""

    def __init__(self, *, reveal_ms: int = REVEAL_MS) -> None:
        super().__init__()
        self._names = Names("")
        self._watchword_row: RuleRow | None = None
        self.usual: list[RuleRow] = []
        self.own: list[OwnRuleRow] = []
        self.rules = Card(gap=0)
        self._usual_lines = column()
        self._own_lines = column()
        self.add_rule = button(tr("Add a rule"), "flat", "plus", small=True)
        self.watchwords = WatchwordsCard(reveal_ms=reveal_ms)
        self.shows_first_and_last = Tick(tr("The first and the last practice may be shown"))
        self.terms = TermsEditor()
        self.change = Field(tr("Lessons of 40 minutes; the chair alternates"))
        self.why = Field(tr("Forty minutes is as long as one can take in"))
        self.discard = button(tr("Discard this draft"), "flat", "trash-2")
        self.done = button(tr("Done changing"), "plain", "check")
        lines = column(self, spacing=16)
        self.what = self._what_card()
        for part in (self.what, self._rules_card(), self.watchwords, self.terms):
            lines.addWidget(part)
        lines.addLayout(self._foot())
        lines.addStretch(1)
        self._connect()

    def show_draft(self, view: AgreementView, state: AgreementState) -> None:
        """Show this draft. A draft that reads the same already keeps its cursor."""
        if self.usual and state.names == self._names and self.form() == form_of(view):
            return
        self._names = state.names
        self._show_rules(view)
        self.watchwords.show_words(view.watchwords)
        self._count_watchwords()
        agreement = view.agreement
        self.shows_first_and_last.setChecked(agreement.shows_first_and_last)
        self.terms.show_terms(view, state)
        self.change.set_text(agreement.change)
        self.why.set_text(agreement.why)
        self.what.setVisible(agreement.version > 1)
        self.discard.setVisible(agreement.version > 1)

    def form(self) -> AgreementForm:
        """The draft as it stands on the screen."""
        rules = [one.form(0) for one in self.usual]
        for one in self.own:
            form = one.form(len(USUAL_RULES) + 1 + len(rules) - len(self.usual))
            if form is not None:
                rules.append(form)
        return AgreementForm(
            scope=self.terms.scope.text().strip(),
            change=self.change.clean_text(),
            shows_first_and_last=self.shows_first_and_last.isChecked(),
            rules=tuple(rules),
            watchwords=self.watchwords.pairs,
            terms=self.terms.terms(self.why.clean_text()),
        )

    def text(self) -> str:
        """The person's own words in it, for a copy elsewhere."""
        promises = [one.promise.clean_text() for one in self.own]
        said = [self.change.clean_text(), self.why.clean_text(), *self.terms.text(), *promises]
        said += [f"{word}: {wording}" for word, wording in self.watchwords.pairs]
        return "\n".join(one for one in said if one)

    def _on_edited(self) -> None:
        self.edited.emit()

    def _on_watchwords_edited(self) -> None:
        self._count_watchwords()
        self.edited.emit()

    def _on_add_rule_clicked(self) -> None:
        added = OwnRuleRow(self._names)
        self._put_own(added)
        self.form()
        added.limit.setFocus()
        self.edited.emit()

    def _on_own_removed(self, gone: OwnRuleRow) -> None:
        self.own.remove(gone)
        self._own_lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.form()
        self.edited.emit()

    def _connect(self) -> None:
        self.add_rule.clicked.connect(self._on_add_rule_clicked)
        self.watchwords.edited.connect(self._on_watchwords_edited)
        self.shows_first_and_last.clicked.connect(self._on_edited)
        self.terms.edited.connect(self._on_edited)
        for field in (self.change, self.why):
            field.textEdited.connect(self._on_edited)
        self.discard.clicked.connect(self.discarding)
        self.done.clicked.connect(self.finished)

    def _show_rules(self, view: AgreementView) -> None:
        for lines in (self._usual_lines, self._own_lines):
            clear(lines)
        self.usual, self.own, self._watchword_row = [], [], None
        for rule in view.rules:
            if rule.number > len(USUAL_RULES):
                self._put_own(OwnRuleRow(self._names, rule))
            else:
                self._put_usual(rule)
        self.form()

    def _put_usual(self, rule: PrivacyRule) -> None:
        made = (RetentionRow if rule.kind is RuleKind.RETENTION else RuleRow)(rule, self._names)
        made.edited.connect(self._on_edited)
        if self.usual:
            self._usual_lines.addWidget(hairline())
        self._usual_lines.addWidget(made)
        self.usual.append(made)
        if is_about_watchwords(rule):
            self._watchword_row = made

    def _put_own(self, added: OwnRuleRow) -> None:
        self.own.append(added)
        self._own_lines.addWidget(added)
        added.edited.connect(self._on_edited)
        added.removed.connect(lambda: self._on_own_removed(added))

    def _count_watchwords(self) -> None:
        if self._watchword_row is not None:
            self._watchword_row.set_watchwords(len(self.watchwords.pairs))

    def _what_card(self) -> Card:
        card = Card(gap=6)
        card.body.addWidget(labelled(tr("What changes, in one line"), self.change))
        card.body.addWidget(self.change)
        card.body.addWidget(labelled(tr("Why, in one line"), self.why))
        card.body.addWidget(self.why)
        return card

    def _rules_card(self) -> Card:
        self.rules.body.addWidget(words(tr("What we agree"), "card_title"))
        self.rules.body.addWidget(gap(4))
        self.rules.body.addLayout(self._usual_lines)
        self.rules.body.addLayout(self._own_lines)
        self.rules.body.addWidget(gap(4))
        foot = row()
        foot.addWidget(self.add_rule)
        foot.addStretch(1)
        self.rules.body.addLayout(foot)
        self.rules.body.addWidget(hairline())
        self.rules.body.addWidget(gap(4))
        self.rules.body.addWidget(self.shows_first_and_last)
        return self.rules

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=8)
        foot.addWidget(self.discard)
        foot.addStretch(1)
        foot.addWidget(self.done)
        return foot


def form_of(view: AgreementView) -> AgreementForm:
    """A stored draft as the form has it."""
    rules = tuple(rule_form(rule) for rule in view.rules)
    agreement = view.agreement
    pairs = tuple((one.word, one.wording) for one in view.watchwords)
    change, shows = agreement.change, agreement.shows_first_and_last
    return AgreementForm(agreement.scope, change, shows, rules, pairs, terms_of(view))
