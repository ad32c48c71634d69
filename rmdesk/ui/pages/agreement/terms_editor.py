"""The draft's editor beside the rules: what it is for, promises; folded: figures, readers, the way out."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.journal.agreement_forms import Terms, terms_of
from rmdesk.journal.agreements import AgreementView
from rmdesk.ui.pages.agreement.state import AgreementState
from rmdesk.ui.pages.agreement.terms_fields import MeetingFields, PromisesFields, StakeholdersFields
from rmdesk.ui.sizes import column, row, sizes
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.field import Field, labelled
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr
from rmdesk.wording.agreement import USUAL_EXIT, meeting_words


class FoldedCard(Card):
    """A title and what it holds in short; the fields show when they are asked for."""

    def __init__(self, title: str) -> None:
        super().__init__(gap=8)
        self.inside = QWidget()
        self.lines = column(self.inside, spacing=8)
        self._title = title
        self.told = words("", "small", "muted", wraps=True)
        self.toggle = button("", "flat", small=True)
        head = row(spacing=8)
        both = column(spacing=1)
        both.addWidget(words(title, "card_title", wraps=True))
        both.addWidget(self.told)
        head.addLayout(both, 1)
        head.addWidget(self.toggle)
        self.body.addLayout(head)
        self.body.addWidget(self.inside)
        self.toggle.clicked.connect(self._on_toggle_clicked)
        self.set_open(is_open=False)

    def set_open(self, *, is_open: bool) -> None:
        """Show the fields, or fold them."""
        self.inside.setVisible(is_open)
        self.toggle.setText(tr("Fold") if is_open else tr("Change"))
        said = tr("Fold: {title}") if is_open else tr("Change: {title}")
        self.toggle.setAccessibleName(said.format(title=self._title))

    def _on_toggle_clicked(self) -> None:
        self.set_open(is_open=self.inside.isHidden())


class TermsEditor(QWidget):
    """Shows and hands back `Terms` and the scope."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scope = TextArea(tr("What you want from this, and how long it runs"), lines=3)
        self.soon = Field(tr("What both want to see in a few weeks"))
        self.in_the_long_run = Field(tr("What it should have changed a year from now"))
        self.promises = PromisesFields()
        self.meeting = MeetingFields()
        self.stakeholders = StakeholdersFields()
        self.exit_words = TextArea(USUAL_EXIT, lines=2)
        sizes(self.scope, max_height=110)
        sizes(self.exit_words, max_height=84)
        self.how = FoldedCard(tr("How often, and until when"))
        self.around = FoldedCard(tr("Who else has an interest, and the way out"))
        lines = column(self, spacing=16)
        for card in (self._about(), self._both(), self.how, self.around):
            lines.addWidget(card)
        self._fill()
        self._connect()

    def terms(self, why: str) -> Terms:
        """As it stands on the screen."""
        sessions, minutes, cadence = self.meeting.figures
        return Terms(
            why=why,
            horizon_short=self.soon.clean_text(),
            horizon_long=self.in_the_long_run.clean_text(),
            exit_words=self.exit_words.text().strip(),
            ends_on=self.meeting.end,
            sessions=sessions,
            minutes=minutes,
            cadence_days=cadence,
            executive_budget=self.meeting.budget(Role.EXECUTIVE),
            mentor_budget=self.meeting.budget(Role.MENTOR),
            commitments=self.promises.commitments,
            stakeholders=self.stakeholders.stakeholders,
        )

    def show_terms(self, view: AgreementView, state: AgreementState) -> None:
        """Show what a draft says."""
        one, said = view.agreement, terms_of(view)
        names = {role: state.first_name(role) for role in Role}
        self.scope.set_text(one.scope)
        self.soon.set_text(one.horizon_short)
        self.in_the_long_run.set_text(one.horizon_long)
        self.exit_words.set_text(one.exit_words)
        self.promises.show_commitments(said.commitments, names)
        figures = (one.sessions, one.minutes, one.cadence_days)
        self.meeting.show_figures(figures, one.ends_on, _last_day(state, figures))
        budgets = {Role.EXECUTIVE: one.executive_budget, Role.MENTOR: one.mentor_budget}
        self.meeting.show_budgets(budgets, names)
        self.stakeholders.show_stakeholders(said.stakeholders, state.coordinator)
        self._tell()

    def text(self) -> list[str]:
        """The person's own words in it."""
        promises = [text for _side, text in self.promises.commitments]
        readers = [name for name, _audience in self.stakeholders.stakeholders]
        fields = (self.soon, self.in_the_long_run)
        areas = (self.scope.text(), self.exit_words.text())
        return [*areas, *(one.clean_text() for one in fields), *promises, *readers]

    def _on_edited(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        self.how.told.setText(meeting_words(*self.meeting.figures))
        names = ", ".join(name for name, _audience in self.stakeholders.stakeholders)
        self.around.told.setText(names or tr("Nobody is named yet."))

    def _connect(self) -> None:
        for field in (self.soon, self.in_the_long_run):
            field.textEdited.connect(self._on_edited)
        for area in (self.scope, self.exit_words):
            area.edited.connect(self._on_edited)
        for part in (self.promises, self.meeting, self.stakeholders):
            part.edited.connect(self._on_edited)

    def _about(self) -> Card:
        card = Card(gap=6)
        card.body.addWidget(labelled(tr("What it is for"), self.scope, "card_title"))
        card.body.addWidget(self.scope)
        for said, field in ((tr("Soon"), self.soon), (tr("In the long run"), self.in_the_long_run)):
            card.body.addWidget(labelled(said, field))
            card.body.addWidget(field)
        return card

    def _both(self) -> Card:
        card = Card(gap=8)
        card.body.addWidget(words(tr("What each promises"), "card_title"))
        card.body.addWidget(self.promises)
        return card

    def _fill(self) -> None:
        self.how.lines.addWidget(self.meeting)
        told = tr("They read only what you both agree to share, and each belongs to one group of readers.")
        self.around.lines.addWidget(words(told, "small", "muted", wraps=True))
        self.around.lines.addWidget(self.stakeholders)
        self.around.lines.addWidget(labelled(tr("How either may stop, in your own words"), self.exit_words))
        self.around.lines.addWidget(self.exit_words)


def _last_day(state: AgreementState, figures: tuple[int, int, int]) -> date:
    """The day of the last session when none is moved: proposed as the end."""
    sessions, _minutes, cadence = figures
    first = state.pairing.pairing.first_session_at.date()
    return first + timedelta(days=(sessions - 1) * cadence)
