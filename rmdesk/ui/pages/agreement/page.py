"""The Agreement page: rules with how far each may travel, signatures, versions, and a change to propose."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.errors import NotReadyToSign, RmdeskError
from rmdesk.journal.agreements import discard_draft, propose_change, save_draft
from rmdesk.journal.signatures import sign_as_owner, sign_as_partner
from rmdesk.ui.autosave import Autosave
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.people import PeopleDialog
from rmdesk.ui.dialogs.sign_off import HandOver, SignOffDialog, Waits, seed_of
from rmdesk.ui.page import Page
from rmdesk.ui.pages.agreement.draft import DraftEditor
from rmdesk.ui.pages.agreement.rules import REVEAL_MS, RulesCard
from rmdesk.ui.pages.agreement.side import NamesCard, SignaturesCard, VersionsCard, way_out
from rmdesk.ui.pages.agreement.state import AgreementState, Version, agreement_state, meaning, sentence
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.question import Question
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import sentence as fault_sentence

_IN_FORCE, _DRAFT = 0, 1


class AgreementPage(Page):
    """Reads a version; a draft is changed in the same place, and saved as it is typed."""

    page_id = "agreement"
    list_at_edge = True

    def __init__(self, desk: Desk, *, reveal_ms: int = REVEAL_MS) -> None:
        super().__init__(desk)
        self._state: AgreementState | None = None
        self._is_editing = False
        self._waits = Waits()
        self.dialog: SignOffDialog | PeopleDialog | Question | None = None
        """What was opened last."""
        self.change = button(tr("Propose a change"), "plain", "pen-line")
        self.head.set_title(tr("Agreement"))
        self.head.add(self.change)
        self.which = Segmented((tr("In force"), tr("The draft")), name=tr("Which version shows"))
        self.rules = RulesCard(reveal_ms=reveal_ms)
        self.editor = DraftEditor(reveal_ms=reveal_ms)
        self.signatures = SignaturesCard()
        self.versions = VersionsCard()
        self.names = NamesCard()
        self.body.addWidget(Fold(Part(self._left()), Part(self._right(), width=288)), 1)
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
        for one in (self.signatures.sign, self.signatures.hand_over):
            if not one.isHidden():
                return one
        return None

    def new_thing(self) -> None:
        self._on_change_clicked()

    def first_focus(self) -> QWidget | None:
        return self.change

    def save_now(self) -> bool:
        return self._autosave.save_now()

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

    def _on_change_clicked(self) -> None:
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
        question.accepted.connect(self._discard)
        question.finished.connect(question.deleteLater)
        self.dialog = question
        question.open()

    def _discard(self) -> None:
        draft = self._known().draft
        self._autosave.drop()
        if draft is not None:
            self._try(lambda: self.desk.journal.do(self, discard_draft, draft.view.agreement.id))
        self._is_editing = False
        self.reload()

    def _on_signing(self) -> None:
        if self.save_now():
            self._try(lambda: self.desk.journal.do(self, sign_as_owner, self.shown.view.agreement.id))
            self._after_signing()

    def _on_handing_over(self) -> None:
        if not self.save_now():
            return
        self.reload()
        if self.shown.view.missing:
            self.signatures.refuse()
            return
        agreement = self.shown.view.agreement
        journal = self.desk.journal
        dialog = SignOffDialog(
            self.window(),
            self.desk.tasks,
            self._hand_over(),
            lambda code: seed_of(agreement, code),
            lambda seed: journal.do(self, sign_as_partner, agreement.id, seed),
        )
        dialog.use_waits(self._waits)
        dialog.accepted.connect(self._after_signing)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _after_signing(self) -> None:
        number = self.shown.number
        missing = self.shown.view.missing
        self.signatures.tell_taken_back([])
        if not missing:
            self._is_editing = False
        self.reload()
        if missing:
            self.signatures.refuse()
            return
        (self.primary() or self.change).setFocus()
        if self._known().draft is None:
            self.desk.toast(tr("Version {number} is in force.").format(number=number))

    def _on_names_clicked(self) -> None:
        dialog = PeopleDialog(self.window(), self.desk)
        dialog.finished.connect(self.reload)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _save(self) -> None:
        state = self._known()
        if state.draft is None:
            return
        signed = [state.first_name(role) for role, when in state.draft.signed.items() if when is not None]
        self.desk.journal.do(self, save_draft, state.draft.view.agreement.id, self.editor.form())
        if signed:
            self.signatures.tell_taken_back(signed)
        self._state = self.desk.journal.ask(agreement_state, self.desk.pairing_id)
        self._show_side()

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except NotReadyToSign:
            self.signatures.refuse()
        except RmdeskError as fault:
            self.desk.toast(fault_sentence(fault))

    def _hand_over(self) -> HandOver:
        state, version = self._known(), self.shown
        partner = state.first_name(state.own_role.other)
        count = len(version.view.watchwords)
        kept = [rule for rule in version.view.rules if rule.is_kept or rule.kind in ALWAYS_ON]
        said = tr("{name}, this is version {number} of the agreement. Your code signs it for you.")
        return HandOver(
            title=tr("{name} signs").format(name=partner),
            told=said.format(name=partner, number=version.number),
            lines=[f"R{rule.number}  {sentence(meaning(rule), state.names, count)}" for rule in kept],
            say=tr("Sign as {name}").format(name=partner),
        )

    def _show(self) -> None:
        state = self._known()
        both = state.in_force is not None and state.draft is not None
        self.which.setVisible(both and not self._is_editing)
        self.rules.setVisible(not self._is_editing)
        self.editor.setVisible(self._is_editing)
        if self._is_editing and state.draft is not None and not self._autosave.is_dirty:
            self.editor.show_draft(state.draft.view, state.names)
        if not self._is_editing:
            self.rules.show_version(self.shown, state.names, self.desk.readers)
        self._show_side()

    def _show_side(self) -> None:
        state = self._known()
        self.head.set_subtitle(_subtitle(state, self.shown))
        self.change.setText(self._change_words())
        self.signatures.show_version(self.shown, state)
        self.versions.show_state(state, self.shown)
        self.names.show_state(state)

    def _change_words(self) -> str:
        if self._is_editing:
            return tr("Done changing")
        return tr("Change the draft") if self._known().draft is not None else tr("Propose a change")

    def _connect(self) -> None:
        self.change.clicked.connect(self._on_change_clicked)
        self.which.chosen.connect(self._on_which_chosen)
        self.editor.edited.connect(self._autosave.touch)
        self.editor.discarding.connect(self._on_discarding)
        self.editor.finished.connect(self._on_editor_finished)
        self.signatures.signing.connect(self._on_signing)
        self.signatures.handing_over.connect(self._on_handing_over)
        self.signatures.goals_asked.connect(lambda: self.desk.go_to("goals"))
        self.signatures.rules_asked.connect(self._on_rules_asked)
        self.names.change.clicked.connect(self._on_names_clicked)

    def _on_rules_asked(self) -> None:
        if not self._is_editing:
            self._on_change_clicked()

    def _left(self) -> QWidget:
        left = QWidget()
        lines = column(left, spacing=12)
        lines.addWidget(self.which)
        lines.addWidget(self.rules, 1)
        lines.addWidget(self.editor, 1)
        return left

    def _right(self) -> QWidget:
        right = QWidget()
        lines = column(right, spacing=12)
        lines.addWidget(self.signatures)
        lines.addWidget(self.versions)
        lines.addWidget(self.names)
        lines.addStretch(1)
        lines.addWidget(way_out())
        return right


def _subtitle(state: AgreementState, shown: Version) -> str:
    kept = sum(rule.is_kept or rule.kind in ALWAYS_ON for rule in shown.view.rules)
    if shown.is_in_force:
        said = tr(
            "Version {number}. {count} rules both of you signed; the line shows how far each may travel."
        )
        return said.format(number=shown.number, count=dates.number(kept).capitalize())
    if state.in_force is None:
        return tr(
            "Version {number} is not in force yet; nothing leaves before both of you have signed."
        ).format(number=shown.number)
    said = tr("Version {number} is a draft; version {old} stays in force until both of you have signed.")
    return said.format(number=shown.number, old=state.in_force.number)
