"""Beside the rules: the signatures, the versions, the names to look for, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rmdesk.domain.vocabulary import Role
from rmdesk.storage.records import Agreement
from rmdesk.ui.pages.agreement.state import AgreementState, Version
from rmdesk.ui.sizes import clear, column, row, sizes
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.card import Card, Well, hairline
from rmdesk.ui.widgets.text import escaped, set_look, words
from rmdesk.wording import dates, tr
from rmdesk.wording.errors import missing_words

CARD = (18, 14, 18, 14)
_TONES = {Role.EXECUTIVE: "accent", Role.MENTOR: "clay"}
_LACKS_GOAL = {"no executive goal": Role.EXECUTIVE, "no mentor goal": Role.MENTOR}


class SignaturesCard(Card):
    """Who signed when; for a draft also what it lacks, and both buttons."""

    signing = Signal()
    """The owner wants to sign."""
    handing_over = Signal()
    """The partner signs now, at this desk."""
    goals_asked = Signal()
    rules_asked = Signal()

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=8)
        self._shown: object = None
        self.title = words("", "card_title", wraps=True)
        self._names = column(spacing=11)
        self.taken_back = words("", "small", "warning", wraps=True)
        self.missing = MissingBlock()
        self.sign = button("", "primary", "pen-line")
        self.hand_over = button("", "plain", "key-round")
        self.body.addWidget(self.title)
        self.body.addLayout(self._names)
        for widget in (self.taken_back, self.missing, self.sign, self.hand_over):
            self.body.addWidget(widget)
        self.taken_back.hide()
        self.sign.clicked.connect(self.signing)
        self.hand_over.clicked.connect(self.handing_over)
        self.missing.goals.clicked.connect(self.goals_asked)
        self.missing.rules.clicked.connect(self.rules_asked)

    def show_version(self, version: Version, state: AgreementState) -> None:
        """Show the signatures of one version; the same ones again cost nothing."""
        signed = tuple(version.signed.items())
        said = (
            version.number,
            version.view.agreement.in_force_at,
            signed,
            version.view.missing,
            state.pairing,
        )
        if said == self._shown:
            return
        self._shown = said
        self.title.setText(_title(version))
        clear(self._names)
        for role in Role:
            self._names.addLayout(_signature(version, state, role))
        is_open = not version.is_in_force
        own, other = state.own_role, state.own_role.other
        self.sign.setText(escaped(tr("Sign as {name}").format(name=state.first_name(own))))
        self.sign.setVisible(is_open and version.signed[own] is None)
        self.hand_over.setText(escaped(tr("{name} signs…").format(name=state.first_name(other))))
        self.hand_over.setVisible(is_open and version.signed[other] is None)
        set_look(self.hand_over, kind="primary" if self.sign.isHidden() else "plain")
        set_icon(self.hand_over, "key-round")
        self.missing.show_lacks(version.view.missing if is_open else (), state)

    def tell_taken_back(self, names: list[str]) -> None:
        """Say whose signature an edit took back; nobody: say nothing."""
        text = tr("The text has changed, so it needs a new signature: {names}.")
        self.taken_back.setText(text.format(names=", ".join(names)))
        self.taken_back.setVisible(bool(names))

    def refuse(self) -> None:
        """Say that nobody can sign yet; the focus goes to the way there."""
        self.missing.refuse()


class MissingBlock(QWidget):
    """What a version lacks before anyone may sign it, and the way there."""

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=3)
        self.title = words("", "label", "warning", wraps=True)
        self.lacks = words("", "small", wraps=True)
        self.goals = button(tr("Go to Goals"), "flat", "target", small=True)
        self.rules = button(tr("Tick a rule"), "flat", "check", small=True)
        lines.addWidget(self.title)
        lines.addWidget(self.lacks)
        ways = row(spacing=10)
        ways.addWidget(self.goals)
        ways.addWidget(self.rules)
        ways.addStretch(1)
        lines.addLayout(ways)

    def show_lacks(self, lacks: tuple[str, ...], state: AgreementState) -> None:
        """Show these, or nothing when the version is ready."""
        self.setVisible(bool(lacks))
        self.title.setText(tr("Before anyone signs"))
        self.lacks.setText("\n".join(_lack(key, state) for key in lacks))
        self.goals.setVisible(any(key in _LACKS_GOAL for key in lacks))
        self.rules.setVisible(any(key not in _LACKS_GOAL for key in lacks))

    def refuse(self) -> None:
        """Somebody tried: say so, and put the focus on the way there."""
        self.title.setText(tr("Not signed: it is not ready yet"))
        way = self.rules if self.goals.isHidden() else self.goals
        way.setFocus()


class VersionsCard(Card):
    """What each version changed and since when; whether the first and the last practice may be shown."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=8)
        self._shown: object = None
        self.body.addWidget(words(tr("Versions and changes"), "card_title"))
        self._rows = column(spacing=6)
        self.body.addLayout(self._rows)
        self.body.addWidget(hairline())
        self.tick = words("", "small", wraps=True)
        self.scope = words("", "small", wraps=True)
        self.body.addWidget(self.tick)
        self.body.addWidget(self.scope)
        self.body.addStretch(1)

    def show_state(self, state: AgreementState, shown: Version) -> None:
        """List all versions; tell the tick and the scope of the one shown."""
        said = tuple((one.version, one.change, one.in_force_at) for one in state.versions)
        if said != self._shown:
            self._shown = said
            self._list(state)
        agreement = shown.view.agreement
        may = tr("The first and the last practice may be shown.")
        may_not = tr("The first and the last practice are not shown.")
        self.tick.setText(may if agreement.shows_first_and_last else may_not)
        self.scope.setText(agreement.scope)
        self.scope.setVisible(bool(agreement.scope))

    def _list(self, state: AgreementState) -> None:
        clear(self._rows)
        for version in state.versions:
            self._rows.addLayout(_version_row(version))


class NamesCard(Card):
    """How many names are looked for, and the way to them. They belong to the pairing, not to a version."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=6)
        self.body.addWidget(words(tr("Names to look for"), "card_title"))
        self.told = words("", "small", "muted", wraps=True)
        self.change: QPushButton = button(tr("Look at the names…"), "flat", "users-round", small=True)
        self.body.addWidget(self.told)
        line = row()
        line.addWidget(self.change)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_state(self, state: AgreementState) -> None:
        """Tell how many there are."""
        count = state.third_persons
        if count == 0:
            self.told.setText(tr("None besides your own yet."))
        elif count == 1:
            self.told.setText(tr("One name besides your own."))
        else:
            said = tr("{count} names besides your own.").format(count=dates.number(count).capitalize())
            self.told.setText(said)


def way_out() -> Well:
    """The no-fault exit, in the agreement's own words."""
    well = Well(inner=(16, 9, 14, 9))
    well.body.addWidget(
        words(tr("Either of us may stop at any time, no fault, no reason asked."), "small", wraps=True), 1
    )
    return well


def _title(version: Version) -> str:
    since = version.view.agreement.in_force_at
    if since is not None:
        return tr("In force since {day}").format(day=dates.day_and_month(since))
    if any(version.signed.values()):
        return tr("Version {number}, signed by one").format(number=version.number)
    return tr("Version {number}, a draft").format(number=version.number)


def _signature(version: Version, state: AgreementState, role: Role) -> QVBoxLayout:
    lines = column(spacing=4)
    signed = version.signed[role]
    name = words(state.pairing.name(role), "search", _TONES[role] if signed else "muted", wraps=True)
    font = name.font()
    font.setItalic(True)
    name.setFont(font)
    lines.addWidget(name)
    lines.addWidget(hairline())
    lines.addWidget(_signed_words(version, state, role))
    return lines


def _signed_words(version: Version, state: AgreementState, role: Role) -> QLabel:
    signed = version.signed[role]
    if signed is not None:
        day = dates.day_in_full(signed)
        return words(tr("signed {day}, {time}").format(day=day, time=dates.clock(signed)), "small", "muted")
    if version.is_in_force:
        return words(tr("the text is not the one that was signed"), "small", "danger", wraps=True)
    return words(tr("waiting for {name}").format(name=state.first_name(role)), "small", "muted")


def _version_row(version: Agreement) -> QVBoxLayout:
    whole = column()
    line = row(spacing=8)
    number = words(f"v{version.version}", "label")
    sizes(number, width=24)
    line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    is_first = version.version == 1
    said = version.change or (tr("First agreement") if is_first else tr("No words for this change"))
    line.addWidget(words(said, "small", wraps=True), 1)
    since = version.in_force_at
    when = words(dates.short_day(since) if since else tr("draft"), "small", "muted", tabular=True)
    line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    whole.addLayout(line)
    return whole


def _lack(key: str, state: AgreementState) -> str:
    role = _LACKS_GOAL.get(key)
    if role is None:
        return missing_words(key)
    if role is state.own_role:
        return tr("You have no goal yet.")
    return tr("{name} has no goal yet.").format(name=state.first_name(role))
