"""Step 2: who the two are to each other."""

from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.launch import PairForm, save_pair
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.agreement.launch.state import LaunchState
from rmdesk.ui.pages.agreement.launch.step import LaunchStep
from rmdesk.ui.sizes import column, row
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.disc import Disc
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.notices import Hint
from rmdesk.ui.widgets.question import Question
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr


class PairStep(LaunchStep):
    """What the roles are called here, alike and different, the reporting line, a mentor from outside."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self._has_usual_rules = True
        self.question: Question | None = None
        """What was asked last."""
        self.titles = {Role.EXECUTIVE: Field(tr("Executive")), Role.MENTOR: Field(tr("Mentor"))}
        self._labels = {role: words("", "label", wraps=True) for role in Role}
        self._discs = {role: Disc("", role) for role in Role}
        self.alike = TextArea(tr("Both grew up in a shop; both like plain words"), lines=3)
        self.different = TextArea(tr("Age, division, who decides, what each finds easy"), lines=3)
        self.is_reporting_line = Tick(tr("One of us works in the other’s reporting line"))
        self.is_external = Tick(tr("The mentor comes from outside the firm"))
        self.trust = Hint("", title=" ")
        self.stricter = words("", "small", "muted", wraps=True)
        for part in (self._build_titles(), self._build_words(), self._build_ticks()):
            self.lines.addWidget(part)
        self._autosave = self.keep(Autosave(desk, self._save, self._text, self))
        self._autosave.watch(*self.titles.values(), self.alike, self.different, self.is_reporting_line)
        self.is_reporting_line.toggled.connect(self.trust.setVisible)
        self.is_external.clicked.connect(self._on_external_clicked)

    def show_state(self, state: LaunchState) -> None:
        self._has_usual_rules = state.has_usual_rules
        for role, label in self._labels.items():
            self._discs[role].set_person(state.name(role), role)
            label.setText(tr("{name} is called").format(name=state.name(role)))
            named = tr("What {name} is called on the screen").format(name=state.name(role))
            self.titles[role].setAccessibleName(named)
        said = tr("{mentor} may find it hard to say what went wrong. Is a pair from two divisions possible?")
        self.trust.set_words(
            said.format(mentor=state.people.mentor), tr("An open word may cost one of you something.")
        )
        self._tell_stricter()
        if not self._autosave.is_dirty:
            self._show_form(state)

    def follow(self, state: LaunchState) -> None:
        self._has_usual_rules = state.has_usual_rules
        self._tell_stricter()

    def first_focus(self) -> QWidget | None:
        return self.titles[Role.EXECUTIVE]

    def form(self) -> PairForm:
        """What stands here now."""
        return PairForm(
            self.titles[Role.EXECUTIVE].clean_text(),
            self.titles[Role.MENTOR].clean_text(),
            self.alike.text(),
            self.different.text(),
            is_reporting_line=self.is_reporting_line.isChecked(),
            is_external=self.is_external.isChecked(),
        )

    def _show_form(self, state: LaunchState) -> None:
        pairing = state.pairing
        self.titles[Role.EXECUTIVE].set_text(pairing.executive_title)
        self.titles[Role.MENTOR].set_text(pairing.mentor_title)
        self.alike.set_text(pairing.alike)
        self.different.set_text(pairing.different)
        self.is_reporting_line.setChecked(pairing.is_reporting_line)
        self.trust.setVisible(pairing.is_reporting_line)
        self.is_external.setChecked(pairing.is_external)
        self._tell_stricter()

    def _tell_stricter(self) -> None:
        ticked = tr(
            "Two rules more: nothing goes to everyone at work, and what each learnt is counted, never quoted."
            " Notes are erased sooner: after 30 days and 3 months."
        )
        plain = tr("Then two more rules are proposed, and notes are erased sooner.")
        self.stricter.setText(ticked if self.is_external.isChecked() else plain)

    def _on_external_clicked(self) -> None:
        if self._has_usual_rules:
            self._take_external()
            return
        question = Question(
            self.window(),
            tr("Begin the rules anew?"),
            tr("You changed the list of rules. Another kind of mentor begins it anew, with the usual rules."),
            tr("Begin anew"),
            no=tr("Keep our rules"),
        )
        question.accepted.connect(self._take_external)
        question.rejected.connect(self.is_external.toggle)
        question.finished.connect(question.deleteLater)
        self.question = question
        question.open()

    def _take_external(self) -> None:
        self._autosave.touch()
        self._autosave.save_now()

    def _save(self) -> None:
        self.desk.journal.do(self.page, save_pair, self.desk.pairing_id, self.form())

    def _text(self) -> str:
        titles = (field.clean_text() for field in self.titles.values())
        return "\n".join(text for text in (*titles, self.alike.text(), self.different.text()) if text)

    def _build_titles(self) -> QWidget:
        card = Card(gap=10)
        parts = []
        for role, field in self.titles.items():
            part = QWidget()
            lines = column(part, spacing=5)
            head = row(spacing=8)
            head.addWidget(self._discs[role])
            head.addWidget(self._labels[role], 1)
            self._labels[role].setBuddy(field)
            lines.addLayout(head)
            lines.addWidget(field)
            parts.append(Part(part))
        card.body.addWidget(Fold(*parts, gap=20, below=640))
        told = tr("Owner, partner, doctor: as you say it. A file always says Executive and Mentor.")
        card.body.addWidget(words(told, "small", "muted"))
        return card

    def _build_words(self) -> QWidget:
        card = Card(gap=8)
        parts = []
        for text, field in (
            (tr("Where you are alike"), self.alike),
            (tr("Where you differ"), self.different),
        ):
            part = QWidget()
            lines = column(part, spacing=5)
            lines.addWidget(labelled(text, field))
            lines.addWidget(field)
            parts.append(Part(part))
        card.body.addWidget(Fold(*parts, gap=20, below=640))
        return card

    def _build_ticks(self) -> QWidget:
        card = Card(gap=8)
        card.body.addWidget(self.is_reporting_line)
        card.body.addWidget(self.trust)
        self.trust.hide()
        card.body.addWidget(self.is_external)
        below = row(margins=(30, 0, 0, 0))
        below.addWidget(self.stricter)
        card.body.addLayout(below)
        return card
