"""Who signed what and how; for a draft what it lacks, what of it can hold at once, and the ways to sign."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rmdesk.domain.narrowing import Narrower
from rmdesk.domain.vocabulary import Manner, Role
from rmdesk.ui.pages.agreement.state import AgreementState, Version
from rmdesk.ui.sizes import Margins, clear, column, row
from rmdesk.ui.widgets.buttons import button, set_icon
from rmdesk.ui.widgets.card import Card, hairline
from rmdesk.ui.widgets.text import escaped, set_look, words
from rmdesk.wording import dates, tr
from rmdesk.wording.agreement import rules_listed, scan_words
from rmdesk.wording.errors import missing_words

CARD: Margins = (18, 14, 18, 14)
WIDE: Margins = (20, 14, 20, 14)
"""Under the rules, in line with them."""
_TONES = {Role.EXECUTIVE: "accent", Role.MENTOR: "clay"}
_LACKS_GOAL = {"no executive goal": Role.EXECUTIVE, "no mentor goal": Role.MENTOR}
_LACKS_RULE = "no privacy rule"


class SignaturesCard(Card):
    """Signatures with their day; for a draft also what stands in the way, and the buttons."""

    signing = Signal()
    """The owner wants to sign."""
    handing_over = Signal()
    """The partner signs now, at this desk."""
    paper_given = Signal()
    """One of the two signed on paper."""
    code_asked = Signal()
    """The partner wants another sign-off code."""

    def __init__(self) -> None:
        super().__init__(inner=CARD, gap=8)
        self._shown: object = None
        self.title = words("", "card_title", wraps=True)
        self._names = column(spacing=11)
        self.taken_back = words("", "small", "warning", wraps=True)
        self.missing = MissingBlock()
        self.narrower = NarrowerBlock()
        self.sign = button("", "primary", "pen-line")
        self.hand_over = button("", "plain", "key-round")
        self.on_paper = button(tr("Signed on paper…"), "flat", "file-text", small=True)
        self.new_code = button("", "flat", "key-round", small=True)
        self.body.addWidget(self.title)
        self.body.addLayout(self._names)
        for widget in (self.taken_back, self.missing, self.narrower, self.sign, self.hand_over):
            self.body.addWidget(widget)
        for flat in (self.on_paper, self.new_code):
            self.body.addLayout(_at_left(flat))
        self.taken_back.hide()
        self.sign.clicked.connect(self.signing)
        self.hand_over.clicked.connect(self.handing_over)
        self.on_paper.clicked.connect(self.paper_given)
        self.new_code.clicked.connect(self.code_asked)

    def show_version(self, version: Version, state: AgreementState) -> None:
        """Show the signatures of one version; the same ones again cost nothing."""
        signatures = tuple((one.role, one.manner, one.scan) for one in version.view.signatures.values())
        said = (
            version.number, version.view.agreement.in_force_at, tuple(version.signed.items()), signatures,
            version.view.missing, state.pairing, state.stricter, state.closed_on,
        )  # fmt: skip
        if said == self._shown:
            return
        self._shown = said
        self.title.setText(_title(version))
        clear(self._names)
        for role in Role:
            self._names.addLayout(_signature(version, state, role))
        self._show_ways(version, state)

    def tell_taken_back(self, names: list[str]) -> None:
        """Say whose signature an edit took back; nobody: say nothing."""
        text = tr("The text has changed, so it needs a new signature: {names}.")
        self.taken_back.setText(text.format(names=", ".join(names)))
        self.taken_back.setVisible(bool(names))

    def refuse(self) -> None:
        """Say that nobody can sign yet; the focus goes to the way there."""
        self.missing.refuse()

    def _show_ways(self, version: Version, state: AgreementState) -> None:
        is_open = not version.is_in_force and state.closed_on is None
        own, other = state.own_role, state.own_role.other
        partner = state.first_name(other)
        self.sign.setText(escaped(tr("Sign as {name}").format(name=state.first_name(own))))
        self.sign.setVisible(is_open and version.signed[own] is None)
        self.hand_over.setText(escaped(tr("{name} signs…").format(name=partner)))
        self.hand_over.setVisible(is_open and version.signed[other] is None)
        set_look(self.hand_over, kind="primary" if self.sign.isHidden() else "plain")
        set_icon(self.hand_over, "key-round")
        self.on_paper.setVisible(is_open)
        self.new_code.setText(escaped(tr("New sign-off code for {name}…").format(name=partner)))
        self.new_code.setVisible(is_open)
        self.missing.show_lacks(version.view.missing if is_open else (), state)
        self.narrower.show_stricter(state.stricter if is_open else Narrower(), partner)


class MissingBlock(QWidget):
    """What a version lacks before anyone may sign it, and the way there."""

    goals_asked = Signal()
    rules_asked = Signal()
    scope_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=3)
        self.title = words("", "label", "warning", wraps=True)
        self.lacks = words("", "small", wraps=True)
        self.goals = button(tr("Go to Goals"), "flat", "target", small=True)
        self.scope = button(tr("Say what it is for"), "flat", "pen-line", small=True)
        self.rules = button(tr("Tick a rule"), "flat", "check", small=True)
        lines.addWidget(self.title)
        lines.addWidget(self.lacks)
        for way in self._ways:
            lines.addLayout(_at_left(way))
        self.goals.clicked.connect(self.goals_asked)
        self.scope.clicked.connect(self.scope_asked)
        self.rules.clicked.connect(self.rules_asked)

    @property
    def _ways(self) -> tuple[QPushButton, ...]:
        return self.goals, self.scope, self.rules

    def show_lacks(self, lacks: tuple[str, ...], state: AgreementState) -> None:
        """Show these, or nothing when the version is ready."""
        self.setVisible(bool(lacks))
        self.title.setText(tr("Before anyone signs"))
        self.lacks.setText("\n".join(_lack(key, state) for key in lacks))
        self.goals.setVisible(any(key in _LACKS_GOAL for key in lacks))
        self.scope.setVisible("no scope" in lacks)
        others = [key for key in lacks if key not in _LACKS_GOAL and key != "no scope"]
        self.rules.setText(tr("Tick a rule") if _LACKS_RULE in others else tr("Look at the watchwords"))
        self.rules.setVisible(bool(others))

    def refuse(self) -> None:
        """Somebody tried: say so, and put the focus on the way there."""
        self.title.setText(tr("Not signed: it is not ready yet"))
        for way in self._ways:
            if not way.isHidden():
                way.setFocus()
                return


class NarrowerBlock(QWidget):
    """What of a draft is stricter: it may hold at once, on the word of either of the two."""

    owner_wants = Signal()
    partner_wants = Signal()

    def __init__(self) -> None:
        super().__init__()
        lines = column(self, spacing=3)
        self.told = words("", "small", wraps=True)
        self.at_once = button(tr("Let it hold at once"), "flat", "shield-check", small=True)
        self.partner = button("", "flat", "key-round", small=True)
        lines.addWidget(self.told)
        for flat in (self.at_once, self.partner):
            lines.addLayout(_at_left(flat))
        self.at_once.clicked.connect(self.owner_wants)
        self.partner.clicked.connect(self.partner_wants)

    def show_stricter(self, found: Narrower, partner: str) -> None:
        """Say which rules, or nothing when none is stricter."""
        self.setVisible(bool(found))
        said = tr("Stricter in this draft: {what}. Either of you can let that hold at once.")
        self.told.setText(said.format(what=stricter_words(found)))
        self.partner.setText(escaped(tr("{name} lets it hold at once…").format(name=partner)))


def stricter_words(found: Narrower) -> str:
    """What is stricter: "R5 and R11, one watchword". Never which word."""
    parts = []
    if found.rules:
        parts.append(rules_listed(tuple(sorted({rule.number for rule in found.rules}))))
    count = len(found.watchwords)
    if count:
        more = tr("{count} watchwords").format(count=dates.number(count))
        parts.append(tr("one watchword") if count == 1 else more)
    if found.hides_first_and_last:
        parts.append(tr("the first and the last practice"))
    return ", ".join(parts)


def _at_left(widget: QWidget) -> QVBoxLayout:
    lines, line = column(), row()
    line.addWidget(widget)
    line.addStretch(1)
    lines.addLayout(line)
    return lines


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
    lines.addWidget(_signed_label(version, state, role))
    return lines


def _signed_label(version: Version, state: AgreementState, role: Role) -> QLabel:
    if version.signed[role] is not None:
        return words(signed_words(version, role), "small", "muted", wraps=True)
    if version.is_in_force:
        return words(tr("the text is not the one that was signed"), "small", "danger", wraps=True)
    since = version.signed[role.other]
    if since is not None:
        said = tr("waiting for {name} since {day}")
        text = said.format(name=state.first_name(role), day=dates.day_and_month(since))
        return words(text, "small", "muted", wraps=True)
    return words(tr("waiting for {name}").format(name=state.first_name(role)), "small", "muted", wraps=True)


def signed_words(version: Version, role: Role) -> str:
    """When and how one side signed; "" without a signature that holds."""
    signed, found = version.signed[role], version.view.signatures.get(role)
    if signed is None or found is None:
        return ""
    if found.manner is Manner.PAPER and found.paper_on is not None and found.scan is not None:
        said = tr("signed on paper {day}, scan {scan}")
        return said.format(day=dates.day_in_full(found.paper_on), scan=scan_words(found.scan, groups=2))
    said = tr("signed {day}, {time}")
    return said.format(day=dates.day_in_full(signed), time=dates.clock(signed))


def _lack(key: str, state: AgreementState) -> str:
    role = _LACKS_GOAL.get(key)
    if role is None:
        return missing_words(key)
    if role is state.own_role:
        return tr("You have no goal yet.")
    return tr("{name} has no goal yet.").format(name=state.first_name(role))
