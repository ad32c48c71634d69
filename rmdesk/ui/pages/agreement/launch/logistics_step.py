"""Step 5: when, what for, who else, and how it ends."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.launch_steps import LogisticsForm, Topics, plan_pilot, save_logistics
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.pages.agreement.launch.meetings import MeetingsCard, PurposeCard
from rmdesk.ui.pages.agreement.launch.others import ProgrammeCard, StakeholdersCard
from rmdesk.ui.pages.agreement.launch.state import LaunchState, launch_state
from rmdesk.ui.pages.agreement.launch.step import LaunchStep
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.field import labelled
from rmdesk.ui.widgets.notices import Hint
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.wording import tr
from rmdesk.wording.agreement import USUAL_EXIT
from rmdesk.wording.errors import missing_words, sentence
from rmdesk.wording.launch import topic_of_launch, topic_of_retrospective


class LogisticsStep(LaunchStep):
    """Several cards, one form."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(desk, page)
        self.meetings = MeetingsCard()
        self.purpose = PurposeCard()
        self.stakeholders = StakeholdersCard()
        self.programme = ProgrammeCard(desk, page)
        self.exit_words = TextArea(USUAL_EXIT, lines=2)
        self.missing = Hint("", title=" ")
        way_out = Card(gap=6)
        way_out.body.addWidget(labelled(tr("The way out, in your own words"), self.exit_words, "card_title"))
        way_out.body.addWidget(self.exit_words)
        cards = (self.meetings, self.purpose, self.stakeholders, self.programme, way_out, self.missing)
        for card in cards:
            self.lines.addWidget(card)
        self._autosave = self.keep(Autosave(desk, self._save, self._text, self))
        texts = (self.purpose.scope, self.purpose.soon, self.purpose.later, self.exit_words)
        self._autosave.watch(*self.meetings.widgets, *texts)
        self.stakeholders.edited.connect(self._autosave.touch)
        self.keep(self.programme.autosave)
        self.meetings.is_pilot.clicked.connect(self._on_pilot_clicked)

    def show_state(self, state: LaunchState) -> None:
        if not self._autosave.is_dirty:
            self.meetings.show_state(state)
            self.purpose.show_state(state)
            self.stakeholders.show_state(state)
            self.exit_words.set_text(state.agreement.exit_words)
        if not self.programme.autosave.is_dirty:
            self.programme.show_state(state)
        self.follow(state)

    def follow(self, state: LaunchState) -> None:
        self.stakeholders.show_programme(state.people.coordinator)
        missing = state.view.agreement.missing
        self.missing.setVisible(bool(missing))
        said = " ".join(missing_words(key) for key in missing)
        self.missing.set_words(said, tr("Before anyone signs"))

    def first_focus(self) -> QWidget | None:
        return self.meetings.day if self.meetings.day.isEnabled() else self.meetings.cadence

    def form(self) -> LogisticsForm:
        """What stands here now."""
        return replace(
            self.meetings.form(),
            scope=self.purpose.scope.text(),
            horizon_short=self.purpose.soon.clean_text(),
            horizon_long=self.purpose.later.clean_text(),
            exit_words=self.exit_words.text(),
            stakeholders=self.stakeholders.stakeholders,
        )

    def _on_pilot_clicked(self, is_pilot: bool) -> None:
        """Its figures are proposed at once; each may be changed."""
        topics = Topics(topic_of_launch(), topic_of_retrospective())
        journal, pairing_id = self.desk.journal, self.desk.pairing_id
        if not self._autosave.save_now():
            return
        try:
            journal.do(self.page, plan_pilot, pairing_id, topics, is_pilot=is_pilot)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
        self._show_proposed()

    def _show_proposed(self) -> None:
        state = self.desk.journal.ask(launch_state, self.desk.pairing_id)
        if state is not None:
            self.meetings.show_state(state)
        self.changed.emit()

    def _save(self) -> None:
        self.desk.journal.do(self.page, save_logistics, self.desk.pairing_id, self.form())

    def _text(self) -> str:
        form = self.form()
        said = (form.scope, form.horizon_short, form.horizon_long, form.exit_words)
        return "\n".join((*(text for text in said if text), *(name for name, _ in form.stakeholders)))
