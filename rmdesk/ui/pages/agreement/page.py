"""The Agreement page: rules with how far each may travel, signatures, versions, and a change to propose."""

from collections.abc import Callable

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from rmdesk.errors import RmdeskError
from rmdesk.journal.drafts import discard_draft, propose_change, save_draft
from rmdesk.journal.simulator import Outcome, Wish, simulate
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.page import Page
from rmdesk.ui.pages.agreement.deeds import Deeds
from rmdesk.ui.pages.agreement.draft import DraftEditor
from rmdesk.ui.pages.agreement.notices import AgreementNotices
from rmdesk.ui.pages.agreement.printing import Printing
from rmdesk.ui.pages.agreement.rule_lines import rule_lines, watchwords_now
from rmdesk.ui.pages.agreement.rules import REVEAL_MS, RulesCard
from rmdesk.ui.pages.agreement.side import NamesCard, VersionsCard, WayOut
from rmdesk.ui.pages.agreement.signatures import SignaturesCard
from rmdesk.ui.pages.agreement.simulator import SimulatorCard
from rmdesk.ui.pages.agreement.state import AgreementState, Version, agreement_state, subtitle
from rmdesk.ui.pages.agreement.terms import AboutCard, TermsCards
from rmdesk.ui.reading_order import show_whole
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.question import Question
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.text_area import TextArea
from rmdesk.ui.widgets.toast import Offer
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence as fault_sentence

_IN_FORCE, _DRAFT = 0, 1
_SIDE_WIDTH = 288
_ROOMY = 1.5
"""Text size up to which the head has room for all its icons."""


class AgreementPage(Page):
    """Reads a version; a draft is changed in the same place, and saved as it is typed."""

    page_id = "agreement"
    can_print = True
    list_at_edge = True

    def __init__(self, desk: Desk, *, reveal_ms: int = REVEAL_MS) -> None:
        super().__init__(desk)
        self._state: AgreementState | None = None
        self._is_editing = False
        self.change = button(tr("Propose a change"), "plain", "pen-line")
        self.print = button(tr("Print…"), "plain", "file-text")
        self.head.set_title(tr("Agreement"))
        self.head.add(self.print)
        self.head.add(self.change)
        desk.theme.changed.connect(self._on_theme_changed)
        self.which = Segmented((tr("In force"), tr("The draft")), name=tr("Which version shows"))
        self.notices = AgreementNotices()
        self.rules = RulesCard(reveal_ms=reveal_ms)
        self.editor = DraftEditor(reveal_ms=reveal_ms)
        self.signatures = SignaturesCard()
        self.versions = VersionsCard()
        self.names = NamesCard()
        self.way_out = WayOut()
        self.simulator = SimulatorCard(self._simulated)
        self.about = AboutCard()
        self.terms = TermsCards()
        self.deeds = Deeds(self, lambda: (self._known(), self.shown))
        self.printing = Printing(self)
        self._lay_out()
        self._autosave = Autosave(desk, self._save, self.editor.text, self)
        self._connect()

    def reload(self) -> None:
        self._state = self.desk.journal.ask(agreement_state, self.desk.pairing_id)
        if self._state.draft is None:
            self._autosave.drop()
            self._is_editing = False
        if self._state.in_force is None:
            self.which.set_index(_DRAFT)
        elif self._state.draft is None:
            self.which.set_index(_IN_FORCE)
        self._show()

    def open_record(self, record_id: str) -> None:
        """Show the draft, when it is the version with this id."""
        draft = self._state.draft if self._state else None
        if draft is not None and draft.view.agreement.id == record_id:
            self.which.set_index(_DRAFT)
            self._show()

    def primary(self) -> QPushButton | None:
        """Who signs next; in a long text of the draft its end, so that nobody signs who wanted to keep it."""
        written = self.editor.focusWidget() if self._is_editing else None
        if isinstance(written, TextArea) and written.hasFocus():
            return self.change
        for one in (self.signatures.sign, self.signatures.hand_over):
            if not one.isHidden():
                return one
        return None

    def new_thing(self) -> None:
        self._on_change_clicked()

    def print_page(self) -> None:
        """Print the version on the screen; watchwords only while they are revealed."""
        if not self.save_now():
            return
        line = self.rules.watchwords
        is_revealed = line is not None and line.is_revealed and not self._is_editing
        self.printing.ask(self.shown, self._known(), is_revealed=is_revealed)

    def first_focus(self) -> QWidget | None:
        """In the body; never a deed by one key, such as signing, or showing the watchwords."""
        for one in (*self.notices.answers, self.which.current):
            if one.isVisible():
                return one
        if self._is_editing:
            return self.editor.change
        return self.versions.compare

    def save_now(self) -> bool:
        return self._autosave.save_now()

    @property
    def dialog(self) -> QDialog | None:
        """What was opened last."""
        return self.deeds.dialog

    @property
    def shown(self) -> Version:
        """The version on the screen. Only after `reload`."""
        state = self._known()
        wanted = state.draft if self.which.index == _DRAFT else state.in_force
        found = wanted or state.in_force or state.draft
        if found is None:
            raise RuntimeError("a pairing has an agreement from its first day")
        return found

    def _known(self) -> AgreementState:
        if self._state is None:
            self._state = self.desk.journal.ask(agreement_state, self.desk.pairing_id)
        return self._state

    def _simulated(self, wish: Wish) -> Outcome:
        """Under the draft while it is shown, as it stands on the screen."""
        draft = self._known().draft
        shows_draft = draft is not None and not self.shown.is_in_force
        self.save_now()
        return self.desk.journal.ask(
            simulate, self.desk.pairing_id, wish, draft.view.agreement.id if draft and shows_draft else None
        )

    def _on_change_clicked(self) -> None:
        if self._known().closed_on is not None:
            return
        if self._is_editing:
            self._on_editor_finished()
            return
        draft = self.desk.journal.do(self, propose_change, self.desk.pairing_id)
        self.which.set_index(_DRAFT)
        self._is_editing = True
        self.reload()
        if draft.version > 1:
            self.editor.change.setFocus()

    def _on_editor_finished(self) -> None:
        if self.save_now():
            self._is_editing = False
            self.reload()

    def _on_theme_changed(self) -> None:
        """With the largest text both buttons fit beside the title only without this icon."""
        if self.desk.theme.scale > _ROOMY:
            self.print.setIcon(QIcon())
        else:
            set_icon(self.print, "file-text")

    def _on_which_chosen(self) -> None:
        self.save_now()
        self._is_editing = False
        self._show()

    def _on_discarding(self) -> None:
        question = Question(
            self.window(),
            tr("Discard this draft?"),
            tr("The version in force stays as it is. What the draft changed is lost."),
            tr("Discard it"),
            no=tr("Keep it"),
        )
        question.no.setFocus()  # there is no way back: not by the Enter that opened it
        question.accepted.connect(self._discard)
        self.deeds.open(question)

    def _discard(self) -> None:
        draft = self._known().draft
        self._autosave.drop()
        if draft is not None:
            try:
                self.desk.journal.do(self, discard_draft, draft.view.agreement.id)
            except RmdeskError as fault:
                self.desk.toast(fault_sentence(fault))
        self._is_editing = False
        self.reload()

    def _when_ready(self, deed: Callable[[], None]) -> Callable[[], None]:
        """Before a deed the draft is saved and read again; what lacks something is not signed."""

        def do() -> None:
            if not self.save_now():
                return
            self.reload()
            if self.shown.view.missing:
                self.signatures.refuse()
            else:
                deed()

        return do

    def _when_saved(self, deed: Callable[[], None]) -> Callable[[], None]:
        def do() -> None:
            if self.save_now():
                self.reload()
                deed()

        return do

    def _on_signed(self) -> None:
        number = self.shown.number
        self.signatures.tell_taken_back([])
        self._is_editing = False
        self.reload()
        (self.primary() or self.change).setFocus()
        if self._known().draft is None:
            dates = Offer(tr("Plan the dates…"), self._plan_dates) if number == 1 else None
            self.desk.toast(tr("Version {number} is in force.").format(number=number), dates)

    def _plan_dates(self) -> None:
        """What comes next when the launch has ended."""
        from rmdesk.ui.dialogs.series import ask_for_series

        ask_for_series(self.desk, self.window())

    def _save(self) -> None:
        state = self._known()
        if state.draft is None:
            return
        signed = [state.first_name(role) for role, when in state.draft.signed.items() if when is not None]
        self.desk.journal.do(self, save_draft, state.draft.view.agreement.id, self.editor.form())
        self._state = self.desk.journal.ask(agreement_state, self.desk.pairing_id)
        if signed and self._state.draft is not None and not any(self._state.draft.signed.values()):
            self.signatures.tell_taken_back(signed)
        self._show_side()

    def _show(self) -> None:
        state = self._known()
        both = state.in_force is not None and state.draft is not None
        self.which.setVisible(both and not self._is_editing)
        self.rules.setVisible(not self._is_editing)
        self.editor.setVisible(self._is_editing)
        self.about.setVisible(not self._is_editing)
        self.terms.setVisible(not self._is_editing)
        # Beside the long editor the way out stays where it can be seen.
        self._right.setStretch(self._right.indexOf(self.versions), 0 if self._is_editing else 1)
        self._right.setStretch(self._right.count() - 1, 1 if self._is_editing else 0)
        if self._is_editing and state.draft is not None and not self._autosave.is_dirty:
            self.editor.show_draft(state.draft.view, state)
        if not self._is_editing:
            self.rules.show_version(self.shown, state.names, self.desk.readers)
            self.about.show_version(self.shown, state)
            self.terms.show_version(self.shown, state)
        self._show_side()

    def _show_side(self) -> None:
        state, shown = self._known(), self.shown
        self.head.set_subtitle(subtitle(state, shown))
        self.change.setText(self._change_words())
        self.change.setVisible(state.closed_on is None)
        self.notices.show_state(state)
        self.signatures.show_version(shown, state)
        self.versions.show_state(state, shown)
        self.names.show_state(state)
        self.way_out.show_state(state, shown)
        under = (rule_lines(shown.view), len(watchwords_now(shown.view)), state.names)
        told = tr("Nothing of it is kept. It is answered under version {number}.")
        self.simulator.show_rules(under, self.desk.readers, told.format(number=shown.number))

    def _change_words(self) -> str:
        if self._is_editing:
            return tr("Done changing")
        return tr("Change the draft") if self._known().draft is not None else tr("Propose a change")

    def _connect(self) -> None:
        self._on_theme_changed()
        self.change.clicked.connect(self._on_change_clicked)
        self.print.clicked.connect(self.print_page)
        self.which.chosen.connect(self._on_which_chosen)
        self.editor.edited.connect(self._autosave.touch)
        self.editor.discarding.connect(self._on_discarding)
        self.editor.finished.connect(self._on_editor_finished)
        self._connect_side()
        self.deeds.done.connect(self.reload)
        self.deeds.signed.connect(self._on_signed)
        self.deeds.refused.connect(self.signatures.refuse)

    def _connect_side(self) -> None:
        card, deeds = self.signatures, self.deeds
        card.signing.connect(self._when_ready(deeds.sign))
        card.handing_over.connect(self._when_ready(deeds.hand_over))
        card.paper_given.connect(self._when_ready(deeds.sign_on_paper))
        card.code_asked.connect(self._when_saved(deeds.new_code))
        card.narrower.owner_wants.connect(self._when_saved(deeds.narrow))
        card.narrower.partner_wants.connect(self._when_saved(deeds.partner_narrows))
        card.missing.goals_asked.connect(lambda: self.desk.go_to("goals"))
        card.missing.rules_asked.connect(self._on_rules_asked)
        card.missing.scope_asked.connect(self._on_scope_asked)
        self.versions.comparing.connect(self._when_saved(deeds.compare))
        self.versions.log_asked.connect(deeds.show_log)
        self.names.change.clicked.connect(deeds.show_names)
        self.way_out.stopping.connect(self._when_saved(deeds.ask_to_stop))
        self.notices.erasing.connect(deeds.ask_to_erase)
        self.notices.going_on.connect(lambda: self.desk.go_to("launch"))

    def _on_rules_asked(self) -> None:
        if not self._is_editing:
            self._on_change_clicked()

    def _on_scope_asked(self) -> None:
        self._on_rules_asked()
        self.editor.terms.scope.setFocus()
        show_whole(self.editor.terms.scope)  # it stands below the rules

    def _lay_out(self) -> None:
        left, right, below = QWidget(), QWidget(), QWidget()
        lines = column(left, spacing=12)
        lines.addWidget(self.which)
        lines.addWidget(self.rules)
        lines.addWidget(self.editor)
        lines.addStretch(1)
        self._right = column(right, spacing=12)
        self._right.addWidget(self.signatures)
        self._right.addWidget(self.versions)
        self._right.addWidget(self.way_out)
        self._right.addStretch(0)
        lines = column(below, spacing=16)
        lines.addWidget(self.simulator)
        lines.addWidget(self.names, 1)
        self.body.addWidget(self.notices)
        self.body.addWidget(Fold(Part(left), Part(right, width=_SIDE_WIDTH)))
        self.body.addWidget(Fold(Part(below), Part(self.about, width=_SIDE_WIDTH)))
        self.body.addWidget(self.terms)
        self.body.addStretch(1)
