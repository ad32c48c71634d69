"""A new pairing: one form, the partner's sign-off code at its end, then the fingerprint for the partner."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rmdesk import errors
from rmdesk.domain.vocabulary import Cadence, Role
from rmdesk.journal.pairings import PairingForm, check_pairing
from rmdesk.ui.entry.screen import FormField, Screen, secret_field
from rmdesk.ui.sizes import Margins, column, row
from rmdesk.ui.widgets.buttons import button
from rmdesk.ui.widgets.card import Card
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.segmented import Segmented
from rmdesk.ui.widgets.text import words
from rmdesk.ui.widgets.tick import Tick
from rmdesk.wording import tr
from rmdesk.wording.errors import sentence

_USUAL_MINUTES = 55
_USUAL_TIME = time(8, 15)
"""The step Logistics of the launch asks for both."""
_CARD: Margins = (22, 18, 22, 18)


class NewPairing(NamedTuple):
    """What the form hands back: the pairing, and the code the partner typed."""

    form: PairingForm
    code: str


class CodeFields(QWidget):
    """The partner types a sign-off code twice; four random words are offered."""

    def __init__(self) -> None:
        super().__init__()
        hint = tr("8 characters or more; no date, no name. It signs for your partner at this desk.")
        self.first = FormField(tr("Sign-off code"), secret_field(), hint)
        self.second = FormField(tr("Sign-off code again"), secret_field())
        self.offered = words("", "strong", wraps=True)
        self.offered.hide()
        self.offer = button(tr("Offer four random words"), "flat", small=True)
        self.offer.clicked.connect(self._on_offer_clicked)
        lines = column(self, spacing=12)
        lines.addWidget(self.first)
        lines.addWidget(self.second)
        lines.addWidget(self.offered)
        offer = row()
        offer.addWidget(self.offer)
        offer.addStretch()
        lines.addLayout(offer)
        for field in (self.first, self.second):
            field.line.textEdited.connect(lambda _text, edited=field: edited.set_fault(""))

    def checked(self, names: tuple[str, ...]) -> str | None:
        """The code; None with red words when it cannot stand."""
        from rmdesk.storage.signing import check_code

        code = self.first.line.text()
        try:
            check_code(code, names)
        except errors.CodeTooWeak as fault:
            self.first.set_fault(sentence(fault))
            self.first.field.setFocus()
            return None
        if self.second.line.text() != code:
            self.second.set_fault(tr("The two are not the same."))
            self.second.field.setFocus()
            return None
        return code

    def _on_offer_clicked(self) -> None:
        from rmdesk.storage.signing import suggest_code

        self.offered.setText(suggest_code())
        self.offered.show()
        self.offer.setText(tr("Other words"))


class NewPairingScreen(Screen):
    """The form; nothing typed is lost when a field cannot stand."""

    made = Signal(object)
    """A `NewPairing` that may be made."""
    left = Signal()
    """Without a new pairing."""

    def __init__(self, owner_name: str, today: date, *, can_leave: bool) -> None:
        text = tr("At its end your partner chooses a code; all else follows step by step.")
        super().__init__(tr("A new pairing"), text, width=640, gap_below=20)
        cards = column(spacing=16)
        self.body.addLayout(cards)
        self._today = today
        cards.addWidget(self._build_people(owner_name))
        cards.addWidget(self._build_kind())
        cards.addWidget(self._build_code())
        cards.addLayout(self._build_answers(can_leave=can_leave))
        self._faults = {
            "owner name": self.own_name,
            "partner name": self.partner_name,
            "programme": self.programme,
            "pair reference": self.reference,
            "coordinator": self.coordinator,
        }
        for field in self._faults.values():
            if isinstance(field.field, QLineEdit):
                field.field.textEdited.connect(lambda _text, edited=field: edited.set_fault(""))
        self.partner_name.line.textChanged.connect(self._on_partner_named)

    def first_focus(self) -> QWidget:
        """The partner's name, one's own being known; else one's own."""
        return self.partner_name.field if self.own_name.line.text() else self.own_name.field

    def form(self) -> PairingForm:
        """What stands in the fields."""
        has_programme = self.has_programme.isChecked()
        starts = datetime.combine(self._today + timedelta(days=7), _USUAL_TIME).astimezone()
        return PairingForm(
            owner_name=self.own_name.line.text(),
            partner_name=self.partner_name.line.text(),
            owner_role=(Role.EXECUTIVE, Role.MENTOR)[self.own_role.index],
            first_session_at=starts,
            cadence_days=Cadence.FORTNIGHTLY.value,
            minutes=_USUAL_MINUTES,
            programme=self.programme.line.text() if has_programme else "",
            pair_ref=self.reference.line.text() if has_programme else "",
            coordinator_name=self.coordinator.line.text() if has_programme else "",
            is_pilot=self.length.index == 1,
            is_external=self.is_external.isChecked(),
        )

    def refuse(self, fault: errors.RmdeskError) -> None:
        """It could not be made; the words stand under the field that is to blame."""
        self.set_busy(False)
        place: FormField | None = None
        if isinstance(fault, errors.InvalidInput):
            place = self._faults.get(fault.field)
        elif isinstance(fault, errors.CodeTooWeak):
            place = self.code.first
        (place or self.code.second).set_fault(sentence(fault))
        (place or self.code.second).field.setFocus()

    def set_busy(self, busy: bool) -> None:
        """The worker derives the partner's key."""
        self.begin.setText(tr("Making the key…") if busy else tr("Begin the pairing"))
        self.begin.setEnabled(not busy)

    def _on_begin_clicked(self) -> None:
        form = self.form()
        try:
            if self.has_programme.isChecked():
                self._require_programme()
            check_pairing(form)
        except errors.InvalidInput as fault:
            self.refuse(fault)
            return
        code = self.code.checked((form.owner_name, form.partner_name))
        if code is not None:
            self.set_busy(True)
            self.made.emit(NewPairing(form, code))

    def _require_programme(self) -> None:
        """A ticked programme with nothing in it is a field forgotten, not a pairing without one."""
        if not self.programme.line.text().strip():
            raise errors.InvalidInput("programme", "not one line")

    def _on_partner_named(self, name: str) -> None:
        first = name.split(maxsplit=1)[0] if name.split() else tr("your partner")
        self.code_title.setText(tr("Now {partner} takes the keyboard").format(partner=first))

    def _on_programme_toggled(self, ticked: bool) -> None:
        self._programme_fields.setVisible(ticked)
        if ticked:
            self.programme.field.setFocus()

    def _build_people(self, owner_name: str) -> QWidget:
        card = Card(_CARD, gap=14)
        self.own_role = Segmented((tr("I am the executive"), tr("I am the mentor")), name=tr("Who is who"))
        self.own_name = FormField(tr("Your name"), Field(text=owner_name))
        self.partner_name = FormField(tr("Your partner's name"), Field())
        card.body.addWidget(self.own_role)
        card.body.addLayout(_beside(self.own_name, self.partner_name))
        return card

    def _build_kind(self) -> QWidget:
        card = Card(_CARD, gap=14)
        self.length = Segmented(
            (tr("A whole pairing"), tr("A pilot: six sessions")), name=tr("How long it runs")
        )
        self.is_external = Tick(tr("The mentor comes from outside the firm"))
        self.has_programme = Tick(tr("We belong to a mentoring programme, with a coordinator"))
        self.programme = FormField(tr("Programme"), Field(), tr("As the coordinator calls it."))
        self.reference = FormField(
            tr("Pair reference"), Field(), tr("Such as HL-07: it stands for your names.")
        )
        self.coordinator = FormField(tr("Coordinator"), Field(), tr("Reads only what you both agree to."))
        self._programme_fields = QWidget()
        lines = column(self._programme_fields, spacing=14)
        lines.addWidget(self.programme)
        lines.addLayout(_beside(self.reference, self.coordinator))
        self._programme_fields.hide()
        self.has_programme.toggled.connect(self._on_programme_toggled)
        for part in (self.length, self.is_external, self.has_programme, self._programme_fields):
            card.body.addWidget(part)
        return card

    def _build_code(self) -> QWidget:
        card = Card(_CARD, gap=12)
        self.code_title = words(tr("Now your partner takes the keyboard"), "card_title", wraps=True)
        text = tr(
            "Your partner signs the agreement, and agrees to each summary, with a code that only they know."
            " Please look away. Nobody can reset it."
        )
        card.body.addWidget(self.code_title)
        card.body.addWidget(words(text, "body", "muted"))
        self.code = CodeFields()
        self.code.second.line.returnPressed.connect(self._on_begin_clicked)
        card.body.addWidget(self.code)
        return card

    def _build_answers(self, *, can_leave: bool) -> QHBoxLayout:
        answers = row(spacing=8)
        self.back = button(tr("Not now"), "plain")
        self.back.clicked.connect(self.left)
        self.begin = button(tr("Begin the pairing"), "primary")
        self.begin.clicked.connect(self._on_begin_clicked)
        answers.addStretch()
        answers.addWidget(self.back)
        answers.addWidget(self.begin)
        if not can_leave:
            self.back.hide()
        return answers


class FingerprintScreen(Screen):
    """The fingerprint of the partner's key, once, for the partner to note down."""

    noted = Signal()

    def __init__(self, partner: str, fingerprint: str) -> None:
        text = tr(
            "This is the fingerprint of the key behind {partner}'s code. {partner} notes it down: should the"
            " agreement ever show another one, it is not the key chosen today."
        ).format(partner=partner)
        super().__init__(tr("For {partner} to note").format(partner=partner), text, width=520)
        card = Card(_CARD)
        self.shown = words(fingerprint, "figure", wraps=False)
        self.shown.setAccessibleName(" ".join(fingerprint))
        centred = row()
        centred.addStretch()
        centred.addWidget(self.shown)
        centred.addStretch()
        card.body.addLayout(centred)
        self.body.addWidget(card)
        self.go_on = button(tr("Go on to the launch"), "primary")
        self.go_on.clicked.connect(self.noted)
        answers = row(margins=(0, 20, 0, 0))
        answers.addStretch()
        answers.addWidget(self.go_on)
        self.body.addLayout(answers)

    def first_focus(self) -> QWidget:
        """The only button."""
        return self.go_on


def _beside(*fields: QWidget) -> QHBoxLayout:
    line = row(spacing=16)
    for field in fields:
        line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
    return line
