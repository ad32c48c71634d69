"""What the Agreement page shows: the version in force, the draft beside it, who signed what, what changed."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from rmdesk.domain.narrowing import Narrower
from rmdesk.domain.subjects import Subject
from rmdesk.domain.usual_rules import ALWAYS_ON
from rmdesk.domain.vocabulary import Role, Tag
from rmdesk.journal.agreements import AgreementView, current, draft, versions, view
from rmdesk.journal.change_log import ChangeRow, change_log
from rmdesk.journal.db import Db
from rmdesk.journal.launch import launch_view
from rmdesk.journal.narrowings import stricter_in
from rmdesk.journal.pairings import (
    PairingRow,
    first_name,
    names_of_stakeholders,
    pairing_row,
    people,
)
from rmdesk.journal.retention import Erasing, erasing
from rmdesk.journal.sessions import session_rows
from rmdesk.journal.signatures import is_signed
from rmdesk.storage.records import Agreement, Narrowing, PrivacyRule
from rmdesk.storage.records.people import Part
from rmdesk.wording import dates, tr
from rmdesk.wording.rules import Names, RuleMeaning, reach_words, sentence

__all__ = ["AgreementState", "Version", "agreement_state", "meaning", "reach_words", "sentence", "subtitle"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version, and when each of the two signed this very text; None where a signature is missing."""

    view: AgreementView
    signed: dict[Role, datetime | None]

    @property
    def is_in_force(self) -> bool:
        """Whether both have signed it."""
        return self.view.agreement.in_force_at is not None

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return self.view.agreement.version


@dataclass(frozen=True, slots=True)
class AgreementState:
    """All of it, read in one go."""

    pairing: PairingRow
    in_force: Version | None
    draft: Version | None
    versions: tuple[Agreement, ...]
    """The newest first."""
    third_persons: int
    """How many names are looked for besides those of the two and the coordinator."""
    log: tuple[ChangeRow, ...] = ()
    """The change log, the newest first."""
    session_numbers: dict[str, int | None] = field(default_factory=dict)
    """Of each session by its id, for lines of the change log."""
    stricter: Narrower = field(default_factory=Narrower)
    """What of the draft can hold at once."""
    erasing: Erasing | None = None
    """What the rule of erasing asks for, once the pairing is closed."""
    launch_waits: bool = False
    """Whether a step of the launch is still open."""

    @property
    def own_role(self) -> Role:
        """Which of the two the owner of the journal is."""
        return self.pairing.pairing.owner_role

    @property
    def closed_on(self) -> date | None:
        """The day the pairing was stopped."""
        return self.pairing.pairing.closed_on

    @property
    def names(self) -> Names:
        """First names for the sentences of the rules."""
        return Names(first_name(self.pairing.mentor), self.coordinator)

    @property
    def coordinator(self) -> str | None:
        """The coordinator's first name; None without a programme."""
        return first_name(self.pairing.coordinator) if self.pairing.coordinator else None

    @property
    def both(self) -> tuple[str, str]:
        """First names: executive, mentor."""
        return self.first_name(Role.EXECUTIVE), self.first_name(Role.MENTOR)

    def first_name(self, role: Role) -> str:
        """What the two call each other."""
        return first_name(self.pairing.name(role))


def agreement_state(db: Db, pairing_id: str) -> AgreementState:
    """Read everything the page shows."""
    thirds = [person for person in people(db, pairing_id) if person.part is Part.THIRD]
    waiting, launch = draft(db, pairing_id), launch_view(db, pairing_id)
    return AgreementState(
        pairing_row(db, pairing_id),
        _version(db, current(db, pairing_id)),
        _version(db, waiting),
        tuple(versions(db, pairing_id)),
        len(thirds) + len(names_of_stakeholders(db, pairing_id)),
        change_log(db, pairing_id),
        {row.session.id: row.number for row in session_rows(db, pairing_id)},
        stricter_in(db, waiting.id) if waiting is not None else Narrower(),
        erasing(db, pairing_id),
        launch is not None and launch.next_step is not None,
    )


def meaning(rule: PrivacyRule | Narrowing) -> RuleMeaning:
    """A stored rule, or what it was narrowed to, as its sentence needs it."""
    tags = tuple(Tag(tag) for tag in rule.tags)
    subjects = tuple(Subject(subject) for subject in rule.subjects)
    said = RuleMeaning(rule.kind, rule.audience, rule.form, tags, subjects)
    if isinstance(rule, Narrowing):
        return said
    return replace(said, text=rule.text, only_me_days=rule.only_me_days, pair_months=rule.pair_months)


def subtitle(state: AgreementState, shown: Version) -> str:
    """What stands under the title: which version, and whether it holds."""
    kept = sum(rule.is_kept or rule.kind in ALWAYS_ON for rule in shown.view.rules)
    if state.closed_on is not None:
        said = tr("Version {number}. The pairing was closed on {day}.")
        return said.format(number=shown.number, day=dates.day_in_full(state.closed_on))
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


def _version(db: Db, agreement: Agreement | None) -> Version | None:
    if agreement is None:
        return None
    return Version(view(db, agreement.id), {role: is_signed(db, agreement, role) for role in Role})
