"""What is done on the Agreement page through a dialog: signing, narrowing, comparing, stopping, erasing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.domain.vocabulary import Role
from rmdesk.errors import NotReadyToSign, RmdeskError
from rmdesk.journal.change_log import explain_change
from rmdesk.journal.comparing import Comparison, compare
from rmdesk.journal.drafts import use_code
from rmdesk.journal.narrowings import narrow_as_owner, narrow_as_partner
from rmdesk.journal.retention import erase
from rmdesk.journal.sign_off import another_partner_key
from rmdesk.journal.signatures import sign_as_owner, sign_as_partner, sign_on_paper
from rmdesk.journal.stopping import stop_pairing, take_up_again
from rmdesk.storage.records import Agreement
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.change_log import ChangeLogDialog, change_lines
from rmdesk.ui.dialogs.compare import CompareDialog, Row
from rmdesk.ui.dialogs.new_code import NewCodeDialog
from rmdesk.ui.dialogs.paper import PaperAsked, PaperDialog
from rmdesk.ui.dialogs.people import PeopleDialog
from rmdesk.ui.dialogs.sign_off import HandOver, SignOffDialog, Waits, seed_of
from rmdesk.ui.dialogs.stop import StopDialog
from rmdesk.ui.page import Page
from rmdesk.ui.pages.agreement.compared import compared_rows
from rmdesk.ui.pages.agreement.signatures import stricter_words
from rmdesk.ui.pages.agreement.state import AgreementState, Version, meaning, sentence
from rmdesk.ui.widgets.question import Question
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import due_words, exit_sentence
from rmdesk.wording.errors import sentence as fault_sentence


class Deeds(QObject):
    """Opens the dialogs over one page. The page reloads on `done`, and says what is missing on `refused`."""

    done = Signal()
    """Something was signed, narrowed, stopped, erased or renamed."""
    refused = Signal()
    """It is not ready to sign."""
    signed = Signal()

    def __init__(self, page: Page, known: Callable[[], tuple[AgreementState, Version]]) -> None:
        """`known`: what the page has read, and the version on the screen."""
        super().__init__(page)
        self._page = page
        self._known = known
        self._waits = Waits()
        self.dialog: QDialog | None = None
        """What was opened last."""

    @property
    def _desk(self) -> Desk:
        return self._page.desk

    def sign(self) -> None:
        """The owner signs the version shown."""
        _state, version = self._known()
        if self._tried(lambda: self._desk.journal.do(self._page, sign_as_owner, version.view.agreement.id)):
            self.signed.emit()

    def hand_over(self) -> None:
        """The partner signs the version shown with the code."""
        state, version = self._known()
        agreement = version.view.agreement
        partner = state.first_name(state.own_role.other)
        said = tr("{name}, this is version {number} of the agreement. Your code signs it for you.")
        hand_over = HandOver(
            title=tr("{name} signs").format(name=partner),
            told=said.format(name=partner, number=version.number),
            lines=_kept_rules(version, state),
            say=tr("Sign as {name}").format(name=partner),
        )
        journal = self._desk.journal
        dialog = self._by_code(
            hand_over, agreement, lambda seed: journal.do(self._page, sign_as_partner, agreement.id, seed)
        )
        dialog.accepted.connect(self.signed)
        self.open(dialog)

    def sign_on_paper(self) -> None:
        """One of the two signed on paper: first the partner, then the owner."""
        state, version = self._known()
        waiting = [role for role in (state.own_role.other, state.own_role) if version.signed[role] is None]
        agreement, role = version.view.agreement, waiting[0]
        name = state.first_name(role)
        told = tr("The paper shows version {number} and {name}’s signature. Print it from this page.")
        asked = PaperAsked(
            title=tr("{name} signed on paper").format(name=name),
            told=told.format(number=version.number, name=name),
            say=tr("Keep this signature"),
        )
        journal = self._desk.journal
        dialog = PaperDialog(
            self._page.window(),
            self._desk.tasks,
            asked,
            journal.clock().date(),
            lambda paper: journal.do(self._page, sign_on_paper, agreement.id, role, paper),
        )
        dialog.accepted.connect(self.signed)
        self.open(dialog)

    def narrow(self) -> None:
        """What is stricter in the draft holds from now on, on the owner's word."""
        state, _version = self._known()
        if state.draft is None:
            return
        draft_id = state.draft.view.agreement.id
        if self._tried(lambda: self._desk.journal.do(self._page, narrow_as_owner, draft_id)):
            self._after_narrowing()

    def partner_narrows(self) -> None:
        """The same on the partner's word, given with their code."""
        state, _version = self._known()
        if state.draft is None or state.in_force is None:
            return
        partner, draft_id = state.first_name(state.own_role.other), state.draft.view.agreement.id
        said = tr("{name}, what is stricter in this draft holds from now on. Your code says so for you.")
        hand_over = HandOver(
            title=tr("{name} lets it hold at once").format(name=partner),
            told=said.format(name=partner),
            lines=[stricter_words(state.stricter)],
            say=tr("Let it hold at once"),
        )

        def hold(seed: bytes) -> None:
            self._desk.journal.do(self._page, narrow_as_partner, draft_id, seed)

        dialog = self._by_code(hand_over, state.in_force.view.agreement, hold)
        dialog.accepted.connect(self._after_narrowing)
        self.open(dialog)

    def new_code(self) -> None:
        """The partner takes another sign-off code, under the draft."""
        state, version = self._known()
        agreement, journal = version.view.agreement, self._desk.journal
        names = (state.pairing.partner, state.pairing.owner)
        dialog = NewCodeDialog(
            self._page.window(),
            self._desk.tasks,
            names,
            lambda code: another_partner_key(agreement, code, names),
            lambda key: journal.do(self._page, use_code, agreement.id, key),
        )
        dialog.finished.connect(self.done)
        self.open(dialog)

    def compare(self) -> None:
        """Two versions side by side."""
        state, _version = self._known()
        journal = self._desk.journal

        def found(before: str, after: str) -> Comparison:
            return journal.ask(compare, before, after)

        def rows(comparison: Comparison) -> list[Row]:
            return compared_rows(comparison, state)

        self.open(CompareDialog(self._page.window(), state.versions, found, rows))

    def show_log(self) -> None:
        """The whole change log."""
        state, _version = self._known()
        lines = change_lines(state.log, state.session_numbers, state.first_name(state.own_role.other))
        journal = self._desk.journal
        dialog = ChangeLogDialog(
            self._page.window(), lines, lambda change, why: journal.do(self, explain_change, change, why)
        )
        dialog.finished.connect(self.done)
        self.open(dialog)

    def show_names(self) -> None:
        """The names to look for."""
        dialog = PeopleDialog(self._page.window(), self._desk)
        dialog.finished.connect(self.done)
        self.open(dialog)

    def ask_to_stop(self) -> None:
        """The no-fault exit: one confirmation."""
        state, version = self._known()
        then = tr("What rule R10 erases is erased only when one of you asks for it, on its day.")
        exits = exit_sentence(version.view.agreement.exit_words)
        dialog = StopDialog(self._page.window(), exits, then if _erases(version) else "")
        dialog.accepted.connect(lambda: self._stop(state.pairing.pairing.id))
        self.open(dialog)

    def ask_to_erase(self) -> None:
        """Erase what is due, after one question: there is no way back."""
        state, _version = self._known()
        if state.erasing is None:
            return
        due = due_words(state.erasing.only_me_due, state.erasing.pair_due)
        told = tr(
            "{what}: erased for good. Backups made before keep them until newer ones take their place; delete"
            " those yourself where that is too late."
        )
        question = Question(
            self._page.window(),
            tr("Erase now?"),
            told.format(what=due[:1].upper() + due[1:]),
            tr("Erase now"),
            no=tr("Not now"),
        )
        question.no.setFocus()  # there is no way back
        question.accepted.connect(lambda: self._erase(state.pairing.pairing.id))
        self.open(question)

    def open(self, dialog: QDialog) -> None:
        """Open a dialog; it is gone when it closes."""
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _stop(self, pairing_id: str) -> None:
        journal = self._desk.journal
        cancelled = journal.do(self._page, stop_pairing, pairing_id)

        def undo() -> None:
            journal.do(self._page, take_up_again, pairing_id, cancelled)
            self.done.emit()

        self.done.emit()
        first = self._page.first_focus()
        if first is not None:
            first.setFocus()  # not into a field, where Ctrl+Z would mean the typing
        self._desk.toast(tr("The pairing is stopped."), undo)

    def _erase(self, pairing_id: str) -> None:
        count = self._desk.journal.do(self._page, erase, pairing_id)
        self.done.emit()
        one, more = tr("One text was erased."), tr("{count} texts were erased.")
        self._desk.toast(one if count == 1 else more.format(count=dates.number(count).capitalize()))

    def _after_narrowing(self) -> None:
        self.done.emit()
        self._desk.toast(tr("It holds from now on. A text you agreed to share is asked about again."))

    def _by_code(
        self, hand_over: HandOver, agreement: Agreement, finish: Callable[[bytes], None]
    ) -> SignOffDialog:
        dialog = SignOffDialog(
            self._page.window(),
            self._desk.tasks,
            hand_over,
            lambda code: seed_of(agreement, code),
            finish,
        )
        dialog.use_waits(self._waits)
        return dialog

    def _tried(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except NotReadyToSign:
            self.refused.emit()
        except RmdeskError as fault:
            self._desk.toast(fault_sentence(fault))
        else:
            return True
        return False


def _kept_rules(version: Version, state: AgreementState) -> list[str]:
    """The rules that count, as the partner signs them; the words besides stand on the page."""
    count = len(version.view.watchwords)
    kept = [rule for rule in version.view.rules if rule.is_kept or rule.kind in ALWAYS_ON]
    said = [f"R{rule.number}  {sentence(meaning(rule), state.names, count)}" for rule in kept]
    promised = tr("{name} promises: {promise}")
    for one in version.view.commitments:
        said.append(promised.format(name=state.first_name(Role(one.side.value)), promise=one.text))
    return said


def _erases(version: Version) -> bool:
    return any(rule.is_kept and rule.only_me_days is not None for rule in version.view.rules)
