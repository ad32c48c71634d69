"""Pairings: who is who, the programme, and the people whose names must not leave."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from rmdesk.domain.redaction import Lexicon, clean
from rmdesk.domain.stakeholder_names import names_in
from rmdesk.domain.vocabulary import Role
from rmdesk.errors import InvalidInput
from rmdesk.journal.agreement_forms import PartnerKey
from rmdesk.journal.agreements import current
from rmdesk.journal.db import Db
from rmdesk.journal.drafts import first_draft
from rmdesk.storage.records import Owner, Pairing, Part, Person, Stakeholder

PAIR_REFERENCE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,15}")
PROGRAMME_LENGTH = 60
MINUTES = range(5, 481)


@dataclass(frozen=True, slots=True)
class PairingForm:
    """A new pairing as the form hands it back. Without a programme there is no coordinator."""

    owner_name: str
    partner_name: str
    owner_role: Role
    first_session_at: datetime
    cadence_days: int
    minutes: int
    programme: str = ""
    pair_ref: str = ""
    coordinator_name: str = ""
    is_pilot: bool = False
    is_external: bool = False


@dataclass(frozen=True, slots=True)
class PairingRow:
    """A pairing and the names the screens need."""

    pairing: Pairing
    executive: str
    mentor: str
    coordinator: str | None

    @property
    def owner(self) -> str:
        """The owner's full name."""
        return self.name(self.pairing.owner_role)

    @property
    def partner(self) -> str:
        """The partner's full name."""
        return self.name(self.pairing.owner_role.other)

    @property
    def has_programme(self) -> bool:
        """Whether there is a coordinator to send a summary to."""
        return self.pairing.pair_ref is not None

    def name(self, role: Role) -> str:
        """The full name of one of the two."""
        return self.executive if role is Role.EXECUTIVE else self.mentor


def first_name(name: str) -> str:
    """What the two call each other on the screen: the first word of the name."""
    return name.split(maxsplit=1)[0] if name.split() else name


def owner(db: Db) -> Owner:
    """Whose journal this is."""
    return db.scalars(sa.select(Owner)).one()


def pairings(db: Db) -> list[PairingRow]:
    """All pairings, the oldest first."""
    ids = db.scalars(sa.select(Pairing.id).order_by(Pairing.counter))
    return [pairing_row(db, pairing_id) for pairing_id in ids]


def pairing_row(db: Db, pairing_id: str) -> PairingRow:
    """One pairing with its names. Raises NotFound."""
    pairing = db.find(Pairing, pairing_id)
    names = {person.part: person.name for person in people(db, pairing_id)}
    return PairingRow(pairing, names[Part.EXECUTIVE], names[Part.MENTOR], names.get(Part.COORDINATOR))


def shown_pairing(db: Db) -> PairingRow | None:
    """The pairing shown last, or the oldest; None when there is none."""
    rows = pairings(db)
    last = owner(db).last_pairing_id
    return next((row for row in rows if row.pairing.id == last), rows[0] if rows else None)


def show_pairing(db: Db, pairing_id: str) -> None:
    """Remember which pairing is shown."""
    owner(db).last_pairing_id = db.find(Pairing, pairing_id).id


def people(db: Db, pairing_id: str) -> list[Person]:
    """The people of a pairing: the two, the coordinator, third persons."""
    rows = sa.select(Person).filter_by(pairing_id=pairing_id).order_by(Person.counter)
    return list(db.scalars(rows))


def names_to_look_for(db: Db, pairing_id: str) -> tuple[str, ...]:
    """Every name that must not leave, as entered: this pairing's people, then all whom the journal knows,
    among them those who stand in any agreement's list of stakeholders."""
    known = db.scalars(sa.select(Person))
    everyone = sorted(known, key=lambda one: (one.pairing_id != pairing_id, one.counter))
    entered = (name for person in everyone for name in (person.name, *person.also_called))
    names = tuple(name for name in (*entered, owner(db).name) if name)
    return tuple(dict.fromkeys((*names, *_names_of_stakeholders(db, names))))


def names_of_stakeholders(db: Db, pairing_id: str) -> tuple[str, ...]:
    """The names of people that stand in agreements alone: looked for, though nobody entered them as such."""
    entered = {name for person in people(db, pairing_id) for name in (person.name, *person.also_called)}
    return _names_of_stakeholders(db, (*entered, owner(db).name))


def _names_of_stakeholders(db: Db, entered: Iterable[str]) -> tuple[str, ...]:
    """Of every version and draft: who had an interest once is no stranger later. A firm that gives its
    programme the name is no person."""
    programmes = (name for name in db.scalars(sa.select(Pairing.programme)) if name)
    known = frozenset(word.casefold() for text in (*entered, *programmes) for word in text.split())
    entries = db.scalars(sa.select(Stakeholder.name).order_by(Stakeholder.counter))
    return tuple(dict.fromkeys(name for entry in entries for name in names_in(entry, known)))


def add_person(db: Db, pairing_id: str, name: str) -> Person:
    """A third person whose name must not leave. Raises InvalidInput for an empty name."""
    person = Person(pairing_id=pairing_id, part=Part.THIRD, name=_named(name, "person"))
    db.add(person)
    return person


def remove_person(db: Db, person_id: str) -> None:
    """Stop looking for a third person's name. Raises InvalidInput for the two and the coordinator."""
    person = db.find(Person, person_id)
    if person.part is not Part.THIRD:
        raise InvalidInput("person", "of the pair")
    db.delete(person)


def new_pairing(db: Db, form: PairingForm, partner: PartnerKey) -> Pairing:
    """A pairing with its people and a first agreement to sign. Raises InvalidInput.

    The first session is not made here: `sessions.plan_session` does it.
    """
    check_pairing(form)
    pairing = Pairing(
        owner_role=form.owner_role,
        programme=clean(form.programme).strip() or None,
        pair_ref=form.pair_ref.strip() or None,
        first_session_at=form.first_session_at,
        cadence_days=form.cadence_days,
        minutes=form.minutes,
        created_at=db.now(),
        is_pilot=form.is_pilot,
        is_external=form.is_external,
    )
    db.add(pairing)
    db.flush()
    own, other = Part(form.owner_role.value), Part(form.owner_role.other.value)
    db.add(Person(pairing_id=pairing.id, part=own, name=_named(form.owner_name, "owner name")))
    db.add(Person(pairing_id=pairing.id, part=other, name=_named(form.partner_name, "partner name")))
    if form.pair_ref.strip():
        coordinator = _named(form.coordinator_name, "coordinator")
        db.add(Person(pairing_id=pairing.id, part=Part.COORDINATOR, name=coordinator))
    first_draft(db, pairing, partner)
    owner(db).last_pairing_id = pairing.id
    return pairing


def set_programme(db: Db, pairing_id: str, programme: str, pair_ref: str, coordinator: str) -> None:
    """The programme of a pairing before anything was signed; all empty: there is none, and no coordinator.

    Raises InvalidInput for a field that cannot stand, and once a version is in force.
    """
    pairing = db.find(Pairing, pairing_id)
    if current(db, pairing_id) is not None:
        raise InvalidInput("programme", "in force")
    row = pairing_row(db, pairing_id)
    said = PairingForm(
        row.owner, row.partner, pairing.owner_role, pairing.first_session_at, pairing.cadence_days,
        pairing.minutes, programme, pair_ref, coordinator,
    )  # fmt: skip
    check_pairing(said)
    pairing.programme, pairing.pair_ref = clean(programme).strip() or None, pair_ref.strip() or None
    known = [person for person in people(db, pairing_id) if person.part is Part.COORDINATOR]
    for person in known:
        db.delete(person)
    if pairing.pair_ref is not None:
        name = _named(coordinator, "coordinator")
        db.add(Person(pairing_id=pairing_id, part=Part.COORDINATOR, name=name))


def check_pairing(form: PairingForm) -> None:
    """Raises InvalidInput for the first field that cannot stand."""
    names = (_named(form.owner_name, "owner name"), _named(form.partner_name, "partner name"))
    if names[0].casefold() == names[1].casefold():
        raise InvalidInput("partner name", "same as owner")
    if form.minutes not in MINUTES:
        raise InvalidInput("minutes", "out of range")
    has_programme = any(text.strip() for text in (form.programme, form.pair_ref, form.coordinator_name))
    if has_programme:
        _check_programme(form)


def _check_programme(form: PairingForm) -> None:
    if not PAIR_REFERENCE.fullmatch(form.pair_ref.strip()):
        raise InvalidInput("pair reference", "not a reference")
    programme = clean(form.programme).strip()
    if not programme or len(programme) > PROGRAMME_LENGTH or "\n" in programme:
        raise InvalidInput("programme", "not one line")
    coordinator = _named(form.coordinator_name, "coordinator")
    lexicon = Lexicon((form.owner_name, form.partner_name, coordinator), ())
    for field, text in (("pair reference", form.pair_ref), ("programme", programme)):
        if any(not found.must_ask for found in lexicon.find(text)):
            raise InvalidInput(field, "holds a name")


def _named(name: str, field: str) -> str:
    named = " ".join(clean(name).split())
    if not named:
        raise InvalidInput(field, "empty")
    return named[:200]
