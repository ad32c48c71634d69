"""What the Agreement page shows: the version in force, the draft beside it, who signed what."""

from dataclasses import dataclass
from datetime import datetime

from rmdesk.domain.subjects import Subject
from rmdesk.domain.vocabulary import Role, Tag
from rmdesk.journal.agreements import AgreementView, current, draft, versions, view
from rmdesk.journal.db import Db
from rmdesk.journal.pairings import PairingRow, first_name, pairing_row, people
from rmdesk.journal.signatures import is_signed
from rmdesk.storage.records import Agreement, PrivacyRule
from rmdesk.storage.records.people import Part
from rmdesk.wording.rules import Names, RuleMeaning, reach_words, sentence

__all__ = ["AgreementState", "Version", "agreement_state", "meaning", "reach_words", "sentence"]


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

    @property
    def own_role(self) -> Role:
        """Which of the two the owner of the journal is."""
        return self.pairing.pairing.owner_role

    @property
    def names(self) -> Names:
        """First names for the sentences of the rules."""
        coordinator = self.pairing.coordinator
        return Names(first_name(self.pairing.mentor), first_name(coordinator) if coordinator else None)

    def first_name(self, role: Role) -> str:
        """What the two call each other."""
        return first_name(self.pairing.name(role))


def agreement_state(db: Db, pairing_id: str) -> AgreementState:
    """Read everything the page shows."""
    thirds = [person for person in people(db, pairing_id) if person.part is Part.THIRD]
    return AgreementState(
        pairing_row(db, pairing_id),
        _version(db, current(db, pairing_id)),
        _version(db, draft(db, pairing_id)),
        tuple(versions(db, pairing_id)),
        len(thirds),
    )


def meaning(rule: PrivacyRule) -> RuleMeaning:
    """A stored rule as its sentence needs it."""
    return RuleMeaning(
        rule.kind,
        rule.audience,
        rule.form,
        tuple(Tag(tag) for tag in rule.tags),
        tuple(Subject(subject) for subject in rule.subjects),
        rule.text,
        rule.only_me_days,
        rule.pair_months,
    )


def _version(db: Db, agreement: Agreement | None) -> Version | None:
    if agreement is None:
        return None
    return Version(view(db, agreement.id), {role: is_signed(db, agreement, role) for role in Role})
