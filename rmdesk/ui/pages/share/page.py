"""The Share page: what goes in, what stays and why, the exact text, both consents, and the file."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.vocabulary import DocumentKind, FileFormat
from rmdesk.errors import RmdeskError
from rmdesk.journal.choices import Choice
from rmdesk.journal.consents import consent_as_owner
from rmdesk.journal.db import Db
from rmdesk.journal.saving import SavedFile
from rmdesk.journal.strikes import put_line_back, strike
from rmdesk.journal.vetoes import take_veto_back, veto
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.file_place import Choose, choose_place
from rmdesk.ui.page import Page
from rmdesk.ui.pages.share.answering import PartnersAnswer
from rmdesk.ui.pages.share.left import Left
from rmdesk.ui.pages.share.paper import Paper
from rmdesk.ui.pages.share.reading import Reading
from rmdesk.ui.pages.share.reword import RewordDialog, clear_words
from rmdesk.ui.pages.share.saving import Saving
from rmdesk.ui.pages.share.state import ShareState, agree, line_at, share_state
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.text import escaped
from rmdesk.wording import sharing, tr
from rmdesk.wording.errors import sentence

_FOLDS_BELOW = 960
"""px of page width: beside the left part the paper would be too narrow for its table."""


class SharePage(Page):
    """Nothing is written before both have agreed to the very text on the paper."""

    page_id = "share"
    list_at_edge = True

    def __init__(self, desk: Desk, *, choose: Choose = choose_place) -> None:
        super().__init__(desk)
        self._state: ShareState | None = None
        self._choice = Choice(kind=self._first_kind)
        self.reading: Reading | None = None
        """What the partner reads; None until the desk is handed over for the first time."""
        self.deed = button(tr("I agree to this text"), "primary", "check")
        self.head.add(self.deed)
        self.left = Left(desk, self)
        self.paper = Paper()
        self.answer = PartnersAnswer(self, desk, self)
        self.saving = Saving(self, desk, self, choose)
        self.dialog: RewordDialog | None = None
        """What was opened last."""
        self._usual = Fold(Part(self.left, width=358), Part(self.paper), below=_FOLDS_BELOW)
        self.body.addWidget(self._usual, 1)
        self._connect()

    def reload(self) -> None:
        self._state = self._read()
        self._show()

    def primary(self) -> QPushButton | None:
        return None if self.deed.isHidden() else self.deed

    def first_focus(self) -> QWidget | None:
        if self.is_handed_over:
            return None
        return None if self.state.kind is DocumentKind.NEWS else self.left.contents.ticks[0]

    def save_now(self) -> bool:
        return self.left.sentences.save_now()

    def step_back(self) -> bool:
        if self.is_handed_over:
            self.take_back()
            return True
        return False

    @property
    def state(self) -> ShareState:
        """What the page shows now."""
        if self._state is None:
            self._state = self._read()
        return self._state

    @property
    def is_handed_over(self) -> bool:
        """Whether the partner reads now."""
        return self.desk.is_handed_over and self.reading is not None

    def save_summary(self) -> None:
        """Ctrl+E: save the file, or say what is missing."""
        state = self.state
        if self.is_handed_over:
            return
        if self.left.check.fault is not None:
            self.desk.toast(sentence(self.left.check.fault))
        elif state.view.is_whole and state.view.agreed is not None:
            self.saving.save(state.view.agreed.id, self.left.consents.file_format)
        elif state.view.problem is not None:
            self.desk.toast(sentence(state.view.problem))
        else:
            self.desk.toast(self._missing_consent(state))

    def hand_over(self) -> None:
        """The partner reads at this desk: nothing else shows until it is given back."""
        if not self.save_now():
            return
        if self.reading is None:
            self.reading = Reading()
            self.body.addWidget(self.reading, 1)
            self.reading.give_back.clicked.connect(self.take_back)
            self.reading.answers.vetoing.connect(self._on_vetoing)
            self.reading.answers.on_paper.connect(lambda: self.answer.on_paper(self.state))
            self.reading.lines.asked.connect(self._on_line_asked)
        self.fills_window = True
        self.desk.set_handed_over(True)
        self.reload()
        self.reading.paper.view.setFocus()

    def take_back(self) -> None:
        """The owner has the desk again."""
        self.fills_window = False
        self.desk.set_handed_over(False)
        self.reload()
        self.deed.setFocus()

    @property
    def _first_kind(self) -> DocumentKind:
        return DocumentKind.SUMMARY if self.desk.readers.coordinator else DocumentKind.REPORT

    def _read(self) -> ShareState:
        return self.desk.journal.ask(share_state, self.desk.pairing_id, self._choice)

    def _on_kind_chosen(self, place: int) -> None:
        kind = DocumentKind.NEWS if place else self._first_kind
        if self.save_now() and kind is not self._choice.kind:
            self._choice = Choice(kind=kind)
            self.left.sentences.fold()
        self.reload()

    def _on_contents_edited(self) -> None:
        contents = self.left.contents
        self._choice = Choice(contents.period, contents.unticked, self.state.kind, contents.recipient)
        self.reload()

    def _on_deed_clicked(self) -> None:
        shown = self.state
        if self.is_handed_over:
            self._on_partners_deed(shown)
        elif not self.save_now():
            return
        elif shown.view.is_whole:
            self.save_summary()
        elif shown.has_agreed(shown.own_role):
            self.hand_over()
        else:
            self._agree(shown)

    def _on_partners_deed(self, shown: ShareState) -> None:
        if shown.has_agreed(shown.own_role.other):
            self.take_back()
        else:
            self.answer.by_code(shown)

    def _agree(self, shown: ShareState) -> None:
        pairing_id = self.desk.pairing_id

        def consent(db: Db) -> None:
            consent_as_owner(db, pairing_id, shown.view.choice)

        self._try(lambda: self.desk.journal.do(self, agree, pairing_id, shown.view, consent))

    def _on_line_asked(self, ref: str, is_in: bool) -> None:
        """A strike or a way back, by whoever sits at the desk."""
        state, desk = self.state, self.desk
        role = state.own_role.other if self.is_handed_over else state.own_role
        if not is_in:
            self._try(lambda: desk.journal.do(self, strike, desk.pairing_id, state.kind, ref, role))
            return
        is_back = desk.journal.do(self, put_line_back, desk.pairing_id, state.kind, ref, role)
        self.reload()
        if not is_back:
            desk.toast(sharing.IT_STAYS_OUT)

    def _on_vetoing(self) -> None:
        agreed = self.state.view.agreed
        if agreed is None:
            return
        try:
            gone = self.desk.journal.do(self, veto, agreed.id)
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
            self.reload()
            return
        self.reload()
        self.desk.toast(
            tr("This text is off; nobody agrees to it now."),
            lambda: self._try(lambda: self.desk.journal.do(self, take_veto_back, gone)),
        )

    def _on_rewording(self, ref: str) -> None:
        found = self.state.rewordings.get(ref)
        if found is None:
            return
        dialog = RewordDialog(self.window(), self.desk, found)
        dialog.finished.connect(self.reload)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _on_cleared(self, ref: str) -> None:
        found = self.state.rewordings.get(ref)
        if found is not None:
            self._try(lambda: self.desk.journal.do(self, clear_words, found))

    def _on_line_shown(self, ref: str) -> None:
        line = self.desk.journal.ask(line_at, self.desk.pairing_id, ref)
        if line is not None and line.page_id:
            self.desk.go_to(line.page_id, ref)
        else:
            self.left.sentences.unfold()

    def _on_judged(self, file: SavedFile, file_format: str, fault: RmdeskError | None) -> None:
        self.left.check.told(file, FileFormat(file_format), fault)

    def _on_saved(self) -> None:
        choice = self.state.view.choice
        self._choice = Choice(choice.period, choice.unticked, choice.kind, choice.recipient)
        self.reload()

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
        self.reload()

    def _show(self) -> None:
        state, reading = self.state, self.is_handed_over
        self._usual.setVisible(not reading)
        if self.reading is not None:
            self.reading.setVisible(reading)
        if self.reading is not None and reading:
            self._show_reading(state, self.reading)
        else:
            self.head.set_title(sharing.TITLES[state.kind])
            self.left.show_state(state)
            self.paper.show_state(state)
            is_off = self.left.check.fault is not None
            read_by = sharing.readers_words(state.kind, state.reader)
            self.head.set_subtitle(sharing.SAVING_IS_OFF if is_off else read_by)
        self._show_deed(state)

    def _show_reading(self, state: ShareState, reading: Reading) -> None:
        partner = state.first_name(state.own_role.other)
        self.head.set_title(tr("{name} reads").format(name=partner))
        self.head.set_subtitle(sharing.readers_words(state.kind, state.reader))
        reading.show_state(state)

    def _show_deed(self, state: ShareState) -> None:
        self.deed.setVisible(state.view.problem is None)
        self.deed.setEnabled(self.is_handed_over or self.left.check.fault is None)
        partner = state.own_role.other
        if self.is_handed_over and state.has_agreed(partner):
            self.deed.setVisible(False)
        elif self.is_handed_over:
            self._say_deed(tr("I agree to this text…"), "key-round")
        elif state.view.is_whole:
            self._say_deed(sharing.SAVE[state.kind], "download")
        elif state.has_agreed(state.own_role):
            self._say_deed(tr("Hand over to {name}").format(name=state.first_name(partner)), "users-round")
        else:
            self._say_deed(tr("I agree to this text"), "check")

    def _say_deed(self, said: str, icon: str) -> None:
        self.deed.setText(escaped(said))
        set_icon(self.deed, icon)

    def _missing_consent(self, state: ShareState) -> str:
        if state.has_agreed(state.own_role):
            said = tr("{name} has not agreed to this text yet. Nothing was written.")
            return said.format(name=state.first_name(state.own_role.other))
        return tr("You have not agreed to this text yet. Nothing was written.")

    def _connect(self) -> None:
        left = self.left
        self.deed.clicked.connect(self._on_deed_clicked)
        left.kinds.chosen.connect(self._on_kind_chosen)
        left.contents.edited.connect(self._on_contents_edited)
        left.lines.asked.connect(self._on_line_asked)
        left.lines.reached.connect(self.paper.view.mark)
        left.held_news.rewording.connect(self._on_rewording)
        left.held_news.cleared.connect(self._on_cleared)
        left.withheld.rewording.connect(self._on_rewording)
        left.consents.vetoing.connect(self._on_vetoing)
        left.consents.handing_over.connect(self.hand_over)
        left.consents.format_chosen.connect(self.reload)
        left.check.line_asked.connect(self._on_line_shown)
        left.check.judged.connect(self._show)
        left.sentences.changed.connect(self.reload)
        self.answer.given.connect(self.reload)
        self.saving.saved.connect(self._on_saved)
        self.saving.judged.connect(self._on_judged)
        self.paper.way_asked.connect(lambda: self.desk.go_to("agreement"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_handed_over:
            self.take_back()
        else:
            super().keyPressEvent(event)
