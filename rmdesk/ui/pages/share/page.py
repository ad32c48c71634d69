"""The Share page: what goes in, what stays and why, the exact text, both consents, and the file."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from rmdesk.domain.summary import Section
from rmdesk.errors import RmdeskError
from rmdesk.export.markdown import HEADINGS
from rmdesk.journal.consents import consent_as_owner, consent_as_partner
from rmdesk.journal.db import Db
from rmdesk.journal.deleting import put_back
from rmdesk.journal.facts import Period
from rmdesk.journal.vetoes import veto
from rmdesk.ui.desk import Desk
from rmdesk.ui.dialogs.sign_off import HandOver, SignOffDialog, Waits, seed_of
from rmdesk.ui.page import Page
from rmdesk.ui.pages.share.consents import ConsentsCard
from rmdesk.ui.pages.share.contents import WhatGoesIn
from rmdesk.ui.pages.share.paper import Paper
from rmdesk.ui.pages.share.reword import RewordDialog
from rmdesk.ui.pages.share.saving import Choose, Saving, choose_place
from rmdesk.ui.pages.share.sentences import SentencesCard
from rmdesk.ui.pages.share.state import ShareState, agree, share_state
from rmdesk.ui.pages.share.withheld import WithheldCard
from rmdesk.ui.sizes import column
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.fold import Fold, Part
from rmdesk.ui.widgets.notices import Good
from rmdesk.wording import dates, tr
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
        self._period: Period | None = None
        self._unticked: frozenset[Section] | None = None
        self._waits = Waits()
        self.dialog: SignOffDialog | RewordDialog | None = None
        """What was opened last."""
        self.head.set_title(tr("Share"))
        self.deed = button(tr("I agree to this text"), "primary", "check")
        self.head.add(self.deed)
        self.contents = WhatGoesIn()
        self.withheld = WithheldCard()
        self.check = Good("", title=tr("Leak check passed"))
        self.consents = ConsentsCard()
        self.sentences = SentencesCard(desk, self)
        self.paper = Paper()
        self.saving = Saving(self, desk, self, self._on_saved, choose)
        self.body.addWidget(Fold(Part(self._left(), width=358), Part(self.paper), below=_FOLDS_BELOW), 1)
        self._connect()

    def reload(self) -> None:
        self._state = self._read()
        self._show()

    def primary(self) -> QPushButton | None:
        return None if self.deed.isHidden() else self.deed

    def first_focus(self) -> QWidget | None:
        return self.contents.ticks[0]

    def save_now(self) -> bool:
        return self.sentences.save_now()

    @property
    def state(self) -> ShareState:
        """What the page shows now."""
        if self._state is None:
            self._state = self._read()
        return self._state

    def save_summary(self) -> None:
        """Ctrl+E: save the file, or say what is missing."""
        state = self.state
        if state.view.is_whole and state.view.agreed is not None:
            self.saving.ask(state.view.agreed.id)
        elif state.view.problem is not None:
            self.desk.toast(sentence(state.view.problem))
        else:
            self.desk.toast(self._missing_consent(state))

    def _read(self) -> ShareState:
        desk = self.desk
        return desk.journal.ask(share_state, desk.pairing_id, self._period, self._unticked)

    def _on_contents_edited(self) -> None:
        self._period, self._unticked = self.contents.period, self.contents.unticked
        self.reload()

    def _on_deed_clicked(self) -> None:
        shown = self.state
        if not self.save_now():
            return
        if shown.view.is_whole:
            self.save_summary()
        elif shown.has_agreed(shown.own_role):
            self._on_handing_over()
        else:
            self._agree(shown)

    def _agree(self, shown: ShareState) -> None:
        pairing_id, unticked = self.desk.pairing_id, shown.view.unticked

        def consent(db: Db, period: Period) -> None:
            consent_as_owner(db, pairing_id, period, unticked)

        self._try(lambda: self.desk.journal.do(self, agree, pairing_id, shown.view, consent))

    def _on_handing_over(self) -> None:
        shown = self.state
        agreement = shown.agreement
        if agreement is None:
            return
        dialog = SignOffDialog(
            self.window(),
            self.desk.tasks,
            self._hand_over(shown),
            lambda code: seed_of(agreement, code),
            lambda seed: self._agree_as_partner(shown, seed),
        )
        dialog.use_waits(self._waits)
        dialog.accepted.connect(self.reload)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def _agree_as_partner(self, shown: ShareState, seed: bytes) -> None:
        pairing_id, unticked = self.desk.pairing_id, shown.view.unticked

        def consent(db: Db, period: Period) -> None:
            consent_as_partner(db, pairing_id, period, unticked, seed)

        self.desk.journal.do(self, agree, pairing_id, shown.view, consent)

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
            lambda: self._try(lambda: self.desk.journal.do(self, put_back, gone)),
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

    def _on_saved(self) -> None:
        view = self.state.view
        self._period, self._unticked = view.period, view.unticked
        self.reload()

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except RmdeskError as fault:
            self.desk.toast(sentence(fault))
        self.reload()

    def _show(self) -> None:
        state = self.state
        reader = self.desk.readers.coordinator or tr("the coordinator")
        said = tr("{reader} will read exactly the text of the summary, and nothing else")
        self.head.set_subtitle(said.format(reader=reader))
        for part in (self.contents, self.withheld, self.consents, self.sentences, self.paper):
            part.show_state(state)
        self.check.setVisible(state.view.problem is None)
        self.check.set_words(_checked(state), tr("Leak check passed"))
        self._show_deed(state)

    def _show_deed(self, state: ShareState) -> None:
        self.deed.setVisible(state.view.problem is None)
        if state.view.is_whole:
            said, icon = tr("Save summary…"), "download"
        elif state.has_agreed(state.own_role):
            partner = state.first_name(state.own_role.other)
            said, icon = tr("{name} agrees…").format(name=partner), "key-round"
        else:
            said, icon = tr("I agree to this text"), "check"
        self.deed.setText(said)
        set_icon(self.deed, icon)

    def _hand_over(self, shown: ShareState) -> HandOver:
        partner = shown.first_name(shown.own_role.other)
        period = shown.view.period
        sections = [section for section in Section if section not in shown.view.unticked]
        lines = [f"{section.value}. {HEADINGS[section]}" for section in sections]
        if period is not None:
            said = dates.period(period.start, period.end)
            lines.insert(0, tr("The summary of {period}.").format(period=said))
        told = tr("{name}, read the text on the page behind this window. Your code agrees to exactly it.")
        return HandOver(
            title=tr("{name} agrees to this text").format(name=partner),
            told=told.format(name=partner),
            lines=lines,
            say=tr("I agree to this text"),
        )

    def _missing_consent(self, state: ShareState) -> str:
        if state.has_agreed(state.own_role):
            said = tr("{name} has not agreed to this text yet. Nothing was written.")
            return said.format(name=state.first_name(state.own_role.other))
        return tr("You have not agreed to this text yet. Nothing was written.")

    def _connect(self) -> None:
        self.deed.clicked.connect(self._on_deed_clicked)
        self.contents.edited.connect(self._on_contents_edited)
        self.withheld.rewording.connect(self._on_rewording)
        self.consents.vetoing.connect(self._on_vetoing)
        self.consents.handing_over.connect(self._on_handing_over)
        self.sentences.changed.connect(self.reload)
        self.paper.way_asked.connect(lambda: self.desk.go_to("agreement"))

    def _left(self) -> QWidget:
        left = QWidget()
        lines = column(left, spacing=10)
        for part in (self.contents, self.withheld, self.check, self.consents, self.sentences):
            lines.addWidget(part)
        lines.addStretch(1)
        return left


def _checked(state: ShareState) -> str:
    """What was really looked for: never more."""
    said = tr("Looked for {names} names and {watchwords} watchwords in the text as it will be shown: none.")
    return said.format(names=dates.number(state.names), watchwords=dates.number(state.watchwords))
